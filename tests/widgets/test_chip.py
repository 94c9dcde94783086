"""The chip."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from widgets.chip import Chip


def test_a_toggle_keeps_its_width_when_checked(qtbot: QtBot) -> None:
    chip = Chip("Menunggu 12")
    qtbot.addWidget(chip)
    before = chip.sizeHint()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked() and chip.sizeHint() == before


def test_a_removable_chip_has_room_for_its_cross(qtbot: QtBot) -> None:
    plain, removable = Chip("Banjir"), Chip("Banjir", removable=True)
    qtbot.addWidget(plain)
    qtbot.addWidget(removable)
    assert not removable.isCheckable()
    with qtbot.waitSignal(removable.clicked, timeout=1000):
        QTest.mouseClick(removable, Qt.MouseButton.LeftButton)


def test_a_shape_makes_it_wider(qtbot: QtBot) -> None:
    chip = Chip("Banjir")
    qtbot.addWidget(chip)
    before = chip.sizeHint().width()
    chip.set_symbol("●", QColor("red"))
    assert chip.sizeHint().width() > before
    chip.grab()
