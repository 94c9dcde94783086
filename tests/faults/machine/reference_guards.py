"""What operations put in the place of other values, as the reference centre judges it: from docs/protocol.md alone."""

import hashlib
from dataclasses import dataclass
from typing import Any

from officer_app.domain.operations import Answer, Assign, Move, Payload, Prioritise, Recategorise, Relocate, Validate
from officer_app.domain.reports import Report

FIELDS = ("public_answer", "priority", "category", "point", "address", "assignee", "agency", "unit")
_TEXTS = frozenset({"public_answer", "address"})


@dataclass(frozen=True, slots=True)
class Replaced:
    """A value that an operation put in the place of another one, which `former_author` wrote (None: it came with the report)."""

    op_id: str
    officer_id: str
    field: str
    former: object
    former_author: str | None


def replaces(payload: Payload) -> dict[str, Any]:
    """The values that an operation brings, by the fields that they go into."""
    match payload:
        case Answer(text=text):
            return {"public_answer": text}
        case Move(answer=answer, agency=agency, unit=unit):
            return _given(public_answer=answer, agency=agency, unit=unit)
        case Validate(answer=answer):
            return _given(public_answer=answer)
        case Assign(officer=officer):
            return {"assignee": officer}
        case Recategorise(category=category):
            return {"category": category}
        case Prioritise(priority=priority):
            return {"priority": priority}
        case Relocate(point=point, address=address):
            return {"point": point} | _given(address=address)
    return {}


def unseen(report: Report, payload: Payload, guard: dict[str, Any], written: frozenset[str]) -> str | None:
    """The word of a conflict where a field stands otherwise than the officer saw it.

    `written` are the fields that somebody else wrote after the revision that the officer saw: they count where nothing is said.
    """
    seen = {one["field"]: one.get("value") for one in guard.get("seen", ())}
    if guard.get("checks_assignee"):
        seen["assignee"] = guard.get("assignee")
    for field, value in replaces(payload).items():
        stands = getattr(report, field)
        if stands == value:
            continue
        if (seen[field] != _told(field, stands)) if field in seen else field in written:
            return "assignee-changed" if field == "assignee" else "value-changed"
    return None


def _given(**values: str | None) -> dict[str, Any]:
    return {field: value for field, value in values.items() if value}


def _told(field: str, value: Any) -> Any:
    if field in _TEXTS and value is not None:
        return hashlib.sha256(value.encode()).hexdigest()[:32]
    return list(value) if isinstance(value, tuple) else value
