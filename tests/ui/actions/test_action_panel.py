"""The actions at the report: each becomes the right operation in work.db."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from officer_app.domain.operations import Answer, Assign, Evidence, Move, Note, Payload, Reopen, Return, Validate
from officer_app.domain.reports import Attachment
from officer_app.domain.vocabulary import OperationKind, PhotoRole, Role, Status
from sync.records import OperationState
from tests.ui.desk_samples import ME, NOW, report
from tests.ui.detail_driver import OpenPage, attach, only, open_form, send
from ui.actions.offers import Action
from ui.detail.stage import Stage


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
    quick = next(button for button in form.findChildren(QPushButton) if "bukan wewenang" in button.text())
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
    assert "already used on a report" in card.findings()[2]


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


def test_the_tip_says_to_whom_a_report_is_handed(open_page: OpenPage) -> None:
    _, page = open_page(status=Status.IN_PROGRESS)
    assign, note = page.bar.button(Action.ASSIGN), page.bar.button(Action.NOTE)
    assert assign is not None and note is not None
    assert assign.toolTip() == "Hand over to a colleague  ·  Key: G"
    assert note.toolTip() == "Key: N"


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
    assert "cannot move to that status" in form.banner.words()
    assert form.value("reason") == "Bukan laporan"
    assert "Bukan laporan" in office.drafts().values()


def test_the_validator_sees_before_and_after(open_page: OpenPage) -> None:
    before = Attachment(sha256="b" * 64, size=1, mime="image/jpeg", role=PhotoRole.CITIZEN)
    after = replace(before, sha256="c" * 64, role=PhotoRole.AFTER, taken_at=NOW, point=(106.9, -6.2))
    _office, page = open_page(frozenset({Role.SUPERVISOR}), status=Status.AWAITING_VALIDATION, attachments=(before, after))
    compare = open_form(page, Action.VALIDATE).compare
    assert compare is not None
    assert (compare.before.names(), compare.after.names()) == (["b" * 64], ["c" * 64])
    assert "Taken after the report" in compare.facts()


def test_kinds_and_author_in_work_db(open_page: OpenPage) -> None:
    office, page = open_page()
    form = open_form(page, Action.NOTE)
    QTest.keyClicks(form.editor("text"), "x")
    send(office, form)
    [entry] = office.outbox()
    assert (entry.kind, entry.author_id, entry.state) == (OperationKind.NOTE, ME, OperationState.QUEUED)
