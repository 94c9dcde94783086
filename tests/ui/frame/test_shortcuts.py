"""Keys are keys, and letters are letters."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListWidget, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.frame.keys import Key
from ui.frame.shortcuts import Shortcuts, sheet


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
        self.words: list[str] = []
        self.undone: list[None] = []
        self.shortcuts = Shortcuts(self, self)
        self.shortcuts.pressed.connect(self.heard.append)
        self.shortcuts.typed.connect(self.words.append)
        self.shortcuts.step_undone.connect(lambda: self.undone.append(None))

    def is_quiet(self) -> bool:
        """Whether what was pressed has been told."""
        return not self.shortcuts.guard.is_waiting()


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
def test_a_letter_is_a_key_while_nothing_is_typed(window: Window, qtbot: QtBot, typed: str, key: Key) -> None:
    window.list.setFocus()
    QTest.keyClicks(window.list, typed)
    qtbot.waitUntil(window.is_quiet)
    assert (window.heard, window.words) == ([key], [])


@pytest.mark.parametrize("word", ["jajanan", "banjir", "Jalan", "sampah", "12", "rt12", "0812", "kjt"])
def test_a_word_typed_where_nothing_takes_letters_is_no_key(window: Window, qtbot: QtBot, word: str) -> None:
    window.list.setFocus()
    for letter in word:
        shift = Qt.KeyboardModifier.ShiftModifier if letter.isupper() else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(window.list, Qt.Key(ord(letter.upper())), shift)
    steps = [key for key in window.heard if key in (Key.NEXT, Key.PREVIOUS)]
    assert window.heard == steps and len(window.undone) == bool(steps), "a step is taken back, and nothing else was done"
    assert len(window.words) == 1 and word.startswith(window.words[0])
    qtbot.waitUntil(window.is_quiet)
    assert window.heard == steps, "nothing comes after it"


def test_the_same_key_again_and_again_is_meant_each_time(window: Window, qtbot: QtBot) -> None:
    window.list.setFocus()
    QTest.keyClicks(window.list, "jjjkj")
    assert window.heard == [Key.NEXT] * 3 + [Key.PREVIOUS, Key.NEXT], "at once"
    qtbot.waitUntil(window.is_quiet)
    QTest.keyClicks(window.list, "xx")
    qtbot.waitUntil(window.is_quiet)
    assert window.heard[5:] == [Key.TICK, Key.TICK] and window.words == [] and window.undone == []


def test_one_key_after_another_is_meant(window: Window, qtbot: QtBot) -> None:
    window.list.setFocus()
    for letter in "xjag":
        QTest.keyClicks(window.list, letter)
        qtbot.waitUntil(window.is_quiet)
    assert window.heard == [Key.TICK, Key.NEXT, Key.ANSWER, Key.ASSIGN] and window.words == []


def test_what_is_no_letter_comes_after_the_letter_before_it(window: Window) -> None:
    window.list.setFocus()
    heard = window.heard
    QTest.keyClicks(window.list, "x")
    assert heard == []
    QTest.keyClick(window.list, Qt.Key.Key_Escape)
    assert heard == [Key.TICK, Key.BACK]
    QTest.keyClicks(window.list, "x")
    QTest.keyClick(window.list, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert heard[2:] == [Key.TICK, Key.SYNC]
    QTest.keyClicks(window.list, "x")
    QTest.keyClick(window.list, Qt.Key.Key_Down)
    assert heard[4:] == [Key.TICK]
    QTest.keyClicks(window.list, "x")
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(9, 9))
    assert heard[5:] == [Key.TICK]
    QTest.keyClicks(window.list, "x/")
    assert heard[6:] == [Key.TICK, Key.SEARCH]


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


def test_letters_typed_into_a_choice_choose(window: Window, qtbot: QtBot) -> None:
    window.choice.setFocus()
    QTest.keyClicks(window.choice, "m")
    assert (window.heard, window.choice.currentText()) == ([], "Mawar")
    window.list.setFocus()
    QTest.keyClicks(window.list, "m")
    qtbot.waitUntil(window.is_quiet)
    assert window.heard == [Key.MAP], "the choice let go of the keys with the focus"


def test_the_sheet_names_every_key() -> None:
    shown = " ".join(keys for keys, _ in sheet())
    for keys in ("J", "K", "Enter", "N", "A", "R", "C", "G", "M", "/", "F", "U", "Ctrl+R", "Esc", "?"):
        assert keys in shown
