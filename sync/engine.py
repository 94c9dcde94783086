"""The engine: brings the cache up to date and the officer's work to the centre, on demand and by itself, in one thread.

A run is: reference data if stale, pull, photos, operations, pull. It never raises for the line or the stores; how it stands is
told by `SyncState`. What the line does to the work is decided in `sync.planner`, what comes after a run in `sync.resting`.
"""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sync.cache import CacheStore
from sync.changes import ChangeSet, Connection, SyncState
from sync.documents import Documents
from sync.errors import INACTIVE, LineError, NotOurServer, OfficerError, Refused, SignedOut, Unreachable, WrongPassword
from sync.pauses import Pauses, RealPauses
from sync.photo_planner import holds_up_words
from sync.planner import UPGRADE, wants_upgrade
from sync.pull import Pull
from sync.push import Push
from sync.reading_again import read_again
from sync.remotes.officer_api import OfficerApi
from sync.resting import is_well, rest_after, until_due
from sync.retry import LONGEST_ASKED, BackOff
from sync.steady_clock import SteadyClock
from sync.stores import Stores
from sync.uploads import Uploads
from sync.work import WorkStore

# So long, in seconds, a line that is only tried may stay silent.
PROBE = 8.0
# Nothing is ever postponed for longer than this.
LONGEST_WAIT = timedelta(seconds=LONGEST_ASKED + 1)

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Opened:
    """What belongs to the thread that runs the engine."""

    work: WorkStore
    cache: CacheStore
    documents: Documents


