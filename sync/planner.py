"""What an answer, or none, means for the officer's work: decisions only, no I/O, no clock, no randomness of its own.

The promise behind each rule: nothing is lost, nothing happens twice, nothing is overwritten in silence. An operation leaves the
outbox only by an answer of the centre or by a person; whatever else happens, it waits and is sent again under the same id.

The table (docs/faults.md, "Retry"), as far as operations go; `sync.photo_planner` has the photos, `sync.pull_planner` the feed:

| signal | action |
|---|---|
| network error, time-out, 408, 425, 429, 5xx | `Wait` random(0, min(300 s, 2 s x 2^n)), at least Retry-After, without end |
| sent, no answer | `Doubt`: the same id again |
| 401 | `Release`, no attempt counted, also where the session could not be renewed just now |
| 403 with our problem | `Finish` quarantined; without it, a proxy: `Doubt`, sent again |
| 404/410 on the target, 409, 412, `conflict` | `Finish` conflict, with what builds on it |
| 413, 415 | `Finish` quarantined: the photo needs attention |
| 400, 422, 428, `rejected` | `Finish` quarantined, with what builds on it |
| 426, unknown schema | `Freeze`: nothing goes out, nothing is counted |
| redirect, another instance, no JSON of ours | `Wait`; where the centre may have been behind it, `Doubt` |
| the centre fails at one of many | `Split`, until it is alone; the third time, while others succeed, `poisoned` |
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sync.errors import SESSION, LineError, NotOurServer, Refused, SignedOut, Unreachable
from sync.records import OperationState, StoredOperation
from sync.remotes.answers import OperationResult, ResultStatus

# Full jitter after so many failures, and never less than the server asked for.
Delay = Callable[[int, float | None], timedelta]

MAX_BATCH = 50
MAX_BATCH_BYTES = 1024 * 1024
POISON = 3
# So many single operations in a row at which the centre fails, and none that it takes: the fault is the centre's.
OUTAGE = 3
UPGRADE = "upgrade-required"
# Words of a centre that speaks a newer language than this app.
UPGRADE_WORDS = frozenset({UPGRADE, "unknown-schema"})

_DONE = frozenset({ResultStatus.APPLIED, ResultStatus.ALREADY_APPLIED})
# Answers that came from the centre and were not understood: it may well have done what was asked.
_SPOILT = frozenset({"shape", "echo", "type", "too-long", "too-slow", "garbled", "status"})
_UNNAMED = "internal"
_GUARD, _TARGET = frozenset({409, 412}), frozenset({404, 410})
_UNFIT_PHOTO = {413: "too-large", 415: "not-a-photo"}
_REFUSALS = frozenset({400, 403, 413, 415, 422, 428})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """The operation has reached an end that the centre decided."""

    op_id: str
    state: OperationState
    result_rev: int | None = None
    problem: str | None = None
    theirs: bytes | None = None


@dataclass(frozen=True, slots=True)
class SendPhotos:
    """The centre does not hold these photos: they go up again, then the operation."""

    op_id: str
    hashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wait:
    """The operations were not taken in; they wait. `by_server` says that the centre looked at them and failed."""

    op_ids: tuple[str, ...]
    delay: timedelta
    problem: str
    by_server: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """The operations were sent and nobody knows what became of them: the same ids are sent again."""

    op_ids: tuple[str, ...]
    delay: timedelta
    problem: str


@dataclass(frozen=True, slots=True)
class Release:
    """The operations never went out: they are as they were before, and no attempt counts."""

    op_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Freeze:
    """The centre wants a newer app: they are as they were before, and nothing else goes out either."""

    op_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """One of the batch is at fault: send each part on its own to find it."""

    parts: tuple[tuple[StoredOperation, ...], ...]


Action = Finish | SendPhotos | Wait | Doubt | Release | Freeze | Split


def batches(operations: Sequence[StoredOperation]) -> list[tuple[StoredOperation, ...]]:
    """The operations in batches that the centre takes, each report's in their order.

    Reports whose operations the line has failed before come later, and in smaller batches the more often it has: one that some
    filter on the way does not let through is alone before long, and holds up nobody.
    """
    failures: dict[str, int] = {}
    for operation in operations:
        failures[operation.report_id] = max(failures.get(operation.report_id, 0), operation.transport_attempts)
    found: list[tuple[StoredOperation, ...]] = []
    for level in sorted(set(failures.values())):
        found += _cut([operation for operation in operations if failures[operation.report_id] == level], level)
    return found


def _cut(operations: Sequence[StoredOperation], failures: int) -> list[tuple[StoredOperation, ...]]:
    limit = max(1, MAX_BATCH >> failures)
    found: list[tuple[StoredOperation, ...]] = []
    batch: list[StoredOperation] = []
    size = 0
    for operation in operations:
        if batch and (len(batch) == limit or size + len(operation.document) > MAX_BATCH_BYTES):
            found.append(tuple(batch))
            batch, size = [], 0
        batch.append(operation)
        size += len(operation.document)
    return [*found, tuple(batch)] if batch else found


def after_results(
    batch: Sequence[StoredOperation],
    results: Sequence[OperationResult],
    delay: Delay,
    *,
    asked_before: frozenset[str] = frozenset(),
) -> list[Action]:
    """What the results of a batch mean, in its order; `asked_before` had their photos sent again in this run already."""
    return [_after_result(operation, result, delay, asked_before) for operation, result in zip(batch, results, strict=True)]


def after_failure(batch: Sequence[StoredOperation], error: LineError, delay: Delay) -> list[Action]:
    """What it means that a whole batch got no results.

    Where the centre looked at it and failed or refused, the batch is split until the operation at fault is alone.
    """
    op_ids = tuple(operation.op_id for operation in batch)
    if wants_upgrade(error):
        return [Freeze(op_ids)]
    if went_nowhere(error):
        return [Release(op_ids)]
    if not _judged(error):
        return [_after_line_failure(batch, op_ids, error, delay)]
    if len(batch) > 1:
        middle = len(batch) // 2
        return [Split((tuple(batch[:middle]), tuple(batch[middle:])))]
    end = _end_of(batch[0], error) if isinstance(error, Refused) else None
    return [end or Wait(op_ids, delay(batch[0].server_attempts, _asked(error)), word_of(error), by_server=True)]


def poisoned(failed: Iterable[StoredOperation], *, others_succeed: bool) -> list[str]:
    """Of the operations that the centre failed at in this run, those to set aside: the third time, while others succeed.

    Where nothing succeeds, the fault is the centre's and everything waits.
    """
    return [operation.op_id for operation in failed if others_succeed and operation.server_attempts + 1 >= POISON]


def is_outage(failed: Sequence[StoredOperation], *, others_succeed: bool) -> bool:
    """Whether the centre fails at whatever it is given, so that trying the rest would only flood it."""
    return len(failed) >= OUTAGE and not others_succeed


def after_foundation(op_id: str, foundation: OperationState) -> Finish:
    """What becomes of an operation that has not gone out, when what it builds on never will."""
    if foundation is OperationState.QUARANTINED:
        return Finish(op_id=op_id, state=OperationState.QUARANTINED, problem="depends-on-quarantined")
    return Finish(op_id=op_id, state=OperationState.CONFLICT, problem="dependency-failed")


def wants_upgrade(error: LineError) -> bool:
    """Whether the centre speaks a newer language than this app."""
    return isinstance(error, Refused) and (error.status == 426 or error.code in UPGRADE_WORDS)


def went_nowhere(error: LineError) -> bool:
    """Whether the request itself never went out: nobody is signed in, the session could not be renewed, or the app closes."""
    phase = error.facts.get("phase")
    return isinstance(error, SignedOut) or phase == SESSION or (error.code == "stopped" and phase == "connect")


def ends_run(error: LineError) -> bool:
    """Whether nothing else can be sent now either; false where the centre refused only this one thing."""
    if went_nowhere(error):
        return True
    if isinstance(error, Refused):
        return wants_upgrade(error)
    if isinstance(error, Unreachable):
        return not (failed_inside(error) or error.code == "storage-full")
    return True


def failed_inside(error: LineError) -> bool:
    """Whether the centre itself, not something in front of it, broke at this one thing."""
    return isinstance(error, Unreachable) and error.facts.get("phase") == "answer" and error.facts.get("status") == 500


def word_of(error: LineError) -> str:
    """The word for what happened: the centre's own, where it named one."""
    return str(error.facts.get("problem") or error.code)


