"""One image, fitted to its place or zoomed and dragged."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QWidget

from widgets.focus_ring import FocusRing

STEP = 1.25
LARGEST = 8.0
# An arrow moves on by such a part of what is shown.
PARTS = 8
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ImageView(QGraphicsView):
    """Fits its image until somebody zooms; the wheel zooms around the pointer, the hand and the arrows move it about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = QGraphicsScene(self)
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._item)
        self.setScene(self._scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self._fitted = True
        self._ring = FocusRing(self)

    def set_image(self, image: QImage) -> None:
        """Show an image, fitted."""
        self._item.setRotation(0)
        self._item.setPixmap(QPixmap.fromImage(image))
        self._scene.setSceneRect(self._item.sceneBoundingRect())
        self.fit()

    def is_fitted(self) -> bool:
        """Whether the image follows the size of its place."""
        return self._fitted

    def scale_factor(self) -> float:
        """Screen pixels for each pixel of the image."""
        return self.transform().m11()

    def fit(self) -> None:
        """Show the whole image, never larger than it is."""
        self._fitted = True
        self.resetTransform()
        size = self._item.sceneBoundingRect().size()
        place = self.viewport().size()
        if size.width() > place.width() or size.height() > place.height():
            self.fitInView(self._item, Qt.AspectRatioMode.KeepAspectRatio)

    def turn(self) -> None:
        """Turn the image by a quarter to the right."""
        self._item.setTransformOriginPoint(self._item.boundingRect().center())
        self._item.setRotation((self._item.rotation() + 90) % 360)
        self._scene.setSceneRect(self._item.sceneBoundingRect())
        self.fit()

    def turned(self) -> int:
        """By how many degrees the image is turned."""
        return round(self._item.rotation())

    def zoom(self, factor: float) -> None:
        """Zoom by a factor, within bounds."""
        wanted = self.scale_factor() * factor
        if 0.02 <= wanted <= LARGEST:
            self._fitted = False
            self.scale(factor, factor)

    def step_zoom(self, steps: float) -> None:
        """Zoom in by steps, or with less than none out."""
        self.zoom(STEP**steps)

    def pan(self, across: int, down: int) -> None:
        """Move on over the enlarged image by parts of what is shown: to the right and down."""
        for bar, by in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(bar.value() + by * bar.pageStep() // PARTS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move on over the image."""
        arrow = ARROWS.get(Qt.Key(event.key()))
        if arrow is None:
            super().keyPressEvent(event)
        else:
            self.pan(*arrow)
            event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A fitted image stays fitted."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom instead of scrolling."""
        # A notch of a wheel is 120; a touch pad sends many small parts of one, and sideways ones that mean no zoom.
        self.step_zoom(event.angleDelta().y() / 120)
        event.accept()
