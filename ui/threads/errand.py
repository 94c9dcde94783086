"""Blocking work done once, off the GUI thread."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from sync.errors import OfficerError

log = logging.getLogger(__name__)


class Errands(QObject):
    """Does one piece of work at a time in a thread of its own; `name` tells listeners which.

    Signals (in the GUI thread): `finished(name, result)`, `failed(name, OfficerError)`.
    """

    finished = Signal(str, object)
    failed = Signal(str, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def run(self, name: str, work: Callable[[], object]) -> None:
        """Begin a piece of work, after those begun before."""
        self._pool.start(_Errand(self, name, work))

    def wait(self) -> None:
        """Wait until all is done."""
        self._pool.waitForDone()


class _Errand(QRunnable):
    def __init__(self, errands: Errands, name: str, work: Callable[[], object]) -> None:
        super().__init__()
        self._errands, self._name, self._work = errands, name, work

    def run(self) -> None:
        try:
            result = self._work()
        except OfficerError as error:
            self._errands.failed.emit(self._name, error)
        except Exception:
            log.exception("errand %s failed", self._name)
            self._errands.failed.emit(self._name, OfficerError("internal"))
        else:
            self._errands.finished.emit(self._name, result)
