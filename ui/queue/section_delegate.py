"""Paints the queue in groups: a header in one line, the reports as everywhere."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.desk import Clock
from ui.queue.delegate import Brush, QueueDelegate, paint_ground
from ui.queue.group_words import Header, late_words, number_words
from ui.queue.report_list import QueueRole
from widgets.tones import Tone

_SIDE = 12
_GAP = 10
_TRIANGLE = 9.0
# So much of a line its name has for itself; large letters in a narrow list leave the number without its word.
_NAME = 0.45


class SectionDelegate(QueueDelegate):
    """Draws headers and rows; `is_header` tells which row is one."""

    def __init__(self, clock: Clock, is_header: Callable[[int], bool], parent: QObject | None = None) -> None:
        super().__init__(clock, parent)
        self._is_header = is_header
        self._sizes: tuple[QSize, ...] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line for a header."""
        row = index.row()
        # Every row is asked when the list is laid out, beginning with the first: fonts are looked at there alone.
        if row == 0 or not self._sizes:
            self._sizes = (super().sizeHint(option, index), QSize(240, option.fontMetrics.height() + 16))
        return self._sizes[self._is_header(row)]

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw a header or a row."""
        header: Header | None = index.data(QueueRole.SECTION)
        if header is None:
            super().paint(painter, option, index)
            return
        painter.save()
        box = option.rect.adjusted(_SIDE, 2, -_SIDE, -3)
        brush = self.brush(painter, option, box, box)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            paint_ground(painter, option, brush.shades)
        else:
            _paint_band(brush, option.rect)
        _paint_header(brush, header)
        painter.restore()


def _paint_band(brush: Brush, rect: QRect) -> None:
    brush.painter.fillRect(rect, brush.shades.band)
    brush.painter.setPen(brush.shades.line)
    brush.painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())


def _paint_header(brush: Brush, header: Header) -> None:
    box = QRectF(brush.top)
    _paint_triangle(brush, box, is_open=header.is_open)
    box.setLeft(box.left() + _TRIANGLE + _GAP)
    number, late = number_words(header), late_words(header)
    if header.number is not None and _width(brush, number, late) > box.width() * (1 - _NAME):
        number = str(header.number)
    right = box.right() - brush.width(number)
    brush.text(QRectF(right, box.top(), brush.width(number) + 2, box.height()), number, brush.shades.tones[Tone.MUTED])
    if late:
        right -= _GAP + brush.width(late)
        brush.text(QRectF(right, box.top(), brush.width(late) + 2, box.height()), late, brush.shades.tones[Tone.BAD])
    box.setRight(right - _GAP)
    brush.text(box, " ".join(header.name.split()), brush.shades.text, bold=True)


def _width(brush: Brush, number: str, late: str) -> float:
    return brush.width(number) + (brush.width(late) + _GAP if late else 0)


def _paint_triangle(brush: Brush, box: QRectF, *, is_open: bool) -> None:
    middle, half = box.center().y(), _TRIANGLE / 2
    if is_open:
        points = ((0.0, -half / 2), (_TRIANGLE, -half / 2), (half, half))
    else:
        points = ((half / 2, -half), (half / 2 + half, 0.0), (half / 2, half))
    brush.painter.setPen(Qt.PenStyle.NoPen)
    brush.painter.setBrush(brush.shades.text)
    brush.painter.drawPolygon(QPolygonF([QPointF(box.left() + x, middle + y) for x, y in points]))
