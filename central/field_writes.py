"""Who wrote the fields of a report last: what judges operations whose desks do not say what their officer saw.

A desk of today tells what stood in each field that it replaces. One of before only tells the revision that its officer saw; then
the operation would overwrite where somebody else wrote the field after that revision.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec
from sqlalchemy import Connection, insert, select, update

from central import schema
from central.storage import Writing
from officer_app.domain.fields import changed
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Field, OperationKind

# What lines of the history write, by the names in their data; for what was written before the fields had a table.
_WRITES: Mapping[str, Mapping[str, Field]] = {
    OperationKind.ANSWER: {"text": Field.PUBLIC_ANSWER},
    OperationKind.MOVE: {"answer": Field.PUBLIC_ANSWER, "agency": Field.AGENCY, "unit": Field.UNIT},
    OperationKind.VALIDATE: {"answer": Field.PUBLIC_ANSWER},
    OperationKind.RECATEGORISE: {"category": Field.CATEGORY},
    OperationKind.RELOCATE: {"point": Field.POINT, "address": Field.ADDRESS},
    OperationKind.PRIORITISE: {"priority": Field.PRIORITY},
}


class _Rev(msgspec.Struct):
    rev: int | None = None


def note_writes(tx: Writing, before: Report, after: Report, actor_id: str | None) -> None:
    """Remember who put what a changed report has now into its fields."""
    table = schema.field_write
    for field in changed(before, after):
        here = (table.c.report_id == after.id, table.c.field == field.value)
        written = {"rev": after.rev, "actor_id": actor_id}
        if not tx.execute(update(table).where(*here).values(written)).rowcount:
            tx.execute(insert(table).values(report_id=after.id, field=field.value, **written))


def written_by_others(
    connection: Connection, report: Report, officer_id: str, seen_rev: int, fields: Iterable[Field]
) -> frozenset[Field]:
    """Those of the fields that somebody else wrote after the revision that an officer saw."""
    asked = frozenset(fields)
    if not asked or report.rev <= seen_rev:
        return frozenset()
    table = schema.field_write
    query = select(table.c.field, table.c.rev, table.c.actor_id).where(table.c.report_id == report.id)
    rows = {row.field: row for row in connection.execute(query)}
    found = {field for field in asked if field in rows and rows[field].rev > seen_rev and rows[field].actor_id != officer_id}
    older = asked - rows.keys()
    return frozenset(found | (older & set(_in_history(connection, report.id, officer_id, seen_rev)) if older else found))


def _in_history(connection: Connection, report_id: str, officer_id: str, seen_rev: int) -> Iterator[Field]:
    """What others wrote after a revision, as the history and the results of its operations have it."""
    event, operation = schema.event, schema.operation
    query = (
        select(event.c.kind, event.c.data, operation.c.result)
        .join(operation, operation.c.op_id == event.c.op_id)
        .where(event.c.report_id == report_id, event.c.actor_id != officer_id)
    )
    for kind, data, result in connection.execute(query):
        if (msgspec.json.decode(result, type=_Rev).rev or 0) > seen_rev:
            told = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
            if kind == OperationKind.ASSIGN:
                yield Field.ASSIGNEE
            yield from (field for name, field in _WRITES.get(kind, {}).items() if name in told)
