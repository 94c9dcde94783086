"""A choice from a short list that changes only where somebody chooses from it."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

_CORNER, _FRAME = 4, 140


class ChoiceBox(QComboBox):
    """A combo box that neither the wheel nor a word changes in passing: its list opened, or the arrows, choose.

    Signals: `closed` when the list was closed, with or without a choice.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Nor does the wheel take the keys to it.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell that the list was closed, whatever closed it: Esc and a click beside it ask no method of the box."""
        if watched is self.view() and event.type() == QEvent.Type.Hide:
            # Qt gives the keys back to the box in between.
            QTimer.singleShot(0, self, self.closed.emit)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Flat and rounded as the buttons are, framed as a field is."""
        painter, option, palette = QStylePainter(self), QStyleOptionComboBox(), self.palette()
        self.initStyleOption(option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # The style makes the frames of fields of the same shade.
        frame, focused = palette.color(QPalette.ColorRole.Window).darker(_FRAME), self.hasFocus()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight) if focused else frame, 2.0 if focused else 1.0))
        painter.setBrush(palette.color(QPalette.ColorRole.Light if self.underMouse() else QPalette.ColorRole.Button))
        edge = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), _CORNER, _CORNER)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        part = QStyle.SubControl.SC_ComboBoxArrow
        arrow = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        middle = QRectF(arrow).center()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.ButtonText))
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in ((-4, -2), (4, -2), (0, 2))]))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past must not change a choice."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters choose in the open list only; Space opens it."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not held and event.text().isprintable() and event.text().strip():
            event.ignore()
            return
        super().keyPressEvent(event)
