"""Times that nobody can believe: told apart by clock, brought up to date with the report, and counted apart in the figures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from officer_app.domain import deadlines
from officer_app.domain.operations import Reopen
from officer_app.domain.reports import Event, Report
from officer_app.domain.vocabulary import Status
from sync.cache_schema import CACHE_SCHEMA, _times_in_doubt
from sync.feed import FeedReport
from sync.figure_records import Grouping, Measure, MeasureLine, Period
from sync.migrations import bring_up
from sync.records import Doubt, QueueQuery
from tests.domain.samples import report
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work

RECEIVED = synthetic.NOW - timedelta(days=9)
WHOLE = Period(RECEIVED - timedelta(days=1), synthetic.NOW + timedelta(days=1))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path) as found:
        yield found


def made(rev: int = 10, responded: timedelta | None = None, resolved: timedelta | None = None) -> Report:
    """A report of nine days ago, with its clocks as the server has them."""
    clocks = deadlines.start(RECEIVED, deadlines.ClockPolicy())
    if responded is not None:
        clocks = replace(clocks, responded_at=RECEIVED + responded)
    if resolved is not None:
        clocks = replace(clocks, resolved_at=RECEIVED + resolved)
    status = Status.DONE if resolved is not None else Status.IN_PROGRESS
    return report(status, id="d1", number="JK-D1", rev=rev, received_at=RECEIVED, clocks=clocks)


def event(seq: int, after: timedelta | None, *, doubtful: object = True) -> Event:
    """Work that arrived today and says it was done so long after the report came in."""
    recorded = None if after is None else RECEIVED + after
    return Event(seq=seq, kind="move", at=synthetic.NOW, recorded_at=recorded, data={"time_doubtful": doubtful})


def put(desk: DeskWork, item: Report, *events: Event) -> None:
    desk.cache.apply_page([FeedReport(item, events)], "c9", synthetic.NOW)


def doubts(desk: DeskWork) -> Doubt:
    return Doubt(desk.reader.rows(["d1"])["d1"].doubts)


HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("report_", "events", "expected"),
    [
        (made(responded=HOUR), [event(1, HOUR)], Doubt.RESPONSE),
        (made(responded=HOUR), [event(1, HOUR, doubtful=False)], Doubt(0)),
        (made(responded=HOUR), [event(1, HOUR, doubtful="yes")], Doubt(0)),
        (made(responded=HOUR), [event(1, 2 * HOUR)], Doubt(0)),
        (made(responded=timedelta(0)), [event(1, -5 * HOUR)], Doubt.RESPONSE),
        (made(responded=timedelta(days=8)), [event(1, timedelta(days=8))], Doubt(0)),
        (made(responded=HOUR, resolved=2 * HOUR), [event(1, HOUR), event(2, 2 * HOUR)], Doubt.ANY),
        (made(responded=HOUR, resolved=2 * HOUR), [event(1, HOUR, doubtful=None), event(2, 2 * HOUR)], Doubt.RESOLUTION),
        (made(responded=HOUR), [event(1, None)], Doubt(0)),
    ],
    ids=["response", "honest", "odd-word", "another-deed", "before-arrival", "late-anyway", "both", "closing", "no-time"],
)
def test_what_is_in_time_only_by_such_a_time_is_told_apart(
    desk: DeskWork, report_: Report, events: list[Event], expected: Doubt
) -> None:
    put(desk, report_, *events)
    assert doubts(desk) == expected
    asked = QueueQuery(doubts=int(Doubt.ANY))
    assert [row.report_id for row in desk.reader.queue(asked, None, 9).rows] == (["d1"] if expected else [])


def test_it_follows_the_report(desk: DeskWork) -> None:
    put(desk, made(10, responded=HOUR), event(1, HOUR))
    put(desk, made(11, responded=HOUR, resolved=2 * HOUR), event(2, 2 * HOUR))
    assert doubts(desk) == Doubt.ANY, "closed, it lies elsewhere in the cache"
    put(desk, made(12, responded=HOUR))
    assert doubts(desk) == Doubt.RESPONSE, "reopened"
    put(desk, made(13, responded=HOUR, resolved=timedelta(days=8)), event(3, timedelta(days=8), doubtful=False))
    assert doubts(desk) == Doubt.RESPONSE, "closed again, and nobody doubts that"


def test_the_officers_own_work_is_not_mistaken_for_it(desk: DeskWork) -> None:
    put(desk, made(10, responded=HOUR, resolved=2 * HOUR), event(1, HOUR), event(2, 2 * HOUR))
    desk.commands.record(synthetic.SUPERVISOR, "d1", Reopen(reason="Belum beres"))
    assert doubts(desk) == Doubt.RESPONSE


def figures(desk: DeskWork) -> MeasureLine:
    [line] = desk.reader.measures(QueueQuery(reports=("d1",)), Grouping.CITY, WHOLE, synthetic.NOW)
    return line


def test_figures_count_it_apart(desk: DeskWork) -> None:
    put(desk, made(10, responded=HOUR, resolved=2 * HOUR))
    honest = figures(desk)
    assert (honest.response_promises(), honest.resolution_promises()) == ((1, 1), (1, 1))
    put(desk, made(11, responded=HOUR, resolved=2 * HOUR), event(1, HOUR), event(2, 2 * HOUR))
    found = figures(desk)
    assert (found.response_promises(), found.resolution_promises()) == ((0, 0), (0, 0)), "neither kept nor broken"
    assert [found.counts[each] for each in (Measure.DOUBTFUL, Measure.DOUBTFUL_ANSWERED, Measure.DOUBTFUL_RESOLVED)] == [1, 1, 1]
    assert (found.counts[Measure.ANSWERED], found.counts[Measure.RESOLVED]) == (1, 1)


@pytest.mark.parametrize("doubtful", [True, None])
def test_a_cache_of_an_earlier_version_reads_anew_what_it_did_not_count(desk: DeskWork, doubtful: object) -> None:
    marks: dict[str, object] = {"time_doubtful": True} if doubtful else {}
    put(desk, made(10, responded=HOUR), replace(event(1, HOUR), data=marks))
    database = desk.cache._db
    database.execute("ALTER TABLE report DROP COLUMN doubts")
    database.execute(f"PRAGMA user_version = {CACHE_SCHEMA.steps.index(_times_in_doubt)}")
    bring_up(database, CACHE_SCHEMA)
    assert doubts(desk) == Doubt(0)
    assert (desk.cache.cursor() is None) == bool(doubtful), "only where there is something to count"
    put(desk, made(10, responded=HOUR), replace(event(1, HOUR), data=marks))
    assert doubts(desk) == (Doubt.RESPONSE if doubtful else Doubt(0))
