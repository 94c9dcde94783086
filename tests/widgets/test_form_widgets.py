"""The widgets of forms and pages: sizes, keys, plain text."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QStyle, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from widgets.banner import Banner
from widgets.field_block import FieldBlock
from widgets.flow_layout import FlowLayout
from widgets.flowing_text import FlowingText
from widgets.image_view import ImageView
from widgets.lettering import PlainLabel
from widgets.photo_strip import EDGES, PhotoStrip
from widgets.plain_editor import PlainEditor
from widgets.stage_mark import StageMark
from widgets.tones import Tone, ground_colour, is_dark, tone_colour

MARKUP = "<b>bold</b> <img src=x onerror=alert(1)> &amp; <a href='javascript:1'>x</a>"


def solid(colour: str, width: int = 40, height: int = 30) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def contrast(one: QColor, other: QColor) -> float:
    def luminance(colour: QColor) -> float:
        red, green, blue = (linear(value) for value in (colour.redF(), colour.greenF(), colour.blueF()))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else float(((value + 0.055) / 1.055) ** 2.4)

    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def palette(window: str, base: str, text: str) -> QPalette:
    result = QPalette()
    result.setColor(QPalette.ColorRole.Window, QColor(window))
    result.setColor(QPalette.ColorRole.Base, QColor(base))
    result.setColor(QPalette.ColorRole.WindowText, QColor(text))
    return result


def test_every_tone_is_readable_on_light_and_dark_and_on_its_own_ground() -> None:
    for shown in (palette("#f4f5f7", "#ffffff", "#1b1f24"), palette("#22252a", "#191c20", "#e6e8eb")):
        for tone in Tone:
            for ground in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
                assert contrast(tone_colour(tone, shown), shown.color(ground)) >= 4.5, (tone, is_dark(shown))
            assert contrast(shown.color(QPalette.ColorRole.WindowText), ground_colour(tone, shown)) >= 7


def test_flowing_text_shows_markup_as_text_and_grows(qtbot: QtBot) -> None:
    text = FlowingText()
    qtbot.addWidget(text)
    text.resize(300, 20)
    text.show()
    text.set_text(MARKUP)
    assert text.toPlainText() == MARKUP
    single = text.height()
    text.set_text("word " * 200)
    assert text.height() > 3 * single
    assert text.maximumHeight() == text.height()


def test_flowing_text_is_at_most_eighty_columns_wide(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    text = FlowingText(page)
    column.addWidget(text, 0, Qt.AlignmentFlag.AlignLeft)
    text.set_text("word " * 200)
    page.resize(2400, 400)
    page.show()
    qtbot.waitExposed(page)
    assert text.width() <= text.fontMetrics().horizontalAdvance("0") * 80


def test_flow_layout_breaks_lines_and_asks_for_their_height(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    flow = FlowLayout(row, spacing=5)
    buttons = [QPushButton(str(number), row) for number in range(6)]
    for button in buttons:
        button.setFixedSize(60, 20)
        flow.addWidget(button)
    row.resize(205, 100)
    row.show()
    flow.activate()
    assert [button.pos() for button in buttons[:4]] == [QPoint(0, 0), QPoint(65, 0), QPoint(130, 0), QPoint(0, 25)]
    assert flow.heightForWidth(205) == 45
    assert flow.heightForWidth(1000) == 20
    buttons[1].hide()
    flow.activate()
    assert buttons[2].pos() == QPoint(65, 0)


def test_editor_takes_plain_text_only(qtbot: QtBot) -> None:
    editor = PlainEditor()
    qtbot.addWidget(editor)
    source = QMimeData()
    source.setHtml("<b>bold</b>")
    source.setText("bold")
    editor.insertFromMimeData(source)
    assert editor.toPlainText() == "bold"


def test_editor_tells_of_files_only_where_media_is_welcome(qtbot: QtBot) -> None:
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile("/photos/a.jpg")])
    source.setText("file:///photos/a.jpg")
    welcome, plain = PlainEditor(takes_media=True), PlainEditor()
    for editor in (welcome, plain):
        qtbot.addWidget(editor)
    offered: list[object] = []
    welcome.media_pasted.connect(offered.append)
    plain.media_pasted.connect(offered.append)
    welcome.insertFromMimeData(source)
    plain.insertFromMimeData(source)
    assert len(offered) == 1
    assert (welcome.toPlainText(), plain.toPlainText()) == ("", "file:///photos/a.jpg")


def test_a_picture_beside_text_is_text(qtbot: QtBot) -> None:
    editor = PlainEditor(takes_media=True)
    qtbot.addWidget(editor)
    source = QMimeData()
    source.setText("copied cells")
    source.setImageData(solid("red"))
    editor.insertFromMimeData(source)
    assert editor.toPlainText() == "copied cells"


def test_editor_keys(qtbot: QtBot) -> None:
    editor = PlainEditor()
    qtbot.addWidget(editor)
    editor.show()
    with qtbot.waitSignal(editor.submitted, timeout=1000):
        QTest.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(editor.escaped, timeout=1000):
        QTest.keyClick(editor, Qt.Key.Key_Escape)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText() == "\n"


def test_editor_grows_up_to_its_limit(qtbot: QtBot) -> None:
    editor = PlainEditor(lines=2, most=4)
    qtbot.addWidget(editor)
    editor.show()
    small = editor.height()
    editor.setPlainText("a\nb\nc")
    middle = editor.height()
    editor.setPlainText("a\n" * 30)
    line = editor.fontMetrics().lineSpacing()
    assert (middle - small, editor.height() - small) == (line, 2 * line)


def test_photo_strip_keeps_images_of_photos_that_stay(qtbot: QtBot) -> None:
    strip = PhotoStrip()
    qtbot.addWidget(strip)
    strip.set_photos([("a", "Loading", "Before"), ("b", "Loading", "After")])
    strip.set_image("a", solid("blue"))
    strip.set_image("gone", solid("blue"))
    strip.set_photos([("b", "Loading", "After"), ("a", "Loading", "Before")])
    kept = strip.thumbnail("a")
    assert kept is not None
    assert not kept.image().isNull()
    assert strip.names() == ["b", "a"]
    strip.set_photos([])
    assert strip.isHidden()


def test_photo_strip_tells_which_was_pressed(qtbot: QtBot) -> None:
    strip = PhotoStrip()
    qtbot.addWidget(strip)
    strip.set_photos([("a", "", ""), ("b", "", "")])
    strip.show()
    thumbnail = strip.thumbnail("b")
    assert thumbnail is not None
    with qtbot.waitSignal(strip.chosen, timeout=1000) as pressed:
        thumbnail.click()
    assert pressed.args == ["b"]


def test_photos_grow_in_wide_panes(qtbot: QtBot) -> None:
    strip = PhotoStrip()
    qtbot.addWidget(strip)
    strip.set_photos([("a", "", "")])
    strip.resize(600, 300)
    strip.show()
    thumbnail = strip.thumbnail("a")
    assert thumbnail is not None
    narrow = thumbnail.sizeHint().width()
    strip.resize(1500, 300)
    assert thumbnail.sizeHint().width() > 2 * narrow


@pytest.mark.parametrize("limit", [width for width, _ in EDGES if width])
def test_photos_that_a_scroll_bar_made_smaller_stay_so_when_it_goes(qtbot: QtBot, limit: int) -> None:
    # A page that is too high with the larger photos and not with the smaller ones would change for ever.
    strip = PhotoStrip()
    qtbot.addWidget(strip)
    strip.set_photos([("a", "", "")])
    strip.resize(2 * limit, 300)
    strip.show()
    thumbnail = strip.thumbnail("a")
    assert thumbnail is not None
    bar = strip.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, strip)
    sizes = []
    for width in (limit, limit - bar, limit, limit - bar, limit + bar):
        strip.resize(width, 300)
        sizes.append(thumbnail.sizeHint().width())
    assert sizes[0] > sizes[1] == sizes[2] == sizes[3] < sizes[4] == sizes[0]


def test_image_view_fits_and_zooms_within_bounds(qtbot: QtBot) -> None:
    view = ImageView()
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    view.set_image(solid("green", 4000, 3000))
    assert view.is_fitted()
    assert view.scale_factor() < 0.11
    for _ in range(60):
        view.zoom(1.25)
    assert 4 < view.scale_factor() <= 8
    assert not view.is_fitted()
    view.fit()
    assert view.scale_factor() < 0.11
    view.set_image(solid("green", 40, 30))
    assert view.scale_factor() == 1


def test_stage_mark_says_its_word(qtbot: QtBot) -> None:
    mark = StageMark()
    qtbot.addWidget(mark)
    mark.set_stages(["typed", "saved", "sent"])
    mark.set_stage(1)
    assert (mark.word(), mark.accessibleName()) == ("saved", "saved")
    mark.set_stage(1, tone=Tone.BAD, word="needs you")
    assert mark.word() == "needs you"


def test_banner_and_labels_show_markup_as_text(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.say(Tone.BAD, MARKUP, MARKUP, "OK")
    labels = banner.findChildren(PlainLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}
    assert banner.words() == f"{MARKUP}\n{MARKUP}"
    banner.clear()
    assert banner.isHidden()


def test_labels_follow_a_switch_to_dark(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setPalette(palette("#f4f5f7", "#ffffff", "#1b1f24"))
    label = PlainLabel("late", page, tone=Tone.BAD)
    light = label.palette().color(QPalette.ColorRole.WindowText)
    page.setPalette(palette("#22252a", "#191c20", "#e6e8eb"))
    assert label.palette().color(QPalette.ColorRole.WindowText) == QColor(Tone.BAD.value[1])
    assert light == QColor(Tone.BAD.value[0])


def test_a_narrow_field_says_who_reads_it_below_its_name(qtbot: QtBot) -> None:
    pane = QWidget()
    qtbot.addWidget(pane)
    editor = PlainEditor(lines=2, most=5)
    block = FieldBlock("Public answer", "Citizens read this once it is validated", Tone.PUBLIC, editor, pane)
    block.resize(700, 160)
    pane.show()
    name, readers = block.findChildren(PlainLabel)
    qtbot.waitUntil(lambda: name.y() == readers.y() and readers.x() > name.x())
    block.resize(block.minimumSizeHint().width(), 160)
    qtbot.waitUntil(lambda: readers.y() > name.y())
    qtbot.waitUntil(lambda: readers.height() >= 2 * readers.fontMetrics().height())
    assert readers.wordWrap() and block.width() < 200
    block.resize(200, 160)
    block.set_words("Answer", "Public")
    qtbot.waitUntil(lambda: name.y() == readers.y())
