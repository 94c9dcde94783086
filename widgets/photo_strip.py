"""Thumbnails side by side that break into lines and grow where there is room."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from widgets.flow_layout import FlowLayout
from widgets.thumbnail import Thumbnail

EDGES = ((1400, 240), (900, 168), (640, 136), (0, 104))


class PhotoStrip(QWidget):
    """A strip of named thumbnails; with `edge` they do not grow.

    They grow only where there is room for a scroll bar besides, and shrink without: a page around them that is too high by the
    larger ones would get a bar, lose it by the smaller ones, and never come to rest.

    Signals: `chosen` with the name of the thumbnail that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, edge: int | None = None) -> None:
        super().__init__(parent)
        self._fixed, self._grown = edge, EDGES[-1][1]
        self._flow = FlowLayout(self)
        self._thumbnails: dict[str, Thumbnail] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_edge(self, edge: int) -> None:
        """Show thumbnails of this size, those that come later too."""
        self._fixed = edge
        for thumbnail in self._thumbnails.values():
            thumbnail.set_edge(edge)

    def set_photos(self, photos: Sequence[tuple[str, str, str]]) -> None:
        """Show these: name, placeholder, caption. Thumbnails that stay keep their image."""
        wanted = {name: (placeholder, caption) for name, placeholder, caption in photos}
        former = not self.isHidden(), list(self._thumbnails)
        if list(wanted) != list(self._thumbnails):
            self._rebuild(list(wanted))
        for name, (placeholder, caption) in wanted.items():
            self._thumbnails[name].set_words(placeholder, caption)
        self.setVisible(bool(wanted))
        if former != (bool(wanted), list(wanted)):
            # A strip that was shown empty keeps its height of nothing unless the layout around it is told.
            self._flow.invalidate()
            self.updateGeometry()

    def set_image(self, name: str, image: QImage) -> None:
        """Show the image of a thumbnail, if it is still there."""
        if name in self._thumbnails:
            self._thumbnails[name].set_image(image)

    def set_placeholder(self, name: str, words: str) -> None:
        """Say why an image is not there."""
        thumbnail = self._thumbnails.get(name)
        if thumbnail is not None:
            thumbnail.set_words(words, thumbnail.caption())

    def set_spoken(self, name: str, words: str) -> None:
        """Say more of a thumbnail than its caption, if it is still there."""
        if name in self._thumbnails:
            self._thumbnails[name].set_spoken(words)

    def thumbnail(self, name: str) -> Thumbnail | None:
        """The thumbnail of that name."""
        return self._thumbnails.get(name)

    def names(self) -> list[str]:
        """The names shown, in order."""
        return list(self._thumbnails)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wide strips show larger pictures."""
        super().resizeEvent(event)
        edge = self._grown = self._edge()
        for thumbnail in self._thumbnails.values():
            thumbnail.set_edge(edge)

    def _edge(self) -> int:
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent, None, self)
        room = self.width()
        return self._fixed or next(
            edge for width, edge in EDGES if room >= width + bar or (room >= width and edge <= self._grown)
        )

    def _rebuild(self, names: list[str]) -> None:
        former = self._thumbnails
        self._thumbnails = {}
        while (item := self._flow.takeAt(0)) is not None:
            del item
        for name in names:
            thumbnail = former.pop(name, None) or self._made(name)
            self._thumbnails[name] = thumbnail
            self._flow.addWidget(thumbnail)
        for gone in former.values():
            gone.hide()
            gone.deleteLater()

    def _made(self, name: str) -> Thumbnail:
        thumbnail = Thumbnail(self, edge=self._edge())
        thumbnail.setObjectName(name)
        thumbnail.clicked.connect(self._press)
        thumbnail.show()
        return thumbnail

    def _press(self) -> None:
        pressed = self.sender()
        if pressed is not None:
            self.chosen.emit(pressed.objectName())
