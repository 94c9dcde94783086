"""Python's garbage collection, moved to where it is not felt and to the only thread in which Qt's objects may be deleted."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000
# Every so many times everything is looked through; what was there at the start never is.
WHOLE_EVERY = 30


class Collector(QObject):
    """Collects by a timer of the GUI thread instead of in whatever thread is allocating, until it is stopped.

    Measured: while a first sync runs, a collection in the sync thread stopped the window for 165 ms, since it looked through
    every module and class of the program. And a cycle of Qt objects that the sync thread collects brings the program down.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._times = 0
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
        self._times += 1
        if self._times % WHOLE_EVERY == 0:
            gc.collect()
        elif gc.get_count()[0] > gc.get_threshold()[0]:
            gc.collect(1)
