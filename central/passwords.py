"""What a password has to be, and what is stored of one that was just proved."""

from datetime import datetime

from sqlalchemy import RowMapping

from central.clock import to_millis
from central.officers import MIN_PASSWORD, hash_password, login_key, needs_new_hash, password_row
from central.problems import ProblemError


def fresh_password(found: RowMapping, proved: str, chosen: str | None, now: datetime) -> dict[str, object] | None:
    """The columns to store of an officer whose password was just proved; None where they stay as they are.

    `code-expired` where it was a one-time code of former days, `password-change-needed` where one has to be chosen and none was,
    `password-refused` where the chosen one cannot be taken. A hash of weaker parameters than today's is made anew.
    """
    until = found["password_until"]
    if until is not None and until <= to_millis(now):
        raise ProblemError("code-expired")
    if chosen is not None:
        check_chosen(found["login"], proved, chosen)
        return password_row(hash_password(chosen))
    if found["must_change"]:
        raise ProblemError("password-change-needed")
    return {"password_hash": hash_password(proved)} if needs_new_hash(found["password_hash"]) else None


def check_chosen(login: str, present: str, chosen: str) -> None:
    """`password-refused` with the word of what is wrong with a chosen password."""
    if len(chosen) < MIN_PASSWORD:
        raise ProblemError("password-refused", "too-short")
    if chosen == present:
        raise ProblemError("password-refused", "same")
    if login_key(chosen) == login:
        raise ProblemError("password-refused", "login")
    try:
        chosen.encode()
    except UnicodeEncodeError:
        raise ProblemError("password-refused", "not-text") from None
