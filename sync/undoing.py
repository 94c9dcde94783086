"""Taking back what has not left this computer: the operation is over, its words and photos are drafts again."""

from collections.abc import Sequence
from datetime import datetime

from officer_app.domain.operations import photos_of
from officer_app.domain.vocabulary import OperationKind
from sync.database import Database
from sync.decisions.rows import bring_back, decide, dependents
from sync.decisions.words import draft_of
from sync.errors import CommandRefused
from sync.outbox_rows import read_document

UNDONE = "undone"


def undo(database: Database, officer_id: str, op_ids: Sequence[str], at: datetime, *, as_drafts: bool = True) -> frozenset[str]:
    """Undo operations, newest first, with what builds on them; answers the reports concerned; inside a transaction.

    What was typed becomes a draft of its report, unless `as_drafts` is false: one form for many reports keeps it then.

    CommandRefused("too-late-to-undo") when one of them was offered to the centre, or is no longer waiting.
    """
    wanted = {op_id for named in op_ids for op_id in (named, *dependents(database, named))}
    rows = [_waiting(database, officer_id, op_id) for op_id in wanted]
    for _, op_id, report_id, kind, document in sorted(rows, reverse=True):
        payload = read_document(OperationKind(kind), document).payload
        bring_back(database, report_id, draft_of(payload) if as_drafts else {}, photos_of(payload), at)
        decide(database, op_id, at, officer_id, UNDONE, reason=None)
    return frozenset(row[2] for row in rows)


def _waiting(database: Database, officer_id: str, op_id: str) -> tuple[int, str, str, str, bytes]:
    row = database.row(
        """SELECT seq, op_id, report_id, kind, document FROM operation
           WHERE op_id = ? AND author_id = ? AND state = 'queued' AND NOT doubtful
           AND transport_attempts = 0 AND server_attempts = 0""",
        (op_id, officer_id),
    )
    if row is None:
        raise CommandRefused("too-late-to-undo")
    return row
