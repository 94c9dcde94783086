"""How long a text is, said once it comes near the most that can be sent."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget

from officer_app.domain.operations import MAX_TEXT_BYTES
from officer_app.domain.text import bytes_on_the_line
from widgets.lettering import SMALL, PlainLabel
from widgets.plain_editor import PlainEditor
from widgets.tones import Tone

# From this share of the most on.
NEAR = 0.8


class TextCount(PlainLabel):
    """Takes no room until the text is long; what is too long stays as typed."""

    def __init__(self, editor: PlainEditor, parent: QWidget) -> None:
        super().__init__(parent=parent, size=SMALL, tone=Tone.MUTED)
        self._editor = editor
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.textChanged.connect(self._count)
        self.hide()

    def _count(self) -> None:
        text = self._editor.toPlainText()
        # A letter has one byte at least and four at most: short texts are not even encoded.
        if len(text) * 4 < NEAR * MAX_TEXT_BYTES:
            self.hide()
            return
        length = bytes_on_the_line(text)
        share = round(100 * length / MAX_TEXT_BYTES)
        self.setText(self.tr("{0} letters, {1} % of what can be sent").format(QLocale().toString(len(text)), share))
        self.set_tone(Tone.BAD if length > MAX_TEXT_BYTES else Tone.MUTED)
        self.setVisible(length >= NEAR * MAX_TEXT_BYTES)
