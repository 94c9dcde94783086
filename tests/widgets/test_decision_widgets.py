"""Cells that say how they differ, choices with a sentence, buttons that Enter presses, tips without markup, pages that flow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.buttons import MainButton, PlainButton
from widgets.choice_row import ChoiceRow, align
from widgets.fitting_area import FittingArea
from widgets.flowing_page import FlowingPage
from widgets.marked_cell import MarkedCell
from widgets.photo_strip import PhotoStrip
from widgets.plain_tip import plain_tip
from widgets.tones import Tone


@pytest.mark.parametrize("kind", [PlainButton, MainButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_focused_button_is_pressed_by_enter_and_by_space(
    qtbot: QtBot, kind: type[PlainButton] | type[MainButton], key: Qt.Key
) -> None:
    button = kind("Send")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked, timeout=1_000):
        QTest.keyClick(button, key)


def test_a_choice_says_what_it_does(qtbot: QtBot) -> None:
    row = ChoiceRow("Add it", "It is added.", main=True)
    plain = ChoiceRow("Withdraw…", "It is given up.")
    for one in (row, plain):
        qtbot.addWidget(one)
        one.show()
    assert row.button.accessibleDescription() == "It is added." and row.button.height() > plain.button.height()
    with qtbot.waitSignal(row.chosen, timeout=1_000):
        row.button.click()
    align([row, plain])
    assert row.button.minimumWidth() == plain.button.minimumWidth()
    row.say("Sign out", "Nothing is lost.")
    assert (row.button.text(), row.button.accessibleDescription()) == ("Sign out", "Nothing is lost.")


def test_a_cell_tells_its_difference_by_words(qtbot: QtBot) -> None:
    cell = MarkedCell()
    qtbot.addWidget(cell)
    cell.show_pill("●", "Waiting", QColor("red"))
    assert cell.mark() == ""
    cell.show_mark("▲ changed", Tone.WARNING)
    assert cell.mark() == "▲ changed"


def test_a_cell_breaks_a_word_that_is_too_long_and_shows_markup_as_text(qtbot: QtBot) -> None:
    cell = MarkedCell()
    qtbot.addWidget(cell)
    cell.show_text("<b>" + "a" * 500, "Answer")
    cell.resize(200, 400)
    cell.show()
    assert cell.text is not None and cell.text.toPlainText().startswith("<b>aaa")
    qtbot.waitUntil(lambda: cell.text is not None and cell.text.height() > 100)


def test_a_flowing_page_takes_no_more_height_than_its_width_needs(qtbot: QtBot) -> None:
    page = FlowingPage()
    column = QVBoxLayout(page)
    strip = PhotoStrip(page, edge=100)
    strip.set_photos([(str(number), "…", "") for number in range(6)])
    column.addWidget(strip)
    around = QWidget()
    qtbot.addWidget(around)
    FittingArea(page, around)
    assert page.minimumSizeHint().height() == 0 and page.heightForWidth(700) < page.heightForWidth(250)


@pytest.mark.parametrize("text", ["Banjir", "3 < 4", "a & b", "baris satu\nbaris dua"])
def test_ordinary_tips_stay_as_they_are(text: str) -> None:
    assert plain_tip(text) == text


@pytest.mark.parametrize("text", ["<b>tebal</b>", '<img src="file:///etc/passwd">', "<a href='javascript:x'>x</a>"])
def test_markup_in_a_tip_is_shown_letter_by_letter(text: str) -> None:
    shown = plain_tip(text)
    assert "<b>" not in shown and "<img" not in shown and "<a " not in shown and "&lt;" in shown
