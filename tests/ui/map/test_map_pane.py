"""The map as an officer meets it: real page, real mouse, real web engine."""

import json
import os
import re
import signal

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QTranslator
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QPushButton
from pytest_httpserver import HTTPServer
from pytestqt.qtbot import QtBot

from tests.fakes.map_driver import MapDriver, map_points
from ui.map.tiles import Tiles

FAR_APART = (("one", 106.80, -6.20, 0), ("two", 106.90, -6.20, 3), ("three", 106.85, -6.25, 5))
HERE = (106.85, -6.2)
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)
HOSTILE = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>\njavascript:alert(1) & "quoted"'


def square(west: float, south: float, side: float) -> list[list[float]]:
    return [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]


def areas(*features: tuple[str, str, float, float, float]) -> bytes:
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {
                    "type": "Feature",
                    "properties": {"code": code, "name": name, "level": "ward", "approximate": False},
                    "geometry": {"type": "Polygon", "coordinates": [square(west, south, side)]},
                }
                for code, name, west, south, side in features
            ],
        }
    ).encode()


def roads(*lines: tuple[int, list[list[float]]]) -> bytes:
    features = [
        {"type": "Feature", "properties": {"cls": cls, "name": "Jalan"}, "geometry": {"type": "LineString", "coordinates": line}}
        for cls, line in lines
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def colour_at(driver: MapDriver, point: QPoint) -> QColor:
    return driver.pane.grab().toImage().pixelColor(point)


def near(one: QColor, other: QColor) -> bool:
    return all(abs(a - b) <= 12 for a, b in ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue())))


