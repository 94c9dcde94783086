"""The office's calendar: working time by weekday and holiday, told in one step for any span of years."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.calendar import (
    AROUND_THE_CLOCK,
    MAX_HOLIDAYS,
    MINUTES,
    CalendarError,
    Weekday,
    WorkCalendar,
    WorkingTime,
    clock_time,
)
from officer_app.domain.wib import WIB

MINUTE = timedelta(minutes=1)
NOTHING = timedelta(0)
OFFICE = WorkCalendar.of(
    [(day, "07:30", "16:00") for day in list(Weekday)[:5]],
    [("2014-12-25", "Hari Raya Natal"), ("2014-12-26", "Cuti bersama"), ("2015-01-01", "Tahun Baru")],
)


def at(day: str, hour: str) -> datetime:
    """A moment in WIB, in UTC as all times are."""
    return datetime.combine(date.fromisoformat(day), time.fromisoformat(hour), WIB).astimezone(UTC)


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


@st.composite
def calendars(draw: st.DrawFn) -> WorkCalendar:
    """Calendars with breaks, nights, free weekdays and holidays."""
    week = []
    for _ in Weekday:
        edges = sorted(draw(st.sets(st.integers(0, MINUTES), min_size=0, max_size=6)))
        week.append(tuple((edges[place], edges[place + 1]) for place in range(0, len(edges) - 1, 2)))
    week[draw(st.integers(0, 6))] = ((60, 200),)
    days = draw(st.sets(st.dates(date(2014, 11, 1), date(2015, 2, 1)), max_size=20))
    return WorkCalendar(tuple(week), tuple((day, "libur") for day in sorted(days)))


MOMENTS = st.datetimes(datetime(2014, 10, 1), datetime(2015, 3, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the strategy adds it
LENGTHS = st.timedeltas(NOTHING, timedelta(days=12))


def by_hand(calendar: WorkCalendar, begins: datetime, ends: datetime) -> timedelta:
    """Working time day by day: the slow way, told apart from the calendar's own sums."""
    total = NOTHING
    free = {day for day, _ in calendar.holidays}
    day = begins.astimezone(WIB).date()
    while day <= ends.astimezone(WIB).date():
        midnight = datetime(day.year, day.month, day.day, tzinfo=WIB)
        for first, last in () if day in free else calendar.hours[day.weekday()]:
            low, high = max(begins, midnight + first * MINUTE), min(ends, midnight + last * MINUTE)
            total += max(high - low, NOTHING)
        day += timedelta(days=1)
    return total


def works(calendar: WorkCalendar, moment: datetime) -> bool:
    """Whether a moment lies in working time or just at its end."""
    local = moment.astimezone(WIB)
    for day, minute in ((local.date(), NOTHING), (local.date() - timedelta(days=1), timedelta(days=1))):
        within = local - datetime(local.year, local.month, local.day, tzinfo=WIB) + minute
        if calendar.holiday(day) is None and any(
            first * MINUTE <= within <= last * MINUTE for first, last in calendar.hours[day.weekday()]
        ):
            return True
    return False


def test_hours_run_on_over_nights_weekends_and_holidays() -> None:
    friday = at("2014-12-19", "15:00")
    assert OFFICE.after(friday, hours(1)) == at("2014-12-19", "16:00")
    assert OFFICE.after(friday, hours(2)) == at("2014-12-22", "08:30")
    # 24 December, then Christmas, the day after it and a weekend.
    assert OFFICE.after(at("2014-12-24", "15:00"), hours(2)) == at("2014-12-29", "08:30")
    assert OFFICE.after(at("2014-12-20", "11:00"), hours(0.5)) == at("2014-12-22", "08:00")


def test_the_office_opens_when_it_works_again() -> None:
    assert OFFICE.opens(at("2014-12-24", "16:00")) == at("2014-12-29", "07:30")
    assert OFFICE.opens(at("2014-12-22", "10:00")) == at("2014-12-22", "10:00")
    assert OFFICE.opens(at("2014-12-22", "07:30")) == at("2014-12-22", "07:30")


def test_holidays_are_told_by_their_day() -> None:
    assert OFFICE.holiday(date(2014, 12, 25)) == "Hari Raya Natal"
    assert OFFICE.holiday(date(2014, 12, 24)) is None
    assert OFFICE.holiday(date(2016, 1, 1)) is None
    assert OFFICE.holidays_on_workdays(date(2014, 12, 26), date(2015, 1, 2)) == [
        (date(2014, 12, 26), "Cuti bersama"),
        (date(2015, 1, 1), "Tahun Baru"),
    ]
    sundays = WorkCalendar(OFFICE.hours, ((date(2014, 12, 28), "Minggu"),))
    assert sundays.holidays_on_workdays(date(2014, 12, 1), date(2015, 1, 2)) == []


@given(MOMENTS, LENGTHS)
def test_by_default_time_is_time(moment: datetime, length: timedelta) -> None:
    assert AROUND_THE_CLOCK.around_the_clock
    assert AROUND_THE_CLOCK.after(moment, length) == moment + length
    assert AROUND_THE_CLOCK.worked(moment, moment + length) == length
    # What is counted day by day comes to the same.
    always = WorkCalendar(holidays=((date(1999, 1, 1), "long ago"),))
    assert not always.around_the_clock
    assert always.after(moment, length) == moment + length
    assert always.worked(moment + length, moment) == -length


