"""A raised field that holds a form or a group of settings."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QWidget

from widgets.tones import is_dark, line_colour, mixed


class Card(QWidget):
    """A field on its own ground, with a thin rounded line around it."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(line_colour(self.palette()))
        painter.setBrush(_ground(self.palette()))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def _ground(palette: QPalette) -> QColor:
    # Fields are wells in a dark palette: they need a ground that is lighter than they are.
    window = palette.color(QPalette.ColorRole.Window)
    if is_dark(palette):
        return mixed(palette.color(QPalette.ColorRole.WindowText), window, 0.05)
    return palette.color(QPalette.ColorRole.Base)
