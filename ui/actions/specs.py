"""The inline forms: which fields each action has, who reads them, and the payload they make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from officer_app.domain.operations import (
    MAX_CAPTION,
    Answer,
    Assign,
    Evidence,
    Merge,
    Move,
    Note,
    Payload,
    Photo,
    Prioritise,
    Recategorise,
    Relocate,
    Reopen,
    Return,
    Validate,
)
from officer_app.domain.places import read_point
from officer_app.domain.templates import unfilled
from officer_app.domain.text import TextRefusedError, checked
from officer_app.domain.vocabulary import Status
from ui.actions.offers import Action

NOBODY = "-"


class FieldKind(Enum):
    """What a field holds."""

    TEXT = "text"
    AGENCY = "agency"
    UNIT = "unit"
    OFFICER = "officer"
    CATEGORY = "category"
    PRIORITY = "priority"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form; `missing` is the error code that says it is empty, None for a field that may be.

    `on_map` offers to choose what it holds on the map.
    """

    name: str
    kind: FieldKind = FieldKind.TEXT
    label: str
    hint: str = ""
    missing: str | None = None
    public: bool = False
    quick: tuple[str, ...] = ()
    on_map: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSpec:
    """One form: `compare` shows the photos before and after, `photos` takes photos, of which it needs one, `duplicates` shows
    what the report may repeat.
    """

    action: Action
    title: str
    fields: tuple[Field, ...]
    send: str
    photos: bool = False
    compare: bool = False
    duplicates: bool = False

    @property
    def public(self) -> bool:
        """Whether the citizen reads something of it."""
        return any(field.public for field in self.fields) or self.action is Action.VALIDATE


@dataclass(frozen=True, slots=True)
class FormProblem:
    """Why a form cannot be sent yet: an error code, and the field it is about (None for the photos, `photo` the hash of one)."""

    code: str
    field: str | None
    photo: str = ""


def problem_of(spec: FormSpec, values: Mapping[str, str], photos: Sequence[Photo]) -> FormProblem | None:
    """What is missing or wrong in a form, the first thing first."""
    for field in spec.fields:
        value = values.get(field.name, "")
        if field.missing is not None and not value.strip():
            return FormProblem(field.missing, field.name)
        try:
            checked(value, required=False)
        except TextRefusedError as refused:
            return FormProblem(refused.code, field.name)
    for field in spec.fields:
        if field.public and unfilled(values.get(field.name, "")):
            return FormProblem("variable-unfilled", field.name)
    if spec.action is Action.RELOCATE and read_point(values.get("point", "")) is None:
        return FormProblem("place-unreadable", "point")
    if spec.photos and not photos:
        return FormProblem("needs-photo", None)
    return next((problem for photo in photos if (problem := _caption_problem(photo)) is not None), None)


def _caption_problem(photo: Photo) -> FormProblem | None:
    try:
        words = checked(photo.caption or "", required=False)
    except TextRefusedError as refused:
        return FormProblem(refused.code, None, photo.sha256)
    return FormProblem("caption-too-long", None, photo.sha256) if len(words) > MAX_CAPTION else None


def payload_of(action: Action, values: Mapping[str, str], photos: Sequence[Photo] = ()) -> Payload:
    """The operation that a filled form asks for."""
    given = {name: value.strip() for name, value in values.items() if value.strip()}
    text, reason, answer = given.get("text"), given.get("reason"), given.get("answer")
    officer = given.get("officer")
    payloads: dict[Action, Payload] = {
        Action.TAKE_ON: Move(to=Status.IN_PROGRESS),
        Action.NOTE: Note(text=text or ""),
        Action.ANSWER: Answer(text=answer or ""),
        Action.RESULT: Move(to=Status.AWAITING_VALIDATION, answer=answer, photos=tuple(photos)),
        Action.EVIDENCE: Evidence(photos=tuple(photos), text=text),
        Action.COORDINATE: Move(to=Status.COORDINATING, agency=given.get("agency"), reason=reason, answer=answer),
        Action.ASSIGN: Assign(officer=None if officer == NOBODY else officer),
        Action.DELEGATE: Move(to=Status.DELEGATED, unit=given.get("unit"), reason=reason),
        Action.HAND_BACK: Move(to=Status.WAITING, reason=reason),
        Action.REJECT: Move(to=Status.REJECTED, reason=reason, answer=answer),
        Action.VALIDATE: Validate(answer=answer),
        Action.RETURN: Return(reason=reason or ""),
        Action.REOPEN: Reopen(reason=reason or ""),
        Action.MERGE: Merge(into=given.get("into", "")),
        Action.RECATEGORISE: Recategorise(category=given.get("category", "")),
        Action.RELOCATE: Relocate(point=read_point(given.get("point", "")) or (0.0, 0.0), address=given.get("address")),
        Action.PRIORITISE: Prioritise(priority=int(given.get("priority", "0"))),
    }
    return payloads[action]
