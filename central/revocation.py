"""Taking access away: an officer's sessions ended, or the officer's right to sign in at all. The officer's work stays."""

from sqlalchemy import select, update

from central import audit, schema
from central.officers import OfficerRefusedError, login_key
from central.storage import Storage, Writing


def revoke(storage: Storage, login: str) -> int:
    """End all sessions of an officer, such as when a computer was stolen; how many. OfficerRefusedError when there is none."""
    with storage.writing() as tx:
        officer_id = _known(tx, login)
        ended = _end_sessions(tx, officer_id)
    audit.note(storage, "revoked", {"officer": officer_id, "login": login_key(login), "sessions": ended})
    return ended


def deactivate(storage: Storage, login: str) -> int:
    """Let an officer sign in no more and end all sessions; how many. OfficerRefusedError when there is none.

    Reports stay assigned and histories keep the name. Adding the officer again (`replace`) lets him in again.
    """
    with storage.writing() as tx:
        officer_id = _known(tx, login)
        tx.execute(update(schema.officer).where(schema.officer.c.id == officer_id).values(active=False))
        ended = _end_sessions(tx, officer_id)
        tx.reference_changed()
    audit.note(storage, "deactivated", {"officer": officer_id, "login": login_key(login), "sessions": ended})
    return ended


def _known(tx: Writing, login: str) -> str:
    query = select(schema.officer.c.id).where(schema.officer.c.login == login_key(login))
    officer_id = tx.execute(query).scalar_one_or_none()
    if officer_id is None:
        raise OfficerRefusedError(f"No officer has the login {login}. Nothing was changed.")
    return str(officer_id)


def _end_sessions(tx: Writing, officer_id: str) -> int:
    table = schema.session
    # Expired ones too: two clocks may differ, and it costs nothing.
    standing = (table.c.officer_id == officer_id) & ~table.c.revoked
    return int(tx.execute(update(table).where(standing).values(revoked=True)).rowcount)
