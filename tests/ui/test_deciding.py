"""What needs a person, in the whole window: from outbox and report to the card and back; and what waits for others."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from officer_app.domain.officers import Officer
from officer_app.domain.operations import Move, Note
from officer_app.domain.vocabulary import Role, Status
from sync.changes import ChangeSet, Connection
from sync.records import Choice, OperationState
from sync.report_rows import document_of
from tests.fakes.window_office import KLENDER, LURAH, NOW, report
from tests.ui.window_desk import WindowDriver
from ui.frame.rail import Place
from ui.frame.workplace import Workplace

SITI = Officer("officer-7", "siti", "Rina Wati", "Staf", frozenset({Role.STAFF}), (KLENDER,))


def in_conflict(driver: WindowDriver, number: int = 1) -> tuple[Workplace, str]:
    """A window with two reports; one was taken on here and rejected at the centre."""
    desk = driver.open([report(2), report(1)])
    commands = driver.office.stores.open_commands()
    op_id = commands.record(LURAH, f"report-{number:05}", Move(to=Status.IN_PROGRESS))
    commands.close()
    theirs = replace(report(number), status=Status.COORDINATING, agency="sda", rev=50, updated_at=NOW)
    driver.office.fill([theirs])
    work = driver.office.stores.open_work()
    work.finish(op_id, OperationState.CONFLICT, problem="status-changed", theirs=document_of(theirs))
    work.close()
    driver.office.on_change(ChangeSet(reports=frozenset({theirs.id}), operations=frozenset({op_id})))
    driver.qtbot.waitUntil(lambda: desk.rail.buttons[Place.OUTBOX].count() == 1)
    return desk, op_id


def press(desk: Workplace, choice: Choice) -> None:
    row = desk.decision.foot.panel.row(choice)
    assert row is not None, desk.decision.foot.panel.choices()
    QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)


def test_from_the_outbox_to_the_card_and_back_by_escape(driver: WindowDriver) -> None:
    desk, op_id = in_conflict(driver)
    driver.press("u")
    assert desk.outbox.decide.isVisible()
    QTest.mouseClick(desk.outbox.decide, Qt.MouseButton.LeftButton)
    assert desk.pages.currentWidget() is desk.decision and desk.decision.op_id() == op_id
    assert desk.rail.buttons[Place.OUTBOX].isChecked()
    driver.key(Qt.Key.Key_Escape)
    assert desk.pages.currentWidget() is desk.outbox and desk.outbox.view.hasFocus()
    driver.key(Qt.Key.Key_Escape)
    assert desk.pages.currentWidget() is desk.desk_page


def test_enter_in_the_outbox_opens_the_card(driver: WindowDriver) -> None:
    desk, op_id = in_conflict(driver)
    driver.press("u")
    desk.outbox.view.setFocus()
    QTest.keyClick(desk.outbox.view, Qt.Key.Key_Return)
    assert desk.pages.currentWidget() is desk.decision and desk.decision.op_id() == op_id


def test_from_the_report_to_the_card_and_back(driver: WindowDriver) -> None:
    desk, op_id = in_conflict(driver)
    desk.open_report("report-00001")
    attention = desk.desk_page.detail.body.attention
    assert attention.isVisible() and "Taken on" in attention.words()
    QTest.mouseClick(_button(attention, "Decide…"), Qt.MouseButton.LeftButton)
    assert desk.decision.op_id() == op_id
    driver.key(Qt.Key.Key_Escape)
    assert desk.pages.currentWidget() is desk.desk_page and driver.opened() == "report-00001"


def test_a_decision_goes_out_at_once_also_where_actions_may_be_undone(driver: WindowDriver) -> None:
    driver.office.settings.undo_seconds = 30
    desk, op_id = in_conflict(driver)
    desk.open_decision(op_id)
    before = driver.office.woken
    press(desk, Choice.SEND_AGAIN)
    driver.qtbot.waitUntil(lambda: driver.office.woken > before, timeout=3_000)


def test_a_decision_is_said_to_be_saved_and_the_new_operation_is_there(driver: WindowDriver) -> None:
    desk, op_id = in_conflict(driver)
    desk.go_to(Place.OUTBOX)
    desk.open_decision(op_id)
    woken = driver.office.woken
    with driver.qtbot.waitSignal(desk.decision.decided, timeout=5_000):
        press(desk, Choice.SEND_AGAIN)
    assert desk.pages.currentWidget() is desk.outbox
    toast = desk.notifications.toast
    assert toast.isVisible() and toast.words().startswith("Saved on this computer: “Taken on”")
    items = desk.outbox.model.items()
    assert [(item.state, item.op_id != op_id) for item in items] == [(OperationState.QUEUED, True)]
    assert desk.outbox.selected() == items[0]
    driver.qtbot.waitUntil(lambda: driver.office.woken > woken)
    driver.qtbot.waitUntil(lambda: desk.rail.buttons[Place.OUTBOX].count() == 1 and "1 not sent" in desk.status.unsent.text())
    QTest.mouseClick(_button(toast, "Show"), Qt.MouseButton.LeftButton)
    assert driver.opened() == "report-00001"


def test_escape_in_a_reason_goes_back_to_the_choices_and_keeps_the_text(driver: WindowDriver) -> None:
    desk, op_id = in_conflict(driver)
    desk.go_to(Place.OUTBOX)
    desk.open_decision(op_id)
    press(desk, Choice.WITHDRAW)
    driver.press("Kurang jelas, unjuk map")
    driver.key(Qt.Key.Key_Escape)
    assert desk.pages.currentWidget() is desk.decision and desk.decision.foot.panel.isVisible()
    press(desk, Choice.WITHDRAW)
    assert desk.decision.foot.reason.reason() == "Kurang jelas, unjuk map"


def test_closing_the_window_keeps_a_reason_half_typed(driver: WindowDriver) -> None:
    desk, op_id = in_conflict(driver)
    desk.open_decision(op_id)
    press(desk, Choice.WITHDRAW)
    driver.press("Belum selesai")
    driver.close()
    driver.window = None
    reader = driver.office.stores.open_reader()
    assert reader.drafts("report-00001") == {f"withdraw.{op_id}": "Belum selesai"}
    reader.close()


def test_a_report_that_is_gone_opens_from_the_outbox_and_says_so(driver: WindowDriver) -> None:
    desk = driver.open([report(2), report(1)])
    commands = driver.office.stores.open_commands()
    commands.record(LURAH, "report-00001", Note(text="Petugas berangkat"))
    commands.close()
    driver.office.on_change(driver.office.fill([], gone=["report-00001"]))
    desk.go_to(Place.OUTBOX)
    QTest.mouseClick(desk.outbox.open, Qt.MouseButton.LeftButton)
    page = desk.desk_page.detail
    assert driver.opened() == "report-00001" and page.body.pinned.isVisible()
    assert "no longer in your list" in page.body.pinned.words()
    assert not page.bar.isVisible() and not page.start_action("note"), "nothing is offered that the centre would not take"
    assert "Petugas berangkat" in page.body.history.toPlainText()
    desk.open_report("report-00002")
    assert not page.body.pinned.isVisible() and page.bar.isVisible()


def test_before_the_first_sync_a_report_has_not_gone(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    commands = driver.office.stores.open_commands()
    commands.record(LURAH, "report-00001", Note(text="Petugas berangkat"))
    commands.close()
    driver.office.tell(Connection.ONLINE, last_sync=None)
    driver.qtbot.waitUntil(lambda: desk.state.last_sync is None)
    driver.office.stores.rebuild_cache()
    driver.office.on_change(ChangeSet(removed=frozenset({"report-00001"})))
    driver.qtbot.waitUntil(lambda: not driver.numbers())
    desk.open_report("report-00001")
    assert not desk.desk_page.detail.body.pinned.isVisible() and desk.desk_page.detail.bar.isVisible()


def test_the_work_of_another_officer_is_told_calmly_by_name_and_number(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    driver.office.take_desk(SITI)
    commands = driver.office.stores.open_commands()
    for number in range(3):
        commands.record(SITI, "report-00001", Note(text=f"RAHASIA {number}"))
    commands.close()
    driver.office.take_desk(LURAH)
    driver.office.on_change(ChangeSet(reports=frozenset({"report-00001"})))
    driver.qtbot.waitUntil(lambda: "Rina Wati" in desk.status.others.text())
    assert "3" in desk.status.others.text() and "All sent" in desk.status.unsent.text()
    desk.go_to(Place.OUTBOX)
    assert desk.outbox.others.isVisible() and "Rina Wati" in desk.outbox.others.text() and "3" in desk.outbox.others.text()
    assert desk.outbox.model.rowCount() == 0 and "RAHASIA" not in desk.outbox.others.text()


@pytest.mark.parametrize("problem", ["upgrade-required", "unknown-schema"])
def test_a_centre_that_wants_a_newer_app_freezes_the_outbox(driver: WindowDriver, problem: str) -> None:
    desk = driver.open([report(1)])
    with driver.qtbot.waitSignal(desk.desk.orders.recorded, timeout=5_000):
        driver.key(Qt.Key.Key_Return)
    desk.go_to(Place.OUTBOX)
    assert desk.outbox.retry_all.isEnabled() and desk.outbox.retry_one.isEnabled()
    driver.office.tell(Connection.ONLINE, problem=problem)
    driver.qtbot.waitUntil(lambda: not desk.outbox.retry_all.isEnabled())
    assert desk.banner.isVisible() and "newer version" in desk.banner.words() and "kept" in desk.banner.words()
    assert not desk.outbox.retry_one.isEnabled()
    assert "newer version" in desk.outbox.card.words() and "until the new version" in desk.outbox.summary.text()
    driver.office.tell(Connection.ONLINE)
    driver.qtbot.waitUntil(desk.outbox.retry_all.isEnabled)
    assert not desk.banner.isVisible()


def test_a_full_disk_at_the_sync_says_that_the_work_is_kept(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    driver.office.tell(Connection.ONLINE, problem="disk-full")
    driver.qtbot.waitUntil(desk.banner.isVisible)
    assert "disk of this computer is full" in desk.banner.words() and "Your work is kept" in desk.banner.words()


def _button(inside: QWidget, words: str) -> QPushButton:
    found = [button for button in inside.findChildren(QPushButton) if button.text() == words and button.isVisible()]
    assert len(found) == 1, words
    return found[0]
