"""Pieces of work for the window, one in each turn of the event loop: what is typed and clicked comes in between.

While there are some, and until what they changed has been painted, the window has the right of way.
"""

from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

from sync.right_of_way import RightOfWay, window_first

# In milliseconds; with a map in the window, what was changed is painted with the next frame.
PAINTED_AFTER_MS = 8


class Turns(QObject):
    """Does pieces of work in the order in which they were given, never two in one turn."""

    def __init__(self, parent: QObject | None = None, *, way: RightOfWay = window_first) -> None:
        super().__init__(parent)
        self._way = way
        self._waiting: deque[Callable[[], None]] = deque()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)

    def take(self, pieces: Iterable[Callable[[], None]]) -> None:
        """Do these after those given before."""
        self._waiting.extend(pieces)
        if self._waiting:
            self._timer.start(0)

    def are_done(self) -> bool:
        """Whether nothing waits for its turn."""
        return not self._waiting

    def stop(self) -> None:
        """Do nothing any more."""
        self._waiting.clear()
        self._end()

    def _turn(self) -> None:
        if not self._waiting:
            self._end()
            return
        self._way.claim()
        try:
            self._waiting.popleft()()
        finally:
            # Only now: what came due while the piece was done comes before the next one.
            self._timer.start(0 if self._waiting else PAINTED_AFTER_MS)

    def _end(self) -> None:
        self._timer.stop()
        self._way.release()
