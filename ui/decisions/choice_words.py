"""The words of each choice on a decision card: its button, the sentence that says what will be done, and what was done."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication

from officer_app.domain.officers import Officer
from officer_app.domain.operations import photos_of
from officer_app.domain.vocabulary import OperationKind, Role
from officer_app.domain.workflow import may
from sync.decisions.choices import VALUE_CHANGED
from sync.decisions.words import draft_of
from sync.records import Choice, DecisionCard, OperationState, Reference
from ui.decisions.facets import assignee_words
from ui.outbox.lines import title_of
from ui.words.statuses import status_word


class ReasonNeed(Enum):
    """Whether a choice asks for a reason before it is made."""

    NONE = "none"
    OPTIONAL = "optional"
    REQUIRED = "required"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceWords:
    """A choice for a person."""

    label: str
    sentence: str
    done: str
    reason: ReasonNeed = ReasonNeed.NONE


def choice_words(choice: Choice, card: DecisionCard, reference: Reference, officer: Officer) -> ChoiceWords:
    """The words for one choice of a card."""
    teller = _Teller(card, reference, officer)
    tell = {
        Choice.SEND_AGAIN: teller.send_again,
        Choice.FIELD_REPORT: teller.field_report,
        Choice.ATTACH: teller.attach,
        Choice.TO_CANONICAL: teller.to_canonical,
        Choice.ASK_BACK: teller.ask_back,
        Choice.ASK_REOPEN: teller.ask_reopen,
        Choice.RECOMPRESS: teller.recompress,
        Choice.KEEP_DRAFT: teller.keep_draft,
        Choice.WITHDRAW: teller.withdraw,
    }
    return tell[choice]()


class _Teller:
    """Tells the choices with the names and the facts of one card."""

    def __init__(self, card: DecisionCard, reference: Reference, officer: Officer) -> None:
        self._card, self._reference = card, reference
        self._officer_id, self._roles = officer.id, officer.roles
        self._what = title_of(card.item, reference)
        self._photos = len(photos_of(card.item.payload))
        self._overtaken = card.item.problem == VALUE_CHANGED

    def send_again(self) -> ChoiceWords:
        status = self._card.theirs.status if self._card.theirs is not None else self._card.base.status
        sentence = QCoreApplication.translate("Decisions", "“{0}” is recorded again, for the report as it is now: “{1}”.")
        label = QCoreApplication.translate("Decisions", "Do it anyway")
        if self._card.item.state is OperationState.QUARANTINED:
            label = QCoreApplication.translate("Decisions", "Send it again")
        if self._overtaken:
            label = QCoreApplication.translate("Decisions", "Replace it with mine")
            sentence = QCoreApplication.translate("Decisions", "“{0}” is recorded again and replaces what the server has now.")
        return ChoiceWords(
            label=label,
            sentence=sentence.format(self._what, status_word(status)),
            done=QCoreApplication.translate("Decisions", "“{0}” is recorded again").format(self._what),
        )

    def field_report(self) -> ChoiceWords:
        if self._overtaken:
            sentence = QCoreApplication.translate(
                "Decisions", "{0} is added to the report as an internal note. Nothing is replaced."
            )
            return ChoiceWords(
                label=QCoreApplication.translate("Decisions", "Keep theirs, add mine as a note"),
                sentence=sentence.format(self._deeds()),
                done=QCoreApplication.translate("Decisions", "Added as a note"),
            )
        sentence = QCoreApplication.translate("Decisions", "{0} is added to the report for {1}. Its status stays as it is.")
        return ChoiceWords(
            label=QCoreApplication.translate("Decisions", "Pass it on as a field report"),
            sentence=sentence.format(self._deeds(), self._owner()),
            done=QCoreApplication.translate("Decisions", "Passed on as a field report"),
        )

    def attach(self) -> ChoiceWords:
        sentence = QCoreApplication.translate("Decisions", "{0} is added for the officers. The report stays closed.")
        return ChoiceWords(
            label=QCoreApplication.translate("Decisions", "Add it to the closed report"),
            sentence=sentence.format(self._deeds()),
            done=QCoreApplication.translate("Decisions", "Added to the closed report"),
        )

    def to_canonical(self) -> ChoiceWords:
        sentence = QCoreApplication.translate("Decisions", "{0} is added to the main report.")
        return ChoiceWords(
            label=QCoreApplication.translate("Decisions", "Add it to the main report"),
            sentence=sentence.format(self._deeds()),
            done=QCoreApplication.translate("Decisions", "Added to the main report"),
        )

    def ask_back(self) -> ChoiceWords:
        if may(OperationKind.ASSIGN, self._roles) and not self._handed_on():
            return ChoiceWords(
                label=QCoreApplication.translate("Decisions", "Take the report back…"),
                sentence=self._and_kept(QCoreApplication.translate("Decisions", "The report is assigned to you.")),
                done=QCoreApplication.translate("Decisions", "The report is assigned to you"),
                reason=ReasonNeed.OPTIONAL,
            )
        return ChoiceWords(
            label=QCoreApplication.translate("Decisions", "Ask for it back…"),
            sentence=self._and_kept(QCoreApplication.translate("Decisions", "A note asks for the report.")),
            done=QCoreApplication.translate("Decisions", "A note asks for the report"),
            reason=ReasonNeed.OPTIONAL,
        )

    def ask_reopen(self) -> ChoiceWords:
        if Role.SUPERVISOR in self._roles:
            return ChoiceWords(
                label=QCoreApplication.translate("Decisions", "Reopen the report…"),
                sentence=self._and_kept(QCoreApplication.translate("Decisions", "The report is reopened.")),
                done=QCoreApplication.translate("Decisions", "The report is reopened"),
                reason=ReasonNeed.REQUIRED,
            )
        return ChoiceWords(
            label=QCoreApplication.translate("Decisions", "Ask to reopen it…"),
            sentence=self._and_kept(QCoreApplication.translate("Decisions", "A note asks to reopen the report.")),
            done=QCoreApplication.translate("Decisions", "A note asks to reopen the report"),
            reason=ReasonNeed.REQUIRED,
        )

    def recompress(self) -> ChoiceWords:
        sentence = QCoreApplication.translate("Decisions", "“{0}” is recorded again with smaller copies of the photos.")
        return ChoiceWords(
            label=QCoreApplication.translate("Decisions", "Send smaller photos"),
            sentence=sentence.format(self._what),
            done=QCoreApplication.translate("Decisions", "“{0}” is recorded again with smaller photos").format(self._what),
        )

    def keep_draft(self) -> ChoiceWords:
        sentence = QCoreApplication.translate("Decisions", "{0} is put back into the report's form, to be changed or sent later.")
        return ChoiceWords(
            label=QCoreApplication.translate("Decisions", "Keep it as a draft"),
            sentence=sentence.format(self._belongings()),
            done=QCoreApplication.translate("Decisions", "Put back into the report's form"),
        )

    def withdraw(self) -> ChoiceWords:
        return ChoiceWords(
            label=QCoreApplication.translate("Decisions", "Withdraw it…"),
            sentence=QCoreApplication.translate(
                "Decisions", "It is not sent. The reason stays on record on this computer; the server receives nothing."
            ),
            done=QCoreApplication.translate("Decisions", "Withdrawn"),
            reason=ReasonNeed.REQUIRED,
        )

    def _deeds(self) -> str:
        """What the officer did, as the subject of a sentence."""
        if self._photos:
            return QCoreApplication.translate("Decisions", "What you did, with %n photo(s),", "", self._photos)
        return QCoreApplication.translate("Decisions", "What you did")

    def _belongings(self) -> str:
        """What goes back into the form, as the subject of a sentence."""
        if self._photos:
            return QCoreApplication.translate("Decisions", "What you wrote, with %n photo(s),", "", self._photos)
        return QCoreApplication.translate("Decisions", "What you wrote")

    def _and_kept(self, sentence: str) -> str:
        """A request, and that what was typed for the report is not lost with it."""
        if not (self._photos or draft_of(self._card.item.payload)):
            return sentence
        kept = QCoreApplication.translate("Decisions", "{0} is put back into its form, to be sent later.")
        return f"{sentence} {kept.format(self._belongings())}"

    def _owner(self) -> str:
        """Who has the report now."""
        theirs = self._card.theirs
        if theirs is None or theirs.assignee in (None, self._officer_id):
            return QCoreApplication.translate("Decisions", "whoever handles it now")
        return assignee_words(theirs.assignee, self._reference, self._officer_id)

    def _handed_on(self) -> bool:
        """Whether an agency or a unit has it now, whom an office can only ask."""
        base, theirs = self._card.base, self._card.theirs
        if theirs is None:
            return False
        return any(new is not None and new != old for new, old in ((theirs.agency, base.agency), (theirs.unit, base.unit)))


def export_words() -> ChoiceWords:
    """The words for saving it into a file, which decides nothing."""
    return ChoiceWords(
        label=QCoreApplication.translate("Decisions", "Save a sealed copy…"),
        sentence=QCoreApplication.translate(
            "Decisions", "Saves it with its photos to a file that only your passphrase opens. It also stays here."
        ),
        done="",
    )
