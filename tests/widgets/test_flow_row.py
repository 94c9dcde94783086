"""A row that breaks where its width ends."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.buttons import PlainButton
from widgets.flow_row import FlowRow


def _shown(qtbot: QtBot, width: int) -> tuple[QWidget, FlowRow, list[PlainButton]]:
    window = QWidget()
    qtbot.addWidget(window)
    buttons = [PlainButton(f"Tombol nomor {number}", window) for number in range(4)]
    row = FlowRow(window, buttons)
    column = QVBoxLayout(window)
    column.addWidget(row)
    column.addStretch(1)
    window.resize(width, 400)
    window.show()
    qtbot.waitUntil(lambda: all(button.isVisible() for button in buttons))
    QApplication.processEvents()
    return window, row, buttons


def test_a_wide_row_is_one_line(qtbot: QtBot) -> None:
    _window, _row, buttons = _shown(qtbot, 1_200)
    assert len({button.y() for button in buttons}) == 1


def test_a_narrow_row_breaks_and_cuts_nothing(qtbot: QtBot) -> None:
    _window, row, buttons = _shown(qtbot, 200)
    assert len({button.y() for button in buttons}) == 4
    assert all(button.width() >= button.sizeHint().width() for button in buttons)
    assert row.height() >= max(button.geometry().bottom() for button in buttons)


def test_what_is_taken_out_leaves_no_gap(qtbot: QtBot) -> None:
    _window, row, buttons = _shown(qtbot, 1_200)
    place = buttons[1].pos()
    row.take(buttons[1])
    qtbot.waitUntil(lambda: buttons[2].pos() == place)
