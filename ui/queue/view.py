"""The list of the queue: keys that step and open, and a place that stays while rows come and go."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from sync.changes import ChangeSet
from sync.records import QueueQuery
from ui.desk import Desk
from ui.queue.delegate import QueueDelegate
from ui.queue.model import QueueModel, QueueRole

CLOCKS_EVERY_MS = 30_000
_TICKING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class QueueView(QListView):
    """Shows the queue.

    Signals: `report_chosen(report_id)` when the officer steps to a report; `report_opened(report_id)` when he clicks one, for
    windows that show one pane at a time; `main_action_requested` on Enter.
    """

    report_chosen = Signal(str)
    report_opened = Signal(str)
    main_action_requested = Signal()

    def __init__(self, desk: Desk, query: QueueQuery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.queue = QueueModel(desk.reader, query, self)
        self._quiet = False
        self._chosen: str | None = None
        # Those above and below the chosen report where it stood before what was done to it moved it to another place.
        self._left_behind: tuple[str | None, str | None] | None = None
        self._dress(desk)
        self.setModel(self.queue)
        self.selectionModel().currentChanged.connect(self._choose)
        self.clicked.connect(self._open)
        # The clocks' words go stale by themselves.
        self._minute = QTimer(self)
        self._minute.setInterval(CLOCKS_EVERY_MS)
        self._minute.timeout.connect(self.viewport().update)
        self._minute.start()

    @property
    def chosen(self) -> str | None:
        """The report that the officer is at, also when it has left the list."""
        return self._chosen

    def show_query(self, query: QueueQuery) -> None:
        """Show something else, from the top; the chosen report stays chosen where it is still listed."""
        self._quiet = True
        self.queue.set_query(query)
        self._quiet = False
        self.scrollToTop()
        self._mark(self._chosen, scroll=True)

    def apply(self, change: ChangeSet) -> None:
        """Take a change in, with the chosen report and the place kept."""
        top, stood = self._first_visible(), self._place_of_chosen()
        neighbours = self._neighbours(stood)
        self._quiet = True
        self.queue.apply(change, self._last_visible())
        self._quiet = False
        if stood is not None and self._left_behind is None and self._place_of_chosen() != stood:
            self._left_behind = neighbours
        self._mark(self._chosen, scroll=False)
        self._keep_place(top)

    def choose(self, report_id: str) -> bool:
        """Step to a report; False when it is not among the rows read."""
        position = self.queue.position(report_id)
        if position is None:
            self._chosen = report_id
            self.selectionModel().clearSelection()
            return False
        self._go(position)
        self.scrollTo(self.queue.index(position))
        return True

    def tick(self, *, on: bool | None = None) -> None:
        """Tick the report that the officer is at, or take its tick off, and step on."""
        index = self.currentIndex()
        report_id = self.queue.report_id(index.row())
        if report_id is not None:
            ticked = bool(self.queue.data(index, QueueRole.TICKED))
            self.queue.tick((report_id,), on=not ticked if on is None else on)
            self.step(1)

    def tick_all(self) -> None:
        """Tick every report that has been read."""
        rows = range(self.queue.rowCount())
        self.queue.tick([report_id for row in rows if (report_id := self.queue.report_id(row)) is not None], on=True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ctrl and a click tick, Shift and a click tick all between."""
        here, target = self.currentIndex(), self.indexAt(event.position().toPoint())
        report_id = self.queue.report_id(target.row()) if target.isValid() else None
        if event.button() != Qt.MouseButton.LeftButton or report_id is None or not event.modifiers() & _TICKING:
            super().mousePressEvent(event)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and here.isValid():
            first, last = sorted((here.row(), target.row()))
            between = (self.queue.report_id(row) for row in range(first, last + 1))
            self.queue.tick([found for found in between if found is not None], on=True)
        else:
            self.queue.tick((report_id,), on=not self.queue.data(target, QueueRole.TICKED))
        event.accept()

    def choose_first(self) -> None:
        """Step to the report most at risk."""
        if self.queue.rowCount():
            self._go(0)

    def step(self, by: int) -> None:
        """Step up or down; from a report that left the list, or its place in it, to those that stood beside it there."""
        here = self.currentIndex()
        beside = self._left_behind[by > 0] if self._left_behind is not None and abs(by) == 1 else None
        position = self.queue.position(beside) if beside is not None else None
        if position is not None:
            self._go(position)
            self.scrollTo(self.queue.index(position))
            return
        if not self.selectionModel().hasSelection() and here.isValid():
            self.selectionModel().select(here, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._choose(here, QModelIndex())
            return
        target = here.row() + by if here.isValid() else 0
        if target >= self.queue.rowCount() and self.queue.canFetchMore(QModelIndex()):
            self.queue.fetchMore(QModelIndex())
        if 0 <= target < self.queue.rowCount():
            self._go(target)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A smaller list keeps the chosen report in sight where it was."""
        here = self.currentIndex()
        seen = here.isValid() and QRect(QPoint(), event.oldSize()).intersects(self.visualRect(here))
        super().resizeEvent(event)
        if seen:
            self.scrollTo(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the main action."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.main_action_requested.emit()
            event.accept()
            return
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.tick_all()
            event.accept()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are shortcuts here, not a search among the rows."""

    def _dress(self, desk: Desk) -> None:
        self.setItemDelegate(QueueDelegate(desk.clock, self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _go(self, position: int) -> None:
        index = self.queue.index(position)
        self.setCurrentIndex(index)
        # Qt may have made it current by itself before (a list that gets the focus does), and then says nothing.
        self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._choose(index, QModelIndex())

    def _choose(self, current: QModelIndex, _former: QModelIndex) -> None:
        if self._quiet or not current.isValid():
            return
        report_id = self.queue.report_id(current.row())
        if report_id is not None and report_id != self._chosen:
            self._chosen, self._left_behind = report_id, None
            self.report_chosen.emit(report_id)

    def _open(self, index: QModelIndex) -> None:
        report_id = self.queue.report_id(index.row())
        if report_id is not None:
            self.report_opened.emit(report_id)

    def _mark(self, report_id: str | None, *, scroll: bool) -> None:
        """Select a report again without telling anybody."""
        position = self.queue.position(report_id) if report_id is not None else None
        self._quiet = True
        if position is None:
            self.selectionModel().clearSelection()
        elif self.currentIndex().row() != position or not self.selectionModel().hasSelection():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.queue.index(position), flags)
            if scroll:
                self.scrollTo(self.queue.index(position))
        self._quiet = False

    def _place_of_chosen(self) -> int | None:
        return self.queue.position(self._chosen) if self._chosen is not None else None

    def _neighbours(self, position: int | None) -> tuple[str | None, str | None]:
        return (None, None) if position is None else (self.queue.report_id(position - 1), self.queue.report_id(position + 1))

    def _first_visible(self) -> tuple[str, int] | None:
        index = self.indexAt(self.viewport().rect().topLeft())
        report_id = self.queue.report_id(index.row())
        return None if report_id is None else (report_id, self.visualRect(index).top())

    def _last_visible(self) -> int:
        """The last row in sight, or the chosen one where that is farther down."""
        return max(self.indexAt(self.viewport().rect().bottomLeft()).row(), self.currentIndex().row(), 0)

    def _keep_place(self, place: tuple[str, int] | None) -> None:
        """Bring the row that stood at the top back to its height; at the very top new reports may push it down."""
        if place is None or self.verticalScrollBar().value() == 0:
            return
        report_id, height = place
        position = self.queue.position(report_id)
        if position is not None:
            self.doItemsLayout()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(self.queue.index(position)).top() - height)
