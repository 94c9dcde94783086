"""Asks why, inline below the card, before a decision that needs a reason is made."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sync.records import Choice
from ui.decisions.choice_words import ChoiceWords, ReasonNeed
from widgets.buttons import MainButton, PlainButton
from widgets.field_block import FieldBlock
from widgets.flow_row import FlowRow
from widgets.lettering import PlainLabel
from widgets.plain_editor import PlainEditor
from widgets.tones import Tone


class ReasonForm(QWidget):
    """One text field with what it is for; what is typed is told at once, to be kept as a draft.

    Signals: `edited`; `confirmed`; `closed`.
    """

    edited = Signal()
    confirmed = Signal()
    closed = Signal()

    # On the class, because Qt tells of changes while the base class is still being made.
    _words: ChoiceWords | None = None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice.WITHDRAW
        self.title = PlainLabel(parent=self, bold=True)
        self._sentence = PlainLabel(parent=self, wrap=True, tone=Tone.MUTED)
        self.editor = PlainEditor(self, lines=2)
        self.editor.textChanged.connect(self._changed)
        self.editor.submitted.connect(self._confirm)
        self.editor.escaped.connect(self.closed)
        self._block = FieldBlock("", "", Tone.PLAIN, self.editor, self)
        self.confirm = MainButton(parent=self)
        self.confirm.clicked.connect(self._confirm)
        self.close_button = PlainButton(parent=self)
        self.close_button.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self._sentence)
        column.addWidget(self._block)
        column.addWidget(FlowRow(self, (self.confirm, self.close_button)))
        self.hide()

    def ask(self, choice: Choice, words: ChoiceWords, drafted: str) -> None:
        """Ask for the reason of a choice, with what was typed for it before."""
        self.choice, self._words = choice, words
        self.editor.blockSignals(True)
        self.editor.setPlainText(drafted)
        self.editor.blockSignals(False)
        self._retranslate()
        self.show()
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def reason(self) -> str:
        """What is typed."""
        return self.editor.toPlainText()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        words = self._words
        if words is None:
            return
        self.title.setText(words.label.rstrip("…"))
        self._sentence.setText(words.sentence)
        if words.reason is ReasonNeed.REQUIRED:
            self._block.set_words(self.tr("Why?"), self.tr("Required"))
        else:
            self._block.set_words(self.tr("Message"), self.tr("Optional"))
        self.confirm.setText(words.label.rstrip("…"))
        self.close_button.setText(self.tr("Back"))
        self._enable()

    def _changed(self) -> None:
        self._enable()
        self.edited.emit()

    def _enable(self) -> None:
        needed = self._words is not None and self._words.reason is ReasonNeed.REQUIRED
        self.confirm.setEnabled(not needed or bool(self.reason().strip()))

    def _confirm(self) -> None:
        if self.confirm.isEnabled():
            self.confirmed.emit()
