"""The audit of work.db: every step of every operation, each line chained to the one before by its hash."""

import hashlib
from datetime import datetime

import msgspec

from sync.database import Database
from sync.moments import to_millis

_START = "0" * 64


def append(database: Database, at: datetime, *, actor: str, act: str, subject: str, **facts: str | int | None) -> None:
    """Add a line inside the transaction that it tells about."""
    last = database.row("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
    seq, former = (last[0] + 1, last[1]) if last else (1, _START)
    known = {name: fact for name, fact in facts.items() if fact is not None}
    line = (seq, to_millis(at), actor, act, subject, msgspec.json.encode(known, order="sorted").decode(), former)
    database.execute(
        "INSERT INTO audit (seq, at, actor, act, subject, facts, former, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*line, _hash(line)),
    )


def breaks(database: Database) -> list[int]:
    """The lines at which the chain is broken, none when it is whole."""
    broken, former, expected = [], _START, 1
    rows = database.batches("SELECT seq, at, actor, act, subject, facts, former, hash FROM audit ORDER BY seq")
    for row in (row for batch in rows for row in batch):
        if row[0] != expected or row[6] != former or row[7] != _hash(row[:7]):
            broken.append(row[0])
        former, expected = row[7], row[0] + 1
    return broken


def _hash(line: tuple[object, ...]) -> str:
    return hashlib.sha256(msgspec.json.encode(line)).hexdigest()
