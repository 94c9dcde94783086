"""Reports on the map by number: found, changed, removed, and sent as the page reads them."""

import json
import struct
from array import array

import pytest

from sync.records import APPROXIMATE_POINT, MapPoints
from ui.map.points import GONE, PointSet


def points(*rows: tuple[str, float, float, int]) -> MapPoints:
    return MapPoints(
        ids=tuple(row[0] for row in rows),
        positions=array("f", [part for row in rows for part in row[1:3]]),
        statuses=bytes(row[3] for row in rows),
    )


A, B, C = ("a", 106.8, -6.2, 0), ("b", 106.9, -6.3, 3 | APPROXIMATE_POINT), ("c", 106.7, -6.1, 5)


@pytest.mark.parametrize("rows", [(A, B, C), (C, A, B)], ids=["ascending", "any order"])
def test_numbers_and_ids_belong_together(rows: tuple[tuple[str, float, float, int], ...]) -> None:
    found = PointSet(points(*rows))
    assert [found.number(row[0]) for row in rows] == [0, 1, 2]
    assert [found.report_id(number) for number in range(3)] == [row[0] for row in rows]
    assert found.number("d") is None
    assert found.report_id(3) is None
    assert found.report_id(-1) is None


def test_the_payload_is_pairs_of_floats_and_then_status_bytes() -> None:
    payload = PointSet(points(A, B)).payload()
    assert payload == struct.pack("<4f", 106.8, -6.2, 106.9, -6.3) + bytes([0, 0x83])


def test_a_change_keeps_numbers_and_gives_new_reports_the_next() -> None:
    found = PointSet(points(A, B))
    rows = json.loads(found.change(points(("b", 106.5, -6.25, 5), ("new", 106.6, -6.5, 1)), ["a", "never seen"]))
    assert [(row[0], row[3]) for row in rows] == [(1, 5), (2, 1), (0, GONE)]
    assert rows[1][1:3] == pytest.approx([106.6, -6.5], abs=1e-5)
    assert (found.number("a"), found.number("b"), found.number("new")) == (None, 1, 2)
    assert found.report_id(0) is None
    assert found.payload()[-3:] == bytes([GONE, 5, 1])
    assert struct.unpack_from("<2f", found.payload(), 8) == pytest.approx((106.5, -6.25))


def test_a_report_that_comes_back_has_its_old_number() -> None:
    found = PointSet(points(A, B))
    found.change(points(), ["a"])
    found.change(points(("a", 106.4, -6.4, 2)), [])
    assert found.number("a") == 0
    assert len(found) == 2


def test_the_points_given_are_not_changed() -> None:
    given = points(A, B)
    PointSet(given).change(points(("a", 1, 1, 1)), ["b"])
    assert given.positions[0] == pytest.approx(106.8, abs=1e-5)
    assert given.statuses == bytes([0, 0x83])
