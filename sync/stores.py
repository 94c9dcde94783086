"""The two encrypted stores and the photo vault of one installation.

`work.db` is precious: it is never deleted, a copy is migrated, and a damaged one is rebuilt from its backup and its journal.
`cache.db` is disposable: damaged, foreign or newer, it is set aside and made anew.
"""

import contextlib
import logging
import platform
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sync.cache import CacheStore
from sync.care.backups import Backups
from sync.care.ballast import Ballast
from sync.care.cache_mending import CacheMending
from sync.care.journal import Journal
from sync.care.notices import Notice, NoticeBoard
from sync.care.presence import Presence, look_around
from sync.care.rebuilding import Rebuilder
from sync.care.soundness import broken_pages, broken_work
from sync.care.work_opening import WorkOpening
from sync.commands import Commands
from sync.database import FULL, NORMAL, Database, guarded
from sync.durable import make_folder
from sync.errors import DiskFull, StoreError
from sync.keys import StoreKey
from sync.locks import locked
from sync.photos.vault import PhotoVault
from sync.places import CACHE, WORK, Places
from sync.reading import Reader
from sync.sealed.signing import Signer
from sync.work import WorkStore

Clock = Callable[[], datetime]

JOURNAL_FAILED, RESTART = "journal-failed", "restart-to-repair"
_UNFINISHED = timedelta(hours=1)
# After so many steps of the database it asks whether to go on.
_OFTEN = 20_000

log = logging.getLogger(__name__)


def open_stores(home: Path, key: StoreKey, *, clock: Clock) -> "Stores":
    """Open the stores below a folder, making what is missing; WrongKey, StoreDamaged, StoreTooNew or DiskFull when that fails."""
    try:
        return _opened(home, key, clock)
    except DiskFull:
        if not Ballast(Places(home).ballast, NoticeBoard(home)).release():
            raise
        return _opened(home, key, clock)


def _opened(home: Path, key: StoreKey, clock: Clock) -> "Stores":
    with guarded("home"):
        # The proof is written last: where it stands, the folder's own name is on the disk for good.
        if not Places(home).proof.exists():
            make_folder(home)
        with locked(Places(home).opening_lock):
            stores = Stores(home, key, clock=clock)
            try:
                stores.make_ready()
            except BaseException:
                stores.close()
                raise
            return stores


