"""A small picture to press: the image when it is there, words in its place while it is not."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from widgets.lettering import SMALL, scaled
from widgets.plain_tip import plain_tip
from widgets.tones import Tone, line_colour, mixed, tone_colour

EDGE = 104
_LONGEST_CAPTION = 300


class Thumbnail(QAbstractButton):
    """A square with an image filling it, a caption on its foot and a frame while it has the focus."""

    def __init__(self, parent: QWidget | None = None, *, edge: int = EDGE) -> None:
        super().__init__(parent)
        self._edge = edge
        self._image = QImage()
        self._face = QPixmap()
        self._placeholder = ""
        self._caption = self._spoken = ""
        self.setFont(scaled(self.font(), SMALL))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_image(self, image: QImage) -> None:
        """Show an image."""
        self._image = image
        self._face = QPixmap()
        self.update()

    def image(self) -> QImage:
        """The image shown, null while there is none."""
        return self._image

    def set_words(self, placeholder: str, caption: str) -> None:
        """What stands in place of the image, and at its foot."""
        if (placeholder, caption[:_LONGEST_CAPTION]) == (self._placeholder, self._caption):
            return
        self._placeholder, self._caption = placeholder, caption[:_LONGEST_CAPTION]
        self._face = QPixmap()
        self.setAccessibleName(self._spoken or self._caption)
        self.update()

    def set_spoken(self, words: str) -> None:
        """What is said of it at length: to a screen reader, and beside the pointer."""
        self._spoken = words[:_LONGEST_CAPTION]
        self.setAccessibleName(self._spoken or self._caption)
        self.setToolTip(plain_tip(self._spoken))

    def caption(self) -> str:
        """What stands at its foot."""
        return self._caption

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
        """Draw the face and the frame around it."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn_face())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus() or self.underMouse()
        colour = self.palette().color(QPalette.ColorRole.Highlight) if focused else line_colour(self.palette())
        painter.setPen(QPen(colour, 2 if focused else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._frame(), 4, 4)
        if self.hasFocus():
            # A second line within: one of the two stands out from whatever the photo shows.
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Base), 2))
            painter.drawRoundedRect(self._frame().adjusted(2, 2, -2, -2), 3, 3)

    def changeEvent(self, event: QEvent) -> None:
        """Palette and font are in the face."""
        super().changeEvent(event)
        self._face = QPixmap()

    def _frame(self) -> QRectF:
        return QRectF(self.rect()).adjusted(1, 1, -1, -1)

    def _drawn_face(self) -> QPixmap:
        """Image or words, and the caption: drawn once, shown often; thirty of them would take a frame each time."""
        ratio = self.devicePixelRatio()
        if self._face.size() != self.size() * ratio:
            self._face = QPixmap(self.size() * ratio)
            self._face.setDevicePixelRatio(ratio)
            self._face.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._face)
            painter.setFont(self.font())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            shape = QPainterPath()
            shape.addRoundedRect(self._frame(), 4, 4)
            painter.setClipPath(shape)
            if self._image.isNull():
                self._paint_placeholder(painter)
            else:
                painter.drawImage(self.rect(), self._image, _centre_square(self._image))
            if self._caption:
                self._paint_caption(painter)
            painter.end()
        return self._face

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
