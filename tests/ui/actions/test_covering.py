"""Faces and plates covered in the window: by keyboard alone, in the draft for good, and as a copy of the citizen's photo."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_app.domain.operations import Evidence, Move
from officer_app.domain.reports import Attachment
from officer_app.domain.vocabulary import PhotoRole, Role, Status, Visibility
from sync.photos.boxes import Box
from tests.fakes.photo_bytes import exif, picture, saved
from tests.ui.detail_driver import OpenPage, attach, only, open_form, send, show
from tests.ui.office_desk import OfficeDesk
from ui.actions.offers import Action
from ui.actions.photos import ActionPhotos
from ui.detail.cover_dialog import CoverDialog
from ui.detail.page import DetailPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def street(office: OfficeDesk, name: str = "street.jpg", **facts: object) -> Path:
    """A photo on the disk: red above left, green above right, blue below left, white below right."""
    path = office.home.parent / name
    path.write_bytes(saved(picture(640, 480), "JPEG", quality=95, exif=exif(**facts)))  # type: ignore[arg-type]
    return path


def editor_of(office: OfficeDesk) -> CoverDialog:
    """The editor that is open, once the photo is there."""
    [dialog] = [w for w in QApplication.topLevelWidgets() if isinstance(w, CoverDialog) and w.isVisible()]
    office.qtbot.waitUntil(dialog.is_ready, timeout=20_000)
    dialog.activateWindow()
    office.qtbot.waitUntil(dialog.editor.hasFocus)
    return dialog


def cover_by_keys(office: OfficeDesk, photos: ActionPhotos, number: int = 0) -> str:
    """Cover the middle of an attached photo with keys alone; answers the covered one's hash."""
    former = photos.photos()[number].sha256
    card = photos.card(former)
    assert card is not None
    card.cover.setFocus()
    QTest.keyClick(card.cover, Key.Key_Return)
    dialog = editor_of(office)
    QTest.keyClick(dialog.editor, Key.Key_N)
    QTest.keyClick(dialog.editor, Key.Key_Return)
    office.qtbot.waitUntil(lambda: photos.card(former) is None and not photos.is_preparing(), timeout=20_000)
    return photos.photos()[number].sha256


def pixels(data: bytes | None, places: Sequence[tuple[int, int]]) -> list[str]:
    """What is seen at places of a photo: r, g, b, w, or k for black."""
    assert data is not None
    image = Image.open(BytesIO(data)).convert("RGB")
    names = {(0, 0, 0): "k", (1, 0, 0): "r", (0, 1, 0): "g", (0, 0, 1): "b", (1, 1, 1): "w"}
    return [names[tuple(int(channel > 110) for channel in image.getpixel(place))] for place in places]  # type: ignore[union-attr, index]


def test_by_keyboard_alone(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.RESULT)
    photos = attach(office, form, street(office, taken="2026:03:04 10:00:00"), office.photo_file("b.jpg", 2))
    uncovered, other = photos.photos()
    fresh = cover_by_keys(office, photos)
    made = photos.photos()[0]
    assert (made.sha256, made.covered, made.facts) == (fresh, True, uncovered.facts)
    assert photos.photos()[1] == other, "the others stay, in their order"
    places = [(320, 240), (60, 60), (580, 60), (60, 420), (580, 420)]
    assert pixels(office.stores.vault.get(fresh), places) == ["k", "r", "g", "b", "w"]
    office.qtbot.waitUntil(lambda: not office.stores.vault.has(uncovered.sha256))
    assert [photo.sha256 for photo in office.desk.reader.draft_photos("report-1")] == [fresh, other.sha256]
    card = photos.card(fresh)
    assert card is not None and card.covered.text().startswith("■ Parts are permanently covered.")
    QTest.keyClicks(form.editor("answer"), "Sudah bersih")
    send(office, form)
    payload = only(office)
    assert isinstance(payload, Move)
    assert payload.photos[0] == made and payload.photos[1] == other
    office.qtbot.waitUntil(lambda: page.body.photos.names() == [fresh, other.sha256])
    thumbnail = page.body.photos.thumbnail(fresh)
    assert thumbnail is not None
    assert (thumbnail.caption(), thumbnail.accessibleName()) == ("After ■", "After  ■ parts covered")
    assert "2 photos  ■ parts covered on 1" in page.body.history.toPlainText()


