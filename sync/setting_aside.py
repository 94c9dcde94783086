"""Work that the centre cannot take as it is: kept, shown, and with it what builds on it, until a person decides."""

import logging
from collections.abc import Collection, Iterable

import msgspec

from sync.changes import ChangeSet
from sync.planner import dependents
from sync.records import UNSENT_STATES, OperationState, StoredOperation
from sync.work import WorkStore

log = logging.getLogger(__name__)


class _Links(msgspec.Struct):
    depends_on: tuple[str, ...] = ()


def set_aside(work: WorkStore, author: str, op_ids: Iterable[str], problem: str, *, answered: Collection[str] = ()) -> ChangeSet:
    """Quarantine operations and, unless they have an answer of their own, those that depend on them."""
    waiting = [operation for operation in work.unsettled(author) if operation.state in UNSENT_STATES]
    links = {operation.op_id: msgspec.json.decode(operation.document, type=_Links).depends_on for operation in waiting}
    fallen: dict[str, str] = {}
    for op_id in op_ids:
        fallen[op_id] = problem
        for dependent in dependents(op_id, waiting, links):
            if dependent not in answered:
                fallen.setdefault(dependent, "depends-on-quarantined")
    for op_id, why in fallen.items():
        log.warning("an operation needs a person: %s", why)
        work.finish(op_id, OperationState.QUARANTINED, problem=why)
    return changed([operation for operation in waiting if operation.op_id in fallen])


def changed(operations: Iterable[StoredOperation]) -> ChangeSet:
    """The changes of operations whose state is another now; their reports look different too."""
    operations = list(operations)
    return ChangeSet(
        operations=frozenset(operation.op_id for operation in operations),
        reports=frozenset(operation.report_id for operation in operations),
    )
