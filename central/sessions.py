"""Signing in, staying signed in, and signing out: tokens of which only hashes are stored."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from sqlalchemy import RowMapping, bindparam, insert, select, update

from central import schema, wire
from central.clock import to_millis
from central.guesses import FAILURE_WINDOW, Attempt, Guesses
from central.lanes import aside
from central.officers import MAX_LOGIN, end_oldest_sessions, end_sessions, hash_password, login_key, officer_of, password_fits
from central.passwords import fresh_password
from central.problems import ProblemError
from central.recorded_times import contact, last_contact
from central.refresh_tokens import RefreshToken
from central.security_log import ALERT, NOTICE
from central.session_rows import Offered, Standing, adopted, find_session, next_number, standing_of, with_officer
from central.storage import Storage, Writing
from central.throttle import Throttle, too_many_attempts
from officer_app.domain.officers import Officer

ACCESS_LIFE = timedelta(minutes=15)
REFRESH_LIFE = timedelta(days=30)
# A whole office may call from one address. A good token is never refused: nobody guesses one.
MAX_UNKNOWN_TOKENS = 300
# Of one officer: who signs in each day and never out has a month's.
MAX_SESSIONS = 40

_BEARER = "bearer "


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who is calling, by which session."""

    officer: Officer
    session_id: str
    device_id: str


def new_token() -> str:
    """An opaque token that nobody guesses."""
    return secrets.token_urlsafe(32)


