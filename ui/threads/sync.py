"""The threads that talk to the central API: the engine, and beside it the one that waits for changes."""

import logging
import sys
import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Signal

from sync.changes import ChangeSet, SyncState

log = logging.getLogger(__name__)

STOP_WITHIN_MS = 2_000
# So long, in seconds, the window may have to wait for a thread that computes. SQLite lets go of the interpreter for each row:
# with Python's default of 5 ms a page of 60 rows could take 0.3 s while the engine is busy.
SWITCH_AFTER = 0.0001


class RunningEngine(Protocol):
    """The part of `sync.engine.Engine` that the thread drives."""

    def run(self) -> None:
        """Sync until stopped."""
        ...

    def wake(self) -> None:
        """Sync at once; from any thread."""
        ...

    def cursor_to_wait_at(self) -> str | None:
        """Where a long-poll waits for changes, None where it has to wait for that first; from any thread."""
        ...

    def renew_documents(self) -> None:
        """Ask soon for what the office shares; from any thread."""
        ...

    def attend(self, *, attended: bool) -> None:
        """Whether an officer uses the window; from any thread."""
        ...


class Line(Protocol):
    """Makes the engine and the waiter, each in the thread that will run it; the shell's installation stands behind it."""

    def engine(
        self, stop: threading.Event, on_change: Callable[[ChangeSet], None], on_state: Callable[[SyncState], None]
    ) -> RunningEngine:
        """The engine with connections of its own."""
        ...

    def wait_for_changes(self, stop: threading.Event, cursor: Callable[[], str | None], on_change: Callable[[], None]) -> None:
        """Call `on_change` whenever the central API has something after `cursor`; returns once stopped."""
        ...


class SyncThread(QObject):
    """Runs the engine in the background.

    Signals (in the GUI thread): `changed(ChangeSet)`, `state_changed(SyncState)`.
    """

    changed = Signal(object)
    state_changed = Signal(object)

    def __init__(self, line: Line, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._line = line
        self._stop = threading.Event()
        self._engine: RunningEngine | None = None
        self._attended = False
        self._threads = (LoopThread("sync", self._sync, self), LoopThread("waiting", self._wait, self))

    def start(self) -> None:
        """Begin to sync."""
        sys.setswitchinterval(SWITCH_AFTER)
        for thread in self._threads:
            thread.start()

    def wake(self) -> None:
        """Sync as soon as possible."""
        engine = self._engine
        if engine is not None:
            engine.wake()

    def renew_documents(self) -> None:
        """Ask for what the office shares as soon as possible."""
        engine = self._engine
        if engine is not None:
            engine.renew_documents()

    def attend(self, *, attended: bool) -> None:
        """Say whether an officer uses the window: the return of the line is then noticed sooner."""
        self._attended = attended
        engine = self._engine
        if engine is not None:
            engine.attend(attended=attended)

    def stop(self) -> None:
        """End both threads; what they were in the middle of is repeated at the next start."""
        self._stop.set()
        self.wake()
        for thread in self._threads:
            if not thread.wait(STOP_WITHIN_MS):
                log.warning("thread %s is slow to stop", thread.objectName())
                thread.wait()

    def _sync(self) -> None:
        self._engine = self._line.engine(self._stop, self.changed.emit, self.state_changed.emit)
        self._engine.attend(attended=self._attended)
        self._engine.run()

    def _wait(self) -> None:
        self._line.wait_for_changes(self._stop, self._cursor, self.wake)

    def _cursor(self) -> str | None:
        engine = self._engine
        return engine.cursor_to_wait_at() if engine is not None else None


class LoopThread(QThread):
    """A thread of one blocking loop; it polls its stop event and needs no event loop."""

    def __init__(self, name: str, body: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._body = body

    def run(self) -> None:
        """Run the loop; what was not foreseen ends it and is logged."""
        try:
            self._body()
        except Exception:
            log.exception("thread %s ended by an unexpected error", self.objectName())
