"""Buttons and chips side by side, in as many lines as they need: large letters and narrow panes cut none of them."""

from collections.abc import Iterable

from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.flow_layout import FlowLayout


class FlowRow(QWidget):
    """Parts in a line that breaks; the parts become its children."""

    def __init__(self, parent: QWidget, parts: Iterable[QWidget] = (), *, spacing: int = 8) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, spacing=spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for part in parts:
            self.add(part)

    def add(self, part: QWidget) -> None:
        """Put a part at the end."""
        self._flow.addWidget(part)

    def take(self, part: QWidget) -> None:
        """Take a part out for good."""
        self._flow.removeWidget(part)
        part.hide()
        part.deleteLater()
