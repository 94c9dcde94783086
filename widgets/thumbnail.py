"""A small picture to press: the image when it is there, words in its place while it is not."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets.lettering import SMALL, scaled
from widgets.tones import Tone, line_colour, mixed, tone_colour

EDGE = 104
_LONGEST_CAPTION = 300


class Thumbnail(QAbstractButton):
    """A square with an image filling it, a caption on its foot and a frame while it has the focus."""

    def __init__(self, parent: QWidget | None = None, *, edge: int = EDGE) -> None:
        super().__init__(parent)
        self._edge = edge
        self._image = QImage()
        self._scaled = QPixmap()
        self._placeholder = ""
        self._caption = ""
        self.setFont(scaled(self.font(), SMALL))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_image(self, image: QImage) -> None:
        """Show an image."""
        self._image = image
        self._scaled = QPixmap()
        self.update()

    def image(self) -> QImage:
        """The image shown, null while there is none."""
        return self._image

    def set_words(self, placeholder: str, caption: str) -> None:
        """What stands in place of the image, and at its foot."""
        self._placeholder, self._caption = placeholder, caption[:_LONGEST_CAPTION]
        self.setAccessibleName(self._caption)
        self.update()

    def placeholder(self) -> str:
        """What stands there while there is no image."""
        return self._placeholder

    def set_edge(self, edge: int) -> None:
        """Change the size."""
        if edge != self._edge:
            self._edge = edge
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._edge, self._edge)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw image or words, caption and frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.setClipPath(shape)
        if self._image.isNull():
            self._paint_placeholder(painter)
        else:
            painter.drawPixmap(self.rect(), self._square())
        if self._caption:
            self._paint_caption(painter)
        painter.setClipping(False)
        focused = self.hasFocus() or self.underMouse()
        colour = self.palette().color(QPalette.ColorRole.Highlight) if focused else line_colour(self.palette())
        painter.setPen(QPen(colour, 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def _square(self) -> QPixmap:
        """The middle of the image in the size of the widget; scaled once, painted often."""
        wanted = self.size() * self.devicePixelRatio()
        if self._scaled.size() != wanted:
            square = self._image.copy(_centre_square(self._image))
            keep, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            self._scaled = QPixmap.fromImage(square.scaled(wanted, keep, smooth))
            self._scaled.setDevicePixelRatio(self.devicePixelRatio())
        return self._scaled

    def _paint_placeholder(self, painter: QPainter) -> None:
        ground = mixed(self.palette().color(QPalette.ColorRole.WindowText), self.palette().color(QPalette.ColorRole.Base), 0.06)
        painter.fillRect(self.rect(), ground)
        painter.setPen(tone_colour(Tone.MUTED, self.palette()))
        box = self.rect().adjusted(6, 6, -6, -6 - (self.fontMetrics().height() if self._caption else 0))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self._placeholder)

    def _paint_caption(self, painter: QPainter) -> None:
        height = self.fontMetrics().height() + 4
        foot = QRect(0, self.height() - height, self.width(), height)
        if not self._image.isNull():
            painter.fillRect(foot, QColor(0, 0, 0, 170))
        painter.setPen(tone_colour(Tone.MUTED, self.palette()) if self._image.isNull() else Qt.GlobalColor.white)
        text = self.fontMetrics().elidedText(self._caption, Qt.TextElideMode.ElideRight, self.width() - 10)
        painter.drawText(foot, int(Qt.AlignmentFlag.AlignCenter), text)


def _centre_square(image: QImage) -> QRect:
    edge = min(image.width(), image.height())
    return QRect((image.width() - edge) // 2, (image.height() - edge) // 2, edge, edge)
