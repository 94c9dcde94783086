"""The queue page by page: whatever the filter, the order and the officer's own work, all pages together are the whole."""

import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain import deadlines
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.operations import Assign, Move, Note, Payload, Prioritise, Recategorise, Reopen, Return
from officer_app.domain.reports import Event, Report
from officer_app.domain.urgency import Hands
from officer_app.domain.vocabulary import CLOSED_STATUSES, OPEN_STATUSES, Channel, Status, Visibility
from officer_app.domain.workflow import Workflow
from sync.database import NORMAL, Database, Row
from sync.errors import CommandRefused
from sync.feed import FeedGone, FeedReport
from sync.overlay import Overlay
from sync.queue_order import ANYTIME, Band, Standpoint, matches, sort_key
from sync.reading import queue_sources
from sync.reading.queue_pages import read_page
from sync.records import NOBODY, Group, OperationState, QueueQuery, QueueRow, Sort
from tests.domain.samples import ARRIVED, report
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work

WARDS = ("31.75.07.1003", "31.75.07.1004", "31.75.08.1001", "31.71.01.1001")
TEXTS = ("Banjir di jalan Dermaga", "Sampah menumpuk", "BANJIR dan sampah", 'Lampu mati %_" OR', "Straße über")
ME = synthetic.SUPERVISOR

ACTIONS: tuple[Payload, ...] = (
    Move(to=Status.IN_PROGRESS),
    Move(to=Status.COORDINATING, agency="SDA", reason="x"),
    Move(to=Status.REJECTED, reason="x"),
    Reopen(reason="x"),
    Return(reason="x"),
    Note(text="x"),
    Assign(officer="o-staff"),
    Recategorise(category="waste"),
    Prioritise(priority=2),
)
ENDS = (None, None, OperationState.APPLIED, OperationState.CONFLICT, OperationState.SETTLED)
queries = st.builds(
    QueueQuery,
    statuses=st.one_of(st.just(()), st.lists(st.sampled_from(Status), min_size=2, max_size=8).map(tuple)),
    categories=st.sampled_from(((), (), (), ("flood",), ("flood", "none"), ("waste", "flood"))),
    areas=st.sampled_from(
        ((), (), (), ("31",), ("31.75",), ("31.75.07",), ("31.75.07.1003", "31.71"), ("31.7",), ("31.75.07.1003/RW 01",))
    ),
    text=st.sampled_from(
        ("", "", "", "", "banjir", "SAMPAH banjir", "jk2603", "zzz", '%_" or', "STRASSE", "r dermaga", "flood", "di jalan", "4")
    ),
    meant=st.sampled_from(("", "", "", "sampah")),
    unsent_only=st.sampled_from((False, False, False, False, True)),
    assignee=st.sampled_from((None, None, None, "o-staff", NOBODY)),
    channels=st.sampled_from(((), (), (), ("qlue",), ("email", "waze"))),
    agencies=st.sampled_from(((), (), (), ("SDA",), (NOBODY,), ("SDA", NOBODY))),
    units=st.sampled_from(((), (), (), ("U1",))),
    priority=st.sampled_from((0, 0, 0, 1, 3)),
    private=st.sampled_from((None, None, None, True, False)),
    with_photos=st.sampled_from((None, None, None, True, False)),
    approximate=st.sampled_from((None, None, None, True, False)),
    received_from=st.sampled_from((None, None, ARRIVED + timedelta(minutes=1))),
    received_before=st.sampled_from((None, None, ARRIVED + timedelta(minutes=2))),
    due_before=st.sampled_from((None, None, ARRIVED + timedelta(hours=6, minutes=1))),
    due_from=st.sampled_from((None, None, None, ARRIVED + timedelta(hours=6, minutes=1))),
    warned_by=st.sampled_from((None, None, None, ARRIVED + timedelta(hours=5, minutes=1))),
    paused=st.sampled_from((None, None, None, True, False)),
    responded=st.sampled_from((None, None, None, True, False)),
    resolved=st.sampled_from((None, None, None, True, False)),
    returned=st.sampled_from((None, None, None, True, False)),
    reopened=st.sampled_from((None, None, None, True, False)),
    doubts=st.sampled_from((0, 0, 0, 1, 3)),
    open_at=st.sampled_from((None, None, None, ARRIVED + timedelta(minutes=2))),
    late_response_at=st.sampled_from((None, None, None, ARRIVED + timedelta(hours=6, minutes=2))),
    late_resolution_at=st.sampled_from((None, None, None, ARRIVED + timedelta(days=8))),
    reports=st.sampled_from(((), (), (), (), ("r01", "r02", "r17", "none"))),
    sort=st.sampled_from(Sort),
    group=st.sampled_from((None, *Group)),
)
standpoints = st.builds(
    Standpoint,
    moment=st.sampled_from((None, *(ARRIVED + timedelta(hours=hours, minutes=2) for hours in (0, 5, 6, 167, 168, 999)))),
    ours=st.frozensets(st.sampled_from((Hands.VALIDATOR, Hands.OTHERS))).map(lambda hands: hands | {Hands.OURS}),
)


