"""The caretaker: looks after the stores while nobody asks, in one thread of its own.

| how often | what |
|---|---|
| each time | free space on the disk, ballast, the journal |
| after an unclean end | every page of the cache, and whether the journal has holes |
| daily, and after much work | a backup, a new journal, the log folded into the file |
| daily | photos that nobody needs any more |
| weekly | every page, index and chain of both stores, every photo that waits |
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from sync.care.ballast import MIB, Space, free_space
from sync.care.notices import Notice
from sync.care.tidying import Bounds, tidy_photos
from sync.database import Database
from sync.errors import StoreDamaged, StoreError
from sync.moments import from_millis, to_millis
from sync.pauses import Pauses, RealPauses
from sync.stores import Stores

INTERVAL = 60.0
TIDIED, CHECKED = "tidied_at", "checked_at"
DAILY, WEEKLY = timedelta(days=1), timedelta(days=7)
NEARLY_FULL, BACKUP_FAILED, CHECK_FAILED = "disk-nearly-full", "backup-failed", "check-failed"

log = logging.getLogger(__name__)


class Caretaker:
    """Does what is due; `on_notice` hears all notices whenever they are others than before, from the caretaker's thread."""

    def __init__(
        self,
        stores: Stores,
        *,
        clock: Callable[[], datetime],
        stop: threading.Event,
        on_notice: Callable[[tuple[Notice, ...]], None],
        pauses: Pauses | None = None,
        space: Space | None = None,
        bounds: Bounds | None = None,
        free: Callable[[Path], int] = free_space,
    ) -> None:
        self._stores = stores
        self._clock = clock
        self._stop = stop
        self._on_notice = on_notice
        self._pauses = pauses or RealPauses(stop)
        self._space = space or Space()
        self._bounds = bounds or Bounds()
        self._free = free
        self._told: tuple[Notice, ...] = ()
        self._is_short = False
        self._journal_read = False

    def run(self) -> None:
        """Look after the stores until stopped; one thread's whole life."""
        self._stores.board.listen(self._pauses.wake)
        try:
            while not self._stop.is_set():
                self._pauses.begin()
                try:
                    self.run_once()
                except Exception:  # a thread's rim: the stores are looked after whatever happened
                    log.exception("the caretaker failed")
                self._pauses.sleep(INTERVAL)
        finally:
            self._stores.board.ignore(self._pauses.wake)

    def run_once(self, *, thorough: bool = True) -> None:
        """Do everything that is due now; without `thorough` only what takes a moment."""
        # The notices first: the window shows at its start what the last run left.
        self._tell()
        duties: tuple[Callable[[], None], ...] = (self._watch_space, self._keep_work)
        if thorough:
            duties = (*duties, self._lay_in_ballast, self._check_cache, self._check_all)
        for duty in duties:
            if self._stop.is_set():
                return
            try:
                duty()
            except (StoreError, OSError) as error:
                log.warning("the caretaker could not do everything: %s", error)
        self._tell()

    def _watch_space(self) -> None:
        free = self._free(self._stores.home)
        if free >= self._space.little:
            self._is_short = False
            self._stores.dismiss(NEARLY_FULL)
        elif not self._is_short:
            # Once for each time: who has read it is not told every minute.
            self._is_short = True
            self._stores.board.put(NEARLY_FULL, megabytes=free // MIB)

    def _lay_in_ballast(self) -> None:
        self._stores.ballast.provide(self._space, self._free(self._stores.home))

    def _keep_work(self) -> None:
        database = self._stores.work_database()
        try:
            self._keep_journal(database)
            if self._stores.backups.is_due(database):
                self._back_up(database)
            if self._is_due(database, TIDIED, DAILY):
                tidy_photos(database, self._stores.vault, self._clock(), self._bounds)
                self._note_done(database, TIDIED)
        finally:
            database.close()

    def _keep_journal(self, database: Database) -> None:
        self._stores.journal.keep_up(database)
        if self._journal_read:
            return
        self._journal_read = True
        read = self._stores.journal.read()
        if read is not None and not read.is_whole:
            log.warning("the journal of work has holes and is begun anew")
            self._stores.journal.begin_anew(database)

    def _back_up(self, database: Database) -> None:
        try:
            if not self._stores.backups.take(database):
                return
        except StoreDamaged as error:
            log.warning("work.db cannot be backed up: %s", error.facts)
            self._stores.note_damage()
            return
        except StoreError as error:
            self._stores.board.put(BACKUP_FAILED, reason=error.code)
            return
        self._stores.dismiss(BACKUP_FAILED)
        self._stores.journal.begin_anew(database)
        database.checkpoint()

    def _check_cache(self) -> None:
        mark = self._stores.places.cache_unchecked
        if not mark.exists():
            return
        found = self._stores.check_cache(self._stop)
        mark.unlink(missing_ok=True)
        if found:
            log.warning("the cache is damaged: %s", found[0])
            self._stores.note_cache_damage()

    def _check_all(self) -> None:
        database = self._stores.work_database()
        try:
            if not self._is_due(database, CHECKED, WEEKLY):
                return
            work, cache = self._stores.check_work(), self._stores.check_cache(self._stop)
            self._note_done(database, CHECKED)
        finally:
            database.close()
        if cache:
            self._stores.note_cache_damage()
        if work and self._stores.check_pages():
            self._stores.note_damage()
        if work or cache:
            self._stores.board.put(CHECK_FAILED, (*work, *cache), count=len(work) + len(cache))
        else:
            self._stores.dismiss(CHECK_FAILED)

    def _is_due(self, database: Database, key: str, every: timedelta) -> bool:
        found: str | None = database.value("SELECT value FROM meta WHERE key = ?", (key,))
        # A clock that was set back must not put it off.
        return found is None or not timedelta(0) <= self._clock() - from_millis(int(found)) < every

    def _note_done(self, database: Database, key: str) -> None:
        with database.writing():
            database.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, str(to_millis(self._clock()))))

    def _tell(self) -> None:
        notices = self._stores.notices()
        if notices != self._told:
            self._told = notices
            self._on_notice(notices)
