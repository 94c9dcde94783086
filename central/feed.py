"""The feed of changes, commit-ordered and cut to an officer's scope; reports and their histories for him."""

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import Connection, Row, RowMapping, func, not_, or_, select

from central import schema, wire
from central.clock import to_millis
from central.cursors import Cursor, check_cursor, read_cursor, scope_of
from central.precedence import give_way
from central.report_rows import reports_of
from central.scope import saw_departed, sees_report
from central.storage import Storage, read_fact, read_rev
from officer_app.domain.officers import Officer

LAST_EVENTS = 20
# Their contents together, in characters; what does not fit is asked for by `events`.
LAST_EVENTS_LENGTH = 128 * 1024
# About as many bytes as a page of anything has; a single item may have more.
PAGE_BYTES = 16 * 1024 * 1024

_CHUNK = 500
# Reports that are read together, so that a page of long ones is not held many times over.
_PIECE = 200
# Bytes of an item without its texts, of a photo's facts, and of the longest letter in JSON.
_FRAME, _PHOTO, _LONGEST_LETTER = 700, 500, 6
_TOMBSTONES: dict[str, type[wire.Left]] = {"left": wire.Left, "merged": wire.Merged, "purged": wire.Purged}


class Feed:
    """What happened, as one officer may know it."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def changes(self, officer: Officer, cursor: str | None, limit: int) -> wire.Changes:
        """A page of what is new since the cursor; `cursor-expired` or `validation`."""
        with self._storage.reading() as connection:
            # First the last revision, then the rows up to it: what commits in between waits for the next page.
            last = read_rev(connection)
            position = self._position(connection, officer, cursor, last)
            items, whole = _items(connection, officer, position, last, limit + 1)
        more, items = len(items) > limit or not whole, items[:limit]
        after = Cursor(position.epoch, items[-1].rev if more else last, position.floor, position.scope, self._now())
        return wire.Changes(epoch=position.epoch, items=items, cursor=after.written(), more=more)

    def last_rev(self) -> int:
        """The last committed revision."""
        with self._storage.reading() as connection:
            return read_rev(connection)

    def index(self, officer: Officer, after: str, limit: int) -> wire.Index:
        """A page of all reports in scope, by id."""
        table = schema.report
        query = select(table.c.id, table.c.rev).where(sees_report(officer), table.c.id > after)
        with self._storage.reading() as connection:
            items: list[wire.IndexItem] = []
            for rows in connection.execute(query.order_by(table.c.id).limit(limit + 1)).partitions(_PIECE):
                give_way()
                items += [wire.IndexItem(id=row.id, rev=row.rev) for row in rows]
        return wire.Index(items=items[:limit], more=len(items) > limit)

    def report(self, officer: Officer, report_id: str) -> wire.Report | None:
        """A report with its text as it came; None outside the officer's scope."""
        with self._storage.reading() as connection:
            row = _row(connection, officer, report_id)
            return None if row is None else wire.Report.of(reports_of(connection, [row])[0], officer, raw_text=row["raw_text"])

    def events(self, officer: Officer, report_id: str, after: int, limit: int) -> wire.Events | None:
        """A page of a report's history; None outside the officer's scope."""
        table = schema.event
        with self._storage.reading() as connection:
            if _row(connection, officer, report_id) is None:
                return None
            query = select(table).where(table.c.report_id == report_id, table.c.seq > after).order_by(table.c.seq)
            # Row by row: where texts are long, no more are held than an answer takes.
            return _fitting(connection.execute(query.limit(limit + 1)).yield_per(_PIECE), limit)

    def _position(self, connection: Connection, officer: Officer, cursor: str | None, last: int) -> Cursor:
        epoch, scope = read_fact(connection, "epoch") or "", scope_of(officer)
        if not cursor:
            return Cursor(epoch, 0, last, scope, self._now())
        position = read_cursor(cursor)
        check_cursor(position, epoch=epoch, scope=scope, last_rev=last, now_millis=self._now())
        return position

    def _now(self) -> int:
        return to_millis(self._storage.clock())


def _row(connection: Connection, officer: Officer, report_id: str) -> RowMapping | None:
    query = select(schema.report).where(schema.report.c.id == report_id, sees_report(officer))
    return connection.execute(query).mappings().first()


