"""A message that comes by itself at the window's lower edge and goes again."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from widgets.announcing import announce
from widgets.lettering import PlainLabel

STAYS_MS = 8_000
_MARGIN = 16
_LAID_OUT_MS = 50
# In letters: it stays within the list at the left, and covers no form.
_WIDEST = 42


class Toast(QWidget):
    """Floats over its parent at the lower left, or at the top while it would lie over the field that has the focus.

    It takes no focus, and a click puts it away from what lies below it.

    Signals: `pressed` when its button was pressed.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._words = PlainLabel(parent=self, wrap=True)
        self._button = QPushButton(self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self._press)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.hide)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 10, 10)
        line.setSpacing(16)
        line.addWidget(self._words)
        line.addWidget(self._button)
        parent.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._make_room)
        self.hide()

    def say(self, words: str, button: str = "") -> None:
        """Show words, with a button where there is something to do."""
        self._words.setText(words)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(words)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, words)

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the parent changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while somebody reads."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go some time after."""
        self._timer.start()
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Whoever clicks it has read it, or wants what lies below."""
        self.hide()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a ground that stands out in light and dark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _make_room(self, _former: QWidget | None, _now: QWidget | None) -> None:
        if self.isVisible():
            # A form that has just opened has not taken its place yet.
            QTimer.singleShot(_LAID_OUT_MS, self, self._place)

    def _press(self) -> None:
        self.hide()
        self.pressed.emit()

    def _place(self) -> None:
        letter, metrics = self.fontMetrics().horizontalAdvance("0"), self._words.fontMetrics()
        self._words.setFixedWidth(min(metrics.horizontalAdvance(self._words.text()) + 4, _WIDEST * letter))
        self.adjustSize()
        around = self._around.rect()
        self.move(around.left() + _MARGIN, around.bottom() - self.height() - 3 * _MARGIN)
        typed = self.window().focusWidget()
        if typed is not None and self._around.isAncestorOf(typed):
            field = QRect(typed.mapTo(self._around, QPoint()), typed.size())
            # A list or a page that has the focus is larger than what is looked at in it.
            if field.height() < around.height() // 3 and field.intersects(self.geometry().adjusted(0, -_MARGIN, 0, _MARGIN)):
                self.move(around.left() + _MARGIN, around.top() + _MARGIN)
