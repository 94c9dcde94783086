"""How each list was left: its order, its groups, whether the map stands below it, and how high both are.

A list is a saved view, or the one of the officer's own filters. What a view is by its nature (groups in "Who has what") stays.
"""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSplitter

from sync.records import Group, QueueQuery, Sort
from sync.views import SavedView
from ui.desk_page import DeskPage, MapMode
from ui.frame.memory import WindowMemory

_SORTED_BY_NAME = "open"


class ListLayouts(QObject):
    """Notes what changes and brings it back when a list is shown again; kept for each officer in the installation's home."""

    def __init__(self, page: DeskPage, memory: WindowMemory, officer_id: str) -> None:
        super().__init__(page)
        self._page, self._memory, self._stem = page, memory, f"list/{officer_id}"
        self._splitter = page.queue.parentWidget()

    def begin(self) -> None:
        """Note from now on; the list that is shown at first stands as the window was left."""
        queue = self._page.queue
        queue.arranged = self.arranged
        queue.query_changed.connect(self._note_query)
        queue.list_shown.connect(self._bring_back)
        self._page.map_mode_changed.connect(self._note_map)
        if isinstance(self._splitter, QSplitter):
            self._splitter.splitterMoved.connect(self._note_sizes)

    def arranged(self, view: SavedView) -> SavedView:
        """A view in the order and the groups in which it was left."""
        query = view.query
        sort, group = self._word(view.view_id, "sort"), self._word(view.view_id, "group")
        if sort in set(Sort) and view.view_id != _SORTED_BY_NAME:
            query = replace(query, sort=Sort(sort))
        if query.group is None and group in set(Group):
            query = replace(query, group=Group(group))
        return replace(view, query=query)

    def _note_query(self, query: QueueQuery) -> None:
        name = self._page.queue.list_id()
        self._keep(name, "sort", query.sort)
        self._keep(name, "group", query.group or "-")

    def _note_map(self, mode: MapMode) -> None:
        # A list in the place of which the map stands is no list.
        if mode is not MapMode.FULL:
            self._keep(self._page.queue.list_id(), "map", mode)

    def _note_sizes(self) -> None:
        if isinstance(self._splitter, QSplitter):
            self._memory.keep_splitter(f"{self._stem}/{self._page.queue.list_id()}", self._splitter)

    def _bring_back(self, name: str) -> None:
        mode = self._word(name, "map")
        if mode in (MapMode.SPLIT, MapMode.OFF) and mode != self._page.map_mode:
            self._page.set_map_mode(MapMode(mode))
        if isinstance(self._splitter, QSplitter):
            self._memory.restore_splitter(f"{self._stem}/{name}", self._splitter)

    def _word(self, name: str, what: str) -> str:
        return self._memory.word(f"{self._stem}/{name}/{what}", "")

    def _keep(self, name: str, what: str, value: str) -> None:
        self._memory.keep_word(f"{self._stem}/{name}/{what}", value)
