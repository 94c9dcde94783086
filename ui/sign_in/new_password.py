"""Two fields for a new password, as a form for signing in and one for changing it both need."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.words.sessions import LEAST_PASSWORD, password_problem
from widgets.lettering import PlainLabel
from widgets.tones import Tone


class NewPassword(QWidget):
    """Asks for a new password twice.

    Signals: `entered` when Enter is pressed in one of them.
    """

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chosen, self.again = QLineEdit(self), QLineEdit(self)
        self._labels = {field: PlainLabel(parent=self) for field in (self.chosen, self.again)}
        self.hint = PlainLabel(parent=self, wrap=True, tone=Tone.MUTED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for field, label in self._labels.items():
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMinimumHeight(34)
            field.setTextMargins(6, 0, 6, 0)
            field.returnPressed.connect(self.entered)
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
            column.addSpacing(8)
        column.addWidget(self.hint)
        self._retranslate()

    def problem(self, present: str) -> str:
        """What is wrong with what was typed; empty where nothing is."""
        return password_problem(present, self.chosen.text(), self.again.text())

    def text(self) -> str:
        """The new password."""
        return self.chosen.text()

    def clear(self) -> None:
        """Forget what was typed."""
        for field in self._labels:
            field.clear()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        for (field, label), word in zip(
            self._labels.items(), (self.tr("New password"), self.tr("New password again")), strict=True
        ):
            label.setText(word)
            field.setAccessibleName(word)
        self.hint.setText(self.tr("At least {0} characters, best several words.").format(LEAST_PASSWORD))
