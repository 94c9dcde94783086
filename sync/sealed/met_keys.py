"""The keys that sealed files were signed with, remembered in work.db at the first use."""

from datetime import datetime
from enum import StrEnum

import msgspec

from sync.database import Database
from sync.sealed.signing import Statement

_KEY = "met-signing-keys"
_MOST = 200


class Trust(StrEnum):
    """What this computer knows of the key that a file is signed with."""

    OWN = "own"
    KNOWN = "known"
    FIRST = "first"
    CHANGED = "changed"
    UNSIGNED = "unsigned"
    # Not signed, although this officer's files from elsewhere were.
    LAPSED = "lapsed"

    @property
    def is_warning(self) -> bool:
        """Whether a person has to look twice."""
        return self in (Trust.CHANGED, Trust.LAPSED)


class MetKey(msgspec.Struct, kw_only=True, frozen=True):
    """A key that signed an officer's work on a computer, and when it was met first."""

    author_id: str
    computer: str
    key: str
    at: datetime


def judged(database: Database, statement: Statement | None, author_id: str, own_key: str) -> tuple[Trust, datetime | None]:
    """What is known of a file's key, and since when."""
    met = _met(database)
    if statement is None:
        lapsed = any(each.author_id == author_id and each.key != own_key for each in met)
        return (Trust.LAPSED if lapsed else Trust.UNSIGNED), None
    if statement.public_key == own_key:
        return Trust.OWN, None
    there = [each for each in met if (each.author_id, each.computer) == (author_id, statement.computer)]
    known = [each for each in there or met if each.key == statement.public_key]
    if known:
        return Trust.KNOWN, known[0].at
    return (Trust.CHANGED if there else Trust.FIRST), None


def remember(database: Database, statement: Statement, at: datetime) -> None:
    """Remember the key of a file that a person took over or made, inside a transaction; the oldest makes room."""
    new = MetKey(author_id=statement.author_id, computer=statement.computer, key=statement.public_key, at=at)
    met = _met(database)
    if any((each.author_id, each.computer, each.key) == (new.author_id, new.computer, new.key) for each in met):
        return
    value = msgspec.json.encode([*met, new][-_MOST:]).decode()
    database.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (_KEY, value))


def _met(database: Database) -> list[MetKey]:
    text: str | None = database.value("SELECT value FROM meta WHERE key = ?", (_KEY,))
    if text is None:
        return []
    try:
        return msgspec.json.decode(text, type=list[MetKey])
    except msgspec.MsgspecError:  # of a later version: met anew
        return []
