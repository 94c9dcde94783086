"""A pack's calendar: taken in, kept until another comes, and refused as a whole when it is wrong."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from central.centre import Centre
from central.packs import LoadSummary, PackError, load_pack
from central.packs.making.calendar import calendar
from central.storage import Storage, StorageError, read_fact
from central.working_time import CALENDAR, WorkingTimes, read_calendar, read_working_time
from officer_app.domain.calendar import Weekday
from tests.central.packs.folders import OFFICE, Folder, own, two_wards

_NOW = datetime(2026, 1, 5, 4, 0, tzinfo=UTC)
_PERMITS = {"code": "izin", "name": "Izin", "office_hours": True}


@pytest.fixture
def storage(tmp_path: Path) -> Iterator[Storage]:
    opened = Storage.open(tmp_path / "data")
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "pack").put("areas.geojson", two_wards()).put("reports.json", {"reports": [own("1")]})


def _load(storage: Storage, folder: Folder) -> LoadSummary:
    return load_pack(storage, folder.path, now=_NOW)


def _version(storage: Storage) -> str | None:
    with storage.reading() as connection:
        return read_fact(connection, "reference_version")


def test_without_a_calendar_the_office_works_around_the_clock(storage: Storage, folder: Folder) -> None:
    assert _load(storage, folder).calendar is False
    with storage.reading() as connection:
        assert read_calendar(connection) is None
        assert read_working_time(connection).of("banjir").around_the_clock


def test_a_calendar_stays_until_another_comes(storage: Storage, folder: Folder) -> None:
    folder.put("calendar.json", OFFICE).put("taxonomy.json", {"categories": [_PERMITS]})
    summary = _load(storage, folder)
    assert summary.calendar is True
    assert "calendar is new" in summary.as_text()
    before = _version(storage)
    assert _load(storage, folder).calendar is False
    assert _version(storage) == before
    (folder.path / "calendar.json").unlink()
    _load(storage, folder)
    times = WorkingTimes()
    with storage.reading() as connection:
        found = times.at(connection)
        assert times.at(connection) is found
        assert found.of("izin").holidays[0] == (datetime(2014, 12, 25, tzinfo=UTC).date(), "Hari Raya Natal")
        assert found.of("banjir").around_the_clock
    folder.put("calendar.json", OFFICE | {"holidays": []}).put(
        "taxonomy.json", {"categories": [_PERMITS | {"office_hours": False}]}
    )
    assert _load(storage, folder).calendar is True
    with storage.reading() as connection:
        assert times.at(connection).calendar.holidays == ()
        assert times.at(connection).of("izin").around_the_clock


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "is not JSON"),
        ([], "Expected `object`"),
        ({}, "hours"),
        ({"hours": []}, "less than an hour a week"),
        (OFFICE | {"hours": [{"weekday": "senin", "begins": "07:30", "ends": "16:00"}]}, "senin"),
        (OFFICE | {"hours": [{"weekday": "monday", "begins": "7:30", "ends": "16:00"}]}, "begins"),
        (OFFICE | {"hours": [{"weekday": "monday", "begins": "16:00", "ends": "07:30"}]}, "not after it begins"),
        (OFFICE | {"holidays": [{"date": "25-12-2014", "name": "Natal"}]}, "date"),
        (OFFICE | {"holidays": [{"date": "2014-12-25", "name": "a"}] * 2}, "twice"),
    ],
)
def test_a_mistake_in_it_refuses_the_pack_and_names_it(storage: Storage, folder: Folder, content: object, says: str) -> None:
    before = _version(storage)
    with pytest.raises(PackError, match=says) as caught:
        _load(storage, folder.put("calendar.json", content))
    assert str(caught.value).startswith("calendar.json: ")
    assert "Nothing was changed" in str(caught.value)
    assert _version(storage) == before


def test_two_calendars_are_one_too_many(storage: Storage, folder: Folder) -> None:
    with pytest.raises(PackError, match="second calendar"):
        _load(storage, folder.put("calendar.json", OFFICE).put("more/calendar.json", OFFICE))


def test_office_hours_without_a_calendar_are_refused(storage: Storage, folder: Folder) -> None:
    before = _version(storage)
    with pytest.raises(PackError, match="izin counts office hours, and no calendar"):
        _load(storage, folder.put("taxonomy.json", {"categories": [_PERMITS]}))
    assert _version(storage) == before


def test_a_truth_value_is_expected_of_office_hours(storage: Storage, folder: Folder) -> None:
    summary = _load(storage, folder.put("taxonomy.json", {"categories": [_PERMITS | {"office_hours": "yes"}]}))
    assert [(problem.field, problem.reason) for problem in summary.broken] == [("office_hours", "true or false is expected")]


def test_a_centre_does_not_begin_with_a_calendar_that_is_none(storage: Storage) -> None:
    Centre(storage)
    with storage.writing() as tx:
        tx.set_fact(CALENDAR, '{"hours": []}')
    with pytest.raises(StorageError, match="calendar that is stored cannot be used"):
        Centre(storage)


def test_the_demo_calendar_has_the_decreed_days() -> None:
    made = calendar().in_domain()
    named = dict(made.written_holidays())
    years = [date[:4] for date in named]
    assert {year: years.count(year) for year in sorted(set(years))} == {"2014": 19, "2025": 28, "2026": 25, "2027": 5}
    assert named["2014-12-25"] == "Hari Raya Natal"
    assert named["2026-03-19"] == "Hari Suci Nyepi"
    assert [weekday for weekday, _, _ in made.written_hours()] == list(Weekday)[:5]
