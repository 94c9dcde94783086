"""CRM's list: numbers, days, spellings, and rows that are not as they should be."""

from datetime import UTC, datetime

import pytest

from central.packs.catalogue import OTHER
from central.packs.findings import BROKEN, DUPLICATE, TOO_LONG, Findings
from central.packs.reading import read_pack
from central.packs.records import Problem
from tests.central.packs.folders import WEST, Folder

_GOOD = f'JK2306180007,2023-06-18,"kabel rendah  &amp; gelap.    .",KELURAHAN KLENDER,{WEST},"Sampah ",DINAS BINA MARGA'


def test_number_day_category_and_agency_are_kept(folder: Folder) -> None:
    findings = Findings()
    pack = read_pack(folder.crm(_GOOD).path, findings)
    (report,) = pack.reports
    assert (report.number, report.source_key) == ("JK2306180007", "crm:JK2306180007")
    assert report.received_at == datetime(2023, 6, 17, 17, tzinfo=UTC)
    assert report.category == "sampah"
    assert report.text == "kabel rendah & gelap."
    assert report.raw_text == "kabel rendah  &amp; gelap.    ."
    assert report.place == (WEST, "KELURAHAN KLENDER")
    assert report.received == {"category": "Sampah ", "agency": "dinas-bina-marga", "agency_name": "Dinas Bina Marga"}
    assert pack.agencies["dinas-bina-marga"].name == "Dinas Bina Marga"
    assert findings.broken == findings.mended == []


def test_an_unknown_category_is_kept_as_other_and_said(folder: Folder) -> None:
    findings = Findings()
    pack = read_pack(folder.crm(_GOOD.replace("Sampah ", "Piring terbang")).path, findings)
    assert pack.reports[0].category == OTHER
    assert pack.reports[0].received["category"] == "Piring terbang"
    assert findings.mended[0].field == "category"


@pytest.mark.parametrize(
    ("row", "field"),
    [
        (_GOOD.replace("JK2306180007", "42"), "report_id"),
        (_GOOD.replace("2023-06-18", "18/06/2023"), "date"),
        (_GOOD.replace("2023-06-18", "2023-02-30"), "date"),
        (_GOOD.replace("kabel rendah  &amp; gelap.    .", "  "), "description"),
        (_GOOD.replace("Sampah ", ""), "category"),
        ("only,three,cells", None),
        ('"never closed', None),
    ],
)
def test_a_broken_row_is_named_and_the_rest_is_read(folder: Folder, row: str, field: str | None) -> None:
    findings = Findings()
    other = _GOOD.replace("0007", "0008")
    pack = read_pack(folder.crm(other, row).path, findings)
    assert [report.number for report in pack.reports] == ["JK2306180008"]
    assert [(p.file, p.row, p.field) for p in findings.broken] == [("reports/crm.csv", 2, field)]
    assert (findings.read, findings.refused) == (2, {BROKEN: 1})


def test_a_number_twice_is_refused_the_second_time(folder: Folder) -> None:
    findings = Findings()
    read_pack(folder.crm(_GOOD, _GOOD).path, findings)
    assert findings.refused == {DUPLICATE: 1}
    assert findings.refused_rows == [
        Problem("reports/crm.csv", 2, "report_id", "repeats a report that stands earlier in the pack")
    ]


def test_10_mib_of_text_are_refused_and_the_next_row_is_read(folder: Folder) -> None:
    findings = Findings()
    long = _GOOD.replace("kabel", "x" * 10 * 2**20)
    pack = read_pack(folder.crm(long, _GOOD).path, findings)
    assert len(pack.reports) == 1
    assert findings.refused == {TOO_LONG: 1}


def test_bytes_that_are_not_utf8_break_their_row_only(folder: Folder) -> None:
    rows = (_GOOD.replace("kabel", "ka\udcffbel") + "\n" + _GOOD.replace("0007", "0008") + "\n").encode(errors="surrogateescape")
    header = b"report_id,date,description,location,kel_code_joined,category,dinas\n"
    findings = Findings()
    pack = read_pack(folder.put("reports/crm.csv", header + rows).path, findings)
    assert [report.number for report in pack.reports] == ["JK2306180008"]
    assert findings.broken == [Problem("reports/crm.csv", 1, "description", "is not valid UTF-8")]


def test_missing_columns_are_named(folder: Folder) -> None:
    findings = Findings()
    read_pack(folder.put("x.csv", "report_id,date,description\nJK2306180007,2023-06-18,x\n").path, findings)
    assert findings.broken == [Problem("x.csv", None, None, "lacks the columns location, kel_code_joined, category, dinas")]
    assert findings.read == 0
