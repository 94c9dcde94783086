"""What becomes of an operation, as a pure question."""

from dataclasses import replace
from typing import Any

import pytest

from central.decisions import Ground, Outcome, decide
from officer_app.domain.fields import told
from officer_app.domain.operations import (
    Answer,
    Assign,
    Evidence,
    Guard,
    Merge,
    Move,
    Note,
    Payload,
    Photo,
    PhotoFacts,
    Prioritise,
    Recategorise,
    Relocate,
    Reopen,
    Return,
    Seen,
    Validate,
)
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Field, PhotoRole, Role, Status
from officer_app.domain.workflow import Workflow
from tests.fakes.central_office import HOME, new_report

STAFF, FIELD, SUPERVISOR, AGENCY = (frozenset({role}) for role in (Role.STAFF, Role.FIELD, Role.SUPERVISOR, Role.AGENCY))
S = Status
EVERYBODY, NOTHING = frozenset(Role), Ground()
TO_BM = Move(to=S.COORDINATING, reason="x", agency="bm")
TO_SDA = replace(TO_BM, agency="sda")
PHOTO = Photo(
    sha256="a" * 64,
    size=1,
    mime="image/jpeg",
    width=1,
    height=1,
    role=PhotoRole.AFTER,
    facts=PhotoFacts(original_sha256="b" * 64, original_size=1, source="jpeg"),
)
RESULT = Move(to=S.AWAITING_VALIDATION, answer="selesai", photos=(PHOTO,))


def at(status: Status, **changes: Any) -> Report:
    return replace(new_report("r", HOME).report, status=status, **changes)


