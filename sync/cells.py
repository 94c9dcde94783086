"""A lattice of cells over the world, some 220 m wide in Jakarta: an index finds what lies near a place by them."""

import math
from collections.abc import Iterator

_PER_DEGREE = 500
_ROW = 1_000_000
# Metres in a degree of latitude, on a sphere of 6,371 km.
_METRES = math.pi * 6_371_000 / 180

Point = tuple[float, float]


def cell_of(point: Point) -> int:
    """The cell that a (longitude, latitude) lies in."""
    lon, lat = point
    return math.floor((lat + 90) * _PER_DEGREE) * _ROW + math.floor((lon + 180) * _PER_DEGREE)


def cells_around(point: Point, metres: float) -> list[int]:
    """Every cell that may hold something within a distance; at most 10,000 cells."""
    lon, lat = point
    north = min(metres / _METRES, 10.0)
    east = min(north / max(math.cos(math.radians(lat)), 0.01), 10.0)
    rows = _steps(lat + 90, north)
    columns = list(_steps(lon + 180, east))
    return [row * _ROW + column for row in rows for column in columns][:10_000]


def distance(one: Point, other: Point) -> float:
    """Metres between two points, right to a part in a thousand over some kilometres."""
    middle = math.radians((one[1] + other[1]) / 2)
    return math.hypot((one[0] - other[0]) * math.cos(middle), one[1] - other[1]) * _METRES


def _steps(middle: float, reach: float) -> Iterator[int]:
    yield from range(math.floor((middle - reach) * _PER_DEGREE), math.floor((middle + reach) * _PER_DEGREE) + 1)
