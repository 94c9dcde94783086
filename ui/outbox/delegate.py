"""Draws one operation of the outbox: what, for which report, where it is, how far, and what happens next."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from sync.records import OperationState
from ui.detail.stage import stage_words
from ui.outbox.lines import OutboxLine
from ui.outbox.model import LINE_ROLE
from ui.words.labels import state_words
from widgets.lettering import SMALL, scaled
from widgets.stage_mark import RADIUS, STEP, paint_stages
from widgets.tones import Tone, ground_colour, line_colour, tone_colour

PAD = 12
GAP = 3


class OutboxDelegate(QStyledItemDelegate):
    """Three lines an item."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The same height for each, so that a long list scrolls evenly."""
        normal, small = QFontMetrics(option.font), QFontMetrics(scaled(option.font, SMALL))
        return QSize(320, 2 * normal.height() + small.height() + 2 * GAP + 2 * PAD - 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw an operation."""
        line = index.data(LINE_ROLE)
        if not isinstance(line, OutboxLine):
            return
        painter.save()
        palette = option.palette
        self._ground(painter, option, line)
        box = option.rect.adjusted(PAD + 4, PAD - 4, -PAD, -PAD + 4)
        bold = scaled(option.font, 1.0, bold=True)
        left = self._state(painter, box, line, option.font, palette)
        top = QRect(box.left(), box.top(), left - box.left() - PAD, QFontMetrics(option.font).height())
        self._title(painter, top, line, bold, palette)
        top = QRect(box.left(), top.bottom() + 1 + GAP, box.width(), top.height())
        self._text(painter, top, line.summary, option.font, tone_colour(Tone.PLAIN, palette))
        small = scaled(option.font, SMALL)
        foot = QRect(box.left(), top.bottom() + 1 + GAP, box.width(), QFontMetrics(small).height())
        if line.progress is not None:
            foot = self._bar(painter, foot, line.progress, palette)
        self._text(painter, foot, line.foot, small, tone_colour(Tone.BAD if line.needs_person else Tone.MUTED, palette))
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, line: OutboxLine) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, ground_colour(Tone.INFO, option.palette))
        elif line.needs_person:
            painter.fillRect(option.rect, ground_colour(Tone.BAD, option.palette))
        if line.needs_person or option.state & QStyle.StateFlag.State_Selected:
            tone = Tone.BAD if line.needs_person else Tone.INFO
            painter.fillRect(
                QRect(option.rect.left(), option.rect.top(), 4, option.rect.height()), tone_colour(tone, option.palette)
            )
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(option.palette.color(QPalette.ColorRole.Highlight))
            painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -1.5))
        painter.setPen(line_colour(option.palette))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _state(self, painter: QPainter, box: QRect, line: OutboxLine, font: QFont, palette: QPalette) -> int:
        metrics = QFontMetrics(font)
        dots = 2 * RADIUS + (len(stage_words()) - 1) * STEP
        widest = max(metrics.horizontalAdvance(word) for word in (*stage_words(), *map(state_words, OperationState)))
        left = box.right() - widest - dots - 10
        middle = box.top() + metrics.height() / 2
        paint_stages(painter, left, middle, len(stage_words()), line.stage, tone_colour(line.tone, palette), palette)
        painter.setFont(font)
        painter.setPen(tone_colour(Tone.BAD if line.needs_person else Tone.PLAIN, palette))
        painter.drawText(QPointF(left + dots + 8, box.top() + metrics.ascent()), line.state)
        return int(left)

    def _title(self, painter: QPainter, box: QRect, line: OutboxLine, bold: QFont, palette: QPalette) -> None:
        metrics = QFontMetrics(bold)
        number = f"  {line.number}"
        room = box.width() - QFontMetrics(scaled(bold, 1.0)).horizontalAdvance(number)
        title = metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, max(room, 60))
        self._text(painter, box, title, bold, tone_colour(Tone.PLAIN, palette))
        rest = box.adjusted(metrics.horizontalAdvance(title), 0, 0, 0)
        self._text(painter, rest, number, scaled(bold, 1.0), tone_colour(Tone.MUTED, palette))

    def _bar(self, painter: QPainter, box: QRect, progress: float, palette: QPalette) -> QRect:
        bar = QRectF(box.left(), box.center().y() - 2, 96, 5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(line_colour(palette))
        painter.drawRoundedRect(bar, 2, 2)
        bar.setWidth(bar.width() * progress)
        painter.setBrush(tone_colour(Tone.INFO, palette))
        painter.drawRoundedRect(bar, 2, 2)
        return box.adjusted(106, 0, 0, 0)

    def _text(self, painter: QPainter, box: QRect, text: str, font: QFont, colour: QColor) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), elided)
