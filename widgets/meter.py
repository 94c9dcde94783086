"""A thin bar that shows how much of something is used up."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.tones import Tone, line_colour, tone_colour


class Meter(QWidget):
    """A bar from 0 to 1 in a tone; it always stands beside words that say the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0.0
        self._tone = Tone.GOOD
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_share(self, share: float, tone: Tone) -> None:
        """Fill the bar; shares outside 0 to 1 are cut."""
        self._share = min(1.0, max(0.0, share))
        self._tone = tone
        self.update()

    def share(self) -> float:
        """How far the bar is filled."""
        return self._share

    def sizeHint(self) -> QSize:
        """Thin and wide."""
        return QSize(120, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the groove and what is used of it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(self.rect())
        painter.setBrush(line_colour(self.palette()))
        painter.drawRoundedRect(groove, 2, 2)
        groove.setWidth(groove.width() * self._share)
        painter.setBrush(tone_colour(self._tone, self.palette()))
        painter.drawRoundedRect(groove, 2, 2)