def test_a_click_on_a_report_selects_it(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(*FAR_APART)
    for report_id in ("two", "one", "three"):
        place = map_driver.place(report_id)
        assert place is not None
        with qtbot.waitSignal(pane.report_selected, timeout=5000) as chosen:
            map_driver.click(place)
        assert chosen.args == [report_id]


def test_a_click_beside_all_reports_selects_nothing(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(*FAR_APART)
    place = map_driver.place("three")
    assert place is not None
    with qtbot.assertNotEmitted(pane.report_selected):
        map_driver.click(place - QPoint(60, 20))
        assert map_driver.place("three") == place


def test_the_selected_report_wears_a_ring_in_the_accent_colour(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(*FAR_APART)
    place = map_driver.place("two")
    assert place is not None
    ring, accent = place - QPoint(15, 0), pane.palette().color(QPalette.ColorRole.Highlight)
    assert not near(colour_at(map_driver, ring), accent)
    pane.select("two")
    qtbot.waitUntil(lambda: near(colour_at(map_driver, ring), accent), timeout=5000)
    pane.select(None)
    qtbot.waitUntil(lambda: not near(colour_at(map_driver, ring), accent), timeout=5000)


def test_selecting_brings_a_report_into_view_and_locating_goes_close(map_driver: MapDriver) -> None:
    pane = map_driver.open(*FAR_APART)
    pane.locate("one")
    assert map_driver.place("one") is not None
    assert map_driver.place("two") is None
    assert map_driver.ask("crop.desk._map.getZoom()") == 17
    pane.select("two")
    assert map_driver.place("two") is not None
    assert map_driver.place("one") is None
    assert map_driver.ask("crop.desk._map.getZoom()") == 17
    pane.select("two")
    before = map_driver.place("two")
    pane.select("two")
    assert map_driver.place("two") == before


def test_changes_reach_the_map_without_sending_all_again(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(*FAR_APART)
    pane.select("one")
    with qtbot.waitSignal(pane.drawn, timeout=5000) as drawn:
        pane.update_points(map_points(("two", 106.90, -6.20, 5), ("new", 106.80, -6.24, 1 | 0x80)), ["one"])
    assert drawn.args == [3]
    assert map_driver.place("one") is None
    assert map_driver.ask("crop.desk._reports.selected") == -1
    summary = map_driver.ask("crop.desk._reports.points.summary()")
    assert isinstance(summary, dict)
    assert summary["statuses"][:8] == [0, 1, 0, 0, 0, 2, 0, 0]
    assert summary["approximate"] == 1
    place = map_driver.place("new")
    assert place is not None
    with qtbot.waitSignal(pane.report_selected, timeout=5000) as chosen:
        map_driver.click(place)
    assert chosen.args == ["new"]


def test_showing_other_points_forgets_the_old(map_driver: MapDriver, qtbot: QtBot) -> None:
    pane = map_driver.open(*FAR_APART)
    with qtbot.waitSignal(pane.drawn, timeout=5000) as drawn:
        pane.show_points(map_points(("other", 106.85, -6.22, 0)))
    assert drawn.args == [1]
    assert map_driver.place("one") is None
    assert map_driver.place("other") is not None


def test_everything_may_be_said_before_the_page_is_there(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.build()
    answers: list[QPoint | None] = []
    with qtbot.waitSignals([pane.ready, pane.drawn], timeout=30_000):
        pane.set_areas(areas(("31.75.07.1003", "Klender", 106.8, -6.3, 0.1)), approximate=True)
        pane.set_roads(roads((1, [[106.8, -6.25], [106.9, -6.25]])))
        pane.show_points(map_points(*FAR_APART))
        pane.update_points(map_points(("four", 106.86, -6.26, 0)), ["three"])
        pane.set_colour_scheme(True)
        pane.fit_to_areas()
        pane.select("four")
        pane.position_of("four", answers.append)
        pane.position_of("three", answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=10_000)
    assert answers[0] is not None
    assert answers[1] is None
    assert map_driver.ask("crop.desk._reports.selected") == 3
    assert map_driver.ask("document.documentElement.dataset.scheme") == "dark"


def test_a_click_on_a_group_goes_closer_until_its_reports_stand_alone(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(("far", 106.80, -6.20, 0), ("a", 106.9000, -6.25, 0), ("b", 106.9012, -6.25, 5))
    place = map_driver.place("a")
    assert place is not None
    before = map_driver.ask("crop.desk._map.getZoom()")
    with qtbot.assertNotEmitted(pane.report_selected):
        map_driver.click(place)
        map_driver.wait_for(f"crop.desk._map.getZoom() > {before} && !crop.desk._map._animatingZoom")
    for report_id in ("a", "b"):
        place = map_driver.place(report_id)
        assert place is not None
        with qtbot.waitSignal(pane.report_selected, timeout=5000) as chosen:
            map_driver.click(place)
        assert chosen.args == [report_id]


def test_reports_at_one_place_are_listed_as_plain_text(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(("a", *HERE, 0), ("b", *HERE, 5), label_of=lambda report_id: f"{report_id}: {HOSTILE}")
    place = map_driver.place("a")
    assert place is not None
    map_driver.click(place)
    map_driver.wait_for("document.querySelectorAll('.listing .rows button').length === 2")
    assert map_driver.ask("[...document.querySelectorAll('.listing .text')].map((row) => row.textContent)") == [
        f"a: {HOSTILE}",
        f"b: {HOSTILE}",
    ]
    assert map_driver.ask("document.querySelectorAll('.listing .text *').length") == 0
    assert map_driver.ask("window.hurt") is None
    corner = map_driver.ask(
        "(() => { const box = document.querySelectorAll('.listing .rows button')[1].getBoundingClientRect();"
        " return [box.x + 40, box.y + 12]; })()"
    )
    assert isinstance(corner, list)
    with qtbot.waitSignal(pane.report_selected, timeout=5000) as chosen:
        map_driver.click(QPoint(*map(round, corner)))
    assert chosen.args == ["b"]


def test_the_text_under_the_mouse_is_text(qtbot: QtBot, map_driver: MapDriver) -> None:
    asked: list[str] = []

    def label_of(report_id: str) -> str:
        asked.append(report_id)
        return HOSTILE

    map_driver.open(*FAR_APART, label_of=label_of)
    place = map_driver.place("three")
    assert place is not None
    map_driver.hover(place)
    map_driver.wait_for("!document.querySelector('.tip').hidden")
    assert map_driver.ask("document.querySelector('.tip').textContent") == HOSTILE
    assert map_driver.ask("document.querySelector('.tip').children.length") == 0
    assert map_driver.ask("window.hurt") is None
    assert set(asked) == {"three"}
    map_driver.hover(place - QPoint(60, 20))
    map_driver.wait_for("document.querySelector('.tip').hidden")


def test_the_group_under_the_mouse_tells_its_statuses(map_driver: MapDriver) -> None:
    map_driver.open(("a", *HERE, 0), ("b", *HERE, 5), ("c", *HERE, 5))
    place = map_driver.place("a")
    assert place is not None
    map_driver.hover(place)
    map_driver.wait_for("!document.querySelector('.tip').hidden")
    assert map_driver.ask("document.querySelector('.tip').innerText") == "Reports here: 3\n● Waiting: 1\n✔ Done: 2"


@pytest.mark.expects_errors
def test_markup_and_inline_script_are_refused_by_the_page_itself(map_driver: MapDriver) -> None:
    map_driver.open(*FAR_APART)
    for attempt in (
        "document.body.innerHTML = '<b>x</b>'",
        "document.write('<b>x</b>')",
        "eval('1')",
        "new Function('return 1')()",
        "document.createElement('script').src = 'crop://map/desk.js'",
        "trustedTypes.createPolicy('mine', {})",
    ):
        assert str(map_driver.ask(f"(async () => {{ {attempt} }})()")).startswith("failed: "), attempt


@pytest.mark.parametrize(
    "name",
    [
        "nothing",
        "points/999",
        "../map.css",
        "%2e%2e/map.css",
        "..%2fstatuses.py",
        "map.css?x=1",
        "crop://other/map.css",
        "file:///etc/passwd",
    ],
)
@pytest.mark.expects_errors
def test_the_page_gets_nothing_but_what_is_offered(map_driver: MapDriver, name: str) -> None:
    map_driver.open(*FAR_APART)
    assert map_driver.ask("fetch('map.css').then((answer) => answer.ok)") is True
    found = map_driver.ask(f"fetch({json.dumps(name)}).then((answer) => answer.ok && answer.url)")
    # The browser itself resolves the dots of an address: what is then asked for lies within the map.
    assert found is False or str(found).startswith("failed: ") or found == "crop://map/map.css"
    assert map_driver.ask("fetch('map.css', {method: 'POST', body: 'x'}).then((answer) => answer.ok)") in (
        False,
        "failed: TypeError: Failed to fetch",
    )


@pytest.mark.expects_errors
def test_the_page_reaches_no_server_and_stays_where_it_is(map_driver: MapDriver, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("hello")
    map_driver.open(*FAR_APART)
    url = json.dumps(httpserver.url_for("/"))
    assert "failed" in str(map_driver.ask(f"fetch({url})"))
    assert (
        map_driver.ask(
            f"new Promise((done) => {{ const i = new Image(); i.onerror = () => done('no'); i.onload = done; i.src = {url}; }})"
        )
        == "no"
    )
    assert map_driver.ask(f"window.open({url})") is None
    map_driver.ask(f"navigator.sendBeacon({url}, 'x')")
    map_driver.ask(f"void (location.href = {url})")
    assert map_driver.ask("location.href") == "crop://map/"
    assert map_driver.place("one") is not None
    assert httpserver.log == []


def test_tiles_come_only_from_the_configured_server_and_are_credited(
    qtbot: QtBot, map_driver: MapDriver, httpserver: HTTPServer
) -> None:
    httpserver.expect_request(re.compile(r"^/tiles/\d+/\d+/\d+\.png$")).respond_with_data(PIXEL, content_type="image/png")
    tiles = Tiles(httpserver.url_for("/tiles/{z}/{x}/{y}.png").replace("%7B", "{").replace("%7D", "}"), "<b>City of X</b>")
    map_driver.open(*FAR_APART, tiles=tiles)
    map_driver.wait_for("[...document.querySelectorAll('.leaflet-tile')].some((tile) => tile.naturalWidth === 1)")
    assert map_driver.ask("document.querySelector('.credit').textContent") == "<b>City of X</b>"
    assert httpserver.log
    assert all(request.method == "GET" and request.path.startswith("/tiles/") for request, _ in httpserver.log)


def test_areas_and_roads_are_drawn(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(("one", 106.801, -6.299, 0))
    pane.set_areas(
        areas(("31.75.07.1003", "Klender", 106.8, -6.3, 0.1), ("31.74.02.1002", "Karet", 106.9, -6.3, 0.1)),
        approximate=False,
        own=["31.75"],
    )
    pane.set_roads(roads((1, [[106.81, -6.25], [106.89, -6.25]])), attribution="© the road makers")
    pane.fit_to_areas()
    pane.update_points(
        map_points(
            ("land", 106.85, -6.28, 0), ("road", 106.88, -6.25, 0), ("other", 106.905, -6.25, 0), ("sea", 106.797, -6.25, 0)
        ),
        [],
    )
    places = {name: map_driver.place(name) for name in ("land", "road", "other", "sea")}
    pane.show_points(map_points())
    map_driver.wait_for("crop.desk._reports.points.count === 0 && crop.desk._ground.roads.length === 1")

    def colours() -> dict[str, str]:
        image = pane.grab().toImage()
        return {name: image.pixelColor(place).name() for name, place in places.items() if place}

    expected = {"land": "#ffffff", "road": "#f0d292", "other": "#f5f3ee", "sea": "#e3e6e8"}
    qtbot.waitUntil(lambda: colours() == expected, timeout=10_000)
    assert map_driver.ask("document.querySelector('.credit').textContent") == "© the road makers"
    assert map_driver.ask("document.querySelector('.note').hidden") is True
    assert map_driver.ask("document.querySelector('.none').hidden") is False


def test_approximate_areas_are_said_to_be(map_driver: MapDriver) -> None:
    pane = map_driver.open(*FAR_APART)
    pane.set_areas(areas(("31.75.07.1003", "Klender", 106.8, -6.3, 0.1)), approximate=True)
    map_driver.place("one")
    assert map_driver.ask("document.querySelector('.note').hidden") is False
    assert map_driver.ask("document.querySelector('.note').textContent") == "Area boundaries are approximate"
    assert map_driver.ask("crop.desk._ground.areas.every((area) => area.approximate)") is True


@pytest.mark.expects_errors
@pytest.mark.parametrize(
    "document", [b"", b"{", b"[]", b'{"features": [{"geometry": {"type": "Polygon", "coordinates": [1]}}]}', b"\xff"]
)
def test_broken_areas_and_roads_leave_a_working_map(map_driver: MapDriver, document: bytes) -> None:
    pane = map_driver.open(*FAR_APART)
    pane.set_areas(document, approximate=False)
    pane.set_roads(document)
    pane.set_areas(areas(("31.75.07.1003", "Klender", 106.8, -6.3, 0.1)), approximate=False)
    assert map_driver.place("one") is not None
    assert map_driver.ask("crop.desk._ground.areas.length") == 1


class Shouting(QTranslator):
    """Translates by putting everything in capitals."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return source.upper()

    def isEmpty(self) -> bool:
        return False


def test_words_follow_the_language(qtbot: QtBot, map_driver: MapDriver) -> None:
    map_driver.open(*FAR_APART)
    assert map_driver.ask("document.querySelector('.legend button').textContent") == "Legend"
    shouting = Shouting()
    QCoreApplication.installTranslator(shouting)
    try:
        map_driver.wait_for("document.querySelector('.legend button').textContent === 'LEGEND'")
        assert map_driver.ask("document.querySelector('.legend .word').textContent") == "WAITING"
        assert map_driver.ask("document.querySelector('.buttons button').title") == "ZOOM IN"
    finally:
        QCoreApplication.removeTranslator(shouting)
    map_driver.wait_for("document.querySelector('.legend button').textContent === 'Legend'")


def test_a_page_that_dies_comes_back_with_all_it_showed(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.open(*FAR_APART)
    pane.update_points(map_points(("late", 106.85, -6.21, 1)), ["two"])
    pane.select("one")
    with qtbot.waitSignals([pane.ready, pane.drawn], timeout=30_000):
        os.kill(map_driver.web.page().renderProcessPid(), signal.SIGKILL)
    assert map_driver.place("late") is not None
    assert map_driver.place("two") is None
    assert map_driver.ask("crop.desk._reports.selected") == 0
    assert map_driver.web.isVisible()


def test_a_page_that_dies_before_it_has_drawn_asks_the_officer(qtbot: QtBot, map_driver: MapDriver) -> None:
    pane = map_driver.build()
    with qtbot.waitSignal(pane.ready, timeout=30_000):
        pass
    with qtbot.waitSignal(map_driver.web.page().renderProcessTerminated, timeout=10_000):
        os.kill(map_driver.web.page().renderProcessPid(), signal.SIGKILL)
    again = pane.findChild(QPushButton)
    assert again is not None
    qtbot.waitUntil(again.isVisible, timeout=5000)
    assert not map_driver.web.isVisible()
    with qtbot.waitSignal(pane.ready, timeout=30_000):
        again.click()
    assert map_driver.web.isVisible()
    assert not again.isVisible()
