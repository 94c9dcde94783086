"""How many reports of a query each filter would leave: counted value by value, with the filter itself taken off.

Each number is that of the rows which the value alone shows in place of the filter, everything else of the query kept. Walks the
reports of the query once for each filter, so it is for a thread that has the time.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from officer_app.domain.vocabulary import OPEN_STATUSES, Status
from sync.database import Database
from sync.figure_records import CODE_LENGTHS, Grouping
from sync.overlay import Overlay
from sync.queue_order import matches, takes_unknown
from sync.reading.filters import filters_of
from sync.reading.groups import walk_of
from sync.records import NOBODY, QueueQuery, QueueRow

# Received within so many days.
DAYS = (1, 7, 30, 365)
_WARD = CODE_LENGTHS[Grouping.WARD]
_DAY = timedelta(days=1)
Value = str | int


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reports a query has, and how many of each status while its other filters stay; open ones are always there."""

    hits: int
    statuses: dict[Status, int]


@dataclass(frozen=True, slots=True)
class Facets:
    """The numbers of a filter menu: by field of the query and value; `unsent` and `received` (by days) beside them."""

    values: dict[str, dict[Value, int]] = field(default_factory=dict)
    unsent: int = 0
    received: dict[int, int] = field(default_factory=dict)

    def number(self, name: str, value: Value) -> int:
        """How many reports have a value."""
        return self.values.get(name, {}).get(value, 0)

    def within(self, area: str) -> int:
        """How many reports lie in an area."""
        return sum(number for ward, number in self.values.get("areas", {}).items() if str(ward).startswith(area))

    def at_least(self, priority: int) -> int:
        """How many reports have at least a priority."""
        return sum(number for found, number in self.values.get("priority", {}).items() if int(found) >= priority)


@dataclass(frozen=True, slots=True)
class _Field:
    """A filter: the query without it, and what a report has for it in SQL and in Python."""

    without: object
    sql: str
    of: Callable[[QueueRow], Value]


_FIELDS = {
    "statuses": _Field((), "r.status", lambda row: row.status.value),
    "categories": _Field((), "r.category", lambda row: row.category),
    "channels": _Field((), "r.channel", lambda row: row.channel),
    "agencies": _Field((), f"ifnull(r.agency, '{NOBODY}')", lambda row: row.agency or NOBODY),
    "units": _Field((), f"ifnull(r.unit, '{NOBODY}')", lambda row: row.unit or NOBODY),
    "assignee": _Field(None, f"ifnull(r.assignee, '{NOBODY}')", lambda row: row.assignee or NOBODY),
    "areas": _Field((), f"substr(r.ward, 1, {_WARD})", lambda row: row.ward[:_WARD]),
    "priority": _Field(0, "r.priority", lambda row: row.priority),
    "with_photos": _Field(None, "r.photos > 0", lambda row: int(row.photos > 0)),
    "private": _Field(None, "r.private", lambda row: int(row.private)),
    "approximate": _Field(None, "r.approximate", lambda row: int(row.approximate)),
}


def tally(database: Database, overlay: Overlay, query: QueueQuery) -> Tally:
    """Count a query, and by status what it would have without its statuses; inside a snapshot."""
    wanted = set(query.statuses or Status)
    statuses = tuple(status for status in Status if status in wanted | OPEN_STATUSES)
    counted = _counted(database, overlay, replace(query, statuses=statuses if query.statuses else ()), _FIELDS["statuses"])
    found = {status: counted.get(status.value, 0) for status in Status if status.value in counted}
    # What is of a status that this version does not know counts as open.
    unknown = sum(number for word, number in counted.items() if word not in found) if takes_unknown(query) else 0
    return Tally(sum(number for status, number in found.items() if status in wanted) + unknown, found)


def facets(database: Database, overlay: Overlay, query: QueueQuery, now: datetime) -> Facets:
    """Count what every filter would leave of a query; inside a snapshot."""
    values = {
        name: _counted(database, overlay, replace(query, **{name: one.without}), one)  # type: ignore[arg-type]
        for name, one in _FIELDS.items()
    }
    unsent = replace(query, unsent_only=True)
    received = {days: replace(query, received_from=now - days * _DAY) for days in DAYS}
    return Facets(
        values,
        sum(matches(unsent, shown.row) for shown in overlay.shown()),
        {days: _whole(database, overlay, asked) for days, asked in received.items()},
    )


def _whole(database: Database, overlay: Overlay, query: QueueQuery) -> int:
    return sum(_counted(database, overlay, query, _FIELDS["statuses"]).values())


def _counted(database: Database, overlay: Overlay, query: QueueQuery, one: _Field) -> dict[Value, int]:
    found: dict[Value, int] = {}
    if not query.unsent_only:
        filters = filters_of(query, overlay.reports)
        before, walk, chosen = walk_of(database, query)
        sql = f"{before} SELECT {one.sql}, count(*) FROM {walk} {filters.join} WHERE {filters.sql} GROUP BY 1"  # noqa: S608
        found = dict(database.rows(sql, (*chosen, *filters.params)))
    for shown in overlay.shown():
        if matches(query, shown.row):
            value = one.of(shown.row)
            found[value] = found.get(value, 0) + 1
    return found
