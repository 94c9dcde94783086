"""The line in which coordinates are typed to go there."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from officer_app.domain.map_links import LONGEST_LINK, is_shortened
from officer_app.domain.places import read_point, write_point
from widgets.buttons import PlainButton
from widgets.lettering import PlainLabel
from widgets.tones import Tone

_EXAMPLES = ("-6.2146, 106.9055", "6°12'52\"S 106°54'20\"E")


class GoToLine(QWidget):
    """A field, what became of what was typed in it, and the way out; hidden until it is opened.

    Signals: `went(point)`; `closed`.
    """

    went = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit(self)
        self.field.setObjectName("coordinates")
        self.field.setMaxLength(LONGEST_LINK)
        self.field.setMinimumWidth(90)
        self.field.returnPressed.connect(self._go)
        self.go = PlainButton(parent=self)
        self.go.clicked.connect(self._go)
        self.leave = PlainButton(parent=self)
        self.leave.clicked.connect(self.close_line)
        self.answer = PlainLabel(parent=self, wrap=True)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.field, 1)
        line.addWidget(self.go)
        line.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 8, 6)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.answer)
        self._retranslate()
        self.hide()

    def open_line(self) -> None:
        """Show the field, ready to be typed into."""
        self._say("")
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.selectAll()

    def close_line(self) -> None:
        """Hide it; what was typed stays for the next time."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to this line: it is not the report's main action."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.field.setAccessibleName(self.tr("Coordinates, latitude first"))
        self.field.setPlaceholderText(_EXAMPLES[0])
        self.go.setText(self.tr("Go"))
        self.leave.setText(self.tr("Close"))
        self._say("")

    def _go(self) -> None:
        point = read_point(self.field.text())
        if point is None:
            self._say(self._unread(), Tone.WARNING)
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._say(self.tr("Marked on the map: {0}").format(write_point(point)))
        self.went.emit(point)

    def _unread(self) -> str:
        if is_shortened(self.field.text()):
            return self.tr(
                "This short link holds no coordinates. Open it in a browser and copy the long address that appears there."
            )
        text = self.tr("Not read as a place. Write for instance {0} or {1}, or paste a link from a map.")
        return text.format(*_EXAMPLES)

    def _say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        self.answer.set_tone(tone)
        self.answer.setText(text)
        self.answer.setVisible(bool(text))
        self.field.setAccessibleDescription(text)
