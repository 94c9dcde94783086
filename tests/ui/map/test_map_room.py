"""Map and queue are one thing: the same selection, filter and changes, on real stores and a real page."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from pytestqt.qtbot import QtBot

from officer_app.domain.vocabulary import Status
from tests.fakes.window_office import report
from tests.ui.window_desk import WindowDriver
from ui.desk_page import MapMode
from ui.frame.rail import Place
from ui.frame.workplace import Workplace
from ui.map.pane import MapPane

# So far apart that a low map shows them as two points.
NEAR, FAR = (106.9000, -6.2100), (106.9400, -6.1900)


@pytest.fixture
def desk(driver: WindowDriver, qtbot: QtBot) -> Workplace:
    desk = driver.open([report(2, point=NEAR, text="Pompa rusak"), report(1, point=FAR)], map_mode=MapMode.SPLIT)
    qtbot.waitUntil(lambda: desk.desk_page.map.pane is not None, timeout=5_000)
    wait_drawn(qtbot, pane_of(desk))
    return desk


def pane_of(desk: Workplace) -> MapPane:
    pane = desk.desk_page.map.pane
    assert pane is not None
    return pane


def wait_drawn(qtbot: QtBot, pane: MapPane) -> None:
    with qtbot.waitSignal(pane.drawn, timeout=30_000):
        pass


def place(qtbot: QtBot, pane: MapPane, report_id: str) -> QPoint | None:
    answers: list[QPoint | None] = []
    pane.position_of(report_id, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    return answers[0]


def click(pane: MapPane, point: QPoint) -> None:
    target = pane.findChildren(QWebEngineView)[0].focusProxy()
    assert target is not None
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)


def test_a_click_on_the_map_selects_in_the_queue(driver: WindowDriver, desk: Workplace, qtbot: QtBot) -> None:
    assert driver.opened() == "report-00002"
    point = place(qtbot, pane_of(desk), "report-00001")
    assert point is not None
    click(pane_of(desk), point)
    qtbot.waitUntil(lambda: driver.opened() == "report-00001", timeout=10_000)
    view = desk.desk_page.queue.view
    assert view.queue.report_id(view.currentIndex().row()) == "report-00001"


def test_the_map_shows_what_the_queue_shows(driver: WindowDriver, desk: Workplace, qtbot: QtBot) -> None:
    pane = pane_of(desk)
    with qtbot.waitSignal(pane.drawn, timeout=10_000):
        desk.desk_page.queue.bar.set_query(replace(desk.desk_page.queue.query(), text="pompa"))
    assert driver.numbers() == [2]
    assert place(qtbot, pane, "report-00001") is None and place(qtbot, pane, "report-00002") is not None


def test_changes_reach_the_map(driver: WindowDriver, desk: Workplace, qtbot: QtBot) -> None:
    pane = pane_of(desk)
    with qtbot.waitSignal(pane.drawn, timeout=10_000):
        driver.office.arrive(report(7, point=(106.905, -6.207)), report(1, status=Status.DONE, point=FAR, rev=50))
    assert place(qtbot, pane, "report-00007") is not None
    assert place(qtbot, pane, "report-00001") is None, "closed reports are filtered out here too"


def test_a_hover_names_the_report_in_plain_words(desk: Workplace) -> None:
    label = desk.desk_page.map._label_of("report-00002")
    assert label.split("\n")[0] == "JK2603040002" and "Klender" in label and "Waiting" in label
    assert desk.desk_page.map._label_of("nothing") == ""


def test_the_full_map_still_shows_the_report(driver: WindowDriver, desk: Workplace, qtbot: QtBot) -> None:
    desk.go_to(Place.MAP)
    page = desk.desk_page
    assert page.map_mode is MapMode.FULL and not page.queue.isVisible() and page.detail.isVisible()
    page.open_report("report-00001")
    assert driver.opened() == "report-00001" and page.map_mode is MapMode.FULL
