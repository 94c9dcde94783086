"""What a quick action does, in words, and why it is not possible for a report."""

from PySide6.QtCore import QCoreApplication

from officer_app.domain.macros import LONGEST_NAME, ME, MOST_MACROS, NOBODY, Macro
from officer_app.domain.officers import Officer
from officer_app.domain.text import TextRefusedError, checked
from officer_app.domain.vocabulary import Status
from sync.records import Reference
from ui.actions.offers import Action, action_label, bare_payload, offers_for
from ui.actions.template_words import unknown_words
from ui.words.labels import priority_words

_MOVES = {
    Status.IN_PROGRESS.value: Action.TAKE_ON,
    Status.COORDINATING.value: Action.COORDINATE,
    Status.DELEGATED.value: Action.DELEGATE,
}


def actions_of(macro: Macro) -> tuple[Action, ...]:
    """The steps as actions, in the order in which they are done."""
    asked = (
        (_MOVES.get(macro.move), bool(macro.move)),
        (Action.ANSWER, bool(macro.answer)),
        (Action.ASSIGN, bool(macro.assignee)),
        (Action.PRIORITISE, macro.priority is not None),
        (Action.NOTE, bool(macro.note)),
    )
    return tuple(action for action, wanted in asked if action is not None and wanted)


def why_not(macro: Macro, status: Status, officer: Officer, reference: Reference) -> str:
    """Why one of the steps is not possible for a report in this status; empty where all are."""
    for action in actions_of(macro):
        offer = offers_for(status, officer.roles, reference.workflow).find(action)
        if not offer.allowed:
            return f"{offer.label}: {offer.why}"
        step = reference.workflow.step(status, bare_payload(action))
        status = step.target if step is not None else status
    return _gone(macro, reference)


def steps_words(macro: Macro, officer: Officer, reference: Reference) -> str:
    """The steps in a line."""
    words = []
    for action in actions_of(macro):
        about = _about(action, macro, officer, reference)
        words.append(f"{action_label(action)}: {about}" if about else action_label(action))
    return "  →  ".join(words)


def flaw_of(macro: Macro, others: list[Macro]) -> tuple[str, str] | None:
    """The field of a quick action that keeps it from being saved, with why."""
    name = " ".join(macro.name.split())
    if not name or len(name) > LONGEST_NAME:
        return "name", QCoreApplication.translate("Macros", "It needs a name of at most {0} letters.").format(LONGEST_NAME)
    rivals = [one for one in others if one.macro_id != macro.macro_id]
    if any(one.name.casefold() == name.casefold() for one in rivals):
        return "name", QCoreApplication.translate("Macros", "Another quick action has this name already.")
    if len(rivals) >= MOST_MACROS:
        return "name", QCoreApplication.translate("Macros", "There are {0} already. Delete one first.").format(MOST_MACROS)
    if macro.move == Status.COORDINATING.value and not (macro.agency and macro.reason.strip()):
        return "agency", QCoreApplication.translate("Macros", "Handing over needs the agency and a reason.")
    if macro.move == Status.DELEGATED.value and not macro.unit:
        return "unit", QCoreApplication.translate("Macros", "Delegating needs the unit.")
    if macro.is_empty:
        return "move", QCoreApplication.translate("Macros", "It does nothing yet. Choose at least one step.")
    return _flaw_of_texts(macro)


def assignee_words(assignee: str, officer: Officer, reference: Reference) -> str:
    """Whom a quick action assigns to."""
    if assignee in (ME, officer.id):
        return QCoreApplication.translate("Macros", "you")
    if assignee == NOBODY:
        return QCoreApplication.translate("Macros", "nobody")
    colleague = reference.officers.get(assignee)
    return colleague.name if colleague is not None else QCoreApplication.translate("Macros", "a colleague who has left")


def _about(action: Action, macro: Macro, officer: Officer, reference: Reference) -> str:
    if action is Action.COORDINATE:
        return reference.agencies.get(macro.agency, macro.agency)
    if action is Action.DELEGATE:
        return reference.units.get(macro.unit, macro.unit)
    if action is Action.ASSIGN:
        return assignee_words(macro.assignee, officer, reference)
    if action is Action.PRIORITISE and macro.priority is not None:
        return priority_words(macro.priority)
    return ""


def _gone(macro: Macro, reference: Reference) -> str:
    """Whom or what a quick action names and this office does not know any more."""
    if macro.agency and macro.agency not in reference.agencies:
        return QCoreApplication.translate("Macros", "The agency is not in the list any more")
    if macro.unit and macro.unit not in reference.units:
        return QCoreApplication.translate("Macros", "The unit is not in the list any more")
    if macro.assignee not in ("", ME, NOBODY) and macro.assignee not in reference.officers:
        return QCoreApplication.translate("Macros", "The colleague is not in the list any more")
    return ""


def _flaw_of_texts(macro: Macro) -> tuple[str, str] | None:
    for field, text in (("answer", macro.answer), ("note", macro.note), ("reason", macro.reason)):
        try:
            checked(text, required=False)
        except TextRefusedError:
            said = QCoreApplication.translate("Macros", "The text cannot be saved: too long, or characters that are not text.")
            return field, said
    flaw = unknown_words(macro.answer)
    return ("answer", flaw) if flaw else None
