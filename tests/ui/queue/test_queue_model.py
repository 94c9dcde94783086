"""The queue's item model against the real store, under Qt's own model tester."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from officer_app.domain.vocabulary import Status
from sync.changes import ChangeSet
from sync.reading import Reader
from sync.records import QueueQuery, Sort
from tests.fakes.window_office import BAMBU, NOW, WindowOffice, report
from ui.queue.filters import START
from ui.queue.model import QueueModel
from ui.queue.report_list import FIRST, MANY, PAGE, QueueRole

Desk = tuple[WindowOffice, Reader]
# Timers need it.
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    office = WindowOffice(tmp_path)
    office.fill_reference()
    reader = office.stores.open_reader()
    yield office, reader
    reader.close()
    office.close()


def model_of(reader: Reader, query: QueueQuery = START) -> QueueModel:
    model = QueueModel(reader, query)
    # Its warnings fail the test. It would fetch more rows in the middle of a reset, which no view does.
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
    tester.setUseFetchMore(False)
    model.reload()
    return model


def ids(model: QueueModel) -> list[str]:
    return [str(model.data(model.index(row), QueueRole.REPORT_ID)) for row in range(model.rowCount())]


def numbers(model: QueueModel) -> list[int]:
    return [int(name.rpartition("-")[2]) for name in ids(model)]


def as_read_anew(reader: Reader, query: QueueQuery) -> list[str]:
    return [row.report_id for row in reader.queue(query, None, 5_000).rows]


def test_what_is_most_at_risk_stands_on_top(desk: Desk) -> None:
    office, reader = desk
    office.fill(report(number) for number in (3, 9, 1, 5))
    assert numbers(model_of(reader)) == [9, 5, 3, 1]


def test_rows_come_in_pages_and_only_when_asked_for(desk: Desk) -> None:
    office, reader = desk
    office.fill(report(number) for number in range(1, 2 * PAGE + 51))
    model = model_of(reader)
    assert model.rowCount() == PAGE and model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert not model.canFetchMore(QModelIndex())
    assert ids(model) == as_read_anew(reader, START) and len(set(ids(model))) == 2 * PAGE + 50


def test_a_first_sync_fills_a_whole_page(desk: Desk) -> None:
    office, reader = desk
    model = model_of(reader)
    assert model.rowCount() == 0
    model.apply(office.fill(report(number) for number in range(1, MANY + 20)))
    assert model.rowCount() == min(PAGE, MANY + 19)


def test_each_row_has_words_for_those_who_do_not_see_it(desk: Desk) -> None:
    office, reader = desk
    office.fill([report(1, category="parking", ward=BAMBU)])
    model = model_of(reader)
    words = str(model.data(model.index(0)))
    assert all(part in words for part in ("JK2603040001", "Pondok Bambu", "Waiting"))
    assert model.data(model.index(0), QueueRole.ROW) == reader.rows(["report-00001"])["report-00001"]


def test_a_change_touches_only_its_rows(desk: Desk) -> None:
    office, reader = desk
    office.fill(report(number) for number in range(1, 11))
    model = model_of(reader)
    touched: list[int] = []
    model.dataChanged.connect(lambda top, bottom: touched.extend(range(top.row(), bottom.row() + 1)))
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.apply(office.fill([report(4, text="Sudah surut", rev=100)]))
    assert touched == [numbers(model).index(4)] and not resets
    row = model.row("report-00004")
    assert row is not None and row.text == "Sudah surut"


def test_rows_come_move_and_go_where_a_new_reading_would_put_them(desk: Desk) -> None:
    office, reader = desk
    office.fill(report(number) for number in range(1, 31))
    model = model_of(reader)
    steps = [
        office.fill([report(31), report(200)]),
        office.fill([report(10, received_at=NOW - timedelta(hours=50), rev=101)]),
        office.fill([report(30, received_at=NOW - timedelta(minutes=1), rev=102)]),
        office.fill([report(5, status=Status.DONE, rev=103)]),
        office.fill([report(15, ward=BAMBU, rev=104)], gone=["report-00020", "report-00001"]),
    ]
    for change in steps:
        model.apply(change)
    assert ids(model) == as_read_anew(reader, START)
    assert 5 not in numbers(model) and 20 not in numbers(model) and 200 in numbers(model)


@pytest.mark.parametrize("sort", Sort)
def test_each_order_agrees_with_the_store_after_changes(desk: Desk, sort: Sort) -> None:
    office, reader = desk
    query = QueueQuery(sort=sort)
    office.fill(report(number, status=Status.DONE if number % 3 == 0 else Status.WAITING) for number in range(1, 40))
    model = model_of(reader, query)
    for number in range(1, 40, 4):
        model.apply(office.fill([report(number, status=Status.IN_PROGRESS if number % 8 else Status.REJECTED, rev=500 + number)]))
    assert ids(model) == as_read_anew(reader, query)


def test_what_belongs_below_the_rows_read_waits_for_its_page(desk: Desk) -> None:
    office, reader = desk
    office.fill(report(number) for number in range(10, PAGE + 110))
    model = model_of(reader)
    last = numbers(model)[-1]
    model.apply(office.fill([report(1), report(last - 5, text="x", rev=9_000)]))
    assert model.rowCount() == PAGE and 1 not in numbers(model)
    model.apply(office.fill([report(last, received_at=NOW, rev=9_001)]))
    assert last not in numbers(model), "it moved below the rows read"
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert ids(model) == as_read_anew(reader, START)


def test_a_flood_of_changes_is_read_anew_with_as_many_rows(desk: Desk) -> None:
    office, reader = desk
    office.fill(report(number) for number in range(1, 2 * PAGE + 1))
    model = model_of(reader)
    model.fetchMore(QModelIndex())
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.apply(office.fill(report(number, text="baru", rev=5_000 + number) for number in range(1, MANY + 2)))
    assert resets and model.rowCount() == 2 * PAGE


def test_the_filter_holds_for_changes_too(desk: Desk) -> None:
    office, reader = desk
    office.fill([report(1), report(2, category="waste")])
    query = replace(START, categories=("waste",))
    model = model_of(reader, query)
    model.apply(office.fill([report(3), report(4, category="waste"), report(2, category="flood", rev=50)]))
    assert numbers(model) == [4]


def test_an_empty_change_changes_nothing(desk: Desk) -> None:
    office, reader = desk
    office.fill([report(1)])
    model = model_of(reader)
    model.apply(ChangeSet(operations=frozenset({"x"})))
    assert numbers(model) == [1]


def test_another_order_of_the_same_rows_holds_for_changes_too(desk: Desk) -> None:
    office, reader = desk
    office.fill(report(number) for number in range(1, 11))
    model = model_of(reader)
    same = replace(START, sort=Sort.OLDEST)
    assert as_read_anew(reader, same) == ids(model)
    model.set_query(same)
    model.apply(office.fill([report(11), report(200), report(5, received_at=NOW - timedelta(hours=90), rev=101)]))
    assert ids(model) == as_read_anew(reader, same)
    model.stop()


def test_a_flood_that_changes_nothing_at_the_top_leaves_the_top_alone(desk: Desk) -> None:
    office, reader = desk
    office.fill(report(number) for number in range(1_000, 1_000 + PAGE))
    model = model_of(reader)
    top = ids(model)[:FIRST]
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    # All of them came later than what stands at the top.
    model.apply(office.fill(report(number) for number in range(1, MANY + 20)), seen=10)
    assert ids(model) == top and not resets
    model.fetchMore(QModelIndex())
    assert ids(model) == as_read_anew(reader, START)[: FIRST + PAGE]
    model.stop()
