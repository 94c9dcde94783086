"""A text field of several lines that takes plain text only and grows with it."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from widgets.focus_ring import FocusRing

MARGIN = 14


class PlainEditor(QPlainTextEdit):
    """Plain text, a few lines high.

    Signals: `submitted` on Ctrl+Enter, `submitted_on` on Ctrl+Shift+Enter, `escaped` on Esc, `media_pasted` with the QMimeData when files or an image were
    pasted or dropped instead of text (valid only during the call), if `takes_media`.
    """

    submitted = Signal()
    submitted_on = Signal()
    escaped = Signal()
    media_pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, lines: int = 2, most: int = 8, takes_media: bool = False) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most
        self._takes_media = takes_media
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()
        self._ring = FocusRing(self)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(320, self._wanted_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter sends and Esc leaves; both are told, not done here."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            on = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.submitted_on if on else self.submitted).emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files and images are welcome where media is."""
        return self._is_media(source) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Text goes in as plain text; media is told."""
        if self._is_media(source):
            self.media_pasted.emit(source)
        elif source.hasText():
            self.insertPlainText(source.text())

    def _is_media(self, source: QMimeData) -> bool:
        # Office programs put a picture of the copied text beside the text: the text is meant.
        return self._takes_media and (source.hasUrls() or (source.hasImage() and not source.hasText()))

    def _wanted_height(self) -> int:
        lines = min(max(self._lines, self.document().blockCount(), int(self.document().size().height())), self._most)
        return lines * self.fontMetrics().lineSpacing() + MARGIN

    def _fit(self) -> None:
        height = self._wanted_height()
        if height != self.height():
            self.setFixedHeight(height)
