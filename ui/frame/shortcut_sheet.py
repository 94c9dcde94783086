"""The sheet of keys behind `?`."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from ui.frame.shortcuts import sheet
from widgets.focus_ring import FocusRing
from widgets.lettering import LARGE, PlainLabel
from widgets.on_screen import keep_on_screen
from widgets.steady_area import SteadyArea
from widgets.tones import Tone

# In letters, and what stands around the lines.
WIDTH = 76
_MARGIN = 48


class ShortcutSheet(QDialog):
    """Lists the keys; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lines = QWidget(self)
        grid = QGridLayout(lines)
        # The frame that shows the focus stands around the letters, not on them.
        grid.setContentsMargins(8, 6, 8, 6)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for line, (keys, words) in enumerate(sheet()):
            grid.addWidget(PlainLabel(keys, self, bold=True), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(words, self, wrap=True), line, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(PlainLabel(self.tr("Keys"), self, size=LARGE, bold=True))
        column.addWidget(self._scrolling(lines), 1)
        hint = self.tr("While you type in a field, keys are only letters.")
        column.addWidget(PlainLabel(hint, self, tone=Tone.MUTED, wrap=True))
        room = parent.window().size()
        width = min(WIDTH * self.fontMetrics().horizontalAdvance("0"), room.width() - _MARGIN)
        height = lines.heightForWidth(width) + 8 * self.fontMetrics().height() + _MARGIN
        self.resize(width, min(height, room.height() - _MARGIN))
        keep_on_screen(self)

    def _scrolling(self, lines: QWidget) -> QScrollArea:
        """Large letters, or a low screen: the arrows scroll."""
        area = SteadyArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(lines)
        area.setAccessibleName(self.tr("Keys"))
        self._ring = FocusRing(area)
        return area
