"""What is to be done with an operation on a report as it stands now: pure, and the same whoever asks.

The order matters: who may never do it is told so first; then what stands already is not done twice (a colleague was quicker, or
an answer was lost before results were kept); only then the guard and the workflow are asked, and say no with a conflict.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from officer_app.domain.evidence import lacks_evidence
from officer_app.domain.fields import replaced, told, value_of
from officer_app.domain.operations import (
    Answer,
    Assign,
    Evidence,
    Guard,
    Merge,
    Move,
    Note,
    Payload,
    Prioritise,
    Recategorise,
    Relocate,
    Value,
    kind_of,
)
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Field, Role, Status
from officer_app.domain.workflow import Refusal, Step, Workflow, may

STATUS_CHANGED = "status-changed"
ASSIGNEE_CHANGED = "assignee-changed"
VALUE_CHANGED = "value-changed"

_NEEDS = frozenset(Refusal) - {Refusal.NO_SUCH_MOVE, Refusal.WRONG_ROLE}


class Outcome(StrEnum):
    """What is to be done with an operation."""

    APPLY = "apply"
    ALREADY = "already"
    CONFLICT = "conflict"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Decision:
    """The outcome, and for a refusal its word."""

    outcome: Outcome
    word: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What others did to the fields that an operation replaces.

    `written` are those that somebody else wrote after the revision that the officer saw: what judges an operation that says
    nothing of a field. `told` is what the operation replaces besides, by what its payload names: a merger's main report.
    """

    written: frozenset[Field] = frozenset()
    told: Mapping[Field, Value] = field(default_factory=dict)


_UNTOUCHED = Ground()
_APPLY = Decision(Outcome.APPLY)
_ALREADY = Decision(Outcome.ALREADY)
_NOT_YOURS = Decision(Outcome.REJECT, Refusal.WRONG_ROLE)


def decide(
    report: Report,
    payload: Payload,
    guard: Guard,
    roles: frozenset[Role],
    workflow: Workflow,
    ground: Ground = _UNTOUCHED,
) -> Decision:
    """What becomes of an officer's operation on a report in his scope."""
    steps = [step for step in workflow.steps if step.kind is kind_of(payload)]
    if steps:
        move = _decide_move(report, payload, guard, roles, workflow, steps)
        return move if move != _APPLY else _unseen(report, payload, guard, ground) or _APPLY
    if not may(kind_of(payload), roles):
        return _NOT_YOURS
    if isinstance(payload, Note | Evidence):
        return _APPLY
    if isinstance(payload, Answer):
        return _unseen(report, payload, guard, ground) or _APPLY
    if _stands(report, payload):
        return _ALREADY
    return _guarded(report, guard) or _unseen(report, payload, guard, ground) or _APPLY


def _unseen(report: Report, payload: Payload, guard: Guard, ground: Ground) -> Decision | None:
    """A conflict where the operation would replace a value that its officer did not see; the same value replaces nothing."""
    for name, value in {**replaced(payload), **ground.told}.items():
        if value != value_of(report, name) and _is_stale(report, name, guard, ground):
            return Decision(Outcome.CONFLICT, ASSIGNEE_CHANGED if name is Field.ASSIGNEE else VALUE_CHANGED)
    return None


def _is_stale(report: Report, name: Field, guard: Guard, ground: Ground) -> bool:
    """Whether a field stands otherwise than the officer saw it: as the operation says, or, where it does not, by the revision."""
    seen = guard.of(name)
    return name in ground.written if seen is None else seen.value != told(name, value_of(report, name))


def _decide_move(
    report: Report, payload: Payload, guard: Guard, roles: frozenset[Role], workflow: Workflow, steps: list[Step]
) -> Decision:
    if not any(step.roles & roles and _leads_to(step, payload) for step in steps):
        known = any(_leads_to(step, payload) for step in steps)
        return _NOT_YOURS if known else Decision(Outcome.REJECT, Refusal.NO_SUCH_MOVE)
    if _reached(report, payload, guard, workflow, steps):
        return _ALREADY
    stale = _guarded(report, guard)
    if stale:
        return stale
    refusal = workflow.refusal(report.status, payload, roles)
    if refusal is None and lacks_evidence(payload, report, workflow):
        refusal = Refusal.NEEDS_PHOTO
    if refusal is None:
        return _APPLY
    return Decision(Outcome.REJECT if refusal in _NEEDS else Outcome.CONFLICT, refusal)


def _leads_to(step: Step, payload: Payload) -> bool:
    return step.target is payload.to if isinstance(payload, Move) else True


def _guarded(report: Report, guard: Guard) -> Decision | None:
    if guard.status is not None and guard.status is not report.status:
        return Decision(Outcome.CONFLICT, STATUS_CHANGED)
    if guard.checks_assignee and guard.assignee != report.assignee:
        return Decision(Outcome.CONFLICT, ASSIGNEE_CHANGED)
    return None


def _reached(report: Report, payload: Payload, guard: Guard, workflow: Workflow, steps: list[Step]) -> bool:
    if guard.status is report.status and workflow.step(report.status, payload) is not None:
        return False  # a move from here to here that was meant so: to another agency
    if report.status not in _targets(payload, guard, steps):
        return False
    match payload:
        case Move(to=Status.COORDINATING, agency=agency):
            return agency == report.agency
        case Move(to=Status.DELEGATED, unit=unit):
            return unit == report.unit
        case Merge(into=into):
            return into == report.merged_into
        case _:
            return True


def _targets(payload: Payload, guard: Guard, steps: list[Step]) -> set[Status]:
    if isinstance(payload, Move):
        return {payload.to}
    meant = {step.target for step in steps if step.source is guard.status}
    return meant or {step.target for step in steps}


def _stands(report: Report, payload: Payload) -> bool:
    match payload:
        case Assign(officer=officer):
            return officer == report.assignee
        case Recategorise(category=category):
            return category == report.category
        case Prioritise(priority=priority):
            return priority == report.priority
        case Relocate(point=point, address=address):
            return point == report.point and not report.approximate and address in (None, report.address)
        case _:
            return False
