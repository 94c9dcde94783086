"""A table of figures by mouse and keyboard: Enter on a number opens exactly its reports, Enter on a name goes into it."""

from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from sync.records import QueueQuery
from ui.supervision.figures_model import FigureRole, FiguresModel, in_two_lines
from widgets.focus_ring import RowlessRing
from widgets.lettering import scaled
from widgets.plain_header import BESIDE, PlainHeader
from widgets.row_delegate import inside, paint_row_ground
from widgets.tones import Tone, tone_colour

NAME_WIDTH, LEAST = 110, 44
# In letters, so that larger ones have as much room.
MOST_LETTERS = 34
# Letters end between two pixels.
_MARGIN = 2 * BESIDE + 2
# The style keeps this between a cell's edge and its words.
_STYLES_OWN = 3
_SHARE = 60


class FiguresTable(QTableView):
    """Shows a FiguresModel.

    Signals: `opened(QueueQuery)` when a number was pressed; `drilled(key)` when a name was, where `drillable`.
    """

    opened = Signal(object)
    drilled = Signal(str)

    def __init__(self, figures: FiguresModel[Any], parent: QWidget | None = None, *, size: float = 1.0) -> None:
        super().__init__(parent)
        self.figures = figures
        self.drillable = False
        self._widths: list[int] = []
        self._narrowest = 0
        self.setHorizontalHeader(PlainHeader(self))
        self.setFont(scaled(self.font(), size))
        self.horizontalHeader().setFont(self.font())
        self.setModel(figures)
        self._ring = RowlessRing(self)
        self.setItemDelegate(_FigureDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        # A name that is longer than its column goes on in a second line.
        self.setWordWrap(True)
        self.setMouseTracking(True)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        self._fit_rows()
        self.setSortingEnabled(True)
        self.clicked.connect(self._press)
        figures.modelReset.connect(self._fit)
        figures.layoutChanged.connect(self._heighten)
        figures.headerDataChanged.connect(self._fit)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters need higher rows and wider columns."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()
            self._fit()

    def _fit_rows(self) -> None:
        self.horizontalHeader().setFont(self.font())
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 12)
        self.horizontalHeader().setFixedHeight(2 * self.fontMetrics().height() + 14)

    def open_current(self) -> None:
        """Open what the cursor is on."""
        self._press(self.currentIndex())

    def step(self, by: int) -> None:
        """Go a row up or down."""
        here = self.currentIndex()
        row = here.row() + by if here.isValid() else 0
        if 0 <= row < self.figures.rowCount():
            self.setCurrentIndex(self.figures.index(row, max(here.column(), 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space press a cell."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_current()
            event.accept()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Letters are keys of the window here."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be pressed."""
        index = self.indexAt(event.position().toPoint())
        hand = self._query(index) is not None or self._key(index) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def _press(self, index: QModelIndex) -> None:
        query, key = self._query(index), self._key(index)
        if query is not None:
            self.opened.emit(query)
        elif key is not None:
            self.drilled.emit(key)

    def _query(self, index: QModelIndex) -> QueueQuery | None:
        found: QueueQuery | None = index.data(FigureRole.QUERY) if index.isValid() else None
        return found

    def _key(self, index: QModelIndex) -> str | None:
        if not index.isValid() or not self.drillable or not self.figures.column(index.column()).name:
            return None
        return str(index.data(FigureRole.KEY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Room that is left goes to the columns."""
        super().resizeEvent(event)
        self._spread()

    def _fit(self) -> None:
        """The name takes the room it needs, the numbers as much as their words and headings."""
        metrics, names, rows = self.fontMetrics(), self._name_metrics(), range(self.figures.rowCount())
        self._widths, most = [], MOST_LETTERS * metrics.horizontalAdvance("0")
        for number in range(self.figures.columnCount()):
            column = self.figures.column(number)
            heading = max(metrics.horizontalAdvance(line) for line in in_two_lines(column.title).splitlines() or [""])
            letters = names if column.name else metrics
            cells = max((letters.horizontalAdvance(str(self.figures.index(row, number).data())) for row in rows), default=0)
            self._widths.append(min(max(heading, cells, NAME_WIDTH if column.name else LEAST) + _MARGIN, most))
            if number == 0:
                shown = (str(self.figures.index(row, 0).data()) for row in rows)
                self._narrowest = max(heading, *(_in_two(names, name) for name in shown), 0) + _MARGIN
        self._spread()

    def _spread(self) -> None:
        left = self.viewport().width() - sum(self._widths)
        share = min(max(left, 0) // max(len(self._widths), 1), _SHARE)
        rest = min(max(left - share * len(self._widths), 0), MOST_LETTERS * self.fontMetrics().horizontalAdvance("0"))
        if left < 0:
            # The name goes on in a second line before a number is pushed out of sight.
            rest = max(left, min(self._narrowest - self._widths[0], 0))
        for number, width in enumerate(self._widths):
            self.setColumnWidth(number, width + share + (rest if number == 0 else 0))
        self._heighten()

    def _heighten(self) -> None:
        """A row is as high as its name needs lines."""
        metrics, plain = self._name_metrics(), self.verticalHeader().defaultSectionSize()
        for row in range(self.figures.rowCount()):
            wide = metrics.horizontalAdvance(str(self.figures.index(row, 0).data()))
            high = plain + (metrics.lineSpacing() if wide > self.columnWidth(0) - _MARGIN else 0)
            if self.rowHeight(row) != high:
                self.setRowHeight(row, high)

    def _name_metrics(self) -> QFontMetrics:
        """Names are bold."""
        return QFontMetrics(scaled(self.font(), 1.0, bold=True))


def _in_two(metrics: QFontMetrics, name: str) -> int:
    """How narrow a name is in two lines."""
    words = name.split()
    breaks = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words)))
    wide = (max(map(metrics.horizontalAdvance, pair)) for pair in breaks)
    return min(wide, default=metrics.horizontalAdvance(name))


class _FigureDelegate(QStyledItemDelegate):
    """Numbers to press in the colour of links, their tone where they have one; never the only sign, the heading says it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """As far from the lines as the headings, and readable where the cell is at hand."""
        painter.save()
        paint_row_ground(painter, option, lined=False)
        painter.restore()
        super().paint(painter, inside(option, BESIDE - _STYLES_OWN, 0), index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        table = self.parent()
        tone, query = index.data(FigureRole.TONE), index.data(FigureRole.QUERY)
        name = isinstance(table, FiguresTable) and table.figures.column(index.column()).name
        link = query is not None or (name and isinstance(table, FiguresTable) and table.drillable)
        colour = option.palette.color(QPalette.ColorRole.Link) if link else None
        if isinstance(tone, Tone) and tone is not Tone.PLAIN:
            colour = tone_colour(tone, option.palette)
        if colour is not None:
            option.palette.setColor(QPalette.ColorRole.Text, colour)
        if name or tone in (Tone.BAD, Tone.WARNING):
            option.font = scaled(option.font, 1.0, bold=True)
