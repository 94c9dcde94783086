"""The list of the queue: keys that step and open, and a place that stays while rows come and go."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from sync.changes import ChangeSet
from sync.records import QueueQuery
from sync.views import Folding
from ui.desk import Desk, standpoint_of
from ui.queue.delegate import QueueDelegate
from ui.queue.grouped_model import GroupedModel
from ui.queue.model import QueueModel
from ui.queue.report_list import QueueRole
from ui.queue.section_delegate import SectionDelegate
from ui.threads.reading import ReadingThread

CLOCKS_EVERY_MS = 30_000
# All of a group are ticked at once, the first so many of a great one: what is done to them is asked once.
MOST_TICKED = 500
_TICKING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ROOT = QModelIndex()
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QueueView(QListView):
    """Shows the queue, in one list or in groups.

    Signals: `report_chosen(report_id)` when the officer steps to a report; `report_opened(report_id)` when he clicks one, for
    windows that show one pane at a time; `main_action_requested` on Enter; `reloaded`, `changed` and `ticked(report ids)` as of
    the model that is shown.
    """

    report_chosen = Signal(str)
    report_opened = Signal(str)
    main_action_requested = Signal()
    reloaded = Signal()
    changed = Signal()
    ticked = Signal(object)

    def __init__(self, desk: Desk, query: QueueQuery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.feed = ReadingThread(desk.stores, self)
        look = partial(standpoint_of, desk)
        self._plain = QueueModel(desk.reader, query, self, look)
        self.groups = GroupedModel(desk.reader, query, self.feed, desk.clock, self, look)
        self.groups.around = self._keeping
        self.queue: QueueModel | GroupedModel = self._plain
        self._quiet = False
        self._chosen: str | None = None
        # Those above and below the chosen report where it stood before what was done to it moved it to another place.
        self._left_behind: tuple[str | None, str | None] | None = None
        self._rows, self._sections = QueueDelegate(desk.clock, self), SectionDelegate(desk.clock, self.groups.is_header, self)
        self._dress()
        self.setModel(self.queue)
        self.selectionModel().currentChanged.connect(self._choose)
        for model in (self._plain, self.groups):
            model.reloaded.connect(self.reloaded)
            model.changed.connect(self.changed)
            model.ticked.connect(self.ticked)
        self.clicked.connect(self._open)
        # The clocks' words go stale by themselves.
        self._minute = QTimer(self)
        self._minute.setInterval(CLOCKS_EVERY_MS)
        self._minute.timeout.connect(self.pass_time)
        self._minute.start()

    @property
    def chosen(self) -> str | None:
        """The report that the officer is at, also when it has left the list."""
        return self._chosen

    @property
    def grouped(self) -> bool:
        """Whether the reports are shown in groups."""
        return self.queue is self.groups

    @property
    def folding(self) -> Folding:
        """Which groups are closed."""
        return self.groups.folding if self.grouped else Folding()

    def stop(self) -> None:
        """Read nothing more by itself."""
        self._plain.stop()
        self.groups.stop()
        self.feed.stop()

    def show_query(self, query: QueueQuery) -> None:
        """Show something else, from the top; the chosen report stays chosen where it is still listed."""
        self._quiet = True
        self._lay_out_as(self.groups if query.group is not None else self._plain)
        self.queue.set_query(query)
        self._quiet = False
        self.scrollToTop()
        self._mark(self._chosen, scroll=True)

    def apply(self, change: ChangeSet) -> None:
        """Take a change in, with the chosen report and the place kept."""
        stood = self._place_of_chosen()
        neighbours = self._neighbours(stood)
        self._keeping(partial(self.queue.apply, change, self._last_visible()))
        if stood is not None and self._left_behind is None and self._place_of_chosen() != stood:
            self._left_behind = neighbours

    def pass_time(self) -> None:
        """Some time has passed."""
        self._keeping(self.queue.pass_time)
        self.viewport().update()

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
        """Tick the report that the officer is at, or take its tick off, and step on; at a header all reports of the group."""
        index = self.currentIndex()
        report_id, key = self.queue.report_id(index.row()), self.queue.section_key(index.row())
        if key is not None:
            self._tick_group(key)
        elif report_id is not None:
            ticked = bool(self.queue.data(index, QueueRole.TICKED))
            self.queue.tick((report_id,), on=not ticked if on is None else on)
            self.step(1)

    def tick_all(self) -> None:
        """Tick every report that has been read."""
        rows = range(self.queue.rowCount())
        self.queue.tick([report_id for row in rows if (report_id := self.queue.report_id(row)) is not None], on=True)

    def dataChanged(
        self, first: QModelIndex | QPersistentModelIndex, last: QModelIndex | QPersistentModelIndex, roles: Sequence[int] = ()
    ) -> None:
        """Paint the rows that have changed and no others: a list view would lay all of them out, but none changes its height."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ctrl and a click tick, Shift and a click tick all between."""
        here, target = self.currentIndex(), self.indexAt(event.position().toPoint())
        ticking = event.button() == Qt.MouseButton.LeftButton and target.isValid() and bool(event.modifiers() & _TICKING)
        key = self.queue.section_key(target.row())
        if not ticking:
            super().mousePressEvent(event)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and here.isValid():
            first, last = sorted((here.row(), target.row()))
            between = (self.queue.report_id(row) for row in range(first, last + 1))
            self.queue.tick([found for found in between if found is not None], on=True)
        elif key is not None:
            self._tick_group(key)
        else:
            self.queue.tick((self.queue.report_id(target.row()) or "",), on=not self.queue.data(target, QueueRole.TICKED))
        event.accept()

    def choose_first(self) -> None:
        """Step to the report most at risk."""
        position = self._report_from(0, 1)
        if position is not None:
            self._go(position)

    def step(self, by: int) -> None:
        """Step up or down; from a report that left the list, or its place in it, to those that stood beside it there."""
        here = self.currentIndex()
        beside = self._left_behind[by > 0] if self._left_behind is not None and abs(by) == 1 else None
        position = self.queue.position(beside) if beside is not None else None
        if position is not None:
            self._go(position)
            self.scrollTo(self.queue.index(position))
            return
        if not self.selectionModel().hasSelection() and self.queue.report_id(here.row()) is not None:
            self.selectionModel().select(here, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._choose(here, QModelIndex())
            return
        target = self._report_from(here.row() + by if here.isValid() else 0, by)
        if target is not None:
            self._go(target)

    def fold(self, key: str, *, is_open: bool) -> None:
        """Open or close a group and stand at its header."""
        self._keeping(partial(self.groups.fold, key, is_open=is_open))
        self._stand_at(key)

    def fold_all(self, *, is_open: bool) -> None:
        """Open or close all groups; stand at the header of the one that the officer is in."""
        key = self.groups.group_at(self.currentIndex().row())
        self._keeping(partial(self.groups.fold_all, is_open=is_open))
        if key is not None:
            self._stand_at(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A smaller list keeps the chosen report in sight where it was."""
        here = self.currentIndex()
        seen = here.isValid() and QRect(QPoint(), event.oldSize()).intersects(self.visualRect(here))
        super().resizeEvent(event)
        if seen:
            self.scrollTo(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the main action; Left and Right close and open groups, Space and Enter do either at a header."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.grouped and self._folds(event, plain=plain):
            event.accept()
            return
        if event.key() in _ENTER and plain:
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

    def _dress(self) -> None:
        self.setItemDelegate(self._rows)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    def _lay_out_as(self, model: QueueModel | GroupedModel) -> None:
        """Show another model, with the ticks of the one before."""
        if model is self.queue:
            return
        former, self.queue = self.queue, model
        former.stop()
        model.take_over(former)
        selection = self.selectionModel()
        self.setModel(model)
        selection.deleteLater()
        self.selectionModel().currentChanged.connect(self._choose)
        # Headers are lower than rows; a list without them need not ask each row how high it is.
        self.setUniformItemSizes(not self.grouped)
        self.setItemDelegate(self._sections if self.grouped else self._rows)

    def _folds(self, event: QKeyEvent, *, plain: bool) -> bool:
        """Whether a key was one for groups."""
        position, key = self.currentIndex().row(), self.groups.group_at(self.currentIndex().row())
        at_header = self.queue.section_key(position) is not None
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            wanted = event.key() == Qt.Key.Key_Right
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.fold_all(is_open=wanted)
            elif key is not None and (wanted != self.groups.is_open(key)):
                self.fold(key, is_open=wanted)
            elif at_header and wanted:
                self.step(1)
            return True
        if key is not None and at_header and plain and event.key() in (*_ENTER, Qt.Key.Key_Space):
            self.fold(key, is_open=not self.groups.is_open(key))
            return True
        return False

    def _tick_group(self, key: str) -> None:
        ids = self.groups.group_ids(key, MOST_TICKED)
        self.queue.tick(ids, on=not set(ids) <= set(self.queue.ticks()))

    def _stand_at(self, key: str) -> None:
        """Be at the header of a group; the chosen report stays chosen."""
        position = self.queue.header_position(key)
        if position is None:
            return
        index = self.queue.index(position)
        self._quiet = True
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._quiet = False
        self.scrollTo(index)
        # What is said of it has changed, though it is the same row.
        event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
        event.setChild(position)
        QAccessible.updateAccessibility(event)

    def _keeping(self, act: Callable[[], None]) -> None:
        """Do something to the rows, with the place, the header or the chosen report kept."""
        top, header = self._first_visible(), self.queue.section_key(self.currentIndex().row())
        self._quiet = True
        act()
        self._quiet = False
        position = self.queue.header_position(header) if header is not None else None
        if position is None:
            self._mark(self._chosen, scroll=False)
        elif self.currentIndex().row() != position or not self.selectionModel().hasSelection():
            self._quiet = True
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.queue.index(position), flags)
            self._quiet = False
        self._keep_place(top)

    def _report_from(self, position: int, by: int) -> int | None:
        """The first report from a position on, headers stepped over; what is below the last row is read."""
        while True:
            while position >= self.queue.rowCount() and self.queue.canFetchMore(_ROOT):
                self.queue.fetchMore(_ROOT)
            if not 0 <= position < self.queue.rowCount():
                return None
            if self.queue.report_id(position) is not None:
                return position
            position += 1 if by >= 0 else -1

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
        report_id, key = self.queue.report_id(index.row()), self.queue.section_key(index.row())
        if report_id is not None:
            self.report_opened.emit(report_id)
        elif key is not None:
            self.fold(key, is_open=not self.groups.is_open(key))

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
        return (None, None) if position is None else (self._beside(position, -1), self._beside(position, 1))

    def _beside(self, position: int, by: int) -> str | None:
        position += by
        while self.queue.section_key(position) is not None:
            position += by
        return self.queue.report_id(position)

    def _first_visible(self) -> tuple[str | None, str | None, int] | None:
        """The report or the group whose row or header stands at the top, and at which height."""
        index = self.indexAt(self.viewport().rect().topLeft())
        report_id, key = self.queue.report_id(index.row()), self.queue.section_key(index.row())
        return None if report_id is None and key is None else (report_id, key, self.visualRect(index).top())

    def _last_visible(self) -> int:
        """The last row in sight, or the chosen one where that is farther down."""
        return max(self.indexAt(self.viewport().rect().bottomLeft()).row(), self.currentIndex().row(), 0)

    def _keep_place(self, place: tuple[str | None, str | None, int] | None) -> None:
        """Bring the row that stood at the top back to its height; at the very top new reports may push it down."""
        if place is None or self.verticalScrollBar().value() == 0:
            return
        report_id, key, height = place
        position = self.queue.position(report_id) if report_id is not None else self.queue.header_position(key or "")
        if position is not None:
            self.doItemsLayout()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.visualRect(self.queue.index(position)).top() - height)