class Stores:
    """Opens connections, from any thread; each object that it gives belongs to the thread that asked and has `close()`."""

    def __init__(self, home: Path, key: StoreKey, *, clock: Clock) -> None:
        self.home = home
        self.places = Places(home)
        self.device_id = ""
        self.vault = PhotoVault(home / "photos", key.photos())
        self.board = NoticeBoard(home)
        self.ballast = Ballast(self.places.ballast, self.board)
        self.journal = Journal(self.places.journal, key.journal(), clock=clock, on_state=self._tell_journal)
        self.backups = Backups(self.places.backups, key.database(WORK), clock=clock)
        self._mending = CacheMending(self.places, self._cache)
        self._company = look_around(self.places.running)
        self._presence = Presence(self.places.running, clock())
        self._key = key
        self._clock = clock

    def make_ready(self) -> None:
        """Bring both stores into a state in which they can be used; called once, by `open_stores`."""
        if self._company.unclean:
            log.warning("the last end was unclean: work.db is examined now, the cache in the background")
            self.places.work_damaged.touch()
            self.places.cache_unchecked.touch()
        self.device_id = self._opening().ready(self._company)
        self.vault.sweep(self._clock() - _UNFINISHED)
        self._mending.mend(alone=self._company.others == 0)
        if not self.places.cache_damaged.exists():
            self.board.dismiss(RESTART)

    def notices(self) -> tuple[Notice, ...]:
        """What the installation has to say about itself, until it is dismissed; any thread may ask."""
        return self.board.all()

    def dismiss(self, code: str) -> None:
        """A person has read a notice."""
        self.board.dismiss(code)

    def open_work(self) -> WorkStore:
        """The engine's view of work.db."""
        return WorkStore(self.work_database(), self._clock, self.journal)

    def open_cache(self) -> CacheStore:
        """The engine's view of cache.db."""
        return CacheStore(self._cache())

    def open_reader(self) -> Reader:
        """A query-only view of both."""
        database = self._cache(query_only=True)
        try:
            database.attach(self.places.work, self._key.database(WORK), "work")
        except BaseException:
            database.close()
            raise
        return Reader(database)

    def open_commands(self) -> Commands:
        """An officer's actions; each is in the journal too when it returns."""
        reader = self.open_reader()
        try:
            database = self.work_database(after_commit=self.journal.keep_up)
            return Commands(
                database,
                reader,
                self.vault,
                clock=self._clock,
                device_id=self.device_id,
                signer=Signer(self._key.signing(), platform.node()),
                make_room=self.ballast.release,
            )
        except BaseException:
            reader.close()
            raise

    def work_database(self, *, after_commit: Callable[[Database], None] | None = None) -> Database:
        """A connection to work.db."""
        return Database(
            self.places.work,
            self._key.database(WORK),
            synchronous=FULL,
            on_damage=self.note_damage,
            after_commit=after_commit,
        )

    def check(self) -> list[str]:
        """Everything that is wrong with the stores, one line each; reads every page."""
        return [*self.check_work(), *self.check_cache()]

    def check_pages(self) -> list[str]:
        """What is wrong with the pages of work.db: what the next start can mend."""
        return _examined(self.work_database, lambda _: [])

    def check_work(self) -> list[str]:
        """Everything that is wrong with work.db and with the photos that wait."""
        return _examined(self.work_database, lambda database: broken_work(database) + self._missing_photos(database))

    def check_cache(self, stop: threading.Event | None = None) -> list[str]:
        """Everything that is wrong with the cache; StoreError when it was stopped in the middle."""
        return _examined(self._cache, lambda _: [], stop)

    def rebuild_cache(self) -> None:
        """Empty the cache; connections that are open see it empty, the next sync fills it."""
        self._mending.rebuild()
        self.vault.forget_fetched()

    def note_damage(self) -> None:
        """Remember for the next start that a page of work.db could not be read, and ask for that start."""
        with contextlib.suppress(OSError):
            self.places.work_damaged.touch()
        self.board.put(RESTART)

    def note_cache_damage(self) -> None:
        """The same for a page of the cache."""
        with contextlib.suppress(OSError):
            self.places.cache_damaged.touch()
        self.board.put(RESTART)

    def close(self) -> None:
        """A clean end; connections belong to whoever opened them."""
        self._presence.leave()

    def _opening(self) -> WorkOpening:
        rebuilder = Rebuilder(
            places=self.places,
            key=self._key.database(WORK),
            backups=self.backups,
            journal=self.journal,
            vault=self.vault,
            board=self.board,
            clock=self._clock,
            make_room=self.ballast.release,
        )
        return WorkOpening(
            places=self.places,
            key=self._key,
            clock=self._clock,
            backups=self.backups,
            journal=self.journal,
            rebuilder=rebuilder,
        )

    def _cache(self, *, query_only: bool = False) -> Database:
        # FULL not for the cache's own sake: work.db says who sits here, which epoch is known and what was let go on the strength
        # of what was written to the cache before, so that must not be the later of the two on the disk.
        return Database(
            self.places.cache,
            self._key.database(CACHE),
            synchronous=NORMAL if query_only else FULL,
            query_only=query_only,
            bulk=not query_only,
            on_damage=self._note_either if query_only else self.note_cache_damage,
        )

    def _note_either(self) -> None:
        """A reader reads both files and cannot tell which one failed."""
        self.note_cache_damage()
        self.note_damage()

    def _tell_journal(self, problem: str | None) -> None:
        if problem is None:
            self.board.dismiss(JOURNAL_FAILED)
        else:
            self.board.put(JOURNAL_FAILED, reason=problem)

    def _missing_photos(self, database: Database) -> list[str]:
        waiting = database.rows(
            """SELECT DISTINCT ob.sha256
               FROM operation_blob ob JOIN operation o ON o.op_id = ob.op_id JOIN blob b ON b.sha256 = ob.sha256
               WHERE o.state IN ('queued', 'sending', 'uncertain') AND NOT b.stored
               UNION SELECT sha256 FROM draft_photo"""
        )
        return [f"photo {sha256} cannot be read" for (sha256,) in waiting if self.vault.get(sha256) is None]


def _examined(
    connect: Callable[[], Database], more: Callable[[Database], list[str]], stop: threading.Event | None = None
) -> list[str]:
    try:
        database = connect()
    except StoreError as error:
        return [f"{error.facts.get('store', '?')}: {error.code}"]
    if stop is not None:
        database.connection.set_progress_handler(stop.is_set, _OFTEN)
    try:
        lines = broken_pages(database, whole=True)
        with contextlib.suppress(StoreError):
            lines += more(database)
    finally:
        database.close()
    return [f"{database.name}: {line}" for line in lines]
