"""The line of a form that opened with an older draft: from when it is, and a way to be rid of it that can be taken back."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from widgets.announcing import announce
from widgets.banner import Banner
from widgets.tones import Tone


class DraftLine(Banner):
    """Discards the old text and nothing that was added below it.

    Signals: `put(values)` with what the fields shall hold now.
    """

    put = Signal(object)

    def __init__(self, values: Callable[[], Mapping[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = values
        self._when = ""
        self._old: dict[str, str] = {}
        self._before: dict[str, str] | None = None
        self.pressed.connect(self._press)

    def show_draft(self, when: str, old: Mapping[str, str]) -> None:
        """Say that these fields hold a draft of that time; nothing where none holds anything."""
        self._when, self._old, self._before = when, {name: text for name, text in old.items() if text.strip()}, None
        if self._old:
            self._say()
        else:
            self.clear()

    def _press(self) -> None:
        if self._before is None:
            now = self._values()
            self._before = {name: now[name] for name in self._old}
            self.put.emit({name: _without(text, self._old[name]) for name, text in self._before.items()})
        else:
            before, self._before = self._before, None
            self.put.emit(before)
        self._say()

    def _say(self) -> None:
        if self._before is None:
            title = self.tr("Draft of {0}").format(self._when)
            text = self.tr("What you write, and each template, is added below it.")
            self.say(Tone.INFO, title, text, self.tr("Discard draft"))
        else:
            title = self.tr("The draft of {0} was discarded").format(self._when)
            self.say(Tone.INFO, title, "", self.tr("Bring it back"))
        announce(self, title)


def _without(text: str, old: str) -> str:
    """What was added below the old text; nothing where the old text itself was changed."""
    kept = old.rstrip()
    return text[len(kept) :].lstrip() if text.startswith(kept) else ""
