"""The queue's orders as keys, the same in Python and in SQL, and what a query keeps.

A key is a tuple that sorts ascending and ends with the report's id, so that no two rows share one.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from officer_app.domain.areas import covers
from officer_app.domain.deadlines import Clocks, risk_at
from officer_app.domain.vocabulary import CLOSED_STATUSES, Status
from sync.moments import to_millis
from sync.records import NOBODY, QueueQuery, QueueRow, Sort

# As much of a report's text as lists show and searches look at.
TEXT_SHOWN = 4_000
_MAX_WORDS = 8
_MAX_SEARCHED = 16_000
_MAX_QUERY = 200

Key = tuple[Any, ...]


def sort_key(row: QueueRow, sort: Sort) -> Key:
    """The key of a row in an order; also the `after` of a page that ends with it."""
    received = to_millis(row.received_at)
    match sort:
        case Sort.RISK:
            return (*risk_key(row.status, row.clocks, received), row.report_id)
        case Sort.NEWEST:
            return (-received, row.report_id)
        case Sort.OLDEST:
            return (received, row.report_id)


def risk_key(status: Status, clocks: Clocks, received: int) -> tuple[int, int]:
    """Open reports by the next promise that breaks, then closed ones, newest first."""
    return (1, -received) if status in CLOSED_STATUSES else (0, to_millis(risk_at(clocks)))


def folded(number: str, text: str, address: str | None = None, notes: Iterable[str] = ()) -> str:
    """What a search looks through; NUL goes, because SQLite ends texts there."""
    parts = (number, text[:TEXT_SHOWN], address or "", *(note[:TEXT_SHOWN] for note in notes))
    return "\n".join(filter(None, parts))[:_MAX_SEARCHED].casefold().replace("\0", "")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a search; a report has to contain all of them, anywhere."""
    return tuple(dict.fromkeys(text[:_MAX_QUERY].casefold().replace("\0", "").split()))[:_MAX_WORDS]


def matches(query: QueueQuery, row: QueueRow) -> bool:
    """Whether a row belongs to a query."""
    return (
        _has_place(query, row)
        and _has_handling(query, row)
        and _has_time(query, row)
        and _has_clocks(query, row)
        and _has_words(query.text, row)
    )


def _has_place(query: QueueQuery, row: QueueRow) -> bool:
    return (
        (not query.statuses or row.status in query.statuses)
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
    if query.due_before is not None and (row.status in CLOSED_STATUSES or risk_at(row.clocks) >= query.due_before):
        return False
    if query.due_from is not None and (row.status in CLOSED_STATUSES or risk_at(row.clocks) < query.due_from):
        return False
    return (query.received_from is None or row.received_at >= query.received_from) and (
        query.received_before is None or row.received_at < query.received_before
    )


def _has_clocks(query: QueueQuery, row: QueueRow) -> bool:
    clocks = row.clocks
    return (
        query.paused in (None, clocks.paused_since is not None)
        and query.responded in (None, clocks.responded_at is not None)
        and query.resolved in (None, clocks.resolved_at is not None)
        and query.returned in (None, row.returns > 0)
        and query.reopened in (None, row.reopens > 0)
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
    words: Sequence[str] = words_of(text)
    if not words:
        return True
    searched = row.searched or folded(row.number, row.text, row.address)
    return all(word in searched for word in words)
