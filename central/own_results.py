"""Whether a result that waits for its validation was sent by the officer who now validates it."""

import msgspec
from sqlalchemy import Connection, select

from central import schema
from officer_app.domain.operations import Payload, Validate
from officer_app.domain.own_results import brings_result
from officer_app.domain.vocabulary import OperationKind


class _Moved(msgspec.Struct):
    to: str | None = None


def validates_own(connection: Connection, officer_id: str, report_id: str, payload: Payload) -> bool:
    """Whether this is a validation, and the result that it accepts is the officer's own."""
    if not isinstance(payload, Validate):
        return False
    table = schema.event
    moves = (table.c.report_id == report_id) & (table.c.kind == OperationKind.MOVE.value)
    query = select(table.c.actor_id, table.c.data).where(moves).order_by(table.c.seq.desc())
    for row in connection.execute(query):
        if brings_result(OperationKind.MOVE, msgspec.json.decode(row.data, type=_Moved).to):
            return bool(row.actor_id == officer_id)
    return False
