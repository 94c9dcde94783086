"""The lower part of a decision page: the choices, or one of the two forms that come between a choice and its end."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sync.errors import OfficerError
from sync.records import Choice
from ui.actions.export_form import ExportForm
from ui.decisions.choice_words import ChoiceWords, ReasonNeed
from ui.decisions.choices_panel import ChoicesPanel
from ui.decisions.reason_form import ReasonForm
from ui.words.labels import error_words
from widgets.banner import Banner
from widgets.tones import Tone


class DecisionFoot(QWidget):
    """Shows the choices; one that needs a reason, and the sealed copy, show their form in their place.

    Signals: `decided(choice, reason)` with the choice's word and the typed reason; `reason_wanted` with the choice's word, to be
    answered by `ask_reason`; `export_wanted`, to be answered by `ask_export`; `reason_edited`; `export_confirmed`.
    """

    decided = Signal(str, str)
    reason_wanted = Signal(str)
    reason_edited = Signal()
    export_wanted = Signal()
    export_confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: dict[Choice, ChoiceWords] = {}
        self.banner = Banner(self)
        self.banner.pressed.connect(self.banner.clear)
        self.panel = ChoicesPanel(self)
        self.reason = ReasonForm(self)
        self.export = ExportForm(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 24, 12)
        column.setSpacing(8)
        for part in (self.banner, self.panel, self.reason, self.export):
            column.addWidget(part)
        self.panel.chosen.connect(self._choose)
        self.panel.export_chosen.connect(self.export_wanted)
        self.reason.confirmed.connect(self._give_reason)
        self.reason.edited.connect(self.reason_edited)
        self.reason.closed.connect(self.close_form)
        self.export.confirmed.connect(self.export_confirmed)
        self.export.closed.connect(self.close_form)

    def show_choices(self, choices: list[tuple[Choice, ChoiceWords]]) -> None:
        """Offer these."""
        self._words = dict(choices)
        self.panel.show_choices(choices)
        if self.reason.isVisibleTo(self) and self.reason.choice not in self._words:
            self.close_form()

    def words(self, choice: Choice) -> ChoiceWords:
        """The words of a choice that is offered."""
        return self._words[choice]

    def ask_reason(self, choice: Choice, drafted: str) -> None:
        """Ask why, with what was typed before."""
        self.panel.hide()
        self.reason.ask(choice, self._words[choice], drafted)

    def has_form(self) -> bool:
        """Whether a form is open."""
        return self.reason.isVisibleTo(self) or self.export.isVisibleTo(self)

    def close_form(self) -> bool:
        """Back to the choices; whether a form was open."""
        if not self.has_form():
            return False
        asked = self.reason.choice if self.reason.isVisibleTo(self) else None
        self.reason.hide()
        self.export.hide()
        self.panel.show()
        row = self.panel.row(asked) if asked is not None else self.panel.export_row()
        if row is not None and self.isVisible():
            row.button.setFocus()
        return True

    def ask_export(self, name: str, now: datetime) -> None:
        """Ask where the sealed copy goes."""
        self.panel.hide()
        self.export.ask(name, now)

    def fail(self, error: OfficerError) -> None:
        """Say what went wrong; everything typed is still there."""
        words = error_words(error)
        self.banner.say(Tone.BAD, words.title, words.text, self.tr("OK"))

    def _choose(self, word: str) -> None:
        choice = Choice(word)
        if self._words[choice].reason is ReasonNeed.NONE:
            self.decided.emit(word, "")
        else:
            self.reason_wanted.emit(word)

    def _give_reason(self) -> None:
        self.decided.emit(self.reason.choice.value, self.reason.reason())
