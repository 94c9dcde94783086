"""A calm message inside a page: what it is about, what to do, and at most two things to press."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.announcing import announce
from widgets.buttons import PlainButton
from widgets.lettering import PlainLabel
from widgets.tones import Tone, ground_colour, tone_colour


class Banner(QWidget):
    """A title and a text on a faint ground; hidden while it has nothing to say.

    Signals: `pressed` when its button was pressed; `more_pressed` when the one before it was.
    """

    pressed = Signal()
    more_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.INFO
        self._title = PlainLabel(bold=True, wrap=True, parent=self)
        self._text = PlainLabel(wrap=True, selectable=True, parent=self)
        self._more = PlainButton(parent=self)
        self._more.clicked.connect(self.more_pressed)
        self._button = PlainButton(parent=self)
        self._button.clicked.connect(self.pressed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._text)
        words.addStretch(1)
        line = QHBoxLayout(self)
        line.setContentsMargins(14, 8, 10, 8)
        line.addLayout(words, 1)
        line.addWidget(self._more, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def say(self, tone: Tone, title: str, text: str = "", button: str = "", more: str = "") -> None:
        """Show a message."""
        self._tone = tone
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        for pressable, label in ((self._button, button), (self._more, more)):
            pressable.setText(label)
            pressable.setVisible(bool(label))
        self.setAccessibleName(f"{title}. {text}")
        self.show()
        self.update()

    def say_aloud(self, tone: Tone, title: str, text: str = "") -> None:
        """Show a message that came by itself; a screen reader says it, once."""
        if not self.isVisible() or self.words() != f"{title}\n{text}":
            announce(self, f"{title}. {text}")
        self.say(tone, title, text)

    def clear(self) -> None:
        """Say nothing and take no room."""
        self.hide()

    def focus_button(self) -> None:
        """Let Enter press its button."""
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> str:
        """Title and text as shown."""
        return f"{self._title.text()}\n{self._text.text()}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the bar at its left."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground_colour(self._tone, self.palette()))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setBrush(tone_colour(self._tone, self.palette()))
        painter.drawRoundedRect(QRectF(0, 0, 4, self.height()), 2, 2)
