"""The quick actions in a list, chosen by their digits."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from widgets.focus_ring import RowlessRing
from widgets.row_delegate import RowDelegate

_DIGITS = "123456789"
_ROWS = 4


class MacroList(QListWidget):
    """Name and steps of each; what is not possible is grey and says why, and cannot be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(RowDelegate(self))
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._ring = RowlessRing(self)

    def show_lines(self, lines: Sequence[tuple[str, str, bool]]) -> None:
        """Show these: name, what it does or why not, whether it is possible; the first possible one is chosen."""
        self.clear()
        for number, (name, about, possible) in enumerate(lines, start=1):
            item = QListWidgetItem(f"{number}  {name}\n     {about}" if number < 10 else f"{name}\n     {about}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}. {about}")
            item.setToolTip("")
            if not possible:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        first = next((row for row, line in enumerate(lines) if line[2]), -1)
        self.setCurrentRow(first)
        height = max(self.sizeHintForRow(0), 2 * self.fontMetrics().lineSpacing())
        self.setFixedHeight(min(max(len(lines), 1), _ROWS) * height + 2 * self.frameWidth() + 2)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(320, super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """The digits are this list's while it has the keys, not the window's statuses."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _digit(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses."""
        number = _digit(event)
        if not number:
            super().keyPressEvent(event)
            return
        item = self.item(number - 1)
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.setCurrentRow(number - 1)
        event.accept()


def _digit(event: QKeyEvent) -> int:
    plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return int(event.text()) if plain and event.text() and event.text() in _DIGITS else 0
