"""Lines of figures as a table model: each cell has words, a value to sort by and, where it counts reports, their query."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sync.figure_records import MeasureLine, StandingLine
from sync.records import QueueQuery
from widgets.tones import Tone

Line = TypeVar("Line", StandingLine, MeasureLine)
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class FigureRole(IntEnum):
    """What the table, its delegate and tests ask the model for."""

    KEY = Qt.ItemDataRole.UserRole + 1
    QUERY = Qt.ItemDataRole.UserRole + 2
    SORT = Qt.ItemDataRole.UserRole + 3
    TONE = Qt.ItemDataRole.UserRole + 4


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureColumn(Generic[Line]):
    """One column: `value` sorts (None always last), `text` shows, `query` opens the rows behind a number,
    None where there are none.

    `name` marks the column with the name of the group.
    """

    title: str
    hint: str = ""
    text: Callable[[Line], str]
    value: Callable[[Line], float | str | None]
    query: Callable[[Line], QueueQuery | None] = lambda _: None
    tone: Callable[[Line], Tone] = lambda _: Tone.PLAIN
    name: bool = False


class FiguresModel(QAbstractTableModel, Generic[Line]):
    """Figures in the order they were sorted in; new figures of the same groups change only the cells."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[FigureColumn[Line], ...] = ()
        self._lines: list[Line] = []
        self._sorted: tuple[int, Qt.SortOrder] = (0, Qt.SortOrder.AscendingOrder)

    def show_lines(self, columns: Sequence[FigureColumn[Line]], lines: Sequence[Line]) -> None:
        """Show these figures, sorted as before."""
        same = {line.key for line in lines} == {line.key for line in self._lines} and len(columns) == len(self._columns)
        if same and self._lines:
            titles = [column.title for column in columns] != [column.title for column in self._columns]
            place = {line.key: number for number, line in enumerate(self._lines)}
            self._columns, self._lines = tuple(columns), sorted(lines, key=lambda line: place[line.key])
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, len(columns) - 1))
            if titles:
                self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(columns) - 1)
            self.sort(*self._sorted)
            return
        self.beginResetModel()
        self._columns, self._lines = tuple(columns), list(lines)
        self._lines = self._ordered()
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """The figures of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def column(self, number: int) -> FigureColumn[Line]:
        """A column."""
        return self._columns[number]

    def rowCount(self, parent: Index = _ROOT) -> int:
        """One row a group."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """One column a figure."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell, or what the roles above say."""
        line = self.line(index.row()) if index.isValid() else None
        if line is None or not 0 <= index.column() < len(self._columns):
            return None
        column = self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(line)
            case Qt.ItemDataRole.AccessibleTextRole:
                words = f"{column.title}: {column.text(line)}"
                return words if column.name else f"{self._columns[0].text(line)}, {words}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT if isinstance(column.value(line), str) else _RIGHT
            case FigureRole.KEY:
                return line.key
            case FigureRole.QUERY:
                return column.query(line)
            case FigureRole.SORT:
                return column.value(line)
            case FigureRole.TONE:
                return column.tone(line)
            case _:
                return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a column counts; in full as a tip."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return in_two_lines(column.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return column.hint or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT if column.name else int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            case _:
                return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; groups without a value stay at the end whatever the order."""
        self._sorted = column, order
        wanted = self._ordered()
        if [line.key for line in wanted] == [line.key for line in self._lines]:
            return
        self.layoutAboutToBeChanged.emit()
        former = self.persistentIndexList()
        keys = [self._lines[index.row()].key for index in former]
        self._lines = wanted
        place = {line.key: number for number, line in enumerate(wanted)}
        self.changePersistentIndexList(
            former, [self.index(place[key], index.column()) for key, index in zip(keys, former, strict=True)]
        )
        self.layoutChanged.emit()

    def _ordered(self) -> list[Line]:
        number, order = self._sorted
        if not 0 <= number < len(self._columns):
            return list(self._lines)
        value = self._columns[number].value
        known = [line for line in self._lines if value(line) is not None]
        rest = [line for line in self._lines if value(line) is None]
        down = order is Qt.SortOrder.DescendingOrder
        return sorted(known, key=lambda line: _sortable(value(line)), reverse=down) + rest


def in_two_lines(title: str) -> str:
    """A heading broken where both lines are shortest."""
    words = title.split()
    breaks = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))]
    return "\n".join(min(breaks, key=lambda pair: max(map(len, pair)))) if breaks else title


def _sortable(value: float | str | None) -> tuple[int, float, str]:
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, value or 0.0, "")
