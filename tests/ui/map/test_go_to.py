"""The line for coordinates: what people paste there, read where it can be understood."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.map.go_to import GoToLine

LINK = "https://www.google.com/maps/place/Kantor+Lurah+Klender/@-6.3,106.8,17z/data=!3m1!4b1!4m6!3m5!1s0x2e69f4d2db8c5617"
PASTED = (
    f"Ini lokasinya {LINK}!8m2!3d-6.2146!4d106.9055!16s",
    "106.9055, -6.2146",
    "geo:-6.2146,106.9055?z=17",
)


@pytest.fixture
def line(qtbot: QtBot) -> GoToLine:
    line = GoToLine()
    qtbot.addWidget(line)
    line.resize(420, 80)
    line.open_line()
    qtbot.waitExposed(line)
    return line


@pytest.mark.parametrize("text", PASTED)
def test_what_is_pasted_is_gone_to(qtbot: QtBot, line: GoToLine, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(line.field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(line.went) as went:
        QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert went.args == [pytest.approx((106.9055, -6.2146))]
    assert "-6.21460, 106.90550" in line.answer.text()


def test_a_short_link_says_what_to_do_instead(qtbot: QtBot, line: GoToLine) -> None:
    QTest.keyClicks(line.field, "https://maps.app.goo.gl/AbCdEf123")
    with qtbot.assertNotEmitted(line.went):
        QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert "short link" in line.answer.text()
