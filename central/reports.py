"""Taking reports in and writing down what became of them.

Everything here runs inside a `Storage.writing()` transaction and raises the feed's revision for each report that it touches.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Column, Connection, bindparam, func, insert, select, update

from central import schema
from central.field_writes import note_writes
from central.report_rows import attachment_row, event_row, reports_of, row_of
from central.storage import Writing, insert_many
from officer_app.domain.reports import Attachment, Event, Report
from officer_app.domain.wib import WIB

_CHUNK = 500
# Built once, with its values as parameters: to build it for each operation took longer than to run it.
_UPDATE = update(schema.report).where(schema.report.c.id == bindparam("known_id"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewReport:
    """A report to be taken in: what it is, where it came from, its text as it came, its history and its photos.

    An empty `report.number` gets one by the day of its arrival; `report.rev` is given by the feed, whatever it says.
    """

    report: Report
    source_key: str
    raw_text: str
    events: tuple[Event, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def insert_reports(tx: Writing, reports: Sequence[NewReport]) -> list[Report]:
    """Take many reports in at once, in their order; some ten thousand a second."""
    if not reports:
        return []
    numbers = _Numbers(tx, [new.report.number for new in reports if new.report.number])
    stored = [
        replace(new.report, number=numbers.give(new.report), rev=rev, attachments=new.attachments)
        for new, rev in zip(reports, tx.next_revs(len(reports)), strict=True)
    ]
    rows = [
        row_of(report) | {"rev": report.rev, "source_key": new.source_key, "raw_text": new.raw_text}
        for new, report in zip(reports, stored, strict=True)
    ]
    insert_many(tx, insert(schema.report), rows)
    photos = [attachment_row(r.id, place, photo) for r in stored for place, photo in enumerate(r.attachments, 1)]
    insert_many(tx, insert(schema.attachment), photos)
    lines = [event_row(new.report.id, event) for new in reports for event in new.events]
    insert_many(tx, insert(schema.event), lines)
    return stored


def known_source_keys(connection: Connection, keys: Iterable[str]) -> set[str]:
    """Those of the keys whose reports are stored already, or were and have been erased."""
    hashes = {source_hash(key): key for key in keys}
    erased = _known(connection, schema.erasure.c.source_hash, list(hashes))
    return _known(connection, schema.report.c.source_key, list(hashes.values())) | {hashes[found] for found in erased}


def source_hash(source_key: str) -> str:
    """What stays of a source's key when its report is erased: enough to know it again."""
    return hashlib.sha256(source_key.encode()).hexdigest()


def find_report(connection: Connection, report_id: str) -> Report | None:
    """A report by its id, whoever asks: the caller looks after scope."""
    rows = connection.execute(select(schema.report).where(schema.report.c.id == report_id)).mappings()
    return next(iter(reports_of(connection, rows)), None)


def update_report(tx: Writing, before: Report, after: Report, *, reason: str | None = None, by: str | None = None) -> Report:
    """Write down a report that the officer `by` changed; who saw it only where it was before is told that it left."""
    if (before.ward, before.agency) != (after.ward, after.agency):
        depart(tx, before, "left", reason)
    stored = replace(after, rev=tx.next_rev())
    tx.execute(_UPDATE, row_of(stored) | {"rev": stored.rev, "known_id": stored.id})
    fresh = stored.attachments[len(before.attachments) :]
    photos = [attachment_row(stored.id, place, photo) for place, photo in enumerate(fresh, len(before.attachments) + 1)]
    insert_many(tx, insert(schema.attachment), photos)
    note_writes(tx, before, stored, by)
    return stored


def depart(tx: Writing, before: Report, kind: str, reason: str | None, into: str | None = None) -> None:
    """Tell those who see a report where it is that it is gone from there: `left`, `merged` or `purged`."""
    row = {
        "rev": tx.next_rev(),
        "report_id": before.id,
        "kind": kind,
        "ward": before.ward,
        "agency": before.agency,
        "into": into,
        "reason": reason,
        "at": tx.now_millis,
    }
    tx.execute(insert(schema.departure), row)


def append_event(tx: Writing, report_id: str, event: Event) -> Event:
    """Add a line to a report's history; its `seq` is the next one, whatever it says."""
    query = select(func.coalesce(func.max(schema.event.c.seq), 0)).where(schema.event.c.report_id == report_id)
    numbered = replace(event, seq=tx.execute(query).scalar_one() + 1)
    tx.execute(insert(schema.event), event_row(report_id, numbered))
    return numbered


class _Numbers:
    """Report numbers, `JK` + YYMMDD + 4 digits (more on a day with more than 9,999 reports), by the day in Jakarta."""

    def __init__(self, tx: Writing, wanted: Sequence[str]) -> None:
        self._tx = tx
        self._taken = _known(tx.connection, schema.report.c.number, wanted)
        self._taken |= _known(tx.connection, schema.erasure.c.number, wanted)
        self._wanted = set(wanted)
        self._last: dict[str, int] = {}

    def give(self, report: Report) -> str:
        """The report's own number, or the day's next free one where it has none or another report bears it."""
        number = report.number
        if not number or number in self._taken:
            number = self._next(f"JK{report.received_at.astimezone(WIB):%y%m%d}")
        self._taken.add(number)
        return number

    def _next(self, day: str) -> str:
        if day not in self._last:
            self._last[day] = self._highest(day)
        while True:
            self._last[day] += 1
            number = f"{day}{self._last[day]:04d}"
            if number not in self._taken and number not in self._wanted:
                return number

    def _highest(self, day: str) -> int:
        return max(self._highest_of(column, day) for column in (schema.report.c.number, schema.erasure.c.number))

    def _highest_of(self, column: Column[str], day: str) -> int:
        query = select(column).where(column >= day, column < day + ":")  # the colon follows the nine
        highest = self._tx.execute(query.order_by(func.length(column).desc(), column.desc()).limit(1)).scalar()
        tail = str(highest or "")[len(day) :]
        return int(tail) if tail.isdecimal() else 0


def _known(connection: Connection, column: Column[str], values: Sequence[str]) -> set[str]:
    found = set[str]()
    for start in range(0, len(values), _CHUNK):
        found |= set(connection.execute(select(column).where(column.in_(values[start : start + _CHUNK]))).scalars())
    return found
