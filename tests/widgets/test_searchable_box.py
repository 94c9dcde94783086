"""A choice found by typing a part of it, with the keys that a person presses."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.hit_list import HitList
from widgets.searchable_box import SearchableBox

CHOICES = (
    ("sda", "Dinas Sumber Daya Air"),
    ("dishub", "Dinas Perhubungan"),
    ("gubeng", "Café Gubeng"),
    ("ani", "Ani, Staf"),
    ("other-ani", "Ani, Staf"),
)
KEYS = (Qt.Key.Key_Tab, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Window(QWidget):
    """A box and the field that follows it."""

    def __init__(self) -> None:
        super().__init__()
        self.box, self.next, self.send = SearchableBox(self), QLineEdit(self), QPushButton("Send", self)
        self.sent: list[str | None] = []
        self.escaped = 0
        self.send.clicked.connect(lambda: self.sent.append(self.box.chosen()))
        self.box.set_choices(CHOICES, "Type")
        column = QVBoxLayout(self)
        column.addWidget(self.box)
        column.addWidget(self.next)
        # Beside the list of hits, which opens below the box.
        column.addSpacing(300)
        column.addWidget(self.send)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count what no field took."""
        self.escaped += event.key() == Qt.Key.Key_Escape

    def press(self, key: Qt.Key) -> None:
        """Press a key where it goes to."""
        QTest.keyClick(self.windowHandle(), key)

    def type(self, text: str) -> None:
        """Type letter by letter."""
        for letter in text:
            QTest.keyClick(self.windowHandle(), letter)  # type: ignore[call-overload]


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.box.setFocus()
    return window


def shown(window: QWidget) -> HitList | None:
    """The list of hits that is open in a window."""
    return next((one for one in window.findChildren(HitList) if one.isVisible()), None)


def hits(window: QWidget) -> list[str]:
    """What the open list offers."""
    found = shown(window)
    model = found.model() if found is not None else None
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())] if model is not None else []


def test_only_what_is_offered_is_chosen(window: Window) -> None:
    assert window.box.chosen() is None
    window.type("dinas pertamanan")
    assert (window.box.chosen(), window.box.hits(), hits(window)) == (None, 0, [])
    window.box.choose("sda")
    assert window.box.currentText() == "Dinas Sumber Daya Air"
    window.box.choose("gone")
    assert (window.box.chosen(), window.box.currentText()) == (None, "")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("typed", ["hubung", "HUBUNGAN", "perhub din"])
def test_a_part_takes_the_only_hit(window: Window, typed: str, key: Qt.Key) -> None:
    window.type(typed)
    assert hits(window) == ["Dinas Perhubungan"]
    assert window.box.chosen() == "dishub", "as it would be sent by Ctrl+Enter"
    window.press(key)
    assert (window.box.currentText(), window.box.chosen(), hits(window)) == ("Dinas Perhubungan", "dishub", [])
    assert window.next.hasFocus() is (key is Qt.Key.Key_Tab)


def test_accents_need_not_be_typed(window: Window) -> None:
    window.type("cafe g")
    window.press(Qt.Key.Key_Tab)
    assert (window.box.chosen(), window.box.currentText()) == ("gubeng", "Café Gubeng")


@pytest.mark.parametrize("key", KEYS)
def test_of_several_the_marked_one_is_taken(window: Window, key: Qt.Key) -> None:
    window.type("dinas")
    assert hits(window) == ["Dinas Sumber Daya Air", "Dinas Perhubungan"]
    assert (window.box.chosen(), window.box.hits()) == (None, 2)
    window.press(Qt.Key.Key_Down)
    assert window.box.chosen() == "sda"
    window.press(Qt.Key.Key_Down)
    window.press(key)
    assert (window.box.chosen(), window.box.currentText()) == ("dishub", "Dinas Perhubungan")


@pytest.mark.parametrize("key", KEYS)
def test_of_several_with_none_marked_none_is_taken(window: Window, key: Qt.Key) -> None:
    window.type("dinas")
    window.press(key)
    assert (window.box.chosen(), window.box.currentText()) == (None, "dinas")


