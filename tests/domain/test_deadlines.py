"""The two clocks: what stops them, what halts them, and that a pause never costs the office time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain import deadlines
from officer_app.domain.calendar import WorkCalendar
from officer_app.domain.deadlines import ClockPolicy, ClockState
from tests.domain.samples import ARRIVED, spans

HOUR = timedelta(hours=1)
FRESH = deadlines.start(ARRIVED, ClockPolicy())


def test_a_fresh_report_has_six_hours_and_seven_days() -> None:
    assert FRESH.response_due - ARRIVED == 6 * HOUR
    assert FRESH.resolution_due - ARRIVED == timedelta(days=7)
    assert FRESH.red_flag_at - ARRIVED == timedelta(days=6)


def test_a_category_may_give_other_hours() -> None:
    clocks = deadlines.start(ARRIVED, ClockPolicy(2 * HOUR, 24 * HOUR, 20 * HOUR))
    assert (clocks.response_due, clocks.resolution_due) == (ARRIVED + 2 * HOUR, ARRIVED + 24 * HOUR)


def test_the_first_clock_is_at_risk_in_its_last_hour_and_late_after() -> None:
    assert not deadlines.read_response(FRESH, ARRIVED + 4 * HOUR).at_risk
    assert deadlines.read_response(FRESH, ARRIVED + 5 * HOUR).at_risk
    at_the_end = deadlines.read_response(FRESH, ARRIVED + 6 * HOUR)
    assert (at_the_end.state, at_the_end.remaining) == (ClockState.RUNNING, timedelta(0))
    late = deadlines.read_response(FRESH, ARRIVED + 8 * HOUR)
    assert (late.state, late.remaining, late.at_risk) == (ClockState.LATE, -2 * HOUR, False)


def test_the_second_clock_is_at_risk_from_its_red_flag_on() -> None:
    assert not deadlines.read_resolution(FRESH, ARRIVED + timedelta(days=5, hours=23)).at_risk
    assert deadlines.read_resolution(FRESH, ARRIVED + timedelta(days=6)).at_risk


def test_the_first_response_counts_and_later_ones_do_not() -> None:
    once = deadlines.respond(FRESH, ARRIVED + HOUR)
    assert deadlines.respond(once, ARRIVED + 2 * HOUR) == once
    reading = deadlines.read_response(once, ARRIVED + timedelta(days=99))
    assert (reading.state, reading.remaining) == (ClockState.MET, 5 * HOUR)


def test_a_late_response_stays_late() -> None:
    reading = deadlines.read_response(deadlines.respond(FRESH, ARRIVED + 7 * HOUR), ARRIVED + 8 * HOUR)
    assert (reading.state, reading.remaining) == (ClockState.MET_LATE, -HOUR)


def test_both_clocks_stand_while_somebody_else_has_the_matter() -> None:
    paused = deadlines.pause(FRESH, ARRIVED + 2 * HOUR)
    reading = deadlines.read_response(paused, ARRIVED + timedelta(days=30))
    assert (reading.state, reading.remaining) == (ClockState.PAUSED, 4 * HOUR)
    assert deadlines.pause(paused, ARRIVED + 3 * HOUR) == paused


def test_a_pause_before_any_response_moves_both_deadlines() -> None:
    resumed = deadlines.resume(deadlines.pause(FRESH, ARRIVED + HOUR), ARRIVED + 4 * HOUR)
    assert resumed.response_due == FRESH.response_due + 3 * HOUR
    assert resumed.resolution_due == FRESH.resolution_due + 3 * HOUR


def test_a_pause_after_the_response_leaves_the_first_deadline_as_it_was_met() -> None:
    responded = deadlines.respond(FRESH, ARRIVED + HOUR)
    resumed = deadlines.resume(deadlines.pause(responded, ARRIVED + HOUR), ARRIVED + 4 * HOUR)
    assert resumed.response_due == FRESH.response_due
    assert resumed.resolution_due == FRESH.resolution_due + 3 * HOUR


def test_resolving_stops_both_and_reopening_runs_towards_the_same_deadline() -> None:
    resolved = deadlines.resolve(FRESH, ARRIVED + 3 * HOUR)
    assert resolved.responded_at == resolved.resolved_at == ARRIVED + 3 * HOUR
    reopened = deadlines.reopen(resolved)
    assert reopened.resolved_at is None
    assert reopened.resolution_due == FRESH.resolution_due


def test_the_queue_sorts_by_the_next_promise_to_break() -> None:
    assert deadlines.risk_at(FRESH) == FRESH.response_due
    assert deadlines.risk_at(deadlines.respond(FRESH, ARRIVED)) == FRESH.resolution_due


@given(before=spans, length=spans)
def test_what_is_left_is_the_same_before_and_after_a_pause(before: timedelta, length: timedelta) -> None:
    start = ARRIVED + before
    resumed = deadlines.resume(deadlines.pause(FRESH, start), start + length)
    for read in (deadlines.read_response, deadlines.read_resolution):
        assert read(FRESH, start).remaining == read(resumed, start + length).remaining


@given(before=spans, back=spans)
def test_a_clock_set_back_never_shortens_a_deadline(before: timedelta, back: timedelta) -> None:
    resumed = deadlines.resume(deadlines.pause(FRESH, ARRIVED + before), ARRIVED + before - back)
    assert resumed.resolution_due >= FRESH.resolution_due
    assert resumed.response_due >= FRESH.response_due


OFFICE = WorkCalendar.of(
    [(day, "07:30", "16:00") for day in ("monday", "tuesday", "wednesday", "thursday", "friday")],
    [("2014-12-25", "Hari Raya Natal")],
)
WORKING = ClockPolicy(8 * HOUR, 40 * HOUR, 32 * HOUR, office_hours=True)
FRIDAY = datetime(2014, 12, 19, 8, 0, tzinfo=UTC)  # 15:00 in WIB


def test_a_policy_of_office_hours_counts_working_time_alone() -> None:
    clocks = deadlines.start(FRIDAY, WORKING, OFFICE)
    assert clocks.response_due == datetime(2014, 12, 22, 7, 30, tzinfo=UTC)
    # An hour on Friday, three days of 8.5 h, Christmas, another Friday, and 5 h of the Monday after it.
    assert clocks.resolution_due == datetime(2014, 12, 29, 5, 30, tzinfo=UTC)
    assert deadlines.start(FRIDAY, WORKING).response_due == FRIDAY + 8 * HOUR
    assert deadlines.start(FRIDAY, replace(WORKING, office_hours=False), OFFICE).response_due == FRIDAY + 8 * HOUR


def test_a_pause_over_a_weekend_moves_no_deadline_of_office_hours() -> None:
    clocks = deadlines.start(FRIDAY, WORKING, OFFICE)
    paused = deadlines.pause(clocks, FRIDAY + HOUR)
    monday = datetime(2014, 12, 22, 0, 30, tzinfo=UTC)
    assert deadlines.resume(paused, monday, OFFICE) == clocks
    later = deadlines.resume(paused, monday + HOUR, OFFICE)
    assert later.response_due == clocks.response_due + HOUR
    assert deadlines.resolve(paused, monday + HOUR, OFFICE).resolution_due == later.resolution_due


@given(
    st.timedeltas(timedelta(0), timedelta(days=30)),
    st.timedeltas(timedelta(0), timedelta(days=30)),
)
def test_a_pause_leaves_as_much_working_time_as_there_was(before: timedelta, length: timedelta) -> None:
    clocks = deadlines.start(FRIDAY, WORKING, OFFICE)
    paused = FRIDAY + before
    resumed = deadlines.resume(deadlines.pause(clocks, paused), paused + length, OFFICE)
    for due, moved in (
        (clocks.response_due, resumed.response_due),
        (clocks.resolution_due, resumed.resolution_due),
        (clocks.red_flag_at, resumed.red_flag_at),
    ):
        assert OFFICE.worked(paused + length, moved) == OFFICE.worked(paused, due)
        assert moved >= due
