"""The list of hits below a field: a part of its window, so that the field keeps the keys while it is open."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from shiboken6 import isValid

from widgets.row_delegate import RowDelegate

MAX_ROWS = 12
# Moves of these and of what holds the field move the list.
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize)


class HitList(QListView):
    """Things to choose from, shown below or above a field of the same window.

    It is no window of its own: such a window takes the keys from the field when it opens and gives them back when the window
    manager says so, which may be after the next field has them.

    Signals: `taken` with the row that was clicked; `left` when somebody clicked elsewhere.
    """

    taken = Signal(QModelIndex)
    left = Signal()

    def __init__(self, field: QWidget, model: QAbstractItemModel) -> None:
        super().__init__(field.window())
        self._field = field
        self._watched: list[QObject] = []
        self.hide()
        self.setModel(model)
        # The window may live on without the field.
        field.destroyed.connect(self.deleteLater)
        self.setObjectName("hits")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setItemDelegate(RowDelegate(self, lined=False))
        self.setAutoFillBackground(True)
        self.clicked.connect(self.taken)

    def open(self) -> None:
        """Show what there is, nothing marked."""
        self.setAccessibleName(self.tr("Fitting choices"))
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()
        self._place()
        if self.isHidden():
            self._watched = self._around()
            for one in self._watched:
                one.installEventFilter(self)
        self.show()
        self.raise_()

    def close_up(self) -> None:
        """Hide it."""
        for one in self._watched:
            if isValid(one):
                one.removeEventFilter(self)
        self._watched = []
        self.hide()

    def mark(self, key: int) -> None:
        """Mark another row by an arrow, a page or the ends."""
        last = self.model().rowCount() - 1
        here = self.marked().row()
        rows = {
            Qt.Key.Key_Down: here + 1,
            Qt.Key.Key_Up: here - 1 if here >= 0 else last,
            Qt.Key.Key_PageDown: here + MAX_ROWS,
            Qt.Key.Key_PageUp: here - MAX_ROWS,
        }
        row = max(0, min(last, rows[Qt.Key(key)]))
        self.setCurrentIndex(self.model().index(row, 0))

    def marked(self) -> QModelIndex:
        """The row that is marked; an invalid one where none is."""
        return self.currentIndex() if self.selectionModel().hasSelection() else QModelIndex()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While it is open: a click elsewhere leaves it, and where the field goes it goes too."""
        if isinstance(event, QMouseEvent):
            if event.type() == QEvent.Type.MouseButtonPress and not self._is_ours(event.globalPosition().toPoint()):
                self.left.emit()
        elif event.type() in _MOVES and watched is not self._field.window().windowHandle():
            self._place()
        return False

    def _around(self) -> list[QObject]:
        """The window as the mouse has it, and the field with all that holds it."""
        held: list[QWidget] = [self._field]
        while not held[-1].isWindow() and (outer := held[-1].parentWidget()) is not None:
            held.append(outer)
        return [self._field.window().windowHandle(), *held]

    def _is_ours(self, spot: QPoint) -> bool:
        return any(QRect(one.mapToGlobal(QPoint(0, 0)), one.size()).contains(spot) for one in (self, self._field))

    def _place(self) -> None:
        """Below the field, above it where there is more room, never beyond the window."""
        window = self._field.window()
        rows = min(MAX_ROWS, self.model().rowCount())
        wanted = rows * max(1, self.sizeHintForRow(0)) + 2 * self.frameWidth()
        top = self._field.mapTo(window, QPoint(0, 0))
        bottom = top.y() + self._field.height()
        below, above = window.height() - bottom, top.y()
        upwards = below < wanted and above > below
        height = min(wanted, above if upwards else below)
        width = min(max(self._field.width(), self.sizeHintForColumn(0) + self._beside()), window.width())
        left = max(0, min(top.x(), window.width() - width))
        self.setGeometry(QRect(left, top.y() - height if upwards else bottom, width, height))
        self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def _beside(self) -> int:
        return 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()
