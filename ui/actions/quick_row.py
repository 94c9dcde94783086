"""Short reasons to press: each is written below what stands in its field."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from widgets.buttons import PlainButton
from widgets.flow_layout import FlowLayout


class QuickRow(QWidget):
    """One button for each reason.

    Signals: `chosen(words)`.
    """

    chosen = Signal(str)

    def __init__(self, reasons: Sequence[str], field: str, parent: QWidget) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, spacing=6)
        for words in reasons:
            button = PlainButton(words, self)
            button.setProperty("field", field)
            button.clicked.connect(partial(self.chosen.emit, words))
            flow.addWidget(button)
