"""A list at the left and what it leads to at the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class SideSplitter(QSplitter):
    """Gives the list its usual width, and its least one where that would take more than half: what is read comes first."""

    def __init__(self, usual: int, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._usual, self._narrow = usual, False
        self.setChildrenCollapsible(False)
        self.setHandleWidth(5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Change between both widths; in between somebody may have moved the handle."""
        super().resizeEvent(event)
        narrow = self.width() < 2 * self._usual
        if narrow != self._narrow:
            self._narrow = narrow
            first = 0 if narrow else self._usual
            self.setSizes([first, self.width() - first])