def _after_result(operation: StoredOperation, result: OperationResult, delay: Delay, asked_before: frozenset[str]) -> Action:
    op_id = operation.op_id
    if result.status in _DONE:
        return Finish(op_id=op_id, state=OperationState.APPLIED, result_rev=result.rev)
    if result.status is ResultStatus.CONFLICT:
        return Finish(op_id=op_id, state=OperationState.CONFLICT, problem=result.problem or "conflict", theirs=result.theirs)
    if result.status is ResultStatus.REJECTED:
        if result.problem in UPGRADE_WORDS:
            return Freeze((op_id,))
        return Finish(op_id=op_id, state=OperationState.QUARANTINED, problem=result.problem or "rejected")
    if result.status is ResultStatus.MISSING_BLOBS:
        return _after_missing(operation, result, delay, asked_before)
    if result.status is ResultStatus.UNREADABLE:
        return Doubt((op_id,), delay(operation.transport_attempts, None), "result-unreadable")
    return Wait((op_id,), delay(operation.transport_attempts, None), "in-progress")


def _after_missing(operation: StoredOperation, result: OperationResult, delay: Delay, asked_before: frozenset[str]) -> Action:
    carried = tuple(sha256 for sha256 in result.missing if sha256 in operation.photos)
    if carried and operation.op_id not in asked_before:
        return SendPhotos(operation.op_id, carried)
    return Wait((operation.op_id,), delay(operation.server_attempts, None), "missing-blobs", by_server=True)


