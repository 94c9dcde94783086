"""Forms make the operations that the workflow takes."""

import pytest

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
)
from officer_app.domain.vocabulary import Role, Status
from officer_app.domain.workflow import Workflow
from tests.ui.desk_samples import photo
from ui.actions.forms import form_for
from ui.actions.offers import Action, action_towards, bare_payload, offers_for
from ui.actions.specs import NOBODY, FormProblem, payload_of, problem_of

VALUES = {"text": " a note ", "reason": "because", "answer": "done", "agency": "sda", "unit": "ppsu", "officer": "officer-2"}
VALUES |= {"into": "report-2", "category": "waste", "priority": "2", "point": "-6.2146, 106.9055", "address": "Jl. Dermaga"}
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
    Action.MERGE: Status.WAITING,
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
        (Action.MERGE, Merge(into="report-2")),
        (Action.RECATEGORISE, Recategorise(category="waste")),
        (Action.PRIORITISE, Prioritise(priority=2)),
        (Action.RELOCATE, Relocate(point=(106.9055, -6.2146), address="Jl. Dermaga")),
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


def test_a_variable_that_nobody_filled_is_not_sent() -> None:
    spec = form_for(Action.ANSWER)
    assert spec is not None
    problem = problem_of(spec, {"answer": "Laporan {nomor} sudah kami terima"}, ())
    assert problem == FormProblem("variable-unfilled", "answer")
    assert problem_of(spec, {"answer": "Kurung kurawal {begini} boleh"}, ()) is None


@pytest.mark.parametrize("text", ["", "di sana", "-6.2", "106.9, -6.2, 3", "-96, 106", "-6.2 206", "nan, 106"])
def test_coordinates_that_name_no_place_are_refused(text: str) -> None:
    spec = form_for(Action.RELOCATE)
    assert spec is not None
    assert problem_of(spec, {"point": text}, ()) == FormProblem("place-unreadable", "point")


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("target", list(Status))
def test_a_status_key_leads_there_or_says_why_not(status: Status, target: Status) -> None:
    workflow, roles = Workflow(), frozenset(Role)
    action = action_towards(target, status, workflow)
    step = workflow.step(status, bare_payload(action))
    offer = offers_for(status, roles, workflow).find(action)
    if any(one.source is status and one.target is target for one in workflow.steps):
        assert step is not None and step.target is target and offer.allowed
    else:
        assert not offer.allowed or (step is not None and step.target is not target)
