"""Which of a report's times of response and resolution are in doubt: kept in time by a moment that nobody could believe.

The server marks work that a connected desk says it did long before it sent it (`time_doubtful`). A response or resolution that is
in time only because of such work is told apart in the figures.
"""

from collections.abc import Iterable, Sequence

from officer_app.domain.reports import Event
from sync.database import Database
from sync.feed import FeedReport
from sync.moments import to_millis
from sync.records import Doubt
from sync.report_rows import history_of
from sync.sql_lists import json_list


def has_doubt(events: Iterable[Event]) -> bool:
    """Whether any of these lines of history tells of a time in doubt."""
    return any(_is_doubtful(event) for event in events)


def judge_times(database: Database, grown: Iterable[tuple[int, FeedReport]], fresh: Sequence[int]) -> None:
    """Bring up to date what is in doubt of reports whose history grew, and of those whose clocks may have changed."""
    rids = {rid for rid, item in grown if has_doubt(item.events)}
    known = database.rows(
        "SELECT rid FROM report WHERE rid IN (SELECT value FROM json_each(?)) AND doubts > 0", (json_list(fresh),)
    )
    _judge(database, [*rids, *(row[0] for row in known)])


def _judge(database: Database, rids: Sequence[int]) -> None:
    if not rids:
        return
    rows = database.rows(
        """SELECT r.rid, h.doc, r.received_at, r.responded_at, r.response_due, r.resolved_at, r.resolution_due
           FROM report r JOIN history h ON h.rid = r.rid WHERE r.rid IN (SELECT value FROM json_each(?))""",
        (json_list(rids),),
    )
    judged = []
    for rid, document, received, responded, response_due, resolved, resolution_due in rows:
        # As the server reckons: never before the report came in, never after the work did.
        moments = {_moment(event, received) for event in history_of(document) if _is_doubtful(event)}
        response = Doubt.RESPONSE if responded in moments and responded <= response_due else 0
        resolution = Doubt.RESOLUTION if resolved in moments and resolved <= resolution_due else 0
        judged.append((int(response | resolution), rid))
    database.execute_many("UPDATE report SET doubts = ? WHERE rid = ?", judged)


def _moment(event: Event, received: int) -> int:
    at = to_millis(event.at)
    return max(received, min(at, at if event.recorded_at is None else to_millis(event.recorded_at)))


def _is_doubtful(event: Event) -> bool:
    return event.data.get("time_doubtful") is True
