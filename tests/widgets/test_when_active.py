"""What is asked for in a dialog is done once the window below has the keys again."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from widgets.when_active import PATIENCE_MS, when_active


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    """A window that has the keys."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def test_the_active_window_is_not_waited_for(qtbot: QtBot) -> None:
    window = shown(qtbot, QLineEdit())
    done: list[bool] = []
    when_active(window, lambda: done.append(window.isActiveWindow()))
    assert done == [True]


def test_a_menu_opens_once_the_window_has_the_keys_again(qtbot: QtBot) -> None:
    window = shown(qtbot, QLineEdit())
    menu = QMenu(window)
    menu.addAction("Status")
    dialog = shown(qtbot, QWidget())
    when_active(window, lambda: menu.popup(window.mapToGlobal(window.rect().center())))
    assert not menu.isVisible()
    dialog.hide()
    window.activateWindow()
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window)


def test_it_is_done_once_even_where_the_keys_stay_elsewhere(qtbot: QtBot) -> None:
    window = shown(qtbot, QLineEdit())
    dialog = shown(qtbot, QWidget())
    done: list[bool] = []
    when_active(window, lambda: done.append(window.isActiveWindow()))
    qtbot.waitUntil(lambda: done == [False], timeout=PATIENCE_MS * 20)
    dialog.hide()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert done == [False]
