"""The engine: brings the cache up to date and the officer's work to the centre, on demand and by itself, in one thread.

A run is: reference data if stale, pull, photos, operations, pull. It never raises for the line or the stores; how it stands is
told by `SyncState`. What the line does to the work is decided in `sync.planner`.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from sync.cache import CacheStore
from sync.changes import ChangeSet, Connection, SyncState
from sync.documents import Documents
from sync.errors import LineError, NotOurServer, OfficerError, Refused, SignedOut, Unreachable, WrongPassword
from sync.pauses import Pauses, RealPauses
from sync.pull import Pull
from sync.push import Push
from sync.remotes.officer_api import OfficerApi
from sync.retry import LONGEST_ASKED, BackOff
from sync.stores import Stores
from sync.uploads import Uploads
from sync.work import WorkStore

INTERVAL = 60.0
# While offline the line is tried between these, so that its return is noticed soon and nobody is flooded.
PING_SOONEST, PING_LATEST = 2.0, 60.0
# Even when woken all the time, failing runs are at least this far apart.
BREATH = 1.0
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
    ) -> None:
        self._stores = stores
        self._api = api
        self._clock = clock
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

    def wake(self) -> None:
        """Ask for a run soon; from any thread."""
        self._pauses.wake()

    def cursor(self) -> str | None:
        """The feed's cursor after the last pull, None before the first; from any thread."""
        return self._cursor

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
                failures = 0 if _is_well(state) else failures + 1
                self._rest(state, failures)
        finally:
            self.close()

    def run_once(self) -> SyncState:
        """One whole run; answers how it stands."""
        self._retry_after = None
        self._tell(busy=True, problem=self._state.problem, progress=0)
        try:
            self._cycle()
        except LineError as error:
            self._tell_line(error)
        except OfficerError as error:
            log.warning("the run ended early: %s", error.code)
            self._tell(problem=error.code)
        else:
            self._tell(connection=Connection.ONLINE)
        return self._state

    def _cycle(self) -> None:
        author = self._api.officer.id
        opened = self._open()
        opened.documents.refresh()
        self._pull(opened)
        now = self._moment(opened, author)
        push = self._pusher(opened)
        self._send(opened, push, author, now)
        if push.photos_wanted:
            self._send(opened, push, author, now)
        if push.went_out:
            self._pull(opened)

    def _moment(self, opened: _Opened, author: str) -> datetime:
        """Now, or, when this computer's clock was set back, late enough that nothing waits for the time to come round again."""
        now, due = self._clock(), opened.work.next_due(author)
        if due is not None and due - now > LONGEST_WAIT:
            log.warning("the clock was set back; what waits is sent now")
            return due + LONGEST_WAIT
        return now

    def _send(self, opened: _Opened, push: Push, author: str, now: datetime) -> None:
        cut: Unreachable | None = None
        try:
            self._uploads(opened).run(author, now)
        except Unreachable as error:
            # A photo that a weak line does not carry must not hold up the words.
            if error.code == "stopped" or error.facts.get("phase") != "answer":
                raise
            cut = error
        push.run(author, now)
        if cut is not None:
            raise cut

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
            clock=self._clock,
            delay=self._back_off.delay,
            stop=self._stop,
            on_change=self._on_change,
        )

    def _pusher(self, opened: _Opened) -> Push:
        return Push(
            self._api,
            opened.work,
            opened.cache,
            clock=self._clock,
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
        return self._opened

    def _run_safely(self) -> SyncState:
        try:
            return self.run_once()
        except Exception:  # a thread's rim: the engine must outlive every mistake in it
            log.exception("the sync run failed")
            self._tell(problem="internal")
            return self._state

    def _rest(self, state: SyncState, failures: int) -> None:
        if state.connection in (Connection.OFFLINE, Connection.NOT_OUR_SERVER):
            self._await_line(failures)
        elif state.connection is Connection.SIGNED_OUT:
            self._pauses.sleep(INTERVAL, at_least=BREATH)
        elif _is_well(state):
            self._pauses.sleep(self._until_due())
        else:
            self._pauses.sleep(self._ping_delay(failures), at_least=BREATH)

    def _await_line(self, failures: int) -> None:
        while not self._stop.is_set():
            self._pauses.sleep(self._ping_delay(failures), at_least=max(BREATH, self._retry_after or 0.0))
            self._pauses.begin()
            if self._stop.is_set():
                return
            try:
                self._api.ping()
            except LineError as error:
                failures += 1
                self._tell_line(error)
            else:
                return

    def _ping_delay(self, failures: int) -> float:
        delay = self._back_off.delay(failures - 1, self._retry_after, shortest=PING_SOONEST, longest=PING_LATEST)
        return delay.total_seconds()

    def _until_due(self) -> float:
        try:
            due = self._open().work.next_due(self._api.officer.id)
        except OfficerError as error:  # the next run will tell
            log.warning("what is due next is unknown: %s", error.code)
            return INTERVAL
        if due is None:
            return INTERVAL
        return min(max((due - self._clock()).total_seconds(), BREATH), INTERVAL)

    def _tell_line(self, error: LineError) -> None:
        if error.code == "stopped":
            self._tell()
            return
        log.info("the line: %s %s", error.code, error.facts)
        self._retry_after = error.retry_after if isinstance(error, Unreachable) else None
        match error:
            case SignedOut() | WrongPassword():
                self._tell(connection=Connection.SIGNED_OUT, problem=error.code)
            case NotOurServer():
                self._tell(connection=Connection.NOT_OUR_SERVER, problem=error.code)
            case Refused():
                self._tell(connection=Connection.ONLINE, problem=error.code)
            case _:
                self._tell(connection=Connection.OFFLINE, problem=error.code)

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


def _is_well(state: SyncState) -> bool:
    return state.connection is Connection.ONLINE and state.problem is None
