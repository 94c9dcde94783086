"""The report's page over real stores: what it shows, and that every action becomes the right operation in work.db."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from officer_app.domain.operations import Answer, Assign, Evidence, Move, Note, Payload, Reopen, Return, Validate
from officer_app.domain.reports import Attachment
from officer_app.domain.vocabulary import OperationKind, PhotoRole, Role, Status, Visibility
from sync.changes import ChangeSet
from sync.errors import DiskFull
from sync.records import OperationState
from tests.ui.desk_samples import ME, NOW, event, report
from tests.ui.office_desk import OfficeDesk
from ui.action_form import ActionForm
from ui.action_offers import Action
from ui.action_photos import ActionPhotos
from ui.detail_page import DetailPage
from ui.detail_stage import Stage

EVIL = '<img src="x" onerror="alert(1)"><script>alert(2)</script>{0} %1 &lt;b&gt;'
OpenPage = Callable[..., tuple[OfficeDesk, DetailPage]]


@pytest.fixture
def open_page(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenPage]:
    """Opens the page of one report for an officer."""
    opened: list[tuple[OfficeDesk, DetailPage]] = []

    def make(roles: frozenset[Role] = frozenset({Role.STAFF}), **changes: object) -> tuple[OfficeDesk, DetailPage]:
        office = OfficeDesk(qtbot, tmp_path / f"home{len(opened)}", roles=roles)
        office.fill(report(**changes))
        page = show(office)
        opened.append((office, page))
        return office, page

    yield make
    for office, page in opened:
        page.hide()
        office.close()


def show(office: OfficeDesk) -> DetailPage:
    page = DetailPage(office.desk)
    office.qtbot.addWidget(page)
    page.resize(640, 620)
    page.show()
    page.show_report("report-1")
    return page


def open_form(page: DetailPage, action: Action) -> ActionForm:
    assert page.start_action(action.value), page.bar.explanation()
    form = page.panel.form()
    assert form is not None
    return form


def send(office: OfficeDesk, form: ActionForm) -> None:
    with office.qtbot.waitSignal(office.desk.orders.recorded, timeout=5000):
        form.send.click()


def only(office: OfficeDesk) -> Payload:
    recorded = office.recorded()
    assert len(recorded) == 1, recorded
    return recorded[0][1]


def attach(office: OfficeDesk, form: ActionForm, *paths: Path) -> ActionPhotos:
    assert form.photos is not None
    form.photos.files_chosen.emit([str(path) for path in paths])
    office.qtbot.waitUntil(lambda: form.photos is not None and not form.photos.is_preparing(), timeout=10_000)
    return form.photos


def test_the_page_tells_the_report(open_page: OpenPage) -> None:
    _office, page = open_page()
    assert page.header.number.text() == "JK2603040342"
    assert page.header.category.text() in ("Flood", "Banjir")
    assert page.header.pill.word() == "Waiting"
    assert page.header.response.words() == "1 h left"
    assert page.body.text.toPlainText() == "Banjir di depan pos"
    assert "RW 11" in page.body.facts.said("place")
    assert page.body.facts.said("assignee") == "nobody yet"
    assert "Received through QLUE" in page.body.history.toPlainText()
    assert page.header.stage.stage() == Stage.AT_CENTRE


def test_the_number_can_be_copied(open_page: OpenPage) -> None:
    _office, page = open_page()
    page.header.copy_number()
    assert QGuiApplication.clipboard().text() == "JK2603040342"


def test_text_of_strangers_is_plain_text_everywhere(open_page: OpenPage) -> None:
    office, page = open_page(text=EVIL, address=EVIL, public_answer=EVIL)
    office.record(Note(text=EVIL))
    page.refresh(ChangeSet(reports=frozenset({"report-1"})))
    assert page.body.text.toPlainText() == EVIL
    assert page.body.answer.toPlainText() == EVIL
    assert EVIL in page.body.history.toPlainText()
    assert EVIL in page.body.facts.said("place")
    formats = {label.textFormat() for label in page.findChildren(QLabel) if label.text()}
    assert formats <= {Qt.TextFormat.PlainText}
    assert all(not edit.acceptRichText() for edit in page.findChildren(QTextEdit))


def test_taking_on_needs_one_press(open_page: OpenPage) -> None:
    office, page = open_page()
    with office.qtbot.waitSignal(page.panel.recorded, timeout=5000):
        page.main_action()
    assert only(office) == Move(to=Status.IN_PROGRESS)
    assert page.header.pill.word() == "In progress"
    assert page.header.stage.stage() == Stage.SAVED
    assert page.bar.main_action() is Action.RESULT
    assert page.body.facts.said("assignee") == "you"


@pytest.mark.parametrize(
    ("action", "status", "roles", "filled", "payload"),
    [
        (Action.NOTE, Status.WAITING, {Role.FIELD}, {"text": "Air surut"}, Note(text="Air surut")),
        (Action.ANSWER, Status.WAITING, {Role.STAFF}, {"answer": "Kami datang"}, Answer(text="Kami datang")),
        (Action.REJECT, Status.WAITING, {Role.STAFF}, {"reason": "Salah"}, Move(to=Status.REJECTED, reason="Salah")),
        (Action.HAND_BACK, Status.COORDINATING, {Role.STAFF}, {"reason": "r"}, Move(to=Status.WAITING, reason="r")),
        (Action.VALIDATE, Status.AWAITING_VALIDATION, {Role.SUPERVISOR}, {}, Validate()),
        (Action.RETURN, Status.AWAITING_VALIDATION, {Role.SUPERVISOR}, {"reason": "Buram"}, Return(reason="Buram")),
        (Action.REOPEN, Status.DONE, {Role.SUPERVISOR}, {"reason": "Lagi"}, Reopen(reason="Lagi")),
    ],
)
def test_written_forms(
    open_page: OpenPage, action: Action, status: Status, roles: set[Role], filled: dict[str, str], payload: Payload
) -> None:
    office, page = open_page(frozenset(roles), status=status)
    form = open_form(page, action)
    for field, text in filled.items():
        QTest.keyClicks(form.editor(field), text)
    send(office, form)
    assert only(office) == payload
    office.qtbot.waitUntil(lambda: page.panel.form() is None)
    assert office.drafts() == {}


def test_coordinating_with_a_named_agency_and_a_quick_reason(open_page: OpenPage) -> None:
    office, page = open_page()
    form = open_form(page, Action.COORDINATE)
    form.send.click()
    assert "agency" in form.banner.words()
    QTest.keyClicks(form.box("agency"), "dinas sumber daya air")
    quick = next(button for button in form.findChildren(type(form.send).__mro__[1]) if "bukan wewenang" in button.text())
    quick.click()
    send(office, form)
    assert only(office) == Move(to=Status.COORDINATING, agency="sda", reason="Not our authority (bukan wewenang)")
    assert page.body.facts.said("agency") == "Dinas Sumber Daya Air"
    assert page.header.resolution.words() == "paused"


def test_assigning_and_delegating(open_page: OpenPage) -> None:
    office, page = open_page()
    form = open_form(page, Action.ASSIGN)
    form.box("officer").choose("officer-2")
    send(office, form)
    office.qtbot.waitUntil(lambda: "Siti Rahma" in page.body.facts.said("assignee"))
    form = open_form(page, Action.DELEGATE)
    form.box("unit").choose("ppsu")
    send(office, form)
    payloads = [payload for _kind, payload in office.recorded()]
    assert payloads == [Assign(officer="officer-2"), Move(to=Status.DELEGATED, unit="ppsu")]


def test_a_result_with_photos(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.RESULT)
    QTest.keyClicks(form.editor("answer"), "Sudah bersih")
    form.send.click()
    assert "photo" in form.banner.words()
    photos = attach(office, form, office.photo_file("a.jpg", 1), office.photo_file("b.jpg", 2))
    first = photos.card(photos.photos()[0].sha256)
    assert first is not None
    first.role.setCurrentIndex(0)
    send(office, form)
    payload = only(office)
    assert isinstance(payload, Move)
    assert payload.answer == "Sudah bersih"
    assert [photo.role for photo in payload.photos] == [PhotoRole.BEFORE, PhotoRole.AFTER]
    assert all(office.stores.vault.has(photo.sha256) for photo in payload.photos)
    office.qtbot.waitUntil(lambda: len(page.body.photos.names()) == 2)
    assert office.desk.reader.draft_photos("report-1") == []


def test_findings_are_shown_before_sending(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.EVIDENCE)
    photos = attach(office, form, office.photo_file())
    card = photos.card(photos.photos()[0].sha256)
    assert card is not None
    assert card.findings()[0] == "· The photo does not say when it was taken"
    assert card.findings()[2].startswith("✓")
    office.qtbot.waitUntil(lambda: not card.thumbnail.image().isNull(), timeout=5000)
    send(office, form)
    payload = only(office)
    assert isinstance(payload, Evidence)
    assert len(payload.photos) == 1


def test_the_same_photo_on_another_report_is_remarked(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.EVIDENCE)
    attach(office, form, office.photo_file())
    send(office, form)
    office.fill(report(id="report-2", number="JK2603040343", status=Status.IN_PROGRESS, rev=2))
    page.show_report("report-2")
    photos = attach(office, open_form(page, Action.EVIDENCE), office.photo_file())
    card = photos.card(photos.photos()[0].sha256)
    assert card is not None
    assert "already hangs on a report" in card.findings()[2]


def test_dropped_files_and_pasted_images_become_photos(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.RESULT)
    photos = form.photos
    assert photos is not None
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(office.photo_file()))])
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    form.dropEvent(drop)
    image = QImage(80, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    form.editor("answer").setFocus()
    form.editor("answer").paste()
    office.qtbot.waitUntil(lambda: len(photos.photos()) == 2, timeout=10_000)
    assert {photo.facts.source for photo in photos.photos()} == {"jpeg", "png"}
    assert form.value("answer") == ""


def test_a_link_from_a_browser_is_not_fetched(open_page: OpenPage) -> None:
    _office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.RESULT)
    dropped = QMimeData()
    dropped.setUrls([QUrl("https://example.org/photo.jpg")])
    form.media_offered.emit(dropped)
    assert form.photos is not None
    assert "Only photos on this computer" in form.photos.notice.words()


def test_an_unreadable_photo_gives_words_and_the_rest_stays(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.RESULT)
    QTest.keyClicks(form.editor("answer"), "Sudah")
    good, bad = office.photo_file(), office.home.parent / "broken.jpg"
    bad.write_bytes(b"\xff\xd8\xff\xe0 not a photo")
    photos = attach(office, form, good, bad)
    assert len(photos.photos()) == 1
    assert photos.notice.words().startswith("broken.jpg: ")
    assert form.value("answer") == "Sudah"


def test_no_more_photos_than_an_operation_takes(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.RESULT)
    photos = attach(office, form, *(office.photo_file(f"{number}.jpg", number) for number in range(13)))
    assert len(photos.photos()) == 12
    assert "At most 12" in photos.notice.words()


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
    page.keep_drafts()
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
    monkeypatch.setattr(office.desk.orders, "record", lambda *_: ticket)
    form.send.click()
    assert not form.isEnabled()
    office.desk.orders.failed.emit(ticket, DiskFull())
    assert form.isEnabled()
    assert "disk of this computer is full" in form.banner.words()
    assert form.value("text") == "Penting"
    assert office.recorded() == []


def test_what_is_not_allowed_says_why(open_page: OpenPage) -> None:
    office, page = open_page(frozenset({Role.FIELD}))
    button = page.bar.button(Action.ASSIGN)
    assert button is not None
    assert not button.isEnabled()
    assert button.toolTip() == "Your role does not allow this"
    assert not page.start_action("result")
    assert page.bar.explanation() == "Send result: Take the report on first"
    assert page.panel.form() is None
    assert office.recorded() == []


def test_a_move_made_meanwhile_is_refused_with_words(open_page: OpenPage) -> None:
    office, page = open_page()
    form = open_form(page, Action.REJECT)
    QTest.keyClicks(form.editor("reason"), "Bukan laporan")
    office.record(Move(to=Status.IN_PROGRESS))
    office.record(Move(to=Status.COORDINATING, agency="sda", reason="r"))
    with office.qtbot.waitSignal(office.desk.orders.failed, timeout=5000):
        form.send.click()
    assert "cannot go there" in form.banner.words()
    assert form.value("reason") == "Bukan laporan"
    assert "Bukan laporan" in office.drafts().values()


def test_a_conflict_is_explained_on_the_page(open_page: OpenPage) -> None:
    office, page = open_page()
    op_id = office.record(Move(to=Status.IN_PROGRESS))
    office.finish(op_id, OperationState.CONFLICT, "status-changed")
    page.refresh(ChangeSet(operations=frozenset({op_id})))
    assert "Somebody else moved" in page.body.attention.words()
    assert page.header.stage.word() == "Needs your decision"


def test_the_validator_sees_before_and_after(open_page: OpenPage) -> None:
    before = Attachment(sha256="b" * 64, size=1, mime="image/jpeg", role=PhotoRole.CITIZEN)
    after = replace(before, sha256="c" * 64, role=PhotoRole.AFTER, taken_at=NOW, point=(106.9, -6.2))
    _office, page = open_page(frozenset({Role.SUPERVISOR}), status=Status.AWAITING_VALIDATION, attachments=(before, after))
    compare = open_form(page, Action.VALIDATE).compare
    assert compare is not None
    assert (compare.before.names(), compare.after.names()) == (["b" * 64], ["c" * 64])
    assert "Taken after the report" in compare.facts()


def test_a_photo_that_is_not_here_says_so_and_the_viewer_too(open_page: OpenPage) -> None:
    photo = Attachment(sha256="b" * 64, size=1, mime="image/jpeg", role=PhotoRole.CITIZEN)
    office, page = open_page(attachments=(photo,))
    thumbnail = page.body.photos.thumbnail("b" * 64)
    assert thumbnail is not None
    office.qtbot.waitUntil(lambda: thumbnail.placeholder() == "Not on this computer yet", timeout=5000)
    thumbnail.click()
    viewer = page.viewer()
    assert viewer is not None
    assert viewer.current() == "b" * 64
    office.qtbot.waitUntil(lambda: "does not answer" in viewer.state(), timeout=5000)
    viewer.close()


def test_a_private_report_hides_its_photo_from_the_field(open_page: OpenPage) -> None:
    _office, page = open_page(frozenset({Role.FIELD}), visibility=Visibility.PRIVATE)
    assert "not shown to your role" in page.body.private.text()


def test_a_report_that_left_says_so_and_the_work_is_kept(open_page: OpenPage) -> None:
    office, page = open_page()
    page.show_report("unknown")
    assert "no longer on this computer" in page.empty.words()
    page.show_report(None)
    assert "No report chosen" in page.empty.words()
    assert not page.start_action("note")
    page.main_action()
    assert office.recorded() == []


def test_requests_to_the_window(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.DUPLICATE, merged_into="report-9")
    with office.qtbot.waitSignal(page.locate_requested, timeout=1000) as located:
        page.body.facts.locate.click()
    with office.qtbot.waitSignal(page.report_requested, timeout=1000) as asked:
        page.body.facts.original.click()
    assert (located.args, asked.args) == (["report-1"], ["report-9"])


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


def test_a_change_of_another_report_reads_nothing(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    office, page = open_page()
    read: list[str] = []
    monkeypatch.setattr(type(office.desk.reader), "detail", lambda _self, report_id: read.append(report_id))
    page.refresh(ChangeSet(reports=frozenset({"report-2"})))
    assert read == []


def test_clocks_go_on(open_page: OpenPage) -> None:
    office, page = open_page()
    office.now = NOW + timedelta(hours=3)
    page.header.show_time(office.now)
    assert page.header.response.words() == "late by 2 h"


def test_kinds_and_author_in_work_db(open_page: OpenPage) -> None:
    office, page = open_page()
    form = open_form(page, Action.NOTE)
    QTest.keyClicks(form.editor("text"), "x")
    send(office, form)
    [entry] = office.outbox()
    assert (entry.kind, entry.author_id, entry.state) == (OperationKind.NOTE, ME, OperationState.QUEUED)
