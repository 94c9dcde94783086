"""Figures in words: headings, the names of groups, spans and shares, and what a number's query says as a filter."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLocale

from officer_app.domain.areas import covers, is_code, level_of
from officer_app.domain.vocabulary import AreaLevel
from officer_app.domain.wib import WIB
from sync.figure_records import WEEK, Grouping, Measure, MeasureLine, Period, Spans, Standing, end_of_day
from sync.records import NOBODY, QueueQuery, Reference
from ui.words.names import area_name, category_name
from ui.words.times import duration, wib

OfficerName = Callable[[str], str | None]
DASH = "–"
_LEVELS = {Grouping.CITY: AreaLevel.CITY, Grouping.DISTRICT: AreaLevel.DISTRICT, Grouping.WARD: AreaLevel.WARD}
_HEADS = ("Lurah", "Camat", "Wali Kota", "Walikota", "Bupati")


def standing_words(standing: Standing) -> str:
    """The heading of a number of the overview."""
    words = {
        Standing.OPEN: QCoreApplication.translate("Figures", "Open"),
        Standing.WAITING: QCoreApplication.translate("Figures", "Waiting"),
        Standing.AT_RISK: QCoreApplication.translate("Figures", "At risk"),
        Standing.LATE: QCoreApplication.translate("Figures", "Late"),
        Standing.RETURNED: QCoreApplication.translate("Figures", "Sent back"),
        Standing.AWAITING: QCoreApplication.translate("Figures", "Awaiting validation"),
    }
    return words[standing]


def standing_hint(standing: Standing) -> str:
    """What exactly a number of the overview counts."""
    words = {
        Standing.OPEN: QCoreApplication.translate("Figures", "Everything that still needs work"),
        Standing.WAITING: QCoreApplication.translate("Figures", "Arrived, and nobody has answered yet"),
        Standing.AT_RISK: QCoreApplication.translate("Figures", "Not late, but the answer or the resolution is due soon"),
        Standing.LATE: QCoreApplication.translate("Figures", "A deadline is missed; paused clocks do not count"),
        Standing.RETURNED: QCoreApplication.translate("Figures", "Open, and a result was sent back at least once"),
        Standing.AWAITING: QCoreApplication.translate("Figures", "A result waits for a validator"),
    }
    return words[standing]


def measure_words(measure: Measure) -> str:
    """The heading of a counted number of a period."""
    words = {
        Measure.RECEIVED: QCoreApplication.translate("Figures", "Received"),
        Measure.ANSWERED: QCoreApplication.translate("Figures", "Answered"),
        Measure.RESOLVED: QCoreApplication.translate("Figures", "Closed"),
        Measure.LATE_RESPONSE: QCoreApplication.translate("Figures", "Response late"),
        Measure.LATE_ANSWERED: QCoreApplication.translate("Figures", "Answered late"),
        Measure.LATE_RESOLUTION: QCoreApplication.translate("Figures", "Resolution late"),
        Measure.LATE_RESOLVED: QCoreApplication.translate("Figures", "Closed late"),
        Measure.RETURNED: QCoreApplication.translate("Figures", "Sent back"),
        Measure.REOPENED: QCoreApplication.translate("Figures", "Reopened"),
        Measure.DOUBTFUL: QCoreApplication.translate("Figures", "Time in doubt"),
        Measure.DOUBTFUL_ANSWERED: QCoreApplication.translate("Figures", "Response time in doubt"),
        Measure.DOUBTFUL_RESOLVED: QCoreApplication.translate("Figures", "Resolution time in doubt"),
        Measure.OPEN_AT_END: QCoreApplication.translate("Figures", "Open at the end"),
    }
    return words[measure]


def grouping_words(grouping: Grouping) -> str:
    """By what figures are told apart, as a heading and as a choice."""
    words = {
        Grouping.CITY: QCoreApplication.translate("Figures", "City"),
        Grouping.DISTRICT: QCoreApplication.translate("Figures", "Kecamatan (camat)"),
        Grouping.WARD: QCoreApplication.translate("Figures", "Kelurahan (lurah)"),
        Grouping.AGENCY: QCoreApplication.translate("Figures", "Agency"),
        Grouping.CATEGORY: QCoreApplication.translate("Figures", "Category"),
        Grouping.OFFICER: QCoreApplication.translate("Figures", "Officer"),
        Grouping.WEEK: QCoreApplication.translate("Figures", "Week"),
    }
    return words[grouping]


def key_words(grouping: Grouping, key: str, reference: Reference, officer_name: OfficerName) -> str:
    """The name of one group."""
    match grouping:
        case Grouping.AGENCY:
            return reference.agencies.get(key, key) if key != NOBODY else QCoreApplication.translate("Figures", "No agency")
        case Grouping.CATEGORY:
            return category_name(reference, key)
        case Grouping.OFFICER:
            return (officer_name(key) or key) if key != NOBODY else QCoreApplication.translate("Figures", "Nobody")
        case Grouping.WEEK:
            return week_words(key)
        case _:
            return area_name(reference, key)


def week_words(key: str) -> str:
    """A week by its first day, "from 2 Mar"."""
    return QCoreApplication.translate("Figures", "from {0}").format(_day(date.fromisoformat(key)))


def head_of(grouping: Grouping, key: str, reference: Reference) -> str:
    """Who answers for an area, the lurah, the camat or the mayor, with his name; empty where nobody is known."""
    if grouping not in _LEVELS:
        return ""
    heads = (colleague for colleague in reference.officers.values() if colleague.areas == (key,))
    head = next((colleague for colleague in heads if colleague.title.startswith(_HEADS)), None)
    return f"{head.title}: {head.name}" if head is not None else ""


def period_words(period: Period) -> str:
    """A period by its first and its last day."""
    first, last = period.begins.astimezone(WIB).date(), (period.ends - timedelta(seconds=1)).astimezone(WIB).date()
    if first == last:
        return f"{_day(first)} {first.year}"
    return f"{_day(first)}{'' if first.year == last.year else f' {first.year}'} {DASH} {_day(last)} {last.year}"


def span_words(span: timedelta | None, spans: Spans) -> str:
    """A span, or that there are too few reports to compare it."""
    if span is None:
        return DASH
    if spans.few:
        return QCoreApplication.translate("Figures", "too few ({0})").format(spans.count)
    return duration(span)


def share_words(promises: tuple[int, int]) -> str:
    """A share of promises kept in percent, or that there are too few to compare it."""
    decided = promises[1]
    if not decided:
        return DASH
    if is_few(decided):
        return QCoreApplication.translate("Figures", "too few ({0})").format(decided)
    return f"{percent(promises)} %"


def percent(promises: tuple[int, int]) -> int:
    """Promises kept of those decided in whole percent, rounded down: 100 means all of them."""
    kept, decided = promises
    return 100 * kept // decided if decided else 0


def is_few(count: int) -> bool:
    """Whether so many reports are too few to compare."""
    return Spans(count).few


def load_words(line: MeasureLine) -> str:
    """Reports received for each officer."""
    load = line.per_officer()
    return DASH if load is None else QLocale().toString(load, "f", 1)


def next_level(scope: str, areas: tuple[str, ...]) -> Grouping:
    """The areas that are told apart inside one: cities in the province, districts in a city, wards below.

    `scope` is empty for all that the officer may see, whose own `areas` decide then.
    """
    if scope:
        level = level_of(scope)
    else:
        levels = {level_of(area) for area in areas} or {AreaLevel.PROVINCE}
        level = min(levels, key=tuple(AreaLevel).index)
        if len(areas) > 1 and level in (AreaLevel.CITY, AreaLevel.DISTRICT):
            return Grouping.CITY if level is AreaLevel.CITY else Grouping.DISTRICT
    below = {AreaLevel.PROVINCE: Grouping.CITY, AreaLevel.CITY: Grouping.DISTRICT}
    return below.get(level, Grouping.WARD)


def with_all_areas(
    lines: tuple[MeasureLine, ...], grouping: Grouping, reference: Reference, areas: tuple[str, ...]
) -> tuple[MeasureLine, ...]:
    """The lines with one for each area of the officer that had no report: every lurah and camat is there."""
    if grouping not in _LEVELS:
        return lines
    there = {line.key for line in lines}
    level = _LEVELS[grouping]
    known = (code for code in reference.areas if is_code(code) and level_of(code) is level and code not in there)
    return (*lines, *(MeasureLine(code) for code in known if any(covers(area, code) for area in areas)))


def path_to(scope: str, areas: tuple[str, ...]) -> list[str]:
    """The areas from the officer's own down to a scope, the outermost first; empty for the whole."""
    own = max((area for area in areas if covers(area, scope)), key=len, default="")
    codes = [scope[:length] for length in (2, 5, 8, 13) if len(scope) >= length]
    return [code for code in codes if len(code) > len(own) or code == scope]


