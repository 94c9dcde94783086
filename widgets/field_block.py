"""A labelled field of a form with a stripe at its left that says who reads it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from widgets.lettering import SMALL, PlainLabel
from widgets.tones import Tone, ground_colour, tone_colour


class FieldBlock(QWidget):
    """Label, a word for its readers, and the field; a tone other than PLAIN is drawn as ground and stripe."""

    def __init__(self, label: str, readers: str, tone: Tone, field: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self._field = field
        self._placed = False
        self._label = PlainLabel(parent=self, size=SMALL, bold=True)
        self._label.setBuddy(field)
        muted = tone is Tone.PLAIN
        self._readers = PlainLabel(parent=self, size=SMALL, bold=not muted, tone=Tone.MUTED if muted else tone)
        self._top = top = QHBoxLayout()
        top.addWidget(self._label)
        top.addWidget(self._readers, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 8, 8)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(field)
        self.column = column
        self.set_words(label, readers)

    def set_words(self, label: str, readers: str) -> None:
        """Name the field and its readers."""
        self._label.setText(label)
        self._readers.setText(readers)
        self._set_side_by_side()
        self._field.setAccessibleName(f"{label}. {readers}")

    def minimumSizeHint(self) -> QSize:
        """The readers can stand below the label: a narrow pane need not scroll sideways for them."""
        margins = self.column.contentsMargins()
        below = [item for index in range(1, self.column.count()) if (item := self.column.itemAt(index)) is not None]
        words = max((_advance(self._readers, word) for word in self._readers.text().split()), default=0)
        width = max(_advance(self._label, self._label.text()), words, *(item.minimumSize().width() for item in below))
        return QSize(width + margins.left() + margins.right(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set label and readers side by side where both have room."""
        super().resizeEvent(event)
        self._placed = True
        self._set_side_by_side()

    def _set_side_by_side(self) -> None:
        margins = self.column.contentsMargins()
        wanted = sum(_advance(part, part.text()) for part in (self._label, self._readers)) + max(self._top.spacing(), 0)
        narrow = self._placed and wanted > self.width() - margins.left() - margins.right()
        self._readers.setWordWrap(narrow)
        aligned = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        self._readers.setAlignment(aligned if narrow else Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)

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


def _advance(label: PlainLabel, words: str) -> int:
    return label.fontMetrics().horizontalAdvance(words) + 2
