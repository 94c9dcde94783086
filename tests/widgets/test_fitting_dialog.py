"""A dialog grows with its words, and scrolls only where the screen ends."""

from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.fitting_dialog import FittingDialog
from widgets.lettering import PlainLabel


def dialog(qtbot: QtBot, words: str) -> tuple[FittingDialog, PlainLabel]:
    """A dialog with a hidden message and a button at its foot."""
    made = FittingDialog()
    qtbot.addWidget(made)
    inside = QWidget(made)
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(PlainLabel("Kata sandi", inside))
    message = PlainLabel(words, inside, wrap=True)
    message.hide()
    column.addWidget(message)
    made.fill(inside, QPushButton("Masuk", made), 300, (24, 24, 24, 24))
    made.show()
    return made, message


def scrolls(made: FittingDialog) -> bool:
    """Whether something of it is out of sight."""
    return made.findChildren(QScrollArea)[0].verticalScrollBar().maximum() > 0


def test_a_message_that_comes_makes_it_higher_and_is_read_whole(qtbot: QtBot) -> None:
    made, message = dialog(qtbot, "Nama pengguna atau kata sandi salah. " * 6)
    before = made.height()
    assert not scrolls(made)
    message.show()
    qtbot.waitUntil(lambda: made.height() > before)
    qtbot.waitUntil(lambda: not scrolls(made))


def test_where_the_screen_ends_it_scrolls_and_its_foot_stays(qtbot: QtBot) -> None:
    made, message = dialog(qtbot, "Nama pengguna atau kata sandi salah. " * 400)
    message.show()
    room = made.screen().availableGeometry()
    qtbot.waitUntil(lambda: scrolls(made) and room.contains(made.frameGeometry()))
    button = made.findChildren(QPushButton)[0]
    assert button.visibleRegion().boundingRect().size() == button.size()
