"""What a person new to the window is told: once, in a line above the pages, until he has read it."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ui.frame.memory import WindowMemory
from widgets.banner import Banner
from widgets.tones import Tone

_READ = "welcome"


class Welcome(Banner):
    """Names the keys that a day is done with; each installation's window shows it until it is dismissed."""

    def __init__(self, memory: WindowMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory = memory
        self.pressed.connect(self._dismiss)
        self._greet()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self._greet()

    def _greet(self) -> None:
        if self._memory.word(_READ, ""):
            self.clear()
            return
        title = self.tr("Welcome. The most urgent report is already open; you can work all day by keyboard.")
        keys = self.tr(
            "Enter does the next step · J and K move · A answers the citizen · 2 hands over to an agency ·"
            " Z undoes · Ctrl+K finds everything else · ? shows all keys"
        )
        self.say(Tone.INFO, title, keys, self.tr("Got it"))

    def _dismiss(self) -> None:
        self._memory.keep_word(_READ, "read")
        self.clear()
