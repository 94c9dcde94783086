"""A message that comes by itself at the window's lower edge and goes again."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QHBoxLayout, QLabel, QStackedWidget, QWidget

from widgets.announcing import announce
from widgets.buttons import PlainButton
from widgets.fields import takes_typing
from widgets.lettering import PlainLabel

STAYS_MS = 8_000
_MARGIN = 16
_LAID_OUT_MS = 50
# What is shown below it changes while it stays: so often it looks whether it lies over something.
_LOOKS_MS = 250
# In letters: it stays within the list at the left, and covers no form.
_WIDEST = 42


class Toast(QWidget):
    """Floats over a widget at its lower left, or at the next place where it lies over no button, choice or field.

    Where there is no such place it goes as soon as what it lies over is pointed at. It takes no focus, and a click puts it away.

    Signals: `pressed` when its button was pressed.
    """

    pressed = Signal()

    def __init__(self, around: QWidget) -> None:
        # Of what is in a stack a screen reader is told the page that is shown and nothing else.
        super().__init__(around.parentWidget() if isinstance(around, QStackedWidget) else around)
        self._around = around
        self._words = PlainLabel(parent=self, wrap=True)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMouseTracking(True)
        self._button = PlainButton(parent=self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.clicked.connect(self._press)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self.hide)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOKS_MS)
        self._looking.timeout.connect(self._give_way)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 10, 10, 10)
        line.setSpacing(16)
        line.addWidget(self._words)
        line.addWidget(self._button)
        around.installEventFilter(self)
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
        self._looking.start()
        announce(self, words)

    def come_up(self) -> None:
        """Stay above what was brought to the front beside it, and away from its buttons."""
        self.raise_()
        self._make_room()

    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner when the parent changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more."""
        self._looking.stop()
        super().hideEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while somebody reads."""
        self._timer.stop()
        self._point(event.position().toPoint())
        super().enterEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go where what lies below is pointed at."""
        self._point(event.position().toPoint())
        super().mouseMoveEvent(event)

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

    def _make_room(self, _former: QWidget | None = None, _now: QWidget | None = None) -> None:
        if self.isVisible():
            # A form that has just opened has not taken its place yet.
            QTimer.singleShot(_LAID_OUT_MS, self, self._give_way)

    def _press(self) -> None:
        self.hide()
        self.pressed.emit()

    def _point(self, where: QPoint) -> None:
        here = self._around.mapFromGlobal(self.mapToGlobal(where))
        if any(box.contains(here) for box in self._controls()):
            self.hide()

    def _give_way(self) -> None:
        """Go elsewhere once something to press or to type in is shown below."""
        controls = self._controls()
        if self.isVisible() and _covered(QRect(self._around.mapFromGlobal(self.mapToGlobal(QPoint())), self.size()), controls):
            self._go_to(self._free_place(controls))

    def _place(self) -> None:
        letter, metrics = self.fontMetrics().horizontalAdvance("0"), self._words.fontMetrics()
        self._words.setFixedWidth(min(metrics.horizontalAdvance(self._words.text()) + 4, _WIDEST * letter))
        self.adjustSize()
        self._go_to(self._free_place(self._controls()))

    def _go_to(self, place: QPoint) -> None:
        parent = self.parentWidget()
        self.move(place if parent is None or parent is self._around else self._around.mapTo(parent, place))

    def _free_place(self, controls: Sequence[QRect]) -> QPoint:
        """The first place that covers nothing, else the one that covers least; words may be covered, but others come first."""
        words = list(self._words_around())

        def covers(place: QPoint) -> tuple[int, int]:
            box = QRect(place, self.size())
            return _covered(box, controls), sum(box.intersects(word) for word in words)

        return min(_places(self._around.rect(), self.size()), key=covers)

    def _words_around(self) -> Iterator[QRect]:
        """Where words stand to be read."""
        for label in self._around.findChildren(QLabel):
            if label.isVisible() and label.text() and not self.isAncestorOf(label) and label.window() is self.window():
                box = QRect(label.mapTo(self._around, QPoint()), label.size())
                yield box.intersected(label.visibleRegion().boundingRect().translated(box.topLeft()))

    def _controls(self) -> list[QRect]:
        """Where something to press or to type in is to be seen."""
        return list(self._controls_in(self._around, self._around.rect()))

    def _controls_in(self, widget: QWidget, seen: QRect) -> Iterator[QRect]:
        for child in widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if child is self or child.isWindow() or not child.isVisible():
                continue
            box = QRect(child.mapTo(self._around, QPoint()), child.size()).intersected(seen)
            if isinstance(child, (QAbstractButton, QComboBox)) or takes_typing(child):
                yield box
            elif not box.isEmpty():
                yield from self._controls_in(child, box)


def _places(around: QRect, size: QSize) -> Iterator[QPoint]:
    """From the lower left upwards, then from the lower right."""
    lowest, highest = around.bottom() - size.height() - 3 * _MARGIN, around.top() + _MARGIN
    left, right = around.left() + _MARGIN, around.right() - size.width() - _MARGIN
    for across in (left, right) if right > left else (left,):
        yield from (QPoint(across, down) for down in range(lowest, highest, -_MARGIN))
        yield QPoint(across, highest)


def _covered(place: QRect, controls: Sequence[QRect]) -> int:
    """How many of these a toast lies over, or close to."""
    near = place.adjusted(0, -_MARGIN // 2, 0, _MARGIN // 2)
    return sum(near.intersects(box) for box in controls)
