"""Reference data: read whole, entry by entry, and never a reason to stop."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from officer_app.domain.calendar import WorkCalendar
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.vocabulary import Role
from officer_app.domain.workflow import DEFAULT_STEPS
from sync.cache import CacheStore
from sync.reading import Reader
from sync.records import Reference
from tests.fakes import synthetic


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[CacheStore, Reader]]:
    stores = synthetic.open_temporary(tmp_path)
    cache, reader = stores.open_cache(), stores.open_reader()
    yield cache, reader
    reader.close()
    cache.close()


def test_before_the_first_sync_there_is_the_default_workflow(both: tuple[CacheStore, Reader]) -> None:
    reference = both[1].reference()
    assert reference.workflow.steps == DEFAULT_STEPS
    assert (reference.categories, reference.areas, reference.officers) == ({}, {}, {})


def test_everything_is_read_in_the_centres_order(both: tuple[CacheStore, Reader]) -> None:
    cache, reader = both
    synthetic.put_reference(cache)
    reference = reader.reference()
    assert list(reference.categories) == list(synthetic.CATEGORIES)
    flood = reference.categories["flood"]
    assert (flood.name, flood.name_en, flood.policy.response) == ("Banjir", "Flood", timedelta(hours=6))
    assert reference.agencies == synthetic.AGENCIES
    assert reference.units == synthetic.UNITS
    assert reference.officers["o-lurah"].roles == {Role.STAFF}
    assert reference.officers["o-lurah"].areas == ("31.75.07.1003",)
    assert reference.areas["31.75.07.1003"] == "Klender"
    assert reference.areas["31.75"] == "Jakarta Timur"
    assert reference.workflow.steps == DEFAULT_STEPS
    assert reference.approximate_areas


def test_a_reader_notices_new_reference_data_and_reads_it_once(both: tuple[CacheStore, Reader]) -> None:
    cache, reader = both
    synthetic.put_reference(cache)
    first = reader.reference()
    assert reader.reference() is first
    document = msgspec.json.decode(synthetic.reference_document())
    cache.put_document("reference", '"r2"', msgspec.json.encode({**document, "agencies": [{"code": "X", "name": "Dinas X"}]}))
    assert reader.reference().agencies == {"X": "Dinas X"}


def test_areas_of_one_level_replace_only_that_level(both: tuple[CacheStore, Reader]) -> None:
    cache, reader = both
    synthetic.put_reference(cache)
    cache.put_document("areas/district", '"a2"', msgspec.json.encode({"type": "FeatureCollection", "features": []}))
    areas = reader.reference().areas
    assert ("31.75.07" in areas, "31.75" in areas, "31.75.07.1003" in areas) == (False, True, True)


def test_words_of_a_newer_centre_cost_themselves(both: tuple[CacheStore, Reader]) -> None:
    cache, reader = both
    document = msgspec.json.decode(synthetic.reference_document())
    document["workflow"][0]["target"] = "teleported"
    document["officers"][0]["roles"] = ["oracle"]
    document["categories"].append({"code": "broken"})
    document["agencies"].append("not an object")
    cache.put_document("reference", '"r2"', msgspec.json.encode(document))
    reference = reader.reference()
    assert reference.workflow.steps == DEFAULT_STEPS[1:]
    assert len(reference.officers) == len(synthetic.OFFICERS)
    assert next(iter(reference.officers.values())).roles == frozenset()
    assert list(reference.categories) == [*synthetic.CATEGORIES, "broken"]
    assert (reference.categories["broken"].name, reference.categories["broken"].policy) == ("broken", ClockPolicy())


def test_a_calendar_is_read_with_those_who_go_by_it(both: tuple[CacheStore, Reader]) -> None:
    cache, reader = both
    synthetic.put_reference(cache)
    assert reader.reference().calendar.around_the_clock
    assert reader.reference().working.of("flood").around_the_clock
    document = msgspec.json.decode(synthetic.reference_document())
    office = WorkCalendar.of([("monday", "07:30", "16:00")], [("2026-03-19", "Hari Suci Nyepi")])
    document["categories"][0]["office_hours"] = True
    cache.put_document("reference", '"r2"', msgspec.json.encode(document | {"calendar": synthetic.calendar_document(office)}))
    reference = reader.reference()
    first, second = list(reference.categories)[:2]
    assert reference.calendar == office
    assert reference.categories[first].policy.office_hours and not reference.categories[second].policy.office_hours
    assert (reference.working.of(first), reference.working.of(second)) == (office, WorkCalendar())
    # A centre of before, or one that let go of its calendar, works around the clock.
    cache.put_document("reference", '"r3"', synthetic.reference_document())
    assert reader.reference().calendar.around_the_clock


@pytest.mark.parametrize(
    "calendar",
    [
        None,
        7,
        {"hours": []},
        {"hours": [{"weekday": "senin", "begins": "07:30", "ends": "16:00"}]},
        {"hours": [{"weekday": "monday", "begins": 7, "ends": 16}]},
        {"hours": [{"weekday": "monday", "begins": "07:30", "ends": "16:00"}], "holidays": [{"date": "soon", "name": "x"}]},
    ],
)
def test_a_calendar_that_is_none_costs_only_itself(both: tuple[CacheStore, Reader], calendar: object) -> None:
    cache, reader = both
    document = msgspec.json.decode(synthetic.reference_document())
    cache.put_document("reference", '"r2"', msgspec.json.encode(document | {"calendar": calendar, "of a newer centre": {}}))
    assert reader.reference().calendar.around_the_clock
    assert list(reader.reference().categories) == list(synthetic.CATEGORIES)


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b'{"categories": 3}', b"[" * 100_000])
def test_what_is_no_reference_data_leaves_the_former(both: tuple[CacheStore, Reader], body: bytes) -> None:
    cache, reader = both
    synthetic.put_reference(cache)
    cache.put_document("reference", '"r2"', body)
    cache.put_document("areas/ward", '"a2"', body)
    reference: Reference = reader.reference()
    assert len(reference.categories) == len(synthetic.CATEGORIES)
    assert len(reference.areas) > len(synthetic.WARDS)
