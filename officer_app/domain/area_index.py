"""Which area a point lies in.

Apart from `areas`, because shapely and numpy cost a quarter of a second at start-up and the officers' window needs neither.
"""

from collections.abc import Mapping

from shapely import STRtree
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry


class AreaIndex:
    """Point in polygon over one level's areas (WGS84, longitude first)."""

    def __init__(self, shapes: Mapping[str, BaseGeometry]) -> None:
        self._codes = list(shapes)
        self._shapes = list(shapes.values())
        self._tree = STRtree(self._shapes)

    def locate(self, lon: float, lat: float) -> str | None:
        """The code of the area that holds the point (its border included), None outside all."""
        hits = self._tree.query(Point(lon, lat), predicate="intersects")
        return min((self._codes[int(hit)] for hit in hits), default=None)
