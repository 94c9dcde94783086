"""The figures of supervision equal those of another computation, and every number opens exactly the rows that it counts."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.operations import Merge
from officer_app.domain.vocabulary import CLOSED_STATUSES, Status
from sync.errors import CommandRefused, PhotoError
from sync.feed import FeedGone, FeedReport
from sync.figure_records import (
    Grouping,
    Measure,
    MeasureLine,
    Period,
    Spans,
    Standing,
    measure_query,
    narrowed,
    standing_query,
)
from sync.forecast import Pending, breaking_query, foretell, late_query, pace_of, waiting_query
from sync.moments import to_millis
from sync.reading.figures import spans_of
from sync.records import QueueQuery
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work
from tests.sync.reading.lives_of_reports import (
    DEEDS,
    OFFICE,
    POLICIES,
    Life,
    clock_of_tests,
    expected_measures,
    expected_standings,
    random_life,
)

NOW = clock_of_tests()
PERIODS = (
    Period(NOW - timedelta(days=7), NOW),
    Period(NOW - timedelta(days=17), NOW - timedelta(days=3)),
    Period(NOW - timedelta(days=400), NOW + timedelta(days=1)),
)
BASES = (QueueQuery(), QueueQuery(areas=("31.75",)), QueueQuery(areas=("31.75.07",), categories=("flood", "waste")))


@contextmanager
def filled_desk(home: Path, lives: list[Life]) -> Iterator[DeskWork]:
    """An office with these reports and categories of different promises."""
    with desk_work(home) as desk:
        document = msgspec.json.decode(synthetic.reference_document())
        hour = timedelta(hours=1)
        document["categories"] = [
            {
                "code": code,
                "name": code,
                "name_en": code,
                "response_hours": policy.response / hour,
                "resolution_hours": policy.resolution / hour,
                "red_flag_hours": policy.red_flag / hour,
                "office_hours": policy.office_hours,
            }
            for code, policy in POLICIES.items()
        ]
        document["calendar"] = synthetic.calendar_document(OFFICE)
        desk.cache.put_document("reference", '"r2"', msgspec.json.encode(document))
        desk.cache.apply_page([FeedGone("r1", 90, "left"), FeedGone("r2", 90, "left")], "c0", synthetic.NOW)
        desk.cache.apply_page([FeedReport(life.report, life.events()) for life in lives], "c1", synthetic.NOW)
        yield desk


def work(desk: DeskWork, lives: list[Life], rng: random.Random) -> None:
    """The officer's own deeds that have not left this computer."""
    for minute in range(rng.randrange(10)):
        desk.clock.at = NOW - timedelta(minutes=20 - minute)
        life, payload = rng.choice(lives), rng.choice([deed for deed in DEEDS if not isinstance(deed, Merge)])
        try:
            desk.commands.record(synthetic.SUPERVISOR, life.report.id, payload)
        except (CommandRefused, PhotoError):
            continue
        assert life.do(payload, desk.clock.at, synthetic.SUPERVISOR.id)
    desk.clock.at = NOW


def as_told(line: MeasureLine) -> dict[str, object]:
    """A line in the words of the other computation."""
    told: dict[str, object] = {
        "response": (line.response.count, line.response.median, line.response.p90),
        "resolution": (line.resolution.count, line.resolution.median, line.resolution.p90),
        "response_promises": line.response_promises(),
        "resolution_promises": line.resolution_promises(),
        "officers": line.officers,
    }
    names = ("received", "answered", "resolved", "returned", "reopened", "open_at_end")
    return told | {name: line.counts[Measure(name)] for name in names}


@given(seed=st.integers(0, 2**32), grouping=st.sampled_from(Grouping), period=st.sampled_from(PERIODS), count=st.integers(1, 40))
def test_figures_equal_those_told_along_each_reports_life(
    tmp_path_factory: pytest.TempPathFactory, seed: int, grouping: Grouping, period: Period, count: int
) -> None:
    """Property: pauses, returns, reopened reports, and the officer's own unsent work included."""
    rng = random.Random(seed)
    lives = [random_life(rng, number, NOW - timedelta(minutes=30)) for number in range(count)]
    with filled_desk(tmp_path_factory.mktemp("home"), lives) as desk:
        work(desk, lives, rng)
        found = {line.key: as_told(line) for line in desk.reader.measures(QueueQuery(), grouping, period, NOW)}
        wanted = expected_measures(lives, grouping, period, NOW)
        if grouping is Grouping.WEEK:
            for key, line in list(found.items()):
                ends = period.week(key).ends
                assert line.pop("open_at_end") == sum(life.open_at(ends) for life in lives)
                if not line["received"]:
                    del found[key]
        assert found == wanted
        if grouping is not Grouping.WEEK:
            lines = desk.reader.standings(QueueQuery(), grouping, NOW)
            standings = {line.key: {standing.value: number for standing, number in line.counts.items()} for line in lines}
            assert standings == expected_standings(lives, grouping, NOW)


