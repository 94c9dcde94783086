"""A large number with the words of what it counts, to be pressed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets.lettering import LARGE, SMALL, scaled
from widgets.tones import Tone, is_dark, line_colour, mixed, tone_colour

_PADDING = 12
_STRIPE = 4
_RIGHT = 6


class NumberTile(QAbstractButton):
    """A number, its words, and a stripe in a tone; with 0 or nothing yet it is calm and cannot be pressed."""

    def __init__(self, parent: QWidget | None = None, *, tone: Tone = Tone.PLAIN) -> None:
        super().__init__(parent)
        self._tone = tone
        self._number: int | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setEnabled(False)

    def set_words(self, words: str, hint: str) -> None:
        """Say what is counted, in short and in full."""
        self.setText(words)
        self.setToolTip(hint)
        self._tell()

    def set_number(self, number: int | None) -> None:
        """Show a number, None while it is not known."""
        self._number = number
        self.setEnabled(bool(number))
        self._tell()
        self.update()

    def number(self) -> int | None:
        """The number shown."""
        return self._number

    def sizeHint(self) -> QSize:
        """High enough for the number and its words."""
        large, small = scaled(self.font(), 1.5 * LARGE, bold=True), scaled(self.font(), SMALL)
        height = _line(large) + _line(small) + 2 * _PADDING - 4
        return QSize(110, height)

    def width_of_words(self) -> int:
        """How wide it has to be to show its words whole."""
        return QFontMetrics(scaled(self.font(), SMALL)).horizontalAdvance(self.text()) + _PADDING + _STRIPE + _RIGHT + 2

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field, the stripe, the number and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        # That there is none is to be read too: a tile that cannot be pressed fades no further.
        palette.setCurrentColorGroup(QPalette.ColorGroup.Active)
        accent, base = palette.color(QPalette.ColorRole.Highlight), palette.color(QPalette.ColorRole.Base)
        ground = mixed(palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window), 0.05)
        ground = ground if is_dark(palette) else base
        raised = self.isEnabled() and (self.underMouse() or self.isDown())
        painter.setBrush(mixed(accent, ground, 0.10) if raised else ground)
        painter.setPen(QPen(accent, 2.0) if self.hasFocus() else QPen(line_colour(palette), 1.0))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        counts = bool(self._number)
        colour = tone_colour(self._tone if counts else Tone.MUTED, palette)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour if counts else line_colour(palette))
        painter.drawRoundedRect(QRectF(2, 8, _STRIPE, self.height() - 16), 2, 2)
        large, small = scaled(self.font(), 1.5 * LARGE, bold=True), scaled(self.font(), SMALL)
        box = QRectF(self.rect()).adjusted(_PADDING + _STRIPE, _PADDING - 4, -_RIGHT, -_PADDING + 4)
        painter.setFont(large)
        painter.setPen(colour)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.drawText(box, flags, "…" if self._number is None else self.locale().toString(self._number))
        painter.setFont(small)
        painter.setPen(tone_colour(Tone.MUTED, palette))
        foot = QRectF(box.left(), box.bottom() - painter.fontMetrics().height(), box.width(), painter.fontMetrics().height())
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(foot.width()))
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), words)

    def _tell(self) -> None:
        number = "…" if self._number is None else str(self._number)
        self.setAccessibleName(f"{self.text()}: {number}")
        self.setAccessibleDescription(self.toolTip())


def _line(font: QFont) -> int:
    return QFontMetrics(font).height()
