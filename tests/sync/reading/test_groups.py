"""The groups of a queue: together they are the queue, each report once, and their counts are those of their rows."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain import deadlines
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.operations import Assign
from officer_app.domain.vocabulary import Status
from sync.database import Database, Row
from sync.feed import FeedReport
from sync.overlay import Overlay
from sync.queue_groups import Due, GroupLine, Groups, due_edges, is_late
from sync.queue_order import sort_key
from sync.reading import queue_sources
from sync.reading.groups import group_lines
from sync.records import NOBODY, Group, QueueQuery, QueueRow
from tests.domain.samples import ARRIVED
from tests.fakes import synthetic
from tests.fakes.desk_work import desk_work
from tests.sync.reading.test_queue_pages import ME, _work, paged, queries, reading, some_report, some_setbacks, whole

moments = st.sampled_from([ARRIVED + timedelta(hours=hours, minutes=1) for hours in (0, 6, 7, 30, 24 * 6, 24 * 7, 24 * 9)])
grouped = st.builds(replace, queries, group=st.sampled_from(Group))


def lines_by_hand(rows: list[QueueRow], query: QueueQuery, moment: datetime) -> dict[str, GroupLine]:
    """The same by looking at every row in Python; rows in the queue's order."""
    groups = Groups(query, moment)
    found: dict[str, GroupLine] = {}
    for row in rows:
        key = groups.of(row)
        line = found.get(key, GroupLine(key, 0, 0, sort_key(row, query.sort)))
        found[key] = replace(line, number=line.number + 1, late=line.late + is_late(row, moment))
    return found


@given(
    seed=st.integers(0, 2**32),
    asked=st.lists(grouped, min_size=6, max_size=12),
    moment=moments,
    limit=st.integers(1, 7),
    rare=st.sampled_from((0, 2, 5_000)),
)
def test_groups_hold_each_report_once_and_know_how_many(
    tmp_path_factory: pytest.TempPathFactory, seed: int, asked: list[QueueQuery], moment: datetime, limit: int, rare: int
) -> None:
    """Property: the groups partition the query, each in the query's order, and their lines say what is in them."""
    rng = random.Random(seed)
    with desk_work(tmp_path_factory.mktemp("home")) as desk:
        made = [some_report(rng, number) for number in rng.sample(range(31), rng.randrange(31))]
        desk.cache.apply_page([FeedReport(one, some_setbacks(rng)) for one in made], "c1", synthetic.NOW)
        _work(desk, rng)
        ids = [f"r{number:02d}" for number in range(31)] + ["r1", "r2"]
        with mock.patch.multiple(queue_sources, RARE=rare, RARE_TEXT=rare):
            for query in asked:
                everything = whole(desk, query, ids)
                groups = Groups(query, moment)
                lines = {line.key: line for line in desk.reader.group_lines(query, moment)}
                by_hand = lines_by_hand(everything, query, moment)
                assert {key: (line.number, line.late) for key, line in lines.items()} == {
                    key: (line.number, line.late) for key, line in by_hand.items()
                }
                # Of rows that tie in the order, the key may name any.
                assert {key: line.first[:-1] for key, line in lines.items()} == {
                    key: line.first[:-1] for key, line in by_hand.items()
                }
                for key in lines:
                    narrowed = groups.narrowed(key)
                    assert narrowed is not None
                    found = [row for row in paged(desk, narrowed, limit, limit) if groups.of(row) == key]
                    assert found == [row for row in everything if groups.of(row) == key]
                assert not groups.in_order() or set(lines) <= set(groups.in_order())


