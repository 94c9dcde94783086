"""Fields that an operation put in the place of a value that its officer had not seen; no product code.

Each report's history is gone through in its order. What stood in a field before its first line is not known, and is not judged;
from then on it is.
"""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from tests.lab.truth import Happening, Truth

# What a line of the history puts into which field, by its kind and the names in its data.
_WRITES: Mapping[str, Mapping[str, str]] = {
    "answer": {"text": "public_answer"},
    "move": {"answer": "public_answer", "agency": "agency", "unit": "unit"},
    "validate": {"answer": "public_answer"},
    "recategorise": {"category": "category"},
    "relocate": {"point": "point", "address": "address"},
    "prioritise": {"priority": "priority"},
}
_TEXTS = frozenset({"public_answer", "address"})
_MERGED = "merge"
_FORWARDED = "forwarded"


def overwritten_fields(documents: Mapping[str, Mapping[str, Any]], truth: Truth) -> Iterable[str]:
    """What was replaced unseen, and what does not stand as the history says; `documents` are the desks' operations by id."""
    for report in sorted({line.report for line in truth.history}):
        stands: dict[str, Any] = {}
        merging: Mapping[str, Any] | None = None
        for line in sorted(truth.lines_of(report), key=lambda line: line.seq):
            document = documents.get(line.op_id or "")
            written = _written(line, truth)
            # A merger's officer must have seen what the main report's answer takes the place of.
            guardian = document or (merging if line.op_id is None else None)
            if guardian is not None:
                yield from _unseen(line, guardian, written, stands)
            stands |= written
            if line.kind == _FORWARDED and line.data.get("kind") == "answer":
                stands.pop("public_answer", None)  # the words stand in the original's history
            merging = document if line.kind == _MERGED else None
        there = truth.fields.get(report, {})
        yield from (
            f"{report} has {there[name]!r} as {name}, its history leads to {value!r}"
            for name, value in stands.items()
            if name in there and there[name] != value
        )


def _written(line: Happening, truth: Truth) -> dict[str, Any]:
    """The fields that a line wrote; one that found everything done already wrote nothing."""
    if line.op_id is not None and truth.results.get(line.op_id) != "applied":
        return {}
    if line.kind == "assign":
        return {"assignee": line.data.get("officer")}
    return {field: line.data[name] for name, field in _WRITES.get(line.kind, {}).items() if line.data.get(name) is not None}


def _unseen(line: Happening, document: Mapping[str, Any], written: Mapping[str, Any], stands: Mapping[str, Any]) -> Iterable[str]:
    guard = document.get("guard", {})
    seen = {one["field"]: one.get("value") for one in guard.get("seen", ())}
    if guard.get("checks_assignee"):
        seen["assignee"] = guard.get("assignee")
    for name, value in written.items():
        if name not in seen:
            yield f"{document['op_id']} replaced {name} of {line.report} without saying what was seen"
        elif name in stands and stands[name] != value and seen[name] != _told(name, stands[name]):
            yield f"{document['op_id']} replaced {name} of {line.report}, {stands[name]!r}, which its officer had not seen"


def _told(name: str, value: Any) -> Any:
    if name in _TEXTS and isinstance(value, str):
        return hashlib.sha256(value.encode()).hexdigest()[:32]
    return value
