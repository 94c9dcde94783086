"""Every number that the window offers equals the rows that it opens, and late and at risk mean the same in all of them."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officer_app.domain import deadlines
from officer_app.domain.deadlines import ClockState
from officer_app.domain.vocabulary import CLOSED_STATUSES, Channel, Status
from sync.figure_records import Grouping, Standing
from sync.queue_groups import Due, Groups
from sync.reading import Reader
from sync.reading.facets import DAYS, Facets
from sync.records import NOBODY, Group, QueueQuery, QueueRow
from tests.fakes import synthetic
from tests.sync.reading.lives_of_reports import random_life
from tests.sync.reading.test_figures import NOW, filled_desk, rows_of, work
from ui.queue.clock_badges import badges
from ui.queue.filters import OPEN, START
from ui.queue.views import given_views
from widgets.tones import Tone

ME = synthetic.SUPERVISOR
queries = st.builds(
    QueueQuery,
    statuses=st.sampled_from((OPEN, OPEN, (), (Status.WAITING,), (Status.COORDINATING, Status.DONE))),
    text=st.sampled_from(("", "", "", "flood", "banjir", "jk", "rt 1")),
    categories=st.sampled_from(((), (), ("flood",), ("waste", "flood"))),
    areas=st.sampled_from(((), (), ("31.75",), ("31.75.07",))),
    assignee=st.sampled_from((None, None, NOBODY, ME.id)),
    paused=st.sampled_from((None, None, False)),
    unsent_only=st.sampled_from((False, False, False, True)),
)


@settings(max_examples=25)
@given(seed=st.integers(0, 2**32), asked=st.lists(queries, min_size=2, max_size=4))
def test_every_number_is_that_of_the_rows_it_opens(
    tmp_path_factory: pytest.TempPathFactory, seed: int, asked: list[QueueQuery]
) -> None:
    """Property: over reports with pauses, office hours and every status, with work that has not left this computer."""
    rng = random.Random(seed)
    lives = [random_life(rng, number, NOW - timedelta(minutes=30)) for number in range(30)]
    with filled_desk(tmp_path_factory.mktemp("home"), lives) as desk:
        work(desk, lives, rng)
        for view in given_views(ME):
            query = view.at(NOW)
            assert desk.reader.count(query, 1_000) == rows_of(desk, query), view.view_id
        for query in asked:
            tally = desk.reader.tally(query)
            assert tally.hits == rows_of(desk, query)
            for status in OPEN:
                assert tally.statuses.get(status, 0) == rows_of(desk, replace(query, statuses=(status,))), status
            for words, value, narrowed in _entries(query, desk.reader.facets(query, NOW)):
                assert value == rows_of(desk, narrowed), words
            for group in Group:
                grouped = replace(query, group=group)
                for line in desk.reader.group_lines(grouped, NOW):
                    inside = Groups(grouped, NOW).narrowed(line.key)
                    assert inside is not None and line.number == rows_of(desk, inside), (group, line.key)
        _late_is_late_everywhere(desk.reader)


def _entries(query: QueueQuery, facets: Facets) -> Iterator[tuple[str, int, QueueQuery]]:
    """What the filter menu offers: a name, its number, and what it shows alone."""
    for status in Status:
        yield status, facets.number("statuses", status.value), replace(query, statuses=(status,))
    for code in ("flood", "waste", "road"):
        yield code, facets.number("categories", code), replace(query, categories=(code,))
    for channel in Channel:
        yield channel, facets.number("channels", channel.value), replace(query, channels=(channel.value,))
    for officer in (NOBODY, ME.id, "o-staff"):
        yield officer, facets.number("assignee", officer), replace(query, assignee=officer)
    for area in ("31", "31.75", "31.75.07"):
        yield area, facets.within(area), replace(query, areas=(area,))
    for priority in (1, 2, 3):
        yield f"priority {priority}", facets.at_least(priority), replace(query, priority=priority)
    for name in ("with_photos", "private", "approximate"):
        for wanted in (True, False):
            yield name, facets.number(name, int(wanted)), replace(query, **{name: wanted})  # type: ignore[arg-type]
    for days in DAYS:
        yield f"{days} days", facets.received[days], replace(query, received_from=NOW - timedelta(days=days))
    yield "unsent", facets.unsent, replace(query, unsent_only=True)


def _late_is_late_everywhere(reader: Reader) -> None:
    """Overview, views, headers, chips of the list and badges count the same reports."""
    views = {view.view_id: reader.count(view.at(NOW), 1_000) for view in given_views(ME)}
    standings = reader.standings(QueueQuery(), Grouping.CITY, NOW)
    by_status = reader.group_lines(replace(START, group=Group.STATUS), NOW)
    due = {line.key: line.number for line in reader.group_lines(replace(START, group=Group.DUE), NOW)}
    rows = reader.queue(START, None, 1_000).rows
    late = [row for row in rows if Tone.BAD in _tones(row)]
    at_risk = [row for row in rows if row not in late and Tone.WARNING in _tones(row)]
    counted = {
        views["late"],
        sum(line.counts[Standing.LATE] for line in standings),
        sum(line.late for line in by_status),
        due.get(Due.LATE, 0),
    }
    assert counted == {len(late)}
    assert {views["at_risk"], sum(line.counts[Standing.AT_RISK] for line in standings)} == {len(at_risk)}
    assert views["today"] == due.get(Due.LATE, 0) + due.get(Due.TODAY, 0)


def _tones(row: QueueRow) -> set[Tone]:
    found = badges(row.clocks, row.received_at, NOW, closed=row.status in CLOSED_STATUSES)
    paused = deadlines.read_resolution(row.clocks, NOW).state is ClockState.PAUSED
    assert not paused or Tone.BAD not in {badge.tone for badge in found}
    return {badge.tone for badge in found}
