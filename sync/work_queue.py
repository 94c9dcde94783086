"""Which of an officer's operations may go out: in the order recorded for each report, nothing before what it builds on.

Pure over records; `sync.waiting_rows` reads them. Photos go first: an operation whose photos are not all at the centre holds up
the rest of its report, and nobody else's.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

# An operation in one of these is at the centre.
ARRIVED = frozenset({"applied", "settled"})
# One in one of these will never be: a person decides about it, and so about what builds on it.
_FALLEN = frozenset({"conflict", "quarantined", "discarded"})


@dataclass(frozen=True, slots=True)
class Waiting:
    """An operation that has not gone out, in the order recorded; `next_try` in milliseconds, 0 for at once."""

    op_id: str
    report_id: str
    next_try: int = 0
    depends_on: tuple[str, ...] = ()
    photos_missing: bool = False


def sendable(waiting: Sequence[Waiting], foundations: Mapping[str, str], now: int, limit: int) -> list[str]:
    """What may go out at `now` (milliseconds), oldest first; `foundations` has the states of what others build on."""
    chosen: list[str] = []
    held: set[str] = set()
    for operation in waiting:
        if len(chosen) == limit:
            break
        if not _stands(operation, foundations, chosen):
            # It waits for a person, or for another officer; what does not build on it need not wait too.
            continue
        ready = operation.next_try <= now and not operation.photos_missing
        if ready and operation.report_id not in held:
            chosen.append(operation.op_id)
        else:
            held.add(operation.report_id)
    return chosen


def next_due(waiting: Sequence[Waiting], foundations: Mapping[str, str], photos_due: int | None) -> int | None:
    """When (in milliseconds) a photo or the first waiting operation of a report is due, None when nothing waits for that."""
    standing = [operation for operation in waiting if _stands(operation, foundations, ())]
    operations = [operation.next_try for operation in _first_of_each_report(standing) if not operation.photos_missing]
    return min((*operations, *(() if photos_due is None else (photos_due,))), default=None)


def fallen(waiting: Sequence[Waiting], foundations: Mapping[str, str]) -> dict[str, str]:
    """The operations whose foundation fell, directly or through others, each with the state of what it built on."""
    found: dict[str, str] = {}
    for operation in waiting:
        states = (found.get(op_id, foundations.get(op_id, "settled")) for op_id in operation.depends_on)
        lost = next((state for state in states if state in _FALLEN), None)
        if lost is not None:
            found[operation.op_id] = lost
    return found


def _stands(operation: Waiting, foundations: Mapping[str, str], chosen: Collection[str]) -> bool:
    """Whether everything that it builds on is at the centre, or goes out just before it."""
    return all(foundations.get(op_id, "settled") in ARRIVED or op_id in chosen for op_id in operation.depends_on)


def _first_of_each_report(waiting: Sequence[Waiting]) -> Iterator[Waiting]:
    seen: set[str] = set()
    for operation in waiting:
        if operation.report_id not in seen:
            seen.add(operation.report_id)
            yield operation
