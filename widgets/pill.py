"""A word with a shape and a colour in a rounded field."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.lettering import scaled
from widgets.tones import mixed


class Pill(QWidget):
    """Shape, word and colour together, so that none of them has to be read alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._symbol, self._word, self._colour = "", "", QColor()
        self.setFont(scaled(self.font(), 1.0, bold=True))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_content(self, symbol: str, word: str, colour: QColor) -> None:
        """Show a shape, a word and a colour."""
        self._symbol, self._word, self._colour = symbol, word, colour
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def word(self) -> str:
        """The word it shows."""
        return self._word

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(f"{self._symbol} {self._word}") + 18, metrics.height() + 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        field = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(self._colour)
        painter.setBrush(mixed(self._colour, self.palette().color(QPalette.ColorRole.Base), 0.14))
        painter.drawRoundedRect(field, field.height() / 2, field.height() / 2)
        text = field.adjusted(9, 0, -9, 0)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(text, flags, self._symbol)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        text.setLeft(text.left() + self.fontMetrics().horizontalAdvance(f"{self._symbol} "))
        painter.drawText(text, flags, self._word)
