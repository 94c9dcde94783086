"""Which widgets take what is typed: a key pressed in one of them is theirs and nobody else's."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit


def takes_typing(widget: QObject | None) -> bool:
    """Whether letters pressed in a widget go into it; text that can only be read takes none."""
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly()
    return isinstance(widget, QComboBox | QAbstractSpinBox)
