"""The inline forms: which fields each action has, who reads them, and the payload they make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from officer_app.domain.operations import Answer, Assign, Evidence, Move, Note, Payload, Photo, Reopen, Return, Validate
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a form; `missing` is the error code that says it is empty, None for a field that may be."""

    name: str
    kind: FieldKind = FieldKind.TEXT
    label: str
    hint: str = ""
    missing: str | None = None
    public: bool = False
    quick: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSpec:
    """One form: `compare` shows the photos before and after, `photos` takes photos, of which it needs one."""

    action: Action
    title: str
    fields: tuple[Field, ...]
    send: str
    photos: bool = False
    compare: bool = False

    @property
    def public(self) -> bool:
        """Whether the citizen reads something of it."""
        return any(field.public for field in self.fields) or self.action is Action.VALIDATE


@dataclass(frozen=True, slots=True)
class FormProblem:
    """Why a form cannot be sent yet: an error code, and the field it is about (None for the photos)."""

    code: str
    field: str | None


def form_for(action: Action) -> FormSpec | None:
    """The form of an action, None for one that needs nothing."""
    maker = _FORMS.get(action)
    return maker() if maker is not None else None


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
    return FormProblem("needs-photo", None) if spec.photos and not photos else None


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
    }
    return payloads[action]


def _note() -> FormSpec:
    return FormSpec(
        action=Action.NOTE,
        title=QCoreApplication.translate("Forms", "Internal note"),
        fields=(
            Field(
                name="text",
                label=QCoreApplication.translate("Forms", "Note"),
                hint=QCoreApplication.translate("Forms", "What colleagues should know; citizens never see it"),
                missing="text-empty",
            ),
        ),
        send=QCoreApplication.translate("Forms", "Save note"),
    )


def _answer() -> FormSpec:
    return FormSpec(
        action=Action.ANSWER,
        title=QCoreApplication.translate("Forms", "Public answer"),
        fields=(_public_answer(missing="needs-answer"),),
        send=QCoreApplication.translate("Forms", "Publish answer"),
    )


def _result() -> FormSpec:
    return FormSpec(
        action=Action.RESULT,
        title=QCoreApplication.translate("Forms", "Result with photos"),
        fields=(_public_answer(missing="needs-answer"),),
        send=QCoreApplication.translate("Forms", "Send for validation"),
        photos=True,
    )


def _evidence() -> FormSpec:
    return FormSpec(
        action=Action.EVIDENCE,
        title=QCoreApplication.translate("Forms", "Add photos"),
        fields=(
            Field(
                name="text",
                label=QCoreApplication.translate("Forms", "Remark (optional)"),
                hint=QCoreApplication.translate("Forms", "What the photos show"),
            ),
        ),
        send=QCoreApplication.translate("Forms", "Add photos"),
        photos=True,
    )


def _coordinate() -> FormSpec:
    quick = (
        QCoreApplication.translate("Forms", "Not our area (bukan wilayah)"),
        QCoreApplication.translate("Forms", "Not our authority (bukan wewenang)"),
    )
    return FormSpec(
        action=Action.COORDINATE,
        title=QCoreApplication.translate("Forms", "Hand to the agency whose matter it is"),
        fields=(
            Field(
                name="agency",
                kind=FieldKind.AGENCY,
                label=QCoreApplication.translate("Forms", "Agency"),
                hint=QCoreApplication.translate("Forms", "Type a part of its name"),
                missing="needs-agency",
            ),
            _reason(quick),
            _public_answer(missing=None),
        ),
        send=QCoreApplication.translate("Forms", "Hand over"),
    )


def _assign() -> FormSpec:
    return FormSpec(
        action=Action.ASSIGN,
        title=QCoreApplication.translate("Forms", "Assign to a colleague"),
        fields=(
            Field(
                name="officer",
                kind=FieldKind.OFFICER,
                label=QCoreApplication.translate("Forms", "Colleague"),
                hint=QCoreApplication.translate("Forms", "Type a part of the name"),
                missing="needs-officer",
            ),
        ),
        send=QCoreApplication.translate("Forms", "Assign"),
    )


def _delegate() -> FormSpec:
    return FormSpec(
        action=Action.DELEGATE,
        title=QCoreApplication.translate("Forms", "Delegate to a unit"),
        fields=(
            Field(
                name="unit",
                kind=FieldKind.UNIT,
                label=QCoreApplication.translate("Forms", "Unit"),
                hint=QCoreApplication.translate("Forms", "Type a part of its name"),
                missing="needs-unit",
            ),
            Field(
                name="reason",
                label=QCoreApplication.translate("Forms", "Instruction (optional)"),
                hint=QCoreApplication.translate("Forms", "What the unit should do"),
            ),
        ),
        send=QCoreApplication.translate("Forms", "Delegate"),
    )


def _hand_back() -> FormSpec:
    return FormSpec(
        action=Action.HAND_BACK,
        title=QCoreApplication.translate("Forms", "Put back to waiting"),
        fields=(_reason(),),
        send=QCoreApplication.translate("Forms", "Put back"),
    )


def _reject() -> FormSpec:
    quick = (
        QCoreApplication.translate("Forms", "No place or matter can be made out"),
        QCoreApplication.translate("Forms", "Not a matter the city can act on"),
    )
    return FormSpec(
        action=Action.REJECT,
        title=QCoreApplication.translate("Forms", "Reject the report"),
        fields=(_reason(quick), _public_answer(missing=None)),
        send=QCoreApplication.translate("Forms", "Reject"),
    )


def _validate() -> FormSpec:
    return FormSpec(
        action=Action.VALIDATE,
        title=QCoreApplication.translate("Forms", "Validate the result"),
        fields=(_public_answer(missing=None),),
        send=QCoreApplication.translate("Forms", "Validate: done and public"),
        compare=True,
    )


def _return() -> FormSpec:
    return FormSpec(
        action=Action.RETURN,
        title=QCoreApplication.translate("Forms", "Send the result back"),
        fields=(_reason(),),
        send=QCoreApplication.translate("Forms", "Send back"),
        compare=True,
    )


def _reopen() -> FormSpec:
    return FormSpec(
        action=Action.REOPEN,
        title=QCoreApplication.translate("Forms", "Reopen the report"),
        fields=(_reason(),),
        send=QCoreApplication.translate("Forms", "Reopen"),
    )


def _reason(quick: tuple[str, ...] = ()) -> Field:
    return Field(
        name="reason",
        label=QCoreApplication.translate("Forms", "Reason"),
        hint=QCoreApplication.translate("Forms", "Why, in a few words; colleagues read it"),
        missing="needs-reason",
        quick=quick,
    )


def _public_answer(missing: str | None) -> Field:
    optional = QCoreApplication.translate("Forms", "Public answer (optional)")
    return Field(
        name="answer",
        label=QCoreApplication.translate("Forms", "Public answer") if missing else optional,
        hint=QCoreApplication.translate("Forms", "The citizen and everybody else reads this"),
        missing=missing,
        public=True,
    )


_FORMS = {
    Action.NOTE: _note,
    Action.ANSWER: _answer,
    Action.RESULT: _result,
    Action.EVIDENCE: _evidence,
    Action.COORDINATE: _coordinate,
    Action.ASSIGN: _assign,
    Action.DELEGATE: _delegate,
    Action.HAND_BACK: _hand_back,
    Action.REJECT: _reject,
    Action.VALIDATE: _validate,
    Action.RETURN: _return,
    Action.REOPEN: _reopen,
}