@given(seed=st.integers(0, 2**32), base=st.sampled_from(BASES), period=st.sampled_from(PERIODS))
def test_every_number_opens_exactly_the_rows_that_it_counts(
    tmp_path_factory: pytest.TempPathFactory, seed: int, base: QueueQuery, period: Period
) -> None:
    rng = random.Random(seed)
    lives = [random_life(rng, number, NOW - timedelta(minutes=30)) for number in range(25)]
    with filled_desk(tmp_path_factory.mktemp("home"), lives) as desk:
        work(desk, lives, rng)
        for grouping in Grouping:
            for line in desk.reader.measures(base, grouping, period, NOW):
                part = period.week(line.key) if grouping is Grouping.WEEK else period
                for measure in Measure:
                    query = measure_query(narrowed(base, grouping, line.key), measure, part, NOW)
                    assert rows_of(desk, query) == line.counts[measure], (grouping, line.key, measure)
            if grouping is Grouping.WEEK:
                continue
            for standing_line in desk.reader.standings(base, grouping, NOW):
                for standing in Standing:
                    query = standing_query(narrowed(base, grouping, standing_line.key), standing, NOW)
                    assert rows_of(desk, query) == standing_line.counts[standing], (grouping, standing_line.key, standing)


def rows_of(desk: DeskWork, query: QueueQuery) -> int:
    """How many rows a query shows, all pages of it."""
    ids: list[str] = []
    after = None
    while True:
        page = desk.reader.queue(query, after, 9)
        ids += [row.report_id for row in page.rows]
        after = page.after
        if after is None:
            assert len(ids) == len(set(ids))
            return len(ids)


def test_a_forecast_reads_what_stands_in_line_and_what_was_done(tmp_path: Path) -> None:
    """What the store gives is what the lives say, the officer's own unsent work included; how it is worked is tested apart."""
    rng = random.Random(7)
    lives = [random_life(rng, number, NOW - timedelta(minutes=30)) for number in range(120)]
    with filled_desk(tmp_path, lives) as desk:
        work(desk, lives, rng)
        for base in BASES:
            inside = [
                life for life in lives
                if any(life.report.ward.startswith(area) for area in base.areas or ("31",))
                and (not base.categories or life.report.category in base.categories)
            ]  # fmt: skip
            for forecast, (line, done) in zip(desk.reader.forecasts(base, NOW), expected_lines(inside, NOW), strict=True):
                first = min(life.report.received_at for life in inside)
                wanted = foretell(forecast.promise, line, pace_of(done, first, OFFICE, NOW), OFFICE, NOW)
                assert forecast == wanted
                assert forecast.waiting and (forecast.can_tell or base is not BASES[0])
                assert rows(desk, waiting_query(base, forecast.promise)) == forecast.waiting
                assert rows(desk, late_query(base, forecast.promise, NOW)) == forecast.late
                if forecast.will_break:
                    assert rows(desk, breaking_query(base, forecast)) == len(forecast.will_break)


def rows(desk: DeskWork, query: QueueQuery) -> int:
    """How many rows a query shows."""
    return len(desk.reader.queue(query, None, 1_000).rows)


def expected_lines(lives: list[Life], now: datetime) -> Iterator[tuple[list[Pending], dict[str, int]]]:
    """What stands in both lines, and what was done of both in four weeks by category, told along the lives."""
    for met, promise in ((Life.first_response, "response"), (Life.closed_at, "resolution")):
        done, line = dict.fromkeys(POLICIES, 0), []
        for life in lives:
            moment, status = met(life), life.report.status
            if moment is not None and now - timedelta(days=28) <= moment < now:
                done[life.report.category] += 1
            if status not in CLOSED_STATUSES and status is not Status.COORDINATING and moment is None:
                paused = life.paused() if promise == "resolution" else timedelta(0)
                due = life.counted.after(life.report.received_at, getattr(life.policy, promise) + paused)
                line.append(Pending(to_millis(due), life.report.id, life.report.category))
        yield line, done


def test_ranks_are_those_of_reports_that_are_there() -> None:
    assert spans_of([]) == Spans()
    assert spans_of([4_000, 1_000, 3_000, 2_000]) == Spans(4, timedelta(seconds=2), timedelta(seconds=4))
    assert spans_of(range(1, 11)) == Spans(10, timedelta(milliseconds=5), timedelta(milliseconds=9))
    assert Spans(4).few and not Spans(5).few


def test_a_corrected_category_never_makes_a_span_impossible(tmp_path: Path) -> None:
    life = random_life(random.Random(1), 1, NOW)
    life = Life(replace(life.report, category="flood"))
    with desk_work(tmp_path) as desk:
        desk.put("r1", received_at=NOW - timedelta(days=2), clocks=replace(
            life.report.clocks, response_due=NOW, resolution_due=NOW + timedelta(days=90),
            responded_at=NOW - timedelta(days=1), resolved_at=NOW, paused_since=None,
        ), rev=9)  # fmt: skip
        line = desk.reader.measures(QueueQuery(), Grouping.CATEGORY, Period(NOW - timedelta(days=3), NOW), NOW)[0]
        assert line.resolution.median == timedelta(days=1), "at least until its first response"


def test_a_week_begins_on_monday_in_jakarta() -> None:
    period = Period(NOW - timedelta(days=10), NOW)
    assert period.first_monday().weekday() == 0 and period.first_monday() <= period.begins
    key = period.first_monday().date().isoformat()
    assert period.week(key).begins == period.begins, "only the part that belongs to the period"
