"""The reference centre's judgement of operations, written from docs/protocol.md and not from `central/`."""

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec

from officer_app.domain import effects
from officer_app.domain.officers import Officer
from officer_app.domain.operations import (
    PAYLOADS,
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
    Reopen,
    Validate,
    kind_of,
    photos_of,
)
from officer_app.domain.reports import Actor, Event, Report
from officer_app.domain.vocabulary import OperationKind, Status
from officer_app.domain.workflow import Refusal as Word
from officer_app.domain.workflow import Workflow, may
from tests.faults.machine.reference_answers import problem
from tests.faults.machine.reference_guards import FIELDS, Replaced, unseen
from tests.faults.machine.reference_ledger import Ledger, Stored, ward_at

WORKFLOW = Workflow()
_DONE = ("applied", "already_applied")
_NEVER = frozenset(Word) - {Word.NO_SUCH_MOVE}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`apply`, `already`, `conflict` or `rejected`, and why."""

    outcome: str
    word: str = ""


class Judge:
    """Handles one operation at a time; `forgetful` leaves out the first step of the protocol, to see whether tests notice."""

    def __init__(self, instance: str, *, forgetful: bool = False) -> None:
        self._instance = instance
        self._forgetful = forgetful
        self.last: dict[str, str] = {}
        self.foreign: list[str] = []

    def handle(self, ledger: Ledger, officer: Officer, operation: dict[str, Any], now: datetime) -> dict[str, object]:
        """The result of one operation; what it does is done."""
        op_id = operation["op_id"]
        if operation["author_id"] != officer.id:
            self.foreign.append(op_id)
            return self._result(op_id, "rejected", problem=problem("forbidden", 403, "wrong-author"))
        known = None if self._forgetful else ledger.results.get(op_id)
        if known is not None:
            return self._again(ledger, officer, op_id, known, operation)
        told = self._waits(ledger, officer, operation) or self._decide(ledger, officer, operation, now)
        self.last[op_id] = str(told["status"])
        _keep(ledger, officer, operation, told)
        return told

    def _again(self, ledger: Ledger, officer: Officer, op_id: str, known: Stored, operation: dict[str, Any]) -> dict[str, object]:
        if known.hash != _hash(operation):
            return self._result(op_id, "rejected", problem=problem("operation-changed", 422))
        report = ledger.visible(officer).get(known.report_id) if known.status in _DONE else None
        return self._result(op_id, known.status, rev=known.rev, report=report, problem=known.problem)

    def _waits(self, ledger: Ledger, officer: Officer, operation: dict[str, Any]) -> dict[str, object] | None:
        op_id, states = operation["op_id"], []
        for other in operation["depends_on"]:
            known = ledger.results.get(other)
            states.append("conflict" if known is None and other in ledger.conflicted else known.status if known else "unknown")
        if any(state in ("conflict", "rejected") for state in states):
            return self._conflict(op_id, ledger.visible(officer).get(operation["report_id"]), "dependency-failed")
        return self._result(op_id, "in_progress") if "unknown" in states else None

    def _decide(self, ledger: Ledger, officer: Officer, operation: dict[str, Any], now: datetime) -> dict[str, object]:
        op_id = operation["op_id"]
        report = ledger.visible(officer).get(operation["report_id"])
        if report is None:
            return self._conflict(op_id, None, "gone" if operation["report_id"] not in ledger.reports else "not-in-scope")
        payload = msgspec.convert(operation["payload"], PAYLOADS[OperationKind(operation["kind"])])
        verdict = judge(report, payload, msgspec.convert(operation["guard"], Guard), officer)
        if verdict.outcome == "apply":
            written = ledger.written_by_others(report.id, officer.id, operation["base_rev"])
            word = unseen(_stands_for(ledger, report, payload), payload, operation["guard"], written)
            verdict = Verdict("conflict", word) if word is not None else verdict
        if verdict.outcome == "apply" and isinstance(payload, Merge) and payload.into not in ledger.visible(officer):
            verdict = Verdict("rejected", "validation")
        if verdict.outcome == "apply" and isinstance(payload, Validate) and ledger.sender(report.id) == officer.id:
            verdict = Verdict("rejected", "own-result")
        if verdict.outcome == "conflict":
            return self._conflict(op_id, report, verdict.word)
        if verdict.outcome == "rejected":
            return self._result(op_id, "rejected", problem=problem("operation-refused", 422, verdict.word))
        missing = [photo.sha256 for photo in photos_of(payload) if photo.sha256 not in ledger.held(officer)]
        if missing:
            return self._result(op_id, "missing_blobs", missing=list(dict.fromkeys(missing)))
        return self._apply(ledger, officer, operation, report, payload, already=verdict.outcome == "already", now=now)

    def _apply(
        self,
        ledger: Ledger,
        officer: Officer,
        operation: dict[str, Any],
        report: Report,
        payload: Payload,
        *,
        already: bool,
        now: datetime,
    ) -> dict[str, object]:
        op_id, recorded = operation["op_id"], datetime.fromisoformat(operation["recorded_at"])
        ledger.effects.append(op_id)
        if not already or _brings(payload):
            at = max(report.received_at, min(now, recorded))
            effect = Evidence(photos=photos_of(payload)) if already else payload
            after = effects.apply(report, effect, actor=officer.id, at=at, workflow=WORKFLOW)
            if isinstance(effect, Relocate):
                after = replace(after, ward=ward_at(effect.point))
            if not already and report.status is not Status.DUPLICATE:
                _note_replaced(ledger, officer, op_id, report, after)
            report = ledger.write(report, after, officer.id)
            data: dict[str, object] = {"to": payload.to} if isinstance(payload, Move) else {}
            actor = Actor(id=officer.id, name=officer.name, title=officer.title)
            event = Event(seq=0, kind=operation["kind"], at=now, recorded_at=recorded, actor=actor, op_id=op_id, data=data)
            ledger.note(report.id, event)
        status = "already_applied" if already else "applied"
        shown = report if officer.in_scope(report.ward, report.agency) else None
        return self._result(op_id, status, rev=report.rev, report=shown)

    def _conflict(self, op_id: str, report: Report | None, word: str) -> dict[str, object]:
        return self._result(op_id, "conflict", report=report, problem=problem("operation-refused", 422, word))

    def _result(self, op_id: str, status: str, **facts: object) -> dict[str, object]:
        told = {name: fact for name, fact in facts.items() if fact is not None}
        return {"op_id": op_id, "instance": self._instance, "status": status, **told}


def judge(report: Report, payload: Payload, guard: Guard, officer: Officer) -> Verdict:
    """What is to be done with an operation on a report in scope."""
    kind, steps = kind_of(payload), [step for step in WORKFLOW.steps if step.kind is kind_of(payload)]
    if not steps and not may(kind, officer.roles):
        return Verdict("rejected", "wrong-role")
    if steps and not any(step.roles & officer.roles for step in steps):
        return Verdict("rejected", "wrong-role")
    if isinstance(payload, Note | Answer | Evidence):
        return Verdict("apply")
    if _stands(report, payload, guard):
        return Verdict("already")
    if guard.status is not None and guard.status is not report.status:
        return Verdict("conflict", "status-changed")
    if guard.checks_assignee and guard.assignee != report.assignee:
        return Verdict("conflict", "assignee-changed")
    refusal = WORKFLOW.refusal(report.status, payload, officer.roles) if steps else None
    if refusal is None:
        return Verdict("apply")
    return Verdict("rejected" if refusal in _NEVER else "conflict", refusal)


def _stands_for(ledger: Ledger, report: Report, payload: Payload) -> Report:
    """The report as an answer is judged by it: at a merged one by what the original says, where that says anything."""
    original, passed = report, {report.id}
    while isinstance(payload, Answer) and original.status is Status.DUPLICATE and original.merged_into in ledger.reports:
        original = ledger.reports[original.merged_into]
        if original.id in passed:
            return report
        passed.add(original.id)
    return replace(report, public_answer=original.public_answer or report.public_answer)


def _note_replaced(ledger: Ledger, officer: Officer, op_id: str, before: Report, after: Report) -> None:
    """Remember which values went, and whose they were: what the promise is about."""
    for name in FIELDS:
        former = getattr(before, name)
        if former is not None and former != getattr(after, name):
            _, author = ledger.written.get((before.id, name), (0, None))
            ledger.replaced.append(Replaced(op_id, officer.id, name, former, author))


def _stands(report: Report, payload: Payload, guard: Guard) -> bool:
    """Whether the report is already as the operation wants it."""
    match payload:
        case Assign(officer=wanted):
            return wanted == report.assignee
        case Recategorise(category=wanted):
            return wanted == report.category
        case Prioritise(priority=level):
            return level == report.priority
        case Relocate(point=point, address=address):
            return point == report.point and address in (None, report.address)
        case _ if guard.status is report.status:
            return False
        case Move(to=to, agency=agency, unit=unit):
            same = agency in (None, report.agency) and unit in (None, report.unit)
            return to is report.status and same
        case Merge(into=into):
            return report.status is Status.DUPLICATE and report.merged_into == into
        case Reopen():
            return report.status is (Status.WAITING if guard.status is Status.REJECTED else Status.IN_PROGRESS)
        case _:
            return any(step.kind is kind_of(payload) and step.target is report.status for step in WORKFLOW.steps)


def _brings(payload: Payload) -> bool:
    return bool(photos_of(payload)) or any(getattr(payload, name, None) for name in ("text", "reason", "answer"))


def _keep(ledger: Ledger, officer: Officer, operation: dict[str, Any], told: dict[str, Any]) -> None:
    op_id, status = operation["op_id"], told["status"]
    if status == "conflict":
        ledger.conflicted.add(op_id)
    elif status in (*_DONE, "rejected"):
        ledger.conflicted.discard(op_id)
        ledger.results[op_id] = Stored(
            _hash(operation), officer.id, operation["report_id"], status, told.get("rev"), told.get("problem")
        )


def _hash(operation: dict[str, Any]) -> str:
    return hashlib.sha256(msgspec.json.encode(operation, order="sorted")).hexdigest()
