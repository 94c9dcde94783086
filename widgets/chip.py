"""A small rounded button: a toggle, or a filter that can be taken off."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets.lettering import SMALL, scaled
from widgets.tones import line_colour, mixed

_PADDING = 9
_GAP = 5
_CROSS = 8


class Chip(QAbstractButton):
    """Words in a rounded field, with an optional coloured shape before and a cross behind.

    A checked chip is filled and its words are bold, so that its state is not told by colour alone.
    """

    def __init__(self, words: str = "", parent: QWidget | None = None, *, removable: bool = False) -> None:
        super().__init__(parent)
        self._symbol = ""
        self._colour = QColor()
        self._removable = removable
        self.setFont(scaled(self.font(), SMALL))
        self.setText(words)
        self.setCheckable(not removable)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_symbol(self, symbol: str, colour: QColor) -> None:
        """Show a coloured shape before the words."""
        self._symbol, self._colour = symbol, colour
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as shape, words and cross."""
        metrics = self.fontMetrics()
        width = 2 * _PADDING + _words_width(self.font(), self.text(), bold=self.isCheckable())
        width += metrics.horizontalAdvance(self._symbol) + _GAP if self._symbol else 0
        width += _CROSS + _GAP + 1 if self._removable else 0
        return QSize(width, metrics.height() + 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field, the shape, the words and the cross."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        filled = self.isChecked() or self._removable
        self._paint_field(painter, palette, filled=filled)
        text = palette.color(QPalette.ColorRole.WindowText)
        left = float(_PADDING)
        if self._symbol:
            painter.setPen(self._colour)
            width = self.fontMetrics().horizontalAdvance(self._symbol)
            painter.drawText(QRectF(left, 0, width + 2, self.height()), int(Qt.AlignmentFlag.AlignCenter), self._symbol)
            left += width + _GAP
        painter.setPen(text)
        painter.setFont(scaled(self.font(), 1.0, bold=self.isChecked()))
        across = Qt.AlignmentFlag.AlignLeft if self._removable else Qt.AlignmentFlag.AlignHCenter
        box = QRectF(left, 0, self.width() - left - (0 if self._removable else _PADDING), self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | across), self.text())
        if self._removable:
            self._paint_cross(painter, text)

    def _paint_field(self, painter: QPainter, palette: QPalette, *, filled: bool) -> None:
        accent, base = palette.color(QPalette.ColorRole.Highlight), palette.color(QPalette.ColorRole.Base)
        share = (0.20 if filled else 0.0) + (0.08 if self.underMouse() else 0.0) + (0.10 if self.isDown() else 0.0)
        painter.setBrush(mixed(accent, base, share))
        focused = self.hasFocus()
        painter.setPen(QPen(accent if filled or focused else line_colour(palette), 2.0 if focused else 1.0))
        field = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(field, field.height() / 2, field.height() / 2)

    def _paint_cross(self, painter: QPainter, colour: QColor) -> None:
        painter.setPen(QPen(colour, 1.4))
        centre = QPointF(self.width() - _PADDING - _CROSS / 2, self.height() / 2)
        arm = _CROSS / 2 - 0.5
        painter.drawLine(centre - QPointF(arm, arm), centre + QPointF(arm, arm))
        painter.drawLine(centre - QPointF(arm, -arm), centre + QPointF(arm, -arm))


def _words_width(font: QFont, words: str, *, bold: bool) -> int:
    # A toggle keeps room for bold words, so that it does not jump when it is checked.
    return QFontMetrics(scaled(font, 1.0, bold=bold)).horizontalAdvance(words)
