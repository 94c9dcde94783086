"""Keeps what must not stretch on a wide screen at its left."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

WIDEST = 960


def bounded(widget: QWidget, widest: int = WIDEST) -> QHBoxLayout:
    """A line that gives a widget all its width up to a limit, and leaves the rest empty."""
    widget.setMaximumWidth(widest)
    line = QHBoxLayout()
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(widget, 1)
    line.addStretch(0)
    return line
