"""The map for people without a mouse: it has a name, and Tab goes through it and out of it again."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_app.translation import install_translator
from tests.fakes.window_office import report
from tests.ui.access_names import english_findings, label, name_findings, spoken
from tests.ui.access_room import room_findings
from tests.ui.access_states import SIZE
from tests.ui.window_desk import WindowDriver
from ui.desk_page import MapMode

# More than the map has places to stop at.
PRESSES = 60


def test_the_map_has_a_name_and_tab_goes_through_it(driver: WindowDriver, qtbot: QtBot) -> None:
    install_translator("id")
    desk = driver.open([report(2), report(1)], map_mode=MapMode.SPLIT)
    room = desk.desk_page.map
    qtbot.waitUntil(lambda: room.pane is not None, timeout=5_000)
    assert room.pane is not None and driver.window is not None
    with qtbot.waitSignal(room.pane.drawn, timeout=30_000):
        pass
    view = room.pane.findChildren(QWebEngineView)[0]
    assert spoken(view)
    assert name_findings(driver.window) + english_findings(driver.window) == []
    assert room_findings(driver.window, screen=SIZE) == []
    desk.desk_page.queue.view.setFocus()
    been = []
    for _ in range(PRESSES):
        here = QApplication.focusWidget()
        assert here is not None
        been.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        # The page says in its own time whether it keeps the focus: what it is asked after the key it answers after the key.
        answers: list[object] = []
        view.page().runJavaScript("1", answers.append)
        qtbot.waitUntil(partial(bool, answers))
        if desk.status.isAncestorOf(driver.focus()):
            break
    else:
        raise AssertionError(f"Tab stays in {been[-1]}: {[label(x) for x in been]}")
    for _ in range(PRESSES):
        if desk.rail.isAncestorOf(driver.focus()):
            break
        assert desk.status.isAncestorOf(driver.focus()), "from the status bar Tab begins anew at the rail"
        QTest.keyClick(driver.focus(), Qt.Key.Key_Tab)
    assert desk.rail.isAncestorOf(driver.focus())
    assert room.bar.layers_button in been and room.bar.tools_button in been
    assert any(room.pane.isAncestorOf(stop) for stop in been)
    assert any(desk.desk_page.detail.isAncestorOf(stop) for stop in been)
