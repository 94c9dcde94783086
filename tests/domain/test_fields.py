"""Which fields an operation replaces, and how a guard tells what stood there."""

from dataclasses import replace

import pytest

from officer_app.domain import effects
from officer_app.domain.fields import changed, guarded, replaced, told, value_of, with_fields
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
    Return,
    Seen,
    Validate,
)
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Field, Status
from officer_app.domain.workflow import Workflow
from tests.fakes.central_office import HOME, START, new_report

REPORT: Report = new_report("r", HOME).report
PAYLOADS_OF_ALL_KINDS: list[tuple[Payload, Status]] = [
    (Note(text="x"), Status.WAITING),
    (Evidence(photos=()), Status.WAITING),
    (Answer(text="x"), Status.WAITING),
    (Assign(officer="o"), Status.WAITING),
    (Recategorise(category="flood"), Status.WAITING),
    (Relocate(point=(106.9, -6.2), address="Jl. A"), Status.WAITING),
    (Relocate(point=(106.9, -6.2)), Status.WAITING),
    (Prioritise(priority=3), Status.WAITING),
    (Move(to=Status.COORDINATING, agency="bm", reason="x", answer="y"), Status.WAITING),
    (Move(to=Status.DELEGATED, unit="ppsu"), Status.WAITING),
    (Move(to=Status.AWAITING_VALIDATION, answer="y"), Status.IN_PROGRESS),
    (Validate(answer="z"), Status.AWAITING_VALIDATION),
    (Validate(), Status.AWAITING_VALIDATION),
    (Return(reason="x"), Status.AWAITING_VALIDATION),
    (Reopen(reason="x"), Status.DONE),
    (Merge(into="z"), Status.WAITING),
]


def test_every_kind_is_looked_at() -> None:
    assert {type(payload) for payload, _ in PAYLOADS_OF_ALL_KINDS} == set(PAYLOADS.values())


@pytest.mark.parametrize(("payload", "status"), PAYLOADS_OF_ALL_KINDS)
def test_what_an_operation_replaces_is_what_its_effect_changes(payload: Payload, status: Status) -> None:
    before = replace(REPORT, status=status, assignee="somebody")
    after = effects.apply(before, payload, actor="me", at=START, workflow=Workflow())
    assert set(changed(before, after)) == set(replaced(payload))
    assert all(value_of(after, field) == value for field, value in replaced(payload).items())
    assert set(replaced(payload)) <= set(guarded(payload)), "nothing is replaced that was not seen"


def test_a_point_that_stands_for_the_ward_is_none() -> None:
    assert value_of(REPORT, Field.POINT) == REPORT.point
    assert value_of(replace(REPORT, approximate=True), Field.POINT) is None


def test_texts_are_told_by_a_digest_and_other_values_as_they_are() -> None:
    assert told(Field.PUBLIC_ANSWER, "kami cek") == "c2890d750c0e437fb6372b518f2a8add"
    assert told(Field.PUBLIC_ANSWER, "\ud800") != told(Field.PUBLIC_ANSWER, "?"), "whatever a text holds"
    assert told(Field.ADDRESS, None) is None
    assert told(Field.PRIORITY, 2) == 2
    assert told(Field.CATEGORY, "flood") == "flood"


def test_a_guard_tells_the_assignee_in_its_own_way() -> None:
    guard = Guard(assignee="o", seen=(Seen(Field.PRIORITY, 2),))
    assert guard.of(Field.ASSIGNEE) is None
    assert replace(guard, checks_assignee=True).of(Field.ASSIGNEE) == Seen(Field.ASSIGNEE, "o")
    assert (guard.of(Field.PRIORITY), guard.of(Field.UNIT)) == (Seen(Field.PRIORITY, 2), None)


def test_a_report_with_some_fields_of_another_version() -> None:
    other = replace(REPORT, priority=3, point=(1.0, 2.0), approximate=True, category="flood")
    mixed = with_fields(REPORT, other, [Field.PRIORITY, Field.POINT])
    assert mixed == replace(REPORT, priority=3, point=(1.0, 2.0), approximate=True)
