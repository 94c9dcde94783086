"""A simple chart of a few lines over a few dozen steps; each line has a colour, a mark, a pattern and its name at its end."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.lettering import SMALL, scaled
from widgets.tones import Tone, line_colour, tone_colour

_TONES = (Tone.INFO, Tone.GOOD, Tone.WARNING, Tone.PUBLIC)
_PATTERNS = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
_MARKS = ("●", "■", "▲", "◆")
_MARK = 3.5
_STEPS = 4


@dataclass(frozen=True, slots=True)
class ChartLine:
    """One line: its name and a value for each step, None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Lines over the same steps; `unit` stands behind the numbers of the axis."""

    steps: tuple[str, ...] = ()
    lines: tuple[ChartLine, ...] = ()
    unit: str = ""

    def top(self) -> float:
        """Where the axis ends: a round number that no value exceeds."""
        most = max((value for line in self.lines for value in line.values if value is not None), default=0.0)
        if most <= 0:
            return float(_STEPS)
        step = most / _STEPS
        power = 10.0 ** math.floor(math.log10(step))
        nice = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= step - 1e-9)
        return max(nice, 1.0 if not self.unit else 0.0) * _STEPS


class LineChart(QWidget):
    """Draws a chart; its words say the same for those who do not see it, and a table beside it has the numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart = Chart()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFont(scaled(self.font(), SMALL))

    def show_chart(self, chart: Chart, words: str) -> None:
        """Show a chart, and say it in words; one without steps shows the words instead."""
        self._chart = chart
        self.setAccessibleName(words)
        self.update()

    def chart(self) -> Chart:
        """What is shown."""
        return self._chart

    def minimumSizeHint(self) -> QSize:
        """Enough to tell the lines apart."""
        return QSize(320, 150)

    def sizeHint(self) -> QSize:
        """Wide rather than high."""
        return QSize(640, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart."""
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        if not self._chart.steps:
            painter.setPen(tone_colour(Tone.MUTED, self.palette()))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.accessibleName())
            return
        paint_chart(painter, box, self._chart, self.palette(), self.font())


def paint_chart(painter: QPainter, box: QRectF, chart: Chart, palette: QPalette, font: QFont) -> None:
    """Draw a chart into a box of any device."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    names = [f"{mark} {line.name}" for mark, line in zip(_MARKS, chart.lines, strict=False)]
    left = max((metrics.horizontalAdvance(_number(chart, step)) for step in range(_STEPS + 1)), default=0.0) + 8
    right = max((metrics.horizontalAdvance(name) for name in names), default=0.0) + 14
    plot = box.adjusted(left, metrics.height() / 2 + 2, -right, -metrics.height() - 8)
    if plot.width() < 20 or plot.height() < 20 or not chart.steps:
        return
    _paint_axes(painter, plot, box, chart, palette, metrics)
    ends: list[float] = []
    for number, line in enumerate(chart.lines[: len(_MARKS)]):
        colour = tone_colour(_TONES[number], palette)
        points = _points(plot, chart, line)
        _paint_line(painter, points, colour, number)
        _paint_name(painter, names[number], points, plot, ends, metrics, colour)


def _number(chart: Chart, step: int) -> str:
    value = chart.top() * step / _STEPS
    return f"{value:g}{chart.unit}"


def _paint_axes(painter: QPainter, plot: QRectF, box: QRectF, chart: Chart, palette: QPalette, metrics: QFontMetricsF) -> None:
    muted = tone_colour(Tone.MUTED, palette)
    for step in range(_STEPS + 1):
        height = plot.bottom() - plot.height() * step / _STEPS
        painter.setPen(QPen(line_colour(palette), 1.0))
        painter.drawLine(QPointF(plot.left(), height), QPointF(plot.right(), height))
        painter.setPen(muted)
        place = QRectF(box.left(), height - metrics.height() / 2, plot.left() - box.left() - 6, metrics.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), _number(chart, step))
    widest = max(metrics.horizontalAdvance(step) for step in chart.steps) + 10
    # From the end, so that the newest step always has its words.
    every = max(1, math.ceil(widest * max(len(chart.steps) - 1, 1) / plot.width()))
    for number in range(len(chart.steps) - 1, -1, -every):
        middle = _across(plot, len(chart.steps), number)
        place = QRectF(middle - widest / 2, plot.bottom() + 5, widest, metrics.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), chart.steps[number])


def _across(plot: QRectF, count: int, number: int) -> float:
    return plot.center().x() if count == 1 else plot.left() + plot.width() * number / (count - 1)


def _points(plot: QRectF, chart: Chart, line: ChartLine) -> list[QPointF | None]:
    top, count = chart.top(), len(chart.steps)
    return [
        None if value is None else QPointF(_across(plot, count, number), plot.bottom() - plot.height() * value / top)
        for number, value in enumerate(line.values)
    ]


def _paint_line(painter: QPainter, points: Sequence[QPointF | None], colour: QColor, number: int) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 2.0, _PATTERNS[number]))
    for former, point in pairwise(points):
        if former is not None and point is not None:
            painter.drawLine(former, point)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for point in points:
        if point is not None:
            _paint_mark(painter, point, number)


def _paint_mark(painter: QPainter, at: QPointF, number: int) -> None:
    if number == 0:
        painter.drawEllipse(at, _MARK, _MARK)
        return
    corners = {
        1: ((-1, -1), (1, -1), (1, 1), (-1, 1)),
        2: ((0, -1.2), (1.1, 0.9), (-1.1, 0.9)),
        3: ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
    }[number]
    painter.drawPolygon(QPolygonF([at + QPointF(x * _MARK, y * _MARK) for x, y in corners]))


def _paint_name(
    painter: QPainter,
    name: str,
    points: Sequence[QPointF | None],
    plot: QRectF,
    ends: list[float],
    metrics: QFontMetricsF,
    colour: QColor,
) -> None:
    last = next((point for point in reversed(points) if point is not None), None)
    if last is None:
        return
    # Names that would lie upon each other move apart.
    height = last.y()
    while any(abs(height - taken) < metrics.height() for taken in ends):
        height = height - 2 if height - 2 > plot.top() - metrics.height() / 2 else max(ends) + metrics.height()
    ends.append(height)
    painter.setPen(colour)
    place = QRectF(plot.right() + 8, height - metrics.height() / 2, metrics.horizontalAdvance(name) + 4, metrics.height())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
