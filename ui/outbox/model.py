"""The outbox as an item model: what needs a person on top, then in the order of sending."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sync.records import ATTENTION_STATES, OutboxItem, Reference
from ui.outbox.lines import OutboxLine, outbox_line
from widgets.plain_tip import plain_tip

ITEM_ROLE = Qt.ItemDataRole.UserRole + 1
LINE_ROLE = Qt.ItemDataRole.UserRole + 2
_Index = QModelIndex | QPersistentModelIndex


class OutboxModel(QAbstractListModel):
    """Operations that have not settled; rows change in place, so that selection and scrolling stay."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: list[OutboxItem] = []
        self._reference = Reference()
        self._now: datetime | None = None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many operations there are."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """An operation as words for reading aloud, as its line, or as itself."""
        if not index.isValid() or self._now is None:
            return None
        item = self._items[index.row()]
        if role == ITEM_ROLE:
            return item
        if role in (LINE_ROLE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            line = outbox_line(item, self._reference, self._now)
            if role == Qt.ItemDataRole.ToolTipRole:
                return plain_tip(_spoken(line))
            return line if role == LINE_ROLE else _spoken(line)
        return None

    def item(self, row: int) -> OutboxItem:
        """The operation in a row."""
        return self._items[row]

    def items(self) -> tuple[OutboxItem, ...]:
        """All of them, as they are shown."""
        return tuple(self._items)

    def row_of(self, op_id: str) -> int | None:
        """The row of an operation."""
        return next((row for row, item in enumerate(self._items) if item.op_id == op_id), None)

    def set_items(self, items: Sequence[OutboxItem], reference: Reference, now: datetime) -> None:
        """Show these operations; only rows that differ are told to the views."""
        renamed = reference != self._reference
        self._reference, self._now = reference, now
        wanted = sorted(items, key=lambda item: item.state not in ATTENTION_STATES)
        self._drop({item.op_id for item in wanted})
        for row, item in enumerate(wanted):
            self._settle(row, item)
        if renamed:
            self._told(0, len(self._items) - 1)

    def set_now(self, now: datetime) -> None:
        """Let the waiting times pass."""
        self._now = now
        for row, item in enumerate(self._items):
            if item.next_try is not None:
                self._told(row, row)

    def waits(self) -> bool:
        """Whether any row shows a waiting time."""
        return any(item.next_try is not None for item in self._items)

    def _drop(self, kept: set[str]) -> None:
        for row in range(len(self._items) - 1, -1, -1):
            if self._items[row].op_id not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._items[row]
                self.endRemoveRows()

    def _settle(self, row: int, item: OutboxItem) -> None:
        former = self.row_of(item.op_id)
        if former is None:
            self.beginInsertRows(QModelIndex(), row, row)
            self._items.insert(row, item)
            self.endInsertRows()
            return
        if former != row:
            # Rows above are in place already, so a row only ever moves up.
            self.beginMoveRows(QModelIndex(), former, former, QModelIndex(), row)
            self._items.insert(row, self._items.pop(former))
            self.endMoveRows()
        if self._items[row] != item:
            self._items[row] = item
            self._told(row, row)

    def _told(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first), self.index(last))


def _spoken(line: OutboxLine) -> str:
    return "\n".join(filter(None, (f"{line.title}, {line.number}", line.state, line.summary, line.foot)))
