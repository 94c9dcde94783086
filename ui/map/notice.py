"""What stands in the map's place when its page cannot be shown: what happened, what is safe, what to do."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from widgets.buttons import PlainButton


class MapNotice(QWidget):
    """A sentence and a button; `again_requested` when the officer wants the map loaded again."""

    again_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = QLabel(self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._again = PlainButton(parent=self)
        self._again.clicked.connect(self.again_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(16)
        layout.addStretch()
        layout.addWidget(self._text)
        layout.addWidget(self._again, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addStretch()
        self._loading = False
        self.set_words()

    def say(self, *, loading: bool) -> None:
        """Say that the map is being loaded again by itself, or that it takes the button."""
        self._loading = loading
        self._again.setVisible(not loading)
        self.set_words()

    def set_words(self) -> None:
        """Put the words in the officer's language."""
        translate = QCoreApplication.translate
        self._again.setText(translate("Map", "Load the map again"))
        if self._loading:
            text = translate("Map", "The map has stopped and is being loaded again. Reports and your work are not affected.")
        else:
            text = translate("Map", "The map cannot be shown. Reports and your work are not affected: the queue works as always.")
        self._text.setText(text)
