"""The menu that stays open."""

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from widgets.staying_menu import StayingMenu


def test_a_menu_whose_entries_get_longer_stays_on_the_screen(qtbot: QtBot) -> None:
    menu = StayingMenu()
    qtbot.addWidget(menu)
    entry = menu.addAction("Ditugaskan kepada saya")
    room = QGuiApplication.primaryScreen().availableGeometry()
    menu.popup(room.topRight())
    qtbot.waitUntil(menu.isVisible)
    before = menu.width()
    assert room.contains(menu.geometry())
    entry.setText("Ditugaskan kepada saya dan kepada semua rekan di kelurahan\t1.234")
    qtbot.waitUntil(lambda: menu.width() > before)
    assert room.contains(menu.geometry())
