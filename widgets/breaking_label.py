"""A label in one line that breaks into more lines where it has no room, so that all of it is read."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from widgets.lettering import PlainLabel
from widgets.tones import Tone


class BreakingLabel(PlainLabel):
    """Asks for one line. A label that wraps by itself asks for a block of several lines, wherever it stands."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, size: float = 1.0, bold: bool = False, tone: Tone = Tone.PLAIN
    ) -> None:
        super().__init__(text, parent, size=size, bold=bold, tone=tone, wrap=True)

    def sizeHint(self) -> QSize:
        """All of it in one line."""
        margins, metrics = self.contentsMargins(), self.fontMetrics()
        across, down = margins.left() + margins.right() + 2 * self.margin(), margins.top() + margins.bottom() + 2 * self.margin()
        return QSize(metrics.horizontalAdvance(self.text()) + 2 + across, metrics.height() + down)

    def minimumSizeHint(self) -> QSize:
        """Its longest word."""
        longest = max((self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0)
        margins = self.contentsMargins()
        return QSize(longest + 2 + margins.left() + margins.right() + 2 * self.margin(), self.sizeHint().height())
