"""The figures of supervision: what stands open now, and how a period's reports were answered, by area, agency and so on.

Counts are sums of the very conditions of the queries that show their rows (`sync.figure_records`), over one walk of the narrow
table; the officer's own unsettled work is laid over them as over the queue. Spans are collected as whole milliseconds, eight
bytes a report, and sorted group by group: a million reports take seconds and tens of MiB; none of it is for the GUI thread.

How long something took, as the domain's clocks have it:
- A first response took from the report's arrival to its first real move or answer. Before that nothing pauses: handing a report
  to an agency is itself the response.
- A resolution took from arrival to closing, without the pauses. Each pause moved the deadline by its length, so the pauses are
  the deadline less arrival and what the category gives. A report whose category was corrected is measured by what its present
  category gives, and never outside what is possible: at least the time to its first response, at most the time to its closing.
  A report that was taken up again and closed again took until its last closing.
- What is not answered (not closed) yet has no span; it counts among the broken promises as soon as it is late.
- All of it is time on the clock, or working time where the category counts office hours.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from datetime import date, datetime, timedelta

from officer_app.domain.calendar import AROUND_THE_CLOCK, WorkCalendar
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.vocabulary import OPEN_STATUSES
from officer_app.domain.wib import WIB
from sync.cache_schema import OPEN_RIDS
from sync.database import Database
from sync.figure_records import (
    CODE_LENGTHS,
    WEEK,
    Grouping,
    Measure,
    MeasureLine,
    Period,
    Spans,
    Standing,
    StandingLine,
    measure_query,
    standing_query,
)
from sync.moments import to_millis
from sync.overlay import Overlay
from sync.queue_order import matches
from sync.reading.filters import filters_of, received_between
from sync.records import NOBODY, QueueQuery, QueueRow, Reference

_WEEK = WEEK // timedelta(milliseconds=1)
_DEFAULT = ClockPolicy()
# So many reports of a period are looked up one by one.
_STRETCH = 50_000
_NOT_COUNTED = (Measure.OPEN_AT_END,)
_Counts = dict[str, list[int]]
_Arrays = defaultdict[str, "array[int]"]
_Given = tuple[int, Callable[[int, int], int]]


class _Keys:
    """The key of a report's group, in SQL and in Python."""

    def __init__(self, grouping: Grouping, monday: datetime | None = None) -> None:
        self._grouping = grouping
        self._first = monday.astimezone(WIB).date() if monday is not None else date.min
        self._start = to_millis(monday) if monday is not None else 0
        self.sql = self._sql()

    def of(self, row: QueueRow) -> object:
        """The group of a row, as the SQL names it."""
        match self._grouping:
            case Grouping.AGENCY:
                return row.agency or NOBODY
            case Grouping.CATEGORY:
                return row.category
            case Grouping.OFFICER:
                return row.assignee or NOBODY
            case Grouping.WEEK:
                return (to_millis(row.received_at) - self._start) // _WEEK
            case _:
                return row.ward[: CODE_LENGTHS[self._grouping]]

    def name(self, key: object) -> str:
        """The group's key as records have it."""
        if self._grouping is Grouping.WEEK:
            return (self._first + int(str(key)) * WEEK).isoformat()
        return str(key)

    def _sql(self) -> str:
        match self._grouping:
            case Grouping.AGENCY:
                return f"ifnull(r.agency, '{NOBODY}')"
            case Grouping.CATEGORY:
                return "r.category"
            case Grouping.OFFICER:
                return f"ifnull(r.assignee, '{NOBODY}')"
            case Grouping.WEEK:
                return f"(r.received_at - {self._start}) / {_WEEK}"
            case _:
                return f"substr(r.ward, 1, {CODE_LENGTHS[self._grouping]})"


def standings(
    database: Database, overlay: Overlay, base: QueueQuery, grouping: Grouping, now: datetime
) -> tuple[StandingLine, ...]:
    """What is open now within `base`, by group in the order of the keys; inside a snapshot."""
    asked = {standing: standing_query(base, standing, now) for standing in Standing}
    found = _tally(database, overlay, asked[Standing.OPEN], list(asked.values()), _Keys(grouping))
    return tuple(StandingLine(key, dict(zip(Standing, counts, strict=True))) for key, counts in sorted(found.items()))


