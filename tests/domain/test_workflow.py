"""The table of legal moves: what domain.md promises, asked of the whole table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.operations import Assign, Evidence, Merge, Move, Note, Payload, Reopen, Return, Validate, kind_of
from officer_app.domain.vocabulary import CLOSED_STATUSES, Need, OperationKind, Role, Status
from officer_app.domain.workflow import DEFAULT_STEPS, Refusal, Step, Workflow, may
from tests.domain.samples import payloads, photo

WORKFLOW = Workflow()
STAFF = frozenset({Role.STAFF})
FIELD = frozenset({Role.FIELD})
SUPERVISOR = frozenset({Role.SUPERVISOR})
AGENCY = frozenset({Role.AGENCY})
roles = st.frozensets(st.sampled_from(Role))


def test_no_step_stands_twice_in_the_table() -> None:
    keys = [(step.source, step.target, step.kind) for step in DEFAULT_STEPS]
    assert len(keys) == len(set(keys))


def test_every_status_but_done_is_reached_and_every_open_one_is_left() -> None:
    assert {step.target for step in DEFAULT_STEPS} == set(Status)
    assert {step.source for step in DEFAULT_STEPS} >= set(Status) - CLOSED_STATUSES


def test_a_result_needs_a_photo_and_a_public_answer() -> None:
    steps = [step for step in DEFAULT_STEPS if step.target is Status.AWAITING_VALIDATION]
    assert steps
    assert all(step.needs >= {Need.ANSWER, Need.PHOTO} for step in steps)


def test_nothing_is_done_without_validation_by_a_supervisor() -> None:
    steps = [step for step in DEFAULT_STEPS if step.target is Status.DONE]
    assert [(step.source, step.kind, step.roles) for step in steps] == [
        (Status.AWAITING_VALIDATION, OperationKind.VALIDATE, SUPERVISOR)
    ]


def test_handing_over_always_names_the_owner_and_the_reason() -> None:
    steps = [step for step in DEFAULT_STEPS if step.target is Status.COORDINATING]
    assert all(step.needs == {Need.AGENCY, Need.REASON} for step in steps)


@pytest.mark.parametrize(
    ("status", "payload", "who", "refusal"),
    [
        (Status.WAITING, Move(to=Status.IN_PROGRESS), STAFF, None),
        (Status.WAITING, Move(to=Status.IN_PROGRESS), FIELD, None),
        (Status.WAITING, Move(to=Status.DONE), SUPERVISOR, Refusal.NO_SUCH_MOVE),
        (Status.WAITING, Move(to=Status.REJECTED, reason="bukan wewenang"), FIELD, Refusal.WRONG_ROLE),
        (Status.WAITING, Move(to=Status.REJECTED, reason="  "), STAFF, Refusal.NEEDS_REASON),
        (Status.WAITING, Move(to=Status.COORDINATING, reason="pipa"), STAFF, Refusal.NEEDS_AGENCY),
        (Status.WAITING, Move(to=Status.DELEGATED), STAFF, Refusal.NEEDS_UNIT),
        (Status.COORDINATING, Move(to=Status.IN_PROGRESS), AGENCY, None),
        (Status.IN_PROGRESS, Move(to=Status.AWAITING_VALIDATION, answer="selesai"), STAFF, Refusal.NEEDS_PHOTO),
        (Status.IN_PROGRESS, Move(to=Status.AWAITING_VALIDATION, photos=(photo(),)), STAFF, Refusal.NEEDS_ANSWER),
        (Status.IN_PROGRESS, Move(to=Status.AWAITING_VALIDATION, answer="selesai", photos=(photo(),)), STAFF, None),
        (Status.AWAITING_VALIDATION, Validate(), STAFF, Refusal.WRONG_ROLE),
        (Status.AWAITING_VALIDATION, Validate(), SUPERVISOR, None),
        (Status.AWAITING_VALIDATION, Return(reason=""), SUPERVISOR, Refusal.NEEDS_REASON),
        (Status.DONE, Reopen(reason="banjir lagi"), SUPERVISOR, None),
        (Status.DONE, Reopen(reason="banjir lagi"), STAFF, Refusal.WRONG_ROLE),
        (Status.DUPLICATE, Reopen(reason="beda"), SUPERVISOR, Refusal.NO_SUCH_MOVE),
        (Status.WAITING, Merge(into=""), STAFF, Refusal.NEEDS_INTO),
        (Status.DONE, Note(text="telepon warga"), AGENCY, None),
        (Status.DONE, Evidence(photos=(photo(),)), FIELD, None),
        (Status.WAITING, Assign(officer="o-2"), AGENCY, Refusal.WRONG_ROLE),
    ],
)
def test_what_is_allowed_and_why_not(status: Status, payload: Payload, who: frozenset[Role], refusal: Refusal | None) -> None:
    assert WORKFLOW.refusal(status, payload, who) is refusal


@given(status=st.sampled_from(Status), payload=payloads, who=roles)
def test_an_allowed_move_is_a_step_of_the_table_that_the_role_may_take(
    status: Status, payload: Payload, who: frozenset[Role]
) -> None:
    refusal = WORKFLOW.refusal(status, payload, who)
    step = WORKFLOW.step(status, payload)
    if may(kind_of(payload), frozenset(Role)):
        assert step is None
        assert (refusal is None) == may(kind_of(payload), who)
    elif refusal is None:
        assert step in WORKFLOW.steps_from(status, who)
    if not who:
        assert refusal is not None


@given(status=st.sampled_from(Status), payload=payloads, who=roles, more=roles)
def test_a_further_role_never_takes_a_right_away(
    status: Status, payload: Payload, who: frozenset[Role], more: frozenset[Role]
) -> None:
    if WORKFLOW.refusal(status, payload, who) is None:
        assert WORKFLOW.refusal(status, payload, who | more) is None


def test_a_deployment_may_have_its_own_table() -> None:
    own = Workflow([Step(Status.WAITING, Status.DONE, OperationKind.MOVE, FIELD)])
    assert own.refusal(Status.WAITING, Move(to=Status.DONE), FIELD) is None
    assert own.refusal(Status.WAITING, Move(to=Status.IN_PROGRESS), STAFF) is Refusal.NO_SUCH_MOVE
