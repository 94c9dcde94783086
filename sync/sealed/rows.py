"""Between the rows of work.db and a sealed file: what is taken along, and what comes back."""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from sync import audit
from sync.database import Database
from sync.decisions.rows import dependents, set_aside
from sync.errors import SealError
from sync.moments import to_millis
from sync.records import ATTENTION_STATES, OperationState
from sync.sealed.work import SealedOperation
from sync.sql_lists import json_list

# What was given up when its officer signed out may be brought back by him; what he decided about one by one may not.
SIGN_OUT = "sign-out"
_OPEN = "state IN ('queued', 'sending', 'uncertain', 'conflict', 'quarantined')"


def open_ids(database: Database, author_id: str, states: str = _OPEN) -> list[str]:
    """Everything of an author that is not sent or needs a person, in the order recorded."""
    rows = database.rows(f"SELECT op_id FROM operation WHERE author_id = ? AND {states} ORDER BY seq", (author_id,))  # noqa: S608
    return [row[0] for row in rows]


def taken_along(database: Database, author_id: str, op_ids: Iterable[str]) -> list[SealedOperation]:
    """These operations and those that they build on, of what is open, in the order recorded."""
    rows = database.rows(
        f"""WITH RECURSIVE wanted (op_id) AS (
              SELECT value FROM json_each(?)
              UNION SELECT f.value FROM wanted w JOIN operation o ON o.op_id = w.op_id JOIN json_each(o.depends_on) f)
            SELECT o.op_id, o.number, o.state, o.problem, o.document, o.sha256, b.base, b.mine, c.theirs
            FROM operation o JOIN wanted w ON w.op_id = o.op_id JOIN operation_base b ON b.op_id = o.op_id
            LEFT JOIN conflict c ON c.op_id = o.op_id WHERE o.author_id = ? AND o.{_OPEN} ORDER BY o.seq""",  # noqa: S608
        (json_list(op_ids), author_id),
    )
    return [
        SealedOperation(
            op_id=row[0],
            number=row[1],
            state=OperationState(row[2]),
            problem=row[3],
            document=row[4].decode(),
            sha256=row[5],
            base=msgspec.Raw(row[6]),
            mine=msgspec.Raw(row[7]),
            theirs=msgspec.Raw(row[8] or b"null"),
        )
        for row in rows
    ]


def take_in(database: Database, operation: SealedOperation, at: datetime, actor: str, signed_by: str | None) -> bool:
    """Put one operation into its place, signed by a key or by none; False when it is here already. Inside a transaction."""
    known = database.row("SELECT sha256, state FROM operation WHERE op_id = ?", (operation.op_id,))
    if known is not None and known[0] != operation.sha256:
        raise SealError("sealed-damaged")
    if known is not None and not _given_up(database, operation.op_id):
        return False
    if known is None:
        _insert(database, operation)
    else:
        database.execute("DELETE FROM resolution WHERE op_id = ?", (operation.op_id,))
    state, doubtful = _state_here(operation.state)
    database.execute(
        "UPDATE operation SET state = ?, doubtful = ?, problem = ?, next_try = 0 WHERE op_id = ?",
        (state.value, doubtful, operation.problem if state in ATTENTION_STATES else None, operation.op_id),
    )
    if state is OperationState.CONFLICT:
        _keep_conflict(database, operation, at)
    audit.append(database, at, actor=actor, act="imported", subject=operation.op_id, state=state.value, key=signed_by)
    return True


def set_orphans_aside(database: Database, op_ids: Iterable[str], at: datetime, actor: str) -> None:
    """What came in and builds on something that was decided about here needs a decision too, instead of waiting for ever."""
    rows = database.rows(
        """SELECT o.op_id FROM operation o WHERE o.op_id IN (SELECT value FROM json_each(?)) AND o.state = 'queued'
           AND EXISTS (SELECT 1 FROM json_each(o.depends_on) d JOIN operation f ON f.op_id = d.value
                       WHERE f.state = 'discarded')""",
        (json_list(op_ids),),
    )
    for (op_id,) in rows:
        set_aside(database, [op_id, *dependents(database, op_id)], at, actor)


def _given_up(database: Database, op_id: str) -> bool:
    return bool(database.value("SELECT EXISTS (SELECT 1 FROM resolution WHERE op_id = ? AND choice = ?)", (op_id, SIGN_OUT)))


def _state_here(state: OperationState) -> tuple[OperationState, bool]:
    """What went out from elsewhere may have arrived; it is asked about under its own id."""
    if state in ATTENTION_STATES:
        return state, False
    return OperationState.QUEUED, state is not OperationState.QUEUED


def _insert(database: Database, operation: SealedOperation) -> None:
    report_id, kind, base_rev, depends_on = operation.columns()
    recorded = operation.recorded()
    database.execute(
        """INSERT OR IGNORE INTO operation
             (op_id, report_id, number, kind, document, sha256, state, author_id, recorded_at, base_rev, depends_on)
           VALUES (?, ?, ?, ?, ?, ?, 'queued', ?, ?, ?, ?)""",
        (
            operation.op_id,
            report_id,
            operation.number,
            kind,
            operation.document.encode(),
            operation.sha256,
            recorded.author_id,
            to_millis(recorded.recorded_at),
            base_rev,
            json_list(depends_on),
        ),
    )
    sides = (operation.op_id, bytes(operation.base), bytes(operation.mine))
    database.execute("INSERT OR IGNORE INTO operation_base (op_id, base, mine) VALUES (?, ?, ?)", sides)
    for photo in operation.photos():
        blob = (photo.sha256, photo.size, photo.mime)
        database.execute("INSERT OR IGNORE INTO blob (sha256, size, mime) VALUES (?, ?, ?)", blob)
        database.execute("INSERT OR IGNORE INTO operation_blob (op_id, sha256) VALUES (?, ?)", (operation.op_id, photo.sha256))


def _keep_conflict(database: Database, operation: SealedOperation, at: datetime) -> None:
    theirs = bytes(operation.theirs)
    database.execute(
        "INSERT OR IGNORE INTO conflict (op_id, base, mine, theirs, at) VALUES (?, ?, ?, ?, ?)",
        (operation.op_id, bytes(operation.base), bytes(operation.mine), None if theirs == b"null" else theirs, to_millis(at)),
    )
