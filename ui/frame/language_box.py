"""Chooses the language of the window; every language is called by its own name."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from widgets.choice_box import ChoiceBox

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}


class LanguageBox(ChoiceBox):
    """Signals: `language_chosen(code)` when the officer chose another one."""

    language_chosen = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for code, name in LANGUAGES.items():
            self.addItem(name, code)
        self.show_language(language)
        self.activated.connect(self._choose)
        self.setAccessibleName(self.tr("Language"))

    def show_language(self, language: str) -> None:
        """Show another language as chosen, without telling anybody."""
        self.setCurrentIndex(max(self.findData(language), 0))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Language"))

    def _choose(self) -> None:
        self.language_chosen.emit(self.currentData())