def some_report(rng: random.Random, number: int) -> Report:
    """Any report; few different times, because reports that tie are the hard case."""
    received, status = ARRIVED + timedelta(minutes=rng.randrange(4)), rng.choice(tuple(Status))
    clocks = deadlines.start(received, ClockPolicy())
    clocks = (
        deadlines.respond(clocks, received + rng.choice((timedelta(0), timedelta(hours=7)))) if rng.random() < 0.5 else clocks
    )
    if status in CLOSED_STATUSES:
        clocks = deadlines.resolve(clocks, received + rng.choice((timedelta(0), timedelta(minutes=3), timedelta(days=9))))
    elif status is Status.COORDINATING:
        clocks = deadlines.pause(clocks, received)
    return report(
        status,
        id=f"r{number:02d}",
        number=f"JK26030200{number:02d}",
        ward=rng.choice(WARDS),
        category=rng.choice(("flood", "waste")),
        text=rng.choice(TEXTS),
        assignee=rng.choice((None, "o-staff")),
        channel=rng.choice((Channel.QLUE, Channel.EMAIL)),
        agency=rng.choice((None, "SDA")),
        unit=rng.choice((None, "U1")),
        address=rng.choice((None, "Jl. Dermaga 4")),
        priority=rng.randrange(4),
        visibility=rng.choice(tuple(Visibility)),
        approximate=rng.random() < 0.3,
        received_at=received,
        clocks=clocks,
    )


def some_setbacks(rng: random.Random) -> tuple[Event, ...]:
    """A history of results sent back and reports taken up again, at times that may be in doubt."""
    kinds = rng.choices(("return", "reopen", "note"), k=rng.randrange(3))
    data = {"text": "", "time_doubtful": rng.random() < 0.5}
    return tuple(Event(seq=seq, kind=kind, at=ARRIVED, data=data) for seq, kind in enumerate(kinds, 1))


@contextmanager
def reading(desk: DeskWork) -> Iterator[tuple[Database, Overlay]]:
    """What a reader has inside, to choose its bounds."""
    database = Database(desk.stores.home / "cache.db", synthetic.KEY.database("cache.db"), synchronous=NORMAL, query_only=True)
    database.attach(desk.stores.home / "work.db", synthetic.KEY.database("work.db"), "work")
    overlay = Overlay()
    try:
        with database.snapshot():
            overlay.refresh(database, Workflow())
            yield database, overlay
    finally:
        database.close()


def whole(desk: DeskWork, query: QueueQuery, ids: Sequence[str], standpoint: Standpoint = ANYTIME) -> list[QueueRow]:
    """The same by sorting everything in Python."""
    rows = [row for row in desk.reader.rows(ids).values() if matches(query, row)]
    return sorted(rows, key=lambda row: sort_key(row, query.sort, standpoint))


def paged(desk: DeskWork, query: QueueQuery, limit: int, budget: int, standpoint: Standpoint = ANYTIME) -> list[QueueRow]:
    """All pages, one after another."""
    found: list[QueueRow] = []
    after = None
    with reading(desk) as (database, overlay):
        for _ in range(200):
            page = read_page(database, overlay, query, after, limit, budget, standpoint)
            found += page.rows
            assert len(page.rows) <= limit
            if page.after is None:
                return found
            assert page.rows, "a page without rows is the end"
            assert after is None or page.after > after
            after = page.after
    raise AssertionError("the pages never end")


