"""Signing in, staying signed in, and signing out: opaque tokens, of which only hashes are stored."""

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from sqlalchemy import RowMapping, Select, bindparam, insert, or_, select, update

from central import schema, wire
from central.clock import to_millis
from central.guesses import FAILURE_WINDOW, Attempt, Guesses
from central.officers import MAX_LOGIN, hash_password, login_key, officer_of, password_fits
from central.problems import ProblemError
from central.storage import Storage, Writing
from central.throttle import Throttle, too_many_attempts
from officer_app.domain.officers import Officer

ACCESS_LIFE = timedelta(minutes=15)
REFRESH_LIFE = timedelta(days=30)
# A whole office may call from one address. A good token is never refused: nobody guesses one.
MAX_UNKNOWN_TOKENS = 300

_BEARER = "bearer "


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is calling, by which session."""

    officer: Officer
    session_id: str


def new_token() -> str:
    """An opaque token that nobody guesses."""
    return secrets.token_urlsafe(32)


class Sessions:
    """The sessions of all officers."""

    def __init__(self, storage: Storage, make_token: Callable[[], str] = new_token) -> None:
        self._storage = storage
        self._make_token = make_token
        self._guesses = Guesses(storage)
        self._unknown = Throttle(storage.clock, MAX_UNKNOWN_TOKENS, FAILURE_WINDOW)

    def attempt(self, login: str, device_id: str, address: str) -> Attempt:
        """An attempt to sign in that may be made; `too-many-attempts` where it has to wait. Proves nothing and costs little."""
        key = login_key(login)
        # What no officer can be called is nobody, and takes as long.
        return self._guesses.attempt("" if len(key) > MAX_LOGIN or "\0" in key else key, device_id, address)

    def sign_in(self, attempt: Attempt, password: str, device_id: str) -> wire.Tokens:
        """Begin a session; `wrong-password`, or `too-many-attempts` where others have failed since. Takes a core and 64 MiB."""
        found = self._proved(attempt, password)
        if found is None:
            self._guesses.failed(attempt)
            raise ProblemError("wrong-password")
        with self._storage.writing() as tx:
            self._guesses.succeeded(tx, attempt)
            self._guesses.acquaint(tx, found["id"], device_id, attempt.address)
            return self._begin(tx, officer_of(found), device_id)

    def refresh(self, refresh_token: str, address: str) -> wire.Tokens:
        """Exchange a refresh token for two new tokens; `token-invalid`, or `too-many-attempts` after too many of those."""
        offered = _hash(refresh_token)
        with self._storage.reading() as connection:  # an unknown one never waits for those who write
            is_known = connection.execute(_by_refresh(offered)).first() is not None
        if not is_known:
            wait = self._unknown.wait(address)
            self._unknown.failed(address)
            raise too_many_attempts(wait) if wait else ProblemError("token-invalid")
        return self._rotate(offered, address)

    def _rotate(self, offered: str, address: str) -> wire.Tokens:
        table = schema.session
        with self._storage.writing() as tx:
            row = tx.execute(_by_refresh(offered)).mappings().first()
            if row is None or not row["active"] or row["refresh_expires"] <= tx.now_millis:
                raise ProblemError("token-invalid")
            tokens = self._tokens(tx, officer_of(row))
            self._guesses.acquaint(tx, row["id"], row["device_id"], address)
            # The token just offered stays good until the new access token is first used: this answer may get lost.
            values = _hashes(tokens) | {"former_refresh_hash": offered}
            tx.execute(update(table).where(table.c.id == row["session_id"]).values(values))
            return tokens

    def sign_out(self, session_id: str) -> None:
        """End a session: neither of its tokens is good any more."""
        with self._storage.writing() as tx:
            tx.execute(update(schema.session).where(schema.session.c.id == session_id).values(revoked=True))

    def caller(self, authorization: str | None) -> SignedIn:
        """Who sends this `Authorization` header; `token-invalid` or `token-expired`."""
        if not authorization or not authorization.lower().startswith(_BEARER):
            raise _unauthorized("token-invalid")
        offered = _hash(authorization[len(_BEARER) :].strip())
        with self._storage.reading() as connection:
            row = connection.execute(_BY_ACCESS, {"offered": offered}).mappings().first()
        if row is None or row["revoked"] or not row["active"]:
            raise _unauthorized("token-invalid")
        if row["access_expires"] <= to_millis(self._storage.clock()):
            raise _unauthorized("token-expired")
        if row["former_refresh_hash"] is not None:
            self._forget_former(row["session_id"], offered)
        return SignedIn(officer_of(row), row["session_id"])

    @cached_property
    def _nobody(self) -> str:
        # An unknown name takes as long as a known one with a wrong password.
        return hash_password(new_token())

    def _proved(self, attempt: Attempt, password: str) -> RowMapping | None:
        """The officer of this login, if the password is his."""
        with self._storage.writing() as tx:
            self._guesses.begin(tx, attempt)
            query = select(schema.officer).where(schema.officer.c.login == attempt.login, schema.officer.c.active)
            found = tx.execute(query).mappings().first()
        fits = password_fits(password, found["password_hash"] if found else self._nobody)
        return found if fits else None

    def _begin(self, tx: Writing, officer: Officer, device_id: str) -> wire.Tokens:
        tokens = self._tokens(tx, officer)
        row = {"id": secrets.token_hex(16), "officer_id": officer.id, "device_id": device_id, "revoked": False}
        tx.execute(insert(schema.session).values(row | _hashes(tokens)))
        return tokens

    def _tokens(self, tx: Writing, officer: Officer) -> wire.Tokens:
        return wire.Tokens(
            access_token=self._make_token(),
            access_expires_at=tx.now + ACCESS_LIFE,
            refresh_token=self._make_token(),
            refresh_expires_at=tx.now + REFRESH_LIFE,
            officer=wire.Officer.of(officer),
        )

    def _forget_former(self, session_id: str, access_hash: str) -> None:
        table = schema.session
        with self._storage.writing() as tx:
            used = (table.c.id == session_id) & (table.c.access_hash == access_hash)
            tx.execute(update(table).where(used).values(former_refresh_hash=None))


def _with_officer() -> Select[Any]:
    columns = [column for column in schema.session.c if column.name != "id"]
    joined = schema.session.join(schema.officer, schema.session.c.officer_id == schema.officer.c.id)
    return select(schema.officer, schema.session.c.id.label("session_id"), *columns).select_from(joined)


def _by_refresh(offered: str) -> Select[Any]:
    table = schema.session
    matches = or_(table.c.refresh_hash == offered, table.c.former_refresh_hash == offered)
    return _with_officer().where(matches, ~table.c.revoked)


# Built once: it is run for each request.
_BY_ACCESS = _with_officer().where(schema.session.c.access_hash == bindparam("offered"))


def _hashes(tokens: wire.Tokens) -> dict[str, object]:
    return {
        "access_hash": _hash(tokens.access_token),
        "access_expires": to_millis(tokens.access_expires_at),
        "refresh_hash": _hash(tokens.refresh_token),
        "refresh_expires": to_millis(tokens.refresh_expires_at),
    }


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _unauthorized(slug: str) -> ProblemError:
    return ProblemError(slug, headers={"WWW-Authenticate": "Bearer"})
