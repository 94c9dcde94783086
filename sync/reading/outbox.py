"""The outbox as people see it: each operation that is not settled, with its photos' progress."""

from datetime import datetime

from officer_app.domain.vocabulary import OperationKind
from sync.database import Database, Row
from sync.moments import from_millis
from sync.outbox_rows import read_document
from sync.overlay import LIVE_STATES, OWN
from sync.records import UNSENT_STATES, OperationState, OthersWork, OutboxItem

_ITEMS = f"""
SELECT o.op_id, o.report_id, o.number, o.kind, o.document, o.state, o.recorded_at, o.author_id,
       o.transport_attempts + o.server_attempts, o.next_try, o.problem,
       ifnull(sum(b.size), 0), ifnull(sum(CASE WHEN b.stored THEN b.size ELSE b.offset END), 0),
       min(CASE WHEN b.stored THEN NULL ELSE b.next_try END), max(CASE WHEN b.stored THEN NULL ELSE b.problem END)
FROM work.operation o LEFT JOIN work.operation_blob ob ON ob.op_id = o.op_id LEFT JOIN work.blob b ON b.sha256 = ob.sha256
WHERE o.state IN {LIVE_STATES} AND o.{OWN.replace(", author_id", ", o.author_id")}"""  # noqa: S608


def items(database: Database, limit: int) -> list[OutboxItem]:
    """The newest operations that are not settled or discarded, newest last."""
    rows = database.rows(f"{_ITEMS} GROUP BY o.seq ORDER BY o.seq DESC LIMIT ?", (limit,))
    return [_item(row) for row in reversed(rows)]


def items_of(database: Database, report_id: str) -> tuple[OutboxItem, ...]:
    """The same of one report."""
    rows = database.rows(f"{_ITEMS} AND o.report_id = ? GROUP BY o.seq ORDER BY o.seq", (report_id,))
    return tuple(map(_item, rows))


def items_to_decide(database: Database, limit: int, op_id: str | None = None) -> list[OutboxItem]:
    """The operations that need a person (with an id only that one), oldest first."""
    rows = database.rows(
        f"""{_ITEMS} AND o.state IN ('conflict', 'quarantined') AND (? IS NULL OR o.op_id = ?)
            GROUP BY o.seq ORDER BY o.seq LIMIT ?""",
        (op_id, op_id, limit),
    )
    return list(map(_item, rows))


def of_others(database: Database) -> tuple[OthersWork, ...]:
    """What waits for other officers of this computer, or for a decision of theirs."""
    return _waiting(database, f"NOT ({OWN})")


def of_everybody(database: Database) -> tuple[OthersWork, ...]:
    """The same of all officers of this computer, whoever signed in last."""
    return _waiting(database, "TRUE")


def _waiting(database: Database, whose: str) -> tuple[OthersWork, ...]:
    rows = database.rows(
        f"""SELECT author_id, (SELECT value FROM work.meta WHERE key = 'officer:' || author_id), count(*) FROM work.operation
            WHERE state IN {LIVE_STATES} AND state <> 'applied' AND {whose} GROUP BY author_id ORDER BY author_id"""  # noqa: S608
    )
    return tuple(OthersWork(row[0], row[1] or row[0], row[2]) for row in rows)


def _item(row: Row) -> OutboxItem:
    kind, state = OperationKind(row[3]), OperationState(row[5])
    return OutboxItem(
        op_id=row[0],
        report_id=row[1],
        number=row[2],
        kind=kind,
        payload=read_document(kind, row[4]).payload,
        state=state,
        recorded_at=from_millis(row[6]),
        author_id=row[7],
        attempts=row[8],
        next_try=_next_try(state, row[9], row[13]),
        problem=row[10] or row[14],
        bytes_total=row[11],
        bytes_sent=row[12],
    )


def _next_try(state: OperationState, own: int, photos: int | None) -> datetime | None:
    if state not in UNSENT_STATES:
        return None
    due = max(own, photos or 0)
    return from_millis(due) if due else None
