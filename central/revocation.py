"""Taking access away: an officer's sessions ended, the password forgotten, or the right to sign in. The officer's work stays."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import update

from central import audit, schema
from central.clock import to_millis
from central.officers import end_sessions, find_by_login, hash_password, password_row
from central.storage import Storage

CODE_LIFE = timedelta(hours=24)
# Read out on the telephone and typed: no letter looks like another. 12 of 31 are 59 bits, and who guesses is slowed down.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 3, 4


def revoke(storage: Storage, login: str) -> int:
    """End all sessions of an officer, such as when a computer was stolen; how many. OfficerRefusedError when there is none."""
    with storage.writing() as tx:
        officer = find_by_login(tx.connection, login)
        ended = end_sessions(tx, officer.id)
    audit.note(storage, "revoked", {"officer": officer.id, "login": officer.login, "sessions": ended})
    return ended


def deactivate(storage: Storage, login: str) -> int:
    """Let an officer sign in no more and end all sessions; how many. OfficerRefusedError when there is none.

    Reports stay assigned and histories keep the name. Adding the officer again (`replaces`) lets him in again.
    """
    with storage.writing() as tx:
        officer = find_by_login(tx.connection, login)
        tx.execute(update(schema.officer).where(schema.officer.c.id == officer.id).values(active=False))
        ended = end_sessions(tx, officer.id)
        tx.reference_changed()
    audit.note(storage, "deactivated", {"officer": officer.id, "login": officer.login, "sessions": ended})
    return ended


def reset_password(storage: Storage, login: str, life: timedelta = CODE_LIFE) -> tuple[str, datetime]:
    """Forget an officer's password and end all sessions; the one-time code to sign in with, and until when.

    Whoever signs in with the code has to choose a password, and the code is worth nothing then.
    OfficerRefusedError when no officer has the login.
    """
    code = "-".join("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    hashed = hash_password(code)
    with storage.writing() as tx:
        officer = find_by_login(tx.connection, login)
        until = tx.now + life
        values = password_row(hashed, to_millis(until), must_change=True)
        tx.execute(update(schema.officer).where(schema.officer.c.id == officer.id).values(values))
        ended = end_sessions(tx, officer.id)
    audit.note(storage, "password-reset", {"officer": officer.id, "login": officer.login, "sessions": ended})
    return code, until
