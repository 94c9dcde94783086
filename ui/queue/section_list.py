"""A list in sections as an item model: what stands where, and how rows and headers come and go."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, Qt

from sync.queue_groups import Groups
from sync.queue_order import Standpoint
from sync.reading import Reader
from sync.records import Group, QueueQuery, QueueRow
from sync.views import Folding
from ui.queue.group_words import Header, group_name, header_words
from ui.queue.report_list import Index, Look, QueueRole, ReportList
from ui.queue.sections import Outline, Section

_ROOT = QModelIndex()


class SectionList(ReportList):
    """Headers, each a row of its own, and under those that are open the rows of their reports."""

    def __init__(
        self, reader: Reader, query: QueueQuery, moment: datetime, parent: QObject | None = None, look: Look = Standpoint
    ) -> None:
        super().__init__(reader, query, parent, look)
        self._outline = Outline(reader, Groups(query, moment), Folding(), self.standpoint)
        self._names: dict[str, str] = {}
        self._said: list[Header] = []

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many headers and rows there are so far."""
        return 0 if parent.isValid() else self._outline.size()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A report's row as in every list; a header for the delegate, its words for everybody else."""
        found = self._outline.at(index.row()) if index.isValid() else None
        if found is None:
            return None
        section, at = found
        if at >= 0:
            return self.row_data(section.rows[at], role)
        match role:
            case QueueRole.SECTION:
                return self.header_of(section)
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return header_words(self.header_of(section))
            case _:
                return None

    def header_of(self, section: Section) -> Header:
        """What a section's header says."""
        name = self._names.get(section.key)
        if name is None and self._query.group is not None:
            name = group_name(self._query.group, section.key, self._reference, self._reader.officer_name)
            self._names[section.key] = name
        # That all of those who are late are late needs no saying.
        late = None if self._query.group is Group.DUE else section.late
        return Header(section.key, name or section.key, section.number, late, section.is_open)

    def position(self, report_id: str) -> int | None:
        """Where a report stands, None when it is not in the list."""
        found = self._outline.find(report_id)
        return None if found is None else self._outline.header(found[0]) + 1 + found[1]

    def report_id(self, position: int) -> str | None:
        """The report at a position, None outside and at a header."""
        found = self._outline.at(position)
        return found[0].rows[found[1]].report_id if found is not None and found[1] >= 0 else None

    def section_key(self, position: int) -> str | None:
        """The group whose header stands at a position, None elsewhere."""
        found = self._outline.at(position)
        return found[0].key if found is not None and found[1] < 0 else None

    def is_header(self, position: int) -> bool:
        """Whether a header stands at a position."""
        return self._outline.is_start(position)

    def group_at(self, position: int) -> str | None:
        """The group of what stands at a position, None outside."""
        found = self._outline.at(position)
        return found[0].key if found is not None else None

    def is_open(self, key: str) -> bool:
        """Whether the reports of a group are shown."""
        return self._outline.folding.is_open(key)

    def header_position(self, key: str) -> int | None:
        """Where the header of a group stands, None when it is not in the list."""
        section = self._outline.section(key)
        return self._outline.header(section) if section is not None and section.listed else None

    def row(self, report_id: str) -> QueueRow | None:
        """A report's row, None when it is not in the list."""
        found = self._outline.find(report_id)
        return None if found is None else found[0].rows[found[1]]

    def retranslate(self) -> None:
        """Read the words again in another language."""
        self._names.clear()
        super().retranslate()

    def _insert(self, section: Section, at: int, rows: list[QueueRow]) -> None:
        first = self._outline.header(section) + 1 + at
        if rows:
            self.beginInsertRows(_ROOT, first, first + len(rows) - 1)
            self._outline.put(section, at, rows)
            self.endInsertRows()
        section.count(self._outline.groups.moment)

    def _cut_below(self, section: Section) -> None:
        """Below a section with more rows to come nothing is shown: it is read anew when one gets there."""
        below = self._outline.below(section) if section.is_open and not section.whole else []
        if not below:
            return
        self.beginRemoveRows(_ROOT, self._outline.header(below[0]), self.rowCount() - 1)
        for one in below:
            one.listed = False
            self._outline.forget(one)
        self.endRemoveRows()

    def _take_rows(self, section: Section) -> None:
        if section.rows:
            first = self._outline.header(section) + 1
            self.beginRemoveRows(_ROOT, first, first + len(section.rows) - 1)
            self._outline.forget(section)
            self.endRemoveRows()
        else:
            self._outline.forget(section)

    def _take_out(self, report_id: str) -> None:
        found = self._outline.find(report_id)
        if found is None:
            return
        section, at = found
        position = self._outline.header(section) + 1 + at
        self.beginRemoveRows(_ROOT, position, position)
        self._outline.take(section, at)
        self.endRemoveRows()
        if not section.whole and section.number:
            section.number -= 1
        section.count(self._outline.groups.moment)

    def _drop(self, section: Section) -> None:
        if not section.listed:
            self._outline.drop(section)
            return
        first = self._outline.header(section)
        self.beginRemoveRows(_ROOT, first, first + len(section.rows))
        self._outline.drop(section)
        self.endRemoveRows()

    def _say_headers(self) -> None:
        said = [self.header_of(section) for section in self._outline.listed()]
        if said and said != self._said:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
        self._said = said
