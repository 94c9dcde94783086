"""The officer's own sign-in in the window: a password chosen after a code, another password, sessions ended, and locked out."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sync.changes import Connection, SyncState
from sync.errors import OfficerError, Refused, Unreachable, WrongPassword
from sync.remotes.answers import OwnSession
from tests.fakes.window_office import NOW, report
from tests.ui.window_desk import WindowDriver
from ui.frame.rail import Place
from ui.sign_in.account_dialog import AccountDialog

HERE = OwnSession(id="s-1", device_name="PC-KELURAHAN", begun_at=NOW - timedelta(days=3), seen_at=NOW, current=True)
THERE = OwnSession(id="s-2", device_name="LAPTOP", begun_at=NOW - timedelta(days=9), seen_at=NOW - timedelta(hours=5))
OLD = OwnSession(id="s-3")


@pytest.fixture
def dialog(driver: WindowDriver) -> Iterator[AccountDialog]:
    """The dialog, opened by its button on the settings page."""
    driver.office.own_sessions = (HERE, THERE, OLD)
    desk = driver.open([report(1)])
    desk.go_to(Place.SETTINGS)
    desk.settings.ensureWidgetVisible(desk.settings.account)
    QTest.mouseClick(desk.settings.account, Qt.MouseButton.LeftButton)
    assert driver.window is not None
    opened = driver.window.findChild(AccountDialog)
    assert isinstance(opened, AccountDialog)
    driver.qtbot.waitUntil(lambda: len(opened.ends) == 2)
    yield opened
    opened.close()


def type_in(dialog: AccountDialog, present: str, chosen: str, again: str) -> None:
    for field, text in ((dialog.present, present), (dialog.new.chosen, chosen), (dialog.new.again, again)):
        field.clear()
        QTest.keyClicks(field, text)
    QTest.keyClick(dialog.new.again, Qt.Key.Key_Return)


def listed(dialog: AccountDialog) -> list[str]:
    return [label.text() for label in dialog.sessions.findChildren(QLabel) if label.isVisibleTo(dialog)]


def test_another_password_is_asked_for_twice_and_kept_nowhere(driver: WindowDriver, dialog: AccountDialog) -> None:
    for present, chosen, again in (("", "hujan bulan juni", "hujan bulan juni"), ("lama-sekali", "pendek", "pendek")):
        type_in(dialog, present, chosen, again)
        assert dialog.message.isVisible() and driver.office.passwords == []
    type_in(dialog, "lama-sekali", "hujan bulan juni", "hujan bulan mei")
    assert "not the same" in dialog.message.words()
    type_in(dialog, "lama-sekali", "lama-sekali", "lama-sekali")
    assert "present one" in dialog.message.words() and driver.office.passwords == []
    type_in(dialog, "lama-sekali", "hujan bulan juni", "hujan bulan juni")
    driver.qtbot.waitUntil(lambda: driver.office.passwords == [("lama-sekali", "hujan bulan juni")])
    driver.qtbot.waitUntil(lambda: "was changed" in dialog.message.words())
    assert (dialog.present.text(), dialog.new.chosen.text(), dialog.new.again.text()) == ("", "", "")


@pytest.mark.parametrize("error", [WrongPassword(), Unreachable(), Refused("password-refused", status=422)])
def test_what_goes_wrong_is_said_and_can_be_tried_again(driver: WindowDriver, dialog: AccountDialog, error: OfficerError) -> None:
    driver.office.refusal = error
    type_in(dialog, "lama-sekali", "hujan bulan juni", "hujan bulan juni")
    driver.qtbot.waitUntil(dialog.message.isVisible)
    assert error.code not in dialog.message.words() and dialog.button.isEnabled()
    driver.office.refusal = None
    QTest.mouseClick(dialog.button, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: bool(driver.office.passwords))


def test_sessions_are_told_apart_and_ended(driver: WindowDriver, dialog: AccountDialog) -> None:
    words = listed(dialog)
    assert words[0].startswith("PC-KELURAHAN · this computer") and "last seen" not in words[0]
    assert words[1].startswith("LAPTOP · signed in") and "last seen" in words[1]
    assert words[2] == "a computer without a name"
    QTest.mouseClick(dialog.ends[0], Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: len(dialog.ends) == 1)
    assert "has ended" in dialog.message.words() and [one.id for one in driver.office.own_sessions] == ["s-1", "s-3"]
    assert not dialog.end_others.isVisible(), "one is ended by its own button"


def test_all_other_sessions_end_by_one_button(driver: WindowDriver, dialog: AccountDialog) -> None:
    QTest.mouseClick(dialog.end_others, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: dialog.ends == [])
    assert driver.office.own_sessions == (HERE,)


def test_a_one_time_code_asks_for_a_password_before_anything_opens(driver: WindowDriver) -> None:
    driver.office.officer = None
    driver.office.fill_reference()
    driver.office.refusal = Refused("password-change-needed", status=403)
    window = driver.open_signed_out()
    form = window.sign_in.form
    assert not form.new.isVisible()
    QTest.keyClicks(form.password, "abcd-efgh-jkmn")
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    driver.qtbot.waitUntil(form.new.isVisible)
    assert "one-time code" in form.message.words() and form.new.chosen.hasFocus() and window.workplace is None
    QTest.keyClicks(form.new.chosen, "pendek")
    QTest.keyClick(form.new.chosen, Qt.Key.Key_Return)
    assert "at least 8" in form.message.words() and driver.office.passwords == []
    form.new.chosen.clear()
    QTest.keyClicks(form.new.chosen, "hujan bulan juni")
    QTest.keyClicks(form.new.again, "hujan bulan juni")
    QTest.keyClick(form.new.again, Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: window.workplace is not None)
    assert driver.office.passwords == [("abcd-efgh-jkmn", "hujan bulan juni")]
    assert (form.password.text(), form.new.chosen.text()) == ("", "") and not form.new.isVisible()


def test_who_may_not_sign_in_any_more_sees_nothing_from_then_on(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    assert driver.window is not None and desk.isVisible()
    window = driver.window
    window.show_account()
    window.sign_in_again()
    state = SyncState(connection=Connection.SIGNED_OUT, problem="officer-inactive")
    driver.office.on_state(replace(state, last_sync=NOW))
    driver.qtbot.waitUntil(lambda: window.workplace is None)
    assert window.sign_in.isVisible() and "may not sign in" in window.sign_in.form.message.words()
    driver.qtbot.waitUntil(lambda: not [box for box in QApplication.topLevelWidgets() if box.isVisible() and box is not window])
