"""Office hours in words: which they are, until when they pause, and the holidays that are near."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby

from PySide6.QtCore import QCoreApplication, QLocale

from officer_app.domain.calendar import Stretch, WorkCalendar, clock_time
from officer_app.domain.wib import WIB
from ui.words.times import wib

# So many days ahead a holiday is worth a word.
NEAR = 7
_DAY = timedelta(days=1)


def counting_words(calendar: WorkCalendar, now: datetime, *, running: bool = True) -> str:
    """How a clock that counts office hours counts them now, in sentences; nothing to say of one that counts all time."""
    if calendar.around_the_clock:
        return ""
    return " ".join([_counts(calendar), *(_stands(calendar, now) if running else ()), *_near(calendar, now)])


def hours_words(calendar: WorkCalendar) -> str:
    """The hours by weekday: "Mon–Thu 07:30–16:00, Fri 07:30–16:30"."""
    parts = []
    for stretches, days in groupby(enumerate(calendar.hours, start=1), key=lambda day: day[1]):
        numbers = [number for number, _ in days]
        if stretches:
            names = day_name(numbers[0]) if len(numbers) == 1 else f"{day_name(numbers[0])}–{day_name(numbers[-1])}"
            parts.append(f"{names} {_stretches(stretches)}")
    return ", ".join(parts)


def weekday_moment(at: datetime, now: datetime) -> str:
    """A moment with its weekday: "Thu 5 Mar 07:30", or only the time on the day of `now`."""
    local = at.astimezone(WIB)
    return wib(at, now) if local.date() == now.astimezone(WIB).date() else f"{day_name(local.isoweekday())} {wib(at, now)}"


def day_name(number: int) -> str:
    """A weekday in short, Monday is 1."""
    return QLocale().dayName(number, QLocale.FormatType.ShortFormat)


def _counts(calendar: WorkCalendar) -> str:
    return QCoreApplication.translate("OfficeHours", "Counts in office hours: {0}.").format(hours_words(calendar))


def _stands(calendar: WorkCalendar, now: datetime) -> Iterator[str]:
    opens = calendar.opens(now)
    if opens > now:
        yield QCoreApplication.translate("OfficeHours", "The clock is stopped until {0}.").format(weekday_moment(opens, now))


def _near(calendar: WorkCalendar, now: datetime) -> Iterator[str]:
    today = now.astimezone(WIB).date()
    for day, name in calendar.holidays_on_workdays(today, today + NEAR * _DAY):
        yield _holiday(day, today).format(name)


def _holiday(day: date, today: date) -> str:
    if day == today:
        return QCoreApplication.translate("OfficeHours", "Holiday today: {0}.")
    if day == today + _DAY:
        return QCoreApplication.translate("OfficeHours", "Holiday tomorrow: {0}.")
    named = f"{day_name(day.isoweekday())} {day.day} {QLocale().monthName(day.month, QLocale.FormatType.ShortFormat)}"
    # The name comes later, whatever it holds.
    return QCoreApplication.translate("OfficeHours", "Holiday on {0}: {1}.").format(named, "{0}")


def _stretches(stretches: Iterable[Stretch]) -> str:
    return " + ".join(f"{clock_time(begins)}–{clock_time(ends)}" for begins, ends in stretches)
