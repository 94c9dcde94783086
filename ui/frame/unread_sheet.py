"""What could not be read of the server's answers: the list behind the line in the window's foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sync.unread_rows import UnreadLine
from ui.words.unread_words import unread_about, unread_words
from widgets.lettering import LARGE, PlainLabel
from widgets.on_screen import keep_on_screen
from widgets.row_delegate import RowDelegate
from widgets.tones import Tone

# In letters and lines, and what stands around them.
WIDTH, HEIGHT = 76, 22
_MARGIN = 48
_REPORT = Qt.ItemDataRole.UserRole


class UnreadSheet(QDialog):
    """Lists it, the most frequent first; a click or Enter on a line opens a report of it, Esc closes.

    Signals: `report_requested(report_id)`.
    """

    report_requested = Signal(str)

    def __init__(self, lines: Sequence[UnreadLine], parent: QWidget) -> None:
        super().__init__(parent)
        title = self.tr("What could not be read")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setWordWrap(True)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(title)
        for line in lines:
            words = unread_words(line)
            item = QListWidgetItem(words, self.list)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            item.setData(_REPORT, line.report_id)
            item.setToolTip(self.tr("Open a report of it") if line.report_id is not None else "")
        self.list.setCurrentRow(0)
        self.list.itemClicked.connect(self._open)
        self.list.itemActivated.connect(self._open)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(PlainLabel(title, self, size=LARGE, bold=True))
        column.addWidget(PlainLabel(unread_about(), self, wrap=True))
        column.addWidget(self.list, 1)
        column.addWidget(PlainLabel(self.tr("Enter opens a report, Esc closes."), self, tone=Tone.MUTED, wrap=True))
        room, letters = parent.window().size(), self.fontMetrics()
        width = min(WIDTH * letters.horizontalAdvance("0"), room.width() - _MARGIN)
        self.resize(width, min(HEIGHT * letters.lineSpacing(), room.height() - _MARGIN))
        keep_on_screen(self)
        self.list.setFocus()

    def _open(self, item: QListWidgetItem) -> None:
        report_id = item.data(_REPORT)
        if report_id is not None:
            self.report_requested.emit(report_id)
            self.accept()
