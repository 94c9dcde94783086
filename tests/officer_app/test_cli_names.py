"""Names and codes as officers type them."""

import pytest

from officer_app.cli_names import agency_code, area_code, category_code, officer_id, unit_code
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.vocabulary import Role
from sync.errors import OfficerError
from sync.records import Category, Colleague, Reference

REFERENCE = Reference(
    categories={
        "flood": Category("flood", "Banjir", "Flood", ClockPolicy()),
        "waste": Category("waste", "Sampah", "Rubbish", ClockPolicy()),
    },
    agencies={"sda": "Dinas Sumber Daya Air", "dlh": "Dinas Lingkungan Hidup"},
    units={"ppsu-klender": "PPSU Klender"},
    officers={
        "o-1": Colleague("o-1", "Sari Wulandari", "Staf", frozenset({Role.STAFF}), ("31",)),
        "o-2": Colleague("o-2", "Budi", "Staf", frozenset({Role.STAFF}), ("31",)),
        "o-3": Colleague("o-3", "Budi", "Lurah", frozenset({Role.STAFF}), ("31",)),
    },
    areas={"31.75.07.1003": "Klender", "31.75.07": "Duren Sawit"},
)


def test_codes_and_names_are_both_understood() -> None:
    assert category_code(REFERENCE, "banjir") == category_code(REFERENCE, "Flood") == category_code(REFERENCE, "flood") == "flood"
    assert agency_code(REFERENCE, "dinas sumber daya air") == agency_code(REFERENCE, "SDA") == "sda"
    assert unit_code(REFERENCE, "PPSU Klender") == "ppsu-klender"
    assert officer_id(REFERENCE, "sari wulandari") == officer_id(REFERENCE, "o-1") == "o-1"
    assert area_code(REFERENCE, "kelurahan klender") == area_code(REFERENCE, "31.75.07.1003") == "31.75.07.1003"


def test_a_code_that_the_reference_does_not_list_is_an_area_all_the_same() -> None:
    assert area_code(REFERENCE, "31.75.07.1003/RW 01") == "31.75.07.1003/RW 01"


@pytest.mark.parametrize(
    ("find", "word"), [(officer_id, "Budi"), (agency_code, "bulan"), (area_code, "Atlantis"), (category_code, "")]
)
def test_what_nobody_or_two_are_called_is_asked_back(find: object, word: str) -> None:
    assert callable(find)
    with pytest.raises(OfficerError) as raised:
        find(REFERENCE, word)
    assert raised.value.code == "unknown-word"
    assert raised.value.facts["value"] == word
