"""Saved views: kept, read again, moving with the time, and never in the way of one another."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.vocabulary import Status
from sync.records import Group, QueueQuery, Sort
from sync.views import (
    Folding,
    SavedView,
    Session,
    Urgency,
    day_after,
    read_office,
    read_session,
    read_views,
    shown_as_document,
    write_session,
    write_views,
)
from tests.sync.reading.test_queue_pages import queries

NOW = datetime(2026, 3, 4, 16, 59, tzinfo=UTC)


@given(queries, st.sampled_from((None, *Urgency)), st.sampled_from((None, 7)))
def test_what_is_written_is_read_again(query: QueueQuery, urgency: Urgency | None, days: int | None) -> None:
    view = SavedView(view_id="own:1", name="Banjir RW 05", query=query, urgency=urgency, last_days=days)
    assert read_views(write_views([view])) == [view]


def test_times_move_along() -> None:
    late = SavedView(view_id="a", name="a", query=QueueQuery(), urgency=Urgency.LATE)
    today = SavedView(view_id="b", name="b", query=QueueQuery(), urgency=Urgency.TODAY, last_days=2)
    assert late.at(NOW).due_before == NOW
    assert today.at(NOW).due_before == datetime(2026, 3, 4, 17, 0, tzinfo=UTC), "the day ends at 17:00 UTC"
    assert today.at(NOW + timedelta(minutes=1)).due_before == datetime(2026, 3, 5, 17, 0, tzinfo=UTC)
    assert today.at(NOW).received_from == NOW - timedelta(days=2)


def test_a_view_knows_what_it_showed_a_while_ago() -> None:
    late = SavedView(view_id="a", name="a", query=QueueQuery(categories=("flood",)), urgency=Urgency.LATE, last_days=3)
    shown = late.at(NOW - timedelta(hours=5))
    assert late.shows(shown)
    assert not late.shows(replace(shown, due_before=None))
    assert not late.shows(replace(shown, received_from=None))
    assert not late.shows(replace(shown, categories=()))


foldings = st.builds(Folding, closed=st.booleans(), others=st.frozensets(st.sampled_from(("", "flood", "late"))))


@given(queries, st.sampled_from((None, *Urgency)), st.sampled_from((None, "r1")), foldings)
def test_a_session_is_read_again(query: QueueQuery, urgency: Urgency | None, report: str | None, folding: Folding) -> None:
    view = SavedView(view_id="", name="", query=query, urgency=urgency)
    session = Session(view=view, report_id=report, folding=folding)
    assert read_session(write_session(session)) == session


def test_what_was_kept_before_there_were_groups_is_read_too() -> None:
    session = read_session('{"shown": {"query": {"statuses": ["waiting"]}}, "report": "r1"}')
    assert session is not None and session.view.query == QueueQuery(statuses=(Status.WAITING,))
    assert (session.report_id, session.folding) == ("r1", Folding())
    assert session.view.query.group is None
    kept = b'[{"id": "a", "name": "a", "query": {"query": {"sort": "newest"}}}]'
    assert [view.query for view in read_views(kept)] == [QueueQuery(sort=Sort.NEWEST)]


def test_an_older_desk_reads_a_grouped_view_and_a_newer_grouping_spoils_no_other_view() -> None:
    grouped = SavedView(view_id="a", name="a", query=QueueQuery(group=Group.OFFICER))
    assert shown_as_document(grouped)["query"] == {"group": "officer"}
    kept = b"""[{"id": "a", "name": "a", "query": {"query": {"group": "weather", "later": 1}}},
               {"id": "b", "name": "b", "query": {"query": {"group": "due", "unheard_of": 1}}}]"""
    assert [(view.view_id, view.query.group) for view in read_views(kept)] == [("b", Group.DUE)]


def test_a_folding_turns_one_group_over() -> None:
    folding = Folding().turned("flood")
    assert not folding.is_open("flood") and folding.is_open("waste")
    assert folding.turned("flood") == Folding()
    all_closed = Folding(closed=True).turned("flood")
    assert all_closed.is_open("flood") and not all_closed.is_open("waste")


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"shown": {"query": 3}}'])
def test_a_session_that_cannot_be_read_is_none(text: str) -> None:
    assert read_session(text) is None


def test_the_day_in_jakarta() -> None:
    assert day_after(NOW) == datetime(2026, 3, 4, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '[{"id":"x"}]', "nonsense", '[{"id":"1","name":"n","query":{"query":{"sort":"no"}}}]']
)
def test_what_cannot_be_read_is_left_out(text: str) -> None:
    assert read_views(text) == []
    assert read_office(text.encode()) == ([], [])


def test_one_bad_view_spoils_no_other() -> None:
    good = SavedView(view_id="1", name="ya", query=QueueQuery(statuses=(Status.WAITING,), sort=Sort.NEWEST))
    text = write_views([good])
    assert read_views(f'[{{"id": 3}},{text[1:]}') == [good]


def test_only_what_differs_is_written() -> None:
    view = SavedView(view_id="1", name="n", query=QueueQuery(statuses=(Status.WAITING,)))
    assert shown_as_document(view) == {"query": {"statuses": ("waiting",)}}
