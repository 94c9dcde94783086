"""Two images over one another with a line between them that hand or arrows move: before at its left, after at its right."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

_STEP = 0.05
_HANDLE = 12


class CompareSlider(QWidget):
    """Shows how a place was and how it is.

    Signals: `moved(share)` with the place of the line, 0 (all after) to 1 (all before).
    """

    moved = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images = [QImage(), QImage()]
        self._scaled = [QPixmap(), QPixmap()]
        self._share = 0.5
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(200, 150)
        self.setCursor(Qt.CursorShape.SplitHCursor)

    def set_images(self, before: QImage, after: QImage) -> None:
        """Show these two; one that is null is a grey field."""
        self._images = [before, after]
        self._scale()

    def share(self) -> float:
        """Where the line stands, from the left edge."""
        return self._share

    def move_to(self, share: float) -> None:
        """Move the line."""
        self._share = max(0.0, min(share, 1.0))
        self.update()
        self.moved.emit(self._share)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move the line, Home and End show one picture whole."""
        steps = {Qt.Key.Key_Left: self._share - _STEP, Qt.Key.Key_Right: self._share + _STEP}
        ends = {Qt.Key.Key_Home: 0.0, Qt.Key.Key_End: 1.0}
        wanted = {**steps, **ends}.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
        else:
            self.move_to(wanted)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The line comes to the pointer."""
        self._follow(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The line follows the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._follow(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit again."""
        super().resizeEvent(event)
        self._scale()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The handle shows that it has the keys."""
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both halves, the line and its handle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(40, 40, 40))
        line = round(self._share * self.width())
        for number, half in enumerate((QRect(0, 0, line, self.height()), QRect(line, 0, self.width() - line, self.height()))):
            pixmap = self._scaled[number]
            painter.setClipRect(half)
            if not pixmap.isNull():
                painter.drawPixmap((self.width() - pixmap.width()) // 2, (self.height() - pixmap.height()) // 2, pixmap)
        painter.setClipping(False)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor("white"), 3))
        painter.drawLine(line, 0, line, self.height())
        painter.setBrush(self.palette().highlight() if self.hasFocus() else QColor(60, 60, 60))
        painter.drawEllipse(QPointF(line, self.height() / 2), _HANDLE, _HANDLE)
        handle = QRectF(line - _HANDLE, self.height() / 2 - _HANDLE, 2 * _HANDLE, 2 * _HANDLE)
        painter.drawText(handle, int(Qt.AlignmentFlag.AlignCenter), "↔")

    def _follow(self, event: QMouseEvent) -> None:
        self.move_to(event.position().x() / max(self.width(), 1))

    def _scale(self) -> None:
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        self._scaled = [
            QPixmap() if image.isNull() else QPixmap.fromImage(image.scaled(self.size(), keep, smooth)) for image in self._images
        ]
        self.update()
