"""Areas, roads and floods as GeoJSON for an officer's map, kept ready because they are large and seldom change."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import msgspec
from shapely import from_geojson
from shapely.errors import GEOSException
from sqlalchemy import ColumnElement, Connection, and_, false, or_, select

from central import schema, wire_map
from central.answers import Document, document
from central.clock import from_millis, maybe_time
from central.scope import within
from central.storage import FLOODS_AS_OF, Storage, read_fact
from officer_app.domain.areas import level_of
from officer_app.domain.officers import Officer
from officer_app.domain.vocabulary import AreaLevel

MAIN_ROADS = 3
LEVELS = (AreaLevel.CITY, AreaLevel.DISTRICT, AreaLevel.WARD, AreaLevel.NEIGHBOURHOOD)

_KEPT, _KEPT_BYTES = 24, 64 * 1024 * 1024
# Some 200 m: the streets that lead into a ward belong to its picture.
_MARGIN = 0.002
_SMALL = frozenset({AreaLevel.DISTRICT, AreaLevel.WARD, AreaLevel.NEIGHBOURHOOD})


@dataclass(frozen=True, slots=True)
class _Key:
    version: str
    kind: str
    areas: tuple[str, ...]


class MapDocuments:
    """The last few documents, by what they were made from."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._kept: OrderedDict[_Key, Document] = OrderedDict()
        self._making = threading.Lock()

    def areas(self, officer: Officer, level: AreaLevel) -> Document:
        """All areas of a level; neighbourhoods only inside the officer's areas."""
        own = tuple(sorted(officer.areas)) if level is AreaLevel.NEIGHBOURHOOD else ()
        return self._document(level.value, own, lambda connection: _areas(connection, level, own))

    def roads(self, officer: Officer) -> Document:
        """The roads near the officer's areas; of more than districts only the main ones."""
        own = tuple(sorted(officer.areas))
        return self._document("roads", own, lambda connection: _roads(connection, own))

    def floods(self) -> Document:
        """The state of the floods in the whole province, the same for everybody; empty where nobody has told of any."""
        return self._document("floods", (), _floods, version=FLOODS_AS_OF)

    def _document(
        self,
        kind: str,
        areas: tuple[str, ...],
        make: Callable[[Connection], msgspec.Struct],
        version: str = "areas_version",
    ) -> Document:
        with self._making, self._storage.reading() as connection:
            key = _Key(read_fact(connection, version) or "", kind, areas)
            kept = self._kept.get(key)
            if kept is None:
                kept = self._kept[key] = document(make(connection))
            self._kept.move_to_end(key)
            while len(self._kept) > 1 and (len(self._kept) > _KEPT or self._bytes() > _KEPT_BYTES):
                self._kept.popitem(last=False)
            return kept

    def _bytes(self) -> int:
        return sum(len(kept.body) + len(kept.small) for kept in self._kept.values())


def _areas(connection: Connection, level: AreaLevel, own: tuple[str, ...]) -> wire_map.AreaCollection:
    table = schema.area
    query = select(table).where(table.c.level == level).order_by(table.c.code)
    if level is AreaLevel.NEIGHBOURHOOD:
        query = query.where(or_(false(), *(within(table.c.code, area) for area in own)))
    return wire_map.AreaCollection(
        features=[
            wire_map.AreaFeature(
                properties=wire_map.AreaProperties(
                    code=row["code"], name=row["name"], level=AreaLevel(row["level"]), approximate=bool(row["approximate"])
                ),
                geometry=msgspec.Raw(row["geometry"].encode()),
            )
            for row in connection.execute(query).mappings()
        ]
    )


def _roads(connection: Connection, own: tuple[str, ...]) -> wire_map.RoadCollection:
    table = schema.road
    small = bool(own) and all(level_of(area) in _SMALL for area in own)
    near = or_(false(), *(_touches(box) for box in _boxes(connection, own))) if small else table.c.cls <= MAIN_ROADS
    rows = connection.execute(select(table).where(near).order_by(table.c.cls, table.c.id)).mappings()
    return wire_map.RoadCollection(
        features=[
            wire_map.RoadFeature(
                properties=wire_map.RoadProperties(cls=row["cls"], name=row["name"]),
                geometry=msgspec.Raw(row["geometry"].encode()),
            )
            for row in rows
        ]
    )


def _floods(connection: Connection) -> wire_map.FloodCollection:
    as_of = read_fact(connection, FLOODS_AS_OF)
    table = schema.flood
    return wire_map.FloodCollection(
        as_of=None if as_of is None else from_millis(int(as_of)),
        features=[
            wire_map.FloodFeature(
                properties=wire_map.FloodProperties(state=row["state"], changed=maybe_time(row["changed"])),
                geometry=msgspec.Raw(row["geometry"].encode()),
            )
            for row in connection.execute(select(table).order_by(table.c.id)).mappings()
        ],
    )


def _boxes(connection: Connection, own: tuple[str, ...]) -> Iterable[tuple[float, float, float, float]]:
    table = schema.area
    for area in own:
        found = connection.execute(select(table.c.geometry).where(table.c.code == area)).scalar()
        if found is None:
            continue
        try:
            west, south, east, north = from_geojson(found).bounds
        except (GEOSException, ValueError):
            continue
        yield west - _MARGIN, south - _MARGIN, east + _MARGIN, north + _MARGIN


def _touches(box: tuple[float, float, float, float]) -> ColumnElement[bool]:
    west, south, east, north = box
    table = schema.road
    return and_(table.c.west <= east, table.c.east >= west, table.c.south <= north, table.c.north >= south)
