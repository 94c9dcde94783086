"""Loading into real storage: counts, twice, at once, killed, shifted."""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from central import schema
from central.officers import password_fits
from central.packs import LoadSummary, PackError, load_pack
from central.packs.identity import report_id
from central.storage import Storage, read_fact
from tests.central.packs.folders import EAST, WEST, Folder, collection, flood, officer, own

_NOW = datetime(2026, 1, 5, 4, 0, tzinfo=UTC)
_CRM = "JK23061803{0:02d},2023-06-{0:02d},teks {0},KELURAHAN KLENDER,{1},Jalan,DINAS BINA MARGA"


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    opened = Storage.open(tmp_path / "data")
    yield opened
    opened.close()


def _load(storage: Storage, folder: Path, *, shift: bool = False) -> LoadSummary:
    summary = load_pack(storage, folder, now=_NOW, shift_to_now=shift)
    assert summary.read == summary.accepted + summary.already_there + sum(summary.refused.values())
    return summary


def _count(storage: Storage, table: str) -> int:
    with storage.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(schema.metadata.tables[table])).scalar_one())


def _column(storage: Storage, name: str) -> list[object]:
    with storage.reading() as connection:
        return list(connection.execute(select(schema.report.c[name]).order_by(schema.report.c.rev)).scalars())


def _versions(storage: Storage) -> tuple[str | None, str | None]:
    with storage.reading() as connection:
        return read_fact(connection, "areas_version"), read_fact(connection, "reference_version")


def _counts(storage: Storage) -> dict[str, int]:
    return {
        table: _count(storage, table) for table in ("area", "road", "category", "agency", "officer", "report", "event", "blob")
    }


@pytest.mark.shared
def test_the_real_folder_gives_the_numbers_that_are_known_and_a_second_time_nothing(storage: Storage, shared: Path) -> None:
    summary = _load(storage, shared / "jakarta")
    assert (summary.read, summary.accepted, summary.already_there) == (1279, 1181, 0)
    assert summary.refused == {"outside": 98}
    assert len(summary.refused_rows) == 98
    assert summary.approximate == 153
    assert summary.areas["ward"] == 267
    assert {problem.file for problem in summary.broken} == {"basemap/rw.geojson"}
    before = _counts(storage)
    assert (before["report"], before["event"], before["road"], before["officer"]) == (1181, 1181, 6645, 0)
    assert set(_column(storage, "status")) == {"waiting"}
    assert len(set(_column(storage, "number"))) == 1181
    again = _load(storage, shared / "jakarta", shift=True)
    assert (again.accepted, again.already_there, again.refused) == (0, 1181, {"outside": 98})
    assert (again.areas, again.roads, again.categories, again.agencies) == ({}, 0, 0, 0)
    assert _counts(storage) == before


@pytest.mark.shared
def test_every_real_report_names_a_known_category_ward_and_neighbourhood(storage: Storage, shared: Path) -> None:
    _load(storage, shared / "jakarta")
    with storage.reading() as connection:
        areas = set(connection.execute(select(schema.area.c.code)).scalars())
        categories = set(connection.execute(select(schema.category.c.code)).scalars())
    assert set(_column(storage, "ward")) <= areas
    assert set(_column(storage, "category")) <= categories
    neighbourhoods = [found for found in _column(storage, "neighbourhood") if found]
    assert len(neighbourhoods) > 900
    assert set(neighbourhoods) <= areas


def test_numbers_are_kept_or_given_by_the_day_in_jakarta(storage: Storage, folder: Folder) -> None:
    late = flood(created_at="2023-06-17T17:30:00Z")
    _load(storage, folder.wards().crm(_CRM.format(18, WEST)).put("f.geojson", collection(late, flood())).path)
    assert sorted(map(str, _column(storage, "number"))) == ["JK1702210001", "JK2306180318", "JK2306180319"]


def test_a_number_that_another_report_has_is_given_anew_and_said(storage: Storage, folder: Folder, tmp_path: Path) -> None:
    _load(storage, folder.wards().put("reports.json", [own("1", number="JK2306180318")]).path)
    other = Folder(tmp_path / "other").crm(_CRM.format(18, WEST))
    summary = _load(storage, other.path)
    assert summary.accepted == 1
    assert [problem.field for problem in summary.mended] == ["number"]
    assert sorted(map(str, _column(storage, "number"))) == ["JK2306180318", "JK2306180319"]


def test_a_pack_of_nothing_but_reports_is_placed_in_the_stored_areas(storage: Storage, folder: Folder, tmp_path: Path) -> None:
    folder.wards().put("areas/aliases.json", {EAST: {"aliases": ["Pondok Klapa"]}})
    _load(storage, folder.path)
    rows = (
        _CRM.format(1, WEST),
        _CRM.format(2, "").replace("KLENDER", "PONDOK KLAPA"),
        _CRM.format(3, "").replace("KLENDER", "ATLANTIS"),
    )
    summary = _load(storage, Folder(tmp_path / "only").crm(*rows).path)
    assert (summary.accepted, summary.approximate, summary.refused) == (2, 2, {"unknown-area": 1})
    assert _column(storage, "ward") == [WEST, EAST]
    assert _column(storage, "approximate") == [True, True]


