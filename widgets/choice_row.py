"""Something to choose: a button, and beside it the sentence that says what will be done."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from widgets.buttons import MainButton, PlainButton
from widgets.lettering import PlainLabel

BUTTON_WIDTH = 248
MAIN_HEIGHT = 40


class ChoiceRow(QWidget):
    """One choice; the main one is larger and stands out.

    Signals: `chosen` when its button was pressed.
    """

    chosen = Signal()

    def __init__(self, label: str, sentence: str, parent: QWidget | None = None, *, main: bool = False) -> None:
        super().__init__(parent)
        self.button: QPushButton = MainButton(parent=self) if main else PlainButton(parent=self)
        self.button.setMinimumWidth(BUTTON_WIDTH)
        if main:
            self.button.setMinimumHeight(MAIN_HEIGHT)
        self.button.clicked.connect(self.chosen)
        self.sentence = PlainLabel(parent=self, wrap=True)
        self.say(label, sentence)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.sentence, 1, Qt.AlignmentFlag.AlignVCenter)

    def say(self, label: str, sentence: str) -> None:
        """Set the words."""
        self.button.setText(label)
        self.button.setAccessibleDescription(sentence)
        self.sentence.setText(sentence)


def align(rows: Iterable[ChoiceRow]) -> None:
    """Give the buttons of rows below each other one width, so that their sentences stand in a column."""
    buttons = [row.button for row in rows]
    width = max((button.sizeHint().width() for button in buttons), default=0)
    for button in buttons:
        button.setMinimumWidth(max(width, BUTTON_WIDTH))
