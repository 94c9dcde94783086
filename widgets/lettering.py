"""Labels in the window's three text sizes and two weights; every one shows plain text only."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from widgets.tones import Tone, tone_colour

LARGE = 1.3
SMALL = 0.9
# More than a label is for; laying out a flood of text would make the window wait.
_MOST = 2_000


def scaled(font: QFont, factor: float, *, bold: bool = False) -> QFont:
    """A font in one of the three sizes and two weights."""
    result = QFont(font)
    if font.pointSizeF() > 0:
        result.setPointSizeF(font.pointSizeF() * factor)
    else:
        result.setPixelSize(max(1, round(font.pixelSize() * factor)))
    result.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return result


class PlainLabel(QLabel):
    """A label that never reads markup, in a size, a weight and a tone that follows the palette."""

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, size: float = 1.0, bold: bool = False,
        tone: Tone = Tone.PLAIN, wrap: bool = False, selectable: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setFont(scaled(self.font(), size, bold=bold))
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setCursor(Qt.CursorShape.IBeamCursor)
        self._tone = tone
        self._painted: tuple[Tone, int] | None = None
        self._colour()

    def setText(self, text: str) -> None:
        """Show a text, or the beginning of an endless one."""
        super().setText(text if len(text) <= _MOST else f"{text[:_MOST]}…")

    def set_tone(self, tone: Tone) -> None:
        """Change what the colour says."""
        self._tone = tone
        self._colour()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch between light and dark."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._colour()

    def _colour(self) -> None:
        parent = self.parentWidget()
        ground = parent.palette() if parent is not None else QPalette()
        wanted = tone_colour(self._tone, ground)
        if self._painted == (self._tone, wanted.rgba()):
            return
        self._painted = (self._tone, wanted.rgba())
        # Only this one role: with all of them set, a change of the parent's palette would no longer arrive here.
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.WindowText, wanted)
        self.setPalette(palette)
