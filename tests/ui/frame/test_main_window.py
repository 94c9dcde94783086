"""Signing in and out, language, appearance, map tiles."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from officer_app.translation import install_translator
from sync.changes import ChangeSet, Connection
from sync.errors import NotOurServer, OfficerError, Unreachable, WrongPassword
from sync.records import Counts, OutboxItem
from tests.fakes.window_office import KLENDER, LURAH, WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.frame.main_window import MainWindow
from ui.frame.rail import Place
from ui.queue.page import QueuePage
from ui.sign_in.dialog import SignInDialog
from ui.sign_in.sign_out_card import SignOutCard


@pytest.fixture
def window(qtbot: QtBot, office: WindowOffice) -> Iterator[MainWindow]:
    office.officer = None
    office.fill_reference()
    office.fill([report(1)])
    window = MainWindow(office)
    window.start()
    window.activateWindow()
    yield window
    window.close()
    window.deleteLater()


def sign_in(window: MainWindow, password: str = "rahasia") -> None:
    form = window.sign_in.form
    form.password.setText(password)
    QTest.keyClick(form.password, Qt.Key.Key_Return)


def test_a_new_installation_asks_to_sign_in_and_knows_the_server(window: MainWindow) -> None:
    form = window.sign_in.form
    assert window.workplace is None and form.isVisible()
    assert (form.server.text(), form.login.text(), form.password.text()) == ("https://centre.example", "klender", "")
    assert form.password.hasFocus()


def test_signing_in_opens_the_queue_and_forgets_the_password(window: MainWindow, office: WindowOffice, qtbot: QtBot) -> None:
    sign_in(window)
    qtbot.waitUntil(lambda: window.workplace is not None)
    assert office.signed_in == [("https://centre.example", "klender", "rahasia")]
    assert window.sign_in.form.password.text() == ""
    assert window.workplace is not None and window.workplace.desk_page.detail.report_id() == "report-00001"


def test_an_address_without_a_scheme_is_asked_by_https(window: MainWindow, office: WindowOffice, qtbot: QtBot) -> None:
    window.sign_in.form.server.setText("centre.example:8443")
    sign_in(window)
    qtbot.waitUntil(lambda: window.workplace is not None)
    assert office.signed_in[0][0] == "https://centre.example:8443"


@pytest.mark.parametrize("error", [WrongPassword(), Unreachable(), NotOurServer(), OfficerError("too-many-attempts")])
def test_what_goes_wrong_is_said_in_words_and_nothing_typed_is_lost(
    window: MainWindow, office: WindowOffice, qtbot: QtBot, error: OfficerError
) -> None:
    office.refusal = error
    sign_in(window)
    form = window.sign_in.form
    qtbot.waitUntil(form.message.isVisible)
    words = form.message.words()
    assert error.code not in words and len(words) > 30
    assert form.login.text() == "klender" and form.button.isEnabled() and window.workplace is None
    office.refusal = None
    QTest.mouseClick(form.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.workplace is not None)


def test_an_empty_field_is_pointed_out(window: MainWindow, office: WindowOffice) -> None:
    window.sign_in.form.login.clear()
    sign_in(window)
    assert office.signed_in == [] and window.sign_in.form.login.hasFocus()
    assert "Fill in" in window.sign_in.form.message.words()


def test_signing_out_ends_the_threads_and_asks_to_sign_in_again(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    desk.go_to(Place.SETTINGS)
    QTest.mouseClick(desk.settings.sign_out, Qt.MouseButton.LeftButton)
    assert driver.window is not None and driver.window.workplace is None
    driver.qtbot.waitUntil(lambda: driver.office.signed_out == 1)
    driver.qtbot.waitUntil(driver.window.sign_in.isEnabled)
    assert driver.window.sign_in.isVisible()


def waiting_to_leave(driver: WindowDriver) -> SignOutCard:
    """One thing has not been sent, and the officer asks to sign out."""
    desk = driver.open([report(1)])
    with driver.qtbot.waitSignal(desk.desk.orders.recorded, timeout=5_000):
        driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: "1 not sent" in desk.status.unsent.text())
    desk.go_to(Place.SETTINGS)
    QTest.mouseClick(desk.settings.sign_out, Qt.MouseButton.LeftButton)
    return desk.settings.leaving


def outbox(driver: WindowDriver) -> list[OutboxItem]:
    reader = driver.office.stores.open_reader()
    try:
        return reader.outbox()
    finally:
        reader.close()


def test_signing_out_with_unsent_work_keeps_it_by_enter(driver: WindowDriver) -> None:
    card = waiting_to_leave(driver)
    assert driver.office.signed_out == 0 and "stay on this computer" in card.keep.sentence.text()
    assert card.keep.button.hasFocus()
    driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: driver.office.signed_out == 1)
    assert driver.window is not None
    driver.qtbot.waitUntil(driver.window.sign_in.isEnabled)
    assert len(outbox(driver)) == 1
    assert "1" in driver.window.sign_in.waiting.text() and LURAH.name in driver.window.sign_in.waiting.text()
    assert driver.window.sign_in.waiting.isVisible()


def test_signing_out_with_a_sealed_copy_says_where_it_is_and_keeps_the_work(driver: WindowDriver, tmp_path: Path) -> None:
    card = waiting_to_leave(driver)
    QTest.mouseClick(card.seal.button, Qt.MouseButton.LeftButton)
    card.export.file.setText(str(tmp_path / "salinan.sealed"))
    for field in (card.export.first, card.export.second):
        field.setText("hujan bulan juni")
    QTest.mouseClick(card.export.save, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(card.banner.isVisible, timeout=20_000)
    assert str(tmp_path / "salinan.sealed") in card.banner.words() and (tmp_path / "salinan.sealed").stat().st_size > 100
    assert driver.office.signed_out == 0 and len(outbox(driver)) == 1
    assert card.keep.button.hasFocus() and card.keep.button.text() == "Sign out"
    driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: driver.office.signed_out == 1)


def test_discarding_needs_the_exact_number_and_a_reason(driver: WindowDriver) -> None:
    card = waiting_to_leave(driver)
    QTest.mouseClick(card.discard.button, Qt.MouseButton.LeftButton)
    form = card.giving_up
    assert form.number.hasFocus()
    for number, reason, fits in (
        ("", "", False),
        ("2", "Salah", False),
        ("1", "", False),
        ("1", "  ", False),
        ("1", "Salah", True),
    ):
        form.number.setText(number)
        form.reason.setText(reason)
        assert form.discard.isEnabled() is fits, (number, reason)
    form.number.setText("11")
    driver.key(Qt.Key.Key_Return)
    assert len(outbox(driver)) == 1, "Enter confirms nothing that the button would not"
    form.number.setText("1")
    QTest.mouseClick(form.discard, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: driver.office.signed_out == 1)
    assert outbox(driver) == []


def test_staying_signed_in_changes_nothing(driver: WindowDriver) -> None:
    card = waiting_to_leave(driver)
    QTest.mouseClick(card.stay.button, Qt.MouseButton.LeftButton)
    settings = driver.desk.settings
    assert not card.isVisible() and settings.sign_out.isVisible() and driver.office.signed_out == 0


def test_escape_takes_the_question_back_step_by_step_and_forgets_the_passphrase(driver: WindowDriver) -> None:
    card = waiting_to_leave(driver)
    QTest.mouseClick(card.seal.button, Qt.MouseButton.LeftButton)
    driver.press("hujan bulan juni")
    assert card.export.passphrase() == "hujan bulan juni"
    driver.key(Qt.Key.Key_Escape)
    assert card.choices.isVisible() and card.keep.button.hasFocus() and card.export.passphrase() == ""
    driver.key(Qt.Key.Key_Escape)
    assert not card.isVisible() and driver.desk.pages.currentWidget() is driver.desk.settings
    driver.key(Qt.Key.Key_Escape)
    assert driver.desk.pages.currentWidget() is driver.desk.desk_page and driver.office.signed_out == 0


def test_the_question_goes_when_everything_has_arrived(driver: WindowDriver) -> None:
    card = waiting_to_leave(driver)
    driver.desk.settings.show_counts(Counts())
    assert not card.isVisible() and driver.desk.settings.sign_out.isVisible()
    QTest.mouseClick(driver.desk.settings.sign_out, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: driver.office.signed_out == 1)


def test_who_signs_out_takes_the_offer_to_sign_in_again_along(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    office, window = driver.office, driver.window
    assert window is not None
    office.tell(Connection.SIGNED_OUT)
    driver.qtbot.waitUntil(desk.banner.isVisible)
    offer = next(button for button in desk.banner.findChildren(QPushButton) if button.text() == "Sign in again")
    driver.qtbot.waitUntil(offer.isVisible)
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert len(offers_to_sign_in_again()) == 1
    desk.go_to(Place.SETTINGS)
    QTest.mouseClick(desk.settings.sign_out, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: office.signed_out == 1)
    assert window.workplace is None and window.sign_in.isVisible()
    assert offers_to_sign_in_again() == []


def offers_to_sign_in_again() -> list[SignInDialog]:
    """Those that are on the screen."""
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, SignInDialog) and widget.isVisible()]


def test_a_session_that_ended_is_renewed_beside_the_work(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    driver.press("n")
    driver.press("Setengah jadi")
    driver.office.tell(Connection.SIGNED_OUT)
    driver.qtbot.waitUntil(desk.banner.isVisible)
    former = desk.sync
    desk.banner.pressed.emit()
    assert driver.window is not None
    dialog = driver.window._dialog
    assert dialog is not None and not dialog.isModal() and dialog.form.login.isReadOnly()
    dialog.form.password.setText("rahasia")
    dialog.form.submit()
    driver.qtbot.waitUntil(lambda: desk.sync is not former)
    assert driver.window.workplace is desk and driver.window._dialog is None
    form = desk.desk_page.detail.panel.form()
    assert form is not None, "what was being typed is still there"


def test_whoever_does_not_sign_in_again_goes_on_working(driver: WindowDriver) -> None:
    driver.open([report(1)])
    for leave in (Qt.Key.Key_Escape, None):
        driver.main().sign_in_again()
        [dialog] = offers_to_sign_in_again()
        dialog.activateWindow()
        driver.qtbot.waitUntil(dialog.isActiveWindow)
        assert dialog.form.later.isVisible()
        if leave is None:
            QTest.mouseClick(dialog.form.later, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(dialog.form.password, leave)
        driver.qtbot.waitUntil(lambda: not offers_to_sign_in_again())
    assert driver.office.signed_in == []


def test_the_first_sign_in_cannot_be_put_off(window: MainWindow) -> None:
    assert not window.sign_in.form.later.isVisible()


def test_the_time_to_undo_is_explained_as_it_is_chosen(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    desk.go_to(Place.SETTINGS)
    settings = desk.settings
    assert settings.undo.currentData() == 0 and "stays on this computer" not in settings._undo_hint.text()
    settings.undo.setFocus()
    QTest.keyClick(settings.undo, Qt.Key.Key_Down)
    driver.qtbot.waitUntil(lambda: driver.office.settings.undo_seconds == 5)
    assert "stays on this computer" in settings._undo_hint.text()
    QTest.keyClick(settings.undo, Qt.Key.Key_Up)
    driver.qtbot.waitUntil(lambda: "as soon as it is done" in settings._undo_hint.text())


def test_the_language_changes_while_it_runs(driver: WindowDriver, qapp: QApplication) -> None:
    driver.office.on_language = install_translator
    desk = driver.open([report(1)])
    try:
        desk.go_to(Place.SETTINGS)
        desk.settings.language.setCurrentIndex(desk.settings.language.findData("id"))
        desk.settings.language.activated.emit(desk.settings.language.currentIndex())
        driver.qtbot.waitUntil(lambda: desk.rail.buttons[Place.QUEUE].text() == "Antrean")
        assert driver.office.changed == [{"language": "id"}]
        driver.qtbot.waitUntil(lambda: desk.status.connection.text() == "Tersambung")
        assert desk.desk_page.queue.bar.filter_button.text() == "Filter"
        assert "Menunggu" in str(desk.desk_page.queue.view.queue.index(0).data())
        assert desk.settings.sign_out.text() == "Keluar dari akun"
        assert driver.window is not None and driver.window.sign_in.language.currentData() == "id"
    finally:
        install_translator("en")


def test_the_appearance_changes_while_it_runs(driver: WindowDriver, qapp: QApplication) -> None:
    desk = driver.open([report(1)])
    desk.settings.theme_chosen.emit("dark")
    driver.qtbot.waitUntil(lambda: desk.desk_page.queue.palette().window().color().lightness() < 128)
    desk.settings.theme_chosen.emit("light")
    driver.qtbot.waitUntil(lambda: desk.desk_page.queue.palette().window().color().lightness() > 128)
    assert driver.office.changed == [{"theme": "dark"}, {"theme": "light"}]


def test_a_tile_address_that_is_none_is_refused_in_words(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    settings = desk.settings
    settings.tiles.setText("javascript:alert(1)")
    settings.tiles_button.click()
    assert "not a base map address" in settings.tiles_message.words() and driver.office.changed == []
    settings.tiles.setText("https://tiles.example/{z}/{x}/{y}.png")
    settings.tiles_button.click()
    assert "the source of the base map" in settings.tiles_message.words() and driver.office.changed == []
    settings.credit.setText("© Peta Dasar")
    settings.tiles_button.click()
    assert driver.office.changed == [{"tiles_url": "https://tiles.example/{z}/{x}/{y}.png", "tiles_attribution": "© Peta Dasar"}]


def test_the_title_names_who_works_here(driver: WindowDriver) -> None:
    driver.open([report(1)])
    assert driver.window is not None and driver.window.windowTitle().startswith(LURAH.name)
    assert driver.window.findChildren(QueuePage)


def test_the_settings_name_the_ward_once_its_name_is_known(driver: WindowDriver) -> None:
    driver.open()
    ward = driver.desk.settings._account
    assert "Klender" in ward.text()
    cache = driver.office.stores.open_cache()
    names = {"features": [{"properties": {"code": KLENDER, "name": "Klender Baru", "level": "ward"}}]}
    cache.put_document("areas/ward", '"2"', json.dumps(names).encode())
    cache.close()
    driver.office.on_change(ChangeSet(reference=True))
    driver.qtbot.waitUntil(lambda: "Klender Baru" in ward.text())
