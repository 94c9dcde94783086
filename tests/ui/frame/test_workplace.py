"""The whole working place by keyboard and mouse, on real stores."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from officer_app.domain.operations import Note
from officer_app.domain.vocabulary import Status
from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.window_office import private, report
from tests.ui.window_desk import WindowDriver
from ui.desk_page import MapMode
from ui.frame.line_attention import LineAttention
from ui.frame.rail import Place
from ui.frame.shortcut_sheet import ShortcutSheet


def test_j_and_k_step_and_arrows_too(driver: WindowDriver) -> None:
    driver.open([report(3), report(2), report(1)])
    driver.press("j")
    assert driver.opened() == "report-00002"
    driver.press("j")
    driver.press("j")
    assert driver.opened() == "report-00001", "the last one stays"
    driver.press("k")
    assert driver.opened() == "report-00002"
    driver.key(Qt.Key.Key_Up)
    assert driver.opened() == "report-00003"


def test_enter_does_the_main_action_and_it_is_on_the_disk_at_once(driver: WindowDriver) -> None:
    desk = driver.open([report(2), report(1)])
    with driver.qtbot.waitSignal(desk.desk.orders.recorded, timeout=5_000):
        driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: desk.rail.buttons[Place.OUTBOX].count() == 1)
    row = desk.desk_page.queue.view.queue.row("report-00002")
    assert row is not None and row.status is Status.IN_PROGRESS and row.unsent == 1
    assert "1 not sent yet" in desk.status.unsent.text()
    assert driver.office.woken >= 1, "the engine was told"
    reader = driver.office.stores.open_reader()
    assert [item.state for item in reader.outbox()] == [OperationState.QUEUED]
    reader.close()


@pytest.mark.parametrize("letter", "na")
def test_letters_open_the_forms_of_the_report(driver: WindowDriver, letter: str) -> None:
    desk = driver.open([report(1)])
    driver.press(letter)
    assert desk.desk_page.detail.panel.form() is not None
    driver.key(Qt.Key.Key_Escape)
    assert desk.desk_page.detail.panel.form() is None


def test_a_note_by_keyboard_alone(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    driver.press("n")
    driver.press("Sudah dicek, jk aman")
    with driver.qtbot.waitSignal(desk.desk.orders.recorded, timeout=5_000):
        driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.qtbot.waitUntil(lambda: len(desk.desk.reader.outbox()) == 1)
    assert desk.desk.reader.outbox()[0].payload == Note(text="Sudah dicek, jk aman")
    assert driver.opened() == "report-00001"


def test_u_opens_the_outbox_and_escape_comes_back(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    driver.press("u")
    assert desk.pages.currentWidget() is desk.outbox and desk.rail.buttons[Place.OUTBOX].isChecked()
    driver.key(Qt.Key.Key_Escape)
    assert desk.pages.currentWidget() is desk.desk_page and desk.desk_page.queue.view.hasFocus()


def test_the_rail_and_the_status_bar_lead_to_their_places(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    QTest.mouseClick(desk.status.unsent, Qt.MouseButton.LeftButton)
    assert desk.pages.currentWidget() is desk.outbox
    QTest.mouseClick(desk.rail.buttons[Place.SETTINGS], Qt.MouseButton.LeftButton)
    assert desk.pages.currentWidget() is desk.settings
    QTest.mouseClick(desk.rail.buttons[Place.QUEUE], Qt.MouseButton.LeftButton)
    assert desk.pages.currentWidget() is desk.desk_page


def test_the_question_mark_shows_the_keys(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    driver.press("?")
    found = desk.findChildren(ShortcutSheet)
    assert len(found) == 1 and found[0].isVisible()
    found[0].close()


def test_control_r_syncs(driver: WindowDriver) -> None:
    driver.open([report(1)])
    woken = driver.office.woken
    driver.key(Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert driver.office.woken == woken + 1


@pytest.mark.parametrize(
    ("connection", "in_banner", "in_status"),
    [
        (Connection.OFFLINE, "nothing is lost", "Offline"),
        (Connection.SIGNED_OUT, "session has ended", "Signed out"),
        (Connection.NOT_OUR_SERVER, "instead of the server", "no proof"),
    ],
)
def test_the_connection_is_told_calmly_in_words(
    driver: WindowDriver, connection: Connection, in_banner: str, in_status: str
) -> None:
    desk = driver.open([report(1)])
    assert not desk.banner.isVisible() and "Connected" in desk.status.connection.text()
    # How long a cut line is borne is another test's matter.
    desk.banner._offline.setInterval(0)
    driver.office.tell(connection)
    driver.qtbot.waitUntil(desk.banner.isVisible)
    assert in_banner in desk.banner.words() and in_status in desk.status.connection.text()
    driver.office.tell(Connection.ONLINE)
    driver.qtbot.waitUntil(lambda: not desk.banner.isVisible())


def test_a_line_that_comes_back_at_once_moves_no_rows(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    driver.office.tell(Connection.OFFLINE)
    driver.qtbot.waitUntil(lambda: "Offline" in desk.status.connection.text())
    assert not desk.banner.isVisible()
    driver.office.tell(Connection.ONLINE)
    driver.qtbot.waitUntil(lambda: "Connected" in desk.status.connection.text())
    assert not any(timer.isActive() for timer in desk.banner.findChildren(QTimer))


def test_new_reports_are_announced_once_and_lead_there(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    driver.office.arrive(report(7), report(8, category="waste"))
    driver.qtbot.waitUntil(desk.notifications.toast.isVisible)
    assert "2 new reports" in desk.notifications.toast.words() or "2 new report(s)" in desk.notifications.toast.words()
    QTest.mouseClick(desk.notifications.toast.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert driver.opened() == "report-00007"


def test_a_notification_never_says_what_a_citizen_wrote(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    driver.office.arrive(private(9))
    driver.qtbot.waitUntil(desk.notifications.toast.isVisible)
    assert "RAHASIA" not in desk.notifications.toast.words() and "Klender" in desk.notifications.toast.words()


def test_notifications_can_be_switched_off(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    desk.settings.notifications.setChecked(False)
    assert driver.office.changed == [{"notifications": False}]
    driver.office.arrive(report(7))
    driver.qtbot.waitUntil(lambda: 7 in driver.numbers())
    assert not desk.notifications._timer.isActive()


def test_a_narrow_window_shows_one_pane_at_a_time(driver: WindowDriver) -> None:
    desk = driver.open([report(2), report(1)], size=(1000, 700))
    page = desk.desk_page
    assert page.queue.isVisible() and not page.detail.isVisible()
    driver.key(Qt.Key.Key_Return)
    assert page.detail.isVisible() and not page.queue.isVisible()
    page.pane.back.click()
    assert page.queue.isVisible() and not page.detail.isVisible()
    assert driver.window is not None
    driver.window.resize(1366, 768)
    driver.qtbot.waitUntil(lambda: page.queue.isVisible() and page.detail.isVisible())


def test_where_a_narrow_window_shows_the_map_alone_a_digit_shows_the_report_and_moves_nothing(driver: WindowDriver) -> None:
    desk = driver.open([report(2), report(1)], size=(1000, 700))
    page = desk.desk_page
    desk.go_to(Place.MAP)
    driver.press("j")
    assert not page.queue.isVisible() and not page.detail.isVisible(), "no report is seen"
    driver.press("4")
    driver.qtbot.waitUntil(page.detail.isVisible)
    assert page.detail.panel.form() is None
    reader = driver.office.stores.open_reader()
    assert not reader.outbox()
    reader.close()
    with driver.qtbot.waitSignal(desk.desk.orders.recorded, timeout=5_000):
        driver.press("4")


def test_m_puts_the_map_below_full_and_away(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    page = desk.desk_page
    assert page.map.pane is None, "a map that is off costs nothing"
    shapes = []
    for press in (driver.press, driver.press, driver.press):
        press("m")
        shapes.append((page.map_mode, page.map.isVisible(), page.queue.isVisible(), desk.rail.buttons[Place.MAP].isChecked()))
    assert shapes == [(MapMode.SPLIT, True, True, False), (MapMode.FULL, True, False, True), (MapMode.OFF, False, True, False)]


def test_escape_leaves_the_full_map(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    desk.go_to(Place.MAP)
    assert not desk.desk_page.queue.isVisible()
    driver.key(Qt.Key.Key_Escape)
    assert desk.desk_page.queue.isVisible() and desk.desk_page.map.isVisible()


def test_sizes_are_remembered(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    desk.desk_page._whole.setSizes([700, 560])
    sizes = desk.desk_page._whole.sizes()
    driver.close()
    driver.window = None
    again = driver.open()
    assert again.desk_page._whole.sizes() == sizes


def test_closing_keeps_what_is_half_typed(driver: WindowDriver) -> None:
    driver.open([report(1)])
    driver.press("n")
    driver.press("Belum selesai")
    driver.close()
    driver.window = None
    reader = driver.office.stores.open_reader()
    assert list(reader.drafts("report-00001").values()) == ["Belum selesai"]
    reader.close()


def test_who_signs_in_again_has_one_line_that_hears_of_the_window(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    former = desk.sync
    desk.resume()
    driver.qtbot.waitUntil(driver.office.running.is_set)
    assert desk.sync is not former
    driver.qtbot.waitUntil(lambda: [one.parent() for one in desk.findChildren(LineAttention)] == [desk.sync])
