"""Pieces of work for the window, one in each turn of the event loop: what is typed and clicked comes in between."""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer


class Turns(QObject):
    """Does pieces of work in the order in which they were given, never two in one turn."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Callable[[], None]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._turn)

    def take(self, pieces: Iterable[Callable[[], None]]) -> None:
        """Do these after those given before."""
        self._waiting.extend(pieces)
        if self._waiting and not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Do nothing any more."""
        self._timer.stop()
        self._waiting.clear()

    def _turn(self) -> None:
        piece = self._waiting.popleft()
        if not self._waiting:
            self._timer.stop()
        piece()
