"""An image with boxes to be drawn over parts of it, by mouse or by keyboard alone."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from widgets.boxes import Boxes
from widgets.image_view import ARROWS, ImageView

_BLACK, _WHITE = QColor(0, 0, 0), QColor(255, 255, 255)
# Of the chosen box one sees what it will hide.
_CHOSEN = QColor(0, 0, 0, 150)
_HANDLE, _REACH = 9, 8
# A hand that presses moves by so many pixels of the screen without meaning it.
_SHAKE = 4
# A new box is so large a part of what is shown, and a key moves an edge by such a part of the image.
_NEW, _STEP = 0.2, 0.01
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
# Which edges each handle moves: left, top, right, bottom.
_Edges = tuple[bool, bool, bool, bool]


class BoxEditor(ImageView):
    """Boxes in the image's pixels; what will be hidden is black, the chosen one shows handles.

    A drag draws, moves or resizes; N makes a box, arrows move it (with Ctrl by a pixel), Shift+arrows resize it, Tab goes to
    the next one and after the last one on, Delete removes it, + - 0 and the wheel zoom, Enter takes.
    Signals: `changed` after boxes or the choice changed; `taken` on Enter.
    """

    changed = Signal()
    taken = Signal()

    def __init__(self, parent: QWidget | None = None, *, most: int = 100) -> None:
        super().__init__(parent)
        self._most = most
        self._boxes = Boxes(QSize(0, 0), most)
        # While the hand holds something: where it took hold, of which edges, and how the box was then (None while it draws one).
        self._from: QPoint | None = None
        self._edges: _Edges | None = None
        self._was: QRect | None = None
        self._drawn = False
        self.setDragMode(ImageView.DragMode.NoDrag)
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def set_image(self, image: QImage) -> None:
        """Show an image without boxes."""
        self._boxes = Boxes(image.size(), self._most)
        super().set_image(image)
        self.changed.emit()

    def boxes(self) -> Sequence[QRect]:
        """The boxes in the image's pixels."""
        return self._boxes.rects()

    def chosen(self) -> int:
        """Which box is chosen, -1 for none."""
        return self._boxes.chosen

    def add_box(self) -> None:
        """A new box in the middle of what is shown."""
        shown = self.mapToScene(self.viewport().rect()).boundingRect().intersected(self.sceneRect())
        side = max(8.0, min(shown.width(), shown.height()) * _NEW)
        rect = QRectF(0, 0, side, side)
        rect.moveCenter(shown.center())
        if self._boxes.add(rect.toAlignedRect()):
            self._tell()

    def remove_box(self) -> None:
        """Take the chosen box away."""
        if self._boxes.remove():
            self._tell()

    def next_box(self) -> None:
        """Choose the next box, after the last one the first."""
        if len(self._boxes) and not self._boxes.step(1):
            self._boxes.chosen = 0
        self._tell()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the boxes first."""
        if self._boxes.step(1 if forward else -1):
            self._tell()
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by Tab begins at the first box, who comes back at the last one."""
        super().focusInEvent(event)
        ends = {Qt.FocusReason.TabFocusReason: 0, Qt.FocusReason.BacktabFocusReason: len(self._boxes) - 1}
        if len(self._boxes) and event.reason() in ends:
            self._boxes.chosen = ends[event.reason()]
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the class."""
        key = Qt.Key(event.key())
        if key in ARROWS and self._boxes.chosen >= 0:
            self._nudge(ARROWS[key], event.modifiers())
        elif key == Qt.Key.Key_N and not event.modifiers():
            self.add_box()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_box()
        elif key in _ZOOMS:
            self.step_zoom(_ZOOMS[key])
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a handle or a box, or begin a new one."""
        if event.button() is not Qt.MouseButton.LeftButton or self.sceneRect().isEmpty():
            return
        self._from, self._drawn = self._pixel(event.position()), False
        self._edges = self._handle_at(event.position())
        if self._edges is None:
            self._boxes.chosen = self._boxes.at(self._from)
        self._was = self._boxes.current()
        self._tell()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, move or resize."""
        if self._from is None:
            return
        here = self._pixel(event.position())
        across, down = here.x() - self._from.x(), here.y() - self._from.y()
        if self._was is None:
            self._draw_to(here)
        else:
            self._boxes.put(self._was)
            if self._edges is None:
                self._boxes.move(across, down)
            else:
                left, top, right, bottom = self._edges
                self._boxes.pull(left=across * left, top=down * top, right=across * right, bottom=down * bottom)
        self._tell()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._from, self._edges, self._was = None, None, None

    def drawForeground(self, painter: QPainter, _rect: QRectF | QRect) -> None:
        """Draw the boxes over the image, their edges to be seen on any ground."""
        for index, box in enumerate(self._boxes.rects()):
            chosen = index == self._boxes.chosen
            painter.fillRect(QRectF(box), _CHOSEN if chosen else _BLACK)
        painter.save()
        painter.resetTransform()
        for index, box in enumerate(self._boxes.rects()):
            self._draw_edges(painter, self._on_screen(box), chosen=index == self._boxes.chosen)
        painter.restore()

    def _draw_to(self, here: QPoint) -> None:
        assert self._from is not None
        left, right = sorted((self._from.x(), here.x()))
        top, bottom = sorted((self._from.y(), here.y()))
        rect = QRect(left, top, right - left, bottom - top)
        if self._drawn:
            self._boxes.put(rect)
        elif max(rect.width(), rect.height()) * self.scale_factor() > _SHAKE:
            self._drawn = self._boxes.add(rect)

    def _draw_edges(self, painter: QPainter, place: QRectF, *, chosen: bool) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_WHITE, 3 if chosen else 2))
        painter.drawRect(place)
        painter.setPen(QPen(_BLACK, 1, Qt.PenStyle.DashLine if chosen else Qt.PenStyle.SolidLine))
        painter.drawRect(place)
        if chosen:
            painter.setBrush(QBrush(_WHITE))
            for _, middle in _handles(place):
                painter.drawRect(QRectF(middle.x() - _HANDLE / 2, middle.y() - _HANDLE / 2, _HANDLE, _HANDLE))

    def _nudge(self, arrow: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
        size = self.sceneRect().size()
        fine = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        step = 1 if fine else max(1, round(max(size.width(), size.height()) * _STEP))
        across, down = arrow[0] * step, arrow[1] * step
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._boxes.grow(across, down)
        else:
            self._boxes.move(across, down)
        self._tell()

    def _handle_at(self, position: QPointF) -> _Edges | None:
        box = self._boxes.current()
        if box is None:
            return None
        near = ((edges, (middle - position).manhattanLength()) for edges, middle in _handles(self._on_screen(box)))
        edges, away = min(near, key=lambda entry: entry[1])
        return edges if away <= _REACH else None

    def _on_screen(self, box: QRect) -> QRectF:
        first = self.mapFromScene(QPointF(box.topLeft()))
        last = self.mapFromScene(QPointF(box.left() + box.width(), box.top() + box.height()))
        return QRectF(QPointF(first), QPointF(last))

    def _pixel(self, position: QPointF) -> QPoint:
        there = self.mapToScene(position.toPoint())
        return QPoint(int(there.x() // 1), int(there.y() // 1))

    def _tell(self) -> None:
        box = self._boxes.current()
        if box is not None and not self.is_fitted():
            self.ensureVisible(QRectF(box), 24, 24)
        self.viewport().update()
        self.changed.emit()


def _handles(place: QRectF) -> list[tuple[_Edges, QPointF]]:
    """The corners, which move two edges each, and the middles of the sides, which move one."""
    x, y = place.center().x(), place.center().y()
    return [
        ((True, True, False, False), place.topLeft()),
        ((False, True, True, False), place.topRight()),
        ((True, False, False, True), place.bottomLeft()),
        ((False, False, True, True), place.bottomRight()),
        ((True, False, False, False), QPointF(place.left(), y)),
        ((False, False, True, False), QPointF(place.right(), y)),
        ((False, True, False, False), QPointF(x, place.top())),
        ((False, False, False, True), QPointF(x, place.bottom())),
    ]
