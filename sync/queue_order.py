"""The queue's orders as keys, the same in Python and in SQL, and what a query keeps.

A key is a tuple that sorts ascending and ends with the report's id, so that no two rows share one.

Most at risk first means, as decision 0031 has it: what breaks within the hour, soonest first; what is late, last broken first;
the rest by the time that is left; then what is in other hands than the officer's, apart; closed reports last, newest first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Any

from officer_app.domain import searching
from officer_app.domain.areas import covers
from officer_app.domain.deadlines import Clocks, risk_at
from officer_app.domain.officers import Officer
from officer_app.domain.urgency import SOON, Hands, hands_of, own_hands, warns_at
from officer_app.domain.vocabulary import CLOSED_STATUSES, OPEN_STATUSES, Status
from sync.moments import to_millis
from sync.records import NOBODY, QueueQuery, QueueRow, Reference, Sort

# As much of a report's text as lists show and searches look at.
TEXT_SHOWN = 4_000
_MAX_SEARCHED = 16_000

Key = tuple[Any, ...]


class Band(IntEnum):
    """The parts of the queue when what is most at risk comes first, in their order."""

    SOON = 0
    LATE = 1
    LATER = 2
    VALIDATION = 3
    OTHERS = 4
    CLOSED = 5


APART = frozenset({Band.VALIDATION, Band.OTHERS})


@dataclass(frozen=True, slots=True)
class Standpoint:
    """When the queue is looked at, and which hands are those of who looks; without a moment nothing is soon and nothing late."""

    moment: datetime | None = None
    ours: frozenset[Hands] = frozenset({Hands.OURS})


ANYTIME = Standpoint()


def officer_standpoint(officer: Officer, reference: Reference, now: datetime) -> Standpoint:
    """How an officer sees the queue."""
    return Standpoint(now, own_hands(officer.roles, reference.workflow))


def sort_key(row: QueueRow, sort: Sort, standpoint: Standpoint = ANYTIME) -> Key:
    """The key of a row in an order; also the `after` of a page that ends with it."""
    received = to_millis(row.received_at)
    match sort:
        case Sort.RISK:
            band = band_of(row, standpoint)
            _, risk = stored_risk(row.status, row.clocks, received)
            return (band, -risk if band is Band.LATE else risk, row.report_id)
        case Sort.NEWEST:
            return (-received, row.report_id)
        case Sort.OLDEST:
            return (received, row.report_id)


def band_of(row: QueueRow, standpoint: Standpoint) -> Band:
    """In which part of the queue a row stands."""
    if row.status in CLOSED_STATUSES:
        return Band.CLOSED
    hands = hands_of(row.status, row.clocks)
    if hands is Hands.OTHERS:
        return Band.LATER if hands in standpoint.ours else Band.OTHERS
    if hands not in standpoint.ours:
        return Band.VALIDATION
    if standpoint.moment is None:
        return Band.LATER
    risk, now = to_millis(risk_at(row.clocks)), to_millis(standpoint.moment)
    if risk < now:
        return Band.LATE
    return Band.SOON if risk < to_millis(standpoint.moment + SOON) else Band.LATER


def stored_risk(status: Status, clocks: Clocks, received: int) -> tuple[int, int]:
    """Whether a report is closed, and what it is sorted by: the next promise that breaks, or how new it is."""
    return (1, -received) if status in CLOSED_STATUSES else (0, to_millis(risk_at(clocks)))


def folded(number: str, text: str, address: str | None = None, notes: Iterable[str] = ()) -> str:
    """What a search looks through: every part in a line of its own, so that no phrase is found across two of them."""
    parts = (number, text[:TEXT_SHOWN], address or "", *(note[:TEXT_SHOWN] for note in notes))
    return "\n".join(filter(None, map(searching.folded, parts)))[:_MAX_SEARCHED]


def folded_names(*names: str) -> str:
    """What a search for a category looks through: its names."""
    return "".join(f"\n{searching.folded(name)}" for name in names)


def takes_unknown(query: QueueQuery) -> bool:
    """Whether a query keeps reports of a status that this version does not know: they count as open."""
    return not query.statuses or OPEN_STATUSES.issubset(query.statuses)


def matches(query: QueueQuery, row: QueueRow) -> bool:
    """Whether a row belongs to a query."""
    return (
        _has_place(query, row)
        and _has_handling(query, row)
        and _has_time(query, row)
        and _has_clocks(query, row)
        and _has_words(query.sought, row)
    )


def _has_place(query: QueueQuery, row: QueueRow) -> bool:
    return (
        (not query.statuses or row.status in query.statuses or (not row.status.is_known and takes_unknown(query)))
        and (not query.categories or row.category in query.categories)
        and (not query.areas or any(covers(area, row.ward) for area in query.areas))
        and (not query.channels or row.channel in query.channels)
        and query.private in (None, row.private)
        and query.with_photos in (None, row.photos > 0)
        and query.approximate in (None, row.approximate)
    )


def _has_handling(query: QueueQuery, row: QueueRow) -> bool:
    return (
        (query.assignee is None or row.assignee == (query.assignee or None))
        and (not query.agencies or (row.agency or NOBODY) in query.agencies)
        and (not query.units or row.unit in query.units)
        and row.priority >= query.priority
        and (not query.unsent_only or row.unsent + row.attention > 0)
        and (not query.reports or row.report_id in query.reports)
    )


def _has_time(query: QueueQuery, row: QueueRow) -> bool:
    if (query.due_before, query.due_from, query.warned_by) != (None, None, None) and not _breaks_within(query, row):
        return False
    return (query.received_from is None or row.received_at >= query.received_from) and (
        query.received_before is None or row.received_at < query.received_before
    )


def _breaks_within(query: QueueQuery, row: QueueRow) -> bool:
    # In whole milliseconds, as the stores compare them.
    if row.status in CLOSED_STATUSES:
        return False
    risk, warned = to_millis(risk_at(row.clocks)), to_millis(warns_at(row.clocks))
    return (
        (query.due_before is None or risk < to_millis(query.due_before))
        and (query.due_from is None or risk >= to_millis(query.due_from))
        and (query.warned_by is None or warned <= to_millis(query.warned_by))
    )


def _has_clocks(query: QueueQuery, row: QueueRow) -> bool:
    clocks = row.clocks
    return (
        query.paused in (None, clocks.paused_since is not None)
        and query.responded in (None, clocks.responded_at is not None)
        and query.resolved in (None, clocks.resolved_at is not None)
        and query.returned in (None, row.returns > 0)
        and query.reopened in (None, row.reopens > 0)
        and (not query.doubts or row.doubts & query.doubts > 0)
        and (query.open_at is None or _was_open(row, query.open_at))
        and (query.late_response_at is None or _late(row, clocks.response_due, clocks.responded_at, query.late_response_at))
        and (query.late_resolution_at is None or _late(row, clocks.resolution_due, clocks.resolved_at, query.late_resolution_at))
    )


def _was_open(row: QueueRow, at: datetime) -> bool:
    ended = row.clocks.resolved_at
    still = row.status not in CLOSED_STATUSES if ended is None else ended >= at
    return row.received_at < at and still


def _late(row: QueueRow, due: datetime, met: datetime | None, at: datetime) -> bool:
    # In whole milliseconds, as the stores compare them.
    if met is not None:
        return to_millis(met) > to_millis(due)
    return row.status not in CLOSED_STATUSES and row.clocks.paused_since is None and to_millis(due) < to_millis(at)


def _has_words(text: str, row: QueueRow) -> bool:
    units = searching.units_of(text)
    if not units:
        return True
    searched = row.searched or folded(row.number, row.text, row.address)
    return all(unit in searched for unit in units)
