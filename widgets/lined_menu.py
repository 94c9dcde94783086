"""A menu whose parts are seen to be parts: Qt's own line between them is no line on a dark ground."""

from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMenu

from widgets.tones import mixed

_MARGIN, _SHARE = 5, 0.4


class LinedMenu(QMenu):
    """Draws its separators in a colour that stands out in light and dark."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the menu, and the lines over Qt's own."""
        super().paintEvent(event)
        painter = QPainter(self)
        palette = self.palette()
        painter.setPen(mixed(palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Base), _SHARE))
        for action in self.actions():
            if action.isSeparator() and action.isVisible():
                box = self.actionGeometry(action)
                painter.drawLine(box.left() + _MARGIN, box.top(), box.right() - _MARGIN, box.top())
