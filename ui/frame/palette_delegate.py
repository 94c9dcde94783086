"""Paints one command: its words, its key at the right, and why it is not possible."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from widgets.tones import Tone, row_ground, tone_colour

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_MARGIN = 12
_COMMAND = Qt.ItemDataRole.UserRole + 1


class PaletteDelegate(QStyledItemDelegate):
    """Draws rows of the palette."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line and air."""
        return QSize(200, option.fontMetrics.height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw one row."""
        command, palette = index.data(_COMMAND), option.palette
        accent = palette.color(QPalette.ColorRole.Highlight)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(option.rect, row_ground(palette, selected=selected))
        if selected:
            painter.fillRect(option.rect.x(), option.rect.y(), 4, option.rect.height(), accent)
        muted = tone_colour(Tone.MUTED, palette)
        box = QRectF(option.rect).adjusted(_MARGIN, 0, -_MARGIN, 0)
        painter.setPen(muted)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | _MIDDLE), command.keys)
        box.setRight(box.right() - option.fontMetrics.horizontalAdvance(command.keys) - _MARGIN)
        painter.setPen(muted if command.why_not else palette.color(QPalette.ColorRole.WindowText))
        words = f"{command.words}  –  {command.why_not}" if command.why_not else command.words
        shown = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | _MIDDLE), shown)
        painter.restore()
