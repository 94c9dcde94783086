"""Quick actions at work: chosen from a list, seen before anything is done, recorded as a whole."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.domain.macros import GIVEN_MACROS, Macro, payloads_of
from officer_app.domain.operations import Payload
from officer_app.domain.reports import Report
from officer_app.domain.templates import filled, unfilled
from officer_app.domain.text import TextRefusedError, checked
from sync.errors import CommandRefused, OfficerError
from ui.actions.macro_list import MacroList
from ui.actions.macro_words import steps_words, why_not
from ui.actions.templates import facts_of
from ui.desk import Desk
from ui.words.labels import error_words
from widgets.banner import Banner
from widgets.breaking_label import BreakingLabel
from widgets.buttons import MainButton, PlainButton
from widgets.field_block import FieldBlock
from widgets.fitting_area import FittingArea
from widgets.flow_layout import FlowLayout
from widgets.lettering import SMALL, PlainLabel
from widgets.plain_editor import PlainEditor
from widgets.tones import Tone

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MacroPanel(QWidget):
    """For one report or several; hidden until it is opened.

    Signals: `recorded(report_ids)` once the steps are on the disk; `next_requested` after it, where the next report was
    wanted; `manage_requested`; `closed`.
    """

    recorded = Signal(object)
    next_requested = Signal()
    manage_requested = Signal()
    closed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reports: tuple[Report, ...] = ()
        self._macros: tuple[Macro, ...] = ()
        self._ticket: int | None = None
        self._goes_on = False
        # What was written instead of the proposed answer, by quick action and reports; until it is sent.
        self._written: dict[tuple[str, frozenset[str]], str] = {}
        self._proposed = ""
        self.title = PlainLabel(parent=self, bold=True)
        self.hint = BreakingLabel(parent=self, size=SMALL, tone=Tone.MUTED)
        self.list = MacroList(self)
        self.steps = PlainLabel(parent=self, wrap=True)
        self.answer = PlainEditor(self, lines=3, most=6)
        self.answer_block = FieldBlock("", "", Tone.PUBLIC, self.answer, self)
        self.banner = Banner(self)
        self.send, self.send_on = MainButton(parent=self), PlainButton(parent=self)
        self.manage, self.leave = PlainButton(parent=self), PlainButton(parent=self)
        self._arrange()
        self._connect()
        self._retranslate()
        self.hide()

    def open_panel(self, reports: Sequence[Report]) -> None:
        """Offer the quick actions for these reports."""
        self._reports = tuple(reports)
        self.banner.clear()
        self.show_macros()
        self.show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_macros(self) -> None:
        """The quick actions may be different now."""
        own = self._desk.reader.own_macros(self._desk.officer.id)
        self._macros = tuple(GIVEN_MACROS if own is None else own)
        reference, officer = self._desk.reader.reference(), self._desk.officer
        lines = []
        for macro in self._macros:
            fitting = self._fitting(macro)
            refused = "" if fitting else self._why_not(macro)
            about = refused or steps_words(macro, officer, reference)
            if fitting and len(fitting) < len(self._reports):
                about = self.tr("for {0} of {1}: {2}").format(len(fitting), len(self._reports), about)
            lines.append((macro.name, about, bool(fitting)))
        self.list.show_lines(lines)
        self._preview()

    def close_panel(self) -> bool:
        """Hide it; whether it was open."""
        if self.isHidden():
            return False
        self.hide()
        self.closed.emit()
        return True

    def is_open(self) -> bool:
        """Whether it is shown."""
        return not self.isHidden()

    def home(self) -> QWidget:
        """What has the keys in it."""
        return self.list

    def chosen(self) -> Macro | None:
        """The quick action that is shown."""
        row = self.list.currentRow()
        return self._macros[row] if 0 <= row < len(self._macros) and self._fitting(self._macros[row]) else None

    def stop(self) -> None:
        """Before the desk closes: listen no more."""
        self._desk.orders.recorded_steps.disconnect(self._recorded)
        self._desk.orders.failed.disconnect(self._failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list goes on to what will be done, Esc closes; nothing pressed here becomes a key of the window."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in _ENTER and self.list.hasFocus():
            self.send.setFocus(Qt.FocusReason.OtherFocusReason)
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _fitting(self, macro: Macro) -> list[Report]:
        reference, officer = self._desk.reader.reference(), self._desk.officer
        return [report for report in self._reports if not why_not(macro, report.status, officer, reference)]

    def _why_not(self, macro: Macro) -> str:
        reference, officer = self._desk.reader.reference(), self._desk.officer
        return next((why_not(macro, report.status, officer, reference) for report in self._reports), "")

    def _preview(self) -> None:
        """Show what the chosen one does, with the words that citizens will read."""
        macro = self.chosen()
        several = len(self._reports) > 1
        answer = macro.answer if macro is not None else ""
        self.steps.setText(steps_words(macro, self._desk.officer, self._desk.reader.reference()) if macro else "")
        self.steps.setVisible(macro is not None)
        self._proposed = answer if several or macro is None else filled(answer, self._facts(self._reports[0], macro))
        self._fill(self._written.get(self._words_key(macro), self._proposed) if macro is not None else "")
        self.answer_block.setVisible(bool(answer))
        fitting = len(self._fitting(macro)) if macro is not None else 0
        self.send.setText(self.tr("Do it for %n report(s)", "", fitting) if several else self.tr("Do it"))
        for button in (self.send, self.send_on):
            button.setEnabled(macro is not None and self._ticket is None)
        self.send_on.setVisible(not several)

    def _fill(self, text: str) -> None:
        """Put an answer into the field; whoever goes on writes after it."""
        if text != self.answer.toPlainText():
            self.answer.setPlainText(text)
            self.answer.moveCursor(QTextCursor.MoveOperation.End)

    def _words_key(self, macro: Macro) -> tuple[str, frozenset[str]]:
        return macro.macro_id, frozenset(report.id for report in self._reports)

    def _keep_written(self) -> None:
        """The answer was changed: it stands there again after another choice, Esc, or another language."""
        macro, text = self.chosen(), self.answer.toPlainText()
        if macro is not None and text != self._proposed:
            self._written[self._words_key(macro)] = text
        elif macro is not None:
            self._written.pop(self._words_key(macro), None)

    def _facts(self, report: Report, macro: Macro) -> dict[str, str]:
        reader = self._desk.reader
        return facts_of(report, reader.reference(), self._desk.officer, self._desk.clock(), macro.agency or None)

    def _submit(self) -> None:
        self._do(goes_on=False)

    def _submit_on(self) -> None:
        self._do(goes_on=len(self._reports) == 1)

    def _do(self, *, goes_on: bool) -> None:
        macro = self.chosen()
        if macro is None or self._ticket is not None or self.isHidden():
            return
        typed = self.answer.toPlainText().strip() if macro.answer else ""
        answers = {report.id: filled(typed, self._facts(report, macro)) for report in self._fitting(macro)}
        flaw = self._flaw_of(macro, list(answers.values()))
        if flaw:
            words = error_words(flaw)
            self.banner.say(Tone.WARNING, words.title, words.text)
            self.answer.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        planned = ((one.id, payloads_of(macro, self._desk.officer.id, answers[one.id], one)) for one in self._fitting(macro))
        steps: list[tuple[str, Sequence[Payload]]] = [(report_id, payloads) for report_id, payloads in planned if payloads]
        if not steps:
            self.banner.say(Tone.INFO, self.tr("Nothing to do: the report is already like this"))
            return
        self._goes_on = goes_on
        self._ticket = self._desk.orders.record_steps(steps, {report.id: report for report in self._reports})
        self._preview_locked()

    def _flaw_of(self, macro: Macro, answers: Sequence[str]) -> str:
        """The code of what is wrong with the public words, empty for nothing."""
        for answer in answers if macro.answer else ():
            if unfilled(answer):
                return "variable-unfilled"
            try:
                checked(answer)
            except TextRefusedError as refused:
                return "needs-answer" if refused.code == "text-empty" else refused.code
        return ""

    def _preview_locked(self) -> None:
        for part in (self.send, self.send_on, self.list):
            part.setEnabled(self._ticket is None)

    def _recorded(self, ticket: int, op_ids: dict[str, tuple[str, ...]], refused: dict[str, CommandRefused]) -> None:
        if ticket != self._ticket:
            return
        self._ticket = None
        goes_on, self._goes_on = self._goes_on, False
        self._preview_locked()
        if refused:
            words = error_words(next(iter(refused.values())))
            title = self.tr("%n report(s) were left as they were", "", len(refused))
            self.banner.say(Tone.WARNING, title, f"{words.title}. {words.text}")
        self._written = {key: text for key, text in self._written.items() if key[1].isdisjoint(op_ids)}
        if op_ids:
            self.recorded.emit(tuple(op_ids))
        if not refused:
            self.close_panel()
            if goes_on:
                self.next_requested.emit()

    def _failed(self, ticket: int, error: OfficerError) -> None:
        if ticket == self._ticket:
            self._ticket, self._goes_on = None, False
            self._preview_locked()
            words = error_words(error)
            self.banner.say(Tone.BAD, words.title, words.text)

    def _connect(self) -> None:
        orders = self._desk.orders
        orders.recorded_steps.connect(self._recorded)
        orders.failed.connect(self._failed)
        self.list.currentRowChanged.connect(self._preview)
        self.send.clicked.connect(self._submit)
        self.send_on.clicked.connect(self._submit_on)
        self.leave.clicked.connect(self.close_panel)
        self.manage.clicked.connect(self.manage_requested)
        self.answer.textChanged.connect(self._keep_written)
        self.answer.submitted.connect(self._submit)
        self.answer.submitted_on.connect(self._submit_on)
        self.answer.escaped.connect(self.close_panel)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, act in (("Return", self._submit), ("Enter", self._submit)):
            QShortcut(QKeySequence(f"Ctrl+{key}"), self, context=within).activated.connect(act)
            QShortcut(QKeySequence(f"Ctrl+Shift+{key}"), self, context=within).activated.connect(self._submit_on)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Quick actions"))
        self.hint.setText(self.tr("1 to 9 choose  ·  Ctrl+Enter does it, with Shift the next report follows  ·  Esc closes"))
        self.list.setAccessibleName(self.tr("Quick actions"))
        self.answer_block.set_words(self.tr("Public answer"), self.tr("Public: the citizen reads this"))
        self.send_on.setText(self.tr("Do it && next"))
        self.manage.setText(self.tr("Manage…"))
        self.leave.setText(self.tr("Close"))
        if self.isVisible():
            self.show_macros()

    def _arrange(self) -> None:
        self.send.setObjectName("macro_send")
        head, foot = QWidget(self), QWidget(self)
        line = FlowLayout(head, spacing=16)
        line.addWidget(self.title)
        line.addWidget(self.hint)
        flow = FlowLayout(foot, spacing=6)
        for button in (self.send, self.send_on, self.manage, self.leave):
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(6)
        column.addWidget(head)
        # A low window scrolls what is chosen and read; the buttons stay in sight.
        column.addWidget(FittingArea(self._content(), self), 1)
        column.addWidget(self.banner)
        column.addWidget(foot)

    def _content(self) -> QWidget:
        content = QWidget(self)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        for part in (self.list, self.steps, self.answer_block):
            inside.addWidget(part)
        inside.addStretch(1)
        return content
