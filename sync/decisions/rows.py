"""Decisions as rows of work.db: what falls with an operation, what stands without it, and the record of what was decided."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

import msgspec

from officer_app.domain.effects import apply
from officer_app.domain.operations import Photo
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import OperationKind
from sync import audit
from sync.database import Database
from sync.decisions.words import is_chosen
from sync.moments import to_millis
from sync.outbox_rows import read_document
from sync.records import OperationState, Reference
from sync.sql_lists import json_list
from sync.work_schema import DRAFTER

FALLEN = "depends-on-refused"
_UNSENT = "state IN ('queued', 'sending', 'uncertain')"


def dependents(database: Database, op_id: str) -> list[str]:
    """The unsent operations that build on this one, directly or through others, oldest first."""
    rows = database.rows(
        f"""WITH RECURSIVE fallen (op_id) AS (
              SELECT ? UNION SELECT o.op_id FROM fallen f JOIN operation o ON {_UNSENT}
              AND EXISTS (SELECT 1 FROM json_each(o.depends_on) WHERE value = f.op_id))
            SELECT o.op_id FROM operation o JOIN fallen f ON f.op_id = o.op_id WHERE o.op_id <> ? ORDER BY o.seq""",  # noqa: S608
        (op_id, op_id),
    )
    return [row[0] for row in rows]


def standing(
    database: Database, report: Report, author_id: str, reference: Reference, *, without: Collection[str] = ()
) -> Report:
    """A report of the centre with what an author still has on its way, as this connection sees it now."""
    rows = database.rows(
        f"""SELECT op_id, kind, document FROM operation
            WHERE report_id = ? AND author_id = ?
            AND ({_UNSENT} OR (state = 'applied' AND (result_rev IS NULL OR result_rev > ?))) ORDER BY seq""",  # noqa: S608
        (report.id, author_id, report.rev),
    )
    for op_id, kind, document in rows:
        if op_id not in without:
            recorded = read_document(OperationKind(kind), document)
            report = apply(
                report,
                recorded.payload,
                actor=author_id,
                at=recorded.recorded_at,
                workflow=reference.workflow,
                working=reference.working,
            )
    return report


def set_aside(database: Database, op_ids: Iterable[str], at: datetime, actor: str) -> None:
    """What built on something that a person decided about needs a decision of its own."""
    for op_id in op_ids:
        changed = database.execute(
            f"UPDATE operation SET state = 'quarantined', problem = ?, next_try = 0 WHERE op_id = ? AND {_UNSENT}",  # noqa: S608
            (FALLEN, op_id),
        )
        if changed:
            audit.append(database, at, actor=actor, act=OperationState.QUARANTINED.value, subject=op_id, problem=FALLEN)


def decide(
    database: Database, op_id: str, at: datetime, actor: str, choice: str, *, reason: str | None, operations: Collection[str] = ()
) -> None:
    """Put down what was decided: the operation is over, and what was recorded instead is named."""
    listed = json_list(operations)
    database.execute(
        "INSERT OR REPLACE INTO resolution (op_id, choice, reason, operations, at) VALUES (?, ?, ?, ?, ?)",
        (op_id, choice, reason, listed, to_millis(at)),
    )
    former = database.value("SELECT state FROM operation WHERE op_id = ?", (op_id,))
    database.execute("UPDATE operation SET state = 'discarded', next_try = 0 WHERE op_id = ?", (op_id,))
    audit.append(
        database, at, actor=actor, act="decided", subject=op_id, choice=choice, reason=reason, operations=listed, former=former
    )


def bring_back(database: Database, report_id: str, fields: Mapping[str, str], photos: Iterable[Photo], at: datetime) -> None:
    """Put words and photos back into a report's drafts, below what is there."""
    for field, text in fields.items():
        there = database.value(
            f"SELECT text FROM draft WHERE author_id = {DRAFTER} AND report_id = ? AND field = ?",  # noqa: S608
            (report_id, field),
        )
        database.execute(
            f"INSERT OR REPLACE INTO draft (author_id, report_id, field, text, at) VALUES ({DRAFTER}, ?, ?, ?, ?)",  # noqa: S608
            (report_id, field, _joined(field, there, text), to_millis(at)),
        )
    for photo in photos:
        database.execute(
            f"""INSERT INTO draft_photo (author_id, report_id, sha256, photo, at) VALUES ({DRAFTER}, ?, ?, ?, ?)
                ON CONFLICT (author_id, report_id, sha256) DO NOTHING""",  # noqa: S608
            (report_id, photo.sha256, msgspec.json.encode(photo), to_millis(at)),
        )


def _joined(field: str, there: str | None, text: str) -> str:
    if not there or not there.strip():
        return text
    # What was chosen since stands; words that came back before are not told twice.
    if is_chosen(field) or f"\n\n{text}\n\n" in f"\n\n{there.strip()}\n\n":
        return there
    return f"{there.rstrip()}\n\n{text}"
