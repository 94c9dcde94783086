"""What an officer may do to a report now, what not and why, and which of it comes first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from officer_app.domain.officers import Officer
from officer_app.domain.operations import (
    Answer,
    Assign,
    Evidence,
    Merge,
    Move,
    Note,
    Payload,
    Prioritise,
    Recategorise,
    Relocate,
    Reopen,
    Return,
    Validate,
    kind_of,
)
from officer_app.domain.vocabulary import CLOSED_STATUSES, Role, Status
from officer_app.domain.workflow import Workflow, may
from sync.own_results import is_own_result
from sync.records import ReportDetail
from ui.words.labels import role_words
from ui.words.statuses import status_word


class Action(StrEnum):
    """The actions at a report; the values are what keys and menus call them by."""

    TAKE_ON = "take_on"
    NOTE = "note"
    ANSWER = "answer"
    RESULT = "result"
    EVIDENCE = "evidence"
    COORDINATE = "coordinate"
    ASSIGN = "assign"
    DELEGATE = "delegate"
    HAND_BACK = "hand_back"
    REJECT = "reject"
    VALIDATE = "validate"
    RETURN = "return"
    REOPEN = "reopen"
    MERGE = "merge"
    RECATEGORISE = "recategorise"
    RELOCATE = "relocate"
    PRIORITISE = "prioritise"


# The bare payload of each action: what it asks of the workflow, not yet what it needs.
_BARE: dict[Action, Payload] = {
    Action.TAKE_ON: Move(to=Status.IN_PROGRESS),
    Action.NOTE: Note(text=""),
    Action.ANSWER: Answer(text=""),
    Action.RESULT: Move(to=Status.AWAITING_VALIDATION),
    Action.EVIDENCE: Evidence(photos=()),
    Action.COORDINATE: Move(to=Status.COORDINATING),
    Action.ASSIGN: Assign(),
    Action.DELEGATE: Move(to=Status.DELEGATED),
    Action.HAND_BACK: Move(to=Status.WAITING),
    Action.REJECT: Move(to=Status.REJECTED),
    Action.VALIDATE: Validate(),
    Action.RETURN: Return(reason=""),
    Action.REOPEN: Reopen(reason=""),
    Action.MERGE: Merge(into=""),
    Action.RECATEGORISE: Recategorise(category=""),
    Action.RELOCATE: Relocate(point=(0.0, 0.0)),
    Action.PRIORITISE: Prioritise(priority=0),
}
_STATUS_MOVES = (Move, Validate, Return, Reopen, Merge)
# What brings a report to a status, in the order in which it is looked for.
_TOWARDS: dict[Status, tuple[Action, ...]] = {
    Status.WAITING: (Action.HAND_BACK, Action.REOPEN),
    Status.COORDINATING: (Action.COORDINATE,),
    Status.DELEGATED: (Action.DELEGATE,),
    Status.IN_PROGRESS: (Action.TAKE_ON, Action.RETURN, Action.REOPEN),
    Status.AWAITING_VALIDATION: (Action.RESULT,),
    Status.DONE: (Action.VALIDATE,),
    Status.REJECTED: (Action.REJECT,),
    Status.DUPLICATE: (Action.MERGE,),
}
_MAIN: dict[Status, tuple[Action, ...]] = {
    Status.WAITING: (Action.TAKE_ON,),
    Status.DELEGATED: (Action.TAKE_ON,),
    Status.IN_PROGRESS: (Action.RESULT,),
    Status.AWAITING_VALIDATION: (Action.VALIDATE,),
}
_ROW = (Action.NOTE, Action.ANSWER, Action.RESULT, Action.COORDINATE, Action.ASSIGN)
_ROWS: dict[Status, tuple[Action, ...]] = {
    Status.COORDINATING: (Action.TAKE_ON, Action.NOTE, Action.ANSWER, Action.COORDINATE, Action.ASSIGN),
    Status.AWAITING_VALIDATION: (Action.RETURN, Action.NOTE, Action.ANSWER, Action.EVIDENCE, Action.ASSIGN),
    Status.DONE: (Action.REOPEN, Action.NOTE, Action.ANSWER, Action.EVIDENCE),
    Status.REJECTED: (Action.REOPEN, Action.NOTE, Action.ANSWER, Action.EVIDENCE),
    Status.DUPLICATE: (Action.NOTE, Action.ANSWER, Action.EVIDENCE),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One action as it stands for a report and an officer; `why` is filled when it is not allowed."""

    action: Action
    label: str
    why: str = ""

    @property
    def allowed(self) -> bool:
        """Whether it may be done now."""
        return not self.why


@dataclass(frozen=True, slots=True)
class Offers:
    """The actions in the order in which they are shown: the main one, those beside it, the rest."""

    main: Offer
    row: tuple[Offer, ...]
    rest: tuple[Offer, ...]

    def find(self, action: Action) -> Offer:
        """The offer for an action."""
        return next(offer for offer in (self.main, *self.row, *self.rest) if offer.action is action)


def offers_of(detail: ReportDetail, officer: Officer, workflow: Workflow) -> Offers:
    """All actions for a report and an officer, who does not validate what they sent."""
    own = is_own_result(detail, officer.id)
    return offers_for(detail.report.status, officer.roles, workflow, own=own)


def own_result_words() -> str:
    """Why an officer does not validate this result."""
    return QCoreApplication.translate("Actions", "You sent this result: somebody else validates it")


