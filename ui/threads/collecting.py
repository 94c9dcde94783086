"""Python's garbage collection, moved to where it is not felt and to the only thread in which Qt's objects may be deleted."""

import gc
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 5_000
# So many times it waits for a moment at which nothing is fetched: the pages under way are what takes long to look through.
PATIENCE = 24


class Collector(QObject):
    """Collects by a timer of the GUI thread instead of in whatever thread is allocating, until it is stopped.

    Measured: while a first sync runs, a collection in the sync thread stopped the window for 165 ms, since it looked through
    every module and class of the program. And a cycle of Qt objects that the sync thread collects brings the program down.
    `is_busy` says that now is a bad moment.
    """

    def __init__(self, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_busy = is_busy
        self._waited = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._collect)

    def start(self) -> None:
        """Leave alone what is there now, and look after what comes."""
        gc.disable()
        gc.freeze()
        self._timer.start()

    def stop(self) -> None:
        """Python collects by itself again."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _collect(self) -> None:
        if self._is_busy() and self._waited < PATIENCE:
            self._waited += 1
            return
        self._waited = 0
        gc.collect()