def measures(
    database: Database,
    overlay: Overlay,
    base: QueueQuery,
    grouping: Grouping,
    period: Period,
    now: datetime,
    reference: Reference,
) -> tuple[MeasureLine, ...]:
    """How the reports of a period within `base` were answered, by group in the order of the keys; inside a snapshot.

    `reference` says how long each category gives for a resolution, and in which time. A group without a report of the period is
    there when it had open ones.
    """
    keys = _Keys(grouping, period.first_monday())
    cohort = measure_query(base, Measure.RECEIVED, period, now)
    counted = [measure for measure in Measure if measure not in _NOT_COUNTED]
    found = _tally(database, overlay, cohort, [measure_query(base, measure, period, now) for measure in counted], keys)
    if grouping is Grouping.WEEK:
        backlog = _weekly_backlog(database, overlay, base, period)
    else:
        backlog = _backlog(database, overlay, base, period, keys)
    response, resolution = _spans(database, overlay, cohort, keys, reference)
    officers = _officers(database, overlay, cohort, keys)
    lines = []
    for key in sorted(found.keys() | {key for key, number in backlog.items() if number}):
        counts = dict(zip(counted, found.get(key, [0] * len(counted)), strict=True)) | {Measure.OPEN_AT_END: backlog.get(key, 0)}
        lines.append(MeasureLine(key, counts, spans_of(response[key]), spans_of(resolution[key]), len(officers[key])))
    return tuple(lines)


def spans_of(millis: Iterable[int]) -> Spans:
    """Median and 90th percentile by nearest rank: the smallest span that so large a share of them does not exceed."""
    ordered = sorted(millis)
    if not ordered:
        return Spans()
    return Spans(len(ordered), _ranked(ordered, 50), _ranked(ordered, 90))