@pytest.mark.parametrize(
    ("report", "payload", "guard", "roles", "expected"),
    [
        # A move that the table knows.
        (at(S.WAITING), Move(to=S.IN_PROGRESS), Guard(status=S.WAITING), STAFF, "apply"),
        (at(S.WAITING), Move(to=S.IN_PROGRESS), Guard(), FIELD, "apply"),
        (at(S.IN_PROGRESS), RESULT, Guard(status=S.IN_PROGRESS), FIELD, "apply"),
        (at(S.AWAITING_VALIDATION), Validate(), Guard(status=S.AWAITING_VALIDATION), SUPERVISOR, "apply"),
        # Never possible, whatever the report does.
        (at(S.AWAITING_VALIDATION), Validate(), Guard(), STAFF, "reject wrong-role"),
        (at(S.WAITING), Move(to=S.REJECTED, reason="x"), Guard(), FIELD, "reject wrong-role"),
        (at(S.WAITING), Move(to=S.DONE), Guard(), SUPERVISOR, "reject no-such-move"),
        (at(S.WAITING), Assign(officer="o"), Guard(), FIELD, "reject wrong-role"),
        (at(S.WAITING), Answer(text="x"), Guard(), FIELD, "reject wrong-role"),
        (at(S.WAITING), Move(to=S.COORDINATING, reason="x"), Guard(), STAFF, "reject needs-agency"),
        (at(S.IN_PROGRESS), replace(RESULT, photos=()), Guard(status=S.IN_PROGRESS), STAFF, "reject needs-photo"),
        # Somebody was quicker and did the same.
        (at(S.IN_PROGRESS, assignee="other"), Move(to=S.IN_PROGRESS), Guard(status=S.WAITING), STAFF, "already"),
        (at(S.AWAITING_VALIDATION), RESULT, Guard(status=S.IN_PROGRESS), STAFF, "already"),
        (at(S.DONE), Validate(), Guard(status=S.AWAITING_VALIDATION), SUPERVISOR, "already"),
        (at(S.IN_PROGRESS), Return(reason="x"), Guard(status=S.AWAITING_VALIDATION), SUPERVISOR, "already"),
        (at(S.WAITING), Reopen(reason="x"), Guard(status=S.REJECTED), SUPERVISOR, "already"),
        (
            at(S.COORDINATING, agency="bm"),
            TO_BM,
            Guard(status=S.WAITING),
            STAFF,
            "already",
        ),
        (at(S.DELEGATED, unit="ppsu"), Move(to=S.DELEGATED, unit="ppsu"), Guard(status=S.WAITING), STAFF, "already"),
        (at(S.DUPLICATE, merged_into="z"), Merge(into="z"), Guard(status=S.WAITING), STAFF, "already"),
        (at(S.WAITING, assignee="o"), Assign(officer="o"), Guard(checks_assignee=True), STAFF, "already"),
        (at(S.WAITING), Recategorise(category="roads"), Guard(), STAFF, "already"),
        (at(S.WAITING, priority=2), Prioritise(priority=2), Guard(), STAFF, "already"),
        (at(S.WAITING, point=(1.0, 2.0)), Relocate(point=(1.0, 2.0)), Guard(), STAFF, "already"),
        # The same word, but not the same thing.
        (
            at(S.COORDINATING, agency="bm"),
            TO_SDA,
            Guard(status=S.WAITING),
            STAFF,
            "conflict status-changed",
        ),
        (
            at(S.COORDINATING, agency="bm"),
            TO_SDA,
            Guard(status=S.COORDINATING),
            AGENCY,
            "apply",
        ),
        (
            at(S.DELEGATED, unit="ppsu"),
            Move(to=S.DELEGATED, unit="satpol"),
            Guard(status=S.WAITING),
            STAFF,
            "conflict status-changed",
        ),
        (at(S.DUPLICATE, merged_into="z"), Merge(into="y"), Guard(status=S.WAITING), STAFF, "conflict status-changed"),
        # The centre moved on.
        (at(S.DONE), RESULT, Guard(status=S.IN_PROGRESS), STAFF, "conflict status-changed"),
        (at(S.REJECTED), Move(to=S.IN_PROGRESS), Guard(), STAFF, "conflict no-such-move"),
        (at(S.COORDINATING), Move(to=S.IN_PROGRESS), Guard(), FIELD, "conflict wrong-role"),
        (at(S.WAITING, assignee="x"), Assign(officer="o"), Guard(checks_assignee=True), STAFF, "conflict assignee-changed"),
        (at(S.WAITING, assignee="x"), Assign(officer="o"), Guard(assignee="y"), STAFF, "apply"),
        (at(S.WAITING, assignee="x"), Assign(officer="o"), Guard(assignee="x", checks_assignee=True), STAFF, "apply"),
        (at(S.DONE), Prioritise(priority=1), Guard(status=S.WAITING), STAFF, "conflict status-changed"),
        # Notes and evidence never conflict; an answer hangs on no status.
        (at(S.DONE), Note(text="x"), Guard(status=S.WAITING), FIELD, "apply"),
        (at(S.REJECTED), Evidence(photos=(PHOTO,)), Guard(status=S.WAITING, assignee="x", checks_assignee=True), FIELD, "apply"),
        (at(S.DUPLICATE), Answer(text="x"), Guard(status=S.WAITING), STAFF, "apply"),
    ],
)
def test_decision(report: Report, payload: Payload, guard: Guard, roles: frozenset[Role], expected: str) -> None:
    outcome, _, word = expected.partition(" ")
    decision = decide(report, payload, guard, roles, Workflow())
    assert (decision.outcome, decision.word) == (Outcome(outcome), word or None)


def sees(field: Field, value: Any) -> Guard:
    return Guard(seen=(Seen(field, told(field, value)),))


ANSWERED = at(S.IN_PROGRESS, public_answer="kami cek", priority=2, agency="bm", unit="ppsu", address="Jl. A", assignee="o")
PLACED = at(S.IN_PROGRESS, point=(106.83, -6.25))


