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
        name = PlainLabel(label, self, size=SMALL, bold=True)
        name.setBuddy(field)
        audience = PlainLabel(readers, self, size=SMALL, bold=tone is not Tone.PLAIN, tone=tone if readers else Tone.MUTED)
        if tone is Tone.PLAIN:
            audience.set_tone(Tone.MUTED)
        field.setAccessibleName(f"{label}. {readers}")
        top = QHBoxLayout()
        top.addWidget(name)
        top.addStretch(1)
        top.addWidget(audience)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 8, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(field)
        self.column = column

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
