"""Opening work.db: the right key, the right version, sound pages, nothing lost; what is damaged is rebuilt on the way."""

import errno
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sync.care.backups import Backups
from sync.care.journal import Journal
from sync.care.presence import Company
from sync.care.rebuilding import Rebuilder
from sync.care.soundness import broken_pages
from sync.database import FULL, Database
from sync.errors import StoreDamaged, StoreError, StoreTooNew, WrongKey
from sync.ids import new_uuid7
from sync.key_proof import opens_proof, write_proof
from sync.keys import StoreKey
from sync.migrations import bring_up, migrate_on_copy, version_of
from sync.places import WORK, Places, holds_work
from sync.work_schema import WORK_SCHEMA, fingerprint

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOpening:
    """Makes work.db ready for use; used under the lock of opening."""

    places: Places
    key: StoreKey
    clock: Callable[[], datetime]
    backups: Backups
    journal: Journal
    rebuilder: Rebuilder

    def ready(self, company: Company) -> str:
        """Open it, or what is left of it, and answer the device's id; WrongKey, StoreDamaged, StoreTooNew, DiskFull."""
        proof = opens_proof(self.places.proof, self.key.proof())
        worked = proof is not None or self._was_used()
        if proof is not True and worked and not self._key_fits():
            raise WrongKey(store=WORK)
        if company.others == 0:
            self.rebuilder.go_on()
        device_id = self._sound(company, worked=worked)
        if proof is not True:
            write_proof(self.places.proof, self.key.proof())
        return device_id

    def _was_used(self) -> bool:
        """Whether there was ever a whole store; an empty file alone is one whose making was cut."""
        work = self.places.work
        if holds_work(self.places.home) and not work.exists():
            return True
        return (work.exists() and work.stat().st_size > 0) or self.journal.path.exists() or bool(self.backups.files())

    def _key_fits(self) -> bool:
        """Whether anything that was sealed with the key opens."""
        if self.journal.opens() or any(not self.backups.examine(path, whole=False).problems for path in self.backups.files()):
            return True
        if not _is_there(self.places.work):
            return False
        try:
            self._connect().close()
        except StoreDamaged:
            return False
        return True

    def _sound(self, company: Company, *, worked: bool) -> str:
        try:
            return self._open(suspicious=self.places.work_damaged.exists(), worked=worked)
        except StoreError as error:
            if not self._is_damage(error):
                raise
            if company.others:
                raise StoreDamaged("store-in-use", store=WORK) from error
            self._spare_the_cache()
            self.rebuilder.rebuild(str(error.facts.get("problem", "unreadable")))
        return self._open(suspicious=False, worked=True)

    def _open(self, *, suspicious: bool, worked: bool) -> str:
        if worked and not _is_there(self.places.work):
            raise StoreDamaged(store=WORK, problem="missing")
        database = self._connect()
        try:
            if self._is_older(database):
                self.backups.take(database)
                database.close()
                migrate_on_copy(self.places.work, self.key.database(WORK), WORK_SCHEMA, fingerprint)
                database = self._connect()
            if suspicious and (broken := broken_pages(database, whole=True)):
                log.warning("work.db is damaged: %s", broken[0])
                raise StoreDamaged(store=WORK, problem="pages")
            bring_up(database, WORK_SCHEMA)
            if self.journal.is_ahead(database):
                raise StoreDamaged(store=WORK, problem="behind-its-journal")
            device_id = _device_id(database, self.clock)
            self.journal.keep_up(database)
        finally:
            database.close()
        self.places.work_damaged.unlink(missing_ok=True)
        return device_id

    def _is_older(self, database: Database) -> bool:
        version = version_of(database)
        if version > WORK_SCHEMA.version:
            raise StoreTooNew(store=WORK, version=version)
        return 0 < version < WORK_SCHEMA.version

    def _connect(self) -> Database:
        return Database(self.places.work, self.key.database(WORK), synchronous=FULL)

    def _is_damage(self, error: StoreError) -> bool:
        """Whether the file is the reason: not a copy that did not turn out well, and not a disk that is only full."""
        if isinstance(error, StoreDamaged):
            return error.facts.get("problem") not in ("migration", "in-use")
        return error.facts.get("problem") == "io" and _cannot_be_read(self.places.work)

    def _spare_the_cache(self) -> None:
        """Both were under suspicion, because one connection reads both; the cache is looked at again in the background."""
        if self.places.work_damaged.exists() and self.places.cache_damaged.exists():
            self.places.cache_damaged.replace(self.places.cache_unchecked)


def _device_id(database: Database, clock: Callable[[], datetime]) -> str:
    known: str | None = database.value("SELECT value FROM meta WHERE key = 'device_id'")
    if known is not None:
        return known
    with database.writing():
        database.execute("INSERT OR IGNORE INTO meta (key, value) VALUES ('device_id', ?)", (new_uuid7(clock()),))
        found: str = database.value("SELECT value FROM meta WHERE key = 'device_id'")
    return found


def _is_there(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _cannot_be_read(path: Path) -> bool:
    """Whether the disk itself cannot give the file's bytes any more."""
    try:
        with path.open("rb") as file:
            while file.read(1024 * 1024):
                pass
    except OSError as error:
        return error.errno == errno.EIO
    return False
