"""One small mark for how far something has come on a fixed way: a row of dots, filled up to where it is, and the word for it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.lettering import SMALL, scaled
from widgets.tones import Tone, line_colour, tone_colour

STEP = 14
RADIUS = 4.0


def paint_stages(
    painter: QPainter, left: float, middle: float, count: int, stage: int, colour: QColor, palette: QPalette
) -> float:
    """Draw the dots from `left` around the height `middle`, filled up to `stage`; answers where they end."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for index in range(count):
        centre = QPointF(left + RADIUS + index * STEP, middle)
        if index:
            painter.setPen(QPen(colour if index <= stage else line_colour(palette), 2))
            painter.drawLine(centre - QPointF(STEP - RADIUS, 0), centre - QPointF(RADIUS, 0))
        painter.setPen(QPen(colour if index <= stage else line_colour(palette), 1.5))
        painter.setBrush(colour if index <= stage else Qt.BrushStyle.NoBrush)
        radius = RADIUS if index == stage else RADIUS - 1
        painter.drawEllipse(centre, radius, radius)
    return left + 2 * RADIUS + (count - 1) * STEP


class StageMark(QWidget):
    """Dots and a word; the word is also what a screen reader says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages: tuple[str, ...] = ()
        self._stage = 0
        self._word = ""
        self._tone = Tone.INFO
        self.setFont(scaled(self.font(), SMALL))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_stages(self, stages: Sequence[str]) -> None:
        """Name the stages of the way, in order."""
        self._stages = tuple(stages)
        self._redraw()

    def set_stage(self, stage: int, *, tone: Tone = Tone.INFO, word: str | None = None) -> None:
        """Say where it is; `word` replaces the stage's own name."""
        self._stage, self._tone, self._word = stage, tone, word or ""
        self._redraw()

    def stage(self) -> int:
        """Where it is."""
        return self._stage

    def word(self) -> str:
        """The word that stands beside the dots."""
        if self._word:
            return self._word
        return self._stages[self._stage] if self._stage < len(self._stages) else ""

    def sizeHint(self) -> QSize:
        """Dots and word in one line."""
        metrics = self.fontMetrics()
        return QSize(len(self._stages) * STEP + 4 + metrics.horizontalAdvance(self.word()), max(metrics.height(), 16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dots and the word."""
        painter = QPainter(self)
        colour = tone_colour(self._tone, self.palette())
        middle = self.height() / 2
        end = paint_stages(painter, 1, middle, len(self._stages), self._stage, colour, self.palette())
        painter.setPen(tone_colour(Tone.PLAIN if self._tone is Tone.INFO else self._tone, self.palette()))
        box = QRectF(end + 8, 0, self.width() - end - 8, self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.word())

    def _redraw(self) -> None:
        self.setAccessibleName(self.word())
        self.setToolTip("  →  ".join(f"[{name}]" if index == self._stage else name for index, name in enumerate(self._stages)))
        self.updateGeometry()
        self.update()
