"""Asking for the passphrase."""

from pytestqt.qtbot import QtBot

from ui.sign_in.passphrase_dialog import PassphraseDialog


def can_go_on(dialog: PassphraseDialog) -> bool:
    return dialog.main.isEnabled()


def test_a_new_passphrase_is_long_and_typed_twice(qtbot: QtBot) -> None:
    dialog = PassphraseDialog(new=True)
    qtbot.addWidget(dialog)
    assert not can_go_on(dialog)
    dialog.first.setText("pendek")
    assert not can_go_on(dialog) and "8" in dialog.hint.text()
    dialog.first.setText("hujan bulan juni")
    dialog.second.setText("hujan bulan juli")
    assert not can_go_on(dialog) and dialog.hint.text()
    dialog.second.setText("hujan bulan juni")
    assert can_go_on(dialog) and not dialog.hint.text()
    assert dialog.passphrase() == "hujan bulan juni"


def test_a_known_passphrase_is_asked_once_and_says_when_it_was_wrong(qtbot: QtBot) -> None:
    dialog = PassphraseDialog(new=False, wrong=True)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.second.isVisible() and "Nothing was changed" in dialog.hint.text()
    dialog.first.setText("x")
    assert can_go_on(dialog)
