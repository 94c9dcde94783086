"""Undo in the window: the button counts down, Z takes back, and what has left is said to have left."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from officer_app.domain.vocabulary import Status
from sync.changes import Connection
from tests.fakes.window_office import WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.frame.rail import Place
from ui.frame.undoing import UndoButton
from ui.frame.workplace import Workplace
from widgets.lettering import scaled


@pytest.fixture
def taken(driver: WindowDriver, office: WindowOffice) -> UndoButton:
    """A report taken on a moment ago, with ten seconds to undo."""
    office.settings.undo_seconds = 10
    driver.open([report(1), report(2)])
    driver.key(Qt.Key.Key_Return)
    button = driver.desk.status.undo
    driver.qtbot.waitUntil(button.isVisible)
    return button


def status(driver: WindowDriver, number: int = 2) -> Status:
    name = f"report-{number:05}"
    return driver.desk.desk.reader.rows([name])[name].status


def test_the_button_says_what_it_takes_back_and_for_how_long(
    driver: WindowDriver, office: WindowOffice, taken: UndoButton
) -> None:
    assert taken.text() == "Undo (Z): Taken on, JK2603040002 · sent in 10 s"
    office.now += timedelta(seconds=4)
    driver.qtbot.waitUntil(lambda: taken.text().endswith("sent in 6 s"))


def test_while_nothing_can_be_sent_the_button_does_not_say_that_it_will_be(driver: WindowDriver, taken: UndoButton) -> None:
    driver.office.tell(Connection.OFFLINE)
    driver.qtbot.waitUntil(lambda: taken.text() == "Undo (Z): Taken on, JK2603040002 · 10 s left")
    driver.office.tell(Connection.ONLINE)
    driver.qtbot.waitUntil(lambda: taken.text().endswith("sent in 10 s"))


def test_who_works_here_gives_way_to_what_can_be_undone_offline(driver: WindowDriver, taken: UndoButton) -> None:
    bar = driver.desk.status
    driver.office.tell(Connection.OFFLINE)
    driver.qtbot.waitUntil(lambda: bar.connection.text() == "Offline")
    assert bar.accessibleName().startswith("Offline,")
    bar.setMaximumWidth(sum(part.sizeHint().width() for part in bar.findChildren(QWidget) if part.isVisible()))
    driver.qtbot.waitUntil(lambda: bar.person.width() < bar.person.sizeHint().width())
    assert taken.width() >= taken.sizeHint().width()
    QTest.keyClick(driver.desk.window(), Qt.Key.Key_Z)
    driver.qtbot.waitUntil(lambda: bar.connection.whole().startswith("Offline:"))


def test_a_narrow_window_shortens_what_was_done_and_keeps_the_key_and_the_time(driver: WindowDriver, taken: UndoButton) -> None:
    whole, window = taken.text(), driver.desk.window()
    taken.setFont(scaled(taken.font(), 1.5))
    window.resize(window.minimumSizeHint().width(), 700)
    driver.qtbot.waitUntil(lambda: "…" in taken.text())
    assert taken.text().startswith("Undo (Z): ") and taken.text().endswith("· sent in 10 s")
    words = taken.fontMetrics().horizontalAdvance(taken.text())
    assert words < taken.width() and taken.visibleRegion().boundingRect().width() == taken.width()
    window.resize(1800, 700)
    driver.qtbot.waitUntil(lambda: taken.text() == whole)


def test_z_takes_it_back_and_shows_the_report(driver: WindowDriver, taken: UndoButton) -> None:
    assert status(driver) is Status.IN_PROGRESS
    driver.press("Z")
    driver.qtbot.waitUntil(lambda: status(driver) is Status.WAITING)
    driver.qtbot.waitUntil(lambda: driver.desk.notifications.toast.words() == "Undone: Taken on, JK2603040002")
    assert not taken.isVisible()
    assert driver.opened() == "report-00002"


def test_it_goes_out_when_the_time_is_over_and_not_before(driver: WindowDriver, office: WindowOffice, taken: UndoButton) -> None:
    woken = office.woken
    office.now += timedelta(seconds=9)
    driver.qtbot.waitUntil(lambda: taken.text().endswith("sent in 1 s"))
    assert office.woken == woken
    office.now += timedelta(seconds=1)
    driver.qtbot.waitUntil(lambda: not taken.isVisible())
    assert office.woken == woken + 1
    driver.press("Z")
    assert status(driver) is Status.IN_PROGRESS


def test_what_has_left_after_all_is_said(driver: WindowDriver, office: WindowOffice, taken: UndoButton) -> None:
    work = office.stores.open_work()
    work.mark_sending([driver.desk.desk.reader.outbox()[0].op_id])
    work.close()
    QTest.mouseClick(taken, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: driver.desk.notifications.toast.words().startswith("This has already been sent."))
    assert status(driver) is Status.IN_PROGRESS


def test_ones_own_undo_is_no_colleagues_doing_at_an_open_form(driver: WindowDriver, taken: UndoButton) -> None:
    driver.press("N")
    panel = driver.desk.desk_page.detail.panel
    driver.qtbot.waitUntil(lambda: panel.form() is not None)
    driver.press("Petugas berangkat")
    QTest.mouseClick(taken, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: status(driver) is Status.WAITING)
    detail = driver.desk.desk_page.detail
    driver.qtbot.waitUntil(lambda: (found := detail.detail()) is not None and found.report.status is Status.WAITING)
    form = panel.form()
    assert form is not None and form.value("text") == "Petugas berangkat"
    assert not form.moved.isVisible() and form.send.isEnabled()


def test_what_ones_own_undo_makes_impossible_is_said_at_the_form(driver: WindowDriver, taken: UndoButton) -> None:
    driver.press("R")
    panel = driver.desk.desk_page.detail.panel
    driver.qtbot.waitUntil(lambda: panel.form() is not None)
    QTest.mouseClick(taken, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: status(driver) is Status.WAITING)
    form = panel.form()
    assert form is not None
    driver.qtbot.waitUntil(form.moved.isVisible)
    assert "no longer possible" in form.moved.words() and not form.send.isEnabled()


def test_an_undo_on_another_page_leaves_the_officer_there(driver: WindowDriver, taken: UndoButton) -> None:
    driver.press("U")
    driver.qtbot.waitUntil(lambda: not driver.desk.at_desk())
    page = driver.desk.pages.currentWidget()
    driver.press("Z")
    driver.qtbot.waitUntil(lambda: status(driver) is Status.WAITING)
    driver.qtbot.waitUntil(lambda: driver.desk.notifications.toast.words().startswith("Undone"))
    assert driver.desk.pages.currentWidget() is page and not taken.isVisible()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_the_words_for_several_reports_are_seen_again_after_an_undo(
    driver: WindowDriver, office: WindowOffice, size: tuple[int, int]
) -> None:
    desk = _noted_for_two(driver, office, size)
    # In a narrow window this leads back to the list.
    driver.key(Qt.Key.Key_Escape)
    driver.press("z")
    driver.qtbot.waitUntil(lambda: desk.desk_page.bulk.form() is not None)
    form = desk.desk_page.bulk.form()
    assert form is not None and form.isVisible() and form.isAncestorOf(driver.focus())


def test_words_that_are_undone_on_another_page_take_no_keys(driver: WindowDriver, office: WindowOffice) -> None:
    desk = _noted_for_two(driver, office, (1366, 768))
    desk.go_to(Place.SETTINGS)
    driver.press("z")
    driver.qtbot.waitUntil(lambda: desk.desk_page.bulk.form() is not None)
    assert driver.focus().isVisible()


def _noted_for_two(driver: WindowDriver, office: WindowOffice, size: tuple[int, int]) -> Workplace:
    office.settings.undo_seconds = 10
    desk = driver.open([report(1), report(2)], size=size)
    driver.press("xxn")
    QTest.keyClicks(driver.focus(), "Dicek bersama")
    driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.qtbot.waitUntil(lambda: desk.desk_page.bulk.form() is None and desk.status.undo.isVisible())
    return desk
