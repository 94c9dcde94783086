"""Number tiles side by side, in as few equal lines as show the words of each of them whole."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from widgets.number_tile import NumberTile


class TileRow(QWidget):
    """One line of tiles; two or more where the window is small or the letters are large."""

    def __init__(self, parent: QWidget, tiles: Sequence[NumberTile]) -> None:
        super().__init__(parent)
        self._tiles = list(tiles)
        self._across = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest tile, for the others go below it."""
        return QSize(max(tile.width_of_words() for tile in self._tiles), super().minimumSizeHint().height())

    def arrange(self) -> None:
        """Set the tiles anew: their words or the width changed."""
        across = self._fitting()
        if across == self._across:
            return
        self._across = across
        for tile in self._tiles:
            self._grid.removeWidget(tile)
        for index, tile in enumerate(self._tiles):
            self._grid.addWidget(tile, index // across, index % across)
        for column in range(len(self._tiles)):
            self._grid.setColumnStretch(column, 1 if column < across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another line where the words need it."""
        super().resizeEvent(event)
        self.arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.arrange()

    def _fitting(self) -> int:
        """The most tiles in a line that divide all of them evenly and show their words."""
        count = len(self._tiles)
        widest = max((tile.width_of_words() for tile in self._tiles), default=0)
        room = self.width() + self._grid.horizontalSpacing()
        fitting = (across for across in range(count, 1, -1) if count % across == 0)
        return next((across for across in fitting if across * (widest + self._grid.horizontalSpacing()) <= room), 1)
