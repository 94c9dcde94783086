"""Pointing at places on the real page: by the mouse and by the keys, measured, chosen, copied, left."""

import math

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_app.domain.places import Point
from tests.fakes.map_driver import MapDriver
from ui.map.modes import Mode

ROWS = (("one", 106.80, -6.20, 0), ("two", 106.90, -6.20, 3), ("three", 106.85, -6.25, 5))
FORMER: Point = (106.85, -6.22)
DOING = "document.querySelector('.hint .doing').textContent"
READING = "document.querySelector('.hint .reading').textContent"


def begin(driver: MapDriver, mode: Mode, start: Point | None = None) -> None:
    driver.pane.begin_mode(mode, start)
    driver.wait_for(f"crop.desk._modes._kind === '{mode}'")
    driver.wait_for("document.activeElement === crop.desk._map.getContainer()")


def key(driver: MapDriver, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(driver.mouse_target, key, modifier)


def metres(one: Point, other: Point) -> float:
    lon1, lat1, lon2, lat2 = map(math.radians, (*one, *other))
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6_371_000 * math.asin(math.sqrt(half))


def where(driver: MapDriver, point: QPoint) -> Point:
    found = driver.ask(f"(({{lng, lat}}) => [lng, lat])(crop.desk._map.containerPointToLatLng([{point.x()}, {point.y()}]))")
    assert isinstance(found, list)
    return float(found[0]), float(found[1])


def test_a_click_takes_the_place_and_selects_no_report(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(*ROWS)
    place = map_driver.place("two")
    assert place is not None
    begin(map_driver, Mode.COPY)
    with qtbot.assertNotEmitted(pane.report_selected), qtbot.waitSignal(pane.place_taken, timeout=5000) as taken:
        map_driver.click(place)
    assert taken.args is not None
    mode, found = taken.args
    assert mode is Mode.COPY and metres(found, (106.90, -6.20)) < 200
    assert map_driver.ask("crop.desk._modes.isOn") is False
    with qtbot.waitSignal(pane.report_selected, timeout=5000):
        map_driver.click(place)


def test_arrows_move_the_crosshair_from_the_former_place_and_enter_takes(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(*ROWS)
    begin(map_driver, Mode.CHOOSE, FORMER)
    assert str(map_driver.ask(READING)).endswith("0 m from the former place")
    at = map_driver.ask("(({x, y}) => [x, y])(crop.desk._modes._point)")
    assert isinstance(at, list)
    for _ in range(3):
        key(map_driver, Qt.Key.Key_Right)
    key(map_driver, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    map_driver.wait_for(f"crop.desk._modes._point.x === {at[0] + 24} && crop.desk._modes._point.y === {at[1] + 64}")
    expected = where(map_driver, QPoint(round(at[0] + 24), round(at[1] + 64)))
    assert f"{metres(FORMER, expected):.0f} m from the former place" in str(map_driver.ask(READING))
    assert map_driver.ask("document.querySelectorAll('.leaflet-sketch-pane path').length") == 3, "the ghost, the line and its rim"
    with qtbot.waitSignal(pane.place_taken, timeout=5000) as taken:
        key(map_driver, Qt.Key.Key_Return)
    assert taken.args is not None
    assert taken.args[0] is Mode.CHOOSE and taken.args[1] == pytest.approx(expected, abs=1e-5)
    assert map_driver.ask("document.querySelectorAll('.leaflet-sketch-pane path').length") == 0


def test_the_map_moves_when_the_crosshair_comes_to_its_edge(map_driver: MapDriver) -> None:
    map_driver.open(*ROWS)
    begin(map_driver, Mode.COPY)
    before = map_driver.ask("crop.desk._map.getCenter().lng")
    for _ in range(8):
        key(map_driver, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    map_driver.wait_for(f"crop.desk._map.getCenter().lng < {before}")
    assert map_driver.ask("crop.desk._modes._point.x") == 24


def test_escape_leaves_and_nothing_is_taken(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(*ROWS)
    begin(map_driver, Mode.CHOOSE, FORMER)
    with qtbot.assertNotEmitted(pane.place_taken), qtbot.waitSignal(pane.mode_left, timeout=5000):
        key(map_driver, Qt.Key.Key_Escape)
    assert map_driver.ask("document.querySelector('.hint').hidden && document.querySelector('.crosshair').hidden") is True


def test_the_app_may_end_it_too(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(*ROWS)
    begin(map_driver, Mode.COPY)
    pane.end_mode()
    map_driver.wait_for("!crop.desk._modes.isOn")
    with qtbot.assertNotEmitted(pane.place_taken):
        map_driver.ask("crop.desk._bridge.take_place('copy', 106.8, -6.2)")


def test_a_way_is_measured_point_by_point(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(*ROWS)
    begin(map_driver, Mode.MEASURE)
    assert "Measure" in str(map_driver.ask(DOING)) and map_driver.ask(READING) == ""
    corners = [QPoint(100, 120), QPoint(300, 120), QPoint(300, 260)]
    with qtbot.assertNotEmitted(pane.report_selected):
        for corner in corners:
            map_driver.click(corner)
            map_driver.wait_for(f"crop.desk._modes._stops.length === {corners.index(corner) + 1}")
    first, second, third = (where(map_driver, corner) for corner in corners)
    way = (metres(first, second) + metres(second, third)) / 1000
    assert str(map_driver.ask(READING)).startswith(f"{way:,.2f}".rstrip("0").rstrip(".") + " km")
    key(map_driver, Qt.Key.Key_Backspace)
    map_driver.wait_for("crop.desk._modes._stops.length === 2")
    assert str(map_driver.ask(READING)).startswith(f"{metres(first, second) / 1000:,.2f}".rstrip("0").rstrip(".") + " km")


def test_a_way_may_begin_at_a_place_and_go_on_by_keys(map_driver: MapDriver) -> None:
    map_driver.open(*ROWS)
    begin(map_driver, Mode.MEASURE, FORMER)
    assert map_driver.ask("crop.desk._modes._stops.length") == 1
    for _ in range(4):
        key(map_driver, Qt.Key.Key_Right)
    key(map_driver, Qt.Key.Key_Return)
    map_driver.wait_for("crop.desk._modes._stops.length === 2")
    assert " m · with the next point" in str(map_driver.ask(READING))


def test_buttons_on_the_map_keep_their_keys_while_places_are_pointed_at(map_driver: MapDriver) -> None:
    map_driver.open(*ROWS)
    begin(map_driver, Mode.MEASURE)
    before = map_driver.ask("crop.desk._map.getZoom()")
    map_driver.ask("document.querySelector('.buttons button').focus()")
    key(map_driver, Qt.Key.Key_Return)
    map_driver.wait_for(f"crop.desk._map.getZoom() > {before} && !crop.desk._map._animatingZoom")
    assert map_driver.ask("crop.desk._modes._stops.length") == 0


def test_a_place_is_marked_and_gone_to(map_driver: MapDriver) -> None:
    pane = map_driver.open(*ROWS)
    pane.mark((106.8216, -6.1754))
    map_driver.wait_for("document.querySelector('.mark .spot') !== null")
    assert map_driver.ask("document.querySelector('.mark .spot').textContent") == "-6.17540, 106.82160"
    assert map_driver.ask("crop.desk._map.distance(crop.desk._map.getCenter(), [-6.1754, 106.8216]) < 5") is True
    pane.mark(None)
    map_driver.wait_for("document.querySelector('.mark') === null")


def test_the_right_mouse_button_asks_for_a_menu(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(*ROWS)
    place = map_driver.place("two")
    assert place is not None
    for at, report_id in ((place, "two"), (place - QPoint(60, 20), None)):
        with qtbot.waitSignal(pane.menu_asked, timeout=5000) as asked:
            QTest.mouseClick(map_driver.mouse_target, Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, at)
        assert asked.args is not None
        point, found, named = asked.args
        assert (point - at).manhattanLength() <= 2 and named == report_id
        assert metres(found, where(map_driver, at)) < 300


def test_a_mode_that_is_begun_before_the_page_is_there_begins_with_it(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.build()
    pane.begin_mode(Mode.CHOOSE, FORMER)
    with qtbot.waitSignal(pane.ready, timeout=30_000):
        pass
    map_driver.wait_for("crop.desk._modes.isOn && crop.desk._map.getZoom() >= 15")


def test_what_is_said_is_text_and_goes_away_for_a_mode(map_driver: MapDriver) -> None:
    pane = map_driver.open(*ROWS)
    pane.say("<b>Copied</b>")
    map_driver.wait_for("!document.querySelector('.hint').hidden")
    assert map_driver.ask(DOING) == "<b>Copied</b>"
    assert map_driver.ask("document.querySelector('.hint').getAttribute('role')") == "status"
    begin(map_driver, Mode.COPY)
    assert "Copy a place" in str(map_driver.ask(DOING))


def test_the_window_takes_the_list_of_one_place_away_and_then_nothing_more(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(("a", 106.85, -6.2, 0), ("b", 106.85, -6.2, 5), label_of=str)
    assert not pane.close_list()
    place = map_driver.place("a")
    assert place is not None
    map_driver.click(place)
    map_driver.wait_for("document.querySelectorAll('.listing .rows button').length === 2")
    assert pane.close_list()
    map_driver.wait_for("document.querySelector('.listing').hidden")
    qtbot.waitUntil(lambda: not pane.close_list())
    assert map_driver.ask("document.activeElement === crop.desk._map.getContainer()")
