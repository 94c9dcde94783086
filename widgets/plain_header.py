"""The headings of a table: flat, with air between words and lines, and the arrow of the order above the words."""

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from widgets.tones import Tone, line_colour, tone_colour

# Left and right of the words, here and in the cells below.
BESIDE = 9
_ARROW, _ABOVE = 4.0, 3.0
_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)


class PlainHeader(QHeaderView):
    """Above the columns; what can be sorted is pressed there."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Beyond the last column there is ground and line as above the others."""
        super().paintEvent(event)
        rest = self.viewport().rect()
        rest.setLeft(self.length() - self.offset())
        if rest.isValid():
            self._paint_ground(QPainter(self.viewport()), rest)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw one heading."""
        model = self.model()
        painter.save()
        self._paint_ground(painter, rect)
        words = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        across = model.headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
        side = Qt.AlignmentFlag.AlignRight if int(across or 0) & Qt.AlignmentFlag.AlignRight.value else Qt.AlignmentFlag.AlignLeft
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(rect.adjusted(BESIDE, 0, -BESIDE, 0), _FLAGS | int(side), words)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            self._paint_arrow(painter, rect)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, self.palette().color(QPalette.ColorRole.Window))
        painter.setPen(line_colour(self.palette()))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_arrow(self, painter: QPainter, rect: QRect) -> None:
        """Pointing to where the values are larger."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone_colour(Tone.MUTED, self.palette()))
        middle, top = rect.center().x() + 0.5, rect.top() + _ABOVE
        base, tip = top, top + _ARROW
        if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder:
            base, tip = tip, base
        corners = (QPointF(middle - _ARROW, base), QPointF(middle + _ARROW, base), QPointF(middle, tip))
        painter.drawPolygon(QPolygonF(corners))
