"""The rail's button."""

from itertools import pairwise

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.rail_button import RailButton
from widgets.tones import Tone


def test_a_count_is_drawn_and_zero_is_not(qtbot: QtBot) -> None:
    button = RailButton()
    qtbot.addWidget(button)
    button.setText("Kotak keluar")
    button.resize(84, 60)
    empty = button.grab().toImage()
    button.set_count(3, Tone.WARNING)
    assert button.count() == 3 and button.grab().toImage() != empty
    button.set_count(0)
    assert button.grab().toImage() == empty


def test_in_a_low_window_all_buttons_stand_whole_and_closer(qtbot: QtBot) -> None:
    rail = QWidget()
    qtbot.addWidget(rail)
    column = QVBoxLayout(rail)
    column.setSpacing(0)
    column.setContentsMargins(0, 0, 0, 0)
    buttons = [RailButton(rail) for _ in range(8)]
    for button in buttons:
        button.setText("Notifikasi")
        column.addWidget(button)
    column.addStretch(1)
    rail.resize(92, 700)
    rail.show()
    assert {button.height() for button in buttons} == {buttons[0].sizeHint().height()}
    rail.resize(92, 400)
    qtbot.waitUntil(lambda: buttons[-1].geometry().bottom() < 400)
    assert all(button.height() >= button.minimumSizeHint().height() for button in buttons)
    assert all(first.geometry().bottom() < second.geometry().top() + 1 for first, second in pairwise(buttons))
