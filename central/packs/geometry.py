"""Shapes of strangers: coordinates checked one by one, rings closed, crossings resolved, or the row refused."""

from collections.abc import Iterable, Iterator

from shapely import make_valid
from shapely.errors import ShapelyError
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from central.packs import fields
from central.packs.findings import RowBrokenError
from central.packs.records import Point

_FIELD = "geometry"
_Ring = list[Point]


def polygonal(document: object) -> tuple[BaseGeometry, str | None]:
    """The polygon or polygons of a GeoJSON geometry, valid, and what had to be put right (None: nothing)."""
    mended: list[str] = []
    parts = [_polygon(rings, mended) for rings in _ring_groups(document)]
    if not parts:
        raise RowBrokenError(_FIELD, "holds no polygon")
    shape: BaseGeometry = parts[0] if len(parts) == 1 else MultiPolygon(parts)
    if not shape.is_valid:
        mended.append("its border crossed itself and was resolved")
        shape = _areal(_repaired(shape))
    if shape.is_empty or shape.area <= 0:
        raise RowBrokenError(_FIELD, "encloses no area")
    return shape, "; ".join(dict.fromkeys(mended)) or None


def linear(document: object) -> BaseGeometry:
    """The line or lines of a GeoJSON geometry."""
    kind, coordinates = _parts(document)
    if kind == "LineString":
        return LineString(_line(coordinates))
    if kind == "MultiLineString":
        return MultiLineString([_line(line) for line in _list(coordinates)])
    raise RowBrokenError(_FIELD, f"a line is expected, not {kind}")


def joined(shapes: Iterable[BaseGeometry]) -> BaseGeometry:
    """One shape of several."""
    return _areal(unary_union(list(shapes)))


def _repaired(shape: BaseGeometry) -> BaseGeometry:
    try:
        return make_valid(shape)
    except ShapelyError as error:
        raise RowBrokenError(_FIELD, "its border crosses itself and cannot be resolved") from error


def _areal(shape: BaseGeometry) -> BaseGeometry:
    """Only what has an area: make_valid leaves lines and points behind."""
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    parts = [part for part in getattr(shape, "geoms", ()) if part.geom_type in ("Polygon", "MultiPolygon")]
    return unary_union(parts) if parts else Polygon()


def _ring_groups(document: object, depth: int = 0) -> Iterator[list[object]]:
    if depth > 4:
        raise RowBrokenError(_FIELD, "collections are nested too deeply")
    row = fields.mapping(document, _FIELD)
    if row.get("type") == "GeometryCollection":
        for member in fields.sequence(row, "geometries"):
            if isinstance(member, dict) and member.get("type") in ("Polygon", "MultiPolygon", "GeometryCollection"):
                yield from _ring_groups(member, depth + 1)
        return
    kind, coordinates = _parts(document)
    if kind == "Polygon":
        yield _list(coordinates)
    elif kind == "MultiPolygon":
        yield from (_list(part) for part in _list(coordinates))
    else:
        raise RowBrokenError(_FIELD, f"a polygon is expected, not {kind}")


def _parts(document: object) -> tuple[str, object]:
    row = fields.mapping(document, _FIELD)
    return str(row.get("type"))[:40], row.get("coordinates")


def _polygon(rings: list[object], mended: list[str]) -> Polygon:
    closed = [_ring(ring, mended) for ring in rings]
    if not closed:
        raise RowBrokenError(_FIELD, "a polygon has no ring")
    return Polygon(closed[0], closed[1:])


def _ring(coordinates: object, mended: list[str]) -> _Ring:
    ring = _line(coordinates)
    if ring[0] != ring[-1]:
        mended.append("a ring was not closed and was closed")
        ring.append(ring[0])
    if len(ring) < 4:
        raise RowBrokenError(_FIELD, "a ring has fewer than three corners")
    return ring


def _line(coordinates: object) -> list[Point]:
    line = [fields.point(position, _FIELD) for position in _list(coordinates)]
    if len(line) < 2:
        raise RowBrokenError(_FIELD, "a line has fewer than two points")
    return line


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise RowBrokenError(_FIELD, "coordinates are not nested as its type asks for")
    return value
