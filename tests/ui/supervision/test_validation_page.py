"""Validation by keyboard, on real stores: one after another, several at once, back with a reason, and taken up again."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog
from pytestqt.qtbot import QtBot

from officer_app.domain.operations import Reopen, Return, Validate
from officer_app.domain.reports import Actor, Attachment, Event
from officer_app.domain.vocabulary import OperationKind, PhotoRole, Role, Status
from officer_app.domain.workflow import Workflow
from sync.records import Counts
from tests.ui.access_states import settle
from tests.ui.office_desk import OfficeDesk
from tests.ui.supervision.supervised import PHOTOS, closed, press, result, show
from ui.detail.photo_viewer import PhotoViewer
from ui.supervision.result_view import EDGE
from ui.supervision.tick_list import BOX
from ui.supervision.validation_page import MOST, ValidationPage
from ui.words.statuses import status_colour, status_word
from widgets.tones import is_dark

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    office = OfficeDesk(qtbot, tmp_path / "home", roles=frozenset({Role.SUPERVISOR}))
    yield office
    office.close()


@pytest.fixture
def page(office: OfficeDesk) -> Iterator[ValidationPage]:
    office.fill(*(result(number) for number in (1, 2, 3)), closed(1), closed(2))
    page = ValidationPage(office.desk)
    office.desk.orders.stored.connect(page.apply)
    QAbstractItemModelTester(page.list.queue, QAbstractItemModelTester.FailureReportingMode.Warning, page).setUseFetchMore(False)
    page.start()
    show(office, page)
    yield page
    page.hide()
    page.stop()


def listed(page: ValidationPage) -> list[str | None]:
    return [page.list.queue.report_id(row) for row in range(page.list.queue.rowCount())]


def test_what_is_most_at_risk_is_at_hand_with_its_evidence_and_the_answer(page: ValidationPage) -> None:
    assert listed(page) == ["result-3", "result-2", "result-1"]
    view = page.result
    assert view.header.number.text() == "JK2603040003"
    assert view.compare.before.names() == ["a" * 64] and view.compare.after.names() == ["b" * 64]
    assert "Taken after the report" in view.compare.facts() and "Not used before" not in view.compare.facts()
    assert view.answer.toPlainText() == "Sudah kami tangani, nomor 3" and view.text.toPlainText() == "Banjir di depan pos"
    assert "handled by Siti Rahma" in view.where.text()
    assert page.list.hasFocus()


def test_each_row_says_its_status_whole_however_narrow_the_list_is(page: ValidationPage) -> None:
    page.list.setFixedWidth(290)
    settle()
    row = page.list.visualRect(page.list.queue.index(0))
    picture = page.list.viewport().grab(row).toImage()
    wanted = status_colour(Status.AWAITING_VALIDATION, is_dark(page.palette())).hue()
    lower = [(x, y) for y in range(picture.height() // 2, picture.height()) for x in range(picture.width())]
    colours = {(x, y): picture.pixelColor(x, y) for x, y in lower}
    seen = [x for (x, _), one in colours.items() if abs(one.hue() - wanted) < 12 and one.saturation() > 90]
    word = page.list.fontMetrics().horizontalAdvance(status_word(Status.AWAITING_VALIDATION))
    assert seen and max(seen) - min(seen) > 0.8 * word


def test_before_and_after_lie_over_one_another_in_the_viewer(office: OfficeDesk, page: ValidationPage) -> None:
    thumbnail = page.result.compare.after.thumbnail("b" * 64)
    assert thumbnail is not None
    QTest.mouseClick(thumbnail, Qt.MouseButton.LeftButton)
    viewer = page.result.findChild(PhotoViewer)
    assert viewer is not None and viewer.isVisible() and viewer.both.isVisible()
    QTest.mouseClick(viewer.both, Qt.MouseButton.LeftButton)
    assert viewer.compare.isVisible() and not viewer.view.isVisible()
    viewer.close()


def test_a_result_without_a_photo_from_before_says_so(office: OfficeDesk, page: ValidationPage) -> None:
    office.fill(result(9, attachments=PHOTOS[1:]))
    page.start()
    assert page.list.chosen() == "result-9"
    said = page.result.compare.none_before
    office.qtbot.waitUntil(said.isVisible)
    assert said.height() > 5 and said.width() > 50 and not page.result.compare.none_after.isVisible()


def test_a_result_without_photos_says_so_under_both_headings(office: OfficeDesk, page: ValidationPage) -> None:
    office.fill(result(9, attachments=()))
    page.start()
    compare = page.result.compare
    office.qtbot.waitUntil(compare.none_before.isVisible)
    assert compare.none_after.isVisible() and compare.none_after.x() > compare.none_before.x()


def test_photos_that_have_not_come_say_so_under_both_headings(office: OfficeDesk, page: ValidationPage) -> None:
    strips = (page.result.compare.before, page.result.compare.after)
    shown = [strip.thumbnail(name) for strip in strips for name in strip.names()]
    office.qtbot.waitUntil(lambda: all(one is not None and one.placeholder() == "Not on this computer yet" for one in shown))


def test_closed_reports_have_no_boxes_and_cannot_be_ticked(office: OfficeDesk, page: ValidationPage) -> None:
    QTest.mouseClick(page.closed, Qt.MouseButton.LeftButton)
    queue = page.list.queue
    assert listed(page) == ["closed-1", "closed-2"] and queue.index(0).data(Qt.ItemDataRole.CheckStateRole) is None
    page.list.setFocus()
    press(page, Qt.Key.Key_Space)
    row = page.list.visualRect(queue.index(0))
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.left() + BOX // 2, row.center().y()))
    assert queue.ticks() == () and "space bar" not in page.list.accessibleName()
    QTest.mouseClick(page.waiting, Qt.MouseButton.LeftButton)
    row = page.list.visualRect(queue.index(0))
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(row.left() + BOX // 2, row.center().y()))
    assert queue.ticks() == ("result-3",) and "space bar" in page.list.accessibleName()


def test_photos_of_a_page_that_was_shown_empty_have_room(office: OfficeDesk) -> None:
    more = Attachment(sha256="c" * 64, size=9, mime="image/jpeg", role=PhotoRole.AFTER)
    page = ValidationPage(office.desk)
    show(office, page)
    page.result.compare.show()
    QApplication.processEvents()
    office.fill(result(1, attachments=(*PHOTOS, more)))
    page.start()
    strips = (page.result.compare.before, page.result.compare.after)
    office.qtbot.waitUntil(lambda: all(strip.height() >= EDGE for strip in strips), timeout=3_000)
    page.hide()
    page.stop()


def test_enter_validates_and_the_next_one_comes(office: OfficeDesk, page: ValidationPage) -> None:
    with office.qtbot.waitSignal(office.desk.orders.stored, timeout=5_000):
        press(page, Qt.Key.Key_Return)
    office.qtbot.waitUntil(lambda: page.list.chosen() == "result-2")
    assert office.recorded("result-3") == [(OperationKind.VALIDATE, Validate())]
    assert page.result.header.number.text() == "JK2603040002" and page.list.hasFocus()
    with office.qtbot.waitSignal(office.desk.orders.stored, timeout=5_000):
        press(page, Qt.Key.Key_Return)
    office.qtbot.waitUntil(lambda: listed(page) == ["result-1"])


def test_j_and_k_step(page: ValidationPage) -> None:
    page.step(1)
    assert page.result.header.number.text() == "JK2603040002"
    page.step(-1)
    page.step(-1)
    assert page.list.chosen() == "result-3"


def test_a_result_goes_back_with_a_reason_and_never_without(office: OfficeDesk, page: ValidationPage) -> None:
    QTest.mouseClick(page.give_back, Qt.MouseButton.LeftButton)
    assert page.reason.editor.hasFocus() and not page.reason.send.isEnabled()
    press(page, Qt.Key.Key_Return, CTRL)
    assert page.reason.isVisible() and not office.outbox()
    QTest.keyClicks(page.reason.editor, "Foto buram, tolong ulang")
    with office.qtbot.waitSignal(office.desk.orders.stored, timeout=5_000):
        press(page, Qt.Key.Key_Return, CTRL)
    office.qtbot.waitUntil(lambda: page.list.chosen() == "result-2" and page.list.hasFocus())
    assert office.recorded("result-3") == [(OperationKind.RETURN, Return(reason="Foto buram, tolong ulang"))]
    assert not page.reason.isVisible() and not office.drafts("result-3")
    assert not page.findChildren(QDialog)


def test_a_reason_that_was_begun_is_kept(office: OfficeDesk, page: ValidationPage) -> None:
    QTest.mouseClick(page.give_back, Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.reason.editor, "Lokasi")
    with office.qtbot.waitSignal(page.drafts.kept, timeout=5_000):
        press(page, Qt.Key.Key_Escape)
    assert not page.reason.isVisible() and office.drafts("result-3") == {"return.reason": "Lokasi"}
    QTest.mouseClick(page.give_back, Qt.MouseButton.LeftButton)
    QTest.keyClicks(page.reason.editor, " lain")
    assert page.reason.editor.toPlainText() == "Lokasi lain", "one goes on behind what stands there"


def test_a_usual_reason_is_one_press(office: OfficeDesk, page: ValidationPage) -> None:
    QTest.mouseClick(page.give_back, Qt.MouseButton.LeftButton)
    chip = next(button for button in page.reason.quick.findChildren(QAbstractButton) if "somewhere else" in button.text())
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert page.reason.editor.toPlainText() == "The photo was taken somewhere else" and page.reason.send.isEnabled()


def test_several_are_validated_with_one_question_that_says_what_citizens_read(office: OfficeDesk, page: ValidationPage) -> None:
    press(page, Qt.Key.Key_Space)
    page.step(2)
    rect = page.list.visualRect(page.list.currentIndex())
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(BOX // 2, rect.center().y()))
    assert page.list.queue.ticks() == ("result-3", "result-1")
    QTest.mouseClick(page.validate_all, Qt.MouseButton.LeftButton)
    assert page.batch.isVisible() and page.batch.title.text() == "Validate 2 result(s)?"
    used = "      ⚠ This photo is already used on a report: take a new one"
    assert page.batch.answers.toPlainText().splitlines() == [
        "JK2603040003: Sudah kami tangani, nomor 3",
        used,
        "JK2603040001: Sudah kami tangani, nomor 1",
        used,
    ]
    assert page.batch.doubts.text().startswith("⚠ 2 ")
    assert not office.outbox(), "nothing is done before the question is answered"
    with office.qtbot.waitSignal(office.desk.orders.recorded_all, timeout=5_000):
        QTest.mouseClick(page.batch.send, Qt.MouseButton.LeftButton)
    office.qtbot.waitUntil(lambda: listed(page) == ["result-2"])
    assert {item.report_id for item in office.outbox()} == {"result-3", "result-1"}
    assert "2 result(s) validated" in page.message.words() and page.list.queue.ticks() == ()


@pytest.fixture
def own_result(office: OfficeDesk, page: ValidationPage) -> str:
    """A result that the supervisor sent themselves."""
    me = Actor(id=office.officer.id, name=office.officer.name, title=office.officer.title)
    sent = Event(seq=2, kind="move", at=office.now, data={"to": "awaiting_validation"}, actor=me)
    office.fill(result(9), events=(sent,))
    page.list.queue.reload()
    page.list.choose_first()
    office.qtbot.waitUntil(lambda: "result-9" in listed(page))
    return "result-9"


def test_the_own_result_is_not_validated_and_it_says_why(office: OfficeDesk, page: ValidationPage, own_result: str) -> None:
    assert page.list.chosen() == own_result
    assert not page.validate.isEnabled() and "somebody else" in page.validate.toolTip()
    before = [item.op_id for item in office.outbox()]
    press(page, Qt.Key.Key_Return)
    assert "You sent this result" in page.message.words()
    assert [item.op_id for item in office.outbox()] == before
    page.step(1)
    assert page.validate.isEnabled() and page.validate.toolTip() == ""


def test_own_results_are_left_out_when_several_are_validated(office: OfficeDesk, page: ValidationPage, own_result: str) -> None:
    press(page, Qt.Key.Key_A, CTRL)
    assert own_result in page.list.queue.ticks()
    QTest.mouseClick(page.validate_all, Qt.MouseButton.LeftButton)
    assert page.batch.title.text() == "Validate 3 result(s)?" and "1 result(s) that you sent" in page.batch.hint.text()
    with office.qtbot.waitSignal(office.desk.orders.recorded_all, timeout=5_000):
        QTest.mouseClick(page.batch.send, Qt.MouseButton.LeftButton)
    office.qtbot.waitUntil(lambda: listed(page) == [own_result])


def test_those_that_cannot_be_validated_are_named_with_why(office: OfficeDesk, page: ValidationPage) -> None:
    press(page, Qt.Key.Key_A, CTRL)
    assert len(page.list.queue.ticks()) == 3
    page.ask_for_all()
    # Meanwhile one of them went back to its office, past this page.
    office.record(Return(reason="Foto buram"), "result-2")
    with office.qtbot.waitSignal(office.desk.orders.recorded_all, timeout=5_000):
        page.batch.confirmed.emit()
    words = page.message.words()
    assert "2 result(s) validated" in words and "1 could not be validated" in words
    assert "JK2603040002: " in words and "JK2603040001: " not in words


def test_escape_takes_back_question_and_ticks_in_turn(page: ValidationPage) -> None:
    press(page, Qt.Key.Key_A, CTRL)
    page.ask_for_all()
    press(page, Qt.Key.Key_Escape)
    assert not page.batch.isVisible() and len(page.list.queue.ticks()) == 3
    assert page.go_back() and not page.list.queue.ticks()
    assert not page.go_back()


def test_a_tick_leaves_with_its_report(office: OfficeDesk, page: ValidationPage) -> None:
    page.list.queue.tick(["result-3", "nobody"])
    assert page.list.queue.ticks() == ("result-3",)
    with office.qtbot.waitSignal(office.desk.orders.stored, timeout=5_000):
        press(page, Qt.Key.Key_Return)
    office.qtbot.waitUntil(lambda: len(listed(page)) == 2)
    assert page.list.queue.ticks() == () and not page.validate_all.isEnabled()


def test_a_closed_report_is_taken_up_again_with_a_reason(office: OfficeDesk, page: ValidationPage) -> None:
    QTest.mouseClick(page.closed, Qt.MouseButton.LeftButton)
    assert listed(page) == ["closed-1", "closed-2"] and page.validate_all.isHidden()
    press(page.list, Qt.Key.Key_Return)
    assert page.reason.isVisible() and not office.outbox(), "never without a reason"
    QTest.keyClicks(page.reason.editor, "Banjir lagi")
    with office.qtbot.waitSignal(office.desk.orders.stored, timeout=5_000):
        press(page, Qt.Key.Key_Return, CTRL)
    office.qtbot.waitUntil(lambda: listed(page) == ["closed-2"])
    assert office.recorded("closed-1") == [(OperationKind.REOPEN, Reopen(reason="Banjir lagi"))]
    assert page.go_back() and listed(page) == ["result-3", "result-2", "result-1"]


def _has_listed(page: ValidationPage, number: int) -> bool:
    return len(listed(page)) == number


def test_when_nothing_waits_it_says_so(office: OfficeDesk, page: ValidationPage) -> None:
    for left in (2, 1, 0):
        press(page, Qt.Key.Key_Return)
        office.qtbot.waitUntil(partial(_has_listed, page, left))
    assert listed(page) == [] and page.result.detail() is None
    assert "No result awaits validation" in page.result.empty.words() and not page.validate.isEnabled()
    press(page, Qt.Key.Key_Return)
    assert not page.give_back.isEnabled()
    page.send_back()
    assert not page.reason.isVisible()


def test_the_whole_report_opens_at_the_desk(office: OfficeDesk, page: ValidationPage) -> None:
    with office.qtbot.waitSignal(page.report_requested) as asked:
        QTest.mouseClick(page.whole, Qt.MouseButton.LeftButton)
    assert asked.args == ["result-3"]


def test_enter_on_a_button_presses_it_and_validates_nothing(office: OfficeDesk, page: ValidationPage) -> None:
    page.closed.setFocus()
    press(page, Qt.Key.Key_Return)
    assert page.closed.isChecked() and listed(page) == ["closed-1", "closed-2"] and not office.outbox()


def test_no_more_are_ticked_than_can_be_looked_at(office: OfficeDesk) -> None:
    office.fill(*(result(number) for number in range(1, MOST + 20)))
    page = ValidationPage(office.desk)
    page.start()
    page._tick_all()
    assert len(page.list.queue.ticks()) == MOST
    page.show_counts(Counts(open_by_status={Status.AWAITING_VALIDATION: 69}))
    assert page.waiting.text() == "Awaiting validation 69"
    page.stop()


def test_everything_has_a_name_for_those_who_do_not_see_it(page: ValidationPage) -> None:
    nameless = [
        type(button).__name__
        for button in page.findChildren(QAbstractButton)
        if button.isVisible() and not (button.text() or button.accessibleName() or button.toolTip())
    ]
    assert not nameless and page.list.accessibleName()


@pytest.mark.parametrize("role", Role)
def test_who_may_validate_is_what_the_workflow_says(role: Role) -> None:
    assert Workflow().lets_validate(frozenset({role})) is (role is Role.SUPERVISOR)
    assert not Workflow(()).lets_validate(frozenset({role}))
