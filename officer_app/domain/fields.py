"""The values of a report that an operation replaces, and what its officer saw in their place: field guards.

What only adds (notes, photos) replaces nothing. Texts are told by their digest, so that a guard is short however long they are.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from officer_app.domain.operations import (
    Answer,
    Assign,
    Merge,
    Move,
    Payload,
    Prioritise,
    Recategorise,
    Relocate,
    Validate,
    Value,
)
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Field

_DIGITS = 32
_TEXTS = frozenset({Field.PUBLIC_ANSWER, Field.ADDRESS})


def value_of(report: Report, field: Field) -> Value:
    """What stands in a field; a point that only stands for the ward is none."""
    value: Value = getattr(report, field.value)
    return None if field is Field.POINT and report.approximate else value


def told(field: Field, value: Value) -> Value:
    """A field's value as a guard tells it: a text by the first digits of the SHA-256 of its UTF-8, everything else as it is."""
    if field in _TEXTS and isinstance(value, str):
        return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    return value


def replaced(payload: Payload) -> dict[Field, Value]:
    """What an operation of this payload puts into which fields; a merger's words are those of the main report."""
    match payload:
        case Answer(text=text):
            return {Field.PUBLIC_ANSWER: text}
        case Move(answer=answer, agency=agency, unit=unit):
            named = {Field.PUBLIC_ANSWER: answer, Field.AGENCY: agency, Field.UNIT: unit}
            return {field: value for field, value in named.items() if value}
        case Validate(answer=answer):
            return {Field.PUBLIC_ANSWER: answer} if answer else {}
        case Assign(officer=officer):
            return {Field.ASSIGNEE: officer}
        case Recategorise(category=category):
            return {Field.CATEGORY: category}
        case Prioritise(priority=priority):
            return {Field.PRIORITY: priority}
        case Relocate(point=point, address=address):
            return {Field.POINT: point, **({Field.ADDRESS: address} if address else {})}
        case _:
            return {}


def guarded(payload: Payload) -> tuple[Field, ...]:
    """The fields that an operation must have seen: those that it replaces, and the answer that a merger may replace."""
    return (Field.PUBLIC_ANSWER,) if isinstance(payload, Merge) else tuple(replaced(payload))


def changed(before: Report, after: Report) -> tuple[Field, ...]:
    """The fields that stand differently in two versions of a report."""
    return tuple(field for field in Field if value_of(before, field) != value_of(after, field))


def with_fields(report: Report, other: Report, fields: Iterable[Field]) -> Report:
    """A report with some fields as they stand in another version of it."""
    values: dict[str, object] = {}
    for field in fields:
        values[field.value] = getattr(other, field.value)
        if field is Field.POINT:
            values["approximate"] = other.approximate
    return replace(report, **values)  # type: ignore[arg-type]
