"""What every list of the queue has: rows of reports in words and for the delegate, and their ticks."""

from collections.abc import Callable, Iterable
from enum import Enum, IntEnum, auto

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from sync.queue_order import APART, Standpoint, band_of
from sync.reading import Reader
from sync.records import QueueQuery, QueueRow, Sort
from sync.urgency import breaking_soon, can_be, due_between
from ui.words.names import area_name, category_name
from ui.words.statuses import apart_words, status_word

PAGE = 200
# Of a new query only what a tall list shows at once: each letter of a search is one.
FIRST = 40
# The rest of the first page follows when nobody has typed for so long, and when no great change has come for so long.
REST_AFTER_MS = 100
SETTLED_AFTER_MS = 1_000
# More changed rows than this come of a first sync or a long absence: reading the window anew costs less than moving them.
MANY = 300

Look = Callable[[], Standpoint]
Index = QModelIndex | QPersistentModelIndex


class QueueRole(IntEnum):
    """What the queue's delegates and its tests ask the model for; SECTION is a group's header, None for a report.

    APART says that a report is not in the officer's hands now.
    """

    REPORT_ID = Qt.ItemDataRole.UserRole + 1
    ROW = Qt.ItemDataRole.UserRole + 2
    CATEGORY = Qt.ItemDataRole.UserRole + 3
    WARD = Qt.ItemDataRole.UserRole + 4
    TICKED = Qt.ItemDataRole.UserRole + 5
    SECTION = Qt.ItemDataRole.UserRole + 6
    APART = Qt.ItemDataRole.UserRole + 7


class Listing(Enum):
    """Whether a report has a row in a list, is in a closed group of it, or is not in it at all."""

    SHOWN = auto()
    FOLDED = auto()
    ABSENT = auto()


class ReportList(QAbstractListModel):
    """Rows of one query; how they are laid out is each list's own.

    Reports can be ticked for an action on several; one that leaves the query stays ticked until it is cleared.

    Signals: `reloaded` after the rows were read anew; `changed` after single rows changed; `ticked(report ids)`.
    """

    reloaded = Signal()
    changed = Signal()
    ticked = Signal(object)

    def __init__(self, reader: Reader, query: QueueQuery, parent: QObject | None = None, look: Look = Standpoint) -> None:
        super().__init__(parent)
        self._reader = reader
        self._query = query
        # From where it was read; what is most at risk moves with the clock.
        self._look = look
        self.standpoint = look()
        self._ticked: dict[str, None] = {}
        self._reference = reader.reference()

    @property
    def query(self) -> QueueQuery:
        """What it shows."""
        return self._query

    def row_data(self, row: QueueRow, role: int) -> object:
        """What a report's row has for a role: the row for the delegate, its words for everybody else."""
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._tick_word()}, {self.words(row)}" if row.report_id in self._ticked else self.words(row)
            case QueueRole.ROW:
                return row
            case QueueRole.REPORT_ID:
                return row.report_id
            case QueueRole.CATEGORY:
                return category_name(self._reference, row.category)
            case QueueRole.TICKED:
                return row.report_id in self._ticked
            case QueueRole.APART:
                return self.is_apart(row)
            case QueueRole.WARD:
                return area_name(self._reference, row.ward)
            case _:
                return None

    def has_moved(self, now: Standpoint) -> bool:
        """Whether time, or what the officer may do, has moved a report of the query since it was read."""
        former, query = self.standpoint, self._query
        if query.sort is not Sort.RISK or now == former:
            return False
        if now.ours != former.ours or former.moment is None or now.moment is None:
            return True
        if not can_be(query):
            return False
        crossed = due_between(query, former.moment, now.moment), breaking_soon(query, former.moment, now.moment)
        return any(self._reader.count(asked, 1) for asked in crossed)

    def ticks(self) -> tuple[str, ...]:
        """The ticked reports, in the order in which they were."""
        return tuple(self._ticked)

    def tick(self, report_ids: Iterable[str], *, on: bool) -> None:
        """Tick reports, or take their ticks off."""
        former = self.ticks()
        for report_id in report_ids:
            if on:
                self._ticked[report_id] = None
            else:
                self._ticked.pop(report_id, None)
        if self.ticks() != former:
            self.retranslate()
            self.ticked.emit(self.ticks())

    def take_over(self, former: "ReportList") -> None:
        """Have the ticks of the list that stood here before."""
        self._ticked = dict.fromkeys(former.ticks())

    def _tick_word(self) -> str:
        return self.tr("ticked")

    def is_apart(self, row: QueueRow) -> bool:
        """Whether a report is in other hands than the officer's."""
        return band_of(row, self.standpoint) in APART

    def words(self, row: QueueRow) -> str:
        """One row in one line of words."""
        category, ward = category_name(self._reference, row.category), area_name(self._reference, row.ward)
        words = f"{row.number}, {category}, {ward}, {status_word(row.status)}"
        return f"{words}, {apart_words()}" if self.is_apart(row) else words

    def retranslate(self) -> None:
        """Read the words again in another language."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
