"""Point in polygon without shapely says what shapely says."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon

from officer_app.domain.outlines import Outlines, outline

SQUARE = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [0.0, 4.0], [0.0, 0.0]]
HOLE = [[1.0, 1.0], [2.0, 1.0], [2.0, 2.0], [1.0, 2.0], [1.0, 1.0]]
FAR = [[10.0, 10.0], [11.0, 10.0], [11.0, 11.0], [10.0, 10.0]]


@pytest.mark.parametrize(("point", "inside"), [((3, 3), True), ((1.5, 1.5), False), ((5, 3), False), ((10.9, 10.5), True)])
def test_holes_are_outside_and_parts_inside(point: tuple[float, float], inside: bool) -> None:
    shape = outline("a", [SQUARE, HOLE, FAR])
    assert shape is not None and shape.holds(*point) is inside


def test_what_overlaps_is_told_whole_in_the_order_of_the_codes() -> None:
    shapes = [shape for code in ("b", "a") if (shape := outline(code, [SQUARE])) is not None]
    assert Outlines(shapes).holding(3, 3) == ("a", "b")
    assert Outlines(shapes).holding(30, 3) == ()
    assert outline("nothing", [[], [[0.0, 0.0], [1.0, 1.0]]]) is None


@given(seed=st.integers(0, 10_000), lon=st.floats(-2, 2), lat=st.floats(-2, 2))
def test_it_agrees_with_shapely(seed: int, lon: float, lat: float) -> None:
    chance = random.Random(seed)
    corners = [[chance.uniform(-1, 1), chance.uniform(-1, 1)] for _ in range(chance.randint(3, 12))]
    star = sorted(corners, key=lambda corner: math.atan2(corner[1], corner[0]))
    ring = [*star, star[0]]
    shape, told = Polygon(ring), outline("a", [ring])
    if not shape.is_valid or told is None or shape.boundary.distance(Point(lon, lat)) < 1e-9:
        return
    assert told.holds(lon, lat) == shape.contains(Point(lon, lat))
