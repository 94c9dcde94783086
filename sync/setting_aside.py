"""Work that the centre cannot take as it is: kept, shown, and with it what builds on it, until a person decides."""

import logging
from collections.abc import Iterable

from sync.changes import ChangeSet
from sync.planner import Finish, after_foundation
from sync.records import UNSENT_STATES, OperationState, StoredOperation
from sync.work import WorkStore

log = logging.getLogger(__name__)


def set_aside(work: WorkStore, author: str, op_ids: Iterable[str], problem: str) -> ChangeSet:
    """Quarantine operations, and let fall what builds on them."""
    return leave(work, author, [Finish(op_id=op_id, state=OperationState.QUARANTINED, problem=problem) for op_id in op_ids])


def leave(work: WorkStore, author: str, ends: Iterable[Finish] = ()) -> ChangeSet:
    """Leave operations to a person, and with them what builds on them; without any, what a crash left between the two.

    Answers what changed.
    """
    waiting = [operation for operation in work.unsettled(author) if operation.state in UNSENT_STATES]
    left = [*ends]
    for end in left:
        _finish(work, end)
    for op_id, foundation in work.fallen(author).items():
        left.append(after_foundation(op_id, foundation))
        _finish(work, left[-1])
    op_ids = {end.op_id for end in left}
    return changed([operation for operation in waiting if operation.op_id in op_ids])


def changed(operations: Iterable[StoredOperation]) -> ChangeSet:
    """The changes of operations whose state is another now; their reports look different too."""
    operations = list(operations)
    return ChangeSet(
        operations=frozenset(operation.op_id for operation in operations),
        reports=frozenset(operation.report_id for operation in operations),
    )


def _finish(work: WorkStore, end: Finish) -> None:
    log.warning("an operation needs a person: %s", end.problem)
    work.finish(end.op_id, end.state, result_rev=end.result_rev, problem=end.problem, theirs=end.theirs)
