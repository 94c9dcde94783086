"""What is foretold of an office's open reports, read from its cache: the pace of its last weeks, and what stands in line.

Walks the narrow table once, as figures do; the officer's own unsettled work is laid over it.
"""

from collections import Counter
from dataclasses import replace
from datetime import datetime

from officer_app.domain.calendar import WorkCalendar
from officer_app.domain.vocabulary import CLOSED_STATUSES
from sync.cache_schema import OPEN_RIDS
from sync.database import Database
from sync.forecast import LOOK_BACK, Forecast, Pending, Promise, foretell, pace_of, waiting_query
from sync.moments import from_millis, to_millis
from sync.overlay import Overlay
from sync.queue_order import matches
from sync.reading.filters import filters_of
from sync.records import QueueQuery, QueueRow

_OPEN_ROWS = f"(SELECT * FROM report NOT INDEXED WHERE rid >= {OPEN_RIDS}) r"  # noqa: S608
_MET = {Promise.RESPONSE: "responded_at", Promise.RESOLUTION: "resolved_at"}
_DUE = {Promise.RESPONSE: "response_due", Promise.RESOLUTION: "resolution_due"}


def forecasts(
    database: Database, overlay: Overlay, base: QueueQuery, calendar: WorkCalendar, now: datetime
) -> tuple[Forecast, ...]:
    """What will become of both promises of the open reports within `base`; inside a snapshot."""
    everything = replace(base, statuses=())
    done, first = _done(database, overlay, everything, now)
    return tuple(
        foretell(
            promise,
            _pending(database, overlay, waiting_query(base, promise), promise),
            pace_of(done[promise], first, calendar, now),
            calendar,
            now,
        )
        for promise in Promise
    )


def _done(
    database: Database, overlay: Overlay, base: QueueQuery, now: datetime
) -> tuple[dict[Promise, Counter[str]], datetime | None]:
    """How many promises were met in the last weeks, by category, and when the first report came."""
    since, until = now - LOOK_BACK, now
    where = filters_of(base, overlay.reports)
    within = ", ".join(f"sum(r.{column} >= ? AND r.{column} < ?)" for column in _MET.values())
    rows = database.rows(
        f"SELECT r.category, min(r.received_at), {within} FROM report r NOT INDEXED {where.join} WHERE {where.sql} GROUP BY 1",  # noqa: S608
        (*(to_millis(since), to_millis(until)) * len(_MET), *where.params),
    )
    done = {promise: Counter[str]() for promise in Promise}
    arrived = [from_millis(row[1]) for row in rows]
    for category, _, *counts in rows:
        for promise, count in zip(_MET, counts, strict=True):
            done[promise][category] = count or 0
    for shown in overlay.shown():
        if matches(base, shown.row):
            arrived.append(shown.row.received_at)
            for promise in Promise:
                done[promise][shown.row.category] += _met_within(shown.row, promise, since, until)
    return done, min(arrived, default=None)


def _met_within(row: QueueRow, promise: Promise, since: datetime, until: datetime) -> bool:
    met = getattr(row.clocks, _MET[promise])
    return met is not None and to_millis(since) <= to_millis(met) < to_millis(until)


def _pending(database: Database, overlay: Overlay, query: QueueQuery, promise: Promise) -> list[Pending]:
    where = filters_of(query, overlay.reports)
    rows = database.rows(
        f"SELECT r.{_DUE[promise]}, r.id, r.category FROM {_OPEN_ROWS} {where.join} WHERE {where.sql}",  # noqa: S608
        where.params,
    )
    own = [
        Pending(to_millis(getattr(shown.row.clocks, _DUE[promise])), shown.row.report_id, shown.row.category)
        for shown in overlay.shown()
        if shown.row.status not in CLOSED_STATUSES and matches(query, shown.row)
    ]
    return [*(Pending(*row) for row in rows), *own]