@pytest.mark.parametrize(
    ("report", "payload", "field", "now", "former"),
    [
        (ANSWERED, Answer(text="sudah"), Field.PUBLIC_ANSWER, "kami cek", None),
        (ANSWERED, RESULT, Field.PUBLIC_ANSWER, "kami cek", "dulu"),
        (replace(ANSWERED, status=S.AWAITING_VALIDATION), Validate(answer="ya"), Field.PUBLIC_ANSWER, "kami cek", None),
        (ANSWERED, Prioritise(priority=3), Field.PRIORITY, 2, 0),
        (ANSWERED, Recategorise(category="flood"), Field.CATEGORY, "roads", "flood"),
        (PLACED, Relocate(point=(106.9, -6.2)), Field.POINT, (106.83, -6.25), (106.82, -6.25)),
        (PLACED, Relocate(point=(106.9, -6.2)), Field.POINT, (106.83, -6.25), None),
        (replace(ANSWERED, status=S.COORDINATING), TO_SDA, Field.AGENCY, "bm", None),
        (ANSWERED, Move(to=S.DELEGATED, unit="satpol"), Field.UNIT, "ppsu", None),
    ],
)
def test_a_value_that_was_not_seen_is_not_replaced(report: Report, payload: Payload, field: Field, now: Any, former: Any) -> None:
    def decided(guard: Guard, ground: Ground = NOTHING) -> tuple[str, str | None]:
        found = decide(report, payload, guard, EVERYBODY, Workflow(), ground)
        return found.outcome, found.word

    assert decided(sees(field, now)) == ("apply", None)
    assert decided(sees(field, former)) == ("conflict", "value-changed")
    assert decided(Guard()) == ("apply", None), "nobody wrote it since"
    assert decided(Guard(), Ground(written=frozenset({field}))) == ("conflict", "value-changed"), "a desk of before"
    assert decided(sees(field, now), Ground(written=frozenset({field}))) == ("apply", None), "what was seen counts"


@pytest.mark.parametrize(
    ("payload", "field", "outcome"),
    [
        (Answer(text="kami cek"), Field.PUBLIC_ANSWER, "apply"),
        (Prioritise(priority=2), Field.PRIORITY, "already"),
        (Recategorise(category="roads"), Field.CATEGORY, "already"),
    ],
)
def test_both_say_the_same_without_a_card(payload: Payload, field: Field, outcome: str) -> None:
    assert decide(ANSWERED, payload, sees(field, None), STAFF, Workflow()).outcome == outcome


def test_an_address_of_which_a_relocation_says_nothing_is_not_replaced() -> None:
    ground = Ground(written=frozenset({Field.ADDRESS}))
    assert decide(ANSWERED, Relocate(point=(106.9, -6.2)), Guard(), STAFF, Workflow(), ground).outcome is Outcome.APPLY
    told_too = Relocate(point=(106.9, -6.2), address="Jl. B")
    assert decide(ANSWERED, told_too, Guard(), STAFF, Workflow(), ground).word == "value-changed"


def test_a_merger_replaces_the_answer_where_the_main_report_has_one() -> None:
    merge, unseen = Merge(into="z"), sees(Field.PUBLIC_ANSWER, None)
    assert decide(ANSWERED, merge, unseen, STAFF, Workflow()).outcome is Outcome.APPLY
    ground = Ground(told={Field.PUBLIC_ANSWER: "dari induk"})
    assert decide(ANSWERED, merge, unseen, STAFF, Workflow(), ground).word == "value-changed"
    assert decide(ANSWERED, merge, sees(Field.PUBLIC_ANSWER, "kami cek"), STAFF, Workflow(), ground).outcome is Outcome.APPLY


def test_every_step_of_the_table_can_be_taken() -> None:
    workflow = Workflow()
    filled: dict[str, Any] = {"reason": "x", "agency": "bm", "unit": "ppsu", "answer": "x", "photos": (PHOTO,)}
    kinds: dict[str, Payload] = {
        "validate": Validate(),
        "return": Return(reason="x"),
        "reopen": Reopen(reason="x"),
        "merge": Merge(into="z"),
    }
    for step in workflow.steps:
        payload = kinds.get(step.kind) or Move(to=step.target, **filled)
        for role in step.roles:
            decision = decide(at(step.source), payload, Guard(status=step.source), frozenset({role}), workflow)
            assert decision.outcome is Outcome.APPLY, (step, role)
