"""The forms of the actions: their titles, fields, hints and buttons."""

from PySide6.QtCore import QCoreApplication

from ui.actions.offers import Action
from ui.actions.specs import Field, FieldKind, FormSpec


def form_for(action: Action) -> FormSpec | None:
    """The form of an action, None for one that needs nothing."""
    maker = _FORMS.get(action)
    return maker() if maker is not None else None


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
        title=QCoreApplication.translate("Forms", "Coordination: hand over to the agency"),
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
        QCoreApplication.translate("Forms", "The place or the matter is not clear"),
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


def _merge() -> FormSpec:
    return FormSpec(
        action=Action.MERGE,
        title=QCoreApplication.translate("Forms", "Merge a duplicate report"),
        fields=(
            Field(
                name="into",
                kind=FieldKind.REPORT,
                label=QCoreApplication.translate("Forms", "Main report: it stays, and the reporter of this one follows it"),
                hint=QCoreApplication.translate("Forms", "Choose below, or type a number"),
                missing="needs-into",
            ),
        ),
        send=QCoreApplication.translate("Forms", "Merge"),
        duplicates=True,
    )


def _recategorise() -> FormSpec:
    return FormSpec(
        action=Action.RECATEGORISE,
        title=QCoreApplication.translate("Forms", "Correct the category"),
        fields=(
            Field(
                name="category",
                kind=FieldKind.CATEGORY,
                label=QCoreApplication.translate("Forms", "Category"),
                hint=QCoreApplication.translate("Forms", "Type a part of its name"),
                missing="needs-category",
            ),
        ),
        send=QCoreApplication.translate("Forms", "Correct"),
    )


def _relocate() -> FormSpec:
    return FormSpec(
        action=Action.RELOCATE,
        title=QCoreApplication.translate("Forms", "Correct the place"),
        fields=(
            Field(
                name="point",
                label=QCoreApplication.translate("Forms", "Coordinates, latitude first"),
                hint=QCoreApplication.translate("Forms", "For instance -6.2146, 106.9055, or a link from a map"),
                missing="place-unreadable",
                on_map=True,
            ),
            Field(
                name="address",
                label=QCoreApplication.translate("Forms", "Address (optional)"),
                hint=QCoreApplication.translate("Forms", "Street, RT/RW, landmark"),
            ),
        ),
        send=QCoreApplication.translate("Forms", "Correct"),
    )


def _prioritise() -> FormSpec:
    return FormSpec(
        action=Action.PRIORITISE,
        title=QCoreApplication.translate("Forms", "Priority in this office"),
        fields=(
            Field(
                name="priority",
                kind=FieldKind.PRIORITY,
                label=QCoreApplication.translate("Forms", "Priority"),
                hint=QCoreApplication.translate("Forms", "How urgent it is among the office's reports"),
                missing="needs-priority",
            ),
        ),
        send=QCoreApplication.translate("Forms", "Set"),
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
    Action.MERGE: _merge,
    Action.RECATEGORISE: _recategorise,
    Action.RELOCATE: _relocate,
    Action.PRIORITISE: _prioritise,
}