def figure_filters(query: QueueQuery) -> list[tuple[str, QueueQuery]]:
    """What a query asks that only figures ask, in words, each with the query without it."""
    return [*_clock_filters(query), *_setback_filters(query)]


def _clock_filters(query: QueueQuery) -> list[tuple[str, QueueQuery]]:
    found = []
    if (query.warned_by, query.due_from, query.paused) != (None, None, None):
        without = replace(query, due_before=None, due_from=None, warned_by=None, paused=None)
        found.append((_due_words(query), without))
    if query.responded is not None:
        yes, no = QCoreApplication.translate("Figures", "Answered"), QCoreApplication.translate("Figures", "Not answered")
        found.append((yes if query.responded else no, replace(query, responded=None)))
    if query.resolved is not None:
        yes, no = QCoreApplication.translate("Figures", "Closed"), QCoreApplication.translate("Figures", "Not closed")
        found.append((yes if query.resolved else no, replace(query, resolved=None)))
    if query.late_response_at is not None:
        found.append((QCoreApplication.translate("Figures", "Response late"), replace(query, late_response_at=None)))
    if query.late_resolution_at is not None:
        found.append((QCoreApplication.translate("Figures", "Resolution late"), replace(query, late_resolution_at=None)))
    if query.reports:
        found.append((QCoreApplication.translate("Figures", "Will be late (forecast)"), replace(query, reports=())))
    if query.open_at is not None:
        words = QCoreApplication.translate("Figures", "Open on {0}").format(_moment(query.open_at))
        found.append((words, replace(query, open_at=None)))
    return found


