"""What is typed and attached is never lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_app.domain.operations import Note
from officer_app.domain.vocabulary import PhotoRole, Status
from sync.changes import ChangeSet
from sync.errors import DiskFull
from tests.ui.desk_samples import event, report
from tests.ui.detail_driver import OpenPage, attach, only, open_form, show
from tests.ui.office_desk import OfficeDesk
from ui.actions.offers import Action
from ui.detail.stage import Stage


def test_a_removed_photo_leaves_the_draft(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    photos = attach(office, open_form(page, Action.RESULT), office.photo_file())
    photos.removed.emit(photos.photos()[0].sha256)
    assert photos.photos() == ()
    office.qtbot.waitUntil(lambda: office.desk.reader.draft_photos("report-1") == [])


def test_drafts_survive_closing_and_come_back(open_page: OpenPage, qtbot: QtBot) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.RESULT)
    QTest.keyClicks(form.editor("answer"), "Hampir selesai")
    photos = attach(office, form, office.photo_file())
    card = photos.card(photos.photos()[0].sha256)
    assert card is not None
    card.role.setCurrentIndex(1)
    page.hide()
    page.stop()
    office.desk.orders.stop()
    assert "Hampir selesai" in office.drafts().values()

    again = OfficeDesk(qtbot, office.home)
    other = show(again)
    assert other.header.stage.stage() == Stage.TYPED
    assert "Send result" in other.draft.words()
    other.draft.pressed.emit()
    restored = other.panel.form()
    assert restored is not None
    assert restored.value("answer") == "Hampir selesai"
    assert restored.photos is not None
    assert [photo.role for photo in restored.photos.photos()] == [PhotoRole.DURING]
    other.hide()
    other.stop()
    again.close()


def test_typing_is_kept_after_a_short_pause_without_closing(open_page: OpenPage) -> None:
    office, page = open_page()
    form = open_form(page, Action.NOTE)
    QTest.keyClicks(form.editor("text"), "Catatan")
    office.qtbot.waitUntil(lambda: "Catatan" in office.drafts().values(), timeout=5000)


def test_going_to_another_report_and_back_at_once_loses_nothing(open_page: OpenPage) -> None:
    office, page = open_page()
    office.fill(report(id="report-2", number="JK2603040343", rev=2))
    QTest.keyClicks(open_form(page, Action.NOTE).editor("text"), "Setengah")
    page.show_report("report-2")
    assert page.panel.form() is None
    assert page.panel.draft_actions() == []
    page.show_report("report-1")
    assert open_form(page, Action.NOTE).value("text") == "Setengah"


def test_escape_closes_and_ctrl_enter_sends(open_page: OpenPage) -> None:
    office, page = open_page()
    form = open_form(page, Action.NOTE)
    QTest.keyClicks(form.editor("text"), "Halo")
    QTest.keyClick(form.editor("text"), Qt.Key.Key_Escape)
    assert page.panel.form() is None
    form = open_form(page, Action.NOTE)
    assert form.value("text") == "Halo"
    with office.qtbot.waitSignal(office.desk.orders.recorded, timeout=5000):
        QTest.keyClick(form.editor("text"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert only(office) == Note(text="Halo")


def test_sending_twice_records_once(open_page: OpenPage) -> None:
    office, page = open_page()
    form = open_form(page, Action.NOTE)
    QTest.keyClicks(form.editor("text"), "Sekali")
    with office.qtbot.waitSignal(office.desk.orders.recorded, timeout=5000):
        form.submitted.emit()
        form.submitted.emit()
    office.qtbot.waitUntil(lambda: page.panel.form() is None)
    assert len(office.recorded()) == 1


def test_a_full_disk_gives_words_and_keeps_the_text(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    office, page = open_page()
    form = open_form(page, Action.NOTE)
    QTest.keyClicks(form.editor("text"), "Penting")
    ticket = 4711
    monkeypatch.setattr(office.desk.orders, "record", lambda *_, **_seen: ticket)
    form.send.click()
    assert not form.isEnabled()
    office.desk.orders.failed.emit(ticket, DiskFull())
    assert form.isEnabled()
    assert "disk of this computer is full" in form.banner.words()
    assert form.value("text") == "Penting"
    assert office.recorded() == []


def test_changes_elsewhere_keep_the_form_and_its_text(open_page: OpenPage) -> None:
    office, page = open_page()
    form = open_form(page, Action.NOTE)
    QTest.keyClicks(form.editor("text"), "Tetap")
    office.fill(report(rev=2, address="Jl. Baru"), events=(event(1, "received"), event(2, "note", text="dari pusat")))
    page.refresh(ChangeSet(reports=frozenset({"report-1"})))
    assert page.panel.form() is form
    assert form.value("text") == "Tetap"
    assert "dari pusat" in page.body.history.toPlainText()
    assert "Jl. Baru" in page.body.facts.said("place")
