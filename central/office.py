"""What the desks of an office share: saved views of the queue and templates for answers.

Seen by every officer whose areas overlap those of the officer who shared it; changed by desks whose areas cover all of those.
Each item has a tag that names its content: a change that names the tag which it was made from never overwrites another one.
"""

import hashlib
from collections.abc import Collection, Iterable

import msgspec
from sqlalchemy import Connection, RowMapping, delete, func, insert, select

from central import schema, wire_office
from central.clock import to_millis
from central.problems import ProblemError
from central.scope import shares_area
from central.storage import Storage, Writing
from officer_app.domain.areas import covers
from officer_app.domain.bounds import depth_of
from officer_app.domain.officers import Officer
from officer_app.domain.text import TextRefusedError, checked
from officer_app.domain.vocabulary import Role

VIEW, TEMPLATE = "view", "template"
# Of each kind, from one officer's areas: an office that needs more has lost sight of them.
MOST = 200
# Of all that an office shares, and of what one officer is told: a supervisor sees what all offices below share.
MOST_BYTES, MOST_SEEN_BYTES = 512 * 1024, 8 * 1024 * 1024

# Of one item: levels of objects and lists, and bytes on the line. A view of a client is a kilobyte and four levels.
DEEPEST, MOST_OF_ONE = 12, 32 * 1024

_DESKS = frozenset({Role.STAFF, Role.SUPERVISOR})
_TABLE = schema.shared_item


def read_office(storage: Storage, officer: Officer) -> wire_office.Office:
    """What is shared with an officer, by name."""
    with storage.reading() as connection:
        offices = connection.execute(select(_TABLE.c.areas).distinct()).scalars()
        near = [text for text in offices if shares_area(officer, _areas(text))]
        query = select(_TABLE).where(_TABLE.c.areas.in_(near)).order_by(_TABLE.c.areas != _text(officer.areas), _TABLE.c.name)
        seen = _as_many(connection.execute(query.order_by(_TABLE.c.id)).mappings())
    seen.sort(key=lambda row: (row["name"], row["id"]))
    return wire_office.Office(
        views=[
            wire_office.SharedView(id=row["id"], tag=_tag(row), name=row["name"], query=msgspec.json.decode(row["body"]))
            for row in seen
            if row["kind"] == VIEW
        ],
        templates=[
            wire_office.Template(id=row["id"], tag=_tag(row), name=row["name"], **msgspec.json.decode(row["body"]))
            for row in seen
            if row["kind"] == TEMPLATE
        ],
    )


def _as_many(rows: Iterable[RowMapping]) -> list[RowMapping]:
    """The rows, as far as an answer may become long."""
    seen: list[RowMapping] = []
    length = 0
    for row in rows:
        length += len(row["name"]) + len(row["body"])
        if length > MOST_SEEN_BYTES:
            break
        seen.append(row)
    return seen


def put_item(
    storage: Storage, officer: Officer, kind: str, item_id: str, name: str, body: object, *, tags: Collection[str] | None = None
) -> str:
    """Share something, or put it in the place of what has its id, and say its tag; `forbidden` for roles and areas that may not.

    With `tags` only in the place of what has one of them: `item-changed` where it has another by now, or is not there.
    """
    _check_role(officer)
    _check_shape(name, body)
    text = msgspec.json.encode(body).decode()
    tag = _tag_of(name, text)
    with storage.writing() as tx:
        areas = _changeable(tx.connection, officer, kind, item_id, tags)
        # What is there already, as it is sent: the answer to a first try was lost.
        _check_tags(tx.connection, kind, item_id, areas, None if tags is None else {*tags, tag})
        if not areas and _count(tx.connection, officer, kind) >= MOST:
            raise ProblemError("validation", fields={"id": f"there are {MOST} of this kind already"})
        _remove(tx, kind, item_id, areas)
        # What a smaller office shared stays that office's.
        whose = areas[0] if areas else _text(officer.areas)
        if _length(tx.connection, whose) + len(name) + len(text) > MOST_BYTES:
            raise ProblemError("validation", fields={"body": f"an office shares at most {MOST_BYTES} characters"})
        tx.execute(
            insert(_TABLE).values(
                kind=kind,
                id=item_id,
                name=name,
                areas=whose,
                author_id=officer.id,
                body=text,
                at=to_millis(tx.now),
            )
        )
    return tag


