"""A caption for each photo: typed by keyboard alone, kept as a draft at once, counted, sent with the photo, seen by everybody."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_app.domain.operations import MAX_CAPTION, Evidence, Move
from officer_app.domain.vocabulary import Status
from sync.feed import FeedReport
from tests.ui.detail_driver import OpenPage, attach, only, open_form, send, show
from tests.ui.office_desk import OfficeDesk
from ui.actions.form import ActionForm
from ui.actions.offers import Action
from ui.actions.photo_card import PhotoCard

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def cards(form: ActionForm) -> list[PhotoCard]:
    """The cards of a form in their order."""
    assert form.photos is not None
    found = [form.photos.card(photo.sha256) for photo in form.photos.photos()]
    return [card for card in found if card is not None]


def test_several_by_keyboard_alone(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    page.activateWindow()
    office.qtbot.waitUntil(page.isActiveWindow)
    form = open_form(page, Action.RESULT)
    QTest.keyClicks(form.editor("answer"), "Sudah")
    attach(office, form, office.photo_file("a.jpg", 1), office.photo_file("b.jpg", 2))
    first, second = cards(form)
    assert [card.caption.accessibleName() for card in (first, second)] == ["Photo 1: caption", "Photo 2: caption"]
    first.caption.setFocus()
    QTest.keyClicks(first.caption, "Sebelum hujan")
    QTest.keyClick(first.caption, Key.Key_Return)
    assert QApplication.focusWidget() is second.caption
    QTest.keyClicks(second.caption, " n Sesudah ")
    QTest.keyClick(second.caption, Key.Key_Return)
    assert form.photos is not None and QApplication.focusWidget() is form.photos.add
    second.caption.setFocus()
    with office.qtbot.waitSignal(office.desk.orders.recorded, timeout=5000):
        QTest.keyClick(second.caption, Key.Key_Return, CTRL)
    payload = only(office)
    assert isinstance(payload, Move)
    assert [photo.caption for photo in payload.photos] == ["Sebelum hujan", "n Sesudah"]
    office.qtbot.waitUntil(lambda: len(page.body.photos.names()) == 2)
    thumbnail = page.body.photos.thumbnail(payload.photos[0].sha256)
    assert thumbnail is not None
    assert thumbnail.accessibleName() == thumbnail.toolTip() == "After: Sebelum hujan"
    assert thumbnail.caption() == "After", "its foot is short"
    assert page.body.photo_list(page.detail().report)[0][1] == "After: Sebelum hujan"  # type: ignore[union-attr]
    assert office.drafts() == {}


def test_they_are_kept_while_they_are_typed_and_survive_a_restart(open_page: OpenPage, qtbot: QtBot) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.EVIDENCE)
    attach(office, form, office.photo_file("a.jpg", 1), office.photo_file("b.jpg", 2))
    QTest.keyClicks(cards(form)[1].caption, "Gorong-gorong")
    office.qtbot.waitUntil(lambda: "Gorong-gorong" in office.drafts().values(), timeout=5000)
    page.hide()
    page.stop()
    office.desk.orders.stop()

    again = OfficeDesk(qtbot, office.home)
    shown = show(again)
    assert [card.caption.text() for card in cards(open_form(shown, Action.EVIDENCE))] == ["", "Gorong-gorong"]
    shown.close_form()
    other = open_form(shown, Action.RESULT)
    assert [card.caption.text() for card in cards(other)] == ["", "Gorong-gorong"], "the photo is the same one in both forms"
    shown.hide()
    shown.stop()
    again.close()


def test_a_caption_that_is_too_long_says_so_and_stays(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    page.activateWindow()
    office.qtbot.waitUntil(page.isActiveWindow)
    form = open_form(page, Action.EVIDENCE)
    attach(office, form, office.photo_file())
    [card] = cards(form)
    assert card.count.text() == f"0/{MAX_CAPTION}"
    long = "é" * (MAX_CAPTION + 2)
    card.caption.setText(long)
    assert card.count.text() == card.caption.accessibleDescription() == f"{MAX_CAPTION + 2}/{MAX_CAPTION} 2 too many"
    form.send.click()
    assert "too long" in form.banner.words() and str(MAX_CAPTION) in form.banner.words()
    assert (card.caption.hasFocus(), card.caption.text()) == (True, long)
    assert office.recorded() == []
    for _ in range(2):
        QTest.keyClick(card.caption, Key.Key_Backspace)
    send(office, form)
    payload = only(office)
    assert isinstance(payload, Evidence) and payload.photos[0].caption == "é" * MAX_CAPTION


def test_one_that_was_taken_away_stays_away(open_page: OpenPage) -> None:
    """Also where the photo came back with it, by undoing what was sent."""
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.EVIDENCE)
    attach(office, form, office.photo_file())
    cards(form)[0].caption.setText("Salah tulis")
    send(office, form)
    commands = office.stores.open_commands()
    [item] = office.outbox()
    commands.undo(office.officer, [item.op_id])
    commands.close()
    page.show_report("report-1")
    form = open_form(page, Action.EVIDENCE)
    assert cards(form)[0].caption.text() == "Salah tulis", "undone, it is a draft again"
    cards(form)[0].caption.clear()
    page.close_form()
    assert cards(open_form(page, Action.EVIDENCE))[0].caption.text() == ""


def test_what_is_removed_takes_its_words_along(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.EVIDENCE)
    attach(office, form, office.photo_file())
    [card] = cards(form)
    QTest.keyClicks(card.caption, "Buram")
    card.remove.click()
    office.qtbot.waitUntil(lambda: office.desk.reader.draft_photos("report-1") == [])
    page.close_form()
    office.qtbot.waitUntil(lambda: not office.drafts())


def test_markup_in_a_caption_is_text(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.EVIDENCE)
    attach(office, form, office.photo_file())
    cards(form)[0].caption.setText("<b>tebal</b>\u202e")
    send(office, form)
    office.qtbot.waitUntil(lambda: len(page.body.photos.names()) == 1)
    thumbnail = page.body.photos.thumbnail(page.body.photos.names()[0])
    assert thumbnail is not None
    assert "&lt;b&gt;" in thumbnail.toolTip()


def test_a_photo_of_the_centre_shows_its_caption(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.EVIDENCE)
    attach(office, form, office.photo_file())
    cards(form)[0].caption.setText("Sesudah dikeruk")
    send(office, form)
    detail = page.detail()
    assert detail is not None
    cache = office.stores.open_cache()
    cache.apply_reports([FeedReport(detail.report)])
    cache.close()
    page.show_report("report-1")
    page.body.photo_chosen.emit(page.body.photos.names()[0])
    viewer = page.viewer()
    assert viewer is not None
    assert viewer.caption() == viewer.view.accessibleName() == "After: Sesudah dikeruk"
    viewer.close()
