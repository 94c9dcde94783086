"""The office's calendar as it goes over the line, as a pack brings it and as it is stored."""

from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta

from officer_app.domain.calendar import MAX_HOLIDAYS, MAX_NAME, MAX_STRETCHES, CalendarError, Weekday, WorkCalendar

ClockTime = Annotated[str, Meta(pattern="^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$(?!\\n)")]


class WorkHours(msgspec.Struct, kw_only=True):
    """A stretch of a weekday's work in WIB, from its first minute to the first that does not belong to it."""

    weekday: Weekday
    begins: ClockTime
    ends: ClockTime


class Holiday(msgspec.Struct, kw_only=True):
    """A day on which the office does not work."""

    date: date
    name: Annotated[str, Meta(min_length=1, max_length=MAX_NAME)]


class Calendar(msgspec.Struct, kw_only=True):
    """When the office works."""

    hours: Annotated[list[WorkHours], Meta(max_length=len(Weekday) * MAX_STRETCHES)]
    holidays: Annotated[list[Holiday], Meta(max_length=MAX_HOLIDAYS)] = []

    @classmethod
    def of(cls, calendar: WorkCalendar) -> "Calendar":
        """A calendar of the domain."""
        return cls(
            hours=[
                WorkHours(weekday=Weekday(weekday), begins=begins, ends=ends)
                for weekday, begins, ends in calendar.written_hours()
            ],
            holidays=[Holiday(date=day, name=name) for day, name in calendar.holidays],
        )

    def in_domain(self) -> WorkCalendar:
        """The calendar of the domain; CalendarError when these hours and holidays make none."""
        return WorkCalendar.of(
            [(stretch.weekday, stretch.begins, stretch.ends) for stretch in self.hours],
            [(holiday.date.isoformat(), holiday.name) for holiday in self.holidays],
        )


def calendar_of(document: object) -> WorkCalendar:
    """The calendar that a JSON document describes; CalendarError says what is wrong with it."""
    try:
        return msgspec.convert(document, Calendar).in_domain()
    except msgspec.ValidationError as error:
        raise CalendarError(str(error)) from error
