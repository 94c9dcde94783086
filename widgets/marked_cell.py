"""One field of a comparison: what stands there, and, where it differs, words and a bar that say so."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from widgets.flowing_text import FlowingText
from widgets.lettering import SMALL, PlainLabel
from widgets.photo_strip import PhotoStrip
from widgets.pill import Pill
from widgets.tones import Tone, ground_colour, tone_colour

EDGE = 104


class MarkedCell(QWidget):
    """Holds a pill, a text or photos; a mark is told by words, a bar and a ground together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.PLAIN
        self._mark: PlainLabel | None = None
        self.text: FlowingText | None = None
        self.photos: PhotoStrip | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 4, 8, 4)
        self._column.setSpacing(2)
        self._column.addStretch(1)

    def show_pill(self, symbol: str, word: str, colour: QColor) -> None:
        """Show a word with a shape and a colour."""
        pill = Pill(self)
        pill.set_content(symbol, word, colour)
        self._add(pill, Qt.AlignmentFlag.AlignLeft)

    def show_text(self, text: str, name: str) -> None:
        """Show a text, as plain text whatever it holds; `name` says what it is."""
        self.text = FlowingText(self)
        # Reached by the mouse only: the way of the Tab key leads to what can be decided.
        self.text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.text.setAccessibleName(name)
        self.text.set_text(text)
        self._add(self.text)

    def show_photos(self, photos: Sequence[tuple[str, str, str]]) -> None:
        """Show thumbnails: name, placeholder, caption."""
        self.photos = PhotoStrip(self, edge=EDGE)
        self.photos.set_photos(photos)
        self._add(self.photos)

    def show_mark(self, words: str, tone: Tone) -> None:
        """Say that it differs."""
        self._tone = tone
        self._mark = PlainLabel(words, self, size=SMALL, bold=True, tone=tone, wrap=True)
        self._add(self._mark)
        self.update()

    def mark(self) -> str:
        """What the mark says, empty where nothing differs."""
        return self._mark.text() if self._mark is not None else ""

    def _add(self, widget: QWidget, alignment: Qt.AlignmentFlag | None = None) -> None:
        self._column.insertWidget(self._column.count() - 1, widget, 0, alignment or Qt.AlignmentFlag(0))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and bar of a marked field."""
        if self._mark is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground_colour(self._tone, self.palette()))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setBrush(tone_colour(self._tone, self.palette()))
        painter.drawRoundedRect(QRectF(0, 0, 4, self.height()), 2, 2)
