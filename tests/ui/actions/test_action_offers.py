"""What is offered, what is not, and why."""

import pytest

from officer_app.domain.vocabulary import Role, Status
from officer_app.domain.workflow import DEFAULT_STEPS, Workflow
from ui.actions.offers import Action, base_of, offers_for

STAFF = frozenset({Role.STAFF})
SUPERVISOR = frozenset({Role.SUPERVISOR})
FIELD = frozenset({Role.FIELD})
AGENCY = frozenset({Role.AGENCY})
WORKFLOW = Workflow()


@pytest.mark.parametrize(
    ("status", "roles", "main"),
    [
        (Status.WAITING, STAFF, Action.TAKE_ON),
        (Status.WAITING, FIELD, Action.TAKE_ON),
        (Status.WAITING, AGENCY, Action.TAKE_ON),
        (Status.COORDINATING, STAFF, Action.NOTE),
        (Status.COORDINATING, AGENCY, Action.TAKE_ON),
        (Status.DELEGATED, FIELD, Action.TAKE_ON),
        (Status.IN_PROGRESS, FIELD, Action.RESULT),
        (Status.AWAITING_VALIDATION, STAFF, Action.NOTE),
        (Status.AWAITING_VALIDATION, SUPERVISOR, Action.VALIDATE),
        (Status.DONE, SUPERVISOR, Action.NOTE),
        (Status.DUPLICATE, STAFF, Action.NOTE),
    ],
)
def test_main_action_by_status_and_role(status: Status, roles: frozenset[Role], main: Action) -> None:
    offers = offers_for(status, roles, WORKFLOW)
    assert offers.main.action is main
    assert offers.main.allowed


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("role", list(Role))
def test_every_action_is_offered_once_and_says_why_it_is_not_allowed(status: Status, role: Role) -> None:
    offers = offers_for(status, frozenset({role}), WORKFLOW)
    actions = [offer.action for offer in (offers.main, *offers.row, *offers.rest)]
    assert sorted(actions) == sorted(Action)
    assert all(offer.allowed or len(offer.why) > 5 for offer in (*offers.row, *offers.rest))


def test_a_result_before_taking_on_says_what_to_do_first() -> None:
    offer = offers_for(Status.WAITING, STAFF, WORKFLOW).find(Action.RESULT)
    assert not offer.allowed
    assert offer.why == "Take the report on first"


def test_a_wrong_role_names_the_right_one() -> None:
    offer = offers_for(Status.AWAITING_VALIDATION, STAFF, WORKFLOW).find(Action.VALIDATE)
    assert "supervisor" in offer.why


def test_a_field_officer_may_not_assign() -> None:
    assert not offers_for(Status.WAITING, FIELD, WORKFLOW).find(Action.ASSIGN).allowed


def test_what_is_allowed_stands_before_what_is_not() -> None:
    rest = offers_for(Status.WAITING, STAFF, WORKFLOW).rest
    assert [offer.allowed for offer in rest] == sorted((offer.allowed for offer in rest), reverse=True)


def test_another_workflow_changes_the_offers() -> None:
    shorter = Workflow([step for step in DEFAULT_STEPS if step.target is not Status.REJECTED])
    assert offers_for(Status.WAITING, STAFF, WORKFLOW).find(Action.REJECT).allowed
    assert not offers_for(Status.WAITING, STAFF, shorter).find(Action.REJECT).allowed


def test_draft_names_are_distinct_per_form() -> None:
    assert len({base_of(action) for action in Action}) == len(Action)
    assert base_of(Action.RESULT) == "move.awaiting_validation"