def test_esc_changes_nothing(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    photos = attach(office, open_form(page, Action.EVIDENCE), street(office))
    before = photos.photos()
    card = photos.card(before[0].sha256)
    assert card is not None
    card.cover.click()
    dialog = editor_of(office)
    assert not dialog.take.isEnabled()
    QTest.keyClick(dialog.editor, Key.Key_Return)
    assert dialog.isVisible(), "there is nothing to cover yet"
    QTest.keyClick(dialog.editor, Key.Key_N)
    assert dialog.take.text() == "Cover 1 box(es) permanently"
    QTest.keyClick(dialog.editor, Key.Key_Escape)
    assert not dialog.isVisible()
    assert photos.photos() == before and not photos.is_preparing()
    assert page.panel.form() is not None, "the form stays open"
    assert office.stores.vault.has(before[0].sha256)


def test_what_the_picture_shows_is_said_in_words(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    photos = attach(office, open_form(page, Action.EVIDENCE), street(office))
    photos.cover_pressed.emit(photos.photos()[0].sha256)
    dialog = editor_of(office)
    assert dialog.editor.accessibleDescription().startswith("No box yet.")
    QTest.keyClick(dialog.editor, Key.Key_N)
    QTest.keyClick(dialog.editor, Key.Key_N)
    QTest.keyClick(dialog.editor, Key.Key_Right)
    said = "Box 2 of 2: 43 % from the left, 40 % from the top, 15 % wide, 20 % high."
    assert dialog.state.text() == dialog.editor.accessibleDescription() == said
    dialog.remove.click()
    assert dialog.state.text().startswith("Box 1 of 1") and dialog.editor.hasFocus()
    QTest.keyClick(dialog.editor, Key.Key_Return, CTRL)
    assert not dialog.isVisible()
    office.qtbot.waitUntil(lambda: photos.photos()[0].covered and not photos.is_preparing(), timeout=20_000)


def test_while_it_is_being_covered_the_uncovered_one_is_not_sent(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.EVIDENCE)
    photos = attach(office, form, street(office))
    former = photos.photos()[0].sha256
    photos.cover_pressed.emit(former)
    dialog = editor_of(office)
    QTest.keyClick(dialog.editor, Key.Key_N)
    QTest.keyClick(dialog.editor, Key.Key_Return)
    card = photos.card(former)
    assert card is not None and not card.isEnabled() and card.covered.text() == "Being covered…"
    form.send.click()
    assert "still being prepared" in form.banner.words()
    page.close_form()
    again = open_form(page, Action.RESULT)
    assert again.photos is not None
    assert again.photos.is_preparing() or again.photos.photos()[0].covered, "another form does not send the uncovered one either"
    office.qtbot.waitUntil(lambda: again.photos is not None and not again.photos.is_preparing(), timeout=20_000)
    assert [photo.covered for photo in again.photos.photos()] == [True]
    assert office.recorded() == []


def test_role_and_caption_stay_with_it_and_survive_a_restart(open_page: OpenPage, qtbot: QtBot) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    photos = attach(office, open_form(page, Action.RESULT), street(office))
    card = photos.card(photos.photos()[0].sha256)
    assert card is not None
    card.role.setCurrentIndex(1)
    QTest.keyClicks(card.caption, "Saluran dikeruk")
    fresh = cover_by_keys(office, photos)
    assert (photos.photos()[0].role, photos.photos()[0].caption) == (PhotoRole.DURING, "Saluran dikeruk")
    page.hide()
    page.stop()
    office.desk.orders.stop()

    again = OfficeDesk(qtbot, office.home)
    shown = open_form(show(again), Action.RESULT).photos
    assert shown is not None
    [photo] = shown.photos()
    assert (photo.sha256, photo.role, photo.caption, photo.covered) == (fresh, PhotoRole.DURING, "Saluran dikeruk", True)
    again.close()


def test_one_that_was_removed_meanwhile_says_so(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    photos = attach(office, open_form(page, Action.EVIDENCE), street(office))
    former = photos.photos()[0].sha256
    photos.cover_pressed.emit(former)
    dialog = editor_of(office)
    QTest.keyClick(dialog.editor, Key.Key_N)
    commands = office.stores.open_commands()
    commands.detach("report-1", former)
    commands.close()
    dialog.take.click()
    office.qtbot.waitUntil(lambda: "not there any more" in photos.notice.words(), timeout=20_000)
    assert office.desk.reader.draft_photos("report-1") == []


def citizens(office: OfficeDesk, page: DetailPage, sha256: str) -> None:
    """Open the citizen's photo large."""
    page.body.photo_chosen.emit(sha256)
    viewer = page.viewer()
    assert viewer is not None
    office.qtbot.waitUntil(viewer.copy.isEnabled, timeout=20_000)


CITIZENS = Attachment(sha256="c" * 64, size=1_000, mime="image/jpeg", role=PhotoRole.CITIZEN, width=640, height=480)


@pytest.mark.parametrize("status", [Status.IN_PROGRESS, Status.WAITING])
def test_a_covered_copy_of_the_citizens_photo(open_page: OpenPage, status: Status) -> None:
    office, page = open_page(status=status, attachments=(CITIZENS,))
    # Turned by its tag only: the boxes are drawn on it as it is seen.
    turned = picture(640, 480).transpose(Image.Transpose.ROTATE_90)
    office.stores.vault.put_fetched(CITIZENS.sha256, "full", saved(turned, "JPEG", quality=95, exif=exif(orientation=6)))
    citizens(office, page, CITIZENS.sha256)
    viewer = page.viewer()
    assert viewer is not None
    viewer.activateWindow()
    office.qtbot.waitUntil(viewer.isActiveWindow)
    QTest.keyClick(viewer, Key.Key_C)
    dialog = editor_of(office)
    for key, times in ((Key.Key_N, 1), (Key.Key_Left, 50), (Key.Key_Up, 50)):
        for _ in range(times):
            QTest.keyClick(dialog.editor, key)
    QTest.keyClick(dialog.editor, Key.Key_Return)
    form = page.panel.form()
    assert form is not None and form.photos is not None and not viewer.isVisible()
    assert form.spec.action is (Action.RESULT if status is Status.IN_PROGRESS else Action.EVIDENCE)
    photos = form.photos
    office.qtbot.waitUntil(lambda: len(photos.photos()) == 1 and not photos.is_preparing(), timeout=20_000)
    [photo] = photos.photos()
    assert (photo.role, photo.covered, photo.facts.original_sha256) == (PhotoRole.BEFORE, True, CITIZENS.sha256)
    assert pixels(office.stores.vault.get(photo.sha256), [(40, 40), (160, 160), (580, 60), (60, 420)]) == ["k", "r", "g", "b"]
    card = photos.card(photo.sha256)
    assert card is not None
    assert card.findings() == ["· A covered copy of the citizen's photo: it shows how it was, not what was done"]
    if status is Status.IN_PROGRESS:
        QTest.keyClicks(form.editor("answer"), "Beres")
        with office.qtbot.waitSignal(office.desk.orders.failed, timeout=20_000):
            form.send.click()
        assert "photo" in form.banner.words(), "a copy alone is no result"
        attach(office, form, office.photo_file())
    send(office, form)
    payload = only(office)
    assert isinstance(payload, Move | Evidence) and payload.photos[0] == photo


def test_only_who_may_see_the_citizens_photo_may_copy_it(open_page: OpenPage) -> None:
    private = {"visibility": Visibility.PRIVATE, "attachments": (CITIZENS,)}
    for role, may in ((Role.FIELD, False), (Role.STAFF, True)):
        office, page = open_page(frozenset({role}), **private)
        office.stores.vault.put_fetched(CITIZENS.sha256, "full", saved(picture(), "JPEG"))
        page.body.photo_chosen.emit(CITIZENS.sha256)
        viewer = page.viewer()
        assert viewer is not None and viewer.copy.isVisible() is may
        page.panel.photos.copy_covered(CITIZENS.sha256, page)
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, CoverDialog) and w.isVisible()]
        assert bool(found) is may
        for dialog in found:
            office.qtbot.waitUntil(dialog.is_ready, timeout=20_000)
            dialog.reject()
        viewer.close()


def test_an_officers_photo_is_not_copied(open_page: OpenPage) -> None:
    after = Attachment(sha256="d" * 64, size=1_000, mime="image/jpeg", role=PhotoRole.AFTER)
    _office, page = open_page(attachments=(CITIZENS, after))
    page.body.photo_chosen.emit(after.sha256)
    viewer = page.viewer()
    assert viewer is not None and not viewer.copy.isVisible()
    viewer.show_previous()
    assert viewer.copy.isVisible() and not viewer.copy.isEnabled(), "only once it is here"
    viewer.close()


def test_the_order_that_covers_is_of_the_boxes_drawn(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    photos = attach(office, open_form(page, Action.EVIDENCE), street(office))
    photos.cover_pressed.emit(photos.photos()[0].sha256)
    dialog = editor_of(office)
    QTest.keyClick(dialog.editor, Key.Key_N)
    with office.qtbot.waitSignal(dialog.covered) as taken:
        dialog.take.click()
    assert taken.args is not None
    plate, boxes = taken.args
    assert (plate.width, plate.height, boxes) == (640, 480, (Box(272, 192, 96, 96),))
    office.qtbot.waitUntil(lambda: not photos.is_preparing(), timeout=20_000)


def test_the_focus_comes_back_but_is_not_taken_from_who_types(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.RESULT)
    photos = attach(office, form, street(office), office.photo_file())
    card = photos.card(cover_by_keys(office, photos))
    assert card is not None and page.window().focusWidget() is card.cover
    QTest.keyClick(card.cover, Key.Key_Return)
    dialog = editor_of(office)
    QTest.keyClick(dialog.editor, Key.Key_N)
    QTest.keyClick(dialog.editor, Key.Key_Left)
    with office.qtbot.waitSignal(office.desk.orders.replaced, timeout=20_000):
        QTest.keyClick(dialog.editor, Key.Key_Return)
        form.editor("answer").setFocus()
        QTest.keyClicks(form.editor("answer"), "Sambil ")
    office.qtbot.waitUntil(lambda: not photos.is_preparing())
    QTest.keyClicks(page.window().focusWidget(), "mengetik")
    assert form.value("answer") == "Sambil mengetik"


def test_what_was_taken_is_covered_even_when_the_window_closes_at_once(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    photos = attach(office, open_form(page, Action.EVIDENCE), street(office))
    former = photos.photos()[0].sha256
    photos.cover_pressed.emit(former)
    dialog = editor_of(office)
    QTest.keyClick(dialog.editor, Key.Key_N)
    QTest.keyClick(dialog.editor, Key.Key_Return)
    page.hide()
    page.stop()
    office.desk.orders.stop()
    [photo] = office.desk.reader.draft_photos("report-1")
    assert photo.covered and office.stores.vault.has(photo.sha256) and not office.stores.vault.has(former)
