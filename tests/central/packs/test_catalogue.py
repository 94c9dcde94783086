"""The categories that the product knows by itself."""

import json
from pathlib import Path

import pytest

from central.packs.catalogue import BY_CODE, CATALOGUE, OTHER, CategoryNames, spelling_key
from central.packs.taxonomy import CATEGORY_BLOCKS


def test_codes_and_spellings_are_told_apart() -> None:
    owners: dict[str, str] = {}
    for category in CATALOGUE:
        for spelling in {spelling_key(name) for name in (category.code, category.name, *category.synonyms)}:
            assert owners.setdefault(spelling, category.code) == category.code, spelling
    assert len(BY_CODE) == len(CATALOGUE)


def test_red_flags_go_up_before_the_resolution_is_due_and_floods_are_faster() -> None:
    assert all(c.response_hours <= c.red_flag_hours < c.resolution_hours for c in CATALOGUE)
    assert BY_CODE["banjir"].response_hours < 6 == BY_CODE["sampah"].response_hours
    assert (BY_CODE["sampah"].resolution_hours, BY_CODE["sampah"].red_flag_hours) == (168, 144)


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("Parkir liar", "parkir-liar"),
        ("  PARKIR LIAR ", "parkir-liar"),
        ("Sampah ", "sampah"),
        ("Gangguan dan Kebisingan  ", "ketertiban"),
        ("Saluran Air, Kali/Sungai", "saluran-air"),
        ("Bencana banjir", "banjir"),
        ("Joki 3 in 1", "joki-3in1"),
        ("Pedagang kaki lima liar", "pkl-liar"),
    ],
)
def test_free_spellings_find_their_category(spelling: str, code: str) -> None:
    assert CategoryNames(CATALOGUE).find(spelling) == code


def test_an_unknown_spelling_finds_none() -> None:
    assert CategoryNames(CATALOGUE).find("Piring terbang") is None


@pytest.mark.shared
def test_every_name_that_the_channels_have_used_is_known(shared: Path) -> None:
    blocks = json.loads((shared / "jakarta/taxonomy/jakarta_report_taxonomy.json").read_text(encoding="utf-8"))
    names = CategoryNames(CATALOGUE)
    spellings = [name for block in CATEGORY_BLOCKS for name in blocks[block]["names"]]
    assert len(spellings) > 180
    assert [spelling for spelling in spellings if names.find(spelling) in (None, OTHER)] == []
