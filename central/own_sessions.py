"""An officer's own sessions: listed, and ended by the officer."""

from sqlalchemy import select, update

from central import schema, wire
from central.clock import from_millis, maybe_time, to_millis
from central.officers import end_sessions
from central.problems import ProblemError
from central.security_log import NOTICE
from central.sessions import SignedIn
from central.storage import Storage

_TABLE = schema.session


def list_sessions(storage: Storage, signed: SignedIn) -> wire.Sessions:
    """The sessions that are still good, the one last seen first."""
    now = to_millis(storage.clock())
    good = (_TABLE.c.officer_id == signed.officer.id) & ~_TABLE.c.revoked & (_TABLE.c.refresh_expires > now)
    with storage.reading() as connection:
        rows = connection.execute(select(_TABLE).where(good)).mappings().all()
    rows = sorted(rows, key=lambda row: (row["id"] != signed.session_id, -(row["seen_at"] or 0), row["id"]))
    return wire.Sessions(
        items=[
            wire.Session(
                id=row["id"],
                device_id=row["device_id"],
                device_name=row["device_name"],
                begun_at=maybe_time(row["begun_at"]),
                seen_at=maybe_time(row["seen_at"]),
                expires_at=from_millis(row["refresh_expires"]),
                current=row["id"] == signed.session_id,
            )
            for row in rows
        ]
    )


def end_session(storage: Storage, signed: SignedIn, session_id: str) -> None:
    """End one of the officer's sessions; `not-found` where it is nobody's or another's."""
    mine = (_TABLE.c.id == session_id) & (_TABLE.c.officer_id == signed.officer.id)
    with storage.writing() as tx:
        if not tx.execute(update(_TABLE).where(mine, ~_TABLE.c.revoked).values(revoked=True)).rowcount:
            raise ProblemError("not-found")
        tx.next_rev()  # who waits in that session is answered at once
    storage.security.note("session-ended", NOTICE, officer=signed.officer.id, login=signed.officer.login, sessions=1)


def end_other_sessions(storage: Storage, signed: SignedIn) -> None:
    """End all sessions of the officer but the one that asks."""
    with storage.writing() as tx:
        ended = end_sessions(tx, signed.officer.id, but=signed.session_id)
    storage.security.note("session-ended", NOTICE, officer=signed.officer.id, login=signed.officer.login, sessions=ended)
