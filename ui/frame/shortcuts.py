"""The keys of the window: one table for the shortcuts themselves and for the sheet that shows them."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class Key(StrEnum):
    """What a key does."""

    NEXT = "next"
    PREVIOUS = "previous"
    NOTE = "note"
    ANSWER = "answer"
    RESULT = "result"
    COORDINATE = "coordinate"
    ASSIGN = "assign"
    UNDO = "undo"
    MAP = "map"
    SEARCH = "search"
    FILTER = "filter"
    OUTBOX = "outbox"
    SYNC = "sync"
    SHEET = "sheet"
    BACK = "back"


_SEQUENCES = {
    Key.NEXT: ("J",),
    Key.PREVIOUS: ("K",),
    Key.NOTE: ("N",),
    Key.ANSWER: ("A",),
    Key.RESULT: ("R",),
    Key.COORDINATE: ("C",),
    Key.ASSIGN: ("G",),
    Key.UNDO: ("Z", "Ctrl+Z"),
    Key.MAP: ("M",),
    Key.SEARCH: ("/",),
    Key.FILTER: ("F",),
    Key.OUTBOX: ("U",),
    Key.SYNC: ("Ctrl+R", "F5"),
    Key.SHEET: ("?", "F1"),
    Key.BACK: ("Esc",),
}
_TYPING = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox)


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
        if isinstance(former, _TYPING):
            former.removeEventFilter(self)
        if isinstance(field, _TYPING):
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim a letter for the field it is typed into before the shortcuts see it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(watched, _TYPING) and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if plain and event.text().isprintable() and event.text().strip():
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        self.pressed.emit(self._keys[self.sender()])


def sheet() -> tuple[tuple[str, str], ...]:
    """Keys and what they do, in the order of the sheet."""
    return (
        ("J   ↓", QCoreApplication.translate("Shortcuts", "Next report")),
        ("K   ↑", QCoreApplication.translate("Shortcuts", "Previous report")),
        ("Enter", QCoreApplication.translate("Shortcuts", "Main action of the report")),
        ("N", QCoreApplication.translate("Shortcuts", "Write a note")),
        ("A", QCoreApplication.translate("Shortcuts", "Write a public answer")),
        ("R", QCoreApplication.translate("Shortcuts", "Send a result with photos")),
        ("C", QCoreApplication.translate("Shortcuts", "Coordinate with an agency")),
        ("G", QCoreApplication.translate("Shortcuts", "Assign to an officer")),
        ("T", QCoreApplication.translate("Shortcuts", "Send a result back, in supervision")),
        ("Space", QCoreApplication.translate("Shortcuts", "Tick for several at once, in supervision")),
        ("Z", QCoreApplication.translate("Shortcuts", "Undo, while it has not left this computer")),
        ("M", QCoreApplication.translate("Shortcuts", "Map: below, full, off")),
        ("/", QCoreApplication.translate("Shortcuts", "Search")),
        ("F", QCoreApplication.translate("Shortcuts", "Filter")),
        ("U", QCoreApplication.translate("Shortcuts", "Outbox")),
        ("Ctrl+R", QCoreApplication.translate("Shortcuts", "Sync now")),
        ("Esc", QCoreApplication.translate("Shortcuts", "Back")),
        ("?", QCoreApplication.translate("Shortcuts", "This sheet")),
    )
