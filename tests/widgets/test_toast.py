"""The toast."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from widgets.toast import Toast


def test_it_stands_in_the_corner_and_stays_there(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    toast = Toast(window)
    toast.say("1 laporan baru: Banjir, Klender", "Tampilkan")
    assert toast.isVisible() and window.rect().contains(toast.geometry())
    window.resize(600, 400)
    assert window.rect().contains(toast.geometry())


def test_it_never_lies_over_the_field_that_is_typed_in(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    above, below = QLineEdit(window), QLineEdit(window)
    above.setGeometry(20, 150, 500, 30)
    below.setGeometry(20, 330, 500, 30)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    toast = Toast(window)
    for field in (below, above, below):
        QTest.mouseClick(field, Qt.MouseButton.LeftButton)
        toast.say("2 laporan akan lewat tenggat dalam 1 jam: Kebakaran", "Tampilkan")
        assert field.hasFocus() and not toast.geometry().intersects(field.geometry())
    QTest.mouseClick(above, Qt.MouseButton.LeftButton)
    QTest.mouseClick(below, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not toast.geometry().intersects(below.geometry()))


def test_its_button_answers_and_hides_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    toast = Toast(window)
    toast.say("x", "Tampilkan")
    with qtbot.waitSignal(toast.pressed, timeout=1000):
        QTest.mouseClick(toast.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert not toast.isVisible()


WARNED = "1 laporan akan lewat tenggat dalam 1 jam: Kebakaran"


def shown_window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    window.show()
    qtbot.waitExposed(window)
    return window


def button_at(window: QWidget, x: int, y: int, width: int, height: int) -> QPushButton:
    button = QPushButton("Keluar dari akun", window)
    button.setGeometry(x, y, width, height)
    button.show()
    return button


def test_it_lies_over_no_button_so_that_the_first_click_presses_it(qtbot: QtBot) -> None:
    window = shown_window(qtbot)
    at_foot, above = button_at(window, 20, 330, 200, 30), button_at(window, 20, 200, 200, 30)
    toast = Toast(window)
    toast.say(WARNED, "Tampilkan")
    for button in (at_foot, above):
        with qtbot.waitSignal(button.clicked, timeout=1000):
            QTest.mouseClick(
                window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, button.geometry().center()
            )
    assert toast.isVisible()


def test_over_a_stack_it_stays_within_it_and_a_screen_reader_finds_it(qtbot: QtBot) -> None:
    window = shown_window(qtbot)
    stack = QStackedWidget(window)
    stack.addWidget(QWidget())
    stack.setGeometry(40, 20, 550, 340)
    stack.show()
    toast = Toast(stack)
    toast.say(WARNED, "Tampilkan")
    assert stack.geometry().contains(toast.geometry())
    told = QAccessible.queryAccessibleInterface(window)
    assert WARNED in [told.child(place).text(QAccessible.Text.Name) for place in range(told.childCount())]


def test_it_gives_way_to_a_button_that_comes_up_below(qtbot: QtBot) -> None:
    window = shown_window(qtbot)
    toast = Toast(window)
    toast.say(WARNED, "Tampilkan")
    below = toast.geometry()
    button = button_at(window, below.x(), below.y(), below.width(), below.height())
    toast.raise_()
    qtbot.waitUntil(lambda: not toast.geometry().intersects(button.geometry()))


def test_where_buttons_are_everywhere_it_goes_when_one_below_is_pointed_at(qtbot: QtBot) -> None:
    window = shown_window(qtbot)
    buttons = [button_at(window, 0, row * 25, 600, 25) for row in range(16)]
    toast = Toast(window)
    toast.say(WARNED, "Tampilkan")
    here = toast.geometry().center()
    below = next(button for button in buttons if button.geometry().contains(here))
    assert window.childAt(here) is not below
    QTest.mouseMove(window.windowHandle(), here)
    qtbot.waitUntil(toast.isHidden)
    with qtbot.waitSignal(below.clicked, timeout=1000):
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, here)


def test_a_click_on_it_puts_it_away(qtbot: QtBot) -> None:
    window = shown_window(qtbot)
    toast = Toast(window)
    toast.say(WARNED)
    here = toast.geometry().center()
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, here)
    assert not toast.isVisible()


def test_markup_in_its_words_is_text(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    toast = Toast(window)
    toast.say("<b>x</b><img src=http://example.invalid/>")
    assert toast.words() == "<b>x</b><img src=http://example.invalid/>"


def test_it_leaves_words_readable_where_there_is_room_beside_them(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    # Where a toast would come first, and a line above it.
    titles = [QLabel("Semua sudah terkirim. Kerja bagus.", window), QLabel("Hasil dengan foto", window)]
    for title, height in zip(titles, (310, 270), strict=True):
        title.setGeometry(20, height, 400, 30)
    window.show()
    toast = Toast(window)
    toast.say("2 laporan akan lewat tenggat dalam 1 jam", "Tampilkan")
    assert not any(toast.geometry().intersects(title.geometry()) for title in titles)
