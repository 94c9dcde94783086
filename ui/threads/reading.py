"""Reads in a thread with a reader of its own what no frame has time for: figures, groups, what lies around a report."""

import logging
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal, Slot

from sync.errors import OfficerError
from sync.reading import Reader
from sync.stores import Stores

log = logging.getLogger(__name__)

# So long a query may take to end by itself when the window closes.
WAIT_MS = 100
Job = Callable[[Reader], object]


class ReadingThread(QObject):
    """Takes jobs by name; of those with one name only the newest is done, and only its answer is told.

    Signals (in the GUI thread): `answered(name, result)`; `failed(name, OfficerError)`.
    """

    answered = Signal(str, object)
    failed = Signal(str, object)
    _ordered = Signal(str, int)
    _closing = Signal()

    def __init__(self, stores: Stores, parent: QObject | None = None, *, name: str = "figures") -> None:
        super().__init__(parent)
        self._tickets: dict[str, int] = {}
        self._started = False
        self._thread = QThread(self)
        self._thread.setObjectName(name)
        self._worker = _Worker(stores)
        self._worker.moveToThread(self._thread)
        self._ordered.connect(self._worker.do)
        self._closing.connect(self._worker.close)
        self._worker.answered.connect(self._answer)
        self._worker.failed.connect(self._fail)

    def ask(self, name: str, job: Job) -> None:
        """Order a job; the thread begins with the first one."""
        if not self._started:
            self._started = True
            self._thread.start()
        ticket = self._tickets.get(name, 0) + 1
        self._tickets[name] = ticket
        self._worker.put(name, ticket, job)
        self._ordered.emit(name, ticket)

    def stop(self) -> None:
        """End the job at hand and the thread; nothing more is told."""
        self._tickets.clear()
        self._worker.forget()
        if self._started:
            self._started = False
            self._closing.emit()
            while not self._thread.wait(WAIT_MS):
                self._worker.interrupt()

    @Slot(str, int, object)
    def _answer(self, name: str, ticket: int, result: object) -> None:
        if self._tickets.get(name) == ticket:
            self.answered.emit(name, result)

    @Slot(str, int, object)
    def _fail(self, name: str, ticket: int, error: OfficerError) -> None:
        if self._tickets.get(name) == ticket:
            self.failed.emit(name, error)


class _Worker(QObject):
    """Lives in the figures' thread; holds at most one waiting job for each name."""

    answered = Signal(str, int, object)
    failed = Signal(str, int, object)

    def __init__(self, stores: Stores) -> None:
        super().__init__()
        self._stores = stores
        self._reader: Reader | None = None
        self._lock = threading.Lock()
        self._waiting: dict[str, tuple[int, Job]] = {}

    def put(self, name: str, ticket: int, job: Job) -> None:
        """Lay a job down, in place of the one that waits; from the GUI thread."""
        with self._lock:
            self._waiting[name] = ticket, job

    def forget(self) -> None:
        """Drop what waits; from the GUI thread."""
        with self._lock:
            self._waiting.clear()

    def interrupt(self) -> None:
        """End the query at hand; from the GUI thread."""
        with self._lock:
            if self._reader is not None:
                self._reader.interrupt()

    @Slot(str, int)
    def do(self, name: str, ticket: int) -> None:
        with self._lock:
            found = self._waiting.get(name)
            if found is None or found[0] != ticket:
                return
            del self._waiting[name]
        try:
            if self._reader is None:
                self._reader = self._stores.open_reader()
            self.answered.emit(name, ticket, found[1](self._reader))
        except OfficerError as error:
            log.warning("%s could not be read: %s", name, error.code)
            self.failed.emit(name, ticket, error)

    @Slot()
    def close(self) -> None:
        with self._lock:
            if self._reader is not None:
                self._reader.close()
                self._reader = None
        QThread.currentThread().quit()
