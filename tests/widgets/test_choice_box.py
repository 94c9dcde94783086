"""A choice from a short list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from widgets.choice_box import ChoiceBox


@pytest.mark.parametrize("leave", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_list_that_is_closed_by_any_key_is_told_after_the_box_has_the_keys(qtbot: QtBot, leave: Qt.Key) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box, rows = ChoiceBox(window), QListWidget(window)
    box.addItems(["Paling mendesak", "Terbaru"])
    rows.move(0, 60)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    box.closed.connect(lambda: rows.setFocus())
    box.setFocus()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(box.view().hasFocus)
    QTest.keyClick(box.view(), leave)
    qtbot.waitUntil(lambda: window.focusWidget() is rows)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert box.currentIndex() == 0
