"""One look for one thing: chosen rows, buttons, boxes, menus and tables, in light and dark."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, QStringListModel, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from officer_app.domain.templates import AnswerTemplate
from sync.figure_records import Grouping, Standing, StandingLine
from sync.records import QueueQuery
from tests.ui.access_colours import contrast
from tests.ui.desk_samples import NOW, REFERENCE
from ui.actions.template_chips import TemplateChips
from ui.queue.group_menu import GroupMenu
from ui.sign_in.passphrase_dialog import PassphraseDialog
from ui.supervision.columns import standing_columns
from ui.supervision.figures_model import FiguresModel
from ui.supervision.figures_table import FiguresTable
from ui.theme import apply_theme
from widgets.buttons import MainButton
from widgets.choice_box import ChoiceBox
from widgets.hit_list import HitList
from widgets.lined_menu import LinedMenu
from widgets.row_delegate import RowDelegate
from widgets.tones import row_ground

THEMES = pytest.mark.parametrize("theme", ["light", "dark"])
_ROLE = QPalette.ColorRole


@pytest.fixture(autouse=True)
def light_again(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, "light")


def standing_out(image: QImage, box: QRect, ground: QColor, least: float) -> list[QPoint]:
    """The pixels of a box that stand out from its ground."""
    places = (QPoint(x, y) for y in range(box.top(), box.bottom() + 1) for x in range(box.left(), box.right() + 1))
    return [place for place in places if contrast(image.pixelColor(place), ground) >= least]


def listed(qtbot: QtBot, *, ticks: bool = False) -> QListWidget:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.setItemDelegate(RowDelegate(rows))
    for words in ("2 laporan akan lewat tenggat\n08:31", "1 laporan baru\n08:20", "Laporan dikembalikan\n07:58"):
        item = QListWidgetItem(words, rows)
        if ticks:
            item.setCheckState(Qt.CheckState.Unchecked)
    rows.setCurrentRow(1)
    rows.resize(400, 240)
    rows.show()
    qtbot.waitExposed(rows)
    return rows


@THEMES
def test_a_chosen_row_is_faint_has_a_mark_and_air_around_its_words(qapp: QApplication, qtbot: QtBot, theme: str) -> None:
    apply_theme(qapp, theme)
    rows = listed(qtbot)
    row, palette = rows.visualItemRect(rows.item(1)), qapp.palette()
    image, ground = rows.viewport().grab().toImage(), row_ground(palette, selected=True)
    assert image.pixelColor(row.right() - 20, row.center().y()).name() == ground.name()
    assert image.pixelColor(row.left() + 2, row.center().y()) == palette.color(_ROLE.Highlight)
    words = standing_out(image, row.adjusted(5, 2, -2, -2), ground, 4.5)
    assert len(words) > 100, "the words are read on it"
    assert min(place.x() for place in words) - row.left() >= 10
    assert min(place.y() for place in words) - row.top() >= 6 <= row.bottom() - max(place.y() for place in words)


@THEMES
def test_a_box_of_a_chosen_row_is_seen_empty_and_ticked_by_a_click_on_it(qapp: QApplication, qtbot: QtBot, theme: str) -> None:
    apply_theme(qapp, theme)
    rows = listed(qtbot, ticks=True)
    row = rows.visualItemRect(rows.item(1))
    image, ground = rows.viewport().grab().toImage(), row_ground(qapp.palette(), selected=True)
    edge = standing_out(image, row.adjusted(6, 2, 30 - row.width(), -2), ground, 2.0)
    box = QRect(
        QPoint(min(p.x() for p in edge), min(p.y() for p in edge)), QPoint(max(p.x() for p in edge), max(p.y() for p in edge))
    )
    assert box.width() < 24 and len(edge) < box.width() * box.height() * 0.6, "a frame, not a filled square"
    words = standing_out(image, row.adjusted(box.right() + 2 - row.left(), 2, -2, -2), ground, 4.5)
    assert 2 <= min(place.x() for place in words) - box.right() <= 14
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert rows.item(1).checkState() is Qt.CheckState.Checked


@THEMES
def test_why_an_entry_of_a_menu_is_not_possible_is_read_and_its_parts_are_seen(
    qapp: QApplication, qtbot: QtBot, theme: str
) -> None:
    apply_theme(qapp, theme)
    menu = LinedMenu()
    qtbot.addWidget(menu)
    why = menu.addAction("Buka kembali  –  Laporan masih terbuka")
    why.setEnabled(False)
    line = menu.addSeparator()
    menu.addAction("Perintah kerja (PDF)…")
    menu.popup(QPoint(0, 0))
    qtbot.waitExposed(menu)
    image, ground = menu.grab().toImage(), menu.palette().color(_ROLE.Base)
    assert len(standing_out(image, menu.actionGeometry(why).adjusted(8, 1, -8, -1), ground, 4.5)) > 40
    between = menu.actionGeometry(line)
    assert len(standing_out(image, between, ground, 2.0)) > between.width() // 2
    menu.hide()


def test_ways_to_group_of_which_one_holds_have_round_marks(qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    menu = GroupMenu(QueueQuery, outer)
    for _ in range(2):
        menu.rebuild()
        ways = [action for action in menu.actions() if action.isCheckable()]
        groups = {action.actionGroup() for action in ways}
        assert len(ways) == 7 and len(groups) == 1 and [way.isChecked() for way in ways].count(True) == 1
        group = groups.pop()
        assert group is not None and group.isExclusive() and group.actions() == ways


@THEMES
def test_a_box_to_choose_from_is_as_flat_as_the_buttons(qapp: QApplication, qtbot: QtBot, theme: str) -> None:
    apply_theme(qapp, theme)
    window = QWidget()
    qtbot.addWidget(window)
    box = ChoiceBox(window)
    box.addItems(["Paling mendesak", "Terbaru"])
    box.setGeometry(20, 20, 200, 30)
    window.show()
    window.setFocus()
    image = box.grab().toImage()
    column = {image.pixelColor(150, y).name() for y in range(3, 27)}
    assert column == {qapp.palette().color(_ROLE.Button).name()}
    assert len(standing_out(image, image.rect().adjusted(4, 4, -4, -4), qapp.palette().color(_ROLE.Button), 4.5)) > 60


def test_enter_in_the_passphrase_presses_the_main_button_and_names_stand_beside_their_fields(qtbot: QtBot) -> None:
    dialog = PassphraseDialog(new=True)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert isinstance(dialog.main, MainButton)
    names = {label.buddy(): label for label in dialog.findChildren(QLabel) if label.buddy() is not None}
    for field in (dialog.first, dialog.second):
        assert abs(names[field].geometry().center().y() - field.geometry().center().y()) <= 1
    for field in (dialog.first, dialog.second):
        QTest.keyClicks(field, "hujan bulan juni")
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.second, Qt.Key.Key_Return)


def test_a_templates_name_has_the_whole_line_before_it_is_shortened(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chips = TemplateChips(window)
    name = "Bukan wilayah kami, sudah diteruskan & dijawab"
    chips.show_templates([AnswerTemplate(template_id="a", name=name, use="answer", text="Sudah.")] * 2, {})
    window.resize(900, 200)
    chips.setGeometry(0, 0, 900, 200)
    window.show()
    first, second = chips.buttons[:2]
    assert first.text() == f"1  {name}".replace("&", "&&") and first.width() == first.sizeHint().width()
    chips.setGeometry(0, 0, first.width() + 20, 200)
    qtbot.waitUntil(lambda: second.y() > first.y())
    assert second.width() == second.sizeHint().width()
    chips.setGeometry(0, 0, 150, 300)
    qtbot.waitUntil(lambda: first.width() == 150)
    image = first.grab().toImage()
    words = standing_out(image, image.rect().adjusted(3, 3, -3, -3), first.palette().color(_ROLE.Button), 4.5)
    assert min(place.x() for place in words) >= 8 <= 150 - max(place.x() for place in words), "none is cut in its middle"


def table_of(qtbot: QtBot, width: int) -> FiguresTable:
    model: FiguresModel[StandingLine] = FiguresModel()
    table = FiguresTable(model)
    model.setParent(table)
    model.show_lines(
        standing_columns(QueueQuery(), Grouping.WARD, NOW, REFERENCE, lambda _: None),
        [StandingLine(ward, dict.fromkeys(Standing, 7)) for ward in ("31.75.07.1003", "31.75.07.1004")],
    )
    qtbot.addWidget(table)
    table.resize(width, 240)
    table.show()
    qtbot.waitExposed(table)
    return table


@THEMES
def test_headings_and_numbers_keep_away_from_the_lines(qapp: QApplication, qtbot: QtBot, theme: str) -> None:
    apply_theme(qapp, theme)
    table = table_of(qtbot, 900)
    header, ground = table.horizontalHeader(), table.palette().color(_ROLE.Window)
    image = header.viewport().grab().toImage()
    for section in range(header.count()):
        left = header.sectionViewportPosition(section)
        box = QRect(left, 8, header.sectionSize(section), header.height() - 10)
        words = standing_out(image, box, ground, 4.5)
        assert min(p.x() for p in words) - left >= 6 <= box.right() - max(p.x() for p in words)
    cells = table.viewport().grab().toImage()
    number = table.visualRect(table.figures.index(0, 1))
    digits = standing_out(cells, number, table.palette().color(_ROLE.Base), 3.0)
    assert digits and number.right() - max(p.x() for p in digits) >= 6


def test_a_name_goes_on_in_a_second_line_before_a_number_is_pushed_out_of_sight(qtbot: QtBot) -> None:
    table = table_of(qtbot, 900)
    needed = sum(table._widths)
    high, plain = table.rowHeight(1), table._widths[0]
    table.resize(needed - 40, 240)
    assert table.columnWidth(0) <= plain - 38
    assert sum(table.columnWidth(number) for number in range(table.figures.columnCount())) <= table.viewport().width()
    long = max(range(2), key=lambda row: len(str(table.figures.index(row, 0).data())))
    assert table.rowHeight(long) > high
    table.resize(300, 240)
    assert table.columnWidth(0) == table._narrowest


def test_hits_have_the_height_of_rows_to_press_and_end_before_the_edge(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 400)
    field = QLineEdit(window)
    field.setGeometry(20, 20, 300, 30)
    window.show()
    hits = HitList(field, QStringListModel(["Siti Rahma (Anda)", "Budi Santoso, Staf", "Belum ditugaskan"], window))
    hits.open()
    last = hits.visualRect(hits.model().index(2, 0))
    assert last.height() >= hits.fontMetrics().height() + 8 and hits.viewport().rect().contains(last)
    image, base = hits.viewport().grab().toImage(), hits.palette().color(_ROLE.Base)
    words = standing_out(image, image.rect(), base, 4.5)
    assert min(p.x() for p in words) >= 8 and image.rect().bottom() - max(p.y() for p in words) >= 4
