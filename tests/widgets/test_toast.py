"""The toast."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
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


def test_a_click_on_it_gives_way_to_what_lies_below(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(600, 400)
    below = QPushButton("Keluar dari akun", window)
    below.setGeometry(20, 330, 200, 30)
    window.show()
    qtbot.waitExposed(window)
    toast = Toast(window)
    toast.say("1 laporan akan lewat tenggat dalam 1 jam: Kebakaran", "Tampilkan")
    here = below.geometry().center()
    assert window.childAt(here) is not below
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, here)
    assert not toast.isVisible()
    with qtbot.waitSignal(below.clicked, timeout=1000):
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, here)


def test_markup_in_its_words_is_text(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    toast = Toast(window)
    toast.say("<b>x</b><img src=http://example.invalid/>")
    assert toast.words() == "<b>x</b><img src=http://example.invalid/>"