def drop_item(storage: Storage, officer: Officer, kind: str, item_id: str, *, tags: Collection[str] | None = None) -> None:
    """Share something no longer; nothing happens where it is not there, `item-changed` where it has none of the tags."""
    _check_role(officer)
    with storage.writing() as tx:
        areas = _changeable(tx.connection, officer, kind, item_id, tags)
        if areas:
            _check_tags(tx.connection, kind, item_id, areas, tags)
        _remove(tx, kind, item_id, areas)


def _check_shape(name: str, body: object) -> None:
    """`validation` for what a client could not read again: too deep, too long, no text."""
    if depth_of(body, DEEPEST) > DEEPEST:
        raise ProblemError("validation", fields={"query": f"nests deeper than {DEEPEST} levels"})
    if len(msgspec.json.encode(body)) > MOST_OF_ONE:
        raise ProblemError("validation", fields={"body": f"is longer than {MOST_OF_ONE} bytes"})
    texts = {"name": name, "text": body.get("text", "") if isinstance(body, dict) else ""}
    for field, text in texts.items():
        try:
            checked(str(text), required=False)
        except TextRefusedError as error:
            raise ProblemError("validation", fields={field: error.code}) from error


def _check_role(officer: Officer) -> None:
    if not officer.roles & _DESKS:
        raise ProblemError("forbidden", "Only an office's desks share views and templates.")


def _changeable(
    connection: Connection, officer: Officer, kind: str, item_id: str, tags: Collection[str] | None = None
) -> list[str]:
    """The areas of the one item that the officer sees under this id and may change; `forbidden` where they see it and may not.

    Several offices may have something under one id. A larger office that sees more than one means its own, or the one that
    has the tag which it read; `item-changed` where that is not one.
    """
    known = connection.execute(select(_TABLE.c.areas).where(_TABLE.c.kind == kind, _TABLE.c.id == item_id)).scalars().all()
    seen = [text for text in known if shares_area(officer, _areas(text))]
    mine = [text for text in seen if all(any(covers(own, area) for own in officer.areas) for area in _areas(text))]
    if seen and not mine:
        raise ProblemError("forbidden", "It belongs to a larger office.")
    own = _text(officer.areas)
    if len(mine) <= 1 or own in mine:
        return [own] if own in mine else mine
    query = select(_TABLE).where(_TABLE.c.kind == kind, _TABLE.c.id == item_id, _TABLE.c.areas.in_(mine))
    meant = [row["areas"] for row in connection.execute(query).mappings() if _tag(row) in (tags or ())]
    if len(meant) != 1:
        raise ProblemError("item-changed", "Several offices share something under this id.")
    return meant


def _check_tags(connection: Connection, kind: str, item_id: str, areas: list[str], tags: Collection[str] | None) -> None:
    if tags is None:
        return
    query = select(_TABLE).where(_TABLE.c.kind == kind, _TABLE.c.id == item_id, _TABLE.c.areas.in_(areas))
    found = connection.execute(query).mappings().all()
    if not found or any(_tag(row) not in tags for row in found):
        raise ProblemError("item-changed", "It was changed or taken away after the caller had read it.")


def _tag(row: RowMapping) -> str:
    return _tag_of(row["name"], row["body"])


def _tag_of(name: str, body: str) -> str:
    return hashlib.sha256(msgspec.json.encode((name, body))).hexdigest()[:32]


def _count(connection: Connection, officer: Officer, kind: str) -> int:
    query = select(func.count()).where(_TABLE.c.kind == kind, _TABLE.c.areas == _text(officer.areas))
    return int(connection.execute(query).scalar_one())


def _length(connection: Connection, areas: str) -> int:
    length = func.coalesce(func.sum(func.length(_TABLE.c.body) + func.length(_TABLE.c.name)), 0)
    return int(connection.execute(select(length).where(_TABLE.c.areas == areas)).scalar_one())


def _remove(tx: Writing, kind: str, item_id: str, areas: list[str]) -> None:
    tx.execute(delete(_TABLE).where(_TABLE.c.kind == kind, _TABLE.c.id == item_id, _TABLE.c.areas.in_(areas)))


def _text(areas: tuple[str, ...]) -> str:
    return msgspec.json.encode(areas).decode()


def _areas(text: str) -> tuple[str, ...]:
    return msgspec.json.decode(text, type=tuple[str, ...])