def _items(
    connection: Connection, officer: Officer, position: Cursor, last: int, limit: int
) -> tuple[list[wire.ReportItem | wire.Left | wire.Merged | wire.Purged], bool]:
    """What follows the cursor, and whether no bound of bytes cut it short."""
    reports, whole = _report_items(connection, officer, position.rev, last, limit)
    edge = last if whole else reports[-1].rev
    stones = _tombstones(connection, officer, max(position.rev, position.floor), edge, limit)
    items: list[Any] = [*reports, *stones]
    return sorted(items, key=lambda item: int(item.rev))[:limit], whole


def _report_items(
    connection: Connection, officer: Officer, after: int, last: int, limit: int
) -> tuple[list[wire.ReportItem], bool]:
    table = schema.report
    query = select(table).where(table.c.rev > after, table.c.rev <= last, sees_report(officer))
    found: list[wire.ReportItem] = []
    weight = 0
    for rows in connection.execute(query.order_by(table.c.rev).limit(limit)).mappings().partitions(_PIECE):
        events = _last_events(connection, [row["id"] for row in rows])
        for report in reports_of(connection, rows):
            give_way()
            item = wire.ReportItem(rev=report.rev, report=wire.Report.of(report, officer), events=events.get(report.id, []))
            weight += _weight(item)
            if found and weight > PAGE_BYTES:
                return found, False
            found.append(item)
    return found, True


def _fitting(rows: Iterable[Row[Any]], limit: int) -> wire.Events:
    """The first lines of a history, as many as an answer takes; one at least."""
    found: list[wire.Event] = []
    weight = 0
    for row in rows:
        give_way()
        event = wire.Event.of_row(row)
        weight += _weight_of_event(event)
        if len(found) == limit or (found and weight > PAGE_BYTES):
            return wire.Events(items=found, more=True)
        found.append(event)
    return wire.Events(items=found, more=False)


def _weight(item: wire.ReportItem) -> int:
    """About how many bytes an item has on the line; rather more than less."""
    texts = (item.report.text, item.report.public_answer or "", item.report.address or "")
    photos = len(item.report.attachments) * _PHOTO
    return _FRAME + photos + sum(map(len, texts)) * _LONGEST_LETTER + sum(map(_weight_of_event, item.events))


def _weight_of_event(event: wire.Event) -> int:
    return _FRAME + len(cast("bytes", event.data))


def _tombstones(connection: Connection, officer: Officer, after: int, last: int, limit: int) -> Iterable[wire.Left]:
    gone, report = schema.departure, schema.report
    query = select(gone).select_from(gone.outerjoin(report, report.c.id == gone.c.report_id))
    # Who still sees the report, by another of his areas or as its office, is told of its change and not of a departure.
    still_seen = or_(report.c.id.is_(None), not_(func.coalesce(sees_report(officer), False)))
    query = query.where(gone.c.rev > after, gone.c.rev <= last, saw_departed(officer), still_seen)
    for row in connection.execute(query.order_by(gone.c.rev).limit(limit)).mappings():
        give_way()
        yield _TOMBSTONES[row["kind"]](id=row["report_id"], rev=row["rev"], into=row["into"], reason=row["reason"])


def _last_events(connection: Connection, report_ids: list[str]) -> dict[str, list[wire.Event]]:
    found: dict[str, list[wire.Event]] = {}
    table = schema.event
    for start in range(0, len(report_ids), _CHUNK):
        newest: dict[str, Any] = {"partition_by": table.c.report_id, "order_by": table.c.seq.desc()}
        place = func.row_number().over(**newest).label("place")
        length = func.sum(func.length(table.c.data)).over(**newest).label("length")
        placed = select(table, place, length).where(table.c.report_id.in_(report_ids[start : start + _CHUNK])).subquery()
        # The last one comes whatever its length: it may be all that a desk is told of a change.
        fits = or_(placed.c.place == 1, placed.c.length <= LAST_EVENTS_LENGTH)
        query = select(placed).where(placed.c.place <= LAST_EVENTS, fits).order_by(placed.c.report_id, placed.c.seq)
        for row in connection.execute(query).all():
            give_way()
            found.setdefault(row.report_id, []).append(wire.Event.of_row(row))
    return found