def offers_for(status: Status, roles: frozenset[Role], workflow: Workflow, *, own: bool = False) -> Offers:
    """All actions for a report in this status and an officer with these roles; `own` where they sent its result."""
    all_of_them = {action: Offer(action, action_label(action), _why_not(action, status, roles, workflow)) for action in Action}
    validate = all_of_them[Action.VALIDATE]
    if own and validate.allowed:
        all_of_them[Action.VALIDATE] = replace(validate, why=own_result_words())
    main = _main(status, roles, all_of_them)
    row = tuple(offer for action in _ROWS.get(status, _ROW) if (offer := all_of_them[action]) is not main)
    rest = [offer for offer in all_of_them.values() if offer is not main and offer not in row]
    return Offers(main, row, tuple(sorted(rest, key=lambda offer: not offer.allowed)))


def action_towards(target: Status, status: Status, workflow: Workflow) -> Action:
    """The action that brings a report from one status to another; where none does, the one that says why not."""
    for action in _TOWARDS[target]:
        step = workflow.step(status, _BARE[action])
        if step is not None and step.target is target:
            return action
    return _TOWARDS[target][0]


def bare_payload(action: Action) -> Payload:
    """What an action asks of the workflow, without what it needs."""
    return _BARE[action]


def base_of(action: Action) -> str:
    """The name under which an action's drafts are kept: the kind of operation, for moves with the target."""
    payload = _BARE[action]
    return f"move.{payload.to}" if isinstance(payload, Move) else kind_of(payload).value


def photo_action(status: Status, roles: frozenset[Role], workflow: Workflow) -> Action:
    """Whose form attached photos go with: the result where it can be sent now, else that of photos alone."""
    return Action.RESULT if offers_for(status, roles, workflow).find(Action.RESULT).allowed else Action.EVIDENCE


def action_label(action: Action) -> str:
    """The words on an action's button."""
    labels = {
        Action.TAKE_ON: QCoreApplication.translate("Actions", "Take on"),
        Action.NOTE: QCoreApplication.translate("Actions", "Note"),
        Action.ANSWER: QCoreApplication.translate("Actions", "Public answer"),
        Action.RESULT: QCoreApplication.translate("Actions", "Send result"),
        Action.EVIDENCE: QCoreApplication.translate("Actions", "Add photos"),
        Action.COORDINATE: QCoreApplication.translate("Actions", "Coordinate"),
        Action.ASSIGN: QCoreApplication.translate("Actions", "Assign"),
        Action.DELEGATE: QCoreApplication.translate("Actions", "Delegate to a unit"),
        Action.HAND_BACK: QCoreApplication.translate("Actions", "Put back to waiting"),
        Action.REJECT: QCoreApplication.translate("Actions", "Reject"),
        Action.VALIDATE: QCoreApplication.translate("Actions", "Validate result"),
        Action.RETURN: QCoreApplication.translate("Actions", "Send back"),
        Action.REOPEN: QCoreApplication.translate("Actions", "Reopen"),
        Action.MERGE: QCoreApplication.translate("Actions", "Merge a duplicate"),
        Action.RECATEGORISE: QCoreApplication.translate("Actions", "Correct the category"),
        Action.RELOCATE: QCoreApplication.translate("Actions", "Correct the place"),
        Action.PRIORITISE: QCoreApplication.translate("Actions", "Priority"),
    }
    return labels[action]


def _main(status: Status, roles: frozenset[Role], offers: Mapping[Action, Offer]) -> Offer:
    # What waits on an agency is that agency's to take on; for the office the next thing is to add what it knows.
    wanted = (Action.TAKE_ON,) if status is Status.COORDINATING and Role.AGENCY in roles else _MAIN.get(status, ())
    return next((offers[action] for action in wanted if offers[action].allowed), offers[Action.NOTE])


def _why_not(action: Action, status: Status, roles: frozenset[Role], workflow: Workflow) -> str:
    payload = _BARE[action]
    if not isinstance(payload, _STATUS_MOVES):
        return "" if may(kind_of(payload), roles) else _wrong_role(frozenset())
    step = workflow.step(status, payload)
    if step is None:
        return _no_move(action, status)
    return "" if step.roles & roles else _wrong_role(step.roles)


def _no_move(action: Action, status: Status) -> str:
    if status in CLOSED_STATUSES and action is not Action.REOPEN:
        return QCoreApplication.translate("Actions", "The report is closed")
    if action is Action.RESULT and status is not Status.AWAITING_VALIDATION:
        return QCoreApplication.translate("Actions", "Take the report on first")
    if action is Action.RESULT:
        return QCoreApplication.translate("Actions", "The result has been sent and is awaiting validation")
    if action is Action.TAKE_ON and status is Status.IN_PROGRESS:
        return QCoreApplication.translate("Actions", "It is being handled already")
    if action in (Action.VALIDATE, Action.RETURN):
        return QCoreApplication.translate("Actions", "There is no result to look at yet")
    if action is Action.REOPEN:
        return QCoreApplication.translate("Actions", "The report is still open")
    return QCoreApplication.translate("Actions", "Not possible while it is “{0}”").format(status_word(status))


def _wrong_role(roles: frozenset[Role]) -> str:
    if not roles:
        return QCoreApplication.translate("Actions", "Your role does not allow this")
    words = ", ".join(role_words(role) for role in Role if role in roles)
    return QCoreApplication.translate("Actions", "Done by: {0}").format(words)
