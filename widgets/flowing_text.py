"""Read-only text that is as high as it needs to be and at most 80 characters wide."""

import math

from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QPalette, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from widgets.focus_ring import FocusRing

COLUMNS = 80


class FlowingText(QTextEdit):
    """A selectable text block without a frame or scroll bars; the page around it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(0)
        self.document().setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.viewport().setAutoFillBackground(False)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit(self.document().size())
        self._ring = FocusRing(self)

    def set_text(self, text: str) -> None:
        """Show a text, as plain text whatever it holds."""
        if text != self.toPlainText():
            self.setPlainText(text)

    def sizeHint(self) -> QSize:
        """Eighty columns where there is room."""
        return QSize(self.fontMetrics().horizontalAdvance("0") * COLUMNS, self.height())

    def minimumSizeHint(self) -> QSize:
        """Narrow panes wrap the text."""
        return QSize(self.fontMetrics().horizontalAdvance("0") * 20, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A new width needs a new height."""
        super().resizeEvent(event)
        self._fit(self.document().size())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling belongs to the page around the text."""
        event.ignore()

    def _fit(self, size: QSizeF) -> None:
        height = max(self.fontMetrics().height(), math.ceil(size.height()))
        if height != self.height():
            self.setFixedHeight(height)
