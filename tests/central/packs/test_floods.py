"""The state of the floods: read with care, the newest one kept, an older one never put back."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from central import schema
from central.packs import LoadSummary, load_pack
from central.packs.findings import Findings
from central.packs.reading import read_pack
from central.storage import Storage
from tests.central.packs.folders import Folder, collection, flood, square

NOW = datetime(2026, 1, 5, 4, 0, tzinfo=UTC)


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    opened = Storage.open(tmp_path / "data")
    yield opened
    opened.close()


def flooded(state: object = 2, changed: object = "2017-02-21T08:39:36.885", west: float = 106.9) -> dict[str, object]:
    geometry = {"type": "Polygon", "coordinates": square(west, -6.23, 0.002)}
    return {
        "type": "Feature",
        "properties": {"geom_id": 3174040007007000, "state": state, "changed": changed},
        "geometry": geometry,
    }


def states(storage: Storage) -> list[tuple[int, int | None]]:
    with storage.reading() as connection:
        return [(row.state, row.changed) for row in connection.execute(select(schema.flood).order_by(schema.flood.c.id))]


def load(storage: Storage, folder: Folder, *, now: datetime = NOW, shift: bool = False) -> LoadSummary:
    return load_pack(storage, folder.path, now=now, shift_to_now=shift)


def test_states_are_read_with_their_times_and_dry_areas_are_left_out(folder: Folder) -> None:
    findings = Findings()
    rows = (flooded(4), flooded(0), flooded(1, "2017-02-21T10:00:00+07:00"), flooded(2, None))
    pack = read_pack(folder.put("rw.geojson", collection(*rows)).path, findings)
    assert pack.floods is not None
    assert [area.state for area in pack.floods.areas] == [4, 1, 2]
    assert pack.floods.as_of == datetime(2017, 2, 21, 3, 0, tzinfo=UTC), "Jakarta's time, the newest change"
    assert findings.broken == findings.skipped == []


@pytest.mark.parametrize(
    ("feature", "field"),
    [
        (flooded(5), "state"),
        (flooded(-1), "state"),
        (flooded(1.5), "state"),
        (flooded("2"), "state"),
        (flooded(2, "gestern"), "changed"),
        ({"type": "Feature", "properties": {"state": 1, "changed": "2017-02-21T10:00:00"}, "geometry": None}, "geometry"),
        ("not a feature", "feature"),
    ],
)
def test_a_broken_area_is_named_and_the_rest_is_read(folder: Folder, feature: object, field: str) -> None:
    findings = Findings()
    pack = read_pack(folder.put("rw.geojson", collection(flooded(), feature)).path, findings)
    assert pack.floods is not None and len(pack.floods.areas) == 1
    assert [(problem.file, problem.row, problem.field) for problem in findings.broken] == [("rw.geojson", 2, field)]


def test_of_several_states_the_newest_counts(folder: Folder) -> None:
    findings = Findings()
    folder.put("a.geojson", collection(flooded(4))).put("b.geojson", collection(flooded(1, "2017-02-21T05:00:00")))
    pack = read_pack(folder.path, findings)
    assert pack.floods is not None and [area.state for area in pack.floods.areas] == [4]
    assert [problem.file for problem in findings.skipped] == ["b.geojson"]


def test_reports_of_a_flood_are_no_state_of_it(folder: Folder) -> None:
    pack = read_pack(folder.wards().put("floods.geojson", collection(flood())).path, Findings())
    assert (len(pack.reports), pack.floods) == (1, None)


def test_a_newer_state_replaces_the_stored_one_and_an_older_one_does_not(storage: Storage, tmp_path: Path) -> None:
    old = Folder(tmp_path / "old").put(
        "rw.geojson", collection(flooded(1, "2017-02-21T05:00:00"), flooded(2, "2017-02-21T06:00:00"))
    )
    new = Folder(tmp_path / "new").put("rw.geojson", {**collection(flooded(4)), "as_of": "2017-02-21T13:00:00"})
    summary = load(storage, old)
    assert summary.floods == 2 and "A new state of the floods: 2 areas under water." in summary.as_text()
    assert load(storage, new).floods == 1
    again = load(storage, old)
    assert again.floods is None and [problem.file for problem in again.skipped] == ["rw.geojson"]
    assert "state of the floods:" not in again.as_text()
    assert states(storage) == [(4, 1487641176885)]


def test_a_state_without_areas_says_that_all_is_dry(storage: Storage, tmp_path: Path) -> None:
    load(storage, Folder(tmp_path / "wet").put("rw.geojson", collection(flooded())))
    assert load(storage, Folder(tmp_path / "dry").put("floods.geojson", collection())).floods == 0
    assert states(storage) == []


def test_a_moved_state_moves_with_the_reports_and_never_into_the_future(storage: Storage, folder: Folder) -> None:
    folder.wards().put("reports.geojson", collection(flood())).put(
        "rw.geojson", collection(flooded(2, "2017-02-21T06:00:00"), flooded(3, "2017-02-21T09:00:00"))
    )
    load(storage, folder, shift=True)
    # The report came at 06:34:07.672 and is now three minutes old.
    earlier = NOW - timedelta(minutes=3) - timedelta(minutes=34, seconds=7, milliseconds=672)
    assert states(storage) == [(2, round(1000 * earlier.timestamp())), (3, round(1000 * NOW.timestamp()))]


@pytest.mark.shared
def test_the_real_state_of_an_hour(shared: Path) -> None:
    findings = Findings()
    pack = read_pack(shared / "jakarta" / "reports", findings)
    assert pack.floods is not None and findings.broken == []
    found = [area.state for area in pack.floods.areas]
    assert {state: found.count(state) for state in (1, 2, 3, 4)} == {1: 2, 2: 157, 3: 9, 4: 0}
