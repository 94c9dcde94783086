"""Asks twice before unsent work is given up: by its number, typed exactly, and by a reason."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from widgets.buttons import PlainButton
from widgets.lettering import PlainLabel
from widgets.tones import Tone


class DiscardForm(QWidget):
    """Cannot be confirmed before both fields fit.

    Signals: `confirmed`; `closed`.
    """

    confirmed = Signal()
    closed = Signal()

    # On the class, because Qt tells of changes while the base class is still being made.
    _count = 0

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = PlainLabel(parent=self, bold=True)
        self._hint = PlainLabel(parent=self, wrap=True, tone=Tone.BAD)
        self.number = QLineEdit(self)
        self.number.setFixedWidth(120)
        self.reason = QLineEdit(self)
        self.discard = PlainButton(parent=self)
        self.discard.clicked.connect(self._confirm)
        self.close_button = PlainButton(parent=self)
        self.close_button.clicked.connect(self.closed)
        self._labels = {field: PlainLabel(parent=self) for field in (self.number, self.reason)}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        for row, (field, label) in enumerate(self._labels.items()):
            label.setBuddy(field)
            field.setMinimumHeight(30)
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self._confirm)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.discard)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.title)
        column.addWidget(self._hint)
        column.addLayout(grid)
        column.addLayout(buttons)
        self._retranslate()
        self.hide()

    def ask(self, count: int) -> None:
        """Ask whether so many things shall be given up."""
        self.number.clear()
        self.show_count(count)
        self.show()
        self.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_count(self, count: int) -> None:
        """So many things it is about now."""
        self._count = count
        self._retranslate()

    def why(self) -> str:
        """The reason that was typed."""
        return self.reason.text().strip()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Discard %n action(s) permanently", "", self._count))
        self._hint.setText(self.tr("They cannot be restored, and the server never receives them."))
        words = (self.tr("Type {0}, the number of actions").format(self._count), self.tr("Why (stays on record here)"))
        for (field, label), word in zip(self._labels.items(), words, strict=True):
            label.setText(word)
            field.setAccessibleName(word)
        self.discard.setText(self.tr("Discard and sign out"))
        self.close_button.setText(self.tr("Back"))
        self._check()

    def _check(self) -> None:
        self.discard.setEnabled(self._fits())

    def _fits(self) -> bool:
        return self._count > 0 and self.number.text().strip() == str(self._count) and bool(self.why())

    def _confirm(self) -> None:
        if self._fits():
            self.confirmed.emit()
