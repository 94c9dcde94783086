"""Legal moves: from which status to which, by whom, with what. One table for the window and for the central API.

Source: the workflow of CRM as JAKI's help page tells it (Menunggu, Koordinasi, Disposisi, Proses, validasi, Selesai), and the
rules of 2021 that a result is validated by another office. A deployment may replace the table by configuration.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from officer_app.domain.operations import Merge, Move, Payload, Reopen, Return, Validate, kind_of
from officer_app.domain.vocabulary import Need, OperationKind, Role, Status


@dataclass(frozen=True, slots=True)
class Step:
    """One legal move."""

    source: Status
    target: Status
    kind: OperationKind
    roles: frozenset[Role]
    needs: frozenset[Need] = frozenset()


class Refusal(StrEnum):
    """Why an operation is not allowed."""

    NO_SUCH_MOVE = "no-such-move"
    WRONG_ROLE = "wrong-role"
    NEEDS_REASON = "needs-reason"
    NEEDS_AGENCY = "needs-agency"
    NEEDS_UNIT = "needs-unit"
    NEEDS_ANSWER = "needs-answer"
    NEEDS_PHOTO = "needs-photo"
    NEEDS_INTO = "needs-into"
    OWN_RESULT = "own-result"
    LEAVES_AREA = "leaves-area"


_OFFICE = frozenset({Role.STAFF, Role.SUPERVISOR})
_HANDLERS = frozenset({Role.STAFF, Role.SUPERVISOR, Role.AGENCY, Role.FIELD})
_DESKS = frozenset({Role.STAFF, Role.SUPERVISOR, Role.AGENCY})
_VALIDATORS = frozenset({Role.SUPERVISOR})
_HANDOVER = frozenset({Need.AGENCY, Need.REASON})
_RESULT = frozenset({Need.ANSWER, Need.PHOTO})
_REASON = frozenset({Need.REASON})
_UNIT = frozenset({Need.UNIT})

_S = Status
_K = OperationKind

DEFAULT_STEPS: tuple[Step, ...] = (
    Step(_S.WAITING, _S.IN_PROGRESS, _K.MOVE, _HANDLERS),
    Step(_S.WAITING, _S.COORDINATING, _K.MOVE, _OFFICE, _HANDOVER),
    Step(_S.WAITING, _S.DELEGATED, _K.MOVE, _OFFICE, _UNIT),
    Step(_S.WAITING, _S.REJECTED, _K.MOVE, _OFFICE, _REASON),
    Step(_S.COORDINATING, _S.COORDINATING, _K.MOVE, _DESKS, _HANDOVER),
    Step(_S.COORDINATING, _S.IN_PROGRESS, _K.MOVE, _DESKS),
    Step(_S.COORDINATING, _S.DELEGATED, _K.MOVE, _DESKS, _UNIT),
    Step(_S.COORDINATING, _S.WAITING, _K.MOVE, _DESKS, _REASON),
    Step(_S.DELEGATED, _S.IN_PROGRESS, _K.MOVE, _HANDLERS),
    Step(_S.DELEGATED, _S.COORDINATING, _K.MOVE, _DESKS, _HANDOVER),
    Step(_S.IN_PROGRESS, _S.AWAITING_VALIDATION, _K.MOVE, _HANDLERS, _RESULT),
    Step(_S.IN_PROGRESS, _S.COORDINATING, _K.MOVE, _DESKS, _HANDOVER),
    Step(_S.IN_PROGRESS, _S.DELEGATED, _K.MOVE, _DESKS, _UNIT),
    Step(_S.IN_PROGRESS, _S.REJECTED, _K.MOVE, _OFFICE, _REASON),
    Step(_S.AWAITING_VALIDATION, _S.DONE, _K.VALIDATE, _VALIDATORS),
    Step(_S.AWAITING_VALIDATION, _S.IN_PROGRESS, _K.RETURN, _VALIDATORS, _REASON),
    Step(_S.DONE, _S.IN_PROGRESS, _K.REOPEN, _VALIDATORS, _REASON),
    Step(_S.REJECTED, _S.WAITING, _K.REOPEN, _VALIDATORS, _REASON),
    *(
        Step(source, _S.DUPLICATE, _K.MERGE, _OFFICE, frozenset({Need.INTO}))
        for source in (_S.WAITING, _S.COORDINATING, _S.DELEGATED, _S.IN_PROGRESS)
    ),
)

# Operations that leave the status alone, and who may do them.
_ANYWHERE: dict[OperationKind, frozenset[Role]] = {
    OperationKind.NOTE: _HANDLERS,
    OperationKind.EVIDENCE: _HANDLERS,
    OperationKind.ANSWER: _DESKS,
    OperationKind.ASSIGN: _OFFICE,
    OperationKind.RECATEGORISE: _DESKS,
    OperationKind.RELOCATE: _HANDLERS,
    OperationKind.PRIORITISE: _OFFICE,
}
_REFUSALS = {
    Need.REASON: Refusal.NEEDS_REASON,
    Need.AGENCY: Refusal.NEEDS_AGENCY,
    Need.UNIT: Refusal.NEEDS_UNIT,
    Need.ANSWER: Refusal.NEEDS_ANSWER,
    Need.PHOTO: Refusal.NEEDS_PHOTO,
    Need.INTO: Refusal.NEEDS_INTO,
}


class Workflow:
    """The table of legal moves and the questions asked of it."""

    def __init__(self, steps: Iterable[Step] = DEFAULT_STEPS) -> None:
        self.steps = tuple(steps)

    def steps_from(self, status: Status, roles: frozenset[Role]) -> tuple[Step, ...]:
        """What an officer with these roles may do to the status of a report, in the table's order."""
        return tuple(step for step in self.steps if step.source is status and step.roles & roles)

    def lets_validate(self, roles: frozenset[Role]) -> bool:
        """Whether these roles may validate results, of whatever status."""
        return any(step.kind is OperationKind.VALIDATE and step.roles & roles for step in self.steps)

    def step(self, source: Status, payload: Payload) -> Step | None:
        """The step that a payload asks for from this status, None if there is no such move."""
        kind = kind_of(payload)
        target = payload.to if isinstance(payload, Move) else None
        return next(
            (
                step
                for step in self.steps
                if step.source is source and step.kind is kind and (target is None or step.target is target)
            ),
            None,
        )

    def refusal(self, status: Status, payload: Payload, roles: frozenset[Role]) -> Refusal | None:
        """Why an officer with these roles may not do this to a report in this status; None when he may."""
        kind = kind_of(payload)
        if kind in _ANYWHERE:
            return None if _ANYWHERE[kind] & roles else Refusal.WRONG_ROLE
        step = self.step(status, payload)
        if step is None:
            return Refusal.NO_SUCH_MOVE
        if not step.roles & roles:
            return Refusal.WRONG_ROLE
        missing = sorted(step.needs - _given(payload))
        return _REFUSALS[missing[0]] if missing else None


def may(kind: OperationKind, roles: frozenset[Role]) -> bool:
    """Whether a role may do a kind of operation that leaves the status alone."""
    return bool(_ANYWHERE.get(kind, frozenset()) & roles)


def may_move_out(roles: frozenset[Role]) -> bool:
    """Whether these roles may take a report out of their own areas by correcting its place; a field officer tells the office."""
    return bool(roles & _DESKS)


def _given(payload: Payload) -> set[Need]:
    given: dict[Need, object] = {}
    match payload:
        case Move():
            given = {
                Need.REASON: _filled(payload.reason),
                Need.AGENCY: _filled(payload.agency),
                Need.UNIT: _filled(payload.unit),
                Need.ANSWER: _filled(payload.answer),
                Need.PHOTO: payload.photos,
            }
        case Return() | Reopen():
            given = {Need.REASON: _filled(payload.reason)}
        case Merge():
            given = {Need.INTO: _filled(payload.into)}
        case Validate():
            given = {}
        case _:
            given = {}
    return {need for need, value in given.items() if value}


def _filled(text: str | None) -> bool:
    return bool(text and text.strip())