@given(calendars(), MOMENTS, MOMENTS)
def test_working_time_equals_a_count_day_by_day(calendar: WorkCalendar, begins: datetime, ends: datetime) -> None:
    begins, ends = sorted((begins, ends))
    worked = calendar.worked(begins, ends)
    assert worked == by_hand(calendar, begins, ends)
    assert calendar.worked(ends, begins) == -worked
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    first, last = ((moment - epoch) // timedelta(milliseconds=1) for moment in (begins, ends))
    cut = [epoch + timedelta(milliseconds=millis) for millis in (first, last)]
    assert timedelta(milliseconds=calendar.worked_millis(first, last)) == calendar.worked(*cut)


@given(calendars(), MOMENTS, LENGTHS)
def test_so_much_time_has_passed_and_not_a_moment_earlier(calendar: WorkCalendar, moment: datetime, length: timedelta) -> None:
    due = calendar.after(moment, length)
    assert calendar.worked(moment, due) == length
    if length:
        assert calendar.worked(moment, due - timedelta(microseconds=1)) == length - timedelta(microseconds=1)
        assert works(calendar, due)
    else:
        assert due == moment


@given(calendars(), MOMENTS, LENGTHS, LENGTHS)
def test_two_lengths_one_after_the_other_are_their_sum(
    calendar: WorkCalendar, moment: datetime, first: timedelta, second: timedelta
) -> None:
    assert calendar.after(calendar.after(moment, first), second) == calendar.after(moment, first + second)


@given(calendars(), MOMENTS, MOMENTS, LENGTHS, LENGTHS)
def test_later_is_never_due_earlier(
    calendar: WorkCalendar, one: datetime, other: datetime, short: timedelta, long: timedelta
) -> None:
    (one, other), (short, long) = sorted((one, other)), sorted((short, long))
    assert calendar.after(one, short) <= calendar.after(other, short)
    assert calendar.after(one, short) <= calendar.after(one, long)


def test_a_hundred_years_ahead_and_beyond_all_time() -> None:
    moment = at("2014-12-15", "07:30")
    assert OFFICE.after(moment, hours(8.5 * 5 * 5_200)) > moment + timedelta(weeks=5_200) - timedelta(days=3)
    assert OFFICE.after(moment, timedelta(days=900_000)).year == 9999
    assert OFFICE.after(datetime(9998, 12, 31, tzinfo=UTC), timedelta(days=400)).year == 9999
    assert OFFICE.worked(datetime(1, 1, 2, tzinfo=UTC), moment) > NOTHING


def test_a_calendar_is_written_and_read() -> None:
    assert WorkCalendar.of(OFFICE.written_hours(), OFFICE.written_holidays()) == OFFICE
    assert OFFICE.written_hours()[0] == ("monday", "07:30", "16:00")
    assert clock_time(MINUTES) == "24:00"
    night = WorkCalendar.of([("sunday", "20:00", "24:00"), ("sunday", "00:00", "06:00")], [])
    assert night.hours[6] == ((0, 360), (1_200, 1_440))


@pytest.mark.parametrize(
    ("stretches", "holidays", "says"),
    [
        ([("senin", "07:30", "16:00")], [], "no weekday"),
        ([("monday", "7:30", "16:00")], [], "no time of the day"),
        ([("monday", "07:30", "24:30")], [], "no time of the day"),
        ([("monday", "07:30", "٢٣:00")], [], "no time of the day"),
        ([("monday", "16:00", "07:30")], [], "not after it begins"),
        ([("monday", "07:30", "12:00"), ("monday", "11:59", "16:00")], [], "overlap"),
        ([("monday", "07:30", "08:00")], [], "less than an hour"),
        ([], [], "less than an hour"),
        ([("monday", f"{hour:02}:00", f"{hour:02}:30") for hour in range(7)], [], "more than 6"),
        ([("monday", "07:30", "16:00")], [("2014-02-30", "x")], "no day 2014-02-30"),
        ([("monday", "07:30", "16:00")], [("20141225", "x")], "no date"),
        ([("monday", "07:30", "16:00")], [("2014-12-25", " ")], "needs a name"),
        ([("monday", "07:30", "16:00")], [("2014-12-25", "x" * 121)], "needs a name"),
        ([("monday", "07:30", "16:00")], [("2014-12-25", "a"), ("2014-12-25", "b")], "twice"),
        (
            [("monday", "07:30", "16:00")],
            [(f"{date(2000, 1, 1) + timedelta(days=n)}", "x") for n in range(MAX_HOLIDAYS + 1)],
            "more than 2000",
        ),
    ],
)
def test_what_makes_no_calendar_says_why(
    stretches: list[tuple[str, str, str]], holidays: list[tuple[str, str]], says: str
) -> None:
    with pytest.raises(CalendarError, match=says):
        WorkCalendar.of(stretches, holidays)


def test_a_calendar_made_by_hand_is_checked_too() -> None:
    with pytest.raises(CalendarError, match="seven days"):
        WorkCalendar(hours=(((0, 60),),))
    with pytest.raises(CalendarError, match="no order"):
        WorkCalendar(holidays=((date(2015, 1, 1), "b"), (date(2014, 1, 1), "a")))


def test_only_the_categories_that_say_so_count_office_hours() -> None:
    working = WorkingTime(OFFICE, frozenset({"izin-bangunan"}))
    assert working.of("izin-bangunan") is OFFICE
    assert working.of("banjir").around_the_clock
    assert WorkingTime().of("izin-bangunan").around_the_clock
