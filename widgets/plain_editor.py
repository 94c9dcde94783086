"""A text field of several lines that takes plain text only and grows with it."""

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from widgets.focus_ring import FocusRing

MARGIN = 14
# Fewer lines than this are no field to type in, however little room there is.
LEAST = 2


class PlainEditor(QPlainTextEdit):
    """Plain text: `lines` high at first, growing with the text up to `most` lines, or to the room that it is given.

    Signals: `submitted` on Ctrl+Enter, `submitted_on` on Ctrl+Shift+Enter, `escaped` on Esc, `media_pasted` with the QMimeData
    when files or an image were pasted or dropped instead of text (valid only during the call), if `takes_media`;
    `wish_changed` when the text asks for another height.
    """

    submitted = Signal()
    submitted_on = Signal()
    escaped = Signal()
    media_pasted = Signal(object)
    wish_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 2, most: int = 8, takes_media: bool = False) -> None:
        super().__init__(parent)
        self._lines, self._most = lines, most
        self._takes_media = takes_media
        self._room: int | None = None
        self._wish = 0
        self.setTabChangesFocus(True)
        # Scrolling past is no way into a field.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._follow_text)
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

    def wish(self) -> int:
        """The height at which all of the text is seen, or its first lines where there is less text."""
        return self._height_of(max(self._lines, self.document().blockCount(), int(self.document().size().height())))

    def least(self) -> int:
        """The height below which it does not go."""
        return self._height_of(LEAST)

    def set_room(self, height: int) -> None:
        """Grow with the text up to this height, and begin lower where that is less than its first lines take."""
        if height != self._room:
            self._room = height
            self._fit()

    def replace_text(self, text: str) -> None:
        """Put another text in, with the cursor at its end, in a step that Ctrl+Z takes back."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def add_below(self, text: str, gap: str = "\n") -> None:
        """Write a text below what stands here, and go on after it."""
        before = self.toPlainText().rstrip()
        self.replace_text(f"{before}{gap}{text}" if before else text)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._follow_text()

    def _height_of(self, lines: int) -> int:
        return lines * self.fontMetrics().lineSpacing() + MARGIN

    def _wanted_height(self) -> int:
        most = self._height_of(self._most) if self._room is None else self._room
        return max(min(self.wish(), most), self.least())

    def _follow_text(self) -> None:
        if self.wish() != self._wish:
            self._wish = self.wish()
            self.wish_changed.emit()
        self._fit()

    def _fit(self) -> None:
        height = self._wanted_height()
        if height != self.height() or height != self.maximumHeight():
            self.setFixedHeight(height)
