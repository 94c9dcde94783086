"""Paints one report of the queue in two lines: what and where, how it stands, both clocks, and the marks."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from officer_app.domain.vocabulary import CLOSED_STATUSES
from sync.records import QueueRow
from ui.desk import Clock
from ui.icons import paint_icon
from ui.queue.clock_badges import Badge, badges
from ui.queue.report_list import QueueRole
from ui.words.statuses import apart_words, status_colour, status_symbol, status_word
from ui.words.times import age
from widgets.lettering import SMALL, scaled
from widgets.tones import Tone, ground_colour, is_dark, line_colour, row_ground, tone_colour

_LEFT = 12
_RIGHT = 12
_GAP = 8
_MARK = 15
_TICK = "☑"
_BAR = 3
# What a row has besides its two lines.
_AIR = 9
# In pixels; narrower than any letter that can be read.
_NARROWEST = 1.5
# So many measured words are kept for each font; texts of reports are among them.
_REMEMBERED = 4_000
# So many rows are kept as they were drawn: as many as a screen of 4K shows.
_KEPT = 48
# The clocks' words are right to half a minute, as often as the list is painted for them anyway.
_MOMENT = 30

_SEEN = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus


class _Letters:
    """One size and weight of a font, with how wide words become: measuring them takes as long as drawing them."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        # From the middle of a line to where its letters stand.
        self.below_middle = (self._metrics.ascent() - self._metrics.descent()) / 2
        self._widths: dict[str, float] = {}

    def width(self, words: str) -> float:
        """How wide words become; statuses, places and clocks come again in every row."""
        width = self._widths.get(words)
        if width is None:
            if len(self._widths) >= _REMEMBERED:
                self._widths.clear()
            width = self._widths[words] = float(self._metrics.horizontalAdvance(words))
        return width

    def fitted(self, words: str, room: float) -> str:
        """Words shortened to a room."""
        # No letter is so narrow that more of them would fit: measuring them would hold up the painting.
        words = words[: int(room / _NARROWEST) + 1]
        if self.width(words) <= room:
            return words
        return self._metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room))


class _Fonts:
    """The sizes and weights of one font: made once, because making them takes as long as drawing."""

    def __init__(self, font: QFont) -> None:
        self.key = font.key()
        self._font = font
        self._made: dict[tuple[bool, bool], _Letters] = {}

    def get(self, *, small: bool, bold: bool) -> _Letters:
        """One of them."""
        if (small, bold) not in self._made:
            self._made[small, bold] = _Letters(scaled(self._font, SMALL if small else 1.0, bold=bold))
        return self._made[small, bold]


class Shades:
    """The colours of one palette, mixed once."""

    def __init__(self, palette: QPalette) -> None:
        self.key = palette.cacheKey()
        self.dark = is_dark(palette)
        self.text = palette.color(QPalette.ColorRole.WindowText)
        self.accent = palette.color(QPalette.ColorRole.Highlight)
        self.line = line_colour(palette)
        self.band = ground_colour(Tone.MUTED, palette)
        self.tones = {tone: tone_colour(tone, palette) for tone in Tone}
        self.grounds = {
            (selected, hovered): row_ground(palette, selected=selected, hovered=hovered)
            for selected in (False, True)
            for hovered in (False, True)
        }


@dataclass(slots=True)
class Brush:
    """The painter with what every part of a row needs."""

    painter: QPainter
    shades: Shades
    fonts: _Fonts
    top: QRect
    bottom: QRect

    def text(self, box: QRectF, words: str, colour: QColor, *, bold: bool = False, small: bool = False) -> float:
        """Draw words at the left of a box, shortened to fit; returns their width."""
        letters = self.fonts.get(small=small, bold=bold)
        shown = letters.fitted(words, box.width())
        self.painter.setFont(letters.font)
        self.painter.setPen(colour)
        self.painter.drawText(QPointF(box.left(), round(box.center().y() + letters.below_middle)), shown)
        return letters.width(shown)

    def width(self, words: str, *, small: bool = False, bold: bool = False) -> float:
        """How wide words become."""
        return self.fonts.get(small=small, bold=bold).width(words)


