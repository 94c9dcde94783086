"""Boxes on a picture: drawn, moved, resized, chosen and removed by keys alone and by hand; they stay inside."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.box_editor import BoxEditor
from widgets.boxes import LEAST, Boxes
from widgets.image_view import ImageView

Key = Qt.Key
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Page(QWidget):
    """An editor between two buttons, of an image of 400 x 300 shown pixel for pixel."""

    def __init__(self) -> None:
        super().__init__()
        self.before, self.editor, self.after = QPushButton("before"), BoxEditor(most=3), QPushButton("after")
        column = QVBoxLayout(self)
        for part in (self.before, self.editor, self.after):
            column.addWidget(part)
        self.editor.setFixedSize(400, 300)
        image = QImage(400, 300, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        self.editor.set_image(image)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.editor.setFocus()
    return page


def press(editor: BoxEditor, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(editor, key, modifier)


def drag(editor: BoxEditor, start: tuple[int, int], *stops: tuple[int, int]) -> None:
    port = editor.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=QPoint(*start))
    for stop in stops:
        QTest.mouseMove(port, QPoint(*stop))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(*stops[-1]))


def test_keys_alone(qtbot: QtBot, page: Page) -> None:
    editor = page.editor
    press(editor, Key.Key_N)
    assert editor.boxes() == (QRect(170, 120, 60, 60),), "in the middle of what is shown"
    press(editor, Key.Key_Right, Key.Key_Down, Key.Key_Down)
    assert editor.boxes() == (QRect(174, 128, 60, 60),)
    press(editor, Key.Key_Left, Key.Key_Up, modifier=CTRL)
    assert editor.boxes() == (QRect(173, 127, 60, 60),)
    press(editor, Key.Key_Right, Key.Key_Up, modifier=SHIFT)
    assert editor.boxes() == (QRect(173, 127, 64, 56),)
    press(editor, Key.Key_N)
    press(editor, Key.Key_Delete)
    assert (len(editor.boxes()), editor.chosen()) == (1, 0)
    with qtbot.waitSignal(editor.taken):
        press(editor, Key.Key_Return)
    press(editor, Key.Key_Backspace)
    assert (editor.boxes(), editor.chosen()) == ((), -1)
    press(editor, Key.Key_Delete, Key.Key_Right)
    assert editor.boxes() == ()


def test_tab_goes_through_the_boxes_and_then_on(page: Page) -> None:
    editor = page.editor
    press(editor, Key.Key_N, Key.Key_N, Key.Key_N, Key.Key_N)
    assert len(editor.boxes()) == 3, "so many and no more"
    page.before.setFocus()
    QTest.keyClick(page.before, Key.Key_Tab)
    seen = []
    while QApplication.focusWidget() is editor:
        seen.append(editor.chosen())
        press(editor, Key.Key_Tab)
    assert (seen, QApplication.focusWidget()) == ([0, 1, 2], page.after)
    QTest.keyClick(page.after, Key.Key_Backtab, SHIFT)
    seen = []
    while QApplication.focusWidget() is editor:
        seen.append(editor.chosen())
        press(editor, Key.Key_Backtab, modifier=SHIFT)
    assert (seen, QApplication.focusWidget()) == ([2, 1, 0], page.before)


def test_by_hand(page: Page) -> None:
    editor = page.editor
    drag(editor, (50, 40), (60, 60), (110, 100))
    assert editor.boxes() == (QRect(50, 40, 60, 60),)
    drag(editor, (80, 70), (90, 75), (100, 80))
    assert editor.boxes() == (QRect(70, 50, 60, 60),), "moved"
    drag(editor, (130, 110), (150, 140))
    assert editor.boxes() == (QRect(70, 50, 80, 90),), "its corner pulled"
    drag(editor, (70, 95), (60, 20))
    assert editor.boxes() == (QRect(60, 50, 90, 90),), "its left side pulled, and only that"
    drag(editor, (300, 200), (250, 160))
    assert editor.boxes()[1] == QRect(250, 160, 50, 40), "drawn from the other corner"
    drag(editor, (350, 250), (352, 251))
    assert len(editor.boxes()) == 2, "a hand that shakes draws nothing"
    assert editor.chosen() == -1
    drag(editor, (100, 100), (100, 100))
    assert (editor.chosen(), editor.boxes()[0]) == (0, QRect(60, 50, 90, 90))


def test_a_corner_pulled_over_the_other_one_and_back_is_where_the_hand_is(page: Page) -> None:
    editor = page.editor
    drag(editor, (100, 100), (200, 200))
    drag(editor, (200, 200), (20, 20), (150, 160))
    assert editor.boxes() == (QRect(100, 100, 50, 60),)


def test_what_is_hidden_is_black_and_the_chosen_one_is_seen_to_be_chosen(page: Page) -> None:
    editor = page.editor
    drag(editor, (50, 50), (150, 150))
    chosen = editor.viewport().grab().toImage()
    assert 0 < chosen.pixelColor(100, 100).lightness() < 140, "what it will hide shines through"
    assert chosen.pixelColor(50, 50) == QColor("white"), "a handle"
    QTest.mouseClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(300, 250))
    assert editor.viewport().grab().toImage().pixelColor(100, 100) == QColor("black")


def test_a_new_image_has_no_boxes(page: Page) -> None:
    editor = page.editor
    press(editor, Key.Key_N)
    editor.set_image(QImage(40, 30, QImage.Format.Format_RGB32))
    assert (editor.boxes(), editor.chosen()) == ((), -1)


def test_boxes_stay_inside() -> None:
    boxes = Boxes(QSize(100, 80), most=9)
    assert not boxes.add(QRect(200, 10, 20, 20)) and not boxes.add(QRect(0, 0, LEAST - 1, 50))
    assert boxes.add(QRect(90, 70, 50, 50))
    assert boxes.current() == QRect(90, 70, 10, 10)
    boxes.move(50, -500)
    assert boxes.current() == QRect(90, 0, 10, 10)
    boxes.grow(-500, 500)
    assert boxes.current() == QRect(90, 0, LEAST, 80)
    boxes.pull(left=-500, top=500)
    assert boxes.current() == QRect(0, 80 - LEAST, 94, LEAST)
    assert boxes.at(QPoint(1, 79)) == 0 and boxes.at(QPoint(1, 1)) == -1


def test_wheel_keys_and_arrows_zoom_and_move(qtbot: QtBot) -> None:
    view = ImageView()
    qtbot.addWidget(view)
    view.resize(200, 150)
    view.show()
    view.set_image(QImage(1_000, 750, QImage.Format.Format_RGB32))
    fitted = view.scale_factor()
    roll(view, QPoint(0, 120))
    assert view.scale_factor() == fitted * 1.25
    roll(view, QPoint(120, 0))
    assert view.scale_factor() == fitted * 1.25, "sideways is no zoom"
    roll(view, QPoint(0, -120))
    view.step_zoom(5)
    view.horizontalScrollBar().setValue(0)
    view.verticalScrollBar().setValue(0)
    QTest.keyClick(view, Key.Key_Right)
    QTest.keyClick(view, Key.Key_Down)
    assert view.horizontalScrollBar().value() > 0 and view.verticalScrollBar().value() > 0
    QTest.keyClick(view, Key.Key_Left)
    QTest.keyClick(view, Key.Key_Up)
    assert (view.horizontalScrollBar().value(), view.verticalScrollBar().value()) == (0, 0)


def roll(view: ImageView, angle: QPoint) -> None:
    middle = QPointF(100, 75)
    none = Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(middle, middle, QPoint(), angle, Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False)
    QApplication.sendEvent(view.viewport(), event)
