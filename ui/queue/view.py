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
from ui.queue.chosen import Chosen
from ui.queue.delegate import QueueDelegate
from ui.queue.grouped_model import GroupedModel
from ui.queue.model import QueueModel
from ui.queue.report_list import Listing, QueueRole
from ui.queue.scroll_place import place_of
from ui.queue.section_delegate import SectionDelegate
from ui.threads.reading import ReadingThread

CLOCKS_EVERY_MS = 30_000
# All of a group are ticked at once, the first so many of a great one: what is done to them is asked once.
MOST_TICKED = 500
_TICKING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_ROOT = QModelIndex()
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Keys that go to a row where none is highlighted, and whether to the one below or above.
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}


class QueueView(QListView):
    """Shows the queue, in one list or in groups.

    The row of the chosen report is the one that is highlighted; where it has none, or the list stands at a header, no row is.
    A row that Qt highlights, for a click, a key or a screen reader, is chosen with it.

    Signals: `report_opened(report_id)` when a report is clicked, for windows that show one pane at a time;
    `main_action_requested` on Enter at a row; `listed(Listing)` where the chosen report is, when that changes;
    `reloaded`, `changed` and `ticked(report ids)` as of the model that is shown.
    """

    report_opened = Signal(str)
    main_action_requested = Signal()
    listed = Signal(object)
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
        self.at = Chosen(self)
        self._listed = Listing.SHOWN
        self._rows, self._sections = QueueDelegate(desk.clock, self), SectionDelegate(desk.clock, self.groups.is_header, self)
        self._dress()
        self.setModel(self.queue)
        self.selectionModel().selectionChanged.connect(self._follow_highlight)
        self.at.changed.connect(self._show_chosen)
        for model in (self._plain, self.groups):
            for moved in (model.modelReset, model.rowsInserted, model.rowsRemoved):
                moved.connect(self._rows_came_or_went)
            model.reloaded.connect(self.reloaded)
            model.changed.connect(self.changed)
            model.ticked.connect(self.ticked)
        self.clicked.connect(self._open)
        self._minute = QTimer(self)
        self._minute.setInterval(CLOCKS_EVERY_MS)
        self._minute.timeout.connect(self.pass_time)
        self._minute.start()

    @property
    def chosen(self) -> str | None:
        """The report that the officer is at, also when it has left the list."""
        return self.at.report_id

    def is_at_chosen(self) -> bool:
        """Whether the list stands at the chosen report, at a header, or at nothing because nothing is chosen."""
        return self.at.report_id is None or self._highlighted() is not None

    def has_highlight(self) -> bool:
        """Whether the row of the chosen report is highlighted: what Enter and the tick are about."""
        return self.at.header is None and self._place_of_chosen() is not None

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
        self._mark(scroll=True)

    def apply(self, change: ChangeSet) -> None:
        """Take a change in, with the chosen report and the place kept."""
        stood = self._place_of_chosen()
        beside = None if stood is None else (self._beside(stood, -1), self._beside(stood, 1), stood)
        self._keeping(partial(self.queue.apply, change, self._last_visible()))
        if self.at.beside is None and self._place_of_chosen() != stood:
            self.at.beside = beside

    def pass_time(self) -> None:
        """Some time has passed."""
        self._keeping(self.queue.pass_time)
        self.viewport().update()

    def choose(self, report_id: str) -> bool:
        """Step to a report; False when it is not among the rows read."""
        self.at.choose(report_id)
        self._mark(scroll=True)
        return self._listed is Listing.SHOWN

    def tick(self, *, on: bool | None = None) -> None:
        """Tick the highlighted report, or take its tick off, and step on; at a header all reports of the group."""
        report_id = self.at.report_id
        if self.at.header is not None:
            self._tick_group(self.at.header)
        elif report_id is not None and self.has_highlight():
            ticked = report_id in self.queue.ticks()
            self.queue.tick((report_id,), on=not ticked if on is None else on)
            self.step(1)
        else:
            # What is not seen in the list is not ticked.
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
        here, target = self._highlighted(), self.indexAt(event.position().toPoint())
        ticking = event.button() == Qt.MouseButton.LeftButton and target.isValid() and bool(event.modifiers() & _TICKING)
        key = self.queue.section_key(target.row())
        if not ticking:
            super().mousePressEvent(event)
            self._mark(scroll=False)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and here is not None:
            first, last = sorted((here, target.row()))
            between = (self.queue.report_id(row) for row in range(first, last + 1))
            self.queue.tick([found for found in between if found is not None], on=True)
        elif key is not None:
            self._tick_group(key)
        else:
            self.queue.tick((self.queue.report_id(target.row()) or "",), on=not self.queue.data(target, QueueRole.TICKED))
        event.accept()

    def choose_first(self) -> None:
        """Step to the report most at risk."""
        self._go(self._report_from(0, 1))

    def step(self, by: int) -> None:
        """Step up or down; from a report that left the list, or its place in it, to those that stood beside it there."""
        beside = self.at.beside if self.at.header is None and abs(by) == 1 else None
        wanted = (beside[1] if by > 0 else beside[0]) if beside is not None else None
        position = self.queue.position(wanted) if wanted is not None else None
        here = self._highlighted()
        if position is None and here is not None:
            position = self._report_from(here + by, by)
        elif position is None:
            position = self._report_from(min(beside[2], self.queue.rowCount() - 1) if beside is not None else 0, 1)
        self._go(position)

    def fold(self, key: str, *, is_open: bool) -> None:
        """Open or close a group and stand at its header."""
        self._keeping(partial(self.groups.fold, key, is_open=is_open))
        self._stand_at(key)

    def fold_all(self, *, is_open: bool) -> None:
        """Open or close all groups; stand at the header of the one that the officer is in."""
        here = self._highlighted()
        key = self.groups.group_at(here) if here is not None else None
        self._keeping(partial(self.groups.fold_all, is_open=is_open))
        if key is not None:
            self._stand_at(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A smaller list keeps the chosen report in sight where it was."""
        here = self.currentIndex() if self.selectionModel().hasSelection() else QModelIndex()
        seen = here.isValid() and QRect(QPoint(), event.oldSize()).intersects(self.visualRect(here))
        super().resizeEvent(event)
        if seen:
            self.scrollTo(here)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter asks for the main action; Left and Right close and open groups, Space and Enter do either at a header.

        Where no row is highlighted, Enter and the arrows go to one and do nothing else.
        """
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.grouped and self._folds(event, plain=plain):
            event.accept()
            return
        if event.key() in _ENTER and plain and self.has_highlight():
            self.main_action_requested.emit()
            event.accept()
            return
        if plain and event.key() in _STEPS and self._highlighted() is None:
            self.step(_STEPS[Qt.Key(event.key())])
            event.accept()
            return
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.tick_all()
            event.accept()
            return
        super().keyPressEvent(event)
        self._mark(scroll=False)

    def rowsAboutToBeRemoved(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        """Qt highlights the row below instead of one that goes: nobody has chosen that."""
        quiet, self._quiet = self._quiet, True
        super().rowsAboutToBeRemoved(parent, start, end)
        self._quiet = quiet

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
        self.selectionModel().selectionChanged.connect(self._follow_highlight)
        # Headers are lower than rows; a list without them need not ask each row how high it is.
        self.setUniformItemSizes(not self.grouped)
        self.setItemDelegate(self._sections if self.grouped else self._rows)

    def _folds(self, event: QKeyEvent, *, plain: bool) -> bool:
        """Whether a key was one for groups."""
        here = self._highlighted()
        key = self.groups.group_at(here) if here is not None else None
        at_header = self.at.header is not None
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
        self.at.header = key
        self._mark(scroll=True)
        # What is said of it has changed, though it is the same row.
        event = QAccessibleEvent(self, QAccessible.Event.NameChanged)
        event.setChild(position)
        QAccessible.updateAccessibility(event)

    def _keeping(self, act: Callable[[], None]) -> None:
        """Do something to the rows, with the place, the header or the chosen report kept."""
        place = place_of(self, self.queue)
        quiet, self._quiet = self._quiet, True
        act()
        self._quiet = quiet
        self._mark(scroll=False)
        if place is not None:
            place.restore(self, self.queue)

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

    def _go(self, position: int | None) -> None:
        report_id = self.queue.report_id(position) if position is not None else None
        if report_id is not None:
            self.choose(report_id)

    def _follow_highlight(self) -> None:
        """Be at what Qt has highlighted."""
        position = self._highlighted_by_qt()
        if self._quiet or position is None:
            return
        report_id = self.queue.report_id(position)
        if report_id is not None:
            self.at.choose(report_id)
        else:
            self.at.header = self.queue.section_key(position)

    def _open(self, index: QModelIndex) -> None:
        report_id, key = self.queue.report_id(index.row()), self.queue.section_key(index.row())
        if report_id is not None:
            # Also where Qt has it as highlighted already: a click always opens its row.
            self.choose(report_id)
            self.report_opened.emit(report_id)
        elif key is not None:
            self.fold(key, is_open=not self.groups.is_open(key))

    def _show_chosen(self) -> None:
        self._mark(scroll=False)

    def _rows_came_or_went(self) -> None:
        if not self._quiet:
            self._mark(scroll=False)

    def _mark(self, *, scroll: bool) -> None:
        """Highlight where the officer is, and nothing where that has no row."""
        position = self.queue.header_position(self.at.header) if self.at.header is not None else None
        if position is None:
            self.at.header, position = None, self._place_of_chosen()
        quiet, self._quiet = self._quiet, True
        if position is None:
            self.selectionModel().clear()
        elif self._highlighted_by_qt() != position or self.currentIndex().row() != position:
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.queue.index(position), flags)
        if position is not None and scroll:
            self.scrollTo(self.queue.index(position))
        self._quiet = quiet
        listed = self.queue.listing(self.at.report_id) if self.at.report_id is not None else Listing.SHOWN
        if listed is not self._listed:
            self._listed = listed
            self.listed.emit(listed)

    def _highlighted(self) -> int | None:
        """Where the officer is in the list: at a row or a header."""
        return self.queue.header_position(self.at.header) if self.at.header is not None else self._place_of_chosen()

    def _highlighted_by_qt(self) -> int | None:
        chosen = self.selectionModel().selectedRows()
        return chosen[0].row() if chosen else None

    def _place_of_chosen(self) -> int | None:
        return self.queue.position(self.at.report_id) if self.at.report_id is not None else None

    def _beside(self, position: int, by: int) -> str | None:
        position += by
        while self.queue.section_key(position) is not None:
            position += by
        return self.queue.report_id(position)

    def _last_visible(self) -> int:
        """The last row in sight, or the chosen one where that is farther down."""
        return max(self.indexAt(self.viewport().rect().bottomLeft()).row(), self._highlighted() or 0)
