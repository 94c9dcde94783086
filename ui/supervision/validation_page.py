"""The validation queue: results by risk, one at hand with its evidence; validate or send back by key, or several at once."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from officer_app.domain.operations import Payload, Reopen, Return, Validate
from officer_app.domain.vocabulary import Status
from sync.changes import ChangeSet
from sync.errors import OfficerError
from sync.own_results import is_own_result
from sync.records import Counts, QueueQuery, Sort
from ui.actions.drafts import ActionDrafts
from ui.actions.offers import Action, action_label, own_result_words
from ui.desk import Desk
from ui.supervision.batch_card import BatchCard
from ui.supervision.batch_lines import lines_of
from ui.supervision.reason_box import ReasonBox
from ui.supervision.result_view import ResultView
from ui.supervision.tick_list import TickList
from ui.words.labels import error_words
from widgets.banner import Banner
from widgets.buttons import MainButton, PlainButton
from widgets.chip import Chip
from widgets.fields import takes_typing
from widgets.flow_row import FlowRow
from widgets.hairline import Hairline
from widgets.side_splitter import SideSplitter
from widgets.tones import Tone

WAITING = QueueQuery(statuses=(Status.AWAITING_VALIDATION,))
CLOSED = QueueQuery(statuses=(Status.DONE, Status.REJECTED), sort=Sort.NEWEST)
# More at once is no look at evidence any more.
MOST = 50
TICK_MS = 30_000
_REFUSALS_SHOWN = 8
LIST_WIDTH = 400
# In a small window the list gives way first.
RESULT_LEAST = 280


class ValidationPage(QWidget):
    """Where results are looked at.

    Signals: `report_requested(report_id)` to open the whole report at the desk.
    """

    report_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ticket: int | None = None
        self._numbers: dict[str, str] = {}
        self.waiting, self.closed = Chip(parent=self), Chip(parent=self)
        self.list = TickList(desk, WAITING, self)
        self.tick_all, self.validate_all = PlainButton(parent=self), MainButton(parent=self)
        self.result = ResultView(desk, self)
        self.batch, self.reason, self.message = BatchCard(self), ReasonBox(self), Banner(self)
        self.validate, self.give_back, self.whole = MainButton(parent=self), PlainButton(parent=self), PlainButton(parent=self)
        self.drafts = ActionDrafts(desk, self)
        self._clock = QTimer(self)
        self._clock.setInterval(TICK_MS)
        self._stopped = False
        self._counts = Counts()
        self._lay_out()
        self._connect()
        self._retranslate()

    def start(self) -> None:
        """Read the first rows."""
        self.list.queue.reload()
        self.list.choose_first()

    def stop(self) -> None:
        """Keep what is typed and read nothing more."""
        if self._stopped:
            return
        self._stopped = True
        self._clock.stop()
        self.list.queue.stop()
        self.result.stop()
        self.drafts.stop()
        orders = self._desk.orders
        orders.recorded.disconnect(self._recorded)
        orders.recorded_all.disconnect(self._recorded_all)
        orders.failed.disconnect(self._failed)

    def apply(self, change: ChangeSet) -> None:
        """Take a change in; where the report at hand left, its neighbour follows."""
        self.list.apply(change)
        detail = self.result.detail()
        if detail is not None and (detail.report.id in change.reports or change.operations or change.reference):
            self.result.show_report(self.list.chosen())

    def show_counts(self, counts: Counts) -> None:
        """Say how many results wait."""
        self._counts = counts
        waiting = counts.open_by_status.get(Status.AWAITING_VALIDATION, 0)
        self.waiting.setText(self.tr("Awaiting validation {0}").format(waiting))

    def step(self, by: int) -> None:
        """Go to the next report, or back."""
        self.list.step(by)

    def go_back(self) -> bool:
        """Close the innermost thing that is open; False when there is none."""
        if self.batch.isVisible() or self.reason.isVisible():
            self._close_forms()
            return True
        if self.list.queue.ticks():
            self.list.queue.tick(self.list.queue.ticks(), on=False)
            return True
        if self.closed.isChecked():
            self._list(WAITING)
            return True
        return False

    def main_action(self) -> None:
        """Validate the result at hand, or ask why a closed report is taken up again."""
        detail = self.result.detail()
        if detail is None or self.batch.isVisible():
            return
        if is_own_result(detail, self._desk.officer.id) and detail.report.status is Status.AWAITING_VALIDATION:
            self._say_own()
        elif detail.report.status is Status.AWAITING_VALIDATION:
            self._record(detail.report.id, Validate())
        elif detail.report.status in (Status.DONE, Status.REJECTED):
            self._ask(Action.REOPEN)

    def send_back(self) -> None:
        """Ask why the result at hand goes back; a closed report is taken up again."""
        detail = self.result.detail()
        if detail is not None and not self.batch.isVisible():
            self._ask(Action.RETURN if detail.report.status is Status.AWAITING_VALIDATION else Action.REOPEN)

    def ask_for_all(self) -> None:
        """Ask once whether all that is ticked is validated."""
        lines, own = lines_of(self._desk, self.list.queue.ticks()[:MOST])
        if lines:
            self.reason.hide()
            self.message.clear()
            self.foot.hide()
            self.batch.ask(lines, own)
        elif own:
            self._say_own()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button; in the list, or at a result that is read, it validates."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not enter or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton):
            focused.click()
        elif focused is self.list or (self.result.isAncestorOf(focused) and not takes_typing(focused)):
            self.main_action()
        event.accept()

    def showEvent(self, event: QShowEvent) -> None:
        """The list takes the keys, and clocks run."""
        super().showEvent(event)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is typed."""
        super().hideEvent(event)
        self._clock.stop()
        if not self._stopped:
            self.drafts.flush()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.list.queue.retranslate()
            self._retranslate()

    def _connect(self) -> None:
        self.list.report_chosen.connect(self._show)
        self.list.queue.ticked.connect(self._show_ticks)
        for model_signal in (self.list.queue.reloaded, self.list.queue.changed):
            model_signal.connect(self._show_ticks)
        self.waiting.clicked.connect(self._list_waiting)
        self.closed.clicked.connect(self._list_closed)
        self.tick_all.clicked.connect(self._tick_all)
        self.validate_all.clicked.connect(self.ask_for_all)
        self.validate.clicked.connect(self.main_action)
        self.give_back.clicked.connect(self.send_back)
        self.whole.clicked.connect(self._open_whole)
        self.batch.confirmed.connect(self._record_all)
        self.batch.closed.connect(self._close_forms)
        self.reason.confirmed.connect(self._give_reason)
        self.reason.closed.connect(self._close_forms)
        self.reason.edited.connect(self._typed)
        self.message.pressed.connect(self.message.clear)
        self._clock.timeout.connect(self._tell_time)
        self._desk.orders.recorded.connect(self._recorded)
        self._desk.orders.recorded_all.connect(self._recorded_all)
        self._desk.orders.failed.connect(self._failed)
        ticking = QShortcut(QKeySequence("Ctrl+A"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        ticking.activated.connect(self._tick_all)

    def _lay_out(self) -> None:
        splitter = SideSplitter(LIST_WIDTH, self)
        splitter.setObjectName("validation")
        splitter.addWidget(self._left())
        splitter.addWidget(self._right())
        splitter.setSizes([LIST_WIDTH, 3 * LIST_WIDTH])
        splitter.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)
        self.waiting.setChecked(True)

    def _left(self) -> QWidget:
        left = QWidget(self)
        left.setMinimumWidth(300)
        chips = FlowRow(left, (self.waiting, self.closed))
        ticks = FlowRow(left, (self.tick_all, self.validate_all))
        chips.setContentsMargins(8, 8, 8, 0)
        ticks.setContentsMargins(8, 0, 8, 8)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(chips)
        column.addWidget(self.list, 1)
        column.addWidget(ticks)
        return left

    def _right(self) -> QWidget:
        right = QWidget(self)
        right.setMinimumWidth(RESULT_LEAST)
        self.foot = FlowRow(right, (self.validate, self.give_back, self.whole))
        self.foot.setContentsMargins(16, 8, 16, 8)
        for button in (self.validate, self.give_back, self.whole):
            button.setMinimumHeight(36)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.result, 1)
        for part in (self.message, self.batch, self.reason, Hairline(right)):
            column.addWidget(part)
        column.addWidget(self.foot)
        return right

    def _retranslate(self) -> None:
        self.show_counts(self._counts)
        self.closed.setText(self.tr("Closed, to reopen"))
        closed, waiting = self.tr("Closed reports, newest first"), self.tr("Results, most at risk first; the space bar ticks")
        self.list.setAccessibleName(closed if self.closed.isChecked() else waiting)
        self.tick_all.setText(self.tr("Tick all"))
        self.tick_all.setToolTip(self.tr("Ctrl+A; at most {0} at once").format(MOST))
        self.whole.setText(self.tr("Whole report"))
        self._show_ticks()
        self._show_actions()

    def _show(self, report_id: str) -> None:
        if self.reason.isVisible():
            self._close_forms()
        self.result.show_report(report_id)
        self._show_actions()

    def _show_actions(self) -> None:
        detail = self.result.detail()
        waits = detail is not None and detail.report.status is Status.AWAITING_VALIDATION
        free = self._ticket is None
        self.validate.setVisible(waits or detail is None)
        own = is_own_result(detail, self._desk.officer.id)
        self.validate.setEnabled(waits and free and not own)
        self.validate.setToolTip(own_result_words() if own and waits else "")
        self.validate.setText(self.tr("{0}  ( Enter )").format(action_label(Action.VALIDATE)))
        back = Action.RETURN if waits or detail is None else Action.REOPEN
        self.give_back.setText(self.tr("{0}…  ( T )").format(action_label(back)))
        self.give_back.setEnabled(detail is not None and free)
        self.whole.setEnabled(detail is not None)
        if self.closed.isChecked():
            self.result.say_empty(self.tr("Nothing has been closed yet"), self.tr("Closed reports can be reopened here."))
        else:
            why = self.tr("As soon as an office sends a result with photos, it appears here automatically.")
            self.result.say_empty(self.tr("No result awaits validation"), why)

    def _say_own(self) -> None:
        self.message.say(Tone.INFO, own_result_words(), "", self.tr("OK"))

    def _show_ticks(self) -> None:
        count, waiting = len(self.list.queue.ticks()), self.waiting.isChecked()
        self.validate_all.setText(self.tr("Validate %n ticked…", "", count) if count else self.tr("Nothing ticked"))
        self.validate_all.setEnabled(bool(count) and waiting and self._ticket is None)
        self.validate_all.setVisible(waiting)
        self.tick_all.setVisible(waiting)
        self.tick_all.setEnabled(self.list.queue.rowCount() > 0)

    def _list_waiting(self) -> None:
        self._list(WAITING)

    def _list_closed(self) -> None:
        self._list(CLOSED)

    def _list(self, query: QueueQuery) -> None:
        self.waiting.setChecked(query is WAITING)
        self.closed.setChecked(query is CLOSED)
        self._close_forms()
        self.list.show_query(query, ticking=query is WAITING)
        self._show(self.list.chosen())
        self._retranslate()

    def _tick_all(self) -> None:
        if self.waiting.isChecked():
            ids = [self.list.queue.report_id(row) or "" for row in range(min(self.list.queue.rowCount(), MOST))]
            self.list.queue.tick(ids, on=set(self.list.queue.ticks()) != set(ids))

    def _ask(self, action: Action) -> None:
        detail = self.result.detail()
        if detail is None or self._ticket is not None:
            return
        self.message.clear()
        self.foot.hide()
        self.reason.ask(action, "")
        self.reason.set_text(self.drafts.texts(detail.report.id).get(self.reason.field, ""))

    def _typed(self, field: str, text: str) -> None:
        detail = self.result.detail()
        if detail is not None:
            self.drafts.typed(detail.report.id, field, text)

    def _close_forms(self) -> None:
        self.drafts.flush()
        self.batch.hide()
        self.reason.hide()
        self.foot.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_reason(self, reason: str) -> None:
        detail = self.result.detail()
        if detail is not None:
            self.drafts.flush()
            payload = Reopen(reason=reason) if self.reason.action is Action.REOPEN else Return(reason=reason)
            self._record(detail.report.id, payload)

    def _record(self, report_id: str, payload: Payload) -> None:
        if self._ticket is None:
            self.message.clear()
            self._ticket = self._desk.orders.record(report_id, payload)
            self._show_actions()

    def _record_all(self) -> None:
        ids = self.batch.report_ids()
        self._close_forms()
        if ids and self._ticket is None:
            rows = self._desk.reader.rows(ids)
            self._numbers = {report_id: row.number for report_id, row in rows.items()}
            self._ticket = self._desk.orders.record_all([(report_id, Validate()) for report_id in ids])
            self._show_ticks()

    def _recorded(self, ticket: int, _op_id: str, _report_id: str) -> None:
        if ticket == self._ticket:
            self._done()
            self._close_forms()

    def _recorded_all(self, ticket: int, op_ids: Mapping[str, str], refused: Mapping[str, OfficerError]) -> None:
        if ticket != self._ticket:
            return
        self._done()
        self._close_forms()
        saved = self.tr("%n result(s) validated: saved on this computer", "", len(op_ids))
        if not refused:
            self.message.say(Tone.GOOD, saved, "", self.tr("OK"))
            return
        whys = [f"{self._numbers.get(report_id, report_id)}: {error_words(error)}" for report_id, error in refused.items()]
        more = len(whys) - _REFUSALS_SHOWN
        whys = whys[:_REFUSALS_SHOWN] + ([self.tr("and %n more", "", more)] if more > 0 else [])
        title = self.tr("%n could not be validated", "", len(refused))
        self.message.say(Tone.WARNING, f"{saved}. {title}", "\n".join(whys), self.tr("OK"))

    def _failed(self, ticket: int, error: OfficerError) -> None:
        if ticket == self._ticket:
            self._done()
            words = error_words(error)
            self.message.say(Tone.BAD, words.title, words.text, self.tr("OK"))

    def _done(self) -> None:
        self._ticket = None
        self._show_actions()
        self._show_ticks()

    def _open_whole(self) -> None:
        detail = self.result.detail()
        if detail is not None:
            self.report_requested.emit(detail.report.id)

    def _tell_time(self) -> None:
        self.result.show_time()
        self.list.viewport().update()
