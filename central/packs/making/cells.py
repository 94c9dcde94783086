"""Approximate ward areas from centres and sizes: Voronoi cells inside an outline, as one coverage without gaps or overlaps."""

import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from shapely import STRtree, coverage_is_valid, get_coordinates, polygonize, unary_union, voronoi_polygons
from shapely.affinity import scale
from shapely.geometry import MultiPoint, Point, Polygon
from shapely.geometry.base import BaseGeometry

GRID = 1e-5

_ISLANDS = "31.01"
_KM_PER_DEGREE = 111.2
_REACH = 1.35
_BAY_KM = 0.9
_DIRECTIONS = 12


@dataclass(frozen=True, slots=True)
class Ward:
    """The facts about one ward."""

    code: str
    name: str
    district: str
    city: str
    lon: float
    lat: float
    km2: float


def read_facts(path: Path) -> list[Ward]:
    """The wards of a table of facts (code, kelurahan, kecamatan, kota, centre_lon, centre_lat, area_km2)."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Ward(
                row["code"],
                row["kelurahan"],
                row["kecamatan"],
                row["kota"],
                float(row["centre_lon"]),
                float(row["centre_lat"]),
                float(row["area_km2"]),
            )
            for row in csv.DictReader(lines)
        ]


def cells_of(wards: Iterable[Ward]) -> dict[str, BaseGeometry]:
    """One cell for each ward; neighbours share their borders corner by corner, on a grid of five decimals."""
    listed = list(wards)
    islands = [ward for ward in listed if ward.code.startswith(_ISLANDS)]
    mainland = [ward for ward in listed if not ward.code.startswith(_ISLANDS)]
    cells = _voronoi(mainland, _outline(mainland)) | {ward.code: _on_grid(_disc(ward, 1.0)) for ward in islands}
    if not coverage_is_valid(list(cells.values())):
        raise ValueError("the cells do not fit together")
    return {ward.code: cells[ward.code] for ward in listed}


def dissolved(cells: Mapping[str, BaseGeometry], length: int) -> dict[str, BaseGeometry]:
    """The areas one or two levels up: cells joined by the first `length` characters of their codes."""
    groups: dict[str, list[BaseGeometry]] = {}
    for code, cell in cells.items():
        groups.setdefault(code[:length], []).append(cell)
    return {code: unary_union(members) for code, members in groups.items()}


def _outline(wards: list[Ward]) -> BaseGeometry:
    """The mainland as its wards' sizes suggest it: their discs, grown together, without holes."""
    grown = unary_union([_disc(ward, _REACH) for ward in wards])
    bay = _BAY_KM / _KM_PER_DEGREE
    closed = grown.buffer(bay, quad_segs=3).buffer(-bay, quad_segs=3)
    parts = [Polygon(part.exterior) for part in getattr(closed, "geoms", [closed])]
    return unary_union(parts).simplify(0.0008)


def _voronoi(wards: list[Ward], outline: BaseGeometry) -> dict[str, BaseGeometry]:
    """Cells cut by noding all borders on the grid first, so that no corner lies on another's edge."""
    centres = MultiPoint([(ward.lon, ward.lat) for ward in wards])
    raw = voronoi_polygons(centres, extend_to=outline).geoms
    borders = unary_union([cell.intersection(outline).boundary for cell in raw], grid_size=GRID)
    pieces = polygonize([borders]).geoms
    nearest = STRtree([Point(ward.lon, ward.lat) for ward in wards])
    mine: dict[str, list[BaseGeometry]] = {}
    for piece in pieces:
        inside = piece.representative_point()
        if outline.contains(inside):
            mine.setdefault(wards[int(nearest.nearest(inside))].code, []).append(piece)
    return {code: unary_union(parts) for code, parts in mine.items()}


def _disc(ward: Ward, reach: float) -> BaseGeometry:
    radius = reach * math.sqrt(ward.km2 / math.pi) / _KM_PER_DEGREE
    return scale(Point(ward.lon, ward.lat).buffer(radius, quad_segs=_DIRECTIONS // 4), xfact=1 / math.cos(math.radians(ward.lat)))


def _on_grid(shape: BaseGeometry) -> BaseGeometry:
    return Polygon([(round(lon, 5), round(lat, 5)) for lon, lat in get_coordinates(shape)])
