"""The line under the queue's bar in which a view gets its name."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from widgets.banner import Banner
from widgets.buttons import MainButton, PlainButton
from widgets.flow_layout import FlowLayout
from widgets.tones import Tone

LONGEST = 80


class ViewSaver(QWidget):
    """Asks for a name, and whether the office shares the view.

    Signals: `named(name, shared)`.
    """

    named = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = QLineEdit(self)
        self.name.setMaxLength(LONGEST)
        self.name.returnPressed.connect(self._save)
        self.shared = QCheckBox(self)
        self.save = MainButton("", self)
        self.save.clicked.connect(self._save)
        self.leave = PlainButton("", self)
        self.leave.clicked.connect(self.hide)
        self.message = Banner(self)
        buttons = QWidget(self)
        line = FlowLayout(buttons)
        for part in (self.shared, self.save, self.leave):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.addWidget(self.name)
        column.addWidget(buttons)
        column.addWidget(self.message)
        self._retranslate()
        self.hide()

    def ask(self) -> None:
        """Begin."""
        self.name.clear()
        self.message.clear()
        self.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, title: str, text: str) -> None:
        """Say why the view could not be shared; the name stays."""
        self.show()
        self.message.say(Tone.WARNING, title, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            event.accept()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _save(self) -> None:
        name = " ".join(self.name.text().split())
        if not name:
            self.message.say(Tone.WARNING, self.tr("The view needs a name"), self.tr("For instance: Floods of RW 05"))
            return
        self.named.emit(name, self.shared.isChecked())

    def _retranslate(self) -> None:
        self.name.setPlaceholderText(self.tr("Name of the view"))
        self.name.setAccessibleName(self.tr("Name of the view"))
        self.shared.setText(self.tr("Share with the office"))
        self.save.setText(self.tr("Save view"))
        self.leave.setText(self.tr("Cancel"))