class Engine:
    """Syncs one officer's stores with one central API; all but `wake` and `cursor` belong to one thread."""

    def __init__(
        self,
        stores: Stores,
        api: OfficerApi,
        *,
        clock: Callable[[], datetime],
        random: Random,
        stop: threading.Event,
        on_change: Callable[[ChangeSet], None],
        on_state: Callable[[SyncState], None],
        pauses: Pauses | None = None,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stores = stores
        self._api = api
        self._clock = clock
        # For waiting times; what people read is by the computer's own clock.
        self._steady = SteadyClock(clock, monotonic)
        self._back_off = BackOff(random)
        self._stop = stop
        self._on_change = on_change
        self._on_state = on_state
        self._pauses = pauses or RealPauses(stop)
        self._opened: _Opened | None = None
        self._state = SyncState(connection=Connection.CONNECTING)
        self._retry_after: float | None = None
        self._cursor: str | None = None
        self._last_sync: datetime | None = None
        self._doubted = threading.Event()
        self._attended = False

    def doubt(self) -> None:
        """The line broke off elsewhere: ask at once whether it still stands; from any thread."""
        self._doubted.set()
        self._pauses.wake()

    def attend(self, *, attended: bool) -> None:
        """Whether an officer uses the window: the line's return is then looked for more often; from any thread."""
        self._attended = attended
        if attended and self._state.connection is not Connection.ONLINE:
            self._pauses.wake()

    def wake(self) -> None:
        """Ask for a run soon; from any thread."""
        self._pauses.wake()

    def renew_documents(self) -> None:
        """Ask for reference data and what the office shares in a run soon; from any thread."""
        if self._opened is not None:
            self._opened.documents.expire()
        self._pauses.wake()

    def cursor(self) -> str | None:
        """The feed's cursor after the last pull, None before the first; from any thread."""
        return self._cursor

    def cursor_to_wait_at(self) -> str | None:
        """Where a long-poll waits for changes, None before the first pull and while the line is down; from any thread."""
        return self._cursor if self._state.connection is Connection.ONLINE else None

    def close(self) -> None:
        """Close the engine's own connections to the stores and to the centre."""
        opened, self._opened = self._opened, None
        if opened is not None:
            opened.work.close()
            opened.cache.close()
        self._api.close()

    def run(self) -> None:
        """Run until stopped, then close; one thread's whole life."""
        failures = 0
        try:
            while not self._stop.is_set():
                self._pauses.begin()
                state = self._run_safely()
                failures = 0 if is_well(state) else failures + 1
                self._rest(state, failures)
        finally:
            self.close()

    def run_once(self) -> SyncState:
        """One whole run; answers how it stands."""
        self._retry_after = None
        checking = self._doubted.is_set() and self._state.connection is Connection.ONLINE
        self._doubted.clear()
        self._tell(Connection.CONNECTING if checking else None, busy=True, problem=self._state.problem, progress=0)
        try:
            if checking:
                self._api.ping(PROBE)
            self._cycle()
        except LineError as error:
            self._tell_line(error)
        except OfficerError as error:
            log.warning("the run ended early: %s", error.code)
            self._tell(problem=error.code)
        else:
            self._tell(connection=Connection.ONLINE)
        if self._opened is not None:
            self._opened.work.keep_journal()
        return self._state

    def _cycle(self) -> None:
        author = self._api.officer.id
        opened = self._open()
        opened.documents.refresh()
        self._pull(opened)
        now = self._moment(opened, author)
        push = self._pusher(opened)
        stopped = self._send(opened, push, author, now)
        if push.photos_wanted:
            stopped = self._send(opened, push, author, now)
        if push.went_out or push.left:
            self._pull(opened)
        if stopped is not None:
            raise stopped

    def _moment(self, opened: _Opened, author: str) -> datetime:
        """Now, or, when this computer's clock was set back, late enough that nothing waits for the time to come round again."""
        now, due = self._steady(), opened.work.next_due(author)
        if due is not None and due - now > LONGEST_WAIT:
            log.warning("the clock was set back; what waits is sent now")
            return due + LONGEST_WAIT
        return now

    def _send(self, opened: _Opened, push: Push, author: str, now: datetime) -> LineError | None:
        """Photos, then operations; answers what stopped the photos and did not hold up the words."""
        stopped: LineError | None = None
        try:
            self._uploads(opened).run(author, now)
        except LineError as error:
            if holds_up_words(error):
                raise
            stopped = error
        if isinstance(stopped, NotOurServer):
            self._api.ping()  # no word goes out before it is our server that answers again
        push.run(author, now)
        return stopped

    def _pull(self, opened: _Opened) -> None:
        pull = Pull(
            self._api,
            opened.work,
            opened.cache,
            clock=self._clock,
            stop=self._stop,
            on_change=self._on_change,
            on_progress=self._tell_progress,
        )
        pull.run()
        self._cursor = opened.cache.cursor()
        self._last_sync = opened.cache.last_sync()

    def _uploads(self, opened: _Opened) -> Uploads:
        return Uploads(
            self._api,
            opened.work,
            self._stores.vault,
            clock=self._steady,
            delay=self._back_off.delay,
            stop=self._stop,
            pauses=self._pauses,
            on_change=self._on_change,
        )

    def _pusher(self, opened: _Opened) -> Push:
        return Push(
            self._api,
            opened.work,
            opened.cache,
            clock=self._steady,
            delay=self._back_off.delay,
            stop=self._stop,
            on_change=self._on_change,
        )

    def _open(self) -> _Opened:
        if self._opened is None:
            work = self._stores.open_work()
            try:
                cache = self._stores.open_cache()
            except OfficerError:
                work.close()
                raise
            documents = Documents(self._api, cache, clock=self._clock, on_change=self._on_change)
            self._opened = _Opened(work, cache, documents)
            self._last_sync = cache.last_sync()
            changes = read_again(cache)
            if changes:
                self._on_change(changes)
        return self._opened

    def _run_safely(self) -> SyncState:
        try:
            return self.run_once()
        except Exception:  # a thread's rim: the engine must outlive every mistake in it
            log.exception("the sync run failed")
            self._tell(problem="internal")
            return self._state

    def _rest(self, state: SyncState, failures: int) -> None:
        while not self._stop.is_set():
            rest = rest_after(state, failures, self._retry_after, self._until_due(state), self._back_off, attended=self._attended)
            self._pauses.sleep(rest.seconds, at_least=rest.at_least)
            if not rest.then_ping or self._stop.is_set():
                return
            self._pauses.begin()
            try:
                self._api.ping(PROBE)
            except LineError as error:
                failures += 1
                self._tell_line(error)
                state = self._state
            else:
                self._line_returned()
                return

    def _line_returned(self) -> None:
        """What waits only because the line was down goes out now."""
        try:
            self._open().work.line_returned(self._api.officer.id)
        except OfficerError as error:  # the next run will tell
            log.warning("what waited for the line is unknown: %s", error.code)

    def _until_due(self, state: SyncState) -> float:
        if not is_well(state):
            return 0.0
        try:
            due = self._open().work.next_due(self._api.officer.id)
        except OfficerError as error:  # the next run will tell
            log.warning("what is due next is unknown: %s", error.code)
            due = None
        return until_due(due, self._steady())

    def _tell_line(self, error: LineError) -> None:
        if error.code == "stopped":
            self._tell()
            return
        log.info("the line: %s %s", error.code, error.facts)
        self._retry_after = error.retry_after if isinstance(error, Unreachable) else None
        match error:
            case SignedOut() | WrongPassword():
                if error.code == INACTIVE:
                    self._forget_all()
                self._tell(connection=Connection.SIGNED_OUT, problem=error.code)
            case NotOurServer():
                self._tell(connection=Connection.NOT_OUR_SERVER, problem=error.code)
            case Refused():
                self._tell(connection=Connection.ONLINE, problem=UPGRADE if wants_upgrade(error) else error.code)
            case _:
                self._tell(connection=Connection.OFFLINE, problem=error.code)

    def _forget_all(self) -> None:
        """The officer may not sign in any more: nothing of the city stays legible here. Unsent work stays, encrypted."""
        log.warning("the officer may not sign in any more; the cache is emptied")
        try:
            self._stores.rebuild_cache()
        finally:
            self._api.forget()

    def _tell_progress(self, fetched: int) -> None:
        self._tell(connection=Connection.ONLINE, busy=True, progress=fetched)

    def _tell(
        self, connection: Connection | None = None, *, busy: bool = False, problem: str | None = None, progress: int = 0
    ) -> None:
        state = SyncState(
            connection=connection or self._state.connection,
            last_sync=self._last_sync,
            busy=busy,
            problem=problem,
            progress=progress,
        )
        if state != self._state:
            self._state = state
            self._on_state(state)
