"""Sessions at the reference centre: opaque tokens that expire and rotate, a lost answer to a refresh signing nobody out."""

import itertools
from datetime import datetime, timedelta

import msgspec

from officer_app.domain.officers import Officer
from tests.faults.machine.reference_answers import Answer, Refusal, json_answer
from tests.faults.machine.reference_ledger import OFFICERS, Ledger, SessionRow

PASSWORD = "rahasia-123"
_ACCESS, _REFRESH = timedelta(minutes=15), timedelta(days=30)
# Never restored from a backup: a token is given out once.
_numbers = itertools.count(1)


def sign_in(ledger: Ledger, body: bytes, now: datetime) -> Answer:
    """POST /session."""
    asked = msgspec.json.decode(body)
    officer = next((one for one in OFFICERS.values() if one.login == asked["login"]), None)
    if officer is None or asked["password"] != PASSWORD:
        raise Refusal("wrong-password", 401)
    row = SessionRow(officer.id, "", now, "", now)
    ledger.sessions.append(row)
    return _renew(row, now)


def refresh(ledger: Ledger, body: bytes, now: datetime) -> Answer:
    """POST /session/refresh."""
    offered = msgspec.json.decode(body)["refresh_token"]
    for row in ledger.sessions:
        if offered in (row.refresh, row.former) and row.refresh_until > now:
            row.former = offered
            return _renew(row, now)
    raise Refusal("token-invalid", 401)


def caller(ledger: Ledger, authorization: str, now: datetime) -> tuple[Officer, SessionRow]:
    """Who sends this header."""
    token = authorization.removeprefix("Bearer ")
    row = next((one for one in ledger.sessions if one.access == token), None)
    if row is None:
        raise Refusal("token-invalid", 401)
    if row.access_until <= now:
        raise Refusal("token-expired", 401)
    row.former = None
    return OFFICERS[row.officer_id], row


def _renew(row: SessionRow, now: datetime) -> Answer:
    row.access, row.refresh = f"access-{next(_numbers)}", f"refresh-{next(_numbers)}"
    row.access_until, row.refresh_until = now + _ACCESS, now + _REFRESH
    told = {
        "access_token": row.access,
        "access_expires_at": row.access_until,
        "refresh_token": row.refresh,
        "refresh_expires_at": row.refresh_until,
        "officer": OFFICERS[row.officer_id],
    }
    return json_answer(told)
