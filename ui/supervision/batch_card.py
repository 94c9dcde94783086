"""One question before several results are validated at once: how many, and what their citizens will read."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.buttons import MainButton, PlainButton
from widgets.card import Card
from widgets.fitting_area import FittingArea
from widgets.flow_row import FlowRow
from widgets.flowing_text import FlowingText
from widgets.lettering import PlainLabel
from widgets.tones import Tone

_LONGEST = 400


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A result to validate: its report, the answer that becomes public, and what in its photos raises a question."""

    report_id: str
    number: str
    answer: str
    doubts: tuple[str, ...] = ()


class BatchCard(Card):
    """Asks once for all that is ticked.

    Signals: `confirmed` and `closed`.
    """

    confirmed = Signal()
    closed = Signal()

    _lines: tuple[BatchLine, ...] = ()
    _own = 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(parent=self, bold=True, wrap=True)
        self.hint = PlainLabel(parent=self, wrap=True, tone=Tone.MUTED)
        inside = QWidget(self)
        self.answers = FlowingText(inside)
        around = QVBoxLayout(inside)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.answers)
        self.area = FittingArea(inside, self)
        self.doubts = PlainLabel(parent=self, bold=True, wrap=True, tone=Tone.WARNING)
        self.send = MainButton(parent=self)
        self.send.clicked.connect(self.confirmed)
        self.close_button = PlainButton(parent=self)
        self.close_button.clicked.connect(self.closed)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addWidget(self.doubts)
        column.addWidget(self.area)
        column.addWidget(FlowRow(self, (self.send, self.close_button)))
        self.setMaximumHeight(360)
        self._retranslate()
        self.hide()

    def ask(self, lines: Sequence[BatchLine], own: int = 0) -> None:
        """Ask about these; `own` results were sent by the officer and are left out."""
        self._lines, self._own = tuple(lines), own
        self._retranslate()
        self.show()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def report_ids(self) -> tuple[str, ...]:
        """What was asked about."""
        return tuple(line.report_id for line in self._lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the question back."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        event.accept()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        count = len(self._lines)
        self.title.setText(self.tr("Validate %n result(s)?", "", count))
        hint = self.tr("Each becomes done and public at once. This is what the citizens will read:")
        left_out = self.tr("%n result(s) that you sent are left out: somebody else validates them.", "", self._own)
        self.hint.setText(f"{left_out}\n{hint}" if self._own else hint)
        self.answers.setAccessibleName(self.tr("What the citizens will read"))
        none = self.tr("(no answer)")
        self.answers.set_text("\n".join(_told(line, none) for line in self._lines))
        doubtful = sum(bool(line.doubts) for line in self._lines)
        self.doubts.setText(self.tr("⚠ %n result(s) with photos that raise questions: look at them first", "", doubtful))
        self.doubts.setVisible(doubtful > 0)
        self.send.setText(self.tr("Validate all %n", "", count))
        self.close_button.setText(self.tr("Back"))


def _told(line: BatchLine, none: str) -> str:
    return "\n      ".join((f"{line.number}: {_short(line.answer) or none}", *line.doubts))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
