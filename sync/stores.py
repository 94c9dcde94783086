"""The two encrypted stores and the photo vault of one installation.

`work.db` is precious: it is never deleted, a copy is migrated. `cache.db` is disposable: damaged, foreign or newer, it is set
aside and made anew. A sealed proof beside them tells a wrong key from a damaged store.
"""

import contextlib
import hashlib
import logging
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync import audit
from sync.cache import CacheStore
from sync.cache_schema import CACHE_SCHEMA
from sync.commands import Commands
from sync.database import FULL, NORMAL, Database, guarded
from sync.errors import StoreDamaged, StoreError, StoreTooNew, WrongKey
from sync.ids import new_uuid7
from sync.keys import StoreKey
from sync.migrations import bring_up, migrate_on_copy, sync_file, sync_folder, version_of
from sync.reading import Reader
from sync.vault import PhotoVault
from sync.work import WorkStore
from sync.work_schema import WORK_SCHEMA, fingerprint

Clock = Callable[[], datetime]

_WORK, _CACHE, _PROOF, _DAMAGED = "work.db", "cache.db", "key.proof", "cache.damaged"
_PROVEN = b"the key of these stores"
_NONCE_BYTES = 12
_UNFINISHED = timedelta(hours=1)

log = logging.getLogger(__name__)


def open_stores(home: Path, key: StoreKey, *, clock: Clock) -> "Stores":
    """Open the stores below a folder, making what is missing; WrongKey, StoreDamaged, StoreTooNew or DiskFull when that fails."""
    with guarded("home"):
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    proven = _check_proof(home, key)
    device_id = _open_work(home, key, clock, proven=proven)
    if not proven:
        _write_proof(home, key)
    stores = Stores(home, key, clock=clock, device_id=device_id)
    stores.vault.sweep(clock() - _UNFINISHED)
    stores.mend_cache()
    return stores


class Stores:
    """Opens connections, from any thread; each object that it gives belongs to the thread that asked and has `close()`."""

    def __init__(self, home: Path, key: StoreKey, *, clock: Clock, device_id: str) -> None:
        self.home = home
        self.device_id = device_id
        self.vault = PhotoVault(home / "photos", key.photos())
        self._key = key
        self._clock = clock

    def open_work(self) -> WorkStore:
        """The engine's view of work.db."""
        return WorkStore(self._work(), self._clock)

    def open_cache(self) -> CacheStore:
        """The engine's view of cache.db."""
        return CacheStore(self._cache())

    def open_reader(self) -> Reader:
        """A query-only view of both."""
        database = self._cache(query_only=True)
        try:
            database.attach(self.home / _WORK, self._key.database(_WORK), "work")
        except BaseException:
            database.close()
            raise
        return Reader(database)

    def open_commands(self) -> Commands:
        """An officer's actions."""
        reader = self.open_reader()
        try:
            return Commands(self._work(), reader, self.vault, clock=self._clock, device_id=self.device_id)
        except BaseException:
            reader.close()
            raise

    def check(self) -> list[str]:
        """Everything that is wrong with the stores, one line each; reads every page."""
        found = [*self._check_file(self._work), *self._check_file(self._cache)]
        with contextlib.suppress(StoreError):
            found += self._check_work()
        return found

    def rebuild_cache(self) -> None:
        """Empty the cache; connections that are open see it empty, the next sync fills it."""
        try:
            database = self._cache()
            try:
                _empty(database)
                bring_up(database, CACHE_SCHEMA)
            finally:
                database.close()
        except (StoreDamaged, StoreTooNew):
            self._set_cache_aside()
            self.mend_cache()
        self.vault.forget_fetched()

    def mend_cache(self) -> None:
        """Make sure that there is a cache that can be used; what cannot be is set aside."""
        if (self.home / _DAMAGED).exists():
            self._set_cache_aside()
        try:
            self._probe_cache()
        except (StoreDamaged, StoreTooNew) as error:
            log.warning("the cache is set aside and fetched again: %s", error.code)
            self._set_cache_aside()
            self._probe_cache()

    def close(self) -> None:
        """Nothing stays open here: each connection belongs to whoever opened it."""

    def _work(self) -> Database:
        return Database(self.home / _WORK, self._key.database(_WORK), synchronous=FULL)

    def _cache(self, *, query_only: bool = False) -> Database:
        return Database(
            self.home / _CACHE,
            self._key.database(_CACHE),
            synchronous=NORMAL,
            query_only=query_only,
            bulk=not query_only,
            on_damage=self._note_damage,
        )

    def _note_damage(self) -> None:
        """Remember for the next start that a page of the cache could not be read."""
        with contextlib.suppress(OSError):
            (self.home / _DAMAGED).touch()

    def _probe_cache(self) -> None:
        database = self._cache()
        try:
            bring_up(database, CACHE_SCHEMA)
            for table in ("report", "body", "state", "document"):
                database.row(f"SELECT * FROM {table} ORDER BY rowid DESC LIMIT 1")  # noqa: S608
        finally:
            database.close()

    def _set_cache_aside(self) -> None:
        """Keep one damaged cache for whoever wants to look at it (it is encrypted as it was)."""
        with guarded(_CACHE):
            for suffix in ("", "-wal", "-shm"):
                path = self.home / (_CACHE + suffix)
                if path.exists():
                    path.replace(self.home / f"{_CACHE}.aside{suffix}")
            (self.home / _DAMAGED).unlink(missing_ok=True)

    def _check_file(self, opened: Callable[[], Database]) -> list[str]:
        try:
            database = opened()
        except StoreError as error:
            return [f"{error.facts.get('store', '?')}: {error.code}"]
        try:
            lines = [row[0] for row in database.rows("PRAGMA cipher_integrity_check")]
            lines += [row[0] for row in database.rows("PRAGMA integrity_check") if row[0] != "ok"]
            lines += [f"foreign key {row[0]}" for row in database.rows("PRAGMA foreign_key_check")]
        except StoreError as error:
            lines = [error.code]
        finally:
            database.close()
        return [f"{database.name}: {line}" for line in lines]

    def _check_work(self) -> list[str]:
        database = self._work()
        try:
            lines = [f"audit line {seq} does not fit" for seq in audit.breaks(database)]
            lines += [f"operation {op_id} was changed" for op_id in _changed(database)]
            waiting = database.rows(
                """SELECT DISTINCT ob.sha256
                   FROM operation_blob ob JOIN operation o ON o.op_id = ob.op_id JOIN blob b ON b.sha256 = ob.sha256
                   WHERE o.state IN ('queued', 'sending', 'uncertain') AND NOT b.stored
                   UNION SELECT sha256 FROM draft_photo"""
            )
            lines += [f"photo {sha256} cannot be read" for (sha256,) in waiting if self.vault.get(sha256) is None]
        finally:
            database.close()
        return [f"{_WORK}: {line}" for line in lines]


