"""The keys of the window: one table for the shortcuts themselves and for the sheet that shows them."""

from string import ascii_uppercase, digits

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ui.frame.keys import STATUS_KEYS, STEPS, Key
from ui.frame.typing_guard import TypingGuard
from ui.words.statuses import status_word
from widgets.fields import takes_typing

# What the window listens to; Enter and the arrows are heard where they are pressed.
_SEQUENCES = {
    Key.NEXT: ("J",),
    Key.PREVIOUS: ("K",),
    Key.MAIN: (),
    Key.NOTE: ("N",),
    Key.ANSWER: ("A",),
    Key.RESULT: ("R",),
    Key.COORDINATE: ("C",),
    Key.ASSIGN: ("G",),
    Key.MERGE: ("D",),
    **{key: (str(number),) for number, key in enumerate(STATUS_KEYS, start=1)},
    Key.MACROS: ("Q",),
    Key.NEARBY: ("S",),
    Key.TICK: ("X",),
    Key.SEND_BACK: ("T",),
    Key.UNDO: ("Z", "Ctrl+Z"),
    Key.MAP: ("M",),
    Key.SEARCH: ("/",),
    Key.FILTER: ("F",),
    Key.VIEWS: ("V",),
    Key.GROUPS: ("B",),
    Key.PALETTE: ("Ctrl+K",),
    Key.OUTBOX: ("U",),
    Key.ALERTS: ("L",),
    Key.SYNC: ("Ctrl+R", "F5"),
    Key.LARGER: ("Ctrl++", "Ctrl+="),
    Key.SMALLER: ("Ctrl+-",),
    Key.USUAL_SIZE: ("Ctrl+0",),
    Key.SHEET: ("?", "F1"),
    Key.BACK: ("Esc",),
}
_SHOWN = {Key.NEXT: "J   ↓", Key.PREVIOUS: "K   ↑"}


