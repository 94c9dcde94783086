"""The queue as filtered leaves as tables: all of it, in the window's words, and nothing that is private."""

import csv
import io
from datetime import datetime
from pathlib import Path
from threading import Event

import openpyxl
import pytest

from officer_app.domain.operations import Move
from officer_app.domain.vocabulary import Status
from sync.errors import OfficerError
from sync.records import QueueQuery, Sort
from tests.ui.desk_samples import report
from tests.ui.office_desk import OfficeDesk
from tests.ui.papers.paper_desk import SECRET, SECRET_STREET, language, make, many, request
from ui.papers.making import Making
from ui.papers.request import PaperKind

TABLES = [PaperKind.CSV, PaperKind.WORKBOOK, PaperKind.GEOPACKAGE]


def csv_rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))


def test_all_rows_of_the_filter_leave_not_only_a_page(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(*many(1_203), report(id="done", number="JK0", status=Status.DONE))
    result = make(desk, PaperKind.CSV, folder / "a.csv", query=QueueQuery(statuses=(Status.WAITING,), sort=Sort.OLDEST))
    numbers = [row["Number"] for row in csv_rows(folder / "a.csv")]
    assert numbers == [f"JK2603{number:06}" for number in range(1_203, 0, -1)]
    assert result.reports == 1_203


def test_a_row_says_everything_in_the_windows_words(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(*many(1))
    make(desk, PaperKind.CSV, folder / "a.csv")
    row = csv_rows(folder / "a.csv")[0]
    assert row["Status"] == "Waiting" and row["Category"] == "Flood"
    assert row["Kelurahan"] == "Klender" and row["Kecamatan"] == "Duren Sawit"
    assert row["Received (WIB)"] == "2026-03-04 10:19"
    assert row["First response due (WIB)"] == "2026-03-04 16:19" and row["First response"] == "5 h 59 min left"
    assert row["Resolution"] == "6 d 23 h left"
    assert row["Handled by"] == "Budi Santoso" and row["Unit"] == "PPSU Klender" and row["Agency"] == "Dinas Sumber Daya Air"
    assert row["Channel"] == "QLUE" and row["Priority"] == "0" and row["Place approximate"] == "no"
    assert row["Text"].startswith("'=Air") and row["Longitude"] == "106.90001" and row["Latitude"] == "-6.2"
    mark = row["For official use, do not share"]
    assert mark == "For official use, do not share · made by Budi Santoso, Lurah, 4 Mar 2026 10:20 WIB"


def test_what_the_officer_did_and_not_sent_is_in_it(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(*many(2))
    desk.record(Move(to=Status.IN_PROGRESS), "report-1")
    make(desk, PaperKind.CSV, folder / "a.csv", query=QueueQuery(sort=Sort.NEWEST))
    assert [row["Status"] for row in csv_rows(folder / "a.csv")] == ["In progress", "Waiting"]


@pytest.mark.parametrize("kind", TABLES)
def test_no_private_word_or_place_leaves(kind: PaperKind, desk: OfficeDesk, folder: Path) -> None:
    desk.fill(*many(40))
    path = folder / f"a{kind.suffix}"
    assert make(desk, kind, path).reports == 40
    data = path.read_bytes()
    if kind is PaperKind.WORKBOOK:
        book = openpyxl.load_workbook(path)
        data = "\n".join(str(cell.value) for page in book for row in page.iter_rows() for cell in row).encode()
        book.close()
    for secret in (SECRET, SECRET_STREET, "106.123456", "-6.654321"):
        assert secret.encode() not in data
    assert b"(private report)" in data
    assert b"do not share" in data


def test_a_private_row_is_there_without_what_is_private(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(*many(10))
    make(desk, PaperKind.CSV, folder / "a.csv", query=QueueQuery(private=True))
    row = csv_rows(folder / "a.csv")[0]
    assert row["Number"] == "JK2603000010" and row["Kelurahan"] == "Klender"
    assert row["Text"] == row["Address"] == row["Public answer"] == "(private report)"
    assert row["Longitude"] == row["Latitude"] == row["Photos"] == ""


def test_a_workbook_says_what_it_is_but_not_what_was_searched_for(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(*many(20))
    make(desk, PaperKind.WORKBOOK, folder / "a.xlsx", query=QueueQuery(statuses=(Status.WAITING,), text="rahasia"))
    book = openpyxl.load_workbook(folder / "a.xlsx")
    about = {row[0].value: row[1].value for row in book["About"].iter_rows() if row[0].value}
    assert about["Filter"] == "Waiting, a search for words"
    assert about["Made by"] == "made by Budi Santoso, Lurah, 4 Mar 2026 10:20 WIB"
    received = next(cell for cell in book["Reports"][1] if cell.value == "Received (WIB)").column
    assert book["Reports"].cell(2, received).value == datetime(2026, 3, 4, 10, 0)  # noqa: DTZ001 - a workbook has no zones
    book.close()


def test_the_words_follow_the_window(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(*many(1))
    with language("id"):
        make(desk, PaperKind.CSV, folder / "a.csv")
    row = csv_rows(folder / "a.csv")[0]
    assert "Menunggu" in row.values() and "Banjir" in row.values()


@pytest.mark.parametrize("kind", list(PaperKind))
def test_called_off_leaves_no_file(kind: PaperKind, desk: OfficeDesk, folder: Path) -> None:
    desk.fill(*many(120))
    stop = Event()

    def told(_count: int) -> None:
        stop.set()

    with pytest.raises(OfficerError, match="paper-stopped"):
        Making(desk.stores, request(desk, kind, folder / f"a{kind.suffix}"), stop, told).make()
    assert list(folder.iterdir()) == []
