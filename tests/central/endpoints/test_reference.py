"""Reference data, areas, roads and floods: whole, cut to the office, and not sent twice."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, update

from central import schema
from central.packs import load_pack
from officer_app.domain.workflow import DEFAULT_STEPS
from tests.central.packs.folders import Folder, collection, square
from tests.fakes.central_office import Caller, set_office_hours
from tests.fakes.central_process import CentralServer

Open = Callable[[str | None], Caller]


def test_reference(lurah: Caller) -> None:
    found = lurah.get("/reference")
    assert [category["code"] for category in found["categories"]] == ["flood", "roads"]
    assert found["agencies"] == [{"code": "bm", "name": "Bina Marga"}, {"code": "sda", "name": "Sumber Daya Air"}]
    assert [unit["code"] for unit in found["units"]] == ["ppsu", "satpol"]
    assert len(found["workflow"]) == len(DEFAULT_STEPS)
    assert found["workflow"][0] == {
        "source": "waiting",
        "target": "in_progress",
        "kind": "move",
        "roles": ["agency", "field", "staff", "supervisor"],
        "needs": [],
    }
    assert found["approximate_areas"] is False
    assert found["calendar"] is None
    assert [category["office_hours"] for category in found["categories"]] == [False, False]
    assert {"o-lurah", "o-field", "o-camat", "o-province"} <= {officer["id"] for officer in found["officers"]}
    assert "password" not in json.dumps(found)


def test_the_calendar_and_who_goes_by_it(lurah: Caller, central_server: CentralServer) -> None:
    etag = lurah.call("GET", "/reference").headers["ETag"]
    set_office_hours(central_server.storage, "roads")
    answer = lurah.call("GET", "/reference", headers={"If-None-Match": etag})
    assert answer.status_code == 200
    found = answer.json()
    assert found["calendar"]["hours"][0] == {"weekday": "monday", "begins": "07:30", "ends": "16:00"}
    assert found["calendar"]["holidays"] == [{"date": "2026-03-19", "name": "Hari Suci Nyepi"}]
    assert {category["code"]: category["office_hours"] for category in found["categories"]} == {"flood": False, "roads": True}


def test_a_category_says_whose_matter_it_is_where_reports_can_be_handed_there(
    lurah: Caller, central_server: CentralServer
) -> None:
    assert all("agency" not in category for category in lurah.get("/reference")["categories"])
    owners = [{"code": "flood", "agency": "sda"}, {"code": "roads", "agency": "unheard-of"}]
    with central_server.storage.writing() as tx:
        tx.execute(insert(schema.category_owner), owners)
    assert [category.get("agency") for category in lurah.get("/reference")["categories"]] == ["sda", None]


@pytest.mark.parametrize("path", ["/reference", "/areas?level=ward", "/roads", "/floods"])
def test_unchanged_documents_are_not_sent_again(lurah: Caller, path: str) -> None:
    first = lurah.call("GET", path)
    etag = first.headers["ETag"]
    again = lurah.call("GET", path, headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    packed = lurah.call("GET", path, headers={"If-None-Match": f'"x", {etag}', "Accept-Encoding": "gzip"})
    assert packed.status_code == 304


def test_changed_documents_are_sent_again(lurah: Caller, central_server: CentralServer) -> None:
    etags = {path: lurah.call("GET", path).headers["ETag"] for path in ("/reference", "/areas?level=ward")}
    with central_server.storage.writing() as tx:
        tx.execute(update(schema.area).where(schema.area.c.level == "ward").values(approximate=True))
        tx.areas_changed()
    for path, etag in etags.items():
        assert lurah.call("GET", path, headers={"If-None-Match": etag}).status_code == 200
    assert lurah.get("/reference")["approximate_areas"] is True


@pytest.mark.parametrize(
    ("level", "codes"),
    [
        ("city", ["31.75"]),
        ("district", ["31.75.07", "31.75.08"]),
        ("ward", ["31.75.07.1003", "31.75.07.1004", "31.75.08.1001"]),
        ("neighbourhood", ["31.75.07.1003/RW 01"]),
    ],
)
def test_areas(lurah: Caller, level: str, codes: list[str]) -> None:
    found = lurah.get("/areas", params={"level": level})
    assert found["type"] == "FeatureCollection"
    assert [feature["properties"]["code"] for feature in found["features"]] == codes
    first = found["features"][0]
    assert first["type"] == "Feature"
    assert first["geometry"]["type"] == "Polygon"
    assert set(first["properties"]) == {"code", "name", "level", "approximate"}


def test_neighbourhoods_of_a_larger_area(caller: Open) -> None:
    found = caller("province").get("/areas", params={"level": "neighbourhood"})
    assert len(found["features"]) == 2


@pytest.mark.parametrize("level", ["", "province", "x", "ward\0"])
def test_unknown_level_is_named(lurah: Caller, level: str) -> None:
    answer = lurah.call("GET", "/areas", params={"level": level})
    assert (answer.status_code, list(answer.json()["fields"])) == (400, ["level"])
    assert list(lurah.call("GET", "/areas").json()["fields"]) == ["level"]


def road(cls: int, lon: float, name: str | None = None) -> dict[str, Any]:
    line = {"type": "LineString", "coordinates": [[lon, -6.25], [lon, -6.24]]}
    return {
        "cls": cls,
        "name": name,
        "west": lon,
        "east": lon,
        "south": -6.25,
        "north": -6.24,
        "geometry": json.dumps(line),
    }


def test_roads_near_a_ward_and_main_roads_of_the_province(
    lurah: Caller, camat: Caller, caller: Open, central_server: CentralServer
) -> None:
    with central_server.storage.writing() as tx:
        tx.execute(
            insert(schema.road), [road(6, 106.82, "Jl. Bunga"), road(7, 106.8515), road(1, 106.94, "Tol"), road(6, 106.94)]
        )
        tx.areas_changed()

    def seen(line: Caller) -> list[tuple[int, str | None]]:
        return [(f["properties"]["cls"], f["properties"].get("name")) for f in line.get("/roads")["features"]]

    assert seen(lurah) == [(6, "Jl. Bunga"), (7, None)]
    assert seen(camat) == [(6, "Jl. Bunga"), (7, None)]
    assert seen(caller("outsider")) == [(1, "Tol"), (6, None)]
    assert seen(caller("province")) == [(1, "Tol")]


def _flooded(state: int, changed: str) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"state": state, "changed": changed},
        "geometry": {"type": "Polygon", "coordinates": square(106.82, -6.25)},
    }


def test_floods_are_told_to_everybody_as_they_were_last_told(
    lurah: Caller, caller: Open, central_server: CentralServer, tmp_path: Path
) -> None:
    assert lurah.get("/floods") == {"type": "FeatureCollection", "features": []}
    quiet = lurah.call("GET", "/reference").headers["ETag"]
    folder = Folder(tmp_path / "floods").put("now.geojson", collection(_flooded(3, "2017-02-21T08:39:36.885")))
    now = datetime(2017, 2, 21, 6, tzinfo=UTC)
    assert load_pack(central_server.storage, folder.path, now=now).floods == 1
    found = lurah.get("/floods")
    assert found == caller("outsider").get("/floods")
    assert found["as_of"] == "2017-02-21T01:39:36.885000Z"
    assert [feature["properties"] for feature in found["features"]] == [{"state": 3, "changed": "2017-02-21T01:39:36.885000Z"}]
    assert found["features"][0]["geometry"]["type"] == "Polygon"
    # Who asks whether the reference data has changed hears of the floods too.
    assert lurah.call("GET", "/reference", headers={"If-None-Match": quiet}).status_code == 200
    dry = Folder(tmp_path / "dry").put("floods.geojson", collection())
    assert load_pack(central_server.storage, dry.path, now=now + timedelta(hours=2)).floods == 0
    assert lurah.get("/floods") == {"type": "FeatureCollection", "features": [], "as_of": "2017-02-21T08:00:00Z"}