def _after_line_failure(batch: Sequence[StoredOperation], op_ids: tuple[str, ...], error: LineError, delay: Delay) -> Action:
    if _never_arrived(error):
        return Wait(op_ids, _line_delay(batch, error, delay), word_of(error))
    return Doubt(op_ids, _line_delay(batch, error, delay), word_of(error))


def _end_of(operation: StoredOperation, error: Refused) -> Finish | None:
    """What a refusal of one operation ends in; None for one that says nothing about it."""
    named = error.code if error.code != _UNNAMED else None
    if error.status in _GUARD or (error.status in _TARGET and named is not None):
        return Finish(op_id=operation.op_id, state=OperationState.CONFLICT, problem=named or "status-changed")
    if error.status in _REFUSALS:
        unfit = _UNFIT_PHOTO.get(error.status) if operation.photos else None
        return Finish(op_id=operation.op_id, state=OperationState.QUARANTINED, problem=unfit or named or "rejected")
    return None


def _line_delay(batch: Sequence[StoredOperation], error: LineError, delay: Delay) -> timedelta:
    return delay(max(operation.transport_attempts for operation in batch), _asked(error))


def _never_arrived(error: LineError) -> bool:
    """Whether the request surely did nothing: no connection, a stranger's answer, or the centre's own word that it waits."""
    if isinstance(error, Unreachable):
        return error.facts.get("phase") == "connect" or bool(error.facts.get("problem"))
    return not (isinstance(error, NotOurServer) and error.facts.get("reason") in _SPOILT)


def _judged(error: LineError) -> bool:
    return isinstance(error, Refused) or failed_inside(error)


def _asked(error: LineError) -> float | None:
    return error.retry_after if isinstance(error, Unreachable) else None
