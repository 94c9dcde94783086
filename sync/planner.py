"""What an answer, or none, means for the officer's work: decisions only, no I/O, no clock, no randomness of its own.

The promise behind each rule: nothing is lost, nothing happens twice, nothing is overwritten in silence. An operation leaves the
outbox only by an answer of the centre or by a person; whatever else happens, it waits and is sent again under the same id.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from sync.errors import LineError, NotOurServer, Refused, SignedOut, Unreachable
from sync.records import OperationState, StoredBlob, StoredOperation
from sync.remotes.answers import OperationResult, ResultStatus

# Full jitter after so many failures, and never less than the server asked for.
Delay = Callable[[int, float | None], timedelta]

MAX_BATCH = 50
MAX_BATCH_BYTES = 1024 * 1024
POISON = 3
UPGRADE = "upgrade-required"
_DONE = frozenset({ResultStatus.APPLIED, ResultStatus.ALREADY_APPLIED})
# Answers that came from the centre and were not understood: it may well have done what was asked.
_SPOILT = frozenset({"shape", "echo", "type", "too-long", "garbled"})
_JUDGED = frozenset({400, 403, 409, 412, 413, 415, 422, 428})


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
class Split:
    """One of the batch is at fault: send each part on its own to find it."""

    parts: tuple[tuple[StoredOperation, ...], ...]


Action = Finish | SendPhotos | Wait | Doubt | Release | Split


def batches(operations: Sequence[StoredOperation]) -> list[tuple[StoredOperation, ...]]:
    """The operations in their order, in batches that the centre takes."""
    found: list[tuple[StoredOperation, ...]] = []
    batch: list[StoredOperation] = []
    size = 0
    for operation in operations:
        if batch and (len(batch) == MAX_BATCH or size + len(operation.document) > MAX_BATCH_BYTES):
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

    Where the centre looked at it and failed, the batch is split until the operation at fault is alone.
    """
    op_ids = tuple(operation.op_id for operation in batch)
    if not _judged(error):
        return [_after_line_failure(batch, op_ids, error, delay)]
    if len(batch) > 1:
        middle = len(batch) // 2
        return [Split((tuple(batch[:middle]), tuple(batch[middle:])))]
    if isinstance(error, Refused):
        return [Finish(op_id=op_ids[0], state=OperationState.QUARANTINED, problem=error.code)]
    return [Wait(op_ids, delay(batch[0].server_attempts, _asked(error)), _word(error), by_server=True)]


def poisoned(failed: Iterable[StoredOperation], *, others_succeed: bool) -> list[str]:
    """Of the operations that the centre failed at in this run, those to set aside: the third time, while others succeed.

    Where nothing succeeds, the fault is the centre's and everything waits.
    """
    return [operation.op_id for operation in failed if others_succeed and operation.server_attempts + 1 >= POISON]


def dependents(op_id: str, waiting: Iterable[StoredOperation], depends_on: Mapping[str, Sequence[str]]) -> list[str]:
    """The waiting operations that build on this one, directly or through others, in their order."""
    fallen = {op_id}
    found = []
    for operation in waiting:
        if operation.op_id not in fallen and fallen.intersection(depends_on.get(operation.op_id, ())):
            fallen.add(operation.op_id)
            found.append(operation.op_id)
    return found


@dataclass(frozen=True, slots=True)
class PhotoWaits:
    """The photo goes on later where it stopped."""

    delay: timedelta
    problem: str


@dataclass(frozen=True, slots=True)
class PhotoUnfit:
    """The photo cannot be taken: what carries it needs a person."""

    problem: str


@dataclass(frozen=True, slots=True)
class PhotoAnew:
    """The upload is gone, or held other bytes: begin a new one."""


def after_photo_failure(
    blob: StoredBlob, error: LineError, delay: Delay, *, begun_anew: bool
) -> PhotoWaits | PhotoUnfit | PhotoAnew:
    """What a failure means for a photo; it is begun anew at once only once in a run."""
    if isinstance(error, Refused):
        if error.status in (404, 410) or error.code in ("checksum-mismatch", "offset-mismatch"):
            return PhotoWaits(delay(blob.attempts, None), error.code) if begun_anew else PhotoAnew()
        if error.status in (400, 403, 413, 415, 422):
            return PhotoUnfit(error.code)
    return PhotoWaits(delay(blob.attempts, _asked(error)), _word(error))


def ends_run(error: LineError) -> bool:
    """Whether nothing else can be sent now either; false where the centre refused only this one thing."""
    if isinstance(error, Refused):
        return error.code == UPGRADE
    if isinstance(error, Unreachable):
        return not (_failed_inside(error) or error.code == "storage-full")
    return True


def _after_result(operation: StoredOperation, result: OperationResult, delay: Delay, asked_before: frozenset[str]) -> Action:
    op_id = operation.op_id
    if result.status in _DONE:
        return Finish(op_id=op_id, state=OperationState.APPLIED, result_rev=result.rev)
    if result.status is ResultStatus.CONFLICT:
        return Finish(op_id=op_id, state=OperationState.CONFLICT, problem=result.problem or "conflict", theirs=result.theirs)
    if result.status is ResultStatus.REJECTED:
        return Finish(op_id=op_id, state=OperationState.QUARANTINED, problem=result.problem or "rejected")
    if result.status is ResultStatus.MISSING_BLOBS:
        return _after_missing(operation, result, delay, asked_before)
    return Wait((op_id,), delay(operation.transport_attempts, None), "in-progress")


def _after_missing(operation: StoredOperation, result: OperationResult, delay: Delay, asked_before: frozenset[str]) -> Action:
    carried = tuple(sha256 for sha256 in result.missing if sha256 in operation.photos)
    if carried and operation.op_id not in asked_before:
        return SendPhotos(operation.op_id, carried)
    return Wait((operation.op_id,), delay(operation.server_attempts, None), "missing-blobs", by_server=True)


def _after_line_failure(batch: Sequence[StoredOperation], op_ids: tuple[str, ...], error: LineError, delay: Delay) -> Action:
    if isinstance(error, SignedOut):
        return Release(op_ids)
    if _never_arrived(error):
        return Release(op_ids) if error.code == "stopped" else Wait(op_ids, _line_delay(batch, error, delay), _word(error))
    return Doubt(op_ids, _line_delay(batch, error, delay), _word(error))


def _line_delay(batch: Sequence[StoredOperation], error: LineError, delay: Delay) -> timedelta:
    return delay(max(operation.transport_attempts for operation in batch), _asked(error))


def _never_arrived(error: LineError) -> bool:
    """Whether the request surely did nothing: no connection, a stranger's answer, or the centre's own word that it waits."""
    if isinstance(error, Unreachable):
        return error.facts.get("phase") == "connect" or bool(error.facts.get("problem"))
    return not (isinstance(error, NotOurServer) and error.facts.get("reason") in _SPOILT)


def _judged(error: LineError) -> bool:
    if isinstance(error, Refused):
        return error.status in _JUDGED
    return isinstance(error, Unreachable) and _failed_inside(error)


def _failed_inside(error: Unreachable) -> bool:
    """Whether the centre itself, not something in front of it, broke at this one thing."""
    return error.facts.get("phase") == "answer" and error.facts.get("status") == 500


def _asked(error: LineError) -> float | None:
    return error.retry_after if isinstance(error, Unreachable) else None


def _word(error: LineError) -> str:
    return str(error.facts.get("problem") or error.code)
