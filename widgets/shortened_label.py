"""A label in one line that ends with an ellipsis where its words have no room, and tells them whole to who points or listens."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.lettering import PlainLabel
from widgets.plain_tip import plain_tip
from widgets.tones import Tone

# In letters.
_LEAST = 8


class ShortenedLabel(PlainLabel):
    """Takes the room that is there, never asks for more."""

    _whole = ""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, size: float = 1.0, bold: bool = False, tone: Tone = Tone.PLAIN
    ) -> None:
        super().__init__(text, parent, size=size, bold=bold, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show a text, or as much of it as there is room for."""
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self.updateGeometry()
        self._fit()

    def whole(self) -> str:
        """The text without an ellipsis."""
        return self._whole

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Room for some of it."""
        return QSize(
            min(_LEAST * self.fontMetrics().horizontalAdvance("0"), self.sizeHint().width()), super().minimumSizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width()
        words = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room) if room > 0 else self._whole
        if words != self.text():
            super().setText(words)
        self.setToolTip(plain_tip(self._whole) if words != self._whole else "")
