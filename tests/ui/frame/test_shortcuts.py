"""Keys are keys, and letters are letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.frame.shortcuts import Key, Shortcuts, sheet


class Window(QWidget):
    """A window with a list, a choice and two fields."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Key] = []
        self.list, self.line, self.text, self.choice = QListWidget(), QLineEdit(), QPlainTextEdit(), QComboBox()
        self.choice.addItems(["Antrean", "Nota", "Mawar"])
        column = QVBoxLayout(self)
        for field in (self.list, self.line, self.text, self.choice):
            column.addWidget(field)
        self.shortcuts = Shortcuts(self)
        self.shortcuts.pressed.connect(self.heard.append)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Window:
    window = Window()
    qtbot.addWidget(window)
    qapp.focusChanged.connect(window.shortcuts.follow)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


LETTERS = {
    "j": Key.NEXT,
    "k": Key.PREVIOUS,
    "n": Key.NOTE,
    "a": Key.ANSWER,
    "r": Key.RESULT,
    "c": Key.COORDINATE,
    "g": Key.ASSIGN,
    "m": Key.MAP,
    "/": Key.SEARCH,
    "f": Key.FILTER,
    "u": Key.OUTBOX,
    "?": Key.SHEET,
}


@pytest.mark.parametrize(("typed", "key"), LETTERS.items())
def test_a_letter_is_a_key_while_nothing_is_typed(window: Window, typed: str, key: Key) -> None:
    window.list.setFocus()
    QTest.keyClicks(window.list, typed)
    assert window.heard == [key]


def test_control_and_escape_work_everywhere(window: Window) -> None:
    for field in (window.list, window.line, window.text):
        window.heard.clear()
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(field, Qt.Key.Key_Escape)
        assert window.heard == [Key.SYNC, Key.BACK]


def test_letters_typed_into_a_field_are_letters(window: Window) -> None:
    window.line.setFocus()
    QTest.keyClicks(window.line, "jknarcgm/fu?")
    window.text.setFocus()
    QTest.keyClicks(window.text, "JKNARCGM/FU?")
    assert (window.heard, window.line.text(), window.text.toPlainText()) == ([], "jknarcgm/fu?", "JKNARCGM/FU?")


def test_letters_typed_into_a_choice_choose(window: Window) -> None:
    window.choice.setFocus()
    QTest.keyClicks(window.choice, "m")
    assert (window.heard, window.choice.currentText()) == ([], "Mawar")
    window.list.setFocus()
    QTest.keyClicks(window.list, "m")
    assert window.heard == [Key.MAP], "the choice let go of the keys with the focus"


def test_the_sheet_names_every_key() -> None:
    shown = " ".join(keys for keys, _ in sheet())
    for keys in ("J", "K", "Enter", "N", "A", "R", "C", "G", "M", "/", "F", "U", "Ctrl+R", "Esc", "?"):
        assert keys in shown
