"""The groups of a queue: which one a report belongs to, and the query behind each.

A group is the query narrowed by a filter that there is anyway: its rows are read as those of any other query, by the same orders
and indexes, and together the groups hold every report of the query once.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from officer_app.domain import urgency
from officer_app.domain.areas import covers
from officer_app.domain.deadlines import risk_at
from officer_app.domain.vocabulary import CLOSED_STATUSES, OPEN_STATUSES, Status
from sync.figure_records import CODE_LENGTHS, Grouping, end_of_day
from sync.moments import from_millis, to_millis
from sync.queue_order import Key, takes_unknown
from sync.records import NOBODY, Group, QueueQuery, QueueRow
from sync.urgency import can_be, due_between

_WARD = CODE_LENGTHS[Grouping.WARD]
_DAY = timedelta(days=1)


class Due(StrEnum):
    """When the next promise of a report breaks, in the order of time; a paused clock breaks none."""

    LATE = "late"
    TODAY = "today"
    TOMORROW = "tomorrow"
    WEEK = "week"
    LATER = "later"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group with how many reports it has, how many of them are late, and the key of its first row in the queue's order."""

    key: str
    number: int
    late: int
    first: Key


class Groups:
    """How the reports of a query fall into groups, as of one moment.

    Keys are codes: a status, a category, a ward, an officer's id, an agency's code (NOBODY for none), or a `Due`.
    """

    def __init__(self, query: QueueQuery, moment: datetime) -> None:
        self.query, self.moment = query, moment
        self._edges = due_edges(moment)

    def of(self, row: QueueRow) -> str:
        """The group of a row."""
        match self.query.group:
            case Group.STATUS:
                return row.status
            case Group.CATEGORY:
                return row.category
            case Group.AREA:
                return row.ward[:_WARD]
            case Group.OFFICER:
                return row.assignee or NOBODY
            case Group.AGENCY:
                return row.agency or NOBODY
            case Group.DUE:
                return self._due(row)
            case None:
                return ""

    def in_order(self) -> tuple[str, ...]:
        """The keys of those groups that stand in an order of their own; none where the most urgent report decides."""
        match self.query.group:
            case Group.STATUS:
                return tuple(Status)
            case Group.DUE:
                return tuple(Due)
            case _:
                return ()

    def narrowed(self, key: str) -> QueueQuery | None:
        """The query of one group alone, None where it can have no report."""
        query = self.query
        match query.group:
            case Group.STATUS:
                status = Status.read(key)
                asked = takes_unknown(query) if not status.is_known else not query.statuses or status in query.statuses
                return replace(query, statuses=(status,)) if asked else None
            case Group.CATEGORY:
                return replace(query, categories=(key,)) if not query.categories or key in query.categories else None
            case Group.AREA:
                return self._in_ward(key)
            case Group.OFFICER:
                return replace(query, assignee=key) if query.assignee in (None, key) else None
            case Group.AGENCY:
                return replace(query, agencies=(key,)) if not query.agencies or key in query.agencies else None
            case Group.DUE:
                return self._due_within(Due(key))
            case None:
                return query

    def _in_ward(self, ward: str) -> QueueQuery | None:
        query = self.query
        if not query.areas or any(covers(area, ward) for area in query.areas):
            return replace(query, areas=(ward,))
        within = tuple(area for area in query.areas if covers(ward, area))
        return replace(query, areas=within) if within else None

    def _due(self, row: QueueRow) -> str:
        if row.status in CLOSED_STATUSES:
            return Due.CLOSED
        if row.clocks.paused_since is not None:
            return Due.PAUSED
        risk = risk_at(row.clocks)
        return next((due for due, edge in self._edges if risk < edge), Due.LATER)

    def _due_within(self, due: Due) -> QueueQuery | None:
        query = self.query
        closed = due is Due.CLOSED
        wanted = CLOSED_STATUSES if closed else OPEN_STATUSES
        statuses = tuple(status for status in query.statuses or Status if status in wanted)
        if not statuses or (closed and (query.due_before is not None or query.due_from is not None)):
            return None
        if closed:
            return replace(query, statuses=statuses)
        paused = due is Due.PAUSED
        if query.paused not in (None, paused):
            return None
        query = replace(query, statuses=statuses, paused=paused)
        return query if paused else self._between(query, due)

    def _between(self, query: QueueQuery, due: Due) -> QueueQuery | None:
        edges = dict(self._edges)
        names = [name for name, _ in self._edges]
        begins = self._edges[names.index(due) - 1][1] if due in names and names.index(due) else None
        if due is Due.LATER:
            begins = self._edges[-1][1]
        ends = edges.get(due)
        due_from = max((at for at in (query.due_from, begins) if at is not None), default=None)
        due_before = min((at for at in (query.due_before, ends) if at is not None), default=None)
        if due_from is not None and due_before is not None and due_from >= due_before:
            return None
        return replace(query, due_from=due_from, due_before=due_before)


def is_late(row: QueueRow, moment: datetime) -> bool:
    """Whether a report is late, in whole milliseconds, as the stores compare them."""
    return urgency.is_late(row.status, row.clocks, from_millis(to_millis(moment)))


def due_edges(moment: datetime) -> tuple[tuple[Due, datetime], ...]:
    """The first moment that does not belong to each of the groups that end; days and weeks are those of Jakarta."""
    today = end_of_day(moment)
    local = today - _DAY
    week = max(local + (7 - local.weekday()) * _DAY, today + _DAY)
    return (Due.LATE, moment), (Due.TODAY, today), (Due.TOMORROW, today + _DAY), (Due.WEEK, week)


def late_since(query: QueueQuery, former: datetime, now: datetime) -> QueueQuery | None:
    """What of a query became late between two moments, None where nothing of it can."""
    return due_between(query, former, now) if can_be(query) else None
