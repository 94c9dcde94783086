"""The decision page over real stores: a card is read, decided, exported; whatever fails, nothing typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from officer_app.domain.operations import Evidence, Note
from sync.changes import ChangeSet
from sync.records import Choice, OperationState
from sync.sealed.work import opened_work
from tests.fakes.small_disk import filled, small_disk
from tests.ui.decisions.conflicts import ANSWER, by_siti, closed, conflict, gone, quarantined
from tests.ui.file_chooser import choose_files
from tests.ui.office_desk import OfficeDesk
from ui.decisions.decision_page import DecisionPage

HOSTILE = '<img src="file:///etc/passwd"><b>tebal</b>\u202e&amp;'


@pytest.fixture
def page(office: OfficeDesk) -> DecisionPage:
    return shown(office)


def shown(office: OfficeDesk) -> DecisionPage:
    page = DecisionPage(office.desk)
    office.pages.append(page)
    office.qtbot.addWidget(page)
    page.resize(1274, 734)
    page.show()
    return page


def press(page: DecisionPage, choice: Choice) -> QPushButton:
    row = page.foot.panel.row(choice)
    assert row is not None, page.foot.panel.choices()
    QTest.mouseClick(row.button, Qt.MouseButton.LeftButton)
    return row.button


def test_the_card_says_what_happened_and_shows_the_three_versions(office: OfficeDesk, page: DecisionPage) -> None:
    page.show_card(closed(office))
    assert "Siti Rahma closed this report" in page.view.happened.words()
    assert page.title.text() == "JK2603040342  ·  Flood" or page.title.text() == "JK2603040342  ·  Banjir"
    cells = page.view.comparison.cells
    assert cells["status", "mine"].mark() == "✎ by you"
    assert cells["status", "theirs"].mark() == "▲ changed on the server"
    assert cells["status", "base"].mark() == ""
    mine = cells["answer", "mine"].text
    assert mine is not None and mine.toPlainText() == ANSWER
    assert "Result validated" in page.view.history.toPlainText()
    assert not page.view.comparison.is_stacked()


def test_in_a_narrow_window_the_versions_stand_below_each_other(office: OfficeDesk, page: DecisionPage) -> None:
    page.show_card(closed(office))
    page.resize(620, 700)
    office.qtbot.waitUntil(page.view.comparison.is_stacked)
    cells = page.view.comparison.cells
    office.qtbot.waitUntil(lambda: cells["status", "base"].y() < cells["status", "mine"].y() < cells["status", "theirs"].y())
    page.resize(1274, 734)
    office.qtbot.waitUntil(lambda: not page.view.comparison.is_stacked())


def test_photos_are_shown_and_open_large(office: OfficeDesk, page: DecisionPage) -> None:
    page.show_card(closed(office))
    strip = page.view.comparison.cells["photos", "mine"].photos
    assert strip is not None
    (sha256,) = strip.names()
    thumbnail = strip.thumbnail(sha256)
    assert thumbnail is not None
    office.qtbot.waitUntil(lambda: not thumbnail.image().isNull())
    QTest.mouseClick(thumbnail, Qt.MouseButton.LeftButton)
    viewer = page.viewer()
    assert viewer is not None and viewer.isVisible() and viewer.current() == sha256
    viewer.close()


def test_the_likeliest_choice_is_first_and_largest_and_each_has_its_sentence(office: OfficeDesk, page: DecisionPage) -> None:
    page.show_card(closed(office))
    card = page.card()
    assert card is not None and page.foot.panel.choices() == card.choices
    rows = [page.foot.panel.row(choice) for choice in card.choices]
    heights = [row.button.height() for row in rows if row is not None]
    assert heights[0] == max(heights) and heights.count(heights[0]) == 1
    assert all(row is not None and row.sentence.text() for row in rows)


def test_giving_up_never_stands_out(office: OfficeDesk, page: DecisionPage) -> None:
    page.show_card(gone(office))
    assert page.foot.panel.choices() == (Choice.WITHDRAW,)
    row, export = page.foot.panel.row(Choice.WITHDRAW), page.foot.panel.export_row()
    assert row is not None and export is not None and row.button.height() == export.button.height()


def test_a_choice_is_recorded_and_told(office: OfficeDesk, page: DecisionPage) -> None:
    op_id = closed(office)
    page.show_card(op_id)
    with office.qtbot.waitSignal(page.decided, timeout=5_000) as told:
        press(page, Choice.ATTACH)
    assert told.args is not None
    words, report_id, recorded = told.args
    assert (words, report_id) == ("Added to the closed report", "report-1")
    assert [item.op_id for item in office.outbox()] == list(recorded), "the card is gone, the new operation is there"
    assert isinstance(office.outbox()[0].payload, Evidence)
    page.refresh(ChangeSet(operations=frozenset({op_id, *recorded})))
    assert page.card() is None and page.empty.isVisible()


def test_a_change_that_is_read_before_the_answer_takes_nothing_away(office: OfficeDesk, page: DecisionPage) -> None:
    op_id = closed(office)
    page.show_card(op_id)
    # The work thread has committed, and a sync tells of it before the answer has come to this thread.
    office.desk.orders.resolved.disconnect(page._resolved)
    with office.qtbot.waitSignal(office.desk.orders.resolved, timeout=5_000) as answer:
        press(page, Choice.ATTACH)
    page.refresh(ChangeSet(operations=frozenset({op_id})))
    assert page.card() is None
    assert answer.args is not None
    with office.qtbot.waitSignal(page.decided, timeout=1_000) as told:
        page._resolved(*answer.args)
    assert told.args is not None and told.args[0] == "Added to the closed report"
    assert page.foot.isEnabled()
    office.desk.orders.resolved.connect(page._resolved)


def test_withdrawing_asks_why_and_keeps_what_is_typed(office: OfficeDesk, page: DecisionPage) -> None:
    op_id = closed(office)
    page.show_card(op_id)
    press(page, Choice.WITHDRAW)
    form = page.foot.reason
    assert form.isVisible() and form.editor.hasFocus() and not form.confirm.isEnabled()
    QTest.keyClicks(form.editor, "Sudah selesai")
    assert form.confirm.isEnabled()
    assert page.go_back() and not form.isVisible() and page.foot.panel.isVisible()
    page.drafts.flush()
    office.qtbot.waitUntil(lambda: office.drafts() == {f"withdraw.{op_id}": "Sudah selesai"})
    press(page, Choice.WITHDRAW)
    assert form.reason() == "Sudah selesai", "found again"
    with office.qtbot.waitSignal(page.decided, timeout=5_000):
        QTest.keyClick(form.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert office.outbox() == []
    office.qtbot.waitUntil(lambda: office.drafts() == {})


def test_a_blank_reason_is_none(office: OfficeDesk, page: DecisionPage) -> None:
    page.show_card(closed(office))
    press(page, Choice.WITHDRAW)
    QTest.keyClicks(page.foot.reason.editor, "   ")
    QTest.keyClick(page.foot.reason.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.foot.reason.isVisible() and len(office.outbox()) == 1


def test_what_has_been_decided_elsewhere_is_said_and_nothing_is_lost(office: OfficeDesk, page: DecisionPage) -> None:
    op_id = closed(office)
    page.show_card(op_id)
    press(page, Choice.WITHDRAW)
    QTest.keyClicks(page.foot.reason.editor, "Sudah selesai")
    commands = office.stores.open_commands()
    recorded = commands.resolve(office.officer, op_id, Choice.ATTACH)
    commands.close()
    with office.qtbot.waitSignal(office.desk.orders.failed, timeout=5_000):
        page.foot.reason.confirm.click()
    assert page.card() is None and page.empty.isVisible()
    assert [item.op_id for item in office.outbox()] == list(recorded)


@pytest.fixture
def small_office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    """A desk on a disk of 6 MiB."""
    with small_disk(tmp_path / "disk", kib=6 * 1024) as disk:
        desk = OfficeDesk(qtbot, disk / "home")
        yield desk
        desk.close()


def test_a_full_disk_is_said_inline_and_the_reason_stays(small_office: OfficeDesk) -> None:
    page, orders = shown(small_office), small_office.desk.orders
    page.show_card(closed(small_office))
    press(page, Choice.WITHDRAW)
    page.foot.reason.editor.setPlainText("Sudah selesai " * 4_000)
    page.drafts.flush()
    small_office.qtbot.waitUntil(lambda: bool(small_office.drafts()))
    with filled(small_office.home.parent), small_office.qtbot.waitSignal(orders.failed, timeout=10_000):
        page.foot.reason.confirm.click()
    small_office.qtbot.waitUntil(page.foot.isEnabled)
    assert "disk of this computer is full" in page.foot.banner.words()
    assert page.foot.reason.isVisible() and page.foot.reason.reason().startswith("Sudah selesai")
    assert len(small_office.outbox()) == 1
    with small_office.qtbot.waitSignal(page.decided, timeout=10_000):
        page.foot.reason.confirm.click()


def test_quarantined_work_is_explained_and_saved_as_a_sealed_copy(office: OfficeDesk, page: DecisionPage, tmp_path: Path) -> None:
    page.show_card(quarantined(office))
    assert "too large" in page.view.happened.words()
    row = page.foot.panel.export_row()
    assert row is not None
    row.button.click()
    form = page.foot.export
    assert form.isVisible() and form.first.hasFocus()
    assert form.path().name == "crop-JK2603040342-2026-03-04.sealed"
    choose_files(office.qtbot, form.browse, tmp_path / "salinan.sealed")
    assert form.path() == tmp_path / "salinan.sealed"
    form.first.setText("pendek")
    form.second.setText("pendek")
    assert not form.save.isEnabled() and "8" in form.rule.text()
    form.first.setText("hujan bulan juni")
    assert not form.save.isEnabled() and "not the same" in form.rule.text()
    form.second.setText("hujan bulan juni")
    with office.qtbot.waitSignal(office.desk.orders.exported, timeout=20_000):
        form.save.click()
    assert str(tmp_path / "salinan.sealed") in page.foot.banner.words()
    assert form.first.text() == "" and page.foot.panel.isVisible()
    with opened_work(tmp_path / "salinan.sealed", "hujan bulan juni") as opened:
        signed = opened.statement
        assert signed is not None and (signed.author_id, signed.operations) == (opened.work.author_id, 1)
    assert [item.state for item in office.outbox()] == [OperationState.QUARANTINED], "it stays here too"


def test_a_copy_that_cannot_be_written_is_said_and_the_form_stays(office: OfficeDesk, page: DecisionPage, tmp_path: Path) -> None:
    page.show_card(quarantined(office))
    row = page.foot.panel.export_row()
    assert row is not None
    row.button.click()
    form = page.foot.export
    form.file.setText(str(tmp_path / "missing" / "salinan.sealed"))
    form.first.setText("hujan bulan juni")
    form.second.setText("hujan bulan juni")
    with office.qtbot.waitSignal(office.desk.orders.failed, timeout=20_000):
        form.save.click()
    assert page.foot.banner.isVisible() and form.isVisible() and form.passphrase() == "hujan bulan juni"


def test_enter_on_the_page_decides_nothing_and_tab_leads_to_the_likeliest_choice(office: OfficeDesk, page: DecisionPage) -> None:
    page.activateWindow()
    page.show_card(closed(office))
    office.qtbot.waitUntil(page.view.hasFocus)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    QTest.keyClick(page.view, Qt.Key.Key_Tab)
    row = page.foot.panel.row(Choice.ATTACH)
    assert row is not None and row.button.hasFocus()
    assert len(office.outbox()) == 1 and office.outbox()[0].state is OperationState.CONFLICT
    with office.qtbot.waitSignal(page.decided, timeout=5_000):
        QTest.keyClick(row.button, Qt.Key.Key_Return)


def test_everything_has_a_name_to_be_read_aloud(office: OfficeDesk, page: DecisionPage) -> None:
    page.show_card(closed(office))
    assert page.accessibleName() and page.view.accessibleName()
    for cell in page.view.comparison.cells.values():
        assert cell.accessibleName()
    assert "changed on the server" in page.view.comparison.cells["status", "theirs"].accessibleName()
    for button in page.foot.panel.buttons():
        assert button.accessibleDescription()


def test_text_of_strangers_is_shown_as_text(office: OfficeDesk, page: DecisionPage) -> None:
    page.show_card(
        conflict(
            office,
            Note(text=HOSTILE),
            problem="gone",
            public_answer=HOSTILE,
            address=HOSTILE,
            events=[by_siti("note", text=HOSTILE)],
        )
    )
    cells = page.view.comparison.cells
    for key in (("answer", "theirs"), ("note", "mine")):
        text = cells[key].text
        assert text is not None and text.toPlainText() == HOSTILE
        assert "<img" not in text.toHtml().partition("<body")[2].replace("&lt;img", "")
    assert HOSTILE in page.view.history.toPlainText()
