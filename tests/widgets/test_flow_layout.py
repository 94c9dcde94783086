"""Items in lines: broken where the width ends, and measured again when one of them changes."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from widgets.breaking_label import BreakingLabel
from widgets.flow_layout import FlowLayout


def lines(buttons: list[QPushButton]) -> int:
    return len({button.y() for button in buttons})


def shown(qtbot: QtBot, words: list[str], width: int) -> tuple[QWidget, FlowLayout, list[QPushButton]]:
    panel = QWidget()
    qtbot.addWidget(panel)
    flow = FlowLayout(panel)
    buttons = [QPushButton(word, panel) for word in words]
    for button in buttons:
        flow.addWidget(button)
    panel.resize(width, 400)
    panel.show()
    return panel, flow, buttons


def test_the_narrower_the_more_lines(qtbot: QtBot) -> None:
    panel, flow, buttons = shown(qtbot, ["Ambil", "Tugaskan", "Catatan", "Jawab"], 1_000)
    assert lines(buttons) == 1
    low, high = flow.heightForWidth(1_000), flow.heightForWidth(120)
    assert high > 2 * low
    panel.resize(120, 400)
    qtbot.waitUntil(lambda: lines(buttons) > 2)


def test_a_word_that_grows_is_measured_again(qtbot: QtBot) -> None:
    _, flow, buttons = shown(qtbot, ["Ambil", "Jawab"], 400)
    width = flow.sizeHint().width()
    one = flow.heightForWidth(width)
    buttons[0].setText("Ambil dan kerjakan sekarang juga")
    qtbot.waitUntil(lambda: flow.heightForWidth(width) > one)


def test_an_item_that_goes_leaves_no_gap(qtbot: QtBot) -> None:
    _, flow, buttons = shown(qtbot, ["Ambil", "Tugaskan", "Jawab"], 1_000)
    width = buttons[0].sizeHint().width() + 1
    high = flow.heightForWidth(width)
    flow.removeWidget(buttons[2])
    buttons[2].hide()
    assert flow.heightForWidth(width) < high
    buttons[1].hide()
    qtbot.waitUntil(lambda: flow.heightForWidth(width) < high // 2)


def test_words_wider_than_the_line_break_and_take_the_height_that_they_need(qtbot: QtBot) -> None:
    panel = QWidget()
    qtbot.addWidget(panel)
    flow = FlowLayout(panel)
    label = BreakingLabel("Ctrl+Enter mengirim, dengan Shift laporan berikutnya dibuka; Esc menutup", panel)
    flow.addWidget(label)
    panel.resize(1_000, 300)
    panel.show()
    line = label.fontMetrics().height()
    qtbot.waitUntil(lambda: 0 < label.height() < 2 * line)
    panel.resize(200, 300)
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()) >= 2 * line)
    assert label.width() <= 200 and flow.heightForWidth(200) == label.height()