def _due_words(query: QueueQuery) -> str:
    """What is asked of clocks that run, or of those that do not."""
    if query.warned_by is not None:
        return QCoreApplication.translate("Figures", "At risk")
    if query.due_from is not None:
        return QCoreApplication.translate("Figures", "Due from {0} on").format(f"{wib(query.due_from)} WIB")
    if query.paused:
        return QCoreApplication.translate("Figures", "Clock paused")
    if query.due_before is None:
        return _running()
    # A day ends at midnight; what was late is asked for as of any other moment.
    if query.due_before == end_of_day(query.due_before - timedelta(milliseconds=1)):
        return QCoreApplication.translate("Figures", "Due by the end of today")
    return QCoreApplication.translate("Figures", "Late")


def _setback_filters(query: QueueQuery) -> list[tuple[str, QueueQuery]]:
    found = []
    if query.returned is not None:
        yes, no = QCoreApplication.translate("Figures", "Sent back"), QCoreApplication.translate("Figures", "Never sent back")
        found.append((yes if query.returned else no, replace(query, returned=None)))
    if query.reopened is not None:
        yes, no = QCoreApplication.translate("Figures", "Reopened"), QCoreApplication.translate("Figures", "Never reopened")
        found.append((yes if query.reopened else no, replace(query, reopened=None)))
    if query.doubts:
        found.append((QCoreApplication.translate("Figures", "Time in doubt"), replace(query, doubts=0)))
    return found


def _running() -> str:
    return QCoreApplication.translate("Figures", "Clock running")


def _moment(at: datetime) -> str:
    # The end of a day is that day's for people, not the next one's.
    local = (at - timedelta(seconds=1)).astimezone(WIB).date()
    return f"{_day(local)} {local.year}"


def _day(day: date) -> str:
    return f"{day.day} {QLocale().monthName(day.month, QLocale.FormatType.ShortFormat)}"


class PeriodName(StrEnum):
    """The periods that a page offers."""

    WEEK = "week"
    LAST_WEEK = "last-week"
    MONTH = "month"
    LAST_MONTH = "last-month"
    QUARTER = "quarter"
    YEAR = "year"


def period_name_words(name: PeriodName) -> str:
    """A period to choose."""
    words = {
        PeriodName.WEEK: QCoreApplication.translate("Figures", "This week"),
        PeriodName.LAST_WEEK: QCoreApplication.translate("Figures", "Last week"),
        PeriodName.MONTH: QCoreApplication.translate("Figures", "This month"),
        PeriodName.LAST_MONTH: QCoreApplication.translate("Figures", "Last month"),
        PeriodName.QUARTER: QCoreApplication.translate("Figures", "Last 13 weeks"),
        PeriodName.YEAR: QCoreApplication.translate("Figures", "Last 52 weeks"),
    }
    return words[name]


def period_of(name: PeriodName, now: datetime) -> Period:
    """A named period as of now, in whole days of WIB; the present day belongs to those that reach it."""
    today = now.astimezone(WIB).date()
    monday, first = today - timedelta(days=today.weekday()), today.replace(day=1)
    tomorrow = today + timedelta(days=1)
    last_first = (first - timedelta(days=1)).replace(day=1)
    days = {
        PeriodName.WEEK: (monday, tomorrow),
        PeriodName.LAST_WEEK: (monday - WEEK, monday),
        PeriodName.MONTH: (first, tomorrow),
        PeriodName.LAST_MONTH: (last_first, first),
        PeriodName.QUARTER: (monday - 12 * WEEK, tomorrow),
        PeriodName.YEAR: (monday - 51 * WEEK, tomorrow),
    }
    begins, ends = (datetime(day.year, day.month, day.day, tzinfo=WIB) for day in days[name])
    return Period(begins, ends)
