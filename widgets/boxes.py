"""Rectangles on a picture, at most one of them chosen; none reaches over its edge."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize

LEAST = 4


class Boxes:
    """The rectangles in the picture's pixels, in the order in which they were made; `chosen` is an index, -1 for none."""

    def __init__(self, size: QSize, most: int) -> None:
        self._whole = QRect(QPoint(0, 0), size)
        self._most = most
        self._rects: list[QRect] = []
        self.chosen = -1

    def __len__(self) -> int:
        """How many there are."""
        return len(self._rects)

    def rects(self) -> Sequence[QRect]:
        """All of them."""
        return tuple(self._rects)

    def current(self) -> QRect | None:
        """The chosen one."""
        return QRect(self._rects[self.chosen]) if self.chosen >= 0 else None

    def is_full(self) -> bool:
        """Whether there is room for no more."""
        return len(self._rects) >= self._most

    def add(self, rect: QRect) -> bool:
        """Add one and choose it; one that is too small or lies outside is none."""
        inside = rect.intersected(self._whole)
        if self.is_full() or inside.width() < LEAST or inside.height() < LEAST:
            return False
        self._rects.append(inside)
        self.chosen = len(self._rects) - 1
        return True

    def remove(self) -> bool:
        """Take the chosen one away and choose the one before it."""
        if self.chosen < 0:
            return False
        del self._rects[self.chosen]
        self.chosen = min(max(self.chosen - 1, 0), len(self._rects) - 1)
        return True

    def step(self, by: int) -> bool:
        """Choose the next or the one before; whether there is one."""
        wanted = self.chosen + by
        if not 0 <= wanted < len(self._rects):
            return False
        self.chosen = wanted
        return True

    def at(self, point: QPoint) -> int:
        """Which one lies at a point, the newest first; -1 for none."""
        return next((index for index in reversed(range(len(self._rects))) if self._rects[index].contains(point)), -1)

    def put(self, rect: QRect) -> None:
        """Put the chosen one elsewhere; what reaches over the edge is cut."""
        inside = rect.intersected(self._whole)
        if self.chosen >= 0 and inside.width() >= LEAST and inside.height() >= LEAST:
            self._rects[self.chosen] = inside

    def move(self, across: int, down: int) -> None:
        """Move the chosen one as far as the edge allows."""
        rect = self.current()
        if rect is not None:
            left = max(0, min(rect.left() + across, self._whole.width() - rect.width()))
            top = max(0, min(rect.top() + down, self._whole.height() - rect.height()))
            self._rects[self.chosen] = QRect(QPoint(left, top), rect.size())

    def grow(self, across: int, down: int) -> None:
        """Move the right and the lower edge of the chosen one."""
        self.pull(right=across, bottom=down)

    def pull(self, *, left: int = 0, top: int = 0, right: int = 0, bottom: int = 0) -> None:
        """Move edges of the chosen one, as far as the picture and its least size allow."""
        rect = self.current()
        if rect is None:
            return
        first_x, last_x = rect.left(), rect.left() + rect.width()
        first_y, last_y = rect.top(), rect.top() + rect.height()
        if left:
            first_x = max(0, min(first_x + left, last_x - LEAST))
        if top:
            first_y = max(0, min(first_y + top, last_y - LEAST))
        if right:
            last_x = min(self._whole.width(), max(last_x + right, first_x + LEAST))
        if bottom:
            last_y = min(self._whole.height(), max(last_y + bottom, first_y + LEAST))
        self._rects[self.chosen] = QRect(first_x, first_y, last_x - first_x, last_y - first_y)
