"""A choice from a short list that lets go of the keys once something was chosen from it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox


class ChoiceBox(QComboBox):
    """A combo box for what is chosen once in a while: its list opened, it is done when that closes.

    Signals: `closed` when the list was closed, with or without a choice.
    """

    closed = Signal()

    def hidePopup(self) -> None:
        """Close the list and tell it."""
        was_open = self.view().isVisible()
        super().hidePopup()
        if was_open:
            self.closed.emit()
