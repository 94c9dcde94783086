"""Asks why a result goes back or a report is taken up again, inline; what is typed is kept as the report's draft."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.actions.forms import form_for
from ui.actions.offers import Action, base_of
from widgets.breaking_label import BreakingLabel
from widgets.buttons import MainButton, PlainButton
from widgets.card import Card
from widgets.chip import Chip
from widgets.field_block import FieldBlock
from widgets.fitting_area import FittingArea
from widgets.flow_row import FlowRow
from widgets.lettering import SMALL, PlainLabel
from widgets.plain_editor import PlainEditor
from widgets.tones import Tone


class ReasonBox(Card):
    """One reason for one report.

    Signals: `confirmed(reason)`; `closed`; `edited(field, text)` with the draft's field.
    """

    confirmed = Signal(str)
    closed = Signal()
    edited = Signal(str, str)

    _action = Action.RETURN

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(parent=self, bold=True)
        self.editor = PlainEditor(self, lines=2, most=5)
        self.editor.textChanged.connect(self._changed)
        self.editor.submitted.connect(self.confirm)
        self.editor.escaped.connect(self.closed)
        self.block = FieldBlock("", "", Tone.PLAIN, self.editor, self)
        self.quick = FlowRow(self, spacing=6)
        self._chips: list[Chip] = []
        self.send = MainButton(parent=self)
        self.send.clicked.connect(self.confirm)
        self.close_button = PlainButton(parent=self)
        self.close_button.clicked.connect(self.closed)
        self._keys = BreakingLabel(parent=self, size=SMALL, tone=Tone.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        column.addWidget(self.title)
        # A low window scrolls what is chosen and typed; the buttons stay in sight.
        column.addWidget(FittingArea(self._content(), self), 1)
        column.addWidget(FlowRow(self, (self.send, self.close_button, self._keys)))
        self._retranslate()
        self.hide()

    def _content(self) -> QWidget:
        content = QWidget(self)
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addWidget(self.quick)
        inside.addWidget(self.block)
        return content

    @property
    def action(self) -> Action:
        """What the reason is for."""
        return self._action

    @property
    def field(self) -> str:
        """The draft's field, the same as that of the report's own form."""
        return f"{base_of(self._action)}.reason"

    def ask(self, action: Action, drafted: str) -> None:
        """Ask, with what was typed for it before."""
        self._action = action
        self._retranslate()
        self.set_text(drafted)
        self.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_text(self, text: str) -> None:
        """Put a text in without telling that it was typed; whoever goes on writes after it."""
        self.editor.blockSignals(True)
        self.editor.setPlainText(text)
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        self.editor.blockSignals(False)
        self.send.setEnabled(bool(text.strip()))

    def confirm(self) -> None:
        """Give the reason, if there is one."""
        text = self.editor.toPlainText().strip()
        if text:
            self.confirmed.emit(text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        spec = form_for(self._action)
        if spec is None:
            return
        self.title.setText(spec.title)
        self.block.set_words(self.tr("Reason"), self.tr("Required; colleagues read it"))
        self.send.setText(spec.send)
        self.close_button.setText(self.tr("Back"))
        self._keys.setText(self.tr("Ctrl+Enter sends, Esc closes"))
        self._offer(self._quick())

    def _quick(self) -> tuple[str, ...]:
        if self._action is Action.REOPEN:
            return (self.tr("The citizen says it is not done"), self.tr("The photo shows another place"))
        return (
            self.tr("The photo does not show the result"),
            self.tr("The photo was taken somewhere else"),
            self.tr("The work is not finished"),
            self.tr("The answer omits what was done"),
        )

    def _offer(self, reasons: tuple[str, ...]) -> None:
        if tuple(chip.text() for chip in self._chips) == reasons:
            return
        for chip in self._chips:
            self.quick.take(chip)
        self._chips = [Chip(reason, self.quick) for reason in reasons]
        for chip in self._chips:
            chip.setCheckable(False)
            chip.clicked.connect(self._take)
            self.quick.add(chip)
            chip.show()

    def _take(self) -> None:
        chip = next((chip for chip in self._chips if chip is self.sender()), None)
        if chip is not None:
            text = self.editor.toPlainText().rstrip()
            self.editor.setPlainText(f"{text}\n{chip.text()}" if text else chip.text())
            self.editor.moveCursor(QTextCursor.MoveOperation.End)
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        text = self.editor.toPlainText()
        self.send.setEnabled(bool(text.strip()))
        self.edited.emit(self.field, text)
