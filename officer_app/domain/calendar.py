"""When an office works: its hours on each weekday, in WIB, less the public holidays; all of it configuration.

Whatever is asked is answered from the working time that has passed since a Monday long ago: whole weeks, the days before in this
week, this day's part, less what the holidays before would have had. A span of years costs as little as one of minutes, and two
spans that meet always add up to the span of both.
"""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from officer_app.domain.wib import WIB

MINUTES = 24 * 60
# As much as anybody configures: a year of Indonesia has some 25 days.
MAX_STRETCHES = 6
MAX_HOLIDAYS = 2_000
MAX_NAME = 120
# With less than this a clock of a year would run for centuries.
LEAST_WEEK = timedelta(hours=1)

_TICK = timedelta(microseconds=1)
_MINUTE = 60_000_000
_DAY = MINUTES * _MINUTE
_MONDAY = datetime(1969, 12, 29, tzinfo=WIB)
_LATEST = datetime(9999, 1, 1, tzinfo=UTC)
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|24:00", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)

# A stretch of a day's work: from a minute of the day to the first that does not belong to it.
Stretch = tuple[int, int]


class CalendarError(ValueError):
    """A calendar that cannot be used; its text says where and why, without a full stop."""


class Weekday(StrEnum):
    """The days of a week as configuration names them, in their order."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


_ALL_DAY: tuple[Stretch, ...] = ((0, MINUTES),)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Working time: by default all of it. `hours` has the stretches of each weekday from Monday on, `holidays` date and name.

    CalendarError when they make no calendar.
    """

    hours: tuple[tuple[Stretch, ...], ...] = (_ALL_DAY,) * len(Weekday)
    holidays: tuple[tuple[date, str], ...] = ()
    around_the_clock: bool = field(init=False, repr=False, compare=False)
    _before: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _free: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _lost: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Check it, and lay the sums down that every question is answered from."""
        _check(self)
        spans = [sum(ends - begins for begins, ends in stretches) * _MINUTE for stretches in self.hours]
        free = [(day - _MONDAY.date()).days for day, _ in self.holidays]
        lost = [spans[day % 7] for day in free]
        for name, value in (
            ("around_the_clock", not self.holidays and all(stretches == _ALL_DAY for stretches in self.hours)),
            ("_before", _sums(spans)),
            ("_free", tuple(free)),
            ("_lost", _sums(lost)),
        ):
            object.__setattr__(self, name, value)

    @classmethod
    def of(cls, hours: Iterable[tuple[str, str, str]], holidays: Iterable[tuple[str, str]]) -> "WorkCalendar":
        """A calendar as it is written: weekday, begin and end as "monday", "07:30", "16:00", and each holiday's date and name."""
        days: dict[Weekday, list[Stretch]] = {weekday: [] for weekday in Weekday}
        for weekday, begins, ends in hours:
            if weekday not in days:
                raise CalendarError(f"there is no weekday “{weekday[:40]}”")
            days[Weekday(weekday)].append((_minute(begins), _minute(ends)))
        named = [(_day(written), " ".join(name.split())) for written, name in holidays]
        return cls(tuple(tuple(sorted(stretches)) for stretches in days.values()), tuple(sorted(named)))

    def written_hours(self) -> list[tuple[str, str, str]]:
        """The hours as `of` takes them."""
        return [
            (weekday.value, clock_time(begins), clock_time(ends))
            for weekday, stretches in zip(Weekday, self.hours, strict=True)
            for begins, ends in stretches
        ]

    def written_holidays(self) -> list[tuple[str, str]]:
        """The holidays as `of` takes them."""
        return [(day.isoformat(), name) for day, name in self.holidays]

    def after(self, at: datetime, length: timedelta) -> datetime:
        """The first moment by which so much working time has passed since `at`; `at` itself where nothing is to pass."""
        if length <= timedelta(0):
            return at
        if self.around_the_clock:
            return at + length
        start = _micros(at)
        target = self._passed(start) + length // _TICK
        today = start // _DAY
        # Every holiday takes away less than a week.
        weeks = (length // _TICK) // self._before[-1] + 2 + len(self._free)
        day = bisect_left(range(today, today + 7 * weeks), target, key=lambda number: self._passed((number + 1) * _DAY)) + today
        return _moment(day * _DAY + self._within(day % 7, target - self._passed(day * _DAY)))

    def worked(self, begins: datetime, ends: datetime) -> timedelta:
        """The working time from one moment to another; negative when they stand the other way round."""
        if self.around_the_clock:
            return ends - begins
        return timedelta(microseconds=self._passed(_micros(ends)) - self._passed(_micros(begins)))

    def worked_millis(self, begins: int, ends: int) -> int:
        """The same between two moments in milliseconds since 1970, for those who ask a million times."""
        if self.around_the_clock:
            return ends - begins
        return (self._passed(ends * 1_000 + _SINCE) - self._passed(begins * 1_000 + _SINCE)) // 1_000

    def opens(self, at: datetime) -> datetime:
        """The first moment from `at` on at which the office works: `at` itself while it does."""
        return self.after(at, _TICK) - _TICK

    def holiday(self, day: date) -> str | None:
        """The name of the holiday that a day is, None for any other day."""
        place = bisect_left(self.holidays, day, key=lambda holiday: holiday[0])
        found = self.holidays[place] if place < len(self.holidays) else None
        return found[1] if found is not None and found[0] == day else None

    def holidays_on_workdays(self, begins: date, ends: date) -> list[tuple[date, str]]:
        """The holidays from one day to before another on which the office would have worked."""
        first = bisect_left(self.holidays, begins, key=lambda holiday: holiday[0])
        last = bisect_left(self.holidays, ends, key=lambda holiday: holiday[0])
        return [(day, name) for day, name in self.holidays[first:last] if self.hours[day.weekday()]]

    def _passed(self, micros: int) -> int:
        """The working microseconds from the first Monday to a moment so many microseconds after it."""
        day, within = divmod(micros, _DAY)
        week, weekday = divmod(day, 7)
        place = bisect_left(self._free, day)
        total = week * self._before[-1] + self._before[weekday] - self._lost[place]
        if place < len(self._free) and self._free[place] == day:
            return total
        for begins, ends in self.hours[weekday]:
            total += min(max(within - begins * _MINUTE, 0), (ends - begins) * _MINUTE)
        return total

    def _within(self, weekday: int, left: int) -> int:
        """When, in a working day, so many microseconds of it have been worked."""
        for begins, ends in self.hours[weekday]:
            if left <= (ends - begins) * _MINUTE:
                return begins * _MINUTE + left
            left -= (ends - begins) * _MINUTE
        raise AssertionError("a day has no more work than its stretches")


def clock_time(minute: int) -> str:
    """A minute of the day as "07:30"; the end of the day is "24:00"."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _sums(values: Iterable[int]) -> tuple[int, ...]:
    sums = [0]
    for value in values:
        sums.append(sums[-1] + value)
    return tuple(sums)


def _micros(moment: datetime) -> int:
    return (moment - _MONDAY) // _TICK


_SINCE = _micros(datetime(1970, 1, 1, tzinfo=UTC))


def _moment(micros: int) -> datetime:
    try:
        return min((_MONDAY + timedelta(microseconds=micros)).astimezone(UTC), _LATEST)
    except OverflowError:
        return _LATEST


def _minute(written: str) -> int:
    if not _TIME.fullmatch(written):
        raise CalendarError(f"“{written[:40]}” is no time of the day such as 07:30")
    return int(written[:2]) * 60 + int(written[3:])


def _day(written: str) -> date:
    try:
        if _DATE.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError as error:
        raise CalendarError(f"there is no day {written}") from error
    raise CalendarError(f"“{written[:40]}” is no date such as 2014-12-25")


def _check(calendar: WorkCalendar) -> None:
    if len(calendar.hours) != len(Weekday):
        raise CalendarError("a week has seven days")
    for weekday, stretches in zip(Weekday, calendar.hours, strict=True):
        _check_day(weekday, stretches)
    week = sum(ends - begins for stretches in calendar.hours for begins, ends in stretches)
    if timedelta(minutes=week) < LEAST_WEEK:
        raise CalendarError("the office works less than an hour a week")
    if len(calendar.holidays) > MAX_HOLIDAYS:
        raise CalendarError(f"there are more than {MAX_HOLIDAYS} holidays")
    for day, name in calendar.holidays:
        if not 0 < len(name) <= MAX_NAME:
            raise CalendarError(f"the holiday {day} needs a name of at most {MAX_NAME} letters")
    days = [day for day, _ in calendar.holidays]
    for former, later in itertools.pairwise(days):
        if former >= later:
            raise CalendarError(f"the holiday {later} stands there twice" if former == later else "the holidays have no order")


def _check_day(weekday: Weekday, stretches: tuple[Stretch, ...]) -> None:
    if len(stretches) > MAX_STRETCHES:
        raise CalendarError(f"{weekday} has more than {MAX_STRETCHES} stretches of work")
    free_from = 0
    for begins, ends in stretches:
        if not begins < ends <= MINUTES:
            raise CalendarError(f"on {weekday} work ends at {clock_time(ends)}, not after it begins at {clock_time(begins)}")
        if begins < free_from:
            raise CalendarError(f"on {weekday} two stretches of work overlap")
        free_from = ends


# The promise of 2014: its hours are hours on the clock.
AROUND_THE_CLOCK = WorkCalendar()


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """Which time counts for a report's clocks: that of the office's calendar for `categories`, all of it for the others."""

    calendar: WorkCalendar = AROUND_THE_CLOCK
    categories: frozenset[str] = frozenset()

    def of(self, category: str) -> WorkCalendar:
        """The calendar that a category's clocks go by."""
        return self.calendar if category in self.categories else AROUND_THE_CLOCK


ALL_TIME = WorkingTime()
