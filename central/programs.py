"""Which builds of the program officers are signed in with: for whoever plans an update, or ends the support of an old one."""

from datetime import datetime

import msgspec
from sqlalchemy import func, select

from central import schema
from central.clock import from_millis, to_millis
from central.storage import Storage


class ProgramUse(msgspec.Struct, frozen=True):
    """A build as it named itself (None before builds did), with its live sessions."""

    program: str | None
    sessions: int
    officers: int
    last_seen: datetime | None


def programs_in_use(storage: Storage) -> list[ProgramUse]:
    """Each build with live sessions, the most used first."""
    table = schema.session
    count, seen = func.count(), func.max(table.c.seen_at)
    query = select(table.c.program, count, func.count(table.c.officer_id.distinct()), seen)
    live = ~table.c.revoked & (table.c.refresh_expires > to_millis(storage.clock()))
    with storage.reading() as connection:
        rows = connection.execute(query.where(live).group_by(table.c.program).order_by(count.desc(), table.c.program)).all()
    return [
        ProgramUse(program, sessions, officers, None if millis is None else from_millis(millis))
        for program, sessions, officers, millis in rows
    ]
