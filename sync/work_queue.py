"""Which of an officer's operations may go out: in the order recorded for each report, nothing before what it builds on."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from sync.database import Database
from sync.sql_lists import json_list

_ARRIVED = frozenset({"applied", "settled"})


@dataclass(frozen=True, slots=True)
class _Waiting:
    op_id: str
    report_id: str
    next_try: int
    depends_on: tuple[str, ...]
    photos_missing: bool


def sendable_ids(database: Database, author_id: str, now: int, limit: int) -> list[str]:
    """The operations that may go out at `now` (milliseconds), oldest first."""
    waiting = _waiting(database, author_id)
    states = _states_of_foundations(database, waiting)
    chosen: list[str] = []
    held: set[str] = set()
    for operation in waiting:
        if len(chosen) == limit:
            break
        if not _stands(operation, states, chosen):
            # It waits for a person, or for another officer; what does not build on it need not wait too.
            continue
        ready = operation.next_try <= now and not operation.photos_missing
        if ready and operation.report_id not in held:
            chosen.append(operation.op_id)
        else:
            held.add(operation.report_id)
    return chosen


def next_due(database: Database, author_id: str) -> int | None:
    """When (in milliseconds) a photo or the first waiting operation of a report is due, None when nothing waits for that."""
    waiting = _waiting(database, author_id)
    states = _states_of_foundations(database, waiting)
    standing = [operation for operation in waiting if _stands(operation, states, ())]
    operations = [operation.next_try for operation in _first_of_each_report(standing) if not operation.photos_missing]
    photos = database.value(
        """SELECT min(b.next_try)
           FROM blob b JOIN operation_blob ob ON ob.sha256 = b.sha256 JOIN operation o ON o.op_id = ob.op_id
           WHERE o.author_id = ? AND o.state IN ('queued', 'sending', 'uncertain') AND NOT b.stored""",
        (author_id,),
    )
    return min((*operations, *(() if photos is None else (photos,))), default=None)


def _waiting(database: Database, author_id: str) -> list[_Waiting]:
    rows = database.rows(
        """SELECT o.op_id, o.report_id, o.next_try, o.depends_on,
                  EXISTS (SELECT 1 FROM operation_blob ob JOIN blob b ON b.sha256 = ob.sha256
                          WHERE ob.op_id = o.op_id AND NOT b.stored)
           FROM operation o WHERE o.state IN ('queued', 'sending', 'uncertain') AND o.author_id = ? ORDER BY o.seq""",
        (author_id,),
    )
    return [_Waiting(row[0], row[1], row[2], _links(row[3]), bool(row[4])) for row in rows]


def _links(text: str) -> tuple[str, ...]:
    return () if text == "[]" else msgspec.json.decode(text, type=tuple[str, ...])


def _states_of_foundations(database: Database, waiting: list[_Waiting]) -> dict[str, str]:
    wanted = {op_id for operation in waiting for op_id in operation.depends_on}
    if not wanted:
        return {}
    return dict(
        database.rows("SELECT op_id, state FROM operation WHERE op_id IN (SELECT value FROM json_each(?))", (json_list(wanted),))
    )


def _stands(operation: _Waiting, states: dict[str, str], chosen: list[str] | tuple[str, ...]) -> bool:
    """Whether everything that it builds on is at the centre, or goes out just before it."""
    return all(states.get(op_id, "settled") in _ARRIVED or op_id in chosen for op_id in operation.depends_on)


def _first_of_each_report(waiting: list[_Waiting]) -> Iterator[_Waiting]:
    seen: set[str] = set()
    for operation in waiting:
        if operation.report_id not in seen:
            seen.add(operation.report_id)
            yield operation
