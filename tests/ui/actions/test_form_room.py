"""A text field worth typing in: several lines at first, as high as the text where there is room, never cut below two."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from officer_app.domain.vocabulary import Status
from tests.fakes.window_office import report
from tests.ui.detail_driver import OpenPage, open_form
from tests.ui.window_desk import WindowDriver
from ui.actions.form_room import Wish, shared_out
from ui.actions.offers import Action
from ui.actions.text_count import TextCount
from widgets.plain_editor import MARGIN, PlainEditor


def lines_of(editor: PlainEditor) -> int:
    return (editor.height() - MARGIN) // editor.fontMetrics().lineSpacing()


def test_a_public_answer_begins_with_five_lines_and_grows_with_the_text(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    driver.key(Qt.Key.Key_A)
    form = desk.desk_page.detail.panel.form()
    assert form is not None
    editor = form.editor("answer")
    driver.qtbot.waitUntil(editor.isVisible)
    assert lines_of(editor) == 5
    for _ in range(7):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: lines_of(editor) == 8)
    for _ in range(60):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    panel = desk.desk_page.detail.panel
    driver.qtbot.waitUntil(lambda: panel.height() == panel.maximumHeight())
    assert lines_of(editor) > 8
    # What sends it stays in sight, and the field scrolls by itself.
    assert form.send.mapTo(panel, form.send.rect().bottomLeft()).y() < panel.height()
    assert editor.verticalScrollBar().maximum() > 0


def test_the_cursor_stands_after_what_was_typed_before(open_page: OpenPage) -> None:
    _office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.NOTE)
    QTest.keyClicks(form.editor("text"), "Petugas berangkat")
    QTest.keyClick(form.editor("text"), Qt.Key.Key_Escape)
    form = open_form(page, Action.NOTE)
    QTest.keyClicks(form.editor("text"), ", tiba 10.40")
    assert form.value("text") == "Petugas berangkat, tiba 10.40"


def test_little_room_is_shared_out_with_the_most_important_field_first() -> None:
    assert shared_out(300, [Wish(100, 40), Wish(60, 40)]) == [100, 60]
    assert shared_out(120, [Wish(100, 40), Wish(60, 40)]) == [80, 40]
    assert shared_out(10, [Wish(100, 40), Wish(60, 40)]) == [40, 40]


def test_a_very_long_text_says_how_much_can_be_sent(open_page: OpenPage) -> None:
    _office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.NOTE)
    [count] = form.findChildren(TextCount)
    QTest.keyClicks(form.editor("text"), "Catatan")
    assert not count.isVisible()
    QApplication.clipboard().setText("x" * 60_000)
    QTest.keyClick(form.editor("text"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert count.isVisible() and "92 %" in count.text()
    QApplication.clipboard().setText("x" * 10_000)
    QTest.keyClick(form.editor("text"), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "107 %" in count.text()