class Sessions:
    """The sessions of all officers."""

    def __init__(self, storage: Storage, most: int = MAX_SESSIONS) -> None:
        self._most = most
        self._storage = storage
        self._security = storage.security
        self._guesses = Guesses(storage)
        self._unknown = Throttle(storage.clock, MAX_UNKNOWN_TOKENS, FAILURE_WINDOW)

    def attempt(self, login: str, device_id: str, address: str) -> Attempt:
        """An attempt to sign in that may be made; `too-many-attempts` where it has to wait. Proves nothing and costs little."""
        key = login_key(login)
        # What no officer can be called is nobody, and takes as long.
        key = "" if len(key) > MAX_LOGIN or "\0" in key else key
        try:
            return self._guesses.attempt(key, device_id, address)
        except ProblemError:
            self._security.note("sign-in-held-back", NOTICE, address=address, login=self._known_login(key))
            raise

    def sign_in(self, attempt: Attempt, asked: wire.SignIn, program: str | None = None) -> wire.Tokens:
        """Begin a session; takes a core and 64 MiB.

        `wrong-password`, `code-expired`, `password-change-needed`, `password-refused`, or `too-many-attempts` where others have
        failed since.
        """
        found = self._proved(attempt, asked.password)
        if found is None:
            self._guesses.failed(attempt)
            self._security.note("sign-in-failed", NOTICE, address=attempt.address, login=self._known_login(attempt.login))
            raise ProblemError("wrong-password")
        fresh = fresh_password(found, asked.password, asked.new_password, self._storage.clock())
        with self._storage.writing() as tx:
            self._guesses.succeeded(tx, attempt)
            self._guesses.acquaint(tx, found["id"], asked.device_id, attempt.address)
            if fresh is not None:
                tx.execute(update(schema.officer).where(schema.officer.c.id == found["id"]).values(fresh))
            if asked.new_password is not None:
                end_sessions(tx, found["id"])
            made_room = end_oldest_sessions(tx, found["id"], self._most - 1)
            tokens = self._begin(tx, officer_of(found), asked, program)
        said = {"address": attempt.address, "officer": found["id"], "login": attempt.login, "device": asked.device_id}
        self._security.note("signed-in", **said, program=program)
        if asked.new_password is not None:
            self._security.note("password-changed", NOTICE, **said)
        if made_room:
            self._security.note("session-ended", NOTICE, **said, sessions=made_room, reason="too-many-sessions")
        return tokens

    def change_password(self, attempt: Attempt, signed: SignedIn, asked: wire.PasswordChange) -> None:
        """Put an officer's own password in the place of the former one and end their other sessions; proves as `sign_in` does."""
        found = self._proved(attempt, asked.password)
        if found is None:
            self._guesses.failed(attempt)
            self._security.note("password-change-failed", NOTICE, address=attempt.address, login=attempt.login)
            raise ProblemError("wrong-password")
        fresh = fresh_password(found, asked.password, asked.new_password, self._storage.clock())
        with self._storage.writing() as tx:
            self._guesses.succeeded(tx, attempt)
            tx.execute(update(schema.officer).where(schema.officer.c.id == found["id"]).values(fresh or {}))
            ended = end_sessions(tx, found["id"], but=signed.session_id)
        said = {"address": attempt.address, "officer": found["id"], "login": attempt.login, "ended": ended}
        self._security.note("password-changed", NOTICE, **said)

    def refresh(self, refresh_token: str, address: str, program: str | None = None) -> wire.Tokens:
        """Exchange a refresh token for two new tokens; `token-invalid`, or `too-many-attempts` after too many of those.

        One that was exchanged before, and whose successor is in use, was copied: its session ends, for whoever holds it.
        """
        offered = self._offered(refresh_token)
        if offered is None:
            wait = self._unknown.wait(address)
            self._unknown.failed(address)
            self._security.note("token-refused", NOTICE, address=address, kind="refresh")
            raise too_many_attempts(wait) if wait else ProblemError("token-invalid")
        return self._rotate(offered, address, program)

    def _offered(self, refresh_token: str) -> Offered | None:
        offered = Offered(_hash(refresh_token), self._storage.token_key.read(refresh_token))
        if offered.says is not None:
            return offered
        with self._storage.reading() as connection:  # an unknown one never waits for those who write
            return offered if find_session(connection, offered) is not None else None

    def _rotate(self, offered: Offered, address: str, program: str | None) -> wire.Tokens:
        table = schema.session
        with self._storage.writing() as tx:
            row = find_session(tx.connection, offered) or adopted(tx, offered, REFRESH_LIFE)
            standing = standing_of(row, offered, tx.now_millis, REFRESH_LIFE)
            if row is not None and standing is Standing.GOOD:
                tokens = self._tokens(tx, officer_of(row), row["session_id"], next_number(row, offered))
                self._guesses.acquaint(tx, row["id"], row["device_id"], address)
                # The token just offered stays good until the new access token is first used: this answer may get lost.
                values = self._columns(tokens) | {"former_refresh_hash": offered.hash, "confirmed_at": None, "program": program}
                tx.execute(update(table).where(table.c.id == row["session_id"]).values(values | contact(row, tx.now_millis)))
                return tokens
            if row is not None and standing is Standing.COPIED:
                tx.execute(update(table).where(table.c.id == row["session_id"]).values(revoked=True))
                tx.next_rev()
        raise self._refusal(row, standing, address)

    def _refusal(self, row: RowMapping | None, standing: Standing, address: str) -> ProblemError:
        said = {"address": address, "officer": row["officer_id"], "login": row["login"]} if row else {"address": address}
        copied = standing is Standing.COPIED
        self._security.note("token-reused" if copied else "token-refused", ALERT if copied else NOTICE, **said, kind="refresh")
        return ProblemError("officer-inactive" if standing is Standing.INACTIVE else "token-invalid")

    def sign_out(self, session_id: str) -> None:
        """End a session: neither of its tokens is good any more."""
        with self._storage.writing() as tx:
            tx.execute(update(schema.session).where(schema.session.c.id == session_id).values(revoked=True))

    def caller(self, authorization: str | None, address: str = "") -> SignedIn:
        """Who sends this `Authorization` header; `token-invalid`, `token-expired` or `officer-inactive`."""
        if not authorization or not authorization.lower().startswith(_BEARER):
            raise _unauthorized("token-invalid")
        offered = _hash(authorization[len(_BEARER) :].strip())
        with self._storage.reading() as connection:
            row = connection.execute(_BY_ACCESS, {"offered": offered}).mappings().first()
        if row is None or row["revoked"] or not row["active"]:
            said = {"officer": row["officer_id"], "login": row["login"]} if row else {}
            self._security.note("token-refused", address=address, kind="access", **said)
            raise _unauthorized("token-invalid" if row is None or row["active"] else "officer-inactive")
        if row["access_expires"] <= to_millis(self._storage.clock()):
            raise _unauthorized("token-expired")
        if row["former_refresh_hash"] is not None and row["confirmed_at"] is None:
            self._confirm(row["session_id"], offered)
        return SignedIn(officer_of(row), row["session_id"], row["device_id"])

    def _known_login(self, login: str) -> str | None:
        """The login if an officer has it: what else is typed there may be a password."""
        with self._storage.reading() as connection:
            return connection.execute(select(schema.officer.c.login).where(schema.officer.c.login == login)).scalar_one_or_none()

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
        fits = aside(password_fits, password, found["password_hash"] if found else self._nobody)
        return found if fits else None

    def _begin(self, tx: Writing, officer: Officer, asked: wire.SignIn, program: str | None) -> wire.Tokens:
        session_id = secrets.token_hex(16)
        tokens = self._tokens(tx, officer, session_id, 1)
        times = {"begun_at": tx.now_millis, **contact(last_contact(tx, officer.id, asked.device_id), tx.now_millis)}
        row = {"id": session_id, "officer_id": officer.id, "device_id": asked.device_id, "revoked": False, **times}
        tx.execute(
            insert(schema.session).values(row | self._columns(tokens) | {"device_name": asked.device_name, "program": program})
        )
        return tokens

    def _tokens(self, tx: Writing, officer: Officer, session_id: str, number: int) -> wire.Tokens:
        return wire.Tokens(
            access_token=new_token(),
            access_expires_at=tx.now + ACCESS_LIFE,
            refresh_token=self._storage.token_key.written(RefreshToken(session_id, officer.id, number, tx.now)),
            refresh_expires_at=tx.now + REFRESH_LIFE,
            officer=wire.Officer.of(officer),
        )

    def _columns(self, tokens: wire.Tokens) -> dict[str, object]:
        says = self._storage.token_key.read(tokens.refresh_token)
        return {
            "access_hash": _hash(tokens.access_token),
            "access_expires": to_millis(tokens.access_expires_at),
            "refresh_hash": _hash(tokens.refresh_token),
            "refresh_expires": to_millis(tokens.refresh_expires_at),
            "number": says.number if says is not None else None,
        }

    def _confirm(self, session_id: str, access_hash: str) -> None:
        """The new tokens have arrived where they are used: the former refresh token has done its work."""
        table = schema.session
        with self._storage.writing() as tx:
            used = (table.c.id == session_id) & (table.c.access_hash == access_hash)
            tx.execute(update(table).where(used).values(confirmed_at=tx.now_millis))


# Built once: it is run for each request.
_BY_ACCESS = with_officer().where(schema.session.c.access_hash == bindparam("offered"))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _unauthorized(slug: str) -> ProblemError:
    return ProblemError(slug, headers={"WWW-Authenticate": "Bearer"})
