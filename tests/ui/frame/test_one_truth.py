"""Highlight, pane and keys are about one report, whatever brought them there; keys and clicks at the shown window."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_app.domain.vocabulary import Status
from sync.records import Group
from tests.fakes.window_office import KLENDER, WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.desk_page import MapMode
from ui.frame.palette import Palette
from ui.queue.filters import START

ONE_PANE = (900, 700)


@pytest.fixture
def second(qtbot: QtBot, office: WindowOffice) -> Iterator[WindowDriver]:
    """The window of whoever uses the computer next."""
    driver = WindowDriver(qtbot, office)
    yield driver
    driver.close()


def highlighted(driver: WindowDriver) -> str | None:
    """The report whose row is highlighted, None where no row or a header is."""
    view = driver.desk.desk_page.queue.view
    rows = view.selectionModel().selectedRows()
    return view.queue.report_id(rows[0].row()) if rows else None


def click(driver: WindowDriver, report_id: str) -> None:
    """Click the report's row."""
    view = driver.desk.desk_page.queue.view
    position = view.queue.position(report_id)
    assert position is not None
    index = view.queue.index(position)
    view.scrollTo(index)
    place = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def status(driver: WindowDriver, report_id: str) -> Status:
    return driver.desk.desk.reader.rows([report_id])[report_id].status


def unlisted(driver: WindowDriver) -> bool:
    return driver.desk.desk_page.pane.unlisted.isVisible()


def find_in_palette(driver: WindowDriver, text: str) -> None:
    """Ctrl+K, some words, Enter."""
    driver.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = driver.desk.findChild(Palette)
    assert palette is not None
    driver.qtbot.waitUntil(palette.isActiveWindow)
    QTest.keyClicks(palette.line, text)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert driver.window is not None
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow)
    driver.qtbot.waitUntil(driver.desk.turns.are_done)


def test_a_click_opens_the_row_that_took_the_place_of_the_one_that_left(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2), report(3)])
    click(driver, "report-00002")
    driver.office.arrive(report(2, status=Status.DONE, rev=90))
    driver.qtbot.waitUntil(lambda: driver.numbers() == [3, 1])
    assert (highlighted(driver), driver.opened(), unlisted(driver)) == (None, "report-00002", True)
    click(driver, "report-00001")
    assert (highlighted(driver), driver.opened(), unlisted(driver)) == ("report-00001", "report-00001", False)
    driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: status(driver, "report-00001") is Status.IN_PROGRESS)
    assert desk.desk.reader.counts().unsent == 1


def test_enter_where_nothing_is_highlighted_goes_to_a_row_and_acts_on_none(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2), report(3)])
    click(driver, "report-00002")
    driver.office.arrive(report(2, status=Status.IN_PROGRESS, rev=90))
    desk.desk_page.queue.bar.set_query(replace(START, statuses=(Status.WAITING,)))
    driver.qtbot.waitUntil(lambda: driver.numbers() == [3, 1] and highlighted(driver) is None)
    driver.key(Qt.Key.Key_Return)
    assert highlighted(driver) == driver.opened() in ("report-00001", "report-00003")
    assert desk.desk.reader.counts().unsent == 0


def test_a_hidden_report_from_the_palette_has_the_pane_and_no_row(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2), report(3, status=Status.DONE)])
    find_in_palette(driver, "JK2603040003")
    assert (driver.opened(), highlighted(driver), unlisted(driver)) == ("report-00003", None, True)
    for name in ("report-00002", "report-00001", "report-00002"):
        click(driver, name)
        assert (driver.opened(), highlighted(driver), unlisted(driver)) == (name, name, False)
    assert desk.desk.reader.counts().unsent == 0


def test_a_report_in_a_closed_group_is_not_said_to_be_missing(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2, status=Status.IN_PROGRESS), report(3)])
    desk.desk_page.queue.bar.set_query(replace(START, group=Group.STATUS))
    driver.qtbot.waitUntil(lambda: len(driver.numbers()) == 3)
    click(driver, "report-00002")
    said = desk.desk_page.pane.unlisted
    driver.key(Qt.Key.Key_Left)
    assert driver.opened() == "report-00002" and unlisted(driver) and "in a closed group" in said.text()
    driver.key(Qt.Key.Key_Right)
    assert not unlisted(driver)
    driver.key(Qt.Key.Key_Left)
    driver.office.arrive(report(2, status=Status.DONE, rev=90))
    driver.qtbot.waitUntil(lambda: "not in the list" in said.text())


def test_enter_in_the_search_goes_to_the_first_hit_and_acts_on_nothing(driver: WindowDriver) -> None:
    desk = driver.open([report(1, text="Pompa rusak"), report(2, text="Sampah"), report(3, text="pompa air macet")])
    click(driver, "report-00002")
    driver.press("/")
    QTest.keyClicks(driver.focus(), "pompa")
    QTest.keyClick(driver.focus(), Qt.Key.Key_Return)
    assert driver.numbers() == [3, 1]
    assert highlighted(driver) == driver.opened() == "report-00003"
    assert driver.focus() is desk.desk_page.queue.view
    assert desk.desk.reader.counts().unsent == 0
    driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: status(driver, "report-00003") is Status.IN_PROGRESS)
    assert status(driver, "report-00002") is Status.WAITING


