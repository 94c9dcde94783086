"""The queue in groups as an item model: headers, and under each that is open its rows, as many as were scrolled to."""

from bisect import bisect_left
from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QModelIndex, QObject, QTimer

from sync.changes import ChangeSet
from sync.queue_groups import GroupLine, Groups, due_edges, late_since
from sync.queue_order import Standpoint
from sync.reading import Reader
from sync.records import Group, QueueQuery, QueueRow
from sync.views import Folding
from ui.desk import Clock
from ui.queue.group_counts import GroupCounts
from ui.queue.report_list import FIRST, MANY, PAGE, REST_AFTER_MS, SETTLED_AFTER_MS, Index, Listing, Look
from ui.queue.section_list import SectionList
from ui.queue.sections import Outline, Section, learn, remember
from ui.threads.reading import ReadingThread

# In one turn of the event loop so many pages are read at most; small groups are a page each.
READS = 2
# A short list fills the window in so many rows.
SCREENFUL = 20
# To keep its place in a list that is read anew, so many pages are read at most.
_FAR = 12
_ROOT = QModelIndex()


class GroupedModel(SectionList):
    """Sections of one query. A group's header is a row of its own; what the groups are and how many reports each has is counted
    by `feed` in another thread, and comes when it comes.
    """

    def __init__(
        self,
        reader: Reader,
        query: QueueQuery,
        feed: ReadingThread,
        clock: Clock,
        parent: QObject | None = None,
        look: Look = Standpoint,
    ) -> None:
        super().__init__(reader, query, clock(), parent, look)
        self._clock = clock
        self._foldings: dict[Group | None, Folding] = {}
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._read_on)
        self._counts = GroupCounts(feed, clock, self)
        self._counts.counted.connect(self._counted)
        # A view keeps its place while counts move what it shows.
        self.around: Callable[[Callable[[], None]], None] = _just

    @property
    def folding(self) -> Folding:
        """Which groups are closed; remembered for each kind of groups."""
        return self._foldings.get(self._query.group, Folding())

    def fold_as(self, group: Group | None, folding: Folding) -> None:
        """Have groups of a kind open and closed so when they are read next."""
        self._foldings[group] = folding

    def set_query(self, query: QueueQuery) -> None:
        """Show something else, from the top."""
        self._query = query
        self._read(FIRST)
        self._rest.start(REST_AFTER_MS)

    def stop(self) -> None:
        """Read nothing more by itself."""
        self._rest.stop()
        self._counts.stop()

    def reload(self, at_least: int = FIRST) -> None:
        """Read the rows anew, at least so many."""
        wanted, reads = min(at_least, 5 * PAGE), 0
        self._read(max(FIRST, wanted))
        while self.rowCount() < wanted and reads < _FAR and self.canFetchMore(_ROOT):
            reads += self._extend(PAGE)
        self._rest.start(REST_AFTER_MS)

    def fold(self, key: str, *, is_open: bool) -> None:
        """Open or close a group."""
        section = self._outline.section(key)
        if section is None or section.is_open == is_open:
            return
        self._foldings[self._query.group] = self._outline.folding = self.folding.turned(key)
        section.is_open = is_open
        if not section.listed:
            return
        if is_open:
            self._unfold(section)
        else:
            self._take_rows(section)
        self._say_headers()
        self._rest.start(0)

    def fold_all(self, *, is_open: bool) -> None:
        """Open or close all groups."""
        self._foldings[self._query.group] = Folding(closed=not is_open)
        self._read(FIRST)
        self._rest.start(0)

    def listing(self, report_id: str) -> Listing:
        """Whether a report has a row here, or would have one if its group were open."""
        if self.position(report_id) is not None:
            return Listing.SHOWN
        row = self._reader.rows([report_id]).get(report_id)
        fits = row is not None and self._reader.matches(self._query, row)
        closed = row is not None and fits and not self.is_open(self._outline.groups.of(row))
        return Listing.FOLDED if closed else Listing.ABSENT

    def group_ids(self, key: str, most: int) -> list[str]:
        """The reports of a group, the first ones where there are more."""
        section = self._outline.section(key)
        found = self._reader.queue(section.query, None, most, standpoint=self.standpoint) if section is not None else None
        rows = found.rows if found is not None else ()
        return [row.report_id for row in rows if self._outline.groups.of(row) == key]

    def pass_time(self) -> None:
        """Some time has passed: what was due may be late, and tomorrow today."""
        if self.has_moved(self._look()):
            self.reload(self.rowCount())
            return
        outline, now = self._outline, self._clock()
        former, by_due = outline.groups.moment, self._query.group is Group.DUE
        late = late_since(self._query, former, now)
        newly_late = late is not None and self._reader.count(late, 1) > 0
        if by_due and (newly_late or due_edges(now)[1:] != due_edges(former)[1:]):
            self.reload(self.rowCount())
        elif newly_late:
            outline.groups.moment = now
            for section in outline.sections:
                section.count(now)
            self._say_headers()
            self._count_after(0)

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are rows below the last one."""
        return not parent.isValid() and (self._outline.unfinished() is not None or self._outline.next() is not None)

    def fetchMore(self, parent: Index) -> None:
        """Read on below the last row."""
        reads, wanted = 0, self.rowCount() + FIRST
        while reads < READS and self.rowCount() < wanted and self.canFetchMore(parent):
            reads += self._extend(PAGE)

    def apply(self, change: ChangeSet, seen: int = PAGE) -> None:
        """Take a change in: read again only the rows it names, or of a great change those down to the last one `seen` at once."""
        ids = change.reports | change.arrived
        if change.reference or len(ids) > MANY:
            if seen < FIRST:
                self._read(FIRST)
                self._rest.start(SETTLED_AFTER_MS)
            else:
                self.reload(self.rowCount())
            return
        self._outline.forget_unlisted()
        for report_id in change.removed:
            self._take_out(report_id)
        found = self._reader.rows(ids) if ids else {}
        for report_id in ids - change.removed:
            row = found.get(report_id)
            if row is None or not self._reader.matches(self._query, row):
                self._take_out(report_id)
            else:
                self._put(row)
        self._tidy()
        self._say_headers()
        self.changed.emit()
        if (ids or change.removed) and any(not section.whole for section in self._outline.sections):
            self._count_after(SETTLED_AFTER_MS)

    def _read(self, count: int) -> None:
        reference, former = self._reader.reference(), self._outline
        self.standpoint = self._look()
        outline = Outline(self._reader, Groups(self._query, self._clock()), self.folding, self.standpoint)
        outline.begin(self._reader.queue(self._query, None, count, standpoint=self.standpoint))
        same_query = former.groups.query == self._query
        if same_query:
            remember(outline, former)
        same = reference is self._reference and same_query and outline.listing() == former.listing()
        if not same:
            self.beginResetModel()
            self._reference = reference
            self._names.clear()
        self._outline = outline
        if same:
            self._say_headers()
        else:
            self.endResetModel()
        self._fill(min(count, SCREENFUL))
        self.reloaded.emit()
        if not outline.complete or any(section.number is None for section in outline.sections):
            self._count_after(REST_AFTER_MS)

    def _fill(self, wanted: int) -> None:
        """Fill the window as far as one page does, but never show nothing where there is something."""
        reads = 0
        while self.canFetchMore(_ROOT) and (self.rowCount() == 0 or (self.rowCount() < wanted and not reads)):
            reads += self._extend(FIRST)

    def _read_on(self) -> None:
        # A little in each turn: nobody has asked for it yet.
        if self.rowCount() < PAGE and self.canFetchMore(_ROOT):
            self._extend(FIRST)
            self._rest.start(0)

    def _extend(self, limit: int) -> bool:
        """Read on below the last row, or show the next header; whether the store was asked."""
        outline = self._outline
        section = outline.unfinished()
        if section is not None:
            self._insert(section, len(section.rows), outline.read(section, limit))
            if not section.rows and section.whole:
                self._drop(section)
            return True
        section = outline.next()
        if section is None:
            return False
        return self._show(section, limit)

    def _show(self, section: Section, limit: int) -> bool:
        """Have a section in the list, unless there is nothing in it; whether the store was asked."""
        outline, asked = self._outline, False
        if section.is_open and not section.rows:
            asked = True
            rows = outline.read(section, limit)
            outline.put(section, 0, rows)
            gone = not rows and section.whole
        else:
            asked = not section.known
            gone = asked and outline.is_empty(section)
        if gone:
            outline.drop(section)
            return asked
        section.known = True
        section.count(outline.groups.moment)
        position = outline.header(section)
        self.beginInsertRows(_ROOT, position, position + len(section.rows))
        outline.show(section)
        self.endInsertRows()
        self._cut_below(section)
        return asked

    def _unfold(self, section: Section) -> None:
        rows = self._outline.read(section, PAGE)
        self._insert(section, 0, rows)
        self._cut_below(section)
        if not rows and section.whole:
            self._drop(section)

    def _put(self, row: QueueRow) -> None:
        outline, group, key = self._outline, self._outline.groups.of(row), self._outline.key(row)
        former = outline.find(row.report_id)
        if former is not None and former[0].key == group and former[0].keys[former[1]] == key:
            outline.replace(*former, row)
            former[0].count(outline.groups.moment)
            position = self.position(row.report_id) or 0
            self.dataChanged.emit(self.index(position), self.index(position))
            return
        self._take_out(row.report_id)
        section = outline.section(group)
        if section is None:
            self._reveal(outline.add(group, key))
            return
        section.known = True
        # What belongs below the rows read so far comes with its page.
        beyond = section.after is not None and key > section.after
        if section.listed and section.is_open and not beyond:
            if not section.whole and section.number is not None:
                section.number += 1
            self._insert(section, bisect_left(section.keys, key), [row])

    def _reveal(self, section: Section | None) -> None:
        """Show a new section among those in the list; one that belongs below them comes when one gets there."""
        if section is None:
            return
        section.known = True
        outline = self._outline
        if outline.below(section) or (outline.unfinished() is None and outline.next() is section):
            self._show(section, FIRST)

    def _tidy(self) -> None:
        """Headers without a report go."""
        for section in list(self._outline.listed()):
            if section.listed and section.is_open and not section.rows:
                if not section.whole:
                    self._insert(section, 0, self._outline.read(section, FIRST))
                if not section.rows and section.whole:
                    self._drop(section)

    def _count_after(self, milliseconds: int) -> None:
        self._counts.ask(self._query, milliseconds, self.standpoint)

    def _counted(self, lines: Iterable[GroupLine]) -> None:
        self.around(partial(self._learn, lines))
        self.changed.emit()
        self._rest.start(0)

    def _learn(self, lines: Iterable[GroupLine]) -> None:
        fresh, gone = learn(self._outline, lines)
        for section in gone:
            self._drop(section)
        for section in fresh:
            if self._outline.below(section):
                self._show(section, FIRST)
        self._say_headers()


def _just(act: Callable[[], None]) -> None:
    act()
