"""Shapes as strangers draw them."""

import pytest

from central.packs.findings import RowBrokenError
from central.packs.geometry import linear, polygonal

_SQUARE = [[106.0, -6.0], [106.1, -6.0], [106.1, -5.9], [106.0, -5.9]]
_CLOSED = [*_SQUARE, _SQUARE[0]]


def test_an_open_ring_is_closed_and_said_so() -> None:
    shape, mended = polygonal({"type": "Polygon", "coordinates": [_SQUARE]})
    assert shape.area == pytest.approx(0.01)
    assert mended == "a ring was not closed and was closed"


def test_a_border_that_crosses_itself_is_resolved_and_said_so() -> None:
    bow = [[106.0, -6.0], [106.1, -5.9], [106.1, -6.0], [106.0, -5.9], [106.0, -6.0]]
    shape, mended = polygonal({"type": "Polygon", "coordinates": [bow]})
    assert shape.is_valid
    assert shape.geom_type == "MultiPolygon"
    assert shape.area == pytest.approx(0.005)
    assert mended == "its border crossed itself and was resolved"


def test_of_a_collection_only_what_has_an_area_is_kept() -> None:
    point = {"type": "Point", "coordinates": [106.0, -6.0]}
    shape, mended = polygonal(
        {"type": "GeometryCollection", "geometries": [point, {"type": "Polygon", "coordinates": [_CLOSED]}]}
    )
    assert (shape.geom_type, mended) == ("Polygon", None)


@pytest.mark.parametrize(
    "geometry",
    [
        None,
        [],
        {"type": "Point", "coordinates": [106.0, -6.0]},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "Polygon", "coordinates": _CLOSED},
        {"type": "Polygon", "coordinates": [[*_SQUARE[:2], _SQUARE[0]]]},
        {"type": "Polygon", "coordinates": [[[106.0, float("nan")], *_CLOSED]]},
        {"type": "Polygon", "coordinates": [[[0, 0], *_CLOSED]]},
        {"type": "Polygon", "coordinates": [[[106.0, -6.0], [106.1, -6.0], [106.2, -6.0], [106.0, -6.0]]]},
        {"type": "MultiPolygon", "coordinates": "x"},
        {"type": "GeometryCollection", "geometries": []},
    ],
)
def test_what_encloses_nothing_breaks_the_row(geometry: object) -> None:
    with pytest.raises(RowBrokenError) as caught:
        polygonal(geometry)
    assert caught.value.field == "geometry"


def test_nested_collections_end() -> None:
    geometry: object = {"type": "Polygon", "coordinates": [_CLOSED]}
    for _ in range(50):
        geometry = {"type": "GeometryCollection", "geometries": [geometry]}
    with pytest.raises(RowBrokenError, match="too deeply"):
        polygonal(geometry)


def test_roads_are_lines() -> None:
    assert linear({"type": "MultiLineString", "coordinates": [_SQUARE, _SQUARE]}).geom_type == "MultiLineString"
    with pytest.raises(RowBrokenError, match="a line is expected"):
        linear({"type": "Polygon", "coordinates": [_CLOSED]})
    with pytest.raises(RowBrokenError, match="fewer than two"):
        linear({"type": "LineString", "coordinates": [[106.0, -6.0]]})
