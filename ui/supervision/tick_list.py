"""The list of results to validate: the queue's rows, each with a box to tick."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from sync.changes import ChangeSet
from sync.reading import Reader
from sync.records import QueueQuery
from ui.desk import Desk
from ui.queue.delegate import QueueDelegate
from ui.queue.model import QueueModel
from widgets.focus_ring import RowlessRing
from widgets.tones import Tone, tone_colour

BOX = 30
Index = QModelIndex | QPersistentModelIndex


class TickModel(QueueModel):
    """The queue's model, where rows can be ticked; a row that leaves takes its tick along.

    Signals: `ticked` after the ticks changed.
    """

    ticked = Signal()

    def __init__(self, reader: Reader, query: QueueQuery, parent: QWidget | None = None) -> None:
        super().__init__(reader, query, parent)
        self._ticks: set[str] = set()
        # Where nothing can be done with what is ticked, there is nothing to tick.
        self.ticking = True
        self.rowsRemoved.connect(self._sweep)
        self.modelReset.connect(self._sweep)

    def ticks(self) -> tuple[str, ...]:
        """The reports that are ticked, in the order of the rows."""
        ids = (self.report_id(row) for row in range(self.rowCount()))
        return tuple(report_id for report_id in ids if report_id in self._ticks)

    def tick(self, report_ids: Iterable[str], *, on: bool = True) -> None:
        """Tick reports, or take their ticks off; what is not among the rows is left out."""
        known = [report_id for report_id in report_ids if self.ticking and self.position(report_id) is not None]
        self._ticks = self._ticks | set(known) if on else self._ticks - set(known)
        for report_id in known:
            index = self.index(self.position(report_id) or 0)
            self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be ticked, or none."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() and self.ticking else found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """As of the queue, and the tick."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            if not self.ticking:
                return None
            ticked = self.report_id(index.row()) in self._ticks
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick."""
        report_id = self.report_id(index.row()) if index.isValid() else None
        if role != Qt.ItemDataRole.CheckStateRole or report_id is None or not self.ticking:
            return False
        self.tick((report_id,), on=value in (Qt.CheckState.Checked, Qt.CheckState.Checked.value))
        return True

    def _sweep(self) -> None:
        left = {report_id for report_id in self._ticks if self.position(report_id) is not None}
        if left != self._ticks:
            self._ticks = left
            self.ticked.emit()


class _TickDelegate(QueueDelegate):
    """The queue's row, moved aside for the box where there is one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            super().paint(painter, option, index)
            return
        whole = QRect(option.rect)
        option.rect = whole.adjusted(BOX, 0, 0, 0)
        super().paint(painter, option, index)
        box = QRectF(whole.left() + 8, whole.center().y() - 8, 16, 16)
        _paint_box(painter, option.palette, box, on=state == Qt.CheckState.Checked)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click on the box ticks; one on the row only chooses it."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            if event.button() is Qt.MouseButton.LeftButton and event.position().x() < option.rect.left() + BOX:
                return _toggle(model, index)
            return False
        return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space and _toggle(model, index)


class TickList(QListView):
    """Rows to tick and to step through.

    Signals: `report_chosen(report_id)` when another row is at hand, "" when there is none.
    """

    report_chosen = Signal(str)

    def __init__(self, desk: Desk, query: QueueQuery, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.queue = TickModel(desk.reader, query, self)
        self._chosen = ""
        self.setItemDelegate(_TickDelegate(desk.clock, self))
        self.setModel(self.queue)
        self._ring = RowlessRing(self)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell)
        self.queue.modelReset.connect(self._tell)

    def chosen(self) -> str:
        """The report at hand, empty when there is none."""
        return self.queue.report_id(self.currentIndex().row()) or ""

    def show_query(self, query: QueueQuery, *, ticking: bool) -> None:
        """List something else, from the top, with boxes to tick or without."""
        self.queue.ticking = ticking
        self.queue.set_query(query)
        self.choose_first()

    def choose(self, report_id: str) -> None:
        """Step to a row that is listed."""
        position = self.queue.position(report_id)
        if position is not None:
            self.setCurrentIndex(self.queue.index(position))

    def choose_first(self) -> None:
        """Begin with the row on top."""
        if self.queue.rowCount():
            self.setCurrentIndex(self.queue.index(0))
        self._tell()

    def apply(self, change: ChangeSet) -> None:
        """Take a change in; where the row at hand leaves, its neighbour follows."""
        kept, row = self.chosen(), self.currentIndex().row()
        self.queue.apply(change)
        position = self.queue.position(kept) if kept else None
        if position is None:
            position = min(max(row, 0), self.queue.rowCount() - 1)
        if position >= 0:
            self.setCurrentIndex(self.queue.index(position))
        self._tell()

    def step(self, by: int) -> None:
        """Go down or up."""
        row = self.currentIndex().row() + by
        if row >= self.queue.rowCount() and self.queue.canFetchMore(QModelIndex()):
            self.queue.fetchMore(QModelIndex())
        if 0 <= row < self.queue.rowCount():
            self.setCurrentIndex(self.queue.index(row))

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys here."""

    def _tell(self) -> None:
        chosen = self.chosen()
        if chosen != self._chosen:
            self._chosen = chosen
            self.report_chosen.emit(chosen)


def _paint_box(painter: QPainter, palette: QPalette, box: QRectF, *, on: bool) -> None:
    accent, base = palette.color(QPalette.ColorRole.Highlight), palette.color(QPalette.ColorRole.Base)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent if on else tone_colour(Tone.MUTED, palette), 1.4))
    painter.setBrush(accent if on else base)
    painter.drawRoundedRect(box, 3, 3)
    if on:
        painter.setPen(QPen(palette.color(QPalette.ColorRole.HighlightedText), 2.0))
        painter.drawPolyline(QPolygonF([box.topLeft() + QPointF(x, y) for x, y in ((3.5, 8.5), (6.8, 11.8), (12.5, 4.8))]))
    painter.restore()


def _toggle(model: QAbstractItemModel, index: Index) -> bool:
    on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    wanted = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
    return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)
