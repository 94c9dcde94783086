"""The queue as an item model: pages of rows by keyset, and changes that touch only the rows they are about."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer

from sync.changes import ChangeSet
from sync.queue_order import Standpoint, sort_key
from sync.reading import Reader
from sync.records import QueuePage, QueueQuery, QueueRow, Reference
from ui.queue.report_list import FIRST, MANY, PAGE, REST_AFTER_MS, SETTLED_AFTER_MS, Index, Listing, Look, ReportList

_ROOT = QModelIndex()
Key = tuple[Any, ...]


class QueueModel(ReportList):
    """Rows of one query, in the query's order, as many as were scrolled to."""

    def __init__(self, reader: Reader, query: QueueQuery, parent: QObject | None = None, look: Look = Standpoint) -> None:
        super().__init__(reader, query, parent, look)
        self._rows: list[QueueRow] = []
        self._keys: list[Key] = []
        self._by_id: dict[str, QueueRow] = {}
        self._after: Key | None = None
        self._fresh = self.standpoint
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(lambda: self.fetchMore(_ROOT))

    def set_query(self, query: QueueQuery) -> None:
        """Show something else, from the top."""
        self._query = query
        self._show(self._page(None, FIRST), self._reader.reference())
        self.reloaded.emit()
        self._rest.start(REST_AFTER_MS)

    def pass_time(self) -> None:
        """Some time has passed: what had time left may break within the hour, and what was due may be late."""
        if self.has_moved(self._look()):
            self.reload(len(self._rows))

    def stop(self) -> None:
        """Read nothing more by itself."""
        self._rest.stop()

    def reload(self, at_least: int = PAGE) -> None:
        """Read the rows anew, at least so many."""
        self._read(max(PAGE, min(at_least, 5 * PAGE)))

    def _read(self, count: int) -> None:
        reference = self._reader.reference()
        page = self._page(None, count)
        # A first sync brings thousands of reports at a time, of which few belong where the officer looks.
        if reference is self._reference and page.rows and page.rows == tuple(self._rows[: len(page.rows)]):
            self._cut(len(page.rows))
            self.standpoint = self._fresh
            self._keys = [self._key(row) for row in self._rows]
            self._after = page.after
        else:
            self._show(page, reference)
        self.reloaded.emit()

    def _cut(self, count: int) -> None:
        """Keep the first rows; those below are read anew when they are wanted."""
        if count < len(self._rows):
            self.beginRemoveRows(_ROOT, count, len(self._rows) - 1)
            for row in self._rows[count:]:
                del self._by_id[row.report_id]
            del self._rows[count:], self._keys[count:]
            self.endRemoveRows()

    def _show(self, page: QueuePage, reference: Reference) -> None:
        self.beginResetModel()
        self._reference, self.standpoint = reference, self._fresh
        self._rows = list(page.rows)
        self._keys = [self._key(row) for row in self._rows]
        self._by_id = {row.report_id: row for row in self._rows}
        self._after = page.after
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows have been read."""
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are rows below the last one."""
        return not parent.isValid() and self._after is not None

    def fetchMore(self, parent: Index) -> None:
        """Read the next page."""
        if parent.isValid() or self._after is None:
            return
        page = self._page(self._after, PAGE)
        self._after = page.after
        # A row that a change brought in early is here already.
        fresh = [row for row in page.rows if row.report_id not in self._by_id]
        if fresh:
            self.beginInsertRows(_ROOT, len(self._rows), len(self._rows) + len(fresh) - 1)
            self._rows.extend(fresh)
            self._keys.extend(self._key(row) for row in fresh)
            self._by_id.update((row.report_id, row) for row in fresh)
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row for the delegate, its words for everybody else."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        return self.row_data(self._rows[index.row()], role)

    def listing(self, report_id: str) -> Listing:
        """Whether a report has a row here."""
        return Listing.SHOWN if self.position(report_id) is not None else Listing.ABSENT

    def position(self, report_id: str) -> int | None:
        """Where a report stands, None when it is not among the rows read."""
        row = self._by_id.get(report_id)
        return None if row is None else bisect_left(self._keys, self._key(row))

    def report_id(self, position: int) -> str | None:
        """The report at a position, None outside."""
        return self._rows[position].report_id if 0 <= position < len(self._rows) else None

    def section_key(self, position: int) -> None:
        """There are no groups."""

    def header_position(self, key: str) -> None:
        """There are no groups."""

    def row(self, report_id: str) -> QueueRow | None:
        """A report's row, None when it is not among the rows read."""
        return self._by_id.get(report_id)

    def apply(self, change: ChangeSet, seen: int = PAGE) -> None:
        """Take a change in: read again only the rows it names, or of a great change those down to the last one `seen` at once."""
        ids = change.reports | change.arrived
        if change.reference or len(ids) > MANY:
            if seen < FIRST:
                self._read(FIRST)
                self._rest.start(SETTLED_AFTER_MS)
            else:
                self.reload(len(self._rows))
            return
        self._remove_all(change.removed)
        found = self._reader.rows(ids) if ids else {}
        for report_id in ids - change.removed:
            row = found.get(report_id)
            if row is None or not self._reader.matches(self._query, row):
                self._remove_all((report_id,))
            else:
                self._put(row)
        self.changed.emit()

    def _put(self, row: QueueRow) -> None:
        key = self._key(row)
        former = self.position(row.report_id)
        # What belongs below the rows read so far comes with its page.
        beyond = self._after is not None and bool(self._keys) and key > self._keys[-1]
        if former is None:
            if not beyond:
                self._insert(bisect_left(self._keys, key), key, row)
        elif self._keys[former] == key:
            self._rows[former] = self._by_id[row.report_id] = row
            self.dataChanged.emit(self.index(former), self.index(former))
        elif beyond:
            self._remove_at(former)
        else:
            self._move(former, key, row)

    def _insert(self, position: int, key: Key, row: QueueRow) -> None:
        self.beginInsertRows(_ROOT, position, position)
        self._rows.insert(position, row)
        self._keys.insert(position, key)
        self._by_id[row.report_id] = row
        self.endInsertRows()

    def _move(self, former: int, key: Key, row: QueueRow) -> None:
        target = bisect_left(self._keys, key)
        # Qt names the destination before the row is taken out of the list.
        if target in (former, former + 1):
            self._rows[former], self._keys[former] = row, key
        else:
            self.beginMoveRows(_ROOT, former, former, _ROOT, target)
            del self._rows[former], self._keys[former]
            final = target - (target > former)
            self._rows.insert(final, row)
            self._keys.insert(final, key)
            self.endMoveRows()
        self._by_id[row.report_id] = row
        index = self.index(self.position(row.report_id) or 0)
        self.dataChanged.emit(index, index)

    def _remove_all(self, ids: Iterable[str]) -> None:
        for report_id in ids:
            position = self.position(report_id)
            if position is not None:
                self._remove_at(position)

    def _remove_at(self, position: int) -> None:
        self.beginRemoveRows(_ROOT, position, position)
        row = self._rows.pop(position)
        del self._keys[position], self._by_id[row.report_id]
        self.endRemoveRows()

    def _page(self, after: Key | None, limit: int) -> QueuePage:
        """Rows from where the list is looked at; a list that begins anew is looked at from now."""
        if after is None:
            self._fresh = self._look()
        return self._reader.queue(self._query, after, limit, standpoint=self.standpoint if after is not None else self._fresh)

    def _key(self, row: QueueRow) -> Key:
        return sort_key(row, self._query.sort, self.standpoint)
