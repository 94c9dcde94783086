"""Which ward a corrected place lies in."""

import threading

from shapely import from_geojson
from shapely.errors import GEOSException
from sqlalchemy import Connection, select

from central import schema
from central.storage import read_fact
from officer_app.domain.area_index import AreaIndex
from officer_app.domain.vocabulary import AreaLevel


class Places:
    """The wards' shapes, read again when the areas change."""

    def __init__(self) -> None:
        self._version: str | None = None
        self._wards = AreaIndex({})
        self._reading = threading.Lock()

    def ward_at(self, connection: Connection, point: tuple[float, float]) -> str | None:
        """The code of the ward that holds the point (longitude, latitude), None outside all."""
        return self._index(connection).locate(*point)

    def _index(self, connection: Connection) -> AreaIndex:
        with self._reading:
            version = read_fact(connection, "areas_version")
            if version != self._version:
                self._wards = _read_wards(connection)
                self._version = version
            return self._wards


def _read_wards(connection: Connection) -> AreaIndex:
    query = select(schema.area.c.code, schema.area.c.geometry).where(schema.area.c.level == AreaLevel.WARD)
    shapes = {}
    for row in connection.execute(query):
        try:
            shapes[row.code] = from_geojson(row.geometry)
        except GEOSException:
            continue  # a loader that let a broken shape in has said so; nothing lies in it
    return AreaIndex(shapes)
