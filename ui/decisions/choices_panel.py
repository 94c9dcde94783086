"""The possible decisions below a card: the likeliest first and largest, each with what will be done."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sync.records import Choice
from ui.decisions.choice_words import ChoiceWords, export_words
from widgets.choice_row import ChoiceRow, align


class ChoicesPanel(QWidget):
    """One row for each choice, and one for a sealed copy.

    Signals: `chosen` with the choice's word; `export_chosen`.
    """

    chosen = Signal(str)
    export_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[str, ChoiceRow] = {}
        self._export: ChoiceRow | None = None
        self._shown: tuple[tuple[Choice, ChoiceWords], ...] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_choices(self, choices: Sequence[tuple[Choice, ChoiceWords]]) -> None:
        """Offer these; the same ones again change nothing, so that the focus stays."""
        if tuple(choices) == self._shown:
            return
        self._shown = tuple(choices)
        self._clear()
        # Giving up is never what stands out, also where nothing else is left.
        main = next((choice for choice, _ in choices if choice is not Choice.WITHDRAW), None)
        for choice, words in choices:
            row = ChoiceRow(words.label, words.sentence, self, main=choice is main)
            row.button.setObjectName(choice.value)
            row.chosen.connect(self._choose)
            self._rows[choice.value] = row
            self._column.addWidget(row)
        words = export_words()
        self._export = ChoiceRow(words.label, words.sentence, self)
        self._export.button.setObjectName("export")
        self._export.chosen.connect(self.export_chosen)
        self._column.addWidget(self._export)
        align([*self._rows.values(), self._export])

    def row(self, choice: Choice) -> ChoiceRow | None:
        """The row of a choice, None where it is not offered."""
        return self._rows.get(choice.value)

    def choices(self) -> tuple[Choice, ...]:
        """What is offered, in the order shown."""
        return tuple(map(Choice, self._rows))

    def export_row(self) -> ChoiceRow | None:
        """The row of the sealed copy."""
        return self._export

    def buttons(self) -> list[QPushButton]:
        """All buttons in their order, for the way of the Tab key."""
        rows = [*self._rows.values(), *([self._export] if self._export is not None else [])]
        return [row.button for row in rows]

    def _choose(self) -> None:
        pressed = self.sender()
        self.chosen.emit(next(word for word, row in self._rows.items() if row is pressed))

    def _clear(self) -> None:
        self._rows, self._export = {}, None
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
