"""The queue in groups as an item model, against the real store and the real thread that counts, under Qt's own model tester."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from officer_app.domain import deadlines
from officer_app.domain.operations import Assign
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import CLOSED_STATUSES, Status
from officer_app.translation import install_translator
from sync.changes import ChangeSet
from sync.queue_groups import Groups
from sync.queue_order import sort_key
from sync.reading import Reader
from sync.records import NOBODY, Group, QueueQuery, QueueRow, Sort
from sync.views import Folding
from tests.fakes.window_office import BAMBU, KLENDER, LURAH, NOW, WindowOffice, report
from ui.queue import grouped_model
from ui.queue.filters import START
from ui.queue.group_words import Header
from ui.queue.grouped_model import GroupedModel
from ui.queue.report_list import MANY, PAGE, QueueRole
from ui.threads.reading import ReadingThread

ROOT = QModelIndex()


class Bench:
    """An office, and grouped lists over its stores."""

    def __init__(self, home: Path) -> None:
        install_translator("en")
        self.office = WindowOffice(home)
        self.office.fill_reference()
        self.reader = self.office.stores.open_reader()
        self.feed = ReadingThread(self.office.stores)
        self.models: list[GroupedModel] = []

    def list(self, query: QueueQuery, folding: Folding | None = None) -> GroupedModel:
        """A list in groups, tested while it lives."""
        model = GroupedModel(self.reader, START, self.feed, self.office.clock)
        # Its warnings fail the test. It would fetch more rows in the middle of a reset, which no view does.
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning, model)
        tester.setUseFetchMore(False)
        if folding is not None:
            model.fold_as(query.group, folding)
        model.set_query(query)
        self.models.append(model)
        return model

    def close(self) -> None:
        """End everything."""
        for model in self.models:
            model.stop()
        self.feed.stop()
        self.reader.close()
        self.office.close()


@contextmanager
def bench_at(home: Path) -> Iterator[Bench]:
    found = Bench(home)
    try:
        yield found
    finally:
        found.close()


@pytest.fixture
def bench(tmp_path: Path, qapp: QApplication) -> Iterator[Bench]:
    with bench_at(tmp_path) as found:
        yield found


def headers(model: GroupedModel) -> list[Header]:
    found = (model.data(model.index(row), QueueRole.SECTION) for row in range(model.rowCount()))
    return [header for header in found if isinstance(header, Header)]


def names(model: GroupedModel) -> list[str]:
    return [header.name for header in headers(model)]


def numbers(model: GroupedModel) -> dict[str, tuple[int | None, int | None]]:
    return {header.name: (header.number, header.late) for header in headers(model)}


def shown(model: GroupedModel) -> dict[str, list[str]]:
    """The reports under each header."""
    found: dict[str, list[str]] = {}
    for row in range(model.rowCount()):
        key, report_id = model.section_key(row), model.report_id(row)
        if key is not None:
            found[key] = []
        else:
            assert report_id is not None and model.position(report_id) == row
            found[list(found)[-1]].append(report_id)
    return found


def read_all(model: GroupedModel) -> None:
    """Scroll to the end."""
    while model.canFetchMore(ROOT):
        model.fetchMore(ROOT)


def anew(reader: Reader, query: QueueQuery) -> list[QueueRow]:
    return list(reader.queue(query, None, 5_000).rows)


def by_hand(reader: Reader, query: QueueQuery) -> dict[str, list[str]]:
    """The groups by looking at every row in Python, in the order in which they belong."""
    groups = Groups(query, NOW)
    found: dict[str, list[str]] = {key: [] for key in groups.in_order()}
    for row in anew(reader, replace(query, group=None)):
        found.setdefault(groups.of(row), []).append(row.report_id)
    return {key: ids for key, ids in found.items() if ids}


def test_reports_stand_under_the_header_of_their_group(bench: Bench) -> None:
    bench.office.fill([report(9, category="waste"), report(7), report(5, category="waste"), report(3)])
    model = bench.list(replace(START, group=Group.CATEGORY))
    assert [str(model.data(model.index(row))) for row in (0, 3)] == [
        "group Rubbish, 2 reports, 1 late, open",
        "group Flood, 2 reports, 1 late, open",
    ]
    assert shown(model) == {"waste": ["report-00009", "report-00005"], "flood": ["report-00007", "report-00003"]}
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == model.data(model.index(0))
    assert model.data(model.index(0), QueueRole.ROW) is None and model.data(model.index(0), QueueRole.REPORT_ID) is None
    assert model.data(model.index(1), QueueRole.SECTION) is None


def test_each_kind_of_group_has_its_names_and_its_order(bench: Bench) -> None:
    done = report(9, status=Status.DONE, ward=BAMBU, agency="sda")
    paused = report(8, status=Status.COORDINATING, clocks=deadlines.pause(report(8).clocks, NOW - timedelta(hours=7)))
    bench.office.fill([done, paused, report(7, assignee=LURAH.id), report(1, ward=BAMBU), report(2, assignee="unknown")])
    expected = {
        Group.STATUS: ["Waiting", "Coordinating", "Done"],
        Group.CATEGORY: ["Flood"],
        Group.AREA: ["Klender", "Pondok Bambu"],
        Group.OFFICER: ["Siti Rahma", "unknown", "Nobody"],
        Group.AGENCY: ["No agency", "Dinas Sumber Daya Air"],
        Group.DUE: ["Late", "Due today", "Clock paused", "Closed"],
    }
    for group, wanted in expected.items():
        model = bench.list(QueueQuery(group=group))
        assert names(model) == wanted, group
        assert shown(model) == by_hand(bench.reader, QueueQuery(group=group))


def test_closed_groups_keep_their_header_and_their_count(bench: Bench) -> None:
    bench.office.fill([report(9, category="waste"), report(7), report(5, category="waste")])
    model = bench.list(replace(START, group=Group.CATEGORY))
    model.fold("waste", is_open=False)
    assert shown(model) == {"waste": [], "flood": ["report-00007"]}
    assert str(model.data(model.index(0))) == "group Rubbish, 2 reports, 1 late, closed"
    model.set_query(replace(START, group=Group.STATUS))
    model.set_query(replace(START, group=Group.CATEGORY))
    assert shown(model) == {"waste": [], "flood": ["report-00007"]}, "remembered for this kind of groups"
    model.fold("waste", is_open=True)
    assert shown(model)["waste"] == ["report-00009", "report-00005"]
    model.fold_all(is_open=False)
    assert shown(model) == {"waste": [], "flood": []} and model.folding == Folding(closed=True)
    assert numbers(model) == {"Rubbish": (2, 1), "Flood": (1, 1)}


def many() -> list[Report]:
    """Far more than a page, in two wards and three categories; the rarest comes last."""
    return [
        report(
            number,
            received_at=NOW - timedelta(minutes=10 * number),
            category="parking" if number == 1 else ("waste", "flood")[number % 2],
            ward=(KLENDER, BAMBU)[number % 3 == 0],
            assignee=(None, LURAH.id, "officer-2")[number % 3],
        )
        for number in range(1, 2 * PAGE + 150)
    ]


def test_a_long_list_is_read_page_by_page_and_every_report_comes_once(bench: Bench) -> None:
    bench.office.fill(many())
    query = replace(START, group=Group.CATEGORY)
    model = bench.list(query)
    assert names(model)[0] == "Flood" and model.rowCount() <= PAGE, "only what a tall list shows at once"
    read_all(model)
    assert "Parking" not in names(model), "nobody has come across it yet"


def test_counts_come_from_another_thread_and_bring_the_groups_that_nobody_had_seen(bench: Bench, qtbot: QtBot) -> None:
    bench.office.fill(many())
    query = replace(START, group=Group.CATEGORY)
    model = bench.list(query)
    assert numbers(model)["Flood"] == (None, None)
    assert "counting…" in str(model.data(model.index(0)))
    qtbot.waitUntil(lambda: numbers(model)["Flood"][0] is not None)
    read_all(model)
    assert shown(model) == by_hand(bench.reader, query)
    found = numbers(model)
    model.fold_all(is_open=False)
    assert names(model) == ["Flood", "Rubbish", "Parking"]
    assert {name: number for name, (number, _) in numbers(model).items()} == {"Flood": 274, "Rubbish": 274, "Parking": 1}
    assert numbers(model) == found, "a count in SQL, and one of the rows"


def test_opening_a_long_group_shows_what_follows_only_when_one_gets_there(bench: Bench, qtbot: QtBot) -> None:
    bench.office.fill(many())
    query = replace(START, group=Group.CATEGORY)
    model = bench.list(query, Folding(closed=True))
    qtbot.waitUntil(lambda: len(names(model)) == 3)
    model.fold("flood", is_open=True)
    assert names(model) == ["Flood"] and model.rowCount() == PAGE + 1
    read_all(model)
    assert shown(model) == by_hand(bench.reader, query) | {"waste": [], "parking": []}
    model.fold("flood", is_open=False)
    assert names(model) == ["Flood", "Rubbish", "Parking"]


def test_a_change_brings_a_report_into_its_group(bench: Bench) -> None:
    bench.office.fill(report(number) for number in range(1, 6))
    model = bench.list(replace(START, group=Group.STATUS))
    assert names(model) == ["Waiting"]
    resets: list[None] = []
    model.modelReset.connect(lambda: resets.append(None))
    model.apply(bench.office.fill([report(3, status=Status.IN_PROGRESS, rev=50)]))
    assert shown(model)["in_progress"] == ["report-00003"] and numbers(model)["Waiting"][0] == 4
    model.apply(bench.office.fill([report(4, status=Status.COORDINATING, agency="sda", rev=51)]))
    assert names(model) == ["Waiting", "Coordinating", "In progress"], "a new one stands where it belongs"
    model.apply(bench.office.fill([report(3, status=Status.DONE, rev=52)], gone=["report-00004"]))
    assert names(model) == ["Waiting"], "an empty one vanishes"
    assert not resets


def test_the_officers_own_work_moves_a_report_at_once(bench: Bench) -> None:
    bench.office.fill([report(1), report(2)])
    model = bench.list(replace(START, group=Group.OFFICER))
    commands = bench.office.stores.open_commands()
    op_id = commands.record(LURAH, "report-00002", Assign(officer="officer-2"))
    commands.close()
    model.apply(ChangeSet(reports=frozenset({"report-00002"}), operations=frozenset({op_id})))
    assert shown(model) == {NOBODY: ["report-00001"], "officer-2": ["report-00002"]}
    assert names(model) == ["Nobody", "Budi Santoso"], "groups keep their order while one works"


def test_a_report_of_a_closed_group_changes_only_its_count(bench: Bench, qtbot: QtBot) -> None:
    bench.office.fill([report(1), report(2), report(3, status=Status.IN_PROGRESS)])
    model = bench.list(replace(START, group=Group.STATUS))
    model.fold("in_progress", is_open=False)
    model.apply(bench.office.fill([report(2, status=Status.IN_PROGRESS, rev=50)]))
    assert shown(model) == {"waiting": ["report-00001"], "in_progress": []}
    qtbot.waitUntil(lambda: numbers(model)["In progress"][0] == 2, timeout=5_000)
    model.apply(bench.office.fill([report(2, rev=51), report(3, rev=52)]))
    qtbot.waitUntil(lambda: names(model) == ["Waiting"], timeout=5_000)
    assert shown(model) == {"waiting": ["report-00003", "report-00002", "report-00001"]}


def test_a_flood_of_changes_is_read_anew(bench: Bench, qtbot: QtBot) -> None:
    model = bench.list(replace(START, group=Group.CATEGORY))
    assert model.rowCount() == 0
    told: list[object] = []
    model._counts.counted.connect(told.append)
    model.apply(bench.office.fill(many()[: MANY + 20]))
    qtbot.waitUntil(lambda: bool(told))
    read_all(model)
    assert shown(model) == by_hand(bench.reader, model.query)


def test_what_is_due_moves_on_with_the_time(bench: Bench) -> None:
    bench.office.fill([report(1), report(5)])
    model = bench.list(replace(START, group=Group.DUE))
    assert names(model) == ["Due today"]
    model.pass_time()
    assert names(model) == ["Due today"]
    bench.office.now += timedelta(hours=2)
    model.pass_time()
    assert shown(model) == {"late": ["report-00005"], "today": ["report-00001"]}
    bench.office.now += timedelta(hours=2)
    status = bench.list(replace(START, group=Group.STATUS))
    assert numbers(status) == {"Waiting": (2, 1)}
    bench.office.now += timedelta(hours=20)
    status.pass_time()
    assert numbers(status) == {"Waiting": (2, 2)}


def test_all_of_a_group_are_named_also_those_that_nobody_scrolled_to(bench: Bench) -> None:
    bench.office.fill(many())
    model = bench.list(replace(START, group=Group.CATEGORY), Folding(closed=True))
    assert len(model.group_ids("flood", 1_000)) == 274 and len(model.group_ids("flood", 50)) == 50
    assert model.group_ids("nobody knows", 50) == []


def test_a_report_in_no_ward_has_a_group_of_its_own(bench: Bench) -> None:
    """Its code covers the ward of others; they are not taken for its own."""
    bench.office.fill([report(1), report(2, ward="31.75.07"), report(3, ward="31.75.07")])
    model = bench.list(replace(START, group=Group.AREA))
    read_all(model)
    assert shown(model) == {"31.75.07": ["report-00003", "report-00002"], KLENDER: ["report-00001"]}


def some_report(rng: random.Random, rev: int) -> Report:
    number, received = rng.randrange(1, 40), NOW - timedelta(hours=rng.choice((1, 5, 8, 30, 150, 200)))
    status = rng.choice(tuple(Status))
    clocks = deadlines.start(received, deadlines.ClockPolicy())
    if status in CLOSED_STATUSES:
        clocks = deadlines.resolve(clocks, received)
    elif rng.random() < 0.3:
        clocks = deadlines.pause(clocks, received)
    return report(
        number,
        status=status,
        received_at=received,
        clocks=clocks,
        category=rng.choice(("flood", "waste", "parking")),
        ward=rng.choice((KLENDER, BAMBU)),
        assignee=rng.choice((None, LURAH.id, "officer-2")),
        agency=rng.choice((None, "sda")),
        rev=rev,
    )


asked = st.builds(
    QueueQuery,
    group=st.sampled_from(Group),
    sort=st.sampled_from(Sort),
    statuses=st.sampled_from(((), START.statuses, (Status.WAITING, Status.DONE))),
    categories=st.sampled_from(((), ("flood", "waste"))),
    assignee=st.sampled_from((None, None, NOBODY)),
    paused=st.sampled_from((None, None, True, False)),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    seed=st.integers(0, 2**32), query=asked, page=st.integers(1, 9), closed=st.frozensets(st.sampled_from(("flood", "waiting")))
)
def test_whatever_comes_the_sections_are_the_queue(
    tmp_path_factory: pytest.TempPathFactory, qtbot: QtBot, seed: int, query: QueueQuery, page: int, closed: frozenset[str]
) -> None:
    """Property: after changes, folds and counts every report of the query stands in its section once, in the queue's order."""
    rng = random.Random(seed)
    sizes = mock.patch.multiple(grouped_model, PAGE=page, FIRST=page, SCREENFUL=page)
    with bench_at(tmp_path_factory.mktemp("home")) as bench, sizes:
        bench.office.fill(some_report(rng, rev) for rev in range(1, rng.randrange(2, 40)))
        model = bench.list(query, Folding(others=closed))
        for rev in range(100, 100 + rng.randrange(1, 30)):
            if rng.random() < 0.3 and model.canFetchMore(ROOT):
                model.fetchMore(ROOT)
            if rng.random() < 0.2 and model.rowCount():
                key = model.group_at(rng.randrange(model.rowCount()))
                model.fold(str(key), is_open=rng.random() < 0.5)
            gone = [f"report-{rng.randrange(1, 40):05}"] if rng.random() < 0.2 else []
            model.apply(bench.office.fill([some_report(rng, rev)], gone))
            assert all(len(ids) or not model.is_open(key) for key, ids in shown(model).items())
        told: list[object] = []
        model._counts.counted.connect(told.append)
        model._count_after(0)
        qtbot.waitUntil(lambda: bool(told))
        read_all(model)
        expected = {key: ids if model.folding.is_open(key) else [] for key, ids in by_hand(bench.reader, query).items()}
        found = shown(model)
        assert found == expected
        if Groups(query, NOW).in_order():
            assert list(found) == list(expected)
        for header in headers(model):
            assert header.number == len(by_hand(bench.reader, query)[header.key])


@pytest.mark.parametrize("group", (Group.CATEGORY, Group.AREA, Group.OFFICER, Group.AGENCY))
@pytest.mark.parametrize("sort", Sort)
def test_groups_stand_in_the_order_of_their_first_reports(bench: Bench, qtbot: QtBot, group: Group, sort: Sort) -> None:
    rng = random.Random(7)
    bench.office.fill(some_report(rng, rev) for rev in range(1, 60))
    query = QueueQuery(group=group, sort=sort)
    with mock.patch.multiple(grouped_model, PAGE=2, FIRST=2, SCREENFUL=2):
        model = bench.list(query)
        told: list[object] = []
        model._counts.counted.connect(told.append)
        qtbot.waitUntil(lambda: bool(told))
        read_all(model)
    # Of reports that tie in the order, either may decide which group comes first.
    urgent = {row.report_id: sort_key(row, sort)[:-1] for row in anew(bench.reader, replace(query, group=None))}
    firsts = [urgent[ids[0]] for ids in shown(model).values()]
    assert firsts == sorted(firsts) and len(firsts) > 1
    assert shown(model).keys() == by_hand(bench.reader, query).keys()
