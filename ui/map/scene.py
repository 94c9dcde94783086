"""What the map shows, kept on this side: the page is told of each change, and of everything when it starts (again)."""

import json
from array import array
from collections.abc import Sequence

from officer_app.domain.places import Point, write_point
from sync.records import MapPoints
from ui.map.bridge import MapBridge, Move
from ui.map.layers import Layers
from ui.map.modes import Mode
from ui.map.points import PointSet
from ui.map.scheme import MapContents
from ui.map.tile_source import ADDRESS


class MapScene:
    """Everything on the map; data is offered in `contents`, and `bridge` tells a live page what to fetch."""

    def __init__(self, contents: MapContents, bridge: MapBridge) -> None:
        self.live = False
        self.points = PointSet(MapPoints(ids=(), positions=array("f"), statuses=b""))
        self._contents = contents
        self._bridge = bridge
        self._offered = 0
        self._revision = 0
        self._area_names: list[str] = []
        self._area_looks = json.dumps({"names": [], "approximate": False, "own": []})
        self._road_name = ""
        self._attribution = ""
        self._flood_name = ""
        self._floods_when = ""
        self._layers = Layers()
        self._mark: Point | None = None
        self._mode: Mode | None = None
        self._start: Point | None = None
        self._selected: str | None = None
        self._marked: tuple[str, ...] = ()
        self._move = Move.STAY
        self._fit_wanted = False
        self._point_name = ""

    def set_areas(self, documents: Sequence[bytes], approximate: bool, own: Sequence[str]) -> None:
        """Replace the areas."""
        self._contents.withdraw(self._area_names)
        self._area_names = [self._offer("areas", document) for document in documents]
        self._area_looks = json.dumps({"names": self._area_names, "approximate": approximate, "own": list(own)})
        if self.live:
            self._bridge.areas_changed.emit(self._area_looks)

    def set_roads(self, document: bytes, attribution: str) -> None:
        """Replace the roads."""
        self._contents.withdraw([self._road_name])
        self._road_name, self._attribution = self._offer("roads", document), attribution
        if self.live:
            self._bridge.roads_changed.emit(self._road_name, attribution)

    def set_floods(self, document: bytes | None, when: str) -> None:
        """Replace the floods, and of what moment they are; None when nothing is known of any."""
        self._contents.withdraw([self._flood_name])
        self._flood_name, self._floods_when = ("", "") if document is None else (self._offer("floods", document), when)
        if self.live:
            self._bridge.floods_changed.emit(self._flood_name, self._floods_when)

    def set_layers(self, layers: Layers, *, chosen: bool) -> None:
        """Show the reports in another way; `chosen` when somebody has just wanted it."""
        self._layers = layers
        if self.live:
            self._bridge.layers_changed.emit(layers.as_json(chosen=chosen))

    def begin_mode(self, mode: Mode, start: Point | None) -> None:
        """Let the officer point at places, at once or when the page starts."""
        self._mode, self._start = mode, start
        if self.live:
            self._bridge.mode_begun.emit(json.dumps({"kind": mode, "from": start}))

    def end_mode(self) -> None:
        """Point at places no more."""
        self._mode = None
        if self.live:
            self._bridge.mode_ended.emit()

    def take_mode(self, kind: str) -> bool:
        """Whether a place of this kind is waited for; one is enough."""
        waited = self._mode is not None and self._mode == kind
        if waited:
            self._mode = None
        return waited

    def mark(self, point: Point | None) -> None:
        """Mark a place, or none."""
        self._mark = point
        if self.live:
            self._bridge.mark_moved.emit(json.dumps(point), write_point(point) if point is not None else "")

    def show_points(self, points: MapPoints) -> None:
        """Replace the reports."""
        self.points = PointSet(points)
        self._contents.withdraw([self._point_name])
        self._revision += 1
        self._point_name = f"points/{self._revision}"
        # Asked for when it is fetched: what has changed in between is in it, and applying that once more changes nothing.
        self._contents.offer(self._point_name, self.points.payload)
        if self.live:
            self._bridge.points_replaced.emit(self._revision)
            self._tell_selected(Move.STAY)
            self._tell_marked()

    def update_points(self, changed: MapPoints, removed: Sequence[str]) -> None:
        """Change some reports."""
        rows = self.points.change(changed, removed)
        if self.live:
            self._bridge.points_changed.emit(self._revision, rows)
            self._tell_selected(Move.STAY)
            self._tell_marked()

    def select(self, report_id: str | None, move: Move) -> None:
        """Highlight a report, or none."""
        self._selected, self._move = report_id, move
        if self.live:
            self._tell_selected(move)

    def mark_reports(self, report_ids: Sequence[str]) -> None:
        """Ring these reports, or none."""
        self._marked = tuple(report_ids)
        if self.live:
            self._tell_marked()

    def fit(self) -> None:
        """Show the officer's areas whole, at once or when the page starts."""
        self._fit_wanted = not self.live
        if self.live:
            self._bridge.fit_requested.emit()

    def tell_all(self) -> None:
        """Tell a page that has just started everything."""
        self.live = True
        self._bridge.tiles_changed.emit(self._tiles())
        self._bridge.areas_changed.emit(self._area_looks)
        if self._road_name:
            self._bridge.roads_changed.emit(self._road_name, self._attribution)
        self._bridge.layers_changed.emit(self._layers.as_json(chosen=False))
        self._bridge.floods_changed.emit(self._flood_name, self._floods_when)
        if self._point_name:
            self._bridge.points_replaced.emit(self._revision)
        if self._fit_wanted:
            self.fit()
        if self._mark is not None:
            self.mark(self._mark)
        self._tell_selected(self._move)
        self._tell_marked()
        if self._mode is not None:
            self.begin_mode(self._mode, self._start)

    def _tell_selected(self, move: Move) -> None:
        number = self.points.number(self._selected) if self._selected is not None else None
        self._bridge.selected.emit(-1 if number is None else number, int(move))

    def _tell_marked(self) -> None:
        numbers = [number for report_id in self._marked if (number := self.points.number(report_id)) is not None]
        self._bridge.reports_marked.emit(json.dumps(numbers))

    def _offer(self, kind: str, document: bytes) -> str:
        self._offered += 1
        name = f"{kind}/{self._offered}"
        self._contents.offer(name, document)
        return name

    def _tiles(self) -> str:
        tiles = self._contents.tiles
        if tiles is None:
            return ""
        url = ADDRESS + ("{r}" if tiles.has_sharp else "")
        return json.dumps({"url": url, "attribution": tiles.attribution, "max_zoom": tiles.max_zoom})
