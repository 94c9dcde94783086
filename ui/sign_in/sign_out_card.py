"""Signing out while work has not arrived: keep it, seal a copy first, or give it up; nothing is lost by haste."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sync.errors import OfficerError
from ui.actions.discard_form import DiscardForm
from ui.actions.export_form import ExportForm
from ui.desk import Desk
from ui.words.labels import error_words
from widgets.banner import Banner
from widgets.choice_row import ChoiceRow, align
from widgets.lettering import PlainLabel
from widgets.tones import Tone


class SignOutCard(QWidget):
    """Three ways to leave, and one to stay; the first keeps everything and has the focus.

    Signals: `leave_requested` when the session may end; `closed` when the officer stays.
    """

    leave_requested = Signal()
    closed = Signal()

    # On the class, because Qt tells of changes while the base class is still being made.
    _count = 0
    _exported = False

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ticket: int | None = None
        self.title = PlainLabel(parent=self, bold=True, wrap=True)
        self.banner = Banner(self)
        self.banner.pressed.connect(self.banner.clear)
        self.choices = QWidget(self)
        self.keep = ChoiceRow("", "", self.choices, main=True)
        self.seal = ChoiceRow("", "", self.choices)
        self.discard = ChoiceRow("", "", self.choices)
        self.stay = ChoiceRow("", "", self.choices)
        self.export = ExportForm(self)
        self.giving_up = DiscardForm(self)
        self._lay_out()
        self._connect()
        self._retranslate()
        self.hide()

    def ask(self, count: int) -> None:
        """Ask what shall become of so many things."""
        self._exported = False
        self.banner.clear()
        self.show_count(count)
        self._show_choices()
        self.show()
        self.keep.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_count(self, count: int) -> None:
        """So many things wait now; where none is left the card goes, and signing out is simple again."""
        self._count = count
        self.giving_up.show_count(count)
        self._retranslate()
        if not count and not self.isHidden() and self._ticket is None:
            self._close()

    def go_back(self) -> bool:
        """Back from a form to the choices, and from them to staying; False when nothing was asked."""
        if self.isHidden() or self._ticket is not None:
            return False
        if self.choices.isHidden():
            self._show_choices()
            self.keep.button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._close()
        return True

    def stop(self) -> None:
        """Before the desk closes: listen no more."""
        orders = self._desk.orders
        orders.exported.disconnect(self._saved)
        orders.withdrawn.disconnect(self._given_up)
        orders.failed.disconnect(self._failed)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.title.setText(self.tr("%n action(s) have not been sent yet. What should happen to them?", "", self._count))
        keep = self.tr("Sign out") if self._exported else self.tr("Keep them and sign out")
        rows = (
            (
                self.keep,
                keep,
                self.tr(
                    "They stay on this computer, encrypted, with your drafts, and are sent when you sign "
                    "in here again. Nobody else sees or sends them."
                ),
            ),
            (
                self.seal,
                self.tr("Save a sealed copy first…"),
                self.tr("Saves them to a file that only your passphrase opens, and keeps them here too."),
            ),
            (self.discard, self.tr("Discard them…"), self.tr("They are discarded permanently; you are asked again.")),
            (self.stay, self.tr("Stay signed in"), self.tr("Nothing changes.")),
        )
        for row, label, sentence in rows:
            row.say(label, sentence)
        align([row for row, _, _ in rows])

    def _show_choices(self) -> None:
        self.export.hide()
        self.giving_up.hide()
        self.title.show()
        self.choices.show()

    def _ask_export(self) -> None:
        self._make_room()
        self.export.ask("outbox", self._desk.clock())

    def _ask_discard(self) -> None:
        self._make_room()
        self.giving_up.ask(self._count)

    def _make_room(self) -> None:
        self.title.hide()
        self.choices.hide()

    def _export(self) -> None:
        if self._ticket is None:
            self._begin(self._desk.orders.export(None, self.export.path(), self.export.passphrase()))

    def _give_up(self) -> None:
        if self._ticket is None:
            self._begin(self._desk.orders.withdraw_all(self.giving_up.why()))

    def _begin(self, ticket: int) -> None:
        self._ticket = ticket
        self.banner.clear()
        self.setEnabled(False)

    def _end(self) -> None:
        self._ticket = None
        self.setEnabled(True)

    def _saved(self, ticket: int, count: int, path: str) -> None:
        if ticket != self._ticket:
            return
        self._end()
        self._exported = True
        self._show_choices()
        self._retranslate()
        title = self.tr("%n action(s) saved as {0}", "", count).format(path)
        self.banner.say(Tone.GOOD, title, self.tr("They are kept here too. Remember the passphrase; nobody else knows it."))
        self.keep.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _given_up(self, ticket: int, _count: int) -> None:
        if ticket == self._ticket:
            self._end()
            self.hide()
            self.leave_requested.emit()

    def _failed(self, ticket: int, error: OfficerError) -> None:
        if ticket == self._ticket:
            self._end()
            words = error_words(error)
            self.banner.say(Tone.BAD, words.title, words.text, self.tr("OK"))

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _connect(self) -> None:
        self.keep.chosen.connect(self.leave_requested)
        self.seal.chosen.connect(self._ask_export)
        self.discard.chosen.connect(self._ask_discard)
        self.stay.chosen.connect(self._close)
        self.export.confirmed.connect(self._export)
        self.export.closed.connect(self._show_choices)
        self.giving_up.confirmed.connect(self._give_up)
        self.giving_up.closed.connect(self._show_choices)
        orders = self._desk.orders
        orders.exported.connect(self._saved)
        orders.withdrawn.connect(self._given_up)
        orders.failed.connect(self._failed)

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self.choices)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        for row in (self.keep, self.seal, self.discard, self.stay):
            rows.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        for part in (self.title, self.banner, self.choices, self.export, self.giving_up):
            column.addWidget(part)
