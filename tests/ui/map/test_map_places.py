"""Layers and places in the real window: chosen by menus and keys, remembered, copied, and put into the form that asked."""

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from officer_app.domain.places import read_point
from sync.changes import ChangeSet
from tests.fakes.window_office import WindowOffice, report
from tests.ui.map.test_map_room import pane_of, wait_drawn
from tests.ui.window_desk import WindowDriver
from ui.actions.form import ActionForm
from ui.actions.offers import Action
from ui.desk_page import NARROW_BELOW, MapMode
from ui.frame.palette import Palette
from ui.frame.workplace import Workplace
from ui.map.layers import Layers, Show
from ui.map.modes import Mode

NEAR, FAR = (106.9012341, -6.2112346), (106.9100, -6.2050)
FLOODS = {
    "type": "FeatureCollection",
    "as_of": "2026-03-04T02:05:00Z",
    "features": [
        {
            "type": "Feature",
            "properties": {"state": 3, "changed": "2026-03-04T02:00:00Z"},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[106.89, -6.22], [106.91, -6.22], [106.91, -6.2], [106.89, -6.2], [106.89, -6.22]]],
            },
        }
    ],
}


@pytest.fixture
def desk(driver: WindowDriver, qtbot: QtBot) -> Workplace:
    return opened(driver, qtbot)


def opened(driver: WindowDriver, qtbot: QtBot, mode: MapMode = MapMode.SPLIT) -> Workplace:
    desk = driver.open([report(2, point=NEAR), report(1, point=FAR)], map_mode=mode)
    if mode is not MapMode.OFF:
        qtbot.waitUntil(lambda: desk.desk_page.map.pane is not None, timeout=5_000)
        wait_drawn(qtbot, pane_of(desk))
    return desk


def keep_floods(office: WindowOffice, document: object) -> None:
    cache = office.stores.open_cache()
    cache.put_document("floods", json.dumps(document)[:40], json.dumps(document).encode())
    cache.close()


