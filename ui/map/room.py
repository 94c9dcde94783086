"""The place of the map in the window: made after the first paint, fed in the background, in step with the queue."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from officer_app.domain.places import Point
from sync.changes import ChangeSet
from sync.records import MapPoints, QueueQuery
from ui.desk import Desk
from ui.frame.memory import WindowMemory
from ui.map.bar import MapBar
from ui.map.feed import MapFeed, MapGround
from ui.map.floods import Floods
from ui.map.go_to import GoToLine
from ui.map.layers import Layers, keep_layers, remembered_layers
from ui.map.place_tools import PlaceTools
from ui.map.tiles import Tiles
from ui.words.names import area_name, category_name
from ui.words.statuses import status_word
from ui.words.times import wib
from widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from ui.map.pane import MapPane

PAGE_CACHE = "map.cache"
# The queue follows each letter, the map the word: it reads every report of a query.
QUERY_AFTER_MS = 250


class MapRoom(QWidget):
    """Holds the map.

    Signals: `report_selected(report_id)` when a report was clicked; `place_chosen(text)` when a place was chosen for a form.
    """

    report_selected = Signal(str)
    place_chosen = Signal(str)

    def __init__(self, desk: Desk, home: Path, memory: WindowMemory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._home = home
        self._memory = memory
        self._floods: Floods | None = None
        self._query = QueueQuery()
        self._selected: str | None = None
        self._marked: tuple[str, ...] = ()
        self.pane: MapPane | None = None
        self.feed = MapFeed(desk.stores, self)
        self.feed.ground_read.connect(self._show_ground)
        self.feed.points_read.connect(self._show_points)
        self.feed.changes_read.connect(self._show_changes)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(QUERY_AFTER_MS)
        self._typing.timeout.connect(self._read_points)
        self._marking = QTimer(self)
        self._marking.setSingleShot(True)
        self._marking.timeout.connect(self._mark)
        self._waiting = EmptyState(self)
        self._waiting.say(self.tr("Map"), self.tr("The map is being drawn…"), busy=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._add_tools()
        self._column.addWidget(self._waiting, 1)

    def minimumSizeHint(self) -> QSize:
        """Room for something of the map, below all that is said above it."""
        return super().minimumSizeHint().expandedTo(QSize(200, 150))

    def start(self, query: QueueQuery) -> None:
        """Make the map and read what it shows."""
        if self.pane is not None:
            return
        self._query = query
        # The points are read while the web engine starts; they are shown when this has returned.
        self.feed.start()
        self.feed.read_ground()
        self.feed.read_points(query)
        # The web engine, and what asks for tiles, take 0.1 s to import: the queue is painted before.
        from ui.map.pane import MapPane  # noqa: PLC0415
        from ui.map.scheme import register_scheme  # noqa: PLC0415

        register_scheme()
        self.pane = MapPane(label_of=self._label_of, page_cache=self._home / PAGE_CACHE, tiles=self._tiles(), parent=self)
        self.pane.report_selected.connect(self.report_selected)
        self.pane.set_layers(self.bar.layers)
        # What is said above it is whole, also in large letters on a low screen.
        self.pane.setMinimumHeight(40)
        self.tools.attach(self.pane)
        self._waiting.hide()
        self._column.addWidget(self.pane, 1)
        self.pane.select(self._selected)
        self.pane.mark_reports(self._marked)

    def stop(self) -> None:
        """End what reads for the map."""
        self._typing.stop()
        self._marking.stop()
        self.feed.stop()
        if self.pane is not None:
            self.pane.stop()

    def show_query(self, query: QueueQuery) -> None:
        """Show the same reports as the queue."""
        self._query = query
        if self.pane is not None:
            self._typing.start()

    def select(self, report_id: str | None) -> None:
        """Mark the report that is open; on the map when it is shown beside it, because that page may take some time for it."""
        self._selected = report_id
        self.tools.show_report(report_id)
        self._marking.start()

    def mark(self, report_ids: Sequence[str]) -> None:
        """Ring several reports beside the open one; none takes the rings away."""
        self._marked = tuple(report_ids)
        if self.pane is not None:
            self.pane.mark_reports(self._marked)

    def locate(self, report_id: str) -> None:
        """Go to a report's street."""
        self._marking.stop()
        if self.pane is not None:
            self.pane.locate(report_id)

    def choose_place(self, former: Point | None) -> None:
        """Let the officer choose a place for a form; `former` is where the report is said to be."""
        self.tools.choose(former)

    def show_layers(self, layers: Layers) -> None:
        """Show the reports and what lies under them in a way, also at the next start."""
        keep_layers(self._memory, layers)
        self.bar.show_layers(layers)
        if self.pane is not None:
            self.pane.set_layers(layers, chosen=True)

    def go_back(self) -> bool:
        """Leave what is being done with places; False when nothing is."""
        return self.isVisible() and self.tools.go_back()

    def apply(self, change: ChangeSet) -> None:
        """Take a change in."""
        if self.pane is None:
            return
        if change.reference:
            self.feed.read_ground()
        self.feed.read_changes(self._query, change)

    def use_tiles(self) -> None:
        """Use the tile server of the settings."""
        if self.pane is not None:
            self.pane.set_tiles(self._tiles())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show_floods()

    def _add_tools(self) -> None:
        self.go_to = GoToLine(self)
        self.tools = PlaceTools(self._desk, self.go_to, self)
        self.tools.place_chosen.connect(self.place_chosen)
        self.bar = MapBar(remembered_layers(self._memory), self._floods_when, self.tools.has_place, self)
        self.bar.layers_chosen.connect(self.show_layers)
        self.bar.tool_chosen.connect(self.tools.run)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.go_to)

    def _floods_when(self) -> str:
        return wib(self._floods.as_of, self._desk.clock()) if self._floods is not None else ""

    def _show_floods(self) -> None:
        if self.pane is not None:
            self.pane.set_floods(self._floods.document if self._floods is not None else None, self._floods_when())

    def _mark(self) -> None:
        if self.pane is not None:
            self.pane.select(self._selected)

    def _read_points(self) -> None:
        self.feed.read_points(self._query)

    def _tiles(self) -> Tiles | None:
        settings = self._desk.settings
        try:
            return Tiles(settings.tiles_url, settings.tiles_attribution) if settings.tiles_url else None
        except ValueError:  # the settings file was written by hand; the settings page says what is wrong
            return None

    def _label_of(self, report_id: str) -> str:
        row = self._desk.reader.rows((report_id,)).get(report_id)
        if row is None:
            return ""
        reference = self._desk.reader.reference()
        category, ward = category_name(reference, row.category), area_name(reference, row.ward)
        return f"{row.number}\n{category} · {ward}\n{status_word(row.status)}"

    def _show_ground(self, ground: MapGround) -> None:
        if self.pane is None:
            return
        self.pane.set_areas(ground.areas, approximate=ground.approximate, own=self._desk.officer.areas)
        if ground.roads is not None:
            self.pane.set_roads(ground.roads)
        self._floods = ground.floods
        self._show_floods()

    def _show_points(self, points: MapPoints) -> None:
        if self.pane is not None:
            self.pane.show_points(points)

    def _show_changes(self, points: MapPoints, removed: list[str]) -> None:
        if self.pane is not None:
            self.pane.update_points(points, removed)