@given(
    seed=st.integers(0, 2**32),
    asked=st.lists(queries, min_size=4, max_size=10),
    limit=st.integers(1, 7),
    budget=st.integers(1, 7),
    rare=st.sampled_from((0, 2, 5_000)),
    standpoint=standpoints,
)
def test_all_pages_are_the_whole_in_order(
    tmp_path_factory: pytest.TempPathFactory,
    seed: int,
    asked: list[QueueQuery],
    limit: int,
    budget: int,
    rare: int,
    standpoint: Standpoint,
) -> None:
    """Property: paging through a query equals sorting everything in Python, by either plan, with any overlay, for anybody."""
    rng = random.Random(seed)
    with desk_work(tmp_path_factory.mktemp("home")) as desk:
        desk.cache.apply_page([FeedGone("r1", 90, "left"), FeedGone("r2", 90, "left")], "c0", synthetic.NOW)
        made = [some_report(rng, number) for number in rng.sample(range(31), rng.randrange(31))]
        desk.cache.apply_page([FeedReport(one, some_setbacks(rng)) for one in made], "c1", synthetic.NOW)
        _work(desk, rng)
        ids = [f"r{number:02d}" for number in range(31)]
        with mock.patch.multiple(queue_sources, RARE=rare, RARE_TEXT=rare):
            for query in asked:
                assert paged(desk, query, limit, budget, standpoint) == whole(desk, query, ids, standpoint)


def _work(desk: DeskWork, rng: random.Random) -> None:
    for _ in range(rng.randrange(12)):
        try:
            op_id = desk.commands.record(ME, f"r{rng.randrange(31):02d}", rng.choice(ACTIONS))
        except CommandRefused:
            continue
        end = rng.choice(ENDS)
        if end is not None:
            desk.work.finish(op_id, end, result_rev=8)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path) as found:
        yield found


def numbers(desk: DeskWork, query: QueueQuery) -> list[str]:
    return [row.number for row in desk.reader.queue(query).rows]


def test_what_is_at_risk_stands_first_and_what_is_closed_last(desk: DeskWork) -> None:
    desk.cache.apply_reports([])
    base = report()
    hours = {"late": -30, "soon": -1, "later": 5}
    for name, hour in hours.items():
        received = synthetic.NOW + timedelta(hours=hour)
        desk.put(name, received_at=received, clocks=deadlines.start(received, ClockPolicy()))
    for name, day in (("old", 1), ("new", 3)):
        desk.put(name, status=Status.DONE, received_at=base.received_at + timedelta(days=day))
    found = [row.report_id for row in desk.reader.queue(QueueQuery(), limit=50).rows if row.report_id not in ("r1", "r2")]
    assert found == ["late", "soon", "later", "new", "old"]


def test_a_filter_sees_the_officers_own_work(desk: DeskWork) -> None:
    desk.commands.record(ME, "r1", Move(to=Status.IN_PROGRESS))
    assert numbers(desk, QueueQuery(statuses=(Status.WAITING,))) == ["JK-R2"]
    assert numbers(desk, QueueQuery(statuses=(Status.IN_PROGRESS,))) == ["JK-R1"]
    assert numbers(desk, QueueQuery(unsent_only=True)) == ["JK-R1"]
    assert numbers(desk, QueueQuery(assignee=ME.id)) == ["JK-R1"]


def test_the_key_of_a_row_continues_the_page_that_ends_with_it(tmp_path: Path) -> None:
    stores = synthetic.open_temporary(tmp_path)
    with synthetic.filled(stores, reports=300):
        reader = stores.open_reader()
        for sort in Sort:
            query = QueueQuery(sort=sort)
            first = reader.queue(query, limit=100)
            assert first.after == sort_key(first.rows[-1], sort)
            second = reader.queue(query, first.after, limit=100)
            assert sort_key(first.rows[-1], sort) < sort_key(second.rows[0], sort)
            assert not {row.report_id for row in first.rows} & {row.report_id for row in second.rows}
        reader.close()


