"""How a refresh token stands to the session that it belongs to: the present one, a former one, or one that a restore forgot."""

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, insert, or_, select

from central import schema
from central.clock import to_millis
from central.refresh_tokens import RefreshToken
from central.storage import RESTORED_AT, Writing

# Two processes of one computer may offer the same token: for so long after its successor was first used that is no theft.
GRACE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Offered:
    """A refresh token that somebody sent: its hash, and what it says where it was signed here."""

    hash: str
    says: RefreshToken | None


class Standing(Enum):
    """What becomes of an offered token; COPIED is one that two hold."""

    GOOD = auto()
    REFUSED = auto()
    INACTIVE = auto()
    COPIED = auto()


def with_officer() -> Select[Any]:
    """Sessions with the officers whose they are; the session's id is `session_id`."""
    columns = [column for column in schema.session.c if column.name != "id"]
    joined = schema.session.join(schema.officer, schema.session.c.officer_id == schema.officer.c.id)
    return select(schema.officer, schema.session.c.id.label("session_id"), *columns).select_from(joined)


def find_session(connection: Connection, offered: Offered) -> RowMapping | None:
    """The session of an offered token, with its officer."""
    table = schema.session
    matches = or_(table.c.refresh_hash == offered.hash, table.c.former_refresh_hash == offered.hash)
    row = connection.execute(with_officer().where(matches)).mappings().first()
    if row is None and offered.says is not None:
        row = connection.execute(with_officer().where(table.c.id == offered.says.session_id)).mappings().first()
    return row


def standing_of(row: RowMapping | None, offered: Offered, now: int, life: timedelta) -> Standing:
    """What becomes of an offered token; without a session nothing does."""
    if row is not None and not row["active"]:
        return Standing.INACTIVE
    if row is None or row["revoked"]:
        return Standing.REFUSED
    expires = to_millis(offered.says.made_at + life) if offered.says is not None else row["refresh_expires"]
    if expires <= now:
        return Standing.REFUSED
    if offered.hash == row["refresh_hash"] or _is_later(row, offered):
        return Standing.GOOD
    if offered.hash == row["former_refresh_hash"]:
        if row["confirmed_at"] is None:
            return Standing.GOOD
        if now - row["confirmed_at"] < GRACE // timedelta(milliseconds=1):
            return Standing.REFUSED
    return Standing.COPIED


def next_number(row: RowMapping, offered: Offered) -> int:
    """The number of the token that comes next."""
    return max(row["number"] or 0, offered.says.number if offered.says is not None else 0) + 1


def adopted(tx: Writing, offered: Offered, life: timedelta) -> RowMapping | None:
    """A session that began after the backup was made which these data came from; None where that cannot be."""
    says, restored_at = offered.says, tx.fact(RESTORED_AT)
    if says is None or restored_at is None or to_millis(says.made_at) >= int(restored_at):
        return None
    table = schema.officer
    if tx.execute(select(table.c.id).where(table.c.id == says.officer_id)).first() is None:
        return None
    row = {
        "id": says.session_id,
        "officer_id": says.officer_id,
        "device_id": says.session_id,
        # Of the access token nothing is known: the token's own hash stands there, and no access token has it.
        "access_hash": offered.hash,
        "access_expires": 0,
        "refresh_hash": offered.hash,
        "refresh_expires": to_millis(says.made_at + life),
        "revoked": False,
        "number": says.number,
        "begun_at": to_millis(says.made_at),
    }
    tx.execute(insert(schema.session).values(row))
    return find_session(tx.connection, offered)


def _is_later(row: RowMapping, offered: Offered) -> bool:
    """Whether the token was made after the present one: the data came from a backup and do not know it."""
    return offered.says is not None and offered.says.number > (row["number"] or 0)