@pytest.mark.parametrize(
    ("hours", "due"), [(-1, Due.LATE), (1, Due.TODAY), (20, Due.TOMORROW), (50, Due.WEEK), (24 * 6, Due.LATER)]
)
def test_a_promise_belongs_to_the_day_on_which_it_breaks(tmp_path: Path, hours: int, due: Due) -> None:
    # A Wednesday, 10:20 in Jakarta.
    moment = datetime(2026, 3, 4, 3, 20, tzinfo=UTC)
    with desk_work(tmp_path) as desk:
        received = moment + timedelta(hours=hours - 6)
        desk.put("x", received_at=received, clocks=deadlines.start(received, ClockPolicy()))
        row = desk.reader.rows(["x"])["x"]
    query = QueueQuery(group=Group.DUE)
    assert Groups(query, moment).of(row) == due
    paused = replace(row, clocks=deadlines.pause(row.clocks, received))
    assert Groups(query, moment).of(paused) == Due.PAUSED, "a paused clock breaks no promise"
    assert Groups(query, moment).of(replace(paused, status=Status.DONE)) == Due.CLOSED


@pytest.mark.parametrize("day", range(7))
def test_the_week_ends_on_sunday_and_never_before_tomorrow(day: int) -> None:
    monday = datetime(2026, 3, 1, 17, 0, tzinfo=UTC)
    edges = dict(due_edges(monday + timedelta(days=day, hours=9)))
    assert edges[Due.TODAY] == monday + timedelta(days=day + 1)
    assert edges[Due.TOMORROW] == monday + timedelta(days=day + 2)
    assert edges[Due.WEEK] == max(monday + timedelta(days=7), edges[Due.TOMORROW])


def test_a_group_that_the_filters_rule_out_has_no_query() -> None:
    moment = ARRIVED
    narrow = QueueQuery(
        statuses=(Status.WAITING,), categories=("flood",), agencies=("SDA",), assignee=NOBODY, areas=("31.75.07.1003/RW 01",)
    )

    def within(group: Group, key: str) -> QueueQuery | None:
        return Groups(replace(narrow, group=group), moment).narrowed(key)

    assert within(Group.STATUS, Status.DONE) is None and within(Group.STATUS, Status.WAITING) is not None
    assert within(Group.CATEGORY, "waste") is None and within(Group.AGENCY, NOBODY) is None
    assert within(Group.OFFICER, "somebody") is None and within(Group.OFFICER, NOBODY) is not None
    assert within(Group.AREA, "31.75.07.1004") is None
    ward = within(Group.AREA, "31.75.07.1003")
    assert ward is not None and ward.areas == narrow.areas, "a neighbourhood that was asked for stays what is asked for"
    assert within(Group.DUE, Due.CLOSED) is None and within(Group.DUE, Due.LATE) is not None
    late = Groups(QueueQuery(group=Group.DUE, due_before=moment), moment)
    assert late.narrowed(Due.TODAY) is None and late.narrowed(Due.CLOSED) is None


def test_who_has_what_follows_the_officers_own_work(tmp_path: Path) -> None:
    with desk_work(tmp_path) as desk:
        query = QueueQuery(group=Group.OFFICER)
        before = {line.key: line.number for line in desk.reader.group_lines(query, ARRIVED)}
        assert before == {NOBODY: 2}
        desk.commands.record(ME, "r1", Assign(officer="o-staff"))
        after = {line.key: line.number for line in desk.reader.group_lines(query, ARRIVED)}
        assert after == {NOBODY: 1, "o-staff": 1}


def test_open_groups_are_counted_among_open_reports_alone(tmp_path: Path) -> None:
    """The walk goes where open reports lie together, or through the rows that a rare filter names."""
    with desk_work(tmp_path) as desk, reading(desk) as (database, _):
        plans = _plans(database, QueueQuery(statuses=(Status.WAITING,), group=Group.AREA))
        assert any("INTEGER PRIMARY KEY (rowid>?)" in plan for plan in plans), plans
        plans = _plans(database, QueueQuery(categories=("flood",), group=Group.STATUS))
        assert any("chosen" in plan for plan in plans) and not any(plan.startswith("SCAN r") for plan in plans), plans


def _plans(database: Database, query: QueueQuery) -> list[str]:
    plans: list[str] = []
    execute = database.rows

    def explained(sql: str, params: tuple[object, ...] = ()) -> list[Row]:
        plans.extend(row[3] for row in execute(f"EXPLAIN QUERY PLAN {sql}", params))
        return execute(sql, params)

    with mock.patch.object(database, "rows", explained):
        group_lines(database, Overlay(), query, ARRIVED)
    return plans
