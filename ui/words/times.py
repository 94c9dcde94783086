"""Times and spans in words: stored in UTC, shown in WIB (UTC+7, no daylight saving)."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from officer_app.domain.deadlines import ClockReading, ClockState
from officer_app.domain.wib import WIB

_MINUTE = 60
_HOUR = 60 * _MINUTE
_DAY = 24 * _HOUR
_MONTH = 30 * _DAY
_YEAR = 365 * _DAY


def wib(at: datetime, now: datetime | None = None) -> str:
    """A moment in WIB: "10:02" on the day of `now`, "21 Feb 10:02" in its year, else with the year."""
    local = at.astimezone(WIB)
    time = f"{local:%H:%M}"
    today = now.astimezone(WIB) if now is not None else None
    if today is not None and local.date() == today.date():
        return time
    month = QLocale().monthName(local.month, QLocale.FormatType.ShortFormat)
    if today is not None and local.year == today.year:
        return f"{local.day} {month} {time}"
    return f"{local.day} {month} {local.year} {time}"


def wib_day(at: datetime) -> str:
    """A day in WIB: "21 Feb 2026"."""
    local = at.astimezone(WIB)
    return f"{local.day} {QLocale().monthName(local.month, QLocale.FormatType.ShortFormat)} {local.year}"


def age(span: timedelta) -> str:
    """How long ago, in one short unit: "now", "5 min", "3 h", "6 d", "14 mo", "3 y"."""
    seconds = max(int(span.total_seconds()), 0)
    if seconds < _MINUTE:
        return QCoreApplication.translate("Times", "now")
    if seconds < _HOUR:
        return _minutes(seconds // _MINUTE)
    if seconds < 2 * _DAY:
        return _hours(seconds // _HOUR)
    if seconds < 3 * _MONTH:
        return _days(seconds // _DAY)
    if seconds < 2 * _YEAR:
        return QCoreApplication.translate("Times", "{0} mo").format(seconds // _MONTH)
    return QCoreApplication.translate("Times", "{0} y").format(seconds // _YEAR)


def duration(span: timedelta) -> str:
    """A length in at most two units: "40 min", "2 h 5 min", "6 d 3 h", "94 d"; its sign is left out."""
    seconds = int(abs(span.total_seconds()))
    if seconds < _HOUR:
        return _minutes(seconds // _MINUTE)
    if seconds < _DAY:
        return _joined(_hours(seconds // _HOUR), seconds % _HOUR // _MINUTE, _minutes)
    days = seconds // _DAY
    if days < 10:
        return _joined(_days(days), seconds % _DAY // _HOUR, _hours)
    return _days(days)


def clock_words(reading: ClockReading) -> str:
    """How a clock stands: "2 h 5 min left", "late by 2 h", "paused", "met", "met late"."""
    match reading.state:
        case ClockState.RUNNING:
            return QCoreApplication.translate("Times", "{0} left").format(duration(reading.remaining))
        case ClockState.LATE:
            return QCoreApplication.translate("Times", "late by {0}").format(duration(reading.remaining))
        case ClockState.PAUSED:
            return QCoreApplication.translate("Times", "paused")
        case ClockState.MET:
            return QCoreApplication.translate("Times", "met")
        case ClockState.MET_LATE:
            return QCoreApplication.translate("Times", "met late")


def _joined(first: str, rest: int, unit: Callable[[int], str]) -> str:
    return f"{first} {unit(rest)}" if rest else first


def _minutes(count: int) -> str:
    return QCoreApplication.translate("Times", "{0} min").format(count)


def _hours(count: int) -> str:
    return QCoreApplication.translate("Times", "{0} h").format(count)


def _days(count: int) -> str:
    return QCoreApplication.translate("Times", "{0} d").format(count)