def test_enter_in_the_search_without_a_hit_stays_there(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2)])
    driver.press("/")
    QTest.keyClicks(driver.focus(), "tidak ada ini")
    QTest.keyClick(driver.focus(), Qt.Key.Key_Return)
    assert driver.numbers() == [] and driver.focus() is desk.desk_page.queue.bar.search
    assert desk.desk.reader.counts().unsent == 0


def test_a_number_in_the_search_opens_its_report_and_enter_acts_on_that(driver: WindowDriver) -> None:
    driver.open([report(1), report(2)])
    driver.press("/")
    QTest.keyClicks(driver.focus(), "jk2603040001")
    QTest.keyClick(driver.focus(), Qt.Key.Key_Return)
    assert driver.opened() == "report-00001"
    driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: status(driver, "report-00001") is Status.IN_PROGRESS)
    assert status(driver, "report-00002") is Status.WAITING


def test_enter_in_the_name_of_a_view_acts_on_no_report(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2)])
    queue = desk.desk_page.queue
    queue.saver.ask()
    QTest.keyClicks(driver.focus(), "Banjir")
    QTest.keyClick(driver.focus(), Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: any(view.name == "Banjir" for view in queue.views()))
    driver.qtbot.waitUntil(lambda: driver.focus() is queue.view)
    queue.saver.ask()
    QTest.keyClick(driver.focus(), Qt.Key.Key_Return)
    assert queue.saver.message.isVisible()
    driver.key(Qt.Key.Key_Escape)
    assert not queue.saver.isVisible() and driver.focus() is queue.view
    assert desk.desk.reader.counts().unsent == 0


def test_enter_in_a_choice_or_a_menu_acts_on_no_report(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2)])
    bar = desk.desk_page.queue.bar
    bar.sort.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(bar.sort, Qt.Key.Key_Return)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        QTest.keyClick(popup, Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_Escape)
    driver.press("f")
    driver.qtbot.waitUntil(bar.menu.isVisible)
    QTest.keyClick(bar.menu, Qt.Key.Key_Return)
    QTest.keyClick(bar.menu, Qt.Key.Key_Escape)
    assert desk.desk.reader.counts().unsent == 0
    assert {status(driver, f"report-{number:05}") for number in (1, 2)} == {Status.WAITING}


def test_a_second_officer_finds_a_pane_and_rows_that_work(
    driver: WindowDriver, second: WindowDriver, office: WindowOffice, qtbot: QtBot
) -> None:
    driver.open([report(1), report(2), report(3)])
    click(driver, "report-00002")
    driver.close()
    # Another officer's cache was put in its place, and is empty until the first sync.
    office.fill([], gone=[f"report-{number:05}" for number in (1, 2, 3)])
    office.running.clear()
    desk = second.open()
    assert second.numbers() == [] and second.opened() is None
    office.arrive(*(report(number, rev=2 * 10**6 + number) for number in (1, 2, 3)))
    qtbot.waitUntil(lambda: second.numbers() == [3, 2, 1])
    qtbot.waitUntil(desk.turns.are_done)
    assert highlighted(second) == second.opened() == "report-00002", "where the officer was"
    for name in ("report-00003", "report-00002"):
        click(second, name)
        assert highlighted(second) == second.opened() == name
    second.key(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: status(second, "report-00002") is Status.IN_PROGRESS)


def test_at_a_header_no_row_is_highlighted_and_enter_folds(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2)])
    queue = desk.desk_page.queue
    queue.bar.set_query(replace(START, group=Group.STATUS))
    driver.key(Qt.Key.Key_Left)
    assert driver.numbers() == [] and highlighted(driver) is None and unlisted(driver)
    driver.key(Qt.Key.Key_Return)
    assert len(driver.numbers()) == 2 and not unlisted(driver)
    driver.press("j")
    assert highlighted(driver) == driver.opened()
    assert desk.desk.reader.counts().unsent == 0


@pytest.mark.parametrize("size", [ONE_PANE, (1366, 768)])
def test_enter_takes_on_in_one_pane_as_in_two(driver: WindowDriver, size: tuple[int, int]) -> None:
    driver.open([report(1), report(2)], size=size)
    click(driver, "report-00001")
    assert driver.opened() == "report-00001"
    driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: status(driver, "report-00001") is Status.IN_PROGRESS)
    assert status(driver, "report-00002") is Status.WAITING


def test_in_one_pane_enter_reads_then_takes_on(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2)], size=ONE_PANE, map_mode=MapMode.OFF)
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Return)
    opened = driver.opened()
    assert opened is not None and desk.desk_page.pane.isVisible() and desk.desk.reader.counts().unsent == 0
    driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: status(driver, opened) is Status.IN_PROGRESS)
    assert {row.status for row in desk.desk.reader.queue(START, None, 10).rows if row.ward == KLENDER} == {
        Status.WAITING,
        Status.IN_PROGRESS,
    }


def test_enter_at_the_citizens_words_takes_on(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2)])
    text = desk.desk_page.detail.body.text
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(4, 4))
    assert driver.focus() is text
    opened = driver.opened()
    assert opened is not None
    driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: status(driver, opened) is Status.IN_PROGRESS)
