"""Where papers are made: a thread of its own, one order at a time, that can be called off."""

import threading
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPagedPaintDevice

from sync.errors import OfficerError
from sync.stores import Stores
from ui.papers.request import PaperRequest
from ui.threads.errand import Errands

_NAME = "paper"


class Press(QObject):
    """Makes papers off the GUI thread.

    Signals (in the GUI thread): `progressed(reports)` now and then; at the end one of `finished(PaperResult)`, `stopped()` and
    `failed(OfficerError)`.
    """

    progressed = Signal(int)
    finished = Signal(object)
    stopped = Signal()
    failed = Signal(object)

    def __init__(self, stores: Stores, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stores = stores
        self._stop = threading.Event()
        self._busy = False
        self._errands = Errands(self)
        self._errands.finished.connect(self._finish)
        self._errands.failed.connect(self._fail)

    @property
    def busy(self) -> bool:
        """Whether something is being made."""
        return self._busy

    def make(self, request: PaperRequest, device: QPagedPaintDevice | None = None) -> None:
        """Begin; `device` is a printer where the pages go to paper instead of a file. Not while it is busy."""
        if self._busy:
            return
        # What makes papers brings the writers of all formats: most days nobody needs them.
        from ui.papers.making import Making  # noqa: PLC0415

        self._busy = True
        self._stop = threading.Event()
        making = Making(self._stores, request, self._stop, partial(Press._tell, self), device)
        self._errands.run(_NAME, making.make)

    def cancel(self) -> None:
        """Call it off; `stopped` follows, or `finished` where it was done already."""
        self._stop.set()

    def close(self) -> None:
        """Call it off and wait until the thread has ended."""
        self._stop.set()
        self._errands.wait()

    def _tell(self, count: int) -> None:
        self.progressed.emit(count)

    def _finish(self, _name: str, result: object) -> None:
        self._busy = False
        self.finished.emit(result)

    def _fail(self, _name: str, error: OfficerError) -> None:
        self._busy = False
        if error.code == "paper-stopped":
            self.stopped.emit()
        else:
            self.failed.emit(error)
