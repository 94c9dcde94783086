"""Paints a row of words as the queue paints its reports: a faint ground and a mark at the left where it is chosen, and air."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.tones import line_colour, row_ground

# Left and right of the words; above and below them; the mark of the chosen row.
_BESIDE, _AIR, _MARK = 9, 6, 4
_STATE = QStyle.StateFlag
_TOLD = _STATE.State_Selected | _STATE.State_MouseOver | _STATE.State_HasFocus

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """For lists of words, with tick boxes and pictures where they have some; `lined` draws a line below each row."""

    def __init__(self, parent: QWidget, *, lined: bool = True) -> None:
        super().__init__(parent)
        self._lined = lined

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The words and the air around them."""
        return super().sizeHint(inside(option), index) + QSize(2 * _BESIDE, 2 * _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the ground, then the words on it in the colours that they have in every other row."""
        painter.save()
        paint_row_ground(painter, option, lined=self._lined)
        painter.restore()
        super().paint(painter, inside(option), index)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """The tick box is pressed where it is painted."""
        return super().editorEvent(event, model, inside(option), index)


def inside(option: QStyleOptionViewItem, beside: int = _BESIDE, air: int = _AIR) -> QStyleOptionViewItem:
    """What is left of a row for the style to draw: the words, without the air and without what the ground says."""
    inner = QStyleOptionViewItem(option)
    inner.state = option.state & ~_TOLD
    if option.rect.isValid():
        inner.rect = option.rect.adjusted(beside, air, -beside, -air)
    return inner


def paint_row_ground(painter: QPainter, option: QStyleOptionViewItem, *, lined: bool = True) -> None:
    """Draw what says that a row is chosen, hovered or has the focus, and the line below it."""
    # Lists have a palette of their own for their frames.
    rect, palette = option.rect, QGuiApplication.palette()
    accent = palette.color(QPalette.ColorRole.Highlight)
    selected, hovered = bool(option.state & _STATE.State_Selected), bool(option.state & _STATE.State_MouseOver)
    if selected or hovered:
        painter.fillRect(rect, row_ground(palette, selected=selected, hovered=hovered))
    if selected:
        painter.fillRect(QRect(rect.left(), rect.top(), _MARK, rect.height()), accent)
    if option.state & _STATE.State_HasFocus:
        painter.setPen(accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -1.5))
    if lined:
        painter.setPen(line_colour(palette))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
