"""Agencies' free spellings, and the lists of names that were compiled."""

import pytest

from central.packs.findings import Findings
from central.packs.records import Pack
from central.packs.taxonomy import agency_of, read_compiled_taxonomy, slug


@pytest.mark.parametrize(
    ("spelling", "code", "name"),
    [
        ("DINAS BINA MARGA", "dinas-bina-marga", "Dinas Bina Marga"),
        ("dinas  bina marga ", "dinas-bina-marga", "dinas bina marga"),
        ("DINAS PENANAMAN MODAL DAN PELAYANAN TERPADU SATU PINTU", "dinas-penanaman-modal-dan-ptsp", None),
        ("DINAS PENANAMAN MODAL DAN PTSP", "dinas-penanaman-modal-dan-ptsp", "Dinas Penanaman Modal dan PTSP"),
        ("SATUAN POLISI PAMONG PRAJA KOTA ADM", "satuan-polisi-pamong-praja", None),
        ("PD AM JAYA", "pam-jaya", "PAM Jaya"),
        ("BADAN PEMBINAAN BADAN USAHA MILIK DAERAH (PD PAM Jaya, PT X)", "badan-pembinaan-badan-usaha-milik-daerah", None),
    ],
)
def test_spellings_of_one_agency_are_one_agency(spelling: str, code: str, name: str | None) -> None:
    agency = agency_of(spelling)
    assert agency is not None
    assert agency.code == code
    assert name is None or agency.name == name


@pytest.mark.parametrize("spelling", ["Others", "", "  ", "(x)"])
def test_what_names_no_agency_is_none(spelling: str) -> None:
    assert agency_of(spelling) is None


def test_codes_are_never_longer_than_their_column() -> None:
    assert len(slug("x" * 63 + " y" * 40)) <= 64


def test_a_name_without_a_code_gets_its_own_and_its_spelling_finds_it() -> None:
    pack, findings = Pack("x"), Findings()
    document = {"jaki_categories": {"names": ["Piring Terbang", "Sampah ", 7]}, "agencies": {"dinas_2023": ["DINAS SOSIAL"]}}
    read_compiled_taxonomy("t.json", document, pack, findings)
    assert {code: category.synonyms[-1] for code, category in pack.categories.items()} == {
        "piring-terbang": "Piring Terbang",
        "sampah": "Sampah",
    }
    assert set(pack.agencies) == {"dinas-sosial"}
    assert [(problem.row, problem.field) for problem in findings.broken] == [(3, "name")]