def _ranked(ordered: Sequence[int], percent: int) -> timedelta:
    return timedelta(milliseconds=ordered[-(-percent * len(ordered) // 100) - 1])


def _tally(database: Database, overlay: Overlay, base: QueueQuery, queries: Sequence[QueueQuery], keys: _Keys) -> _Counts:
    """How many reports of each query there are, by group; every query is within `base`."""
    asked = [filters_of(_beyond(base, query), ()) for query in queries]
    where = filters_of(base, overlay.reports)
    columns = ", ".join(f"sum({filters.sql})" for filters in asked)
    params = (*(value for filters in asked for value in filters.params), *where.params)
    rows = database.rows(f"SELECT {keys.sql}, {columns} FROM {_walk(database, base)} WHERE {where.sql} GROUP BY 1", params)  # noqa: S608
    found: _Counts = {keys.name(row[0]): list(row[1:]) for row in rows}
    for shown in overlay.shown():
        if matches(base, shown.row):
            counts = found.setdefault(keys.name(keys.of(shown.row)), [0] * len(queries))
            for place, query in enumerate(queries):
                counts[place] += matches(query, shown.row)
    return found


def _walk(database: Database, base: QueueQuery) -> str:
    """The table with the way that is walked through it: a short stretch of arrivals by their index, else all rows as they lie.

    Left to itself the database would look up most of a million rows one by one through an index. Open reports lie together.
    """
    if base.statuses and OPEN_STATUSES.issuperset(base.statuses):
        return f"(SELECT * FROM report NOT INDEXED WHERE rid >= {OPEN_RIDS}) r"  # noqa: S608
    arrived = received_between(base)
    if not arrived:
        return "report r NOT INDEXED"
    sql = " AND ".join(condition for condition, _ in arrived)
    params = (*(value for _, values in arrived for value in values), _STRETCH + 1)
    number = database.value(f"SELECT count(*) FROM (SELECT 1 FROM report r WHERE {sql} LIMIT ?)", params)  # noqa: S608
    return "report r INDEXED BY report_by_received" if number <= _STRETCH else "report r NOT INDEXED"


def _beyond(base: QueueQuery, query: QueueQuery) -> QueueQuery:
    """What a query asks beyond its base: what both ask need not be looked at twice in every row."""
    same = {part.name: part.default for part in fields(base) if getattr(base, part.name) == getattr(query, part.name)}
    return replace(query, **same)  # type: ignore[arg-type]


def _backlog(database: Database, overlay: Overlay, base: QueueQuery, period: Period, keys: _Keys) -> dict[str, int]:
    asked = replace(base, open_at=period.ends)
    return {key: counts[0] for key, counts in _tally(database, overlay, asked, [asked], keys).items()}


def _weekly_backlog(database: Database, overlay: Overlay, base: QueueQuery, period: Period) -> dict[str, int]:
    """What was open when each week ended: what had come in by then, less what had come in and was closed by then."""
    monday, before = period.first_monday(), replace(base, received_before=period.ends)
    start, end = to_millis(monday), to_millis(period.ends)
    weeks = max(0, -(-(end - start) // _WEEK))
    steps = [0] * (weeks + 1)
    ended = "max(r.received_at, ifnull(r.resolved_at, r.received_at))"
    where, walk = filters_of(before, overlay.reports), "report r NOT INDEXED"
    for moment, condition, step in (("r.received_at", "1", 1), (ended, "(r.resolved_at IS NOT NULL OR r.closed = 1)", -1)):
        week = f"CASE WHEN {moment} < {start} THEN 0 ELSE ({moment} - {start}) / {_WEEK} + 1 END"
        rows = database.rows(
            f"SELECT {week}, count(*) FROM {walk} WHERE {where.sql} AND {condition} AND {moment} < {end} GROUP BY 1",  # noqa: S608
            where.params,
        )
        for place, number in rows:
            steps[place] += step * number
    found, number = {}, steps[0]
    first = monday.astimezone(WIB).date()
    for week_number in range(weeks):
        number += steps[week_number + 1]
        week_ends = min(monday + (week_number + 1) * WEEK, period.ends)
        own = sum(matches(replace(base, open_at=week_ends), shown.row) for shown in overlay.shown())
        found[(first + week_number * WEEK).isoformat()] = number + own
    return found


def _spans(
    database: Database, overlay: Overlay, cohort: QueueQuery, keys: _Keys, reference: Reference
) -> tuple[_Arrays, _Arrays]:
    response: _Arrays = defaultdict(lambda: array("q"))
    resolution: _Arrays = defaultdict(lambda: array("q"))
    given = _given(reference)
    where = filters_of(cohort, overlay.reports)
    sql = f"""SELECT {keys.sql}, r.category, r.received_at, r.responded_at, r.resolved_at, r.resolution_due
              FROM {_walk(database, cohort)}
              WHERE {where.sql} AND (r.responded_at IS NOT NULL OR r.resolved_at IS NOT NULL)"""  # noqa: S608
    names: dict[object, str] = {}
    for batch in database.batches(sql, where.params):
        for found, category, *times in batch:
            key = names.get(found) or names.setdefault(found, keys.name(found))
            _take(response[key], resolution[key], given(category), times)
    for shown in overlay.shown():
        if matches(cohort, shown.row):
            key, clocks = keys.name(keys.of(shown.row)), shown.row.clocks
            times = [
                None if at is None else to_millis(at)
                for at in (shown.row.received_at, clocks.responded_at, clocks.resolved_at, clocks.resolution_due)
            ]
            _take(response[key], resolution[key], given(shown.row.category), times)
    return response, resolution


def _take(response: "array[int]", resolution: "array[int]", given: _Given, times: Sequence[int | None]) -> None:
    received, responded, resolved, due = times
    if received is None or due is None:
        return
    allowed, between = given
    first = 0 if responded is None else max(0, between(received, responded))
    if responded is not None:
        response.append(first)
    if resolved is not None:
        whole = max(0, between(received, resolved))
        resolution.append(min(max(allowed - between(resolved, due), first, 0), whole))


def _given(reference: Reference) -> Callable[[str], _Given]:
    """How long a category gives for a resolution, and how the time between two moments is counted for it."""
    working, millisecond = reference.working, timedelta(milliseconds=1)
    known = {
        code: (category.policy.resolution // millisecond, _counted(working.of(code)))
        for code, category in reference.categories.items()
    }
    usual = _DEFAULT.resolution // millisecond, _counted(AROUND_THE_CLOCK)
    return lambda code: known.get(code, usual)


def _counted(calendar: WorkCalendar) -> Callable[[int, int], int]:
    # Asked three times a report; a call less is half the time where all time counts.
    return _plain if calendar.around_the_clock else calendar.worked_millis


def _plain(begins: int, ends: int) -> int:
    return ends - begins


def _officers(database: Database, overlay: Overlay, cohort: QueueQuery, keys: _Keys) -> defaultdict[str, set[str]]:
    where = filters_of(cohort, overlay.reports)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, officer in database.rows(
        f"SELECT DISTINCT {keys.sql}, r.assignee FROM {_walk(database, cohort)} WHERE {where.sql} AND r.assignee IS NOT NULL",  # noqa: S608
        where.params,
    ):
        found[keys.name(key)].add(officer)
    for shown in overlay.shown():
        if shown.row.assignee is not None and matches(cohort, shown.row):
            found[keys.name(keys.of(shown.row))].add(shown.row.assignee)
    return found