@pytest.mark.parametrize(
    "text", ['"', "%", "_", "*", "a*", "NEAR(", "AND OR NOT", "rowid:1", "\0", "\0\0\0", "'; DROP TABLE report", "x" * 9_999]
)
def test_a_search_is_only_ever_text(desk: DeskWork, text: str) -> None:
    assert numbers(desk, replace(QueueQuery(), text=text)) in ([], ["JK-R1", "JK-R2"])


def test_short_words_are_found_where_a_word_begins(desk: DeskWork) -> None:
    desk.put("a", text="Banjir di RT.012/RW.03")
    desk.put("b", text="Kartu 12 warga hilang")
    desk.put("c", text="Sampah di rt 12 a")
    for text, found in {
        "rt 12": {"a", "c"},
        "rt": {"a", "c"},
        "rw 3": {"a"},
        "RT012": {"a", "c"},
        "ar": set(),
        "12": {"a", "b", "c"},
    }.items():
        rows = desk.reader.queue(QueueQuery(text=text)).rows
        assert {row.report_id for row in rows} - {"r1", "r2"} == found, text


def test_no_plan_reads_more_than_its_bounds(tmp_path: Path) -> None:
    """Every plan goes through an index, or through rows that were counted before."""
    stores = synthetic.open_temporary(tmp_path)
    with synthetic.filled(stores, reports=50):
        database = Database(tmp_path / "cache.db", synthetic.KEY.database("cache.db"), synchronous=NORMAL, query_only=True)
        plans: list[str] = []
        execute = database.rows

        def explained(sql: str, params: object = ()) -> list[tuple[object, ...]]:
            plans.extend(row[3] for row in execute(f"EXPLAIN QUERY PLAN {sql}", params))  # type: ignore[arg-type]
            return execute(sql, params)  # type: ignore[arg-type]

        with mock.patch.object(database, "rows", explained), mock.patch.multiple(queue_sources, RARE=0, RARE_TEXT=0, SCREENFUL=0):
            for sort in Sort:
                for statuses in ((), (Status.WAITING,), tuple(OPEN_STATUSES), tuple(Status)):
                    query = QueueQuery(sort=sort, statuses=statuses, text="banjir", categories=("flood",))
                    for standpoint in (ANYTIME, Standpoint(synthetic.NOW, frozenset(Hands))):
                        for source in queue_sources.sources_of(database, query, ["x"], standpoint=standpoint):
                            source.stretch(None, 10)
        database.close()
        assert any("report_by_open_received" in plan for plan in plans)
        assert not [plan for plan in plans if plan.startswith(("SCAN report", "SCAN words"))]
        assert not [plan for plan in plans if plan == "USE TEMP B-TREE FOR ORDER BY"]


def test_closed_reports_of_a_rare_filter_are_not_looked_at_before_they_are_reached(tmp_path: Path) -> None:
    stores = synthetic.open_temporary(tmp_path)
    with synthetic.filled(stores, reports=300):
        database = Database(tmp_path / "cache.db", synthetic.KEY.database("cache.db"), synchronous=NORMAL, query_only=True)
        asked: list[str] = []
        execute = database.rows

        def noted(sql: str, params: tuple[object, ...] = ()) -> list[Row]:
            asked.append(sql)
            return execute(sql, params)

        with mock.patch.object(database, "rows", noted):
            ward = str(database.value("SELECT ward FROM report WHERE closed = 0 GROUP BY ward ORDER BY count(*) DESC"))
            (source,) = queue_sources.sources_of(database, QueueQuery(areas=(ward,)), [])
            everything = source.stretch(None, 1_000).found
            number = sum(key[0] != Band.CLOSED for key, _ in everything)
            assert 0 < number < len(everything)
            asked.clear()
            assert source.stretch(None, number).found == everything[:number]
            assert len(asked) == 1 and "rowid >=" in asked[0], "the open ones were enough"
            asked.clear()
            assert source.stretch(everything[number][0], 5).found == everything[number + 1 : number + 6]
            assert len(asked) == 1 and "rowid <" in asked[0]
        database.close()
