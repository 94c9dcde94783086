"""The rail's button."""

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