def test_reports_refused_as_outside_are_counted_and_named(storage: Storage, folder: Folder) -> None:
    summary = _load(
        storage, folder.wards().put("f.geojson", collection(flood(), flood(107.5), flood(0, 0), flood(float("nan")))).path
    )
    assert (summary.accepted, summary.refused) == (1, {"broken": 2, "outside": 1})
    assert [(problem.row, problem.reason) for problem in summary.refused_rows] == [(2, "lies outside all areas")]


def test_a_shift_makes_the_newest_minutes_old_and_keeps_the_distances(storage: Storage, folder: Folder) -> None:
    rows = [_CRM.format(day, WEST) for day in (1, 18)]
    summary = _load(storage, folder.wards().crm(*rows).put("f.geojson", collection(flood())).path, shift=True)
    received = [
        datetime.fromtimestamp(int(str(at)) / 1000, UTC) for at in sorted(map(int, map(str, _column(storage, "received_at"))))
    ]
    assert received[-1] == _NOW - timedelta(minutes=3)
    assert received[-1] - received[-2] == timedelta(days=17)
    assert summary.shifted_seconds == (received[-1] - datetime(2023, 6, 17, 17, tzinfo=UTC)).total_seconds()
    due = [int(str(at)) for at in _column(storage, "response_due")]
    assert max(due) == int((received[-1] + timedelta(hours=6)).timestamp() * 1000)


def test_officers_are_added_with_hashed_passwords_and_left_alone_the_second_time(storage: Storage, folder: Folder) -> None:
    folder.wards().put("officers.json", {"officers": [officer("lurah.klender", "staff", areas=(WEST,))]})
    assert _load(storage, folder.path).officers == 1
    with storage.writing() as tx:
        tx.execute(schema.officer.update().values(name="Changed"))
    assert _load(storage, folder.path).officers == 0
    with storage.reading() as connection:
        (row,) = connection.execute(select(schema.officer)).mappings()
    assert (row["login"], row["name"], json.loads(row["areas"])) == ("lurah.klender", "Changed", [WEST])
    assert row["password_hash"].startswith("$argon2id$")
    assert password_fits("demo", row["password_hash"])


def test_areas_that_differ_replace_those_stored_and_the_versions_change_only_then(storage: Storage, folder: Folder) -> None:
    _load(storage, folder.wards().path)
    versions = _versions(storage)
    assert _load(storage, folder.path).areas == {}
    assert _versions(storage) == versions
    moved = json.loads((folder.path / "areas/kelurahan.geojson").read_text())
    moved["features"][0]["properties"]["approximate"] = True
    assert _load(storage, folder.put("areas/kelurahan.geojson", moved).path).areas == {"ward": 1}
    assert _versions(storage) != versions


def test_two_loads_at_once_double_nothing(tmp_path: Path, folder: Folder) -> None:
    folder.wards().crm(*(_CRM.format(day, WEST) for day in range(1, 29)))
    stores = [Storage.open(tmp_path / "data") for _ in range(2)]
    summaries: list[LoadSummary] = []
    threads = [threading.Thread(target=lambda store=store: summaries.append(_load(store, folder.path))) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(summary.accepted for summary in summaries) == 28
    assert sum(summary.already_there for summary in summaries) == 28
    assert _count(stores[0], "report") == _count(stores[0], "event") == 28
    for store in stores:
        store.close()


# Loads a pack in small batches and dies inside the transaction of the third.
_DYING = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from central.packs import loading
from central.storage import Storage

loading.BATCH = 5
insert, calls = loading.insert_reports, []

def dying(tx, reports):
    stored = insert(tx, reports)
    calls.append(1)
    if len(calls) == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return stored

loading.insert_reports = dying
loading.load_pack(Storage.open(Path(sys.argv[1])), Path(sys.argv[2]), now=datetime.now(UTC))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="kill -9 is of POSIX")
def test_a_load_killed_in_the_middle_leaves_whole_batches_and_the_next_one_goes_on(tmp_path: Path, folder: Folder) -> None:
    folder.wards().crm(*(_CRM.format(day, WEST) for day in range(1, 29)))
    command = [sys.executable, "-c", _DYING, str(tmp_path / "data"), str(folder.path)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[3])}
    ended = subprocess.run(command, env=environment, capture_output=True, timeout=60, check=False)
    assert ended.returncode == -signal.SIGKILL, ended.stderr.decode()
    store = Storage.open(tmp_path / "data")
    assert _count(store, "report") == _count(store, "event") == 10
    summary = _load(store, folder.path)
    assert (summary.accepted, summary.already_there) == (18, 10)
    assert _count(store, "report") == 28
    store.close()


def test_no_such_pack_is_one_sentence_and_nothing_is_written(storage: Storage, tmp_path: Path) -> None:
    with pytest.raises(PackError, match="There is no folder"):
        _load(storage, tmp_path / "nowhere")
    assert _count(storage, "category") == 0


def test_an_empty_folder_is_an_empty_pack(storage: Storage, folder: Folder) -> None:
    summary = _load(storage, folder.path, shift=True)
    assert (summary.read, summary.accepted, summary.shifted_seconds) == (0, 0, 0.0)


def test_ids_are_made_from_the_source(storage: Storage, folder: Folder) -> None:
    _load(storage, folder.wards().put("pack.json", {"name": "mine"}).put("reports.json", [own("1")]).path)
    assert _column(storage, "id") == [report_id("mine:1")]
    assert _column(storage, "source_key") == ["mine:1"]
