"""The keys of the window: one table for the shortcuts themselves and for the sheet that shows them."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from officer_app.domain.vocabulary import Status
from ui.words.statuses import status_word
from widgets.fields import takes_typing


class Key(StrEnum):
    """What a key does."""

    NEXT = "next"
    PREVIOUS = "previous"
    MAIN = "main"
    NOTE = "note"
    ANSWER = "answer"
    RESULT = "result"
    COORDINATE = "coordinate"
    ASSIGN = "assign"
    MERGE = "merge"
    TO_WAITING = "to_waiting"
    TO_COORDINATING = "to_coordinating"
    TO_DELEGATED = "to_delegated"
    TO_IN_PROGRESS = "to_in_progress"
    TO_AWAITING_VALIDATION = "to_awaiting_validation"
    TO_DONE = "to_done"
    TO_REJECTED = "to_rejected"
    TO_DUPLICATE = "to_duplicate"
    MACROS = "macros"
    NEARBY = "nearby"
    TICK = "tick"
    UNDO = "undo"
    MAP = "map"
    SEARCH = "search"
    FILTER = "filter"
    VIEWS = "views"
    GROUPS = "groups"
    PALETTE = "palette"
    OUTBOX = "outbox"
    ALERTS = "alerts"
    SYNC = "sync"
    LARGER = "larger"
    SMALLER = "smaller"
    USUAL_SIZE = "usual_size"
    SHEET = "sheet"
    BACK = "back"


# The status that a key moves a report to, in the order of the keys 1 to 8.
STATUS_KEYS = {
    Key.TO_WAITING: Status.WAITING,
    Key.TO_COORDINATING: Status.COORDINATING,
    Key.TO_DELEGATED: Status.DELEGATED,
    Key.TO_IN_PROGRESS: Status.IN_PROGRESS,
    Key.TO_AWAITING_VALIDATION: Status.AWAITING_VALIDATION,
    Key.TO_DONE: Status.DONE,
    Key.TO_REJECTED: Status.REJECTED,
    Key.TO_DUPLICATE: Status.DUPLICATE,
}
# By how many steps a key changes the size of text; None for the usual size.
SIZE_KEYS = {Key.LARGER: 1, Key.SMALLER: -1, Key.USUAL_SIZE: None}
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
    """Gives a window its keys; a key that is typed into a field is a letter there and nothing else.

    Signals: `pressed(Key)`.
    """

    pressed = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._keys: dict[QObject, Key] = {}
        for key, sequences in _SEQUENCES.items():
            for sequence in sequences:
                shortcut = QShortcut(QKeySequence(sequence), window)
                shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
                shortcut.activated.connect(self._press)
                self._keys[shortcut] = key

    def follow(self, former: QWidget | None, field: QWidget | None) -> None:
        """Watch the field that has the focus now; connected to the application's `focusChanged`."""
        if former is not None and takes_typing(former):
            former.removeEventFilter(self)
        if field is not None and takes_typing(field):
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim a letter for the field it is typed into before the shortcuts see it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and takes_typing(watched):
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if plain and event.text().isprintable() and event.text().strip():
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        self.pressed.emit(self._keys[self.sender()])


def keys_shown(key: Key) -> str:
    """The key as it is written on the sheet and beside commands."""
    if key is Key.MAIN:
        return QCoreApplication.translate("Shortcuts", "Enter")
    return _SHOWN.get(key, _SEQUENCES[key][0])


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
        ("T", QCoreApplication.translate("Shortcuts", "Send a result back, in supervision")),
        ("Space", QCoreApplication.translate("Shortcuts", "Tick for several at once, in supervision")),
    )
    return (*lines[:place], (f"{keys_shown(numbers[0])} … {keys_shown(numbers[-1])}", moves), *lines[place:], *more)