class QueueDelegate(QStyledItemDelegate):
    """Draws rows; nothing in them is read as markup."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._fonts = _Fonts(QFont())
        self._shades = Shades(QPalette())
        self._pictures: dict[tuple[object, ...], QPixmap] = {}

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines and little air: ten rows and more stand beside the map on a small screen."""
        return QSize(240, 2 * option.fontMetrics.height() + _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw one row, or show it again as it was drawn: most rows are painted because something else has moved or changed."""
        ratio = option.widget.devicePixelRatioF()
        if ratio != round(ratio):
            # Between two pixels of the screen a picture would be blurred.
            self._draw(painter, option, index)
            return
        look = self._look(option, index, ratio)
        picture = self._pictures.pop(look, None)
        if picture is None:
            picture = self._pictured(option, index, ratio)
        if len(self._pictures) >= _KEPT:
            del self._pictures[next(iter(self._pictures))]
        self._pictures[look] = picture
        painter.drawPixmap(option.rect.topLeft(), picture)

    def _look(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, ratio: float) -> tuple[object, ...]:
        """All that a row's picture depends on."""
        row: QueueRow = index.data(QueueRole.ROW)
        words = index.data(QueueRole.CATEGORY), index.data(QueueRole.WARD), status_word(row.status)
        apart = index.data(QueueRole.APART)
        state = (
            index.data(QueueRole.TICKED),
            apart,
            apart and _begins_apart(index),
            (option.state & _SEEN).value,
            int(self._clock().timestamp()) // _MOMENT,
        )
        size = option.rect.width(), option.rect.height(), ratio
        return row, words, state, size, option.palette.cacheKey(), option.font.key()

    def _pictured(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, ratio: float) -> QPixmap:
        whole = QRect(option.rect)
        picture = QPixmap(whole.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        # Letters are smoothed as on the window itself only where there is something opaque below them.
        picture.fill(option.palette.color(QPalette.ColorRole.Base))
        painter = QPainter(picture)
        option.rect = QRect(QPoint(0, 0), whole.size())
        self._draw(painter, option, index)
        option.rect = whole
        painter.end()
        return picture

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row: QueueRow = index.data(QueueRole.ROW)
        painter.save()
        inside = option.rect.adjusted(_LEFT, 2, -_RIGHT, -3)
        half = inside.height() // 2
        top = QRect(inside.left(), inside.top(), inside.width(), half)
        bottom = QRect(inside.left(), inside.top() + half, inside.width(), inside.height() - half)
        brush = self.brush(painter, option, top, bottom)
        paint_ground(painter, option, brush.shades)
        now = self._clock()
        ticked, apart = bool(index.data(QueueRole.TICKED)), bool(index.data(QueueRole.APART))
        first = apart and _begins_apart(index)
        if first:
            painter.fillRect(QRect(option.rect.left(), option.rect.top(), option.rect.width(), 2), brush.shades.tones[Tone.MUTED])
        _paint_top(brush, row, str(index.data(QueueRole.CATEGORY)), now, ticked=ticked, apart=(apart, first))
        _paint_bottom(brush, row, str(index.data(QueueRole.WARD)), now)
        painter.restore()

    def brush(self, painter: QPainter, option: QStyleOptionViewItem, top: QRect, bottom: QRect) -> Brush:
        """The painter with the fonts and colours of this moment, which are made once."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.palette.cacheKey() != self._shades.key:
            self._shades = Shades(option.palette)
        if option.font.key() != self._fonts.key:
            self._fonts = _Fonts(QFont(option.font))
        return Brush(painter, self._shades, self._fonts, top, bottom)


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, shades: Shades) -> None:
    """Draw what says that a row is selected, hovered or has the focus, and the line below it."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
    painter.fillRect(option.rect, shades.grounds[selected, hovered])
    if selected:
        painter.fillRect(QRect(option.rect.left(), option.rect.top(), 4, option.rect.height()), shades.accent)
    if option.state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(shades.accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -1.5))
    painter.setPen(shades.line)
    painter.drawLine(option.rect.left() + _LEFT, option.rect.bottom(), option.rect.right(), option.rect.bottom())


def _begins_apart(index: QModelIndex | QPersistentModelIndex) -> bool:
    """Whether the rows above are in the officer's hands, and this one is not."""
    above = index.sibling(index.row() - 1, 0)
    return above.isValid() and above.data(QueueRole.ROW) is not None and not above.data(QueueRole.APART)


def _paint_top(brush: Brush, row: QueueRow, category: str, now: datetime, *, ticked: bool, apart: tuple[bool, bool]) -> None:
    muted = brush.shades.tones[Tone.MUTED]
    text = muted if apart[0] else brush.shades.text
    box = QRectF(brush.top)
    if ticked:
        brush.text(box, _TICK, brush.shades.accent, bold=True)
    else:
        brush.text(box, status_symbol(row.status), status_colour(row.status, brush.shades.dark))
    box.setLeft(box.left() + _indent(brush))
    old = age(now - row.received_at)
    brush.text(QRectF(box.right() - brush.width(old), box.top(), 200, box.height()), old, muted)
    box.setRight(_paint_marks(brush, row, box.right() - brush.width(old) - _GAP) - _GAP)
    box.setLeft(box.left() + brush.text(box, category, text, bold=not apart[0]) + _GAP)
    box.setLeft(box.left() + brush.text(box, row.number, muted) + _GAP)
    if box.width() > 80:
        told = f"{apart_words()} · " if apart[1] else ""
        brush.text(box, told + " ".join(row.text.split()), muted)


def _indent(brush: Brush) -> float:
    """The room of the status's shape; large letters have large shapes."""
    return max(20.0, brush.width(_TICK, bold=True) + 4)


def _paint_marks(brush: Brush, row: QueueRow, right: float) -> float:
    """Draw the marks from the right to the left; returns where they begin."""
    muted = brush.shades.tones[Tone.MUTED]
    marks = (
        ("camera", row.photos if row.photos > 1 else 0, muted, bool(row.photos)),
        ("lock", 0, muted, row.private),
        ("priority", 0, brush.shades.tones[Tone.WARNING], row.priority > 0),
        ("unsent", row.unsent if row.unsent > 1 else 0, brush.shades.tones[Tone.INFO], bool(row.unsent)),
        ("attention", 0, brush.shades.tones[Tone.WARNING], bool(row.attention)),
    )
    middle = brush.top.center().y() + 1
    for name, count, colour, shown in marks:
        if not shown:
            continue
        if count:
            words = str(count)
            right -= brush.width(words, small=True)
            brush.text(QRectF(right, brush.top.top(), 60, brush.top.height()), words, colour, small=True)
            right -= 2
        right -= _MARK
        paint_icon(brush.painter, name, right, middle - _MARK / 2, _MARK, colour)
        right -= 5
    return right


def _paint_bottom(brush: Brush, row: QueueRow, ward: str, now: datetime) -> None:
    box = QRectF(brush.bottom).adjusted(_indent(brush), 0, 0, 0)
    right, word = box.right(), status_word(row.status)
    room = box.width() - brush.width(word) - 2 * _GAP
    for badge in reversed(_fitting(brush, badges(row.clocks, row.received_at, now, closed=row.status in CLOSED_STATUSES), room)):
        width = brush.width(badge.words, small=True)
        right -= width
        _paint_badge(brush, badge, QRectF(right, box.top(), width, box.height()))
        right -= 2 * _GAP
    box.setRight(right)
    used = brush.text(box, word, status_colour(row.status, brush.shades.dark))
    box.setLeft(box.left() + used + _GAP)
    if box.width() > 24:
        brush.text(box, f"· {ward}", brush.shades.tones[Tone.MUTED])


def _fitting(brush: Brush, both: tuple[Badge, ...], room: float) -> tuple[Badge, ...]:
    """Both clocks; a narrow list leaves room for one beside the status, the late one first."""
    width = sum(brush.width(badge.words, small=True) for badge in both) + 2 * _GAP * (len(both) - 1)
    return both if width <= room else (next((badge for badge in both if badge.tone is Tone.BAD), both[-1]),)


def _paint_badge(brush: Brush, badge: Badge, box: QRectF) -> None:
    colour = brush.shades.tones[badge.tone]
    brush.text(QRectF(box.left(), box.top(), box.width() + 2, box.height() - _BAR), badge.words, colour, small=True)
    groove = QRectF(box.left(), box.bottom() - _BAR + 1, box.width(), _BAR)
    brush.painter.setPen(Qt.PenStyle.NoPen)
    brush.painter.setBrush(brush.shades.line)
    brush.painter.drawRoundedRect(groove, 1.5, 1.5)
    groove.setWidth(groove.width() * badge.share)
    brush.painter.setBrush(colour)
    brush.painter.drawRoundedRect(groove, 1.5, 1.5)
