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
_DAYS_PER_YEAR = 365
_YEAR = _DAYS_PER_YEAR * _DAY


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
    """How long ago, in one short unit: "<1 min", "5 min", "3 h", "6 d", "14 mo", "3 y"."""
    seconds = max(int(span.total_seconds()), 0)
    if seconds < _MINUTE:
        return QCoreApplication.translate("Times", "<1 min")
    if seconds < _HOUR:
        return _minutes(seconds // _MINUTE)
    if seconds < 2 * _DAY:
        return _hours(seconds // _HOUR)
    if seconds < 3 * _MONTH:
        return _days(seconds // _DAY)
    if seconds < 2 * _YEAR:
        return _months(seconds // _MONTH)
    return _years(seconds // _YEAR)


def duration(span: timedelta) -> str:
    """A length in at most two units: "40 min", "2 h 5 min", "6 d 3 h", "82 d", "6 y 10 mo"; its sign is left out."""
    seconds = int(abs(span.total_seconds()))
    if seconds < _HOUR:
        return _minutes(seconds // _MINUTE)
    if seconds < _DAY:
        return _joined(_hours(seconds // _HOUR), seconds % _HOUR // _MINUTE, _minutes)
    days = seconds // _DAY
    if days < 10:
        return _joined(_days(days), seconds % _DAY // _HOUR, _hours)
    if days < 3 * _MONTH // _DAY:
        return _days(days)
    years, rest = divmod(days, _DAYS_PER_YEAR)
    months = rest * 12 // _DAYS_PER_YEAR
    if years:
        return _joined(_years(years), months, _months)
    return _joined(_months(months), days - months * _DAYS_PER_YEAR // 12, _days)


def response_words(reading: ClockReading) -> str:
    """How the first clock stands: "2 h 5 min left", "late by 2 h", "paused", "answered", "answered (late)"."""
    match reading.state:
        case ClockState.MET:
            return QCoreApplication.translate("Times", "answered")
        case ClockState.MET_LATE:
            return QCoreApplication.translate("Times", "answered (late)")
        case _:
            return _open_words(reading)


def resolution_words(reading: ClockReading) -> str:
    """How the second clock stands: like the first, but it ends with "closed" or "closed (late)"."""
    match reading.state:
        case ClockState.MET:
            return QCoreApplication.translate("Times", "closed")
        case ClockState.MET_LATE:
            return QCoreApplication.translate("Times", "closed (late)")
        case _:
            return _open_words(reading)


def _open_words(reading: ClockReading) -> str:
    match reading.state:
        case ClockState.RUNNING:
            return QCoreApplication.translate("Times", "{0} left").format(duration(reading.remaining))
        case ClockState.LATE:
            return QCoreApplication.translate("Times", "late by {0}").format(duration(reading.remaining))
        case _:
            return QCoreApplication.translate("Times", "paused")


def _joined(first: str, rest: int, unit: Callable[[int], str]) -> str:
    return f"{first} {unit(rest)}" if rest else first


def _minutes(count: int) -> str:
    return QCoreApplication.translate("Times", "{0} min").format(count)


def _hours(count: int) -> str:
    return QCoreApplication.translate("Times", "{0} h").format(count)


def _days(count: int) -> str:
    return QCoreApplication.translate("Times", "{0} d").format(count)


def _months(count: int) -> str:
    return QCoreApplication.translate("Times", "{0} mo").format(count)


def _years(count: int) -> str:
    return QCoreApplication.translate("Times", "{0} y").format(count)
