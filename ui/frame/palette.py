"""The palette of commands behind Ctrl+K: everything that can be done now, found by typing any part of its words."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from officer_app.domain.searching import words_in
from officer_app.domain.spelling import nearest
from ui.frame.palette_delegate import PaletteDelegate
from widgets.on_screen import keep_on_screen

WIDTH, LINES = 620, 10
_ROOT = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
COMMAND = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done: `name` for the window, `keys` where a key does it too, `why_not` where it is not possible."""

    name: str
    words: str
    keys: str = ""
    why_not: str = ""


# A command with its words as they are searched.
_Named = tuple[Command, tuple[str, ...]]
# The commands for what is typed; most fitting first.
Offer = Callable[[str], Sequence[Command]]


class PaletteModel(QAbstractListModel):
    """The commands that fit what is typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: tuple[Command, ...] = ()

    def show_commands(self, commands: Sequence[Command]) -> None:
        """Replace them."""
        self.beginResetModel()
        self._commands = tuple(commands)
        self.endResetModel()

    def command(self, row: int) -> Command | None:
        """The command of a row, None outside."""
        return self._commands[row] if 0 <= row < len(self._commands) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many fit."""
        return 0 if parent.isValid() else len(self._commands)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The command for the delegate, its words for everybody else."""
        command = self.command(index.row()) if index.isValid() else None
        if command is None:
            return None
        if role == COMMAND:
            return command
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return ", ".join(filter(None, (command.words, command.keys, command.why_not)))
        return None


class Palette(QDialog):
    """Typed into, stepped through with the arrows, left with Enter or Esc.

    Signals: `chosen(name)`.
    """

    chosen = Signal(str)

    def __init__(self, offer: Offer, parent: QWidget) -> None:
        super().__init__(parent)
        self._offer = offer
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Commands"))
        self.model = PaletteModel(self)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(self.tr("What do you want to do? A report's number opens it."))
        self.line.setAccessibleName(self.tr("Search commands"))
        self.line.setMinimumHeight(36)
        self.line.textChanged.connect(self._look)
        self.line.installEventFilter(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Commands"))
        self.list.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self._look("")
        self.resize(WIDTH, 60 + LINES * self.list.sizeHintForRow(0))
        keep_on_screen(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows step through the list while the field keeps the keys."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: LINES, Qt.Key.Key_PageUp: -LINES}
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _look(self, typed: str) -> None:
        self.model.show_commands(self._offer(typed))
        self.list.setCurrentIndex(self.model.index(0))

    def _step(self, by: int) -> None:
        last = self.model.rowCount() - 1
        self.list.setCurrentIndex(self.model.index(max(0, min(self.list.currentIndex().row() + by, last))))

    def _choose(self, index: QModelIndex) -> None:
        command = self.model.command(index.row())
        if command is not None and not command.why_not:
            self.accept()
            self.chosen.emit(command.name)


def fitting(commands: Sequence[Command], typed: str) -> list[Command]:
    """The commands that hold every typed word, those that begin with it first and those that are not possible last.

    Where no command does, those that hold the words that are nearest to the typed ones.
    """
    words = words_in(typed)
    named = [(command, words_in(command.words)) for command in commands]
    found = _holding(named, words)
    if not found:
        known = Counter(word for _, names in named for word in names)
        words = tuple(nearest(word, known) or word for word in words)
        found = _holding(named, words)
    begun = words[0] if words else ""
    found.sort(key=lambda entry: (bool(entry[0].why_not), not (entry[1][:1] and entry[1][0].startswith(begun))))
    return [command for command, _ in found]


def _holding(named: Sequence[_Named], words: Sequence[str]) -> list[_Named]:
    return [entry for entry in named if all(word in " ".join(entry[1]) for word in words)]
