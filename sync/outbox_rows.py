"""Operations as rows of work.db, and the document that goes to the centre: encoded once, never changed."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

import msgspec

from officer_app.domain.operations import PAYLOADS, Payload, kind_of
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import OperationKind
from sync import audit
from sync.database import Database, Row
from sync.moments import to_millis
from sync.records import NewOperation, OperationState, StoredOperation

STORED = "op_id, report_id, kind, state, document, author_id, transport_attempts, server_attempts"
_encode = msgspec.json.Encoder().encode


class _Recorded(msgspec.Struct):
    payload: msgspec.Raw
    author_id: str
    recorded_at: datetime


_recorded = msgspec.json.Decoder(_Recorded)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedOperation:
    """What a document says."""

    payload: Payload
    author_id: str
    recorded_at: datetime


def document_of(operation: NewOperation, device_id: str) -> bytes:
    """The operation as POST /operations takes it; fields that are None or false are left out."""
    guard = operation.guard
    told: dict[str, object] = {"status": guard.status, "assignee": guard.assignee, "checks_assignee": guard.checks_assignee}
    if guard.seen:
        told["seen"] = msgspec.to_builtins(guard.seen)
    return _encode(
        {
            "op_id": operation.op_id,
            "report_id": operation.report_id,
            "kind": kind_of(operation.payload),
            "payload": _said(msgspec.to_builtins(operation.payload)),
            "guard": _said(told),
            "base_rev": operation.base_rev,
            "author_id": operation.author_id,
            "device_id": device_id,
            "recorded_at": operation.recorded_at,
            "depends_on": operation.depends_on,
        }
    )


def read_document(kind: OperationKind, document: bytes) -> RecordedOperation:
    """The operation in a document."""
    found = _recorded.decode(document)
    payload = msgspec.json.decode(found.payload, type=PAYLOADS[kind])
    return RecordedOperation(payload=payload, author_id=found.author_id, recorded_at=found.recorded_at)


def insert(database: Database, operation: NewOperation, device_id: str, base: Report, mine: Report, held_until: int = 0) -> None:
    """Record an operation with its photos, how the report stood and how it shall be; inside a transaction.

    Before `held_until` (milliseconds) neither it nor its photos go out.
    """
    document = document_of(operation, device_id)
    kind = kind_of(operation.payload)
    database.execute(
        """INSERT INTO operation
             (op_id, report_id, number, kind, document, sha256, state, author_id, recorded_at, base_rev, depends_on,
              next_try)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        (
            operation.op_id,
            operation.report_id,
            base.number,
            kind.value,
            document,
            hashlib.sha256(document).hexdigest(),
            OperationState.QUEUED.value,
            operation.author_id,
            to_millis(operation.recorded_at),
            operation.base_rev,
            _encode(operation.depends_on).decode(),
            held_until,
        ),
    )
    database.execute(
        "INSERT INTO operation_base (op_id, base, mine) VALUES (?, ?, ?)", (operation.op_id, _encode(base), _encode(mine))
    )
    for photo in operation.photos:
        blob = (photo.sha256, photo.size, photo.mime, held_until)
        database.execute("INSERT OR IGNORE INTO blob (sha256, size, mime, next_try) VALUES (?, ?, ?, ?)", blob)
        database.execute("INSERT OR IGNORE INTO operation_blob (op_id, sha256) VALUES (?, ?)", (operation.op_id, photo.sha256))
    audit.append(
        database, operation.recorded_at, actor=operation.author_id, act="recorded", subject=operation.op_id, kind=kind.value
    )


def stored_operations(database: Database, where: str, params: tuple[object, ...]) -> list[StoredOperation]:
    """Operations in the order in which they were recorded."""
    with database.snapshot():
        rows = database.rows(f"SELECT {STORED} FROM operation WHERE {where} ORDER BY seq", params)  # noqa: S608
        photos = database.rows(
            f"""SELECT op_id, sha256 FROM operation_blob
                WHERE op_id IN (SELECT op_id FROM operation WHERE {where}) ORDER BY op_id, sha256""",  # noqa: S608
            params,
        )
    carried: dict[str, list[str]] = {}
    for op_id, sha256 in photos:
        carried.setdefault(op_id, []).append(sha256)
    return [_stored(row, tuple(carried.get(row[0], ()))) for row in rows]


def _stored(row: Row, photos: tuple[str, ...]) -> StoredOperation:
    return StoredOperation(
        op_id=row[0],
        report_id=row[1],
        kind=OperationKind(row[2]),
        state=OperationState(row[3]),
        document=row[4],
        author_id=row[5],
        transport_attempts=row[6],
        server_attempts=row[7],
        photos=photos,
    )


def _said(value: object) -> object:
    if isinstance(value, dict):
        return {key: _said(entry) for key, entry in value.items() if entry is not None and entry is not False}
    if isinstance(value, list | tuple):
        return [_said(entry) for entry in value]
    return value
