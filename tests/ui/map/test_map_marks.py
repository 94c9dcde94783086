"""The rings around reports that are listed beside the map."""

import math

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from tests.fakes.map_driver import MapDriver

FAR_APART = (("one", 106.80, -6.20, 0), ("two", 106.90, -6.20, 3), ("three", 106.85, -6.25, 5))


def _near(one: QColor, other: QColor) -> bool:
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return all(abs(a - b) <= 12 for a, b in pairs)


def test_listed_reports_wear_rings_until_they_are_listed_no_more(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(*FAR_APART)
    place = map_driver.place("two")
    assert place is not None
    ring, accent = place - QPoint(12, 0), pane.palette().color(QPalette.ColorRole.Highlight)
    around = [place + QPoint(round(12 * math.cos(turn / 4)), round(12 * math.sin(turn / 4))) for turn in range(26)]

    def ringed() -> bool:
        return any(_near(map_driver.pane.grab().toImage().pixelColor(point), accent) for point in (ring, *around))

    assert not ringed()
    pane.mark_reports(("two", "three", "elsewhere"))
    qtbot.waitUntil(ringed, timeout=5000)
    assert map_driver.ask("crop.desk._reports.marked.length") == 2
    pane.mark_reports(())
    qtbot.waitUntil(lambda: not ringed(), timeout=5000)
