"""The widgets of figures: the tile with a number, and the chart of lines."""

from functools import partial

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.line_chart import Chart, ChartLine, LineChart, paint_chart
from widgets.number_tile import NumberTile
from widgets.tile_row import TileRow
from widgets.tones import Tone


def test_a_tile_is_pressed_only_when_it_counts_something(qtbot: QtBot) -> None:
    tile = NumberTile(tone=Tone.BAD)
    qtbot.addWidget(tile)
    tile.set_words("Late", "A promise is broken")
    assert tile.number() is None and not tile.isEnabled() and tile.accessibleName() == "Late: …"
    tile.set_number(0)
    assert not tile.isEnabled()
    tile.set_number(1_234)
    tile.show()
    assert tile.isEnabled() and tile.accessibleName() == "Late: 1234" and not tile.grab().isNull()
    with qtbot.waitSignal(tile.clicked):
        QTest.keyClick(tile, Qt.Key.Key_Space)


@pytest.mark.parametrize(
    ("values", "unit", "top"),
    [
        ((0.0,), "", 4.0),
        ((3.0,), "", 4.0),
        ((9.0, 7.0), "", 10.0),
        ((96.0,), " %", 100.0),
        ((0.3,), " h", 0.4),
        ((None,), "", 4.0),
    ],
)
def test_the_axis_ends_at_a_round_number(values: tuple[float | None, ...], unit: str, top: float) -> None:
    found = Chart(("a",), (ChartLine("x", values),), unit).top()
    assert found == pytest.approx(top) and found >= max((value or 0 for value in values), default=0)


@pytest.mark.parametrize("count", [1, 2, 53])
def test_lines_are_told_apart_without_colour(qtbot: QtBot, count: int) -> None:
    steps = tuple(f"{number} Mar" for number in range(count))
    lines = tuple(
        ChartLine(name, tuple(float(number % 7) for number in range(count))) for name in ("one", "two", "three", "four")
    )
    chart = LineChart()
    qtbot.addWidget(chart)
    chart.resize(640, 240)
    chart.show_chart(Chart(steps, (*lines, ChartLine("none", (None,) * count))), "words")
    assert chart.accessibleName() == "words" and len(chart.chart().lines) == 5
    assert not chart.grab().isNull()
    none = ChartLine("one", (None,) * count)
    shapes = {_dark(painted(Chart(steps, (none,) * place + (lines[0],)))) for place in range(4)}
    assert len(shapes) == 4, "each line has a mark and a pattern of its own, whatever its colour"


def test_a_chart_without_room_or_steps_draws_nothing(qtbot: QtBot) -> None:
    empty = painted(Chart())
    assert empty == painted(Chart((), (ChartLine("x", ()),)))
    assert painted(Chart(("a",), (ChartLine("x", (1.0,)),)), 30) == painted(Chart(), 30)


def _dark(image: QImage) -> bytes:
    """Where there is ink, of whatever colour."""
    return bytes(image.pixelColor(x, y).lightness() < 200 for x in range(image.width()) for y in range(image.height()))


def painted(chart: Chart, side: int = 300) -> QImage:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_chart(painter, QRectF(0, 0, side, side), chart, QPalette(), painter.font())
    painter.end()
    return image


def set_in_lines(tiles: list[NumberTile], lines: int) -> bool:
    return len({tile.y() for tile in tiles}) == lines


def test_tiles_break_into_even_lines_rather_than_shorten_their_words(qtbot: QtBot) -> None:
    around = QWidget()
    tiles = [NumberTile(around) for _ in range(6)]
    for tile in tiles:
        tile.set_words("Hampir lewat tenggat", "")
    row = TileRow(around, tiles)
    column = QVBoxLayout(around)
    column.addWidget(row)
    qtbot.addWidget(around)
    around.resize(6 * tiles[0].width_of_words() + 100, 200)
    around.show()
    qtbot.waitUntil(partial(set_in_lines, tiles, 1))
    for across, lines in ((3, 2), (2, 3)):
        around.resize(across * tiles[0].width_of_words() + 60, 300)
        qtbot.waitUntil(partial(set_in_lines, tiles, lines))
        assert all(tile.width() >= tile.width_of_words() for tile in tiles)
