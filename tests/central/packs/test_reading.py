"""A folder is told file by file; one broken file, area or row costs nothing else."""

import json
from pathlib import Path

import pytest

from central.packs.findings import Findings, PackError
from central.packs.reading import read_pack
from central.packs.records import Problem
from officer_app.domain.vocabulary import AreaLevel
from tests.central.packs.folders import EAST, WEST, Folder, area, collection, flood, officer, own, square, two_wards


def _line(coordinates: object) -> dict[str, object]:
    return {"type": "LineString", "coordinates": coordinates}


def test_no_such_folder_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="There is no folder"):
        read_pack(tmp_path / "nowhere", Findings())


def test_files_that_nobody_knows_are_named_and_left_aside(folder: Folder) -> None:
    folder.wards().put("README.md", "# hi").put("facts.csv", "code,name\n1,x\n").put("x.json", "[1]").put(
        "states.geojson", collection({"properties": {"geom_id": 1}, "geometry": None})
    )
    findings = Findings()
    pack = read_pack(folder.path, findings)
    assert [problem.file for problem in findings.skipped] == ["README.md", "facts.csv", "states.geojson", "x.json"]
    assert set(pack.areas) == {WEST, EAST}
    assert findings.broken == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("areas/kota.geojson", "{"),
        ("areas/kota.geojson", "[" * 100_000),
        ("areas/kota.geojson", "[]"),
        ("areas/kota.geojson", '{"features": {}}'),
        ("areas/kota.geojson", b"\xff\xfe\x00"),
        ("agencies.json", '{"agencies": 5}'),
        ("units.json", "7"),
        ("officers.json", '"x"'),
        ("taxonomy.json", '{"categories": {}}'),
        ("aliases.json", "[]"),
        ("reports.json", '{"x": 1}'),
        ("reports.csv", "report_id,date,description\n"),
        ("pack.json", "{"),
        ("pack.json", '{"name": 7}'),
    ],
)
def test_a_broken_file_is_named_and_the_rest_is_read(folder: Folder, name: str, content: object) -> None:
    findings = Findings()
    pack = read_pack(folder.wards().put("floods.geojson", collection(flood())).put(name, content).path, findings)
    assert [problem.file for problem in findings.broken] == [name]
    assert (len(pack.areas), len(pack.reports)) == (2, 1)


@pytest.mark.parametrize(
    ("feature", "field"),
    [
        (area("99.1", "x", square(106.8, -6.2)), "code"),
        (area(WEST, "again", square(106.8, -6.2)), "code"),
        (area("31.75.07.1009", "", square(106.8, -6.2)), "kelurahan"),
        (area("31.75.07.1009", "x", [[[106.8, float("nan")], [106.9, -6.2], [106.9, -6.1], [106.8, -6.1]]]), "geometry"),
        (area("31.75.07.1009", "x", [[[106.8, -6.2], [106.9, -6.2]]]), "geometry"),
        ("not a feature", "feature"),
        ({"type": "Feature", "properties": {"code": 7}, "geometry": None}, "code"),
    ],
)
def test_a_broken_area_is_named_and_the_rest_is_read(folder: Folder, feature: object, field: str) -> None:
    wards = two_wards()["features"]
    assert isinstance(wards, list)
    findings = Findings()
    pack = read_pack(folder.put("areas.geojson", collection(*wards, feature)).path, findings)
    assert set(pack.areas) == {WEST, EAST}
    assert [(problem.file, problem.row, problem.field) for problem in findings.broken] == [("areas.geojson", 3, field)]


def test_an_open_ring_is_closed_and_said(folder: Folder) -> None:
    ring = square(106.8, -6.2)[0][:-1]
    findings = Findings()
    pack = read_pack(folder.put("areas.geojson", collection(area(WEST, "Klender", [ring]))).path, findings)
    assert pack.areas[WEST].geometry.is_valid
    assert findings.mended == [Problem("areas.geojson", 1, "geometry", "a ring was not closed and was closed")]


def test_neighbourhoods_are_tolerated_as_dirty_as_they_are(folder: Folder) -> None:
    def rw(name: object, ward: object = WEST, west: float = 106.9) -> dict[str, object]:
        geometry = {"type": "Polygon", "coordinates": square(west, -6.23, 0.002)}
        return {"properties": {"kel_code": ward, "rw": name}, "geometry": geometry}

    rows = [
        rw("RW 03"),
        rw("RW 03", west=106.904),
        rw("RW 011"),
        rw(float("nan")),
        rw("RT 5"),
        rw("RW 01", None),
        rw("RW 01", "31.75.07.1099"),
    ]
    findings = Findings()
    pack = read_pack(folder.wards().put("rw.geojson", collection(*rows)).path, findings)
    neighbourhoods = {code: found for code, found in pack.areas.items() if found.level is AreaLevel.NEIGHBOURHOOD}
    assert set(neighbourhoods) == {f"{WEST}/RW 03", f"{WEST}/RW 11"}
    assert neighbourhoods[f"{WEST}/RW 03"].geometry.geom_type == "MultiPolygon"
    assert [(problem.row, problem.field) for problem in findings.broken] == [
        (4, "rw"),
        (5, "rw"),
        (6, "kel_code"),
        (7, "kel_code"),
    ]


