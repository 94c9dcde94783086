"""Light and dark."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QStringListModel
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.access_colours import contrast, dominant
from ui.theme import apply_theme
from widgets.buttons import MainButton, PlainButton
from widgets.hit_list import HitList
from widgets.number_tile import NumberTile
from widgets.tones import is_dark


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, "light")


def ground(button: QPushButton) -> QColor:
    return button.grab().toImage().pixelColor(8, button.height() // 2)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_theme_reads_well(qapp: QApplication, theme: str) -> None:
    apply_theme(qapp, theme)
    palette = qapp.palette()
    assert is_dark(palette) == (theme == "dark")
    for text, ground in (
        (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
        (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
        (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
        (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
        (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
        (QPalette.ColorRole.Link, QPalette.ColorRole.Base),
    ):
        assert contrast(palette.color(text), palette.color(ground)) >= 4.5, text


def test_widgets_that_stand_already_follow(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "light")
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()
    apply_theme(qapp, "dark")
    qtbot.waitUntil(lambda: is_dark(label.palette()))


def test_buttons_that_stand_already_follow(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "light")
    buttons = (PlainButton("x"), MainButton("y"))
    for button in buttons:
        qtbot.addWidget(button)
        button.show()
    before = [ground(button) for button in buttons]
    apply_theme(qapp, "dark")
    assert ground(buttons[0]) == qapp.palette().color(QPalette.ColorRole.Button)
    assert ground(buttons[1]) == qapp.palette().color(QPalette.ColorRole.Highlight)
    apply_theme(qapp, "light")
    assert [ground(button) for button in buttons] == before


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_cannot_be_pressed_now_can_be_read(qapp: QApplication, qtbot: QtBot, theme: str) -> None:
    apply_theme(qapp, theme)
    tile = NumberTile()
    tile.set_words("Dikembalikan", "")
    tile.set_number(0)
    for part in (MainButton("Belum ada centang"), PlainButton("Belum ada centang"), tile):
        qtbot.addWidget(part)
        part.setEnabled(False)
        part.show()
        image = part.grab().toImage()
        inside = image.rect().adjusted(12, 4, -8, -4)
        ground = dominant(image, inside)
        pixels = {image.pixel(x, y) for x in range(inside.left(), inside.right()) for y in range(inside.top(), inside.bottom())}
        assert max(contrast(QColor(pixel), ground) for pixel in pixels) >= 3.0, part


def test_an_unknown_theme_is_the_systems(qapp: QApplication) -> None:
    apply_theme(qapp, "system")
    assert qapp.style().name().lower() == "fusion"


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton, QLineEdit, QComboBox, QSpinBox, QPlainTextEdit, QListWidget])
def test_what_is_typed_in_and_ticked_has_a_frame_that_is_seen(
    qapp: QApplication, qtbot: QtBot, theme: str, kind: type[QWidget]
) -> None:
    apply_theme(qapp, theme)
    page, part = QWidget(), kind()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.addWidget(part)
    page.setFocus()
    page.show()
    image, palette = page.grab().toImage(), qapp.palette()
    middle = part.geometry().center().y()
    # From what is around it through the left edge into the field, or through the box that is ticked.
    across = [image.pixelColor(x, middle) for x in range(part.x() - 2, part.x() + 10)]
    for ground in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        assert max(contrast(colour, palette.color(ground)) for colour in across) >= 3.0, ground


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_one_sees_where_a_menu_can_be_ticked_and_where_a_list_of_hits_ends(qapp: QApplication, qtbot: QtBot, theme: str) -> None:
    apply_theme(qapp, theme)
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Belum terkirim").setCheckable(True)
    menu.popup(QPoint(0, 0))
    qtbot.waitExposed(menu)
    image = menu.grab().toImage()
    ground = image.pixelColor(image.width() // 2, 3)
    strip = QRect(3, 3, 18, image.height() - 6)
    edge = [
        (x, y)
        for x in range(strip.left(), strip.right())
        for y in range(strip.top(), strip.bottom())
        if contrast(image.pixelColor(x, y), ground) >= 2.5
    ]
    assert len(edge) >= 30, f"the box of an entry that is not ticked: {len(edge)} pixels"
    menu.hide()
    window, model = QWidget(), QStringListModel(["Siti Rahma", "Budi Santoso"])
    qtbot.addWidget(window)
    window.resize(300, 200)
    field = QLineEdit(window)
    field.resize(200, 30)
    hits = HitList(field, model)
    window.show()
    hits.open()
    shown = window.grab(hits.geometry().adjusted(0, 0, 0, 2)).toImage()
    below, bottom = shown.pixelColor(100, shown.height() - 1), shown.pixelColor(100, hits.height() - 1)
    assert contrast(bottom, below) >= 1.5, f"{bottom.name()} on {below.name()}"