def ask(qtbot: QtBot, desk: Workplace, expression: str) -> object:
    answers: list[object] = []
    pane_of(desk).findChildren(QWebEngineView)[0].page().runJavaScript(expression, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    return answers[0]


def wait_for(qtbot: QtBot, desk: Workplace, expression: str) -> None:
    qtbot.waitUntil(lambda: ask(qtbot, desk, expression) is True, timeout=10_000)


def web(desk: Workplace) -> QWidget:
    target = pane_of(desk).findChildren(QWebEngineView)[0].focusProxy()
    assert target is not None
    return target


def choose(menu: QMenu, words: str) -> None:
    menu.aboutToShow.emit()
    action = next(action for action in menu.actions() if words in action.text())
    assert action.isEnabled(), words
    action.trigger()


def texts(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [action.text() for action in menu.actions() if action.text()]


def asked_form(driver: WindowDriver, desk: Workplace) -> ActionForm:
    """The form that corrects the place of report 2, after its button asked for the map."""
    desk.desk_page.open_report("report-00002")
    assert desk.desk_page.detail.start_action(Action.RELOCATE.value)
    form = desk.desk_page.detail.panel.form()
    assert form is not None
    button = form.findChild(QPushButton, "on_map")
    assert button is not None
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    return form


def test_a_layer_is_chosen_by_the_menu_and_is_there_at_the_next_start(
    driver: WindowDriver, desk: Workplace, qtbot: QtBot
) -> None:
    room = desk.desk_page.map
    assert room.bar.layers_button.text() == "Layers: Report points"
    choose(room.bar.layers_menu, "Count by area")
    wait_for(qtbot, desk, "crop.desk._layers._shown.show === 'areas' && crop.desk._layers._shades.state.done")
    assert room.bar.layers_button.text() == "Layers: Count by area"
    counts = "JSON.stringify(crop.desk._ground.areas.filter((a) => a.level === 'ward').map((a) => a.open))"
    assert ask(qtbot, desk, counts) == "[2,2]"
    driver.close()
    again = opened(driver, qtbot)
    assert again.desk_page.map.bar.layers == Layers(Show.AREAS)
    wait_for(qtbot, again, "crop.desk._layers._shown.show === 'areas'")


def test_floods_are_offered_with_their_time_where_the_centre_tells_of_them(
    driver: WindowDriver, desk: Workplace, qtbot: QtBot
) -> None:
    menu = desk.desk_page.map.bar.layers_menu
    assert texts(menu)[-1] == "No flood information from the server" and not menu.actions()[-1].isEnabled()
    keep_floods(driver.office, FLOODS)
    driver.office.on_change(ChangeSet(reference=True))
    wait_for(qtbot, desk, "crop.desk._layers._floods.areas.length === 1")
    assert texts(menu)[-1] == "Floods (as of 09:05)" and menu.actions()[-1].isChecked()
    assert ask(qtbot, desk, "document.querySelector('.legend .foot-note').textContent") == "as of 09:05"
    choose(menu, "Floods")
    wait_for(qtbot, desk, "!crop.desk._map.hasLayer(crop.desk._layers._floods)")
    keep_floods(driver.office, {"type": "FeatureCollection", "features": []})
    driver.office.on_change(ChangeSet(reference=True))
    qtbot.waitUntil(lambda: "No flood" in texts(menu)[-1])


def test_coordinates_are_gone_to_and_what_cannot_be_read_is_explained(
    driver: WindowDriver, desk: Workplace, qtbot: QtBot
) -> None:
    room = desk.desk_page.map
    choose(room.bar.tools_menu, "Go to coordinates")
    assert driver.focus() is room.go_to.field
    QTest.keyClicks(room.go_to.field, "somewhere")
    QTest.keyClick(room.go_to.field, Qt.Key.Key_Return)
    assert "-6.2146, 106.9055" in room.go_to.answer.text() and room.go_to.answer.isVisible()
    assert desk.desk_page.detail.panel.form() is None, "Enter is not the report's main action here"
    room.go_to.field.clear()
    QTest.keyClicks(room.go_to.field, "6°12'S 106°48'E")
    QTest.keyClick(room.go_to.field, Qt.Key.Key_Return)
    wait_for(qtbot, desk, "crop.desk._map.distance(crop.desk._map.getCenter(), [-6.2, 106.8]) < 5")
    assert ask(qtbot, desk, "document.querySelector('.mark .spot').textContent") == "-6.20000, 106.80000"
    QTest.keyClick(room.go_to.field, Qt.Key.Key_Escape)
    assert not room.go_to.isVisible()
    wait_for(qtbot, desk, "document.querySelector('.mark') === null")


def test_the_open_reports_place_is_copied_to_the_last_digit(driver: WindowDriver, desk: Workplace, qtbot: QtBot) -> None:
    room = desk.desk_page.map
    QGuiApplication.clipboard().clear()
    assert driver.opened() == "report-00002"
    choose(room.bar.tools_menu, "Copy the report's place")
    assert QGuiApplication.clipboard().text() == "-6.211235, 106.901234"
    wait_for(qtbot, desk, "document.querySelector('.hint .doing').textContent.includes('-6.211235, 106.901234')")


def test_a_report_without_a_place_has_none_to_copy(driver: WindowDriver, desk: Workplace, qtbot: QtBot) -> None:
    driver.office.arrive(report(5, point=None))
    desk.open_report("report-00005")
    menu = desk.desk_page.map.bar.tools_menu
    texts(menu)
    assert not next(action for action in menu.actions() if action.text() == "Copy the report's place").isEnabled()


def test_a_place_on_the_map_is_copied_by_keys(driver: WindowDriver, desk: Workplace, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    choose(desk.desk_page.map.bar.tools_menu, "Copy a place")
    wait_for(qtbot, desk, "crop.desk._modes.isOn")
    QTest.keyClick(web(desk), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read_point(QGuiApplication.clipboard().text()) is not None)
    assert desk.desk_page.map.tools.mode is None


def test_the_right_button_offers_to_copy_and_to_measure(driver: WindowDriver, desk: Workplace, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    QTest.mouseClick(web(desk), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, QPoint(120, 60))
    qtbot.waitUntil(lambda: any(menu.isVisible() for menu in pane_of(desk).findChildren(QMenu)))
    menu = next(menu for menu in pane_of(desk).findChildren(QMenu) if menu.isVisible())
    assert menu.actions()[0].text().startswith("Copy this place: -6.")
    next(action for action in menu.actions() if action.text() == "Measure from here").trigger()
    menu.close()
    wait_for(qtbot, desk, "crop.desk._modes._kind === 'measure' && crop.desk._modes._stops.length === 1")


def test_a_place_is_chosen_by_keys_and_put_into_the_form_and_nothing_leaves_before_it_is_sent(
    driver: WindowDriver, desk: Workplace, qtbot: QtBot
) -> None:
    form = asked_form(driver, desk)
    wait_for(qtbot, desk, "crop.desk._modes.isOn && document.activeElement === crop.desk._map.getContainer()")
    assert "0 m from" in str(ask(qtbot, desk, "document.querySelector('.hint .reading').textContent"))
    for _ in range(5):
        QTest.keyClick(web(desk), Qt.Key.Key_Right)
    QTest.keyClick(web(desk), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(form.value("point")), timeout=10_000)
    chosen = read_point(form.value("point"))
    assert chosen is not None and chosen[0] > NEAR[0] and chosen[1] == pytest.approx(NEAR[1], abs=1e-4)
    assert driver.focus() is form.editor("point")
    assert driver.desk.desk.reader.counts().unsent == 0, "nothing is recorded before the form is sent"
    with qtbot.waitSignal(desk.desk.orders.recorded, timeout=5_000):
        form.send.click()
    detail = desk.desk.reader.detail("report-00002")
    assert detail is not None and detail.report.point == pytest.approx(chosen)


def test_escape_leaves_first_the_map_and_then_the_form(driver: WindowDriver, desk: Workplace, qtbot: QtBot) -> None:
    form = asked_form(driver, desk)
    wait_for(qtbot, desk, "crop.desk._modes.isOn")
    QTest.keyClick(web(desk), Qt.Key.Key_Escape)
    wait_for(qtbot, desk, "!crop.desk._modes.isOn")
    qtbot.waitUntil(lambda: desk.desk_page.map.tools.mode is None)
    assert desk.desk_page.detail.panel.form() is form and form.value("point") == ""
    assert desk.desk_page.go_back() and desk.desk_page.detail.panel.form() is None


def test_a_form_that_closes_asks_for_no_place_any_more(driver: WindowDriver, desk: Workplace, qtbot: QtBot) -> None:
    asked_form(driver, desk)
    wait_for(qtbot, desk, "crop.desk._modes.isOn")
    desk.open_report("report-00001")
    assert desk.desk_page.map.tools.mode is None
    wait_for(qtbot, desk, "!crop.desk._modes.isOn")


def test_a_map_that_is_off_is_brought_out_to_choose_on(driver: WindowDriver, qtbot: QtBot) -> None:
    desk = opened(driver, qtbot, MapMode.OFF)
    qtbot.waitUntil(lambda: desk.desk_page._map_due)
    form = asked_form(driver, desk)
    assert desk.desk_page.map_mode is MapMode.SPLIT and form.isVisible()
    qtbot.waitUntil(lambda: desk.desk_page.map.pane is not None)
    wait_drawn(qtbot, pane_of(desk))
    wait_for(qtbot, desk, "crop.desk._modes._kind === 'choose'")


def test_a_narrow_window_shows_the_map_to_choose_on_and_then_the_form_again(driver: WindowDriver, qtbot: QtBot) -> None:
    desk = opened(driver, qtbot)
    assert driver.window is not None
    driver.window.resize(900, 700)
    qtbot.waitUntil(lambda: desk.desk_page.width() < NARROW_BELOW and not desk.desk_page.detail.isVisible())
    desk.desk_page.open_report("report-00002")
    form = asked_form(driver, desk)
    assert desk.desk_page.map.isVisible() and not form.isVisible()
    wait_for(qtbot, desk, "crop.desk._modes.isOn && document.activeElement === crop.desk._map.getContainer()")
    QTest.keyClick(web(desk), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(form.value("point")), timeout=10_000)
    assert form.isVisible() and driver.focus() is form.editor("point")


@pytest.mark.parametrize(
    ("typed", "done"),
    [
        ("measure a dis", lambda desk: desk.desk_page.map.tools.mode is Mode.MEASURE),
        ("map: heat", lambda desk: desk.desk_page.map.bar.layers.show is Show.HEAT),
        ("go to coord", lambda desk: desk.desk_page.map.go_to.isVisible()),
    ],
)
def test_the_palette_offers_layers_and_places(
    driver: WindowDriver, desk: Workplace, qtbot: QtBot, typed: str, done: Callable[[Workplace], bool]
) -> None:
    driver.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = next(found for found in desk.findChildren(Palette) if found.isVisible())
    QTest.keyClicks(palette.line, typed)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: done(desk))
    if typed.startswith("measure"):
        qtbot.waitUntil(lambda: desk.desk_page.map.isAncestorOf(driver.focus()))
        QTest.keyClick(driver.focus(), Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: desk.desk_page.map.tools.mode is None)


def test_before_the_first_sync_every_layer_is_empty_and_says_so(driver: WindowDriver, qtbot: QtBot) -> None:
    desk = driver.open([], map_mode=MapMode.SPLIT)
    qtbot.waitUntil(lambda: desk.desk_page.map.pane is not None, timeout=5_000)
    wait_drawn(qtbot, pane_of(desk))
    for show in Show:
        desk.desk_page.map.show_layers(Layers(show))
        wait_for(qtbot, desk, f"crop.desk._layers._shown.show === '{show}'")
        assert ask(qtbot, desk, "document.querySelector('.none').hidden") is False
