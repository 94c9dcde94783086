"""A choice from a short list that changes only where somebody chooses from it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget


class ChoiceBox(QComboBox):
    """A combo box that neither the wheel nor a word changes in passing: its list opened, or the arrows, choose.

    Signals: `closed` when the list was closed, with or without a choice.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Nor does the wheel take the keys to it.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def hidePopup(self) -> None:
        """Close the list and tell it."""
        was_open = self.view().isVisible()
        super().hidePopup()
        if was_open:
            self.closed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change a choice."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters choose in the open list only; Space opens it."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not held and event.text().isprintable() and event.text().strip():
            event.ignore()
            return
        super().keyPressEvent(event)
