"""The table of figures under Qt's model tester: it sorts, keeps its place, and knows what a number opens."""

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from sync.figure_records import Grouping, Standing, StandingLine, standing_query
from sync.records import QueueQuery
from tests.ui.desk_samples import NOW, REFERENCE
from ui.supervision.columns import standing_columns
from ui.supervision.figures_model import FigureRole, FiguresModel, in_two_lines
from ui.supervision.figures_table import FiguresTable

WARDS = ("31.75.07.1003", "31.75.07.1004", "31.75.08.1001")
COLUMNS = standing_columns(QueueQuery(), Grouping.WARD, NOW, REFERENCE, lambda _: None)
LATE = list(Standing).index(Standing.LATE) + 1


def line(key: str, late: int) -> StandingLine:
    return StandingLine(key, dict.fromkeys(Standing, 7) | {Standing.LATE: late})


@pytest.fixture
def model(qtbot: QtBot) -> FiguresModel[StandingLine]:
    model: FiguresModel[StandingLine] = FiguresModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    model.show_lines(COLUMNS, [line(WARDS[0], 2), line(WARDS[1], 0), line(WARDS[2], 9)])
    return model


def keys(model: FiguresModel[StandingLine]) -> list[str]:
    return [str(model.index(row, 0).data(FigureRole.KEY)) for row in range(model.rowCount())]


def test_it_sorts_and_a_cursor_stays_on_its_group(model: FiguresModel[StandingLine]) -> None:
    here = QPersistentModelIndex(model.index(keys(model).index(WARDS[2]), LATE))
    model.sort(LATE, Qt.SortOrder.DescendingOrder)
    assert keys(model) == [WARDS[2], WARDS[0], WARDS[1]]
    assert here.row() == 0 and here.data() == "9"
    model.show_lines(COLUMNS, [line(WARDS[0], 20), line(WARDS[1], 1), line(WARDS[2], 3)])
    assert keys(model) == [WARDS[0], WARDS[2], WARDS[1]], "new figures are sorted as before"
    assert here.row() == 1 and here.data() == "3"
    model.show_lines(COLUMNS, [line(WARDS[1], 1)])
    assert keys(model) == [WARDS[1]]


def test_a_number_knows_its_query_and_nothing_opens_nothing(model: FiguresModel[StandingLine]) -> None:
    row = keys(model).index(WARDS[0])
    wanted = standing_query(QueueQuery(areas=(WARDS[0],)), Standing.LATE, NOW)
    assert model.index(row, LATE).data(FigureRole.QUERY) == wanted
    assert model.index(keys(model).index(WARDS[1]), LATE).data(FigureRole.QUERY) is None
    assert model.index(row, LATE).data(Qt.ItemDataRole.AccessibleTextRole) == "Klender, Late: 2"


def test_enter_and_a_click_open_and_a_name_leads_inside(qtbot: QtBot, model: FiguresModel[StandingLine]) -> None:
    table = FiguresTable(model)
    qtbot.addWidget(table)
    table.resize(900, 300)
    table.show()
    row = keys(model).index(WARDS[0])
    table.setCurrentIndex(model.index(row, LATE))
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args is not None and opened.args[0].areas == (WARDS[0],)
    place = table.visualRect(model.index(row, LATE)).center()
    with qtbot.waitSignal(table.opened):
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    table.setCurrentIndex(model.index(row, 0))
    with qtbot.assertNotEmitted(table.drilled):
        table.open_current()
    table.drillable = True
    with qtbot.waitSignal(table.drilled) as drilled:
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert drilled.args == [WARDS[0]]
    table.step(-10)
    assert table.currentIndex().row() == row
    table.setCurrentIndex(model.index(0, 0))
    table.step(1)
    assert table.currentIndex().row() == 1


def test_headings_break_where_both_lines_are_short() -> None:
    assert in_two_lines("At risk today") == "At risk\ntoday" and in_two_lines("Late") == "Late"
