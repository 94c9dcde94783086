"""The groups of a list as sections: which there are, in what order, and what of their rows has been read. Free of Qt.

The list shows an unbroken beginning of all of it: every section in it is whole but the last one, so that reading on is always
reading below the last row.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sync.queue_groups import GroupLine, Groups, is_late
from sync.queue_order import ANYTIME, Key, Standpoint, sort_key
from sync.reading import Reader
from sync.records import QueuePage, QueueQuery, QueueRow
from sync.views import Folding

# So many pages are looked at for a first row: more than one only where reports lie in no ward.
_PATIENCE = 3


@dataclass(slots=True, eq=False)
class Section:
    """One group; `rows` are its first ones, complete up to `after` (None: to the end) once it was begun.

    `listed` says that it stands in the list, `known` that it has a report for sure;
    `number` and `late` are what was counted last, None before.
    """

    key: str
    rank: Key
    query: QueueQuery
    is_open: bool
    rows: list[QueueRow] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)
    after: Key | None = None
    begun: bool = False
    listed: bool = False
    known: bool = False
    number: int | None = None
    late: int | None = None

    @property
    def whole(self) -> bool:
        """Whether all its rows have been read."""
        return self.begun and self.after is None

    def count(self, now: datetime) -> None:
        """Count what is there, where everything is."""
        if self.whole:
            self.number, self.late = len(self.rows), sum(is_late(row, now) for row in self.rows)

    def forget_rows(self) -> None:
        """Have read nothing."""
        self.rows, self.keys, self.after, self.begun = [], [], None, False


class Outline:
    """All sections that are known, in order."""

    def __init__(self, reader: Reader, groups: Groups, folding: Folding, standpoint: Standpoint = ANYTIME) -> None:
        self._reader, self.groups, self.folding = reader, groups, folding
        self._standpoint = standpoint
        self.sections: list[Section] = []
        # Whether every group is known: nothing is left to be counted.
        self.complete = False
        self._by_key: dict[str, Section] = {}
        self._rows: dict[str, tuple[Section, Key]] = {}
        self._listed: list[Section] | None = None
        self._starts: list[int] = []
        self._heads: frozenset[int] = frozenset()
        self._places = {key: place for place, key in enumerate(groups.in_order())}

    def begin(self, page: QueuePage) -> None:
        """Start from the first rows of the whole query: they are the first rows of their sections."""
        found: dict[str, list[QueueRow]] = {}
        for row in page.rows:
            found.setdefault(self.groups.of(row), []).append(row)
        self.complete = page.after is None
        for key in {**self._places, **found}:
            rows = found.get(key, [])
            if rows or not self.complete:
                self._seed(key, rows, page.after)
        self.show_known()

    def show_known(self) -> None:
        """Show sections as far as nothing has to be read for them."""
        section = self.next()
        while section is not None and section.known and (section.rows or not section.is_open) and self.unfinished() is None:
            self.show(section)
            section = self.next()

    def show(self, section: Section) -> None:
        """Have a section in the list."""
        section.listed = True
        self.moved()

    def size(self) -> int:
        """How many rows the list has, headers among them."""
        return self._firsts()[-1]

    def listing(self) -> list[tuple[str, bool, list[QueueRow]]]:
        """What the list shows."""
        return [(section.key, section.is_open, section.rows) for section in self.listed()]

    def unfinished(self) -> Section | None:
        """The last section of the list, where more of its rows follow."""
        listed = self.listed()
        return listed[-1] if listed and listed[-1].is_open and not listed[-1].whole else None

    def next(self) -> Section | None:
        """The section below the list."""
        listed = self.listed()
        place = self._place(listed[-1]) + 1 if listed else 0
        return self.sections[place] if place < len(self.sections) else None

    def listed(self) -> list[Section]:
        """The sections in the list."""
        if self._listed is None:
            self._listed = [section for section in self.sections if section.listed]
            self._starts = [0]
            for section in self._listed:
                self._starts.append(self._starts[-1] + 1 + len(section.rows))
            self._heads = frozenset(self._starts[:-1])
        return self._listed

    def below(self, section: Section) -> list[Section]:
        """The sections of the list that stand below this one."""
        listed = self.listed()
        return listed[bisect_right(listed, section.rank, key=_rank) :]

    def at(self, position: int) -> tuple[Section, int] | None:
        """The section at a position and the row in it, -1 for its header."""
        starts = self._firsts()
        if not 0 <= position < starts[-1]:
            return None
        place = bisect_right(starts, position) - 1
        return self.listed()[place], position - starts[place] - 1

    def is_start(self, position: int) -> bool:
        """Whether a section begins at a position."""
        if self._listed is None:
            self.listed()
        return position in self._heads

    def header(self, section: Section) -> int:
        """Where the header of a section stands, or would stand."""
        place = bisect_left(self.listed(), section.rank, key=_rank)
        return self._firsts()[place]

    def section(self, key: str) -> Section | None:
        """The section of a group, None when it is not known."""
        return self._by_key.get(key)

    def find(self, report_id: str) -> tuple[Section, int] | None:
        """The section of a report and its row there, None where it is not in the list."""
        found = self._rows.get(report_id)
        if found is None or not found[0].listed:
            return None
        section, key = found
        return section, bisect_left(section.keys, key)

    def add(self, key: str, first: Key) -> Section | None:
        """Know of a group, whose first row has a key; None where the filters rule it out."""
        query = self.groups.narrowed(key)
        if query is None:
            return None
        # Two groups may have begun with the same report, one after the other.
        rank = (self._places.get(key, len(self._places)), key) if self._places else (*first, key)
        section = Section(key, rank, query, self.folding.is_open(key))
        self.sections.insert(bisect_left(self.sections, rank, key=_rank), section)
        self._by_key[key] = section
        self.moved()
        return section

    def drop(self, section: Section) -> None:
        """Know of a section no longer."""
        del self.sections[self._place(section)], self._by_key[section.key]
        self.forget(section)

    def forget(self, section: Section) -> None:
        """Have read nothing of a section."""
        for row in section.rows:
            self._rows.pop(row.report_id, None)
        section.forget_rows()
        self.moved()

    def forget_unlisted(self) -> None:
        """What was read ahead may have changed since."""
        for section in self.sections:
            if section.begun and not section.listed:
                self.forget(section)

    def read(self, section: Section, limit: int) -> list[QueueRow]:
        """The next rows of a section; they are not in it yet."""
        for _ in range(_PATIENCE):
            page = self._reader.queue(section.query, section.after, limit, standpoint=self._standpoint)
            section.begun, section.after = True, page.after
            fresh = [row for row in page.rows if self.groups.of(row) == section.key and row.report_id not in self._rows]
            if fresh or page.after is None:
                return fresh
        return []

    def is_empty(self, section: Section) -> bool:
        """Whether a section has no report; asks for one."""
        return not self._reader.queue(section.query, section.after, 1, standpoint=self._standpoint).rows

    def put(self, section: Section, at: int, rows: Sequence[QueueRow]) -> None:
        """Add rows to a section."""
        keys = [self.key(row) for row in rows]
        section.rows[at:at], section.keys[at:at] = rows, keys
        section.known = section.known or bool(rows)
        self._rows.update((row.report_id, (section, key)) for row, key in zip(rows, keys, strict=True))
        self.moved()

    def take(self, section: Section, at: int) -> None:
        """Take a row out of its section."""
        del self._rows[section.rows.pop(at).report_id], section.keys[at]
        self.moved()

    def replace(self, section: Section, at: int, row: QueueRow) -> None:
        """Have a row as it is now, at the same place."""
        section.rows[at] = row

    def key(self, row: QueueRow) -> Key:
        """Where a row stands in its section."""
        return sort_key(row, self.groups.query.sort, self._standpoint)

    def moved(self) -> None:
        """Rows have come or gone."""
        self._listed = None

    def _firsts(self) -> list[int]:
        self.listed()
        return self._starts

    def _place(self, section: Section) -> int:
        return bisect_left(self.sections, section.rank, key=_rank)

    def _seed(self, key: str, rows: list[QueueRow], after: Key | None) -> None:
        section = self.add(key, self.key(rows[0]) if rows else ())
        if section is None:
            return
        section.begun, section.after = True, after
        self.put(section, 0, rows)
        section.count(self.groups.moment)
        if not section.is_open:
            self.forget(section)


def learn(outline: Outline, lines: Iterable[GroupLine]) -> tuple[list[Section], list[Section]]:
    """Take counts in: the sections that nobody knew of, and those that have gone; whole ones know better themselves."""
    counted = {line.key: line for line in lines}
    gone = [section for section in outline.sections if section.key not in counted and not section.rows]
    for section in outline.sections:
        line = counted.pop(section.key, None)
        if line is not None and not section.whole:
            section.known, section.number, section.late = True, line.number, line.late
    fresh = []
    for line in counted.values():
        section_of_line = outline.add(line.key, line.first)
        if section_of_line is not None:
            section_of_line.known, section_of_line.number, section_of_line.late = True, line.number, line.late
            fresh.append(section_of_line)
    outline.complete = True
    return fresh, gone


def remember(outline: Outline, former: Outline) -> None:
    """Know of the groups that the same query had a moment ago, and how many reports were in them, until they are counted."""
    for old in former.sections:
        if not old.known:
            continue
        section = outline.section(old.key)
        if section is None and not outline.complete:
            section = outline.add(old.key, old.rank[:-1])
        if section is not None and section.number is None:
            section.known, section.number, section.late = True, old.number, old.late
    outline.show_known()


def _rank(section: Section) -> Key:
    return section.rank
