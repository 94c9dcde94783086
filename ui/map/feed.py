"""Feeds the map from a thread with a reader of its own: a province's points are too many for one frame."""

import logging
from dataclasses import dataclass

from PySide6.QtCore import QObject, QThread, Signal, Slot

from sync.changes import ChangeSet
from sync.errors import OfficerError
from sync.reading import Reader
from sync.records import MapPoints, QueueQuery
from sync.stores import Stores
from ui.map.floods import Floods, read_floods

log = logging.getLogger(__name__)

# More changed reports than this are read anew as a whole.
MANY = 2_000
# Of more points than this, the first come before all: a million take two seconds, and an empty map says nothing.
FIRST = 50_000
LEVELS = ("areas/city", "areas/district", "areas/ward", "areas/neighbourhood")


@dataclass(frozen=True, slots=True)
class MapGround:
    """What lies under the points: areas of several levels, roads and floods, as GeoJSON."""

    areas: tuple[bytes, ...]
    roads: bytes | None
    approximate: bool
    floods: Floods | None = None


class MapFeed(QObject):
    """Reads for the map in the background; only the newest order for all points is answered.

    Signals (in the GUI thread): `ground_read(MapGround)`, `points_read(MapPoints)`, `changes_read(MapPoints, removed ids)`. Of
    very many points the first are read and told before all.
    """

    ground_read = Signal(object)
    points_read = Signal(object)
    changes_read = Signal(object, object)
    _ground_ordered = Signal()
    _points_ordered = Signal(int, object)
    _changes_ordered = Signal(object, object)
    _closing = Signal()

    def __init__(self, stores: Stores, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._order = 0
        self._thread = QThread(self)
        self._thread.setObjectName("map")
        self._worker = _Worker(stores)
        self._worker.moveToThread(self._thread)
        self._ground_ordered.connect(self._worker.read_ground)
        self._points_ordered.connect(self._worker.read_points)
        self._changes_ordered.connect(self._worker.read_changes)
        self._closing.connect(self._worker.close)
        self._worker.ground_read.connect(self.ground_read)
        self._worker.points_read.connect(self._take_points)
        self._worker.changes_read.connect(self.changes_read)

    def start(self) -> None:
        """Begin to take orders."""
        self._thread.start()

    def stop(self) -> None:
        """End the thread."""
        self._worker.newest = -1
        self._closing.emit()
        self._thread.wait()

    def read_ground(self) -> None:
        """Order areas, roads and floods."""
        self._ground_ordered.emit()

    def read_points(self, query: QueueQuery) -> None:
        """Order all points of a query."""
        self._order += 1
        self._worker.newest = self._order
        self._points_ordered.emit(self._order, query)

    def read_changes(self, query: QueueQuery, change: ChangeSet) -> None:
        """Order the points that a change is about."""
        if len(change.reports | change.arrived | change.removed) > MANY:
            self.read_points(query)
        else:
            self._changes_ordered.emit(query, change)

    @Slot(int, object)
    def _take_points(self, order: int, points: MapPoints) -> None:
        if order == self._order:
            self.points_read.emit(points)


class _Worker(QObject):
    """Lives in the map's thread."""

    ground_read = Signal(object)
    points_read = Signal(int, object)
    changes_read = Signal(object, object)

    def __init__(self, stores: Stores) -> None:
        super().__init__()
        self._stores = stores
        self._reader: Reader | None = None
        self.newest = 0

    @Slot()
    def read_ground(self) -> None:
        try:
            reader = self._open()
            areas = tuple(found for found in map(reader.document, LEVELS) if found is not None)
            floods = read_floods(reader.document("floods"))
            self.ground_read.emit(MapGround(areas, reader.document("roads"), reader.reference().approximate_areas, floods))
        except OfficerError as error:
            log.warning("the map's areas could not be read: %s", error.code)

    @Slot(int, object)
    def read_points(self, order: int, query: QueueQuery) -> None:
        if order != self.newest:
            return
        try:
            points = self._open().map_points(query, FIRST)
            self.points_read.emit(order, points)
            if len(points.ids) == FIRST and order == self.newest:
                self.points_read.emit(order, self._open().map_points(query))
        except OfficerError as error:
            log.warning("the map's points could not be read: %s", error.code)

    @Slot(object, object)
    def read_changes(self, query: QueueQuery, change: ChangeSet) -> None:
        try:
            reader = self._open()
            ids = (change.reports | change.arrived) - change.removed
            points = reader.points(query, ids)
            self.changes_read.emit(points, sorted((ids | change.removed) - set(points.ids)))
        except OfficerError as error:
            log.warning("the map's changes could not be read: %s", error.code)

    @Slot()
    def close(self) -> None:
        if self._reader is not None:
            self._reader.close()
            self._reader = None
        QThread.currentThread().quit()

    def _open(self) -> Reader:
        if self._reader is None:
            self._reader = self._stores.open_reader()
        return self._reader
