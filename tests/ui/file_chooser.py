"""Chooses files as a hand does: clicks the button, types names into the dialog that opens, and presses Enter."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot


def choose_files(qtbot: QtBot, button: QWidget, *paths: Path) -> None:
    """Click a button that opens a file dialog, and choose there what the paths name."""
    chooser = open_chooser(qtbot, button)
    field = chooser.findChild(QLineEdit)
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    # A path typed without a pause is completed while it is typed, to folders on the way: into the folder first.
    chooser.setDirectory(str(paths[0].parent))
    field.clear()
    QTest.keyClicks(field, " ".join(f'"{path.name}"' for path in paths))
    _Replacing(chooser)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not choosers(button))
    # As a window manager does when a dialog closes.
    button.window().activateWindow()
    qtbot.waitUntil(button.window().isActiveWindow)


class _Replacing(QObject):
    """Says yes when the dialog asks whether a file may be replaced: it waits for the answer in a loop of its own."""

    def __init__(self, chooser: QFileDialog) -> None:
        super().__init__(chooser)
        self._chooser = chooser
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self) -> None:
        for box in self._chooser.findChildren(QMessageBox):
            yes = box.button(QMessageBox.StandardButton.Yes)
            if box.isVisible() and yes is not None:
                QTest.mouseClick(yes, Qt.MouseButton.LeftButton)


def open_chooser(qtbot: QtBot, button: QWidget) -> QFileDialog:
    """Click a button and find the file dialog that it opens."""
    assert button.isVisible() and button.isEnabled(), "nobody can click it"
    window = button.window()
    qtbot.waitUntil(lambda: window.childAt(button.mapTo(window, button.rect().center())) is button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(choosers(button)))
    return choosers(button)[0]


def choosers(button: QWidget) -> list[QFileDialog]:
    """The file dialogs that stand before the button's window."""
    return [dialog for dialog in button.window().findChildren(QFileDialog) if dialog.isVisible()]
