"""Where a report's point lies by the areas' shapes, and whose matter its category is."""

import json
from dataclasses import replace

import pytest

from officer_app.domain.officers import Officer
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Role
from sync.cache import CacheStore
from sync.reading import Reader
from sync.reading.whereabouts import NEIGHBOURHOODS, REFERENCE, WARDS, Grounds, Whereabouts
from tests.domain.samples import report

HOME, NEXT = "31.75.07.1003", "31.75.07.1004"
LURAH = Officer("o", "lurah", "Siti", "Lurah", frozenset({Role.STAFF}), (HOME,))
CAMAT = replace(LURAH, areas=("31.75.07",))


def box(code: str, west: float, east: float) -> dict[str, object]:
    ring = [[west, -6.3], [east, -6.3], [east, -6.2], [west, -6.2], [west, -6.3]]
    properties = {"code": code, "name": code, "level": "ward", "approximate": False}
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def put(cache: CacheStore, name: str, *features: object, tag: str = "1") -> None:
    cache.put_document(name, tag, json.dumps({"type": "FeatureCollection", "features": features}).encode())


@pytest.fixture
def shapes(cache: CacheStore) -> None:
    """Two wards side by side, one neighbourhood of the first, and an agency for one category."""
    put(
        cache,
        WARDS,
        box(HOME, 106.80, 106.85),
        box(NEXT, 106.85, 106.90),
        {"type": "Feature", "properties": {}, "geometry": None},
    )
    put(cache, NEIGHBOURHOODS, box(f"{HOME}/RW 01", 106.80, 106.82))
    category = {
        "code": "flood",
        "name": "Banjir",
        "name_en": "Flood",
        "response_hours": 6,
        "resolution_hours": 1,
        "red_flag_hours": 1,
    }
    cache.put_document(REFERENCE, "1", json.dumps({"categories": [category | {"agency": "sda"}]}).encode())


def at(lon: float, **changes: object) -> Report:
    fields: dict[str, object] = {"point": (lon, -6.25), "approximate": False, "category": "roads", **changes}
    return replace(report(), **fields)  # type: ignore[arg-type]


@pytest.mark.usefixtures("shapes")
def test_ward_and_neighbourhood_of_a_point(reader: Reader) -> None:
    grounds = Grounds()
    assert grounds.look(reader, at(106.81), LURAH) == Whereabouts(ward=HOME, neighbourhood=f"{HOME}/RW 01")
    assert grounds.look(reader, at(106.84), LURAH) == Whereabouts(ward=HOME)
    assert grounds.look(reader, at(106.86), LURAH) == Whereabouts(ward=NEXT, outside=True)
    assert grounds.look(reader, at(106.86), CAMAT) == Whereabouts(ward=NEXT)
    assert grounds.look(reader, at(107.5), LURAH) == Whereabouts()


@pytest.mark.usefixtures("shapes")
def test_a_place_that_stands_for_a_whole_ward_says_nothing(reader: Reader) -> None:
    assert Grounds().look(reader, replace(at(106.86), approximate=True), LURAH) == Whereabouts()
    assert Grounds().look(reader, replace(at(106.86), point=None), LURAH) == Whereabouts()


@pytest.mark.usefixtures("shapes")
def test_the_categorys_agency(reader: Reader) -> None:
    assert Grounds().look(reader, at(106.81, category="flood"), LURAH).agency == "sda"
    assert Grounds().look(reader, at(106.81, category="roads"), LURAH).agency is None


@pytest.mark.usefixtures("shapes")
def test_new_shapes_count_and_overlaps_are_the_officers(reader: Reader, cache: CacheStore) -> None:
    grounds = Grounds()
    assert grounds.look(reader, at(106.86), LURAH).outside
    put(cache, WARDS, box(HOME, 106.80, 106.90), box(NEXT, 106.85, 106.90), tag="2")
    assert grounds.look(reader, at(106.86), LURAH) == Whereabouts(ward=HOME)


@pytest.mark.parametrize("body", [b"", b"[]", b'{"features": 3}', b'{"features": [3, {"properties": {"code": "x"}}]}'])
def test_shapes_that_cannot_be_read_do_no_harm(reader: Reader, cache: CacheStore, body: bytes) -> None:
    cache.put_document(WARDS, "1", body)
    assert Grounds().look(reader, at(106.86), LURAH) == Whereabouts()
