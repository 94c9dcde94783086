"""A button of the rail at the window's left: a picture, a word below it, and a count where something waits."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets.lettering import SMALL, scaled
from widgets.tones import Tone, mixed, tone_colour

_PICTURE = 22
_HEIGHT = 60
# Above the picture where room is short, and how much more there is where it is not.
_TOP, _AIR = 3, 7


class RailButton(QAbstractButton):
    """One place of the window; the checked one is where the officer is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = 0
        self._tone = Tone.INFO
        self.setCheckable(True)
        self.setFont(scaled(self.font(), SMALL))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def set_count(self, count: int, tone: Tone = Tone.INFO) -> None:
        """Show how much waits here; 0 shows nothing."""
        if (count, tone) != (self._count, self._tone):
            self._count, self._tone = count, tone
            self.setAccessibleDescription(str(count) if count else "")
            self.update()

    def count(self) -> int:
        """The count that it shows."""
        return self._count

    def sizeHint(self) -> QSize:
        """High enough for picture and word."""
        bold = QFontMetrics(scaled(self.font(), 1.0, bold=True))
        return QSize(bold.horizontalAdvance(self.text()) + 10, max(_HEIGHT, 34 + bold.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """In a low window picture and word stand closer."""
        bold = QFontMetrics(scaled(self.font(), 1.0, bold=True))
        return QSize(self.sizeHint().width(), _TOP + _PICTURE + 2 + bold.height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the picture, the word and the count."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        accent, window = palette.color(QPalette.ColorRole.Highlight), palette.color(QPalette.ColorRole.Window)
        if self.isChecked() or self.underMouse() or self.hasFocus():
            painter.setPen(accent if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(mixed(accent, window, 0.22 if self.isChecked() else 0.10))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4.5, 3.5, -4.5, -3.5), 6, 6)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            painter.drawRoundedRect(QRectF(0, 12, 3, self.height() - 24), 1.5, 1.5)
        left = (self.width() - _PICTURE) // 2
        air = self._air()
        self.icon().paint(painter, left, _TOP + air, _PICTURE, _PICTURE)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.setFont(scaled(self.font(), 1.0, bold=self.isChecked()))
        above = _TOP + air + _PICTURE + 2
        word = QRectF(2, above, self.width() - 4, self.height() - above - 4)
        painter.drawText(word, int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self._count:
            self._paint_count(painter, left + _PICTURE, palette)

    def _air(self) -> int:
        spare = self.height() - self.minimumSizeHint().height()
        return max(0, min(spare // 2, _AIR))

    def _paint_count(self, painter: QPainter, right: int, palette: QPalette) -> None:
        words = str(self._count) if self._count < 1000 else "999+"
        painter.setFont(scaled(self.font(), SMALL, bold=True))
        width = max(painter.fontMetrics().horizontalAdvance(words) + 9, 17)
        box = QRectF(min(right - 7, self.width() - width - 3), max(self._air() - 2, 1), width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone_colour(self._tone, palette))
        painter.drawRoundedRect(box, 8, 8)
        painter.setPen(palette.color(QPalette.ColorRole.Base))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
