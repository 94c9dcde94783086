"""Forms make the operations that the workflow takes."""

import pytest

from officer_app.domain.operations import Answer, Assign, Evidence, Move, Note, Payload, Reopen, Return, Validate
from officer_app.domain.vocabulary import Role, Status
from officer_app.domain.workflow import Workflow
from tests.ui.desk_samples import photo
from ui.actions.offers import Action
from ui.actions.specs import NOBODY, form_for, payload_of, problem_of

VALUES = {"text": " a note ", "reason": "because", "answer": "done", "agency": "sda", "unit": "ppsu", "officer": "officer-2"}
PHOTOS = (photo(),)
FROM = {
    Action.TAKE_ON: Status.WAITING,
    Action.RESULT: Status.IN_PROGRESS,
    Action.COORDINATE: Status.WAITING,
    Action.DELEGATE: Status.WAITING,
    Action.HAND_BACK: Status.COORDINATING,
    Action.REJECT: Status.WAITING,
    Action.VALIDATE: Status.AWAITING_VALIDATION,
    Action.RETURN: Status.AWAITING_VALIDATION,
    Action.REOPEN: Status.DONE,
}


@pytest.mark.parametrize(
    ("action", "payload"),
    [
        (Action.NOTE, Note(text="a note")),
        (Action.ANSWER, Answer(text="done")),
        (Action.RESULT, Move(to=Status.AWAITING_VALIDATION, answer="done", photos=PHOTOS)),
        (Action.EVIDENCE, Evidence(photos=PHOTOS, text="a note")),
        (Action.COORDINATE, Move(to=Status.COORDINATING, agency="sda", reason="because", answer="done")),
        (Action.ASSIGN, Assign(officer="officer-2")),
        (Action.DELEGATE, Move(to=Status.DELEGATED, unit="ppsu", reason="because")),
        (Action.REJECT, Move(to=Status.REJECTED, reason="because", answer="done")),
        (Action.VALIDATE, Validate(answer="done")),
        (Action.RETURN, Return(reason="because")),
        (Action.REOPEN, Reopen(reason="because")),
    ],
)
def test_a_filled_form_makes_its_operation(action: Action, payload: Payload) -> None:
    assert payload_of(action, VALUES, PHOTOS) == payload


def test_assigning_to_nobody() -> None:
    assert payload_of(Action.ASSIGN, {"officer": NOBODY}) == Assign(officer=None)


@pytest.mark.parametrize("action", list(Action))
def test_what_a_form_lets_through_the_workflow_takes(action: Action) -> None:
    spec = form_for(action)
    names = {field.name for field in spec.fields if field.missing} if spec else set()
    values = {name: value for name, value in VALUES.items() if name in names}
    photos = PHOTOS if spec and spec.photos else ()
    assert spec is None or problem_of(spec, values, photos) is None
    status = FROM.get(action, Status.WAITING)
    assert Workflow().refusal(status, payload_of(action, values, photos), frozenset(Role)) is None


@pytest.mark.parametrize("action", [action for action in Action if form_for(action)])
def test_an_empty_form_says_what_is_missing(action: Action) -> None:
    spec = form_for(action)
    assert spec is not None
    needs = any(field.missing for field in spec.fields) or spec.photos
    assert (problem_of(spec, {}, ()) is not None) is needs


def test_a_result_needs_a_photo() -> None:
    spec = form_for(Action.RESULT)
    assert spec is not None
    problem = problem_of(spec, {"answer": "done"}, ())
    assert problem is not None
    assert (problem.code, problem.field) == ("needs-photo", None)


@pytest.mark.parametrize(
    ("text", "code"), [("a\0b", "text-not-text"), ("x" * 70_000, "text-too-long"), ("\ud800", "text-not-text")]
)
def test_text_that_cannot_be_kept_is_refused_at_entry(text: str, code: str) -> None:
    spec = form_for(Action.NOTE)
    assert spec is not None
    problem = problem_of(spec, {"text": text}, ())
    assert problem is not None
    assert problem.code == code


def test_what_the_citizen_reads_is_marked() -> None:
    public = {action for action in Action if (spec := form_for(action)) and spec.public}
    assert {Action.ANSWER, Action.RESULT, Action.VALIDATE} <= public
    assert not {Action.NOTE, Action.ASSIGN, Action.RETURN} & public
