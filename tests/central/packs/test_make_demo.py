"""The bundled demo pack: whole, valid, and exactly what its maker makes."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from shapely import coverage_is_valid
from shapely.geometry import Point
from sqlalchemy import select

import resources
from central import schema
from central.packs import LoadSummary, load_pack
from central.packs.darkroom import photos_of
from central.packs.findings import Findings
from central.packs.make_demo import main, make
from central.packs.making.sentences import SENTENCES
from central.packs.photos import drawing_of
from central.packs.reading import read_pack
from central.packs.records import Pack
from central.storage import Storage
from officer_app.domain.areas import covers
from officer_app.domain.vocabulary import AreaLevel, Channel, OperationKind, Role, Status, Visibility

_NOW = datetime(2026, 1, 5, 4, 0, tzinfo=UTC)
_KLENDER = "31.75.07.1003"


@pytest.fixture(scope="module")
def pack() -> Pack:
    findings = Findings()
    read = read_pack(resources.path("demo"), findings)
    assert (findings.broken, findings.refused, findings.mended, findings.skipped) == ([], {}, [], [])
    return read


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Storage, LoadSummary]]:
    storage = Storage.open(tmp_path_factory.mktemp("demo") / "data")
    yield storage, load_pack(storage, resources.path("demo"), now=_NOW, shift_to_now=True)
    storage.close()


def test_it_is_small_enough_to_be_carried_along() -> None:
    assert sum(file.stat().st_size for file in resources.path("demo").iterdir()) < 1_500_000


@pytest.mark.shared
def test_it_is_what_its_maker_makes_of_the_facts(shared: Path, tmp_path: Path) -> None:
    make(shared / "jakarta/kelurahan_facts.csv", tmp_path / "out")
    made = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    kept = {file.name: file.read_bytes() for file in resources.path("demo").iterdir() if file.is_file()}
    assert made == kept


def test_whose_matter_a_category_is_comes_along(pack: Pack, loaded: tuple[Storage, LoadSummary]) -> None:
    owners = {code: category.agency for code, category in pack.categories.items() if category.agency}
    assert owners["banjir"] == "dinas-sumber-daya-air"
    assert set(owners.values()) <= set(pack.agencies)
    storage, _ = loaded
    with storage.reading() as connection:
        rows = connection.execute(select(schema.category_owner)).all()
    assert {row.code: row.agency for row in rows} == owners
    again = load_pack(storage, resources.path("demo"), now=_NOW, shift_to_now=True)
    assert again.categories == 0, "what is there already is not new"


def test_a_wrong_call_says_how_it_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "FACTS_CSV OUT" in capsys.readouterr().err


def test_all_267_wards_are_one_coverage_that_its_districts_and_cities_share(pack: Pack) -> None:
    levels = {level: {a.code: a for a in pack.areas.values() if a.level is level} for level in AreaLevel}
    wards, districts, cities = (levels[level] for level in (AreaLevel.WARD, AreaLevel.DISTRICT, AreaLevel.CITY))
    assert (len(wards), len(districts), len(cities)) == (267, 44, 6)
    for areas in (wards, districts, cities):
        assert coverage_is_valid([area.geometry for area in areas.values()])
        assert all(area.approximate and area.geometry.is_valid for area in areas.values())
        assert all(area.geometry.covers(Point(area.label)) for area in areas.values())
    for parents in (districts, cities):
        for code, parent in parents.items():
            total = sum(ward.geometry.area for ward in wards.values() if covers(code, ward.code))
            assert parent.geometry.area == pytest.approx(total)
    assert wards[_KLENDER].name == "Klender"


@pytest.mark.shared
def test_wards_are_about_as_large_as_they_are(pack: Pack, shared: Path) -> None:
    rows = [line.split(",") for line in (shared / "jakarta/kelurahan_facts.csv").read_text(encoding="utf-8").splitlines()[1:]]
    ratios = sorted(pack.areas[row[0]].geometry.area * 111.2**2 * 0.994 / float(row[-1]) for row in rows)
    assert 0.8 < ratios[len(ratios) // 2] < 1.25
    assert ratios[0] > 0.25
    assert ratios[-1] < 4


def test_all_channels_categories_statuses_and_kinds_of_work_are_there(pack: Pack) -> None:
    assert {report.channel for report in pack.reports} == set(Channel)
    assert {report.category for report in pack.reports} == set(SENTENCES)
    assert set(SENTENCES) <= set(pack.categories)
    assert {report.status for report in pack.reports} == set(Status)
    assert {event.kind for report in pack.reports for event in report.events} == set(OperationKind)
    assert {report.visibility for report in pack.reports} == set(Visibility)
    assert {role for officer in pack.officers.values() for role in officer.roles} == set(Role)
    assert min(Counter(report.status for report in pack.reports).values()) >= 8


def test_texts_are_all_different_and_without_open_slots(pack: Pack) -> None:
    texts = [report.text for report in pack.reports]
    assert len(texts) == len(set(texts)) >= 600
    assert not any("{" in text or "}" in text or text != text.strip() for text in texts)


def test_the_officers_that_the_documentation_names_are_there(pack: Pack) -> None:
    assert pack.officers["lurah.klender"].areas == (_KLENDER,)
    assert pack.officers["camat.durensawit"].roles == {Role.STAFF, Role.SUPERVISOR}
    assert pack.officers["biro.pemerintahan"].areas == ("31",)
    assert pack.officers["dinas.sda"].roles == {Role.AGENCY}
    assert pack.officers["dinas.sda"].agency == "dinas-sumber-daya-air"
    field = [login for login, officer in pack.officers.items() if officer.roles == {Role.FIELD} and officer.areas == (_KLENDER,)]
    assert sorted(field) == ["ppsu.klender", "ppsu2.klender"]
    agencies = {officer.agency for officer in pack.officers.values() if officer.agency}
    assert agencies <= set(pack.agencies)


def test_drawings_are_few_enough_to_be_drawn_in_seconds(pack: Pack) -> None:
    assert len({drawing_of(photo) for report in pack.reports for photo in photos_of(report)}) <= 120


def test_it_loads_whole_with_the_newest_minutes_old(loaded: tuple[Storage, LoadSummary], pack: Pack) -> None:
    storage, summary = loaded
    assert (summary.read, summary.accepted, summary.refused) == (len(pack.reports), len(pack.reports), {})
    assert (summary.broken, summary.mended, summary.areas) == ((), (), {"city": 6, "district": 44, "ward": 267})
    with storage.reading() as connection:
        rows = connection.execute(select(schema.report)).mappings().all()
        photos = connection.execute(select(schema.attachment)).mappings().all()
    received = [row["received_at"] for row in rows]
    assert max(received) == int((_NOW - timedelta(minutes=3)).timestamp() * 1000)
    assert max(row["updated_at"] for row in rows) <= int(_NOW.timestamp() * 1000)
    assert max(received) - min(received) > timedelta(days=9).total_seconds() * 1000
    klender = Counter(row["status"] for row in rows if row["ward"] == _KLENDER)
    assert sum(klender.values()) > 80
    assert set(klender) == set(Status)
    assert all(storage.blobs.path(photo["sha256"]).stat().st_size == photo["size"] for photo in photos)
    assert {row["id"] for row in rows} >= {row["merged_into"] for row in rows if row["merged_into"]}


def test_every_result_has_a_photo_and_an_answer(loaded: tuple[Storage, LoadSummary]) -> None:
    storage, _ = loaded
    with storage.reading() as connection:
        done = connection.execute(select(schema.report).where(schema.report.c.status == Status.DONE)).mappings().all()
        after = select(schema.attachment.c.report_id).where(schema.attachment.c.role == "after")
        shown = set(connection.execute(after).scalars())
    assert all(row["public_answer"] and row["resolved_at"] and row["id"] in shown for row in done)


def test_loading_it_again_doubles_nothing(loaded: tuple[Storage, LoadSummary]) -> None:
    storage, first = loaded
    again = load_pack(storage, resources.path("demo"), now=_NOW + timedelta(hours=1), shift_to_now=True)
    assert (again.accepted, again.already_there, again.photos, again.officers) == (0, first.accepted, 0, 0)


def test_history_data_is_json_that_names_officers_by_id(loaded: tuple[Storage, LoadSummary]) -> None:
    storage, _ = loaded
    with storage.reading() as connection:
        officers = set(connection.execute(select(schema.officer.c.id)).scalars())
        events = connection.execute(select(schema.event)).mappings().all()
    assert {row["actor_id"] for row in events if row["kind"] != "received"} <= officers
    assert {json.loads(row["data"])["officer"] for row in events if row["kind"] == "assign"} <= officers
