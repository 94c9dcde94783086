"""The audit of work.db: every step of every operation, each line chained to the one before by its hash."""

import hashlib
from datetime import datetime

import msgspec

from sync.database import Database, Row
from sync.moments import to_millis

# What the first line follows.
START = "0" * 64
COLUMNS = ("seq", "at", "actor", "act", "subject", "facts", "former", "hash")
_LISTED = ", ".join(COLUMNS)
_INSERT = f"INSERT INTO audit ({_LISTED}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608


def append(database: Database, at: datetime, *, actor: str, act: str, subject: str, **facts: str | int | None) -> None:
    """Add a line inside the transaction that it tells about."""
    known = {name: fact for name, fact in facts.items() if fact is not None}
    append_told(database, to_millis(at), actor, act, subject, msgspec.json.encode(known, order="sorted").decode())


def append_told(database: Database, millis: int, actor: str, act: str, subject: str, facts: str) -> None:
    """Add a line that was told before, behind the last one."""
    seq, former = last(database)
    line = (seq + 1, millis, actor, act, subject, facts, former)
    database.execute(_INSERT, (*line, _hash(line)))


def insert(database: Database, line: Row) -> None:
    """Put a line back as it was; it must follow the last one."""
    database.execute(_INSERT, line)


def last(database: Database) -> tuple[int, str]:
    """The number of the last line and its hash."""
    found = database.row("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
    return (found[0], found[1]) if found else (0, START)


def lines_after(database: Database, seq: int) -> list[Row]:
    """The lines behind one, in order."""
    return database.rows(f"SELECT {_LISTED} FROM audit WHERE seq > ? ORDER BY seq", (seq,))  # noqa: S608


def breaks(database: Database) -> list[int]:
    """The lines at which the chain is broken, none when it is whole."""
    broken, former, expected = [], START, 1
    rows = database.batches(f"SELECT {_LISTED} FROM audit ORDER BY seq")  # noqa: S608
    for row in (row for batch in rows for row in batch):
        if row[0] != expected or row[6] != former or not is_true(row):
            broken.append(row[0])
        former, expected = row[7], row[0] + 1
    return broken


def is_true(line: Row) -> bool:
    """Whether a line's hash is that of what it says."""
    return bool(line[7] == _hash(line[:7]))


def _hash(line: tuple[object, ...]) -> str:
    return hashlib.sha256(msgspec.json.encode(line)).hexdigest()
