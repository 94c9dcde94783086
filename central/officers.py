"""Officers at the centre: who they are, what their passwords are proved against, how they are added."""

import json
import uuid
from collections.abc import Iterable, Mapping
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import Connection, RowMapping, insert, select, update

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


def put_officer(tx: Writing, officer: Officer, password_hash: str) -> Officer:
    """Add an officer, or change the one with this login (who keeps his id); returns him as stored."""
    login = login_key(officer.login)
    known = tx.execute(select(schema.officer.c.id).where(schema.officer.c.login == login)).scalar_one_or_none()
    row = _row(officer) | {"login": login, "password_hash": password_hash, "active": True}
    if known is None:
        tx.execute(insert(schema.officer).values(row))
    else:
        tx.execute(update(schema.officer).where(schema.officer.c.id == known).values(row | {"id": known}))
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
    replace: bool = False,
) -> Officer:
    """Add one officer; OfficerRefusedError says what is wrong with him."""
    officer = Officer(uuid.uuid4().hex, login_key(login), name.strip(), title.strip(), frozenset(roles), tuple(areas), agency)
    _check_words(officer, password)
    password_hash = hash_password(password)
    with storage.writing() as tx:
        _check_known(tx, officer, replace=replace)
        return put_officer(tx, officer, password_hash)


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


def _check_words(officer: Officer, password: str) -> None:
    if not officer.login or len(officer.login) > MAX_LOGIN:
        raise OfficerRefusedError(f"A login has 1 to {MAX_LOGIN} characters.")
    if not officer.name:
        raise OfficerRefusedError("An officer needs a name: it stands beside everything that he does.")
    if len(password) < MIN_PASSWORD:
        raise OfficerRefusedError(f"A password has at least {MIN_PASSWORD} characters.")
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