def test_roads_are_read_once_although_two_files_hold_them(folder: Folder) -> None:
    main = {"properties": {"cls": 1, "name": "Jagorawi"}, "geometry": _line([[106.8, -6.2], [106.9, -6.2]])}
    lane = {"properties": {"cls": 5}, "geometry": _line([[106.8, -6.2], [106.8, -6.1]])}
    wrong = {"properties": {"cls": 99}, "geometry": _line([[106.8, -6.2], [106.8, -6.1]])}
    findings = Findings()
    pack = read_pack(
        folder.put("roads.geojson", collection(main, lane, wrong)).put("roads_main.geojson", collection(main)).path, findings
    )
    assert [road.cls for road in pack.roads] == [1, 5]
    assert [(problem.row, problem.field) for problem in findings.broken] == [(3, "cls")]


def test_main_roads_alone_are_read(folder: Folder) -> None:
    main = {"properties": {"cls": 1}, "geometry": _line([[106.8, -6.2], [106.9, -6.2]])}
    findings = Findings()
    pack = read_pack(folder.put("roads.geojson", "{").put("roads_main.geojson", collection(main)).path, findings)
    assert len(pack.roads) == 1
    assert [problem.file for problem in findings.broken] == ["roads.geojson"]


def test_a_folder_without_taxonomy_gets_the_whole_catalogue_and_one_with_its_own_nothing_else(folder: Folder) -> None:
    assert len(read_pack(folder.wards().path, Findings()).categories) > 50
    folder.put("taxonomy.json", {"categories": [{"code": "ufo", "name": "Piring terbang"}, {"code": "UFO!", "name": "x"}]})
    findings = Findings()
    assert set(read_pack(folder.path, findings).categories) == {"ufo"}
    assert [(problem.row, problem.field) for problem in findings.broken] == [(2, "code")]


def test_officers_are_checked_field_by_field(folder: Folder) -> None:
    rows = [
        officer("lurah.klender", "staff", areas=(WEST,)),
        officer("lurah.klender", "staff"),
        officer("Lurah Klender", "staff"),
        officer("a", "king"),
        officer("b"),
        officer("c", "staff", areas=("Klender",)),
        officer("d", "agency"),
        officer("e", "staff", password=""),
    ]
    findings = Findings()
    pack = read_pack(folder.put("officers.json", {"officers": rows}).path, findings)
    assert set(pack.officers) == {"lurah.klender"}
    assert [problem.field for problem in findings.broken] == ["login", "login", "roles", "roles", "areas", "agency", "password"]


def test_own_reports_are_checked_field_by_field(folder: Folder) -> None:
    rows = [
        own("1"),
        own("1"),
        own("2", channel="pigeon"),
        own("3", received_at="2014-12-15T03:00:00"),
        own("4", point=[0, 0]),
        own("5", text="   "),
        own("6", photos=[{"role": "citizen", "scene": "nothing", "taken_at": "2014-12-15T03:00:00Z"}]),
        own("7", events=[{"kind": "dance", "at": "2014-12-15T03:00:00Z", "by": "x"}]),
        own("8", status="lost"),
        own("k" * 101),
        "nonsense",
    ]
    lines = "".join(f"{row}\n" for row in map(json.dumps, rows)) + "{broken\n"
    findings = Findings()
    pack = read_pack(folder.put("pack.json", {"name": "My Pack"}).put("reports.jsonl", lines).path, findings)
    assert [report.source_key for report in pack.reports] == ["my-pack:1"]
    fields = ["channel", "received_at", "point", "text", "scene", "kind", "status", "key", None, None]
    assert [(problem.row, problem.field) for problem in findings.broken] == list(zip(range(3, 13), fields, strict=True))
    assert findings.read == 12


@pytest.mark.shared
def test_the_real_folder_is_read_as_it_lies_there(shared: Path) -> None:
    findings = Findings()
    pack = read_pack(shared / "jakarta", findings)
    levels = [found.level for found in pack.areas.values()]
    assert {level: levels.count(level) for level in set(levels)} == {
        AreaLevel.WARD: 267,
        AreaLevel.DISTRICT: 44,
        AreaLevel.CITY: 6,
        AreaLevel.NEIGHBOURHOOD: levels.count(AreaLevel.NEIGHBOURHOOD),
    }
    assert levels.count(AreaLevel.NEIGHBOURHOOD) > 2500
    assert (findings.read, len(pack.reports)) == (1279, 1279)
    assert len(pack.roads) == 6645
    assert {problem.file for problem in findings.broken} == {"basemap/rw.geojson"}
    assert {problem.file for problem in findings.skipped} == {
        "PROVENANCE.md",
        "basemap/roads_main.geojson",
        "kelurahan_facts.csv",
    }
    assert {"saluran-air", "macet", "joki-3in1"} <= set(pack.categories)
    assert pack.officers == {}
