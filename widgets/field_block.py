"""A labelled field of a form with a stripe at its left that says who reads it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.lettering import SMALL, PlainLabel
from widgets.tones import Tone, ground_colour, tone_colour


class FieldBlock(QWidget):
    """Label, a word for its readers, and the field; a tone other than PLAIN is drawn as ground and stripe."""

    def __init__(self, label: str, readers: str, tone: Tone, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self._field = field
        self._label = PlainLabel(parent=self, size=SMALL, bold=True)
        self._label.setBuddy(field)
        muted = tone is Tone.PLAIN
        self._readers = PlainLabel(parent=self, size=SMALL, bold=not muted, tone=Tone.MUTED if muted else tone)
        self.set_words(label, readers)
        top = QHBoxLayout()
        top.addWidget(self._label)
        top.addStretch(1)
        top.addWidget(self._readers)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 8, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(field)
        self.column = column

    def set_words(self, label: str, readers: str) -> None:
        """Name the field and its readers."""
        self._label.setText(label)
        self._readers.setText(readers)
        self._field.setAccessibleName(f"{label}. {readers}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and stripe."""
        if self._tone is Tone.PLAIN:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground_colour(self._tone, self.palette()))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setBrush(tone_colour(self._tone, self.palette()))
        painter.drawRoundedRect(QRectF(0, 0, 4, self.height()), 2, 2)
