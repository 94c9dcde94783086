"""A choice from a long list that is found by typing any part of it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QSizePolicy, QWidget


class SearchableBox(QComboBox):
    """A combo box with a filter that matches anywhere; only things of the list can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        completer = QCompleter(self.model(), self)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line = QLineEdit(self)
        self._line.setClearButtonEnabled(True)
        self.setLineEdit(self._line)
        self.setCompleter(completer)

    def set_choices(self, choices: Iterable[tuple[str, str]], placeholder: str = "") -> None:
        """Offer these (key, words); what was chosen stays chosen where it is still offered."""
        former = self.chosen()
        self.blockSignals(True)
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self._line.setPlaceholderText(placeholder)
        self.blockSignals(False)
        self.choose(former)

    def choose(self, key: str | None) -> None:
        """Choose by key; None or a key that is not offered chooses nothing."""
        index = self.findData(key) if key is not None else -1
        self.setCurrentIndex(index)
        if index < 0:
            self.setEditText("")

    def chosen(self) -> str | None:
        """The key of what the typed words name, None when they name nothing of the list."""
        typed = self.currentText().strip()
        if not typed:
            return None
        index = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(index)) if index >= 0 else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change a choice."""
        event.ignore()
