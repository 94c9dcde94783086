"""Several reports at once: which are ticked, what can be done with how many of them, one form and one confirmation for all."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from officer_app.domain.operations import Payload
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Status
from sync.errors import CommandRefused, OfficerError
from sync.records import QueueRow
from ui.actions.bulk_words import BulkWords, filled_for
from ui.actions.form import ActionForm
from ui.actions.forms import form_for
from ui.actions.macro_panel import MacroPanel
from ui.actions.moved_line import moved_words
from ui.actions.offers import Action, action_label, action_towards, offers_for
from ui.actions.specs import FormProblem, payload_of, problem_of
from ui.actions.templates import at_hand, templates_for, use_of
from ui.actions.templates_dialog import TemplateSubject
from ui.actions.unclear import unclear_choice
from ui.actions.workloads import Workloads
from ui.desk import Desk
from ui.words.labels import error_words
from ui.words.names import category_name
from ui.words.statuses import status_word
from widgets.banner import Banner
from widgets.buttons import MainButton, PlainButton
from widgets.fitting_area import FittingArea
from widgets.flow_layout import FlowLayout
from widgets.flowing_text import FlowingText
from widgets.lettering import LARGE, PlainLabel
from widgets.tones import Tone

# What makes sense for many reports alike; photos belong to one report each.
BULK = (
    Action.TAKE_ON,
    Action.ANSWER,
    Action.NOTE,
    Action.COORDINATE,
    Action.ASSIGN,
    Action.DELEGATE,
    Action.PRIORITISE,
    Action.RECATEGORISE,
    Action.MERGE,
    Action.REJECT,
    Action.HAND_BACK,
    Action.VALIDATE,
    Action.REOPEN,
)
LISTED = 12
FORM_SHARE = 0.7


class BulkPage(QWidget):
    """Stands in the report's place while reports are ticked.

    Signals: `cleared` when the officer wants none ticked; `done(report_ids)` with those whose action was recorded;
    `orders_requested(report_ids)` for work orders on paper; `templates_requested(TemplateSubject)`;
    `taken_back(report_ids)` when an action with words on them was undone: once they are ticked again, `go_on` shows the words.
    """

    cleared = Signal()
    done = Signal(object)
    orders_requested = Signal(object)
    templates_requested = Signal(object)
    taken_back = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: tuple[QueueRow, ...] = ()
        self._form: ActionForm | None = None
        self._action: Action | None = None
        self._ticket: int | None = None
        self._shown: Mapping[str, Report] = {}
        self._words = BulkWords()
        self.buttons = {action: PlainButton("", self) for action in BULK}
        for action, button in self.buttons.items():
            button.setObjectName(f"bulk_{action}")
            button.clicked.connect(self._press)
        self.title = PlainLabel(parent=self, size=LARGE, bold=True)
        self.list = FlowingText(self)
        self.banner = Banner(self)
        self.confirm = MainButton("", self)
        self.confirm.setObjectName("bulk_confirm")
        self.confirm.clicked.connect(self._submit)
        self.macros = MacroPanel(desk, self)
        self._workloads = Workloads(desk, self)
        self.macros.recorded.connect(self.done)
        self.macros.closed.connect(self._say_clear)
        self.quick = PlainButton("", self)
        self.quick.clicked.connect(self.open_macros)
        self.orders = PlainButton("", self)
        self.orders.clicked.connect(self._order)
        self.clear = PlainButton("", self)
        self.clear.clicked.connect(self._leave)
        self._lay_out()
        desk.orders.recorded_all.connect(self._recorded)
        desk.orders.undone.connect(self._undone)
        desk.orders.failed.connect(self._failed)

    def show_rows(self, rows: Sequence[QueueRow]) -> None:
        """The ticked reports as they stand now."""
        self._rows = tuple(rows)
        reference = self._desk.reader.reference()
        self.title.setText(self.tr("%n report(s) ticked", "", len(rows)))
        lines = [f"{row.number}  {category_name(reference, row.category)}  ·  {status_word(row.status)}" for row in rows[:LISTED]]
        if len(rows) > LISTED:
            lines.append(self.tr("… and %n more", "", len(rows) - LISTED))
        self.list.set_text("\n".join(lines))
        for action, button in self.buttons.items():
            fit = len(self._fitting(action))
            button.setText(f"{action_label(action)} ({fit})" if fit < len(rows) else action_label(action))
            button.setEnabled(fit > 0 and self._ticket is None)
        self._say_confirm()
        self._say_moved()

    def choose(self, action: Action) -> None:
        """As if the action's button was pressed; one that fits none of the reports, or not several, says so."""
        button = self.buttons.get(action)
        if button is not None and button.isEnabled():
            self.start(action)
        else:
            why = self.tr("Not possible for these reports together: {0}").format(action_label(action))
            self.banner.say(Tone.INFO, why)

    def move_to(self, status: Status) -> None:
        """Do what brings most of the reports to a status."""
        workflow = self._desk.reader.reference().workflow
        counted = Counter(action_towards(status, row.status, workflow) for row in self._rows)
        if counted:
            self.choose(counted.most_common(1)[0][0])

    def main_action(self) -> None:
        """Confirm what is asked, else take the reports on."""
        if self._action is not None:
            self._submit()
        else:
            self.choose(Action.TAKE_ON)

    def go_back(self) -> bool:
        """Close the form, else clear the ticks; False when there are none."""
        if self.macros.close_panel():
            return True
        if self._action is not None:
            self._close_form()
            return True
        if self._rows:
            self.cleared.emit()
            return True
        return False

    def form(self) -> ActionForm | None:
        """The form that is open."""
        return self._form

    def stop(self) -> None:
        """Before the desk closes: listen no more."""
        self.macros.stop()
        self._workloads.stop()
        self._desk.orders.recorded_all.disconnect(self._recorded)
        self._desk.orders.undone.disconnect(self._undone)
        self._desk.orders.failed.disconnect(self._failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The form's text fields grow up to the room that there is."""
        super().resizeEvent(event)
        if self._form is not None:
            self._form.room.set_height(self._room())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            action = self._action
            self._close_form()
            self._say_feet()
            self.show_rows(self._rows)
            if action is not None:
                self.start(action)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        flow_box = QWidget(inside)
        flow = FlowLayout(flow_box, spacing=6)
        for button in self.buttons.values():
            flow.addWidget(button)
        flow.addWidget(self.quick)
        flow.addWidget(self.orders)
        self._say_feet()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.setSpacing(12)
        for part in (self.title, self.list, flow_box, self.macros, self.banner, self.confirm):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._column.addWidget(self.clear)
        self.confirm.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(FittingArea(inside, self))

    def _room(self) -> int:
        return max(200, int(self.height() * FORM_SHARE))

    def _fitting(self, action: Action) -> list[QueueRow]:
        workflow, roles = self._desk.reader.reference().workflow, self._desk.officer.roles
        allowed = {
            status: offers_for(status, roles, workflow).find(action).allowed for status in {row.status for row in self._rows}
        }
        return [row for row in self._rows if allowed[row.status]]

    def _press(self) -> None:
        pressed = self.sender()
        action = next(action for action, button in self.buttons.items() if button is pressed)
        self.start(action)

    def start(self, action: Action) -> None:
        """Open the form of an action for all ticked reports, or ask whether it shall be done."""
        self._close_form()
        self.macros.close_panel()
        self._action = action
        self._shown = self._desk.reader.reports(self._ids())
        spec = form_for(action)
        if spec is not None:
            self._form = ActionForm(
                spec,
                self._desk.reader.reference(),
                self._desk.officer,
                self._desk.photos,
                self,
                templates=templates_for(action, None, at_hand(self._desk.reader, self._desk.officer)),
                onward=False,
            )
            self._form.submitted.connect(self._submit)
            self._form.escaped.connect(self._close_form)
            self._form.templates_requested.connect(self._ask_templates)
            self._form.send.hide()
            self._form.room.set_height(self._room())
            self._column.insertWidget(self._column.indexOf(self.banner), self._form)
            self._form.show()
            self._form.set_values(self._words.of(action, self._ids()))
            self._form.focus_field()
            self._workloads.tell(self._form)
        self.confirm.show()
        self._say_confirm()
        self._say_clear()
        if spec is None:
            self.confirm.setFocus()

    def open_macros(self) -> None:
        """Offer the quick actions for all ticked reports."""
        self._close_form()
        found = self._desk.reader.reports(self._ids())
        self.macros.open_panel([found[row.report_id] for row in self._rows if row.report_id in found])
        self._say_clear()

    def merge_into(self, report_id: str) -> None:
        """Open the merger with its main report named."""
        self.start(Action.MERGE)
        row = self._desk.reader.rows([report_id]).get(report_id)
        if self._form is not None and row is not None:
            self._form.box("into").setEditText(row.number)
            self.confirm.setFocus()

    def show_templates(self) -> None:
        """The templates may be different from those that the open form offers."""
        if self._form is not None and self._action is not None:
            found = at_hand(self._desk.reader, self._desk.officer)
            self._form.show_templates(templates_for(self._action, None, found))

    def _ask_templates(self, text: str) -> None:
        if self._action is not None:
            self.templates_requested.emit(TemplateSubject(use=use_of(self._action), text=text))

    def _say_confirm(self) -> None:
        if self._action is not None:
            number = len(self._fitting(self._action))
            spec = self._form.spec if self._form is not None else None
            words = spec.send if spec is not None else action_label(self._action)
            self.confirm.setText(self.tr("{0} (%n report(s))", "", number).format(words))
            self.confirm.setEnabled(number > 0 and self._ticket is None)

    def _say_moved(self) -> None:
        """While something is written for these reports: say which of them others have just changed."""
        words = moved_words(self._rows, self._shown) if self._action is not None and self._ticket is None else ""
        if words and self._action is not None:
            fit = self.tr("It will be done for %n of them; the server checks each.", "", len(self._fitting(self._action)))
            self.banner.say_aloud(Tone.WARNING, words, f"{fit} {self.tr('What you typed stays.')}")

    def _close_form(self, *, sent: bool = False) -> None:
        """What was typed and not sent stands in the form when it is opened again."""
        form, action = self._form, self._action
        self._form = self._action = None
        if form is not None:
            if action is not None and not sent:
                self._words.keep(action, self._ids(), form.values())
            form.hide()
            form.deleteLater()
        self.banner.clear()
        self.confirm.hide()
        self._say_clear()

    def _say_clear(self) -> None:
        is_open = self._action is not None or self.macros.is_open()
        self.clear.setText(self.tr("Clear the ticks") if is_open else self.tr("Clear the ticks  (Esc)"))

    def _say_feet(self) -> None:
        self.list.setAccessibleName(self.tr("The ticked reports"))
        self._say_clear()
        self.orders.setText(self.tr("Work orders (PDF)…"))
        self.quick.setText(self.tr("Quick actions…"))

    def _order(self) -> None:
        self.orders_requested.emit(self._ids())

    def _leave(self) -> None:
        self._close_form()
        self.cleared.emit()

    def _submit(self) -> None:
        if self._action is None or self._ticket is not None:
            return
        values = self._form.values() if self._form is not None else {}
        unclear = unclear_choice(self._form) if self._form is not None else None
        if unclear is not None and self._form is not None:
            self.banner.say(Tone.WARNING, unclear[1], "")
            self._form.focus_field(unclear[0])
            return
        into = values.get("into", "")
        if into:
            values |= {"into": self._desk.reader.find(into) or ""}
        chosen = self._chosen(values)
        filled_in = [filled_for(self._desk, row.report_id, values) for row in chosen]
        problem = self._problem(filled_in)
        if problem is not None and self._form is not None:
            words = error_words(problem.code)
            self.banner.say(Tone.WARNING, words.title, words.text)
            self._form.focus_field(problem.field)
            return
        actions: list[tuple[str, Payload]] = [
            (row.report_id, payload_of(self._action, given)) for row, given in zip(chosen, filled_in, strict=True)
        ]
        if actions:
            self._ticket = self._desk.orders.record_all(actions, self._shown)
            self._say_confirm()

    def _chosen(self, values: Mapping[str, str]) -> list[QueueRow]:
        """Those that the action fits; the main report of a merge is not merged into itself."""
        if self._action is None:
            return []
        return [row for row in self._fitting(self._action) if row.report_id != values.get("into")]

    def _problem(self, given: Sequence[Mapping[str, str]]) -> FormProblem | None:
        """What is wrong with the form for one of the reports, the first thing first."""
        if self._form is None:
            return None
        found = (problem_of(self._form.spec, values, ()) for values in given)
        return next((problem for problem in found if problem is not None), None)

    def _recorded(self, ticket: int, op_ids: dict[str, str], refused: dict[str, CommandRefused]) -> None:
        if ticket != self._ticket:
            return
        self._ticket = None
        self._words.send(self._action, op_ids, self._form.values() if self._form is not None else {})
        self._close_form(sent=True)
        if refused:
            words = error_words(next(iter(refused.values())))
            self.banner.say(
                Tone.WARNING, self.tr("%n report(s) were left as they were", "", len(refused)), f"{words.title}. {words.text}"
            )
        self.done.emit(tuple(op_ids))

    def _undone(self, _ticket: int, report_ids: frozenset[str]) -> None:
        if self._words.is_sent_for(report_ids):
            self.taken_back.emit(tuple(report_ids))

    def go_on(self) -> None:
        """Show what was typed for the reports that were taken back."""
        action = self._words.take_back()
        if action is not None:
            self.start(action)

    def _ids(self) -> tuple[str, ...]:
        return tuple(row.report_id for row in self._rows)

    def _failed(self, ticket: int, error: OfficerError) -> None:
        if ticket == self._ticket:
            self._ticket = None
            words = error_words(error)
            self.banner.say(Tone.BAD, words.title, words.text)
            self._say_confirm()

    def button(self, action: Action) -> QPushButton:
        """The button of an action."""
        return self.buttons[action]