def _open_work(home: Path, key: StoreKey, clock: Clock, *, proven: bool) -> str:
    path, secret = home / _WORK, key.database(_WORK)
    if proven and not (path.exists() and path.stat().st_size):
        raise StoreDamaged(store=_WORK, problem="missing")
    try:
        database = Database(path, secret, synchronous=FULL)
    except StoreDamaged as error:
        # Unproven, the likelier reason is the key.
        if proven:
            raise
        raise WrongKey(store=_WORK) from error
    try:
        version = version_of(database)
        if version > WORK_SCHEMA.version:
            raise StoreTooNew(store=_WORK, version=version)
        if 0 < version < WORK_SCHEMA.version:
            database.close()
            migrate_on_copy(path, secret, WORK_SCHEMA, fingerprint)
            database = Database(path, secret, synchronous=FULL)
        bring_up(database, WORK_SCHEMA)
        return _device_id(database, clock)
    finally:
        database.close()


def _device_id(database: Database, clock: Clock) -> str:
    with database.writing():
        database.execute("INSERT OR IGNORE INTO meta (key, value) VALUES ('device_id', ?)", (new_uuid7(clock()),))
        found: str = database.value("SELECT value FROM meta WHERE key = 'device_id'")
    return found


def _check_proof(home: Path, key: StoreKey) -> bool:
    """Whether the proof is there and opens; WrongKey when it does not open."""
    with guarded(_PROOF):
        try:
            sealed = (home / _PROOF).read_bytes()
        except FileNotFoundError:
            return False
    try:
        AESGCM(key.proof()).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], _PROVEN)
    except (InvalidTag, ValueError) as error:
        raise WrongKey(store=_PROOF) from error
    return True


def _write_proof(home: Path, key: StoreKey) -> None:
    """Written last, so that it stands only where a whole work.db stands."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    part = home / f"{_PROOF}.part"
    with guarded(_PROOF):
        part.write_bytes(nonce + AESGCM(key.proof()).encrypt(nonce, b"", _PROVEN))
        sync_file(part)
        part.replace(home / _PROOF)
        sync_folder(home)


def _empty(database: Database) -> None:
    tables = database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'")
    names = [name for (name,) in tables if not name.startswith("words_fts_")]
    with database.writing():
        for name in names:
            database.execute(f'DROP TABLE IF EXISTS "{name}"')
        database.execute("PRAGMA user_version = 0")
    with contextlib.suppress(StoreError):  # only gives the space back; a reader may be in the way
        database.row("VACUUM")


def _changed(database: Database) -> list[str]:
    from_disk = database.batches("SELECT op_id, document, sha256 FROM operation", size=500)
    return [op_id for batch in from_disk for op_id, document, sha256 in batch if hashlib.sha256(document).hexdigest() != sha256]
