"""Before and after over one another: what is drawn at each side of the line, and what moves it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from widgets.compare_slider import CompareSlider


def plain(colour: str) -> QImage:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def shown(qtbot: QtBot) -> CompareSlider:
    slider = CompareSlider()
    qtbot.addWidget(slider)
    slider.resize(400, 300)
    slider.set_images(plain("red"), plain("blue"))
    slider.show()
    return slider


def colours(slider: CompareSlider) -> tuple[str, str]:
    image = slider.grab().toImage()
    return image.pixelColor(20, 20).name(), image.pixelColor(380, 20).name()


def test_before_is_at_the_left_and_after_at_the_right(qtbot: QtBot) -> None:
    slider = shown(qtbot)
    assert colours(slider) == ("#ff0000", "#0000ff")
    slider.move_to(1.0)
    assert colours(slider) == ("#ff0000", "#ff0000")
    slider.move_to(-3)
    assert (slider.share(), colours(slider)) == (0.0, ("#0000ff", "#0000ff"))


def test_hand_and_keys_move_the_line(qtbot: QtBot) -> None:
    slider = shown(qtbot)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, pos=QPoint(100, 50))
    assert slider.share() == 0.25
    QTest.mouseMove(slider, QPoint(300, 50))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=QPoint(300, 50))
    QTest.keyClick(slider, Qt.Key.Key_Home)
    assert slider.share() == 0.0
    QTest.keyClick(slider, Qt.Key.Key_Right)
    assert round(slider.share(), 2) == 0.05
    QTest.keyClick(slider, Qt.Key.Key_End)
    assert slider.share() == 1.0


def test_a_photo_that_is_not_here_yet_is_a_dark_field(qtbot: QtBot) -> None:
    slider = shown(qtbot)
    slider.set_images(QImage(), plain("blue"))
    assert colours(slider) == ("#282828", "#0000ff")
