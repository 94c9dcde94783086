"""A frame that shows which text or scrolling field has the focus; Qt's own look does not say so."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QWidget

_SHOWING = (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Resize)


class FocusRing(QWidget):
    """Lies over a widget while that one has the focus by key; presses go through it."""

    # Events still come when all else of it has been collected.
    _around: QWidget | None = None

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        around.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come, go and stay as large."""
        if event.type() in _SHOWING and watched is self._around:
            if isinstance(event, QFocusEvent):
                self._follow(event)
            elif self.isVisible():
                self._cover()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _cover(self) -> None:
        around = self.parentWidget()
        if around is not None:
            self.setGeometry(around.rect())

    def _follow(self, event: QFocusEvent) -> None:
        if event.gotFocus() and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._cover()
            self.raise_()
            self.show()
        elif event.lostFocus():
            self.hide()


class RowlessRing(FocusRing):
    """For a list: its row shows the focus by itself, so the frame is drawn only while there is none at hand."""

    _viewport: QWidget | None = None

    def __init__(self, around: QAbstractItemView) -> None:
        super().__init__(around)
        # The list is not asked for it later: it may go before the last event does.
        self._view, self._viewport, self._drawn = around, around.viewport(), False
        self._viewport.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whenever the list draws its rows anew, look whether one is at hand."""
        if watched is self._viewport:
            if event.type() is QEvent.Type.Paint and self.isVisible() and self._drawn is not self._is_needed():
                self.update()
            return False
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the frame, or nothing."""
        self._drawn = self._is_needed()
        if self._drawn:
            super().paintEvent(event)

    def _is_needed(self) -> bool:
        return not self._view.currentIndex().isValid()
