"""The officer's own sign-in, brought to what is looked at in it."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from sync.remotes.answers import OwnSession
from tests.fakes.window_office import NOW
from tests.ui.window_desk import WindowDriver
from ui.frame.main_window import MainWindow
from ui.sign_in.account_dialog import AccountDialog
from ui.sign_in.passphrase_dialog import PassphraseDialog


def opened_account(driver: WindowDriver) -> AccountDialog:
    """The dialog with several sessions, and a word of what is missing."""
    assert driver.window is not None
    driver.office.own_sessions = (
        OwnSession(id="s-1", device_name="PC-KELURAHAN", begun_at=NOW, current=True),
        OwnSession(id="s-2", device_name="LAPTOP", begun_at=NOW, seen_at=NOW),
        OwnSession(id="s-3"),
    )
    driver.window.show_account()
    account = next(dialog for dialog in driver.window.findChildren(AccountDialog) if dialog.isVisible())
    driver.qtbot.waitUntil(lambda: len(account.ends) == 2)
    account.change()
    return account


def ask_for_a_password(window: MainWindow) -> None:
    """The sign-in page after a one-time code."""
    window.sign_in.form.new.show()
    window.sign_in.form.say("password-change-needed")


def passphrases(window: QWidget) -> Iterator[tuple[str, PassphraseDialog]]:
    """Both questions for the passphrase of a computer without a keyring."""
    for new in (True, False):
        dialog = PassphraseDialog(new=new, wrong=not new, parent=window)
        dialog.show()
        yield f"passphrase, new {new}", dialog