def test_of_two_with_one_name_the_marked_one_is_meant(window: Window) -> None:
    window.type("ani")
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    assert window.box.chosen() == "other-ani"


def test_a_hit_is_clicked(window: Window) -> None:
    window.type("dinas")
    found = shown(window)
    assert found is not None
    place = found.viewport().mapTo(window, found.visualRect(found.model().index(1, 0)).center())
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=place)
    assert (window.box.chosen(), window.box.currentText()) == ("dishub", "Dinas Perhubungan")


def test_leaving_by_mouse_takes_the_only_hit(window: Window) -> None:
    window.type("hubung")
    window.press(Qt.Key.Key_Escape)
    QTest.mouseClick(window.next, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(5, 5))
    assert window.next.hasFocus()
    assert window.box.currentText() == "Dinas Perhubungan"


def test_what_is_emptied_is_not_chosen(window: Window) -> None:
    window.type("hubung")
    window.press(Qt.Key.Key_Return)
    for _ in "Dinas Perhubungan":
        window.press(Qt.Key.Key_Backspace)
    window.press(Qt.Key.Key_Tab)
    assert (window.box.chosen(), window.box.currentText()) == (None, "")


def test_a_click_beside_the_open_list_takes_the_hit_and_presses_what_is_there(window: Window) -> None:
    window.type("sumber")
    assert hits(window) == ["Dinas Sumber Daya Air"]
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=window.send.geometry().center())
    assert window.sent == ["sda"]
    assert window.box.currentText() == "Dinas Sumber Daya Air" and hits(window) == []


def test_a_click_into_another_field_leaves_the_list_for_it(window: Window) -> None:
    window.type("dinas")
    assert len(hits(window)) == 2
    window.send.hide()
    other = QLineEdit(window)
    other.setGeometry(window.send.geometry())
    other.show()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=other.geometry().center())
    assert hits(window) == [] and other.hasFocus() and window.box.chosen() is None


def test_what_is_typed_on_after_tab_comes_to_the_next_field(window: Window) -> None:
    window.type("hubu")
    assert QApplication.activePopupWidget() is None, "a window of its own takes the keys and gives them back late"
    window.press(Qt.Key.Key_Tab)
    window.type("buka")
    assert (window.box.chosen(), window.box.currentText()) == ("dishub", "Dinas Perhubungan")
    assert window.next.hasFocus() and window.next.text() == "buka"


def test_esc_closes_the_list_alone(window: Window) -> None:
    window.type("dinas")
    window.press(Qt.Key.Key_Escape)
    assert (hits(window), window.box.currentText(), window.escaped) == ([], "dinas", 0)
    window.press(Qt.Key.Key_Escape)
    assert window.escaped == 1


def test_the_arrow_offers_everything(window: Window) -> None:
    window.type("hubung")
    window.press(Qt.Key.Key_Return)
    arrow = window.box.mapTo(window, window.box.rect().bottomRight() - QPoint(8, 8))
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=arrow)
    assert len(hits(window)) == len(CHOICES)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=arrow)
    assert hits(window) == [] and window.box.chosen() == "dishub"


def test_down_opens_the_list_and_marks_its_first(window: Window) -> None:
    window.press(Qt.Key.Key_Down)
    assert len(hits(window)) == len(CHOICES)
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    assert window.box.chosen() == "dishub"


def test_the_list_stays_within_the_window_and_goes_with_the_field(window: Window, qtbot: QtBot) -> None:
    window.type("a")
    found = shown(window)
    assert found is not None and window.rect().contains(found.geometry())
    assert found.geometry().top() == window.box.geometry().bottom() + 1
    window.box.move(10, window.height() - 40)
    qtbot.waitUntil(lambda: found.geometry().bottom() == window.box.geometry().top() - 1)
    assert window.rect().contains(found.geometry())
    window.box.hide()
    assert shown(window) is None


def test_a_field_that_is_deleted_leaves_no_list(window: Window, qtbot: QtBot) -> None:
    window.type("a")
    assert shown(window) is not None
    window.box.deleteLater()
    qtbot.waitUntil(lambda: not window.findChildren(HitList))
