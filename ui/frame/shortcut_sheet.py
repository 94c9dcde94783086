"""The sheet of keys behind `?`."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from ui.frame.shortcuts import sheet
from widgets.lettering import LARGE, PlainLabel
from widgets.tones import Tone


class ShortcutSheet(QDialog):
    """Lists the keys; Esc closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for line, (keys, words) in enumerate(sheet()):
            grid.addWidget(PlainLabel(keys, self, bold=True), line, 0)
            grid.addWidget(PlainLabel(words, self), line, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addWidget(PlainLabel(self.tr("Keys"), self, size=LARGE, bold=True))
        column.addLayout(grid)
        column.addWidget(PlainLabel(self.tr("While you type in a field, keys are only letters."), self, tone=Tone.MUTED))
