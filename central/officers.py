"""Officers at the centre: who they are, what their passwords are proved against, how they are added."""

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, RowMapping, func, insert, select, update

from central import schema
from central.storage import Storage, Writing
from officer_app.domain.areas import is_code
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import Role

MAX_LOGIN = 128
MIN_PASSWORD = 8

_hasher = PasswordHasher()


class OfficerRefusedError(Exception):
    """An officer who cannot be added; its text is a sentence for a person."""


def login_key(login: str) -> str:
    """A login as it is stored and compared."""
    return login.strip().casefold()


def hash_password(password: str) -> str:
    """The Argon2id hash of a password; takes some 50 ms, by design."""
    return _hasher.hash(password)


def password_fits(password: str, password_hash: str) -> bool:
    """Whether the password is the hashed one; takes as long when it is not."""
    try:
        return _hasher.verify(password_hash, password)
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False


def needs_new_hash(password_hash: str) -> bool:
    """Whether the hash was made with weaker parameters than are used now."""
    try:
        return _hasher.check_needs_rehash(password_hash)
    except InvalidHashError:
        return False


def put_officer(tx: Writing, officer: Officer, password_hash: str) -> Officer:
    """Add an officer, or change the one with this login (who keeps his id); returns him as stored."""
    login = login_key(officer.login)
    known = tx.execute(select(schema.officer.c.id).where(schema.officer.c.login == login)).scalar_one_or_none()
    row = _row(officer) | {"login": login, "active": True, **password_row(password_hash)}
    if known is None:
        tx.execute(insert(schema.officer).values(row))
    else:
        tx.execute(update(schema.officer).where(schema.officer.c.id == known).values(row | {"id": known}))
        end_sessions(tx, known)  # whoever signed in with the former password does so no more
    tx.reference_changed()
    return find_officer(tx.connection, known or officer.id) or officer


def add_officer(
    storage: Storage,
    *,
    login: str,
    password: str,
    name: str,
    title: str,
    roles: Iterable[Role],
    areas: Iterable[str],
    agency: str | None = None,
    replaces: bool = False,
) -> Officer:
    """Add one officer; OfficerRefusedError says what is wrong with him."""
    officer = Officer(uuid.uuid4().hex, login_key(login), name.strip(), title.strip(), frozenset(roles), tuple(areas), agency)
    _check_facts(officer)
    if len(password) < MIN_PASSWORD:
        raise OfficerRefusedError(f"A password has at least {MIN_PASSWORD} characters.")
    password_hash = hash_password(password)
    with storage.writing() as tx:
        _check_known(tx, officer, replace=replaces)
        return put_officer(tx, officer, password_hash)


def password_row(password_hash: str, until: int | None = None, *, must_change: bool = False) -> dict[str, object]:
    """The columns of an officer's password, good until a moment or for good."""
    return {"password_hash": password_hash, "password_until": until, "must_change": must_change}


def end_sessions(tx: Writing, officer_id: str, *, but: str | None = None) -> int:
    """End all sessions of an officer, or all but one; how many. Who waits in one of them is answered at once."""
    table = schema.session
    # Expired ones too: two clocks may differ, and it costs nothing.
    standing = (table.c.officer_id == officer_id) & ~table.c.revoked & (table.c.id != (but or ""))
    ended = int(tx.execute(update(table).where(standing).values(revoked=True)).rowcount)
    if ended:
        tx.next_rev()
    return ended


def end_oldest_sessions(tx: Writing, officer_id: str, keep: int) -> int:
    """End the sessions of an officer that were used longest ago, so that so many are left; how many were ended."""
    table = schema.session
    live = (table.c.officer_id == officer_id) & ~table.c.revoked & (table.c.refresh_expires > tx.now_millis)
    used = func.coalesce(table.c.seen_at, table.c.begun_at, 0)
    oldest = tx.execute(select(table.c.id).where(live).order_by(used.desc(), table.c.id).offset(keep)).scalars().all()
    if oldest:
        tx.execute(update(table).where(table.c.id.in_(oldest)).values(revoked=True))
        tx.next_rev()
    return len(oldest)


