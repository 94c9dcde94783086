"""Tells a letter that is meant as a key of the window from the letters of a word that is typed where no field has the focus."""

from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.frame.keys import STEPS, Key

# Letters of a word follow each other within this time; so long a key waits whether another letter comes. Nobody notices it.
HOLD_MS = 130
_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock)


@dataclass(frozen=True, slots=True)
class _Letter:
    text: str
    key: Key | None


class TypingGuard(QObject):
    """Holds a letter back for a moment before it acts; another letter within that moment makes both a word, and neither acts.

    Steps in the list act at once, and are taken back where they turn out to be the beginning of a word. The same letter again,
    and steps up and down, are no word. What is no letter (Enter, Esc, a key with Ctrl, a click) lets the one before act first.

    Signals: `meant(Key)`; `stepping` before a step that may have to be taken back, `step_undone` where it has to; `typed(text)`
    with the first letters of a word.
    """

    meant = Signal(object)
    stepping = Signal()
    step_undone = Signal()
    typed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._burst: list[_Letter] = []
        self._held: Key | None = None
        self._in_word = False
        self._watched: tuple[QObject, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(HOLD_MS)
        # A letter that was pressed in time but waits behind other work comes before the end of the pause.
        self._pause.timeout.connect(self._let_pass)
        self._passed = QTimer(self)
        self._passed.setSingleShot(True)
        self._passed.setInterval(0)
        self._passed.timeout.connect(self.settle)

    def is_waiting(self) -> bool:
        """Whether letters may still become a word."""
        return self._pause.isActive() or self._passed.isActive()

    def take(self, text: str, key: Key | None) -> None:
        """A letter was pressed, which is a key of the window or none."""
        letter, former = _Letter(text, key), self._burst[-1] if self._burst else None
        self._passed.stop()
        if self._in_word:
            self._pause.start()
        elif former is None or former.text == text:
            self.settle()
            self._begin(letter)
        elif former.key in STEPS and key in STEPS:
            self._step(letter)
        else:
            self._become_word(letter)

    def settle(self) -> None:
        """What was pressed was meant: the letter that is held acts now."""
        self._pause.stop()
        self._passed.stop()
        held, self._held, self._burst, self._in_word = self._held, None, [], False
        self._watch(on=False)
        if held is not None:
            self.meant.emit(held)

    def stop(self) -> None:
        """Forget what was pressed."""
        self._held = None
        self.settle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While a letter is held: whatever else is pressed comes after it."""
        if event.type() == QEvent.Type.MouseButtonPress or (isinstance(event, QKeyEvent) and _is_no_letter(event)):
            self.settle()
        return super().eventFilter(watched, event)

    def _begin(self, letter: _Letter) -> None:
        if letter.key in STEPS:
            self.stepping.emit()
            self._step(letter)
            return
        self._burst, self._held = [letter], letter.key
        self._watch(on=self._held is not None)
        self._pause.start()

    def _step(self, letter: _Letter) -> None:
        self._burst.append(letter)
        self.meant.emit(letter.key)
        # From its end: what it took is no time that anybody waited.
        self._pause.start()

    def _become_word(self, letter: _Letter) -> None:
        letters = [*self._burst, letter]
        self._burst, self._held, self._in_word = [], None, True
        self._watch(on=False)
        self._pause.start()
        if any(one.key in STEPS for one in letters[:-1]):
            self.step_undone.emit()
        self.typed.emit("".join(one.text for one in letters))

    def _let_pass(self) -> None:
        self._passed.start()

    def _watch(self, *, on: bool) -> None:
        """See what else is pressed: a key where the focus is, a click on its way into the window."""
        for watched in self._watched:
            if shiboken6.isValid(watched):
                watched.removeEventFilter(self)
        self._watched = ()
        focused = QApplication.focusWidget()
        if not on or focused is None:
            return
        window = focused.window().windowHandle()
        # What a map's page has for itself is left alone.
        keys = () if focused.inherits("QQuickWidget") else (focused,)
        self._watched = (*keys, *((window,) if window is not None else ()))
        for watched in self._watched:
            watched.installEventFilter(self)


def _is_no_letter(event: QKeyEvent) -> bool:
    if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or event.key() in _MODIFIERS:
        return False
    with_others = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return bool(with_others) or not event.text().isalnum()