class Shortcuts(QObject):
    """Gives a window its keys; a letter that is typed into a field, or in a word, is a letter and nothing else.

    While `words_in` is shown every letter is heard, so that a word typed there is known from its first letter on.

    Signals: `pressed(Key)`; `stepping`, `step_undone` and `typed(text)` as of the guard.
    """

    pressed = Signal(object)
    stepping = Signal()
    step_undone = Signal()
    typed = Signal(str)

    def __init__(self, window: QWidget, words_in: QWidget | None = None) -> None:
        super().__init__(window)
        self._keys: dict[QObject, tuple[str, Key | None]] = {}
        self._last = ""
        self.guard = TypingGuard(self)
        self.guard.meant.connect(self.pressed)
        self.guard.stepping.connect(self.stepping)
        self.guard.step_undone.connect(self.step_undone)
        self.guard.typed.connect(self.typed)
        for key, sequences in _SEQUENCES.items():
            for sequence in sequences:
                self._listen(window, sequence, key)
        if words_in is not None:
            taken = {sequence for sequences in _SEQUENCES.values() for sequence in sequences}
            for letter in ascii_uppercase + digits:
                for sequence in {letter, f"Shift+{letter}"} - taken - {f"Shift+{digit}" for digit in digits}:
                    self._listen(words_in, sequence, None)

    def follow(self, former: QWidget | None, field: QWidget | None) -> None:
        """Watch the field that has the focus now; connected to the application's `focusChanged`."""
        if former is not None and takes_typing(former):
            former.removeEventFilter(self)
        if field is not None and takes_typing(field):
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim a letter for the field it is typed into before the shortcuts see it."""
        if not isinstance(event, QKeyEvent) or not takes_typing(watched):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if plain and event.text().isprintable() and event.text().strip():
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and self._last:
            if event.isAutoRepeat() and event.text().upper() == self._last:
                # The key that opened the form is still held down.
                return True
            self._last = ""
        return super().eventFilter(watched, event)

    def _listen(self, widget: QWidget, sequence: str, key: Key | None) -> None:
        shortcut = QShortcut(QKeySequence(sequence), widget)
        # Of a widget that is not shown the window hears nothing, and of none while a menu is open.
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(key in STEPS)
        shortcut.activated.connect(self._press)
        self._keys[shortcut] = sequence, key

    def _press(self) -> None:
        sequence, key = self._keys[self.sender()]
        letter = sequence.removeprefix("Shift+")
        if len(letter) == 1 and letter.isalnum():
            self._last = letter
            self.guard.take(letter if letter != sequence else letter.lower(), key)
        else:
            self.guard.settle()
            self.pressed.emit(key)


def keys_shown(key: Key) -> str:
    """The key as it is written on the sheet and beside commands."""
    if key is Key.MAIN:
        return QCoreApplication.translate("Shortcuts", "Enter")
    return _SHOWN.get(key, _SEQUENCES[key][0])


def keys_heard(key: Key) -> tuple[str, ...]:
    """Every chord that does what a key does."""
    return _SEQUENCES[key] or (keys_shown(key),)


def key_words(key: Key) -> str:
    """What a key does, in words."""
    if key in STATUS_KEYS:
        return QCoreApplication.translate("Shortcuts", "Move to: {0}").format(status_word(STATUS_KEYS[key]))
    words = {
        Key.NEXT: QCoreApplication.translate("Shortcuts", "Next report"),
        Key.PREVIOUS: QCoreApplication.translate("Shortcuts", "Previous report"),
        Key.MAIN: QCoreApplication.translate("Shortcuts", "Main action of the report"),
        Key.NOTE: QCoreApplication.translate("Shortcuts", "Write a note"),
        Key.ANSWER: QCoreApplication.translate("Shortcuts", "Write a public answer"),
        Key.RESULT: QCoreApplication.translate("Shortcuts", "Send a result with photos"),
        Key.COORDINATE: QCoreApplication.translate("Shortcuts", "Coordinate with an agency"),
        Key.ASSIGN: QCoreApplication.translate("Shortcuts", "Assign to an officer"),
        Key.MERGE: QCoreApplication.translate("Shortcuts", "Duplicates: merge into the main report"),
        Key.MACROS: QCoreApplication.translate("Shortcuts", "Quick actions: several steps at once"),
        Key.NEARBY: QCoreApplication.translate("Shortcuts", "Open reports nearby: look, merge, answer all"),
        Key.TICK: QCoreApplication.translate("Shortcuts", "Tick for an action on several reports"),
        Key.SEND_BACK: QCoreApplication.translate("Shortcuts", "Send a result back, in supervision"),
        Key.UNDO: QCoreApplication.translate("Shortcuts", "Undo, until it is sent"),
        Key.MAP: QCoreApplication.translate("Shortcuts", "Map: below, full, off"),
        Key.SEARCH: QCoreApplication.translate("Shortcuts", "Search"),
        Key.FILTER: QCoreApplication.translate("Shortcuts", "Filter"),
        Key.VIEWS: QCoreApplication.translate("Shortcuts", "Saved views"),
        Key.GROUPS: QCoreApplication.translate("Shortcuts", "Groups: by status, officer, area and more"),
        Key.PALETTE: QCoreApplication.translate("Shortcuts", "All commands"),
        Key.OUTBOX: QCoreApplication.translate("Shortcuts", "Outbox"),
        Key.ALERTS: QCoreApplication.translate("Shortcuts", "Notifications"),
        Key.SYNC: QCoreApplication.translate("Shortcuts", "Sync now"),
        Key.LARGER: QCoreApplication.translate("Shortcuts", "Larger text"),
        Key.SMALLER: QCoreApplication.translate("Shortcuts", "Smaller text"),
        Key.USUAL_SIZE: QCoreApplication.translate("Shortcuts", "Text in its usual size"),
        Key.BACK: QCoreApplication.translate("Shortcuts", "Back"),
        Key.SHEET: QCoreApplication.translate("Shortcuts", "This list"),
    }
    return words[key]


def sheet() -> tuple[tuple[str, str], ...]:
    """Keys and what they do, in the order of the sheet; the eight keys of the statuses are one line."""
    numbers = tuple(STATUS_KEYS)
    statuses = ", ".join(status_word(STATUS_KEYS[key]) for key in numbers)
    moves = QCoreApplication.translate("Shortcuts", "Move to: {0}").format(statuses)
    lines = [(keys_shown(key), key_words(key)) for key in Key if key not in STATUS_KEYS]
    place = 1 + [key for key in Key if key not in STATUS_KEYS].index(Key.MERGE)
    more = (
        ("←   →", QCoreApplication.translate("Shortcuts", "Close and open a group of the queue, with Shift all of them")),
        ("Space", QCoreApplication.translate("Shortcuts", "Tick for several at once, in supervision")),
    )
    return (*lines[:place], (f"{keys_shown(numbers[0])} … {keys_shown(numbers[-1])}", moves), *lines[place:], *more)