def change_officer(storage: Storage, login: str, changes: Mapping[str, Any]) -> Officer:
    """Change what is named of an officer (name, title, roles, areas, agency) and nothing else; OfficerRefusedError."""
    with storage.writing() as tx:
        known = find_by_login(tx.connection, login)
        changed = replace(known, **changes)
        _check_facts(changed)
        _check_known(tx, changed, replace=True)
        tx.execute(update(schema.officer).where(schema.officer.c.id == known.id).values(_row(changed)))
        tx.reference_changed()
        tx.next_rev()  # whoever waits for changes of the former areas is answered at once
    return changed


def find_by_login(connection: Connection, login: str) -> Officer:
    """The officer with a login, whether or not they may sign in; OfficerRefusedError when there is none."""
    query = select(schema.officer).where(schema.officer.c.login == login_key(login))
    row = connection.execute(query).mappings().first()
    if row is None:
        raise OfficerRefusedError(f"No officer has the login {login}. Nothing was changed.")
    return officer_of(row)


def list_officers(connection: Connection) -> list[Officer]:
    """All officers who may sign in, by login."""
    query = select(schema.officer).where(schema.officer.c.active).order_by(schema.officer.c.login)
    return [officer_of(row) for row in connection.execute(query).mappings()]


def find_officer(connection: Connection, officer_id: str) -> Officer | None:
    """An officer who may sign in, by id."""
    query = select(schema.officer).where(schema.officer.c.id == officer_id, schema.officer.c.active)
    row = connection.execute(query).mappings().first()
    return None if row is None else officer_of(row)


def officer_of(row: RowMapping | Mapping[str, Any]) -> Officer:
    """The officer that a row of table `officer` holds; roles that this version does not know grant nothing."""
    known = {role.value for role in Role}
    roles = frozenset(Role(role) for role in json.loads(row["roles"]) if role in known)
    return Officer(row["id"], row["login"], row["name"], row["title"], roles, tuple(json.loads(row["areas"])), row["agency"])


def _row(officer: Officer) -> dict[str, object]:
    return {
        "id": officer.id,
        "name": officer.name,
        "title": officer.title,
        "roles": json.dumps(sorted(officer.roles)),
        "areas": json.dumps(list(officer.areas)),
        "agency": officer.agency,
    }


def _check_facts(officer: Officer) -> None:
    if not officer.login or len(officer.login) > MAX_LOGIN:
        raise OfficerRefusedError(f"A login has 1 to {MAX_LOGIN} characters.")
    if not officer.name:
        raise OfficerRefusedError("An officer needs a name: it stands beside everything that he does.")
    if not officer.roles or not officer.areas:
        raise OfficerRefusedError("An officer needs at least one role and one area: without them he sees nothing.")
    wrong = [code for code in officer.areas if not is_code(code)]
    if wrong:
        raise OfficerRefusedError(f"Not an area code: {', '.join(wrong)}. Codes look like 31.75.07.1003.")
    if officer.roles == {Role.AGENCY} and officer.agency is None:
        raise OfficerRefusedError("An officer of an agency needs the agency's code: he sees only what is handed to it.")


def _check_known(tx: Writing, officer: Officer, *, replace: bool) -> None:
    taken = tx.execute(select(schema.officer.c.id).where(schema.officer.c.login == officer.login)).first()
    if taken and not replace:
        raise OfficerRefusedError(f"{officer.login} exists already. Use --replace to change this officer.")
    query = select(schema.agency.c.code).where(schema.agency.c.code == officer.agency)
    if officer.agency is not None and tx.execute(query).first() is None:
        raise OfficerRefusedError(f"No agency has the code {officer.agency}.")
    if tx.execute(select(schema.area.c.code).limit(1)).first() is None:
        return
    for code in officer.areas:
        if code != "31" and tx.execute(select(schema.area.c.code).where(schema.area.c.code == code)).first() is None:
            raise OfficerRefusedError(f"No area has the code {code}.")
