"""A choice from a short list that changes only where somebody chooses from it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
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
        self.view().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that the list was closed, whatever closed it: Esc and a click beside it ask no method of the box."""
        if watched is self.view() and event.type() == QEvent.Type.Hide:
            # Qt gives the keys back to the box in between.
            QTimer.singleShot(0, self, self.closed.emit)
        return super().eventFilter(watched, event)

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
