"""Work orders and printed lists, as poppler and a scanner of QR codes read them."""

import re
import subprocess
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtPrintSupport import QPrinter

from officer_app.domain.vocabulary import Visibility
from sync.errors import OfficerError
from tests.fakes.tools import needs
from tests.ui.desk_samples import report
from tests.ui.office_desk import OfficeDesk
from tests.ui.papers.paper_desk import AWAY, PHOTO, SECRET, SECRET_STREET, keep_photo, language, make, many, photo, request
from ui.papers.making import Making
from ui.papers.request import PaperKind
from ui.papers.words import do_not_share


def text_of(path: Path) -> str:
    needs("pdftotext", "poppler-utils")
    return subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, text=True, check=True).stdout


def facts_of(path: Path) -> str:
    needs("pdfinfo", "poppler-utils")
    return subprocess.run(["pdfinfo", str(path)], capture_output=True, text=True, check=True).stdout


def images_of(path: Path) -> list[str]:
    needs("pdfimages", "poppler-utils")
    told = subprocess.run(["pdfimages", "-list", str(path)], capture_output=True, text=True, check=True).stdout
    return told.splitlines()[2:]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_work_order_says_what_the_crew_needs(desk: OfficeDesk, folder: Path) -> None:
    keep_photo(desk)
    desk.fill(report(attachments=(photo(PHOTO), photo(AWAY)), unit="ppsu", priority=2, text="Banjir\ndi depan pos"))
    result = make(desk, PaperKind.ORDERS, folder / "a.pdf", report_ids=("report-1",))
    words = flat(text_of(folder / "a.pdf"))
    for wanted in (
        "WORK ORDER", "JK2603040342", "Flood", "Jl. Dermaga, RW 11, Klender, Duren Sawit", "PPSU Klender", "Priority 2",
        "Wednesday, 11 March 2026, 05:20 WIB (6 d 19 h left)",
        "First response: Wednesday, 4 March 2026, 11:20 WIB (1 h left)", "Banjir di depan pos",
        "Arrived, at", "Done, at", "Photo before the work taken", "Photo after the work taken", "Remarks", "name and signature",
        "This photo is not on this computer yet", "For official use, do not share", "made by Budi Santoso, Lurah", "Page 1 of 1",
    ):  # fmt: skip
        assert wanted in words, wanted
    assert result.reports == 1 and result.left_out == 0
    assert len(images_of(folder / "a.pdf")) == 1
    facts = facts_of(folder / "a.pdf")
    assert re.search(r"Pages:\s+1\n", facts) and "(A4)" in facts


def test_the_qr_code_is_the_number(desk: OfficeDesk, folder: Path) -> None:
    needs("pdftoppm", "poppler-utils")
    needs("zbarimg", "zbar-tools")
    desk.fill(report())
    make(desk, PaperKind.ORDERS, folder / "a.pdf", report_ids=("report-1",))
    subprocess.run(["pdftoppm", "-png", "-r", "150", str(folder / "a.pdf"), str(folder / "page")], check=True)
    picture = next(folder.glob("page*.png"))
    told = subprocess.run(["zbarimg", "-q", "--raw", str(picture)], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "JK2603040342"


def test_a_private_report_gets_no_work_order(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(report(visibility=Visibility.PRIVATE))
    with pytest.raises(OfficerError) as told:
        make(desk, PaperKind.ORDERS, folder / "a.pdf", report_ids=("report-1",))
    assert told.value.code == "paper-private"
    assert list(folder.iterdir()) == []


def test_of_several_the_private_ones_are_left_out_and_counted(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(*many(12))
    result = make(desk, PaperKind.ORDERS, folder / "a.pdf")
    assert (result.reports, result.left_out) == (11, 1)
    words = text_of(folder / "a.pdf")
    assert "Page 11 of 11" in words and "JK2603000010" not in words and SECRET not in words


def test_too_many_orders_are_a_sentence(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(*many(130))
    with pytest.raises(OfficerError, match="paper-too-many-orders"):
        make(desk, PaperKind.ORDERS, folder / "a.pdf")


def test_a_flood_of_words_stays_on_paper(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(report(text="air " * 15_000, address="Jl. " + "Panjang " * 200, point=None))
    make(desk, PaperKind.ORDERS, folder / "a.pdf", report_ids=("report-1",))
    words = flat(text_of(folder / "a.pdf"))
    assert "…" in words and "The report has no place on the map." in words and "name and signature" in words


def test_a_place_that_is_not_known_is_said_so(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(report(approximate=True))
    make(desk, PaperKind.ORDERS, folder / "a.pdf", report_ids=("report-1",))
    assert "place approximate" in flat(text_of(folder / "a.pdf"))


def test_broken_areas_cost_only_the_map(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(report())
    cache = desk.stores.open_cache()
    cache.put_document("areas/ward", "2", b'{"features": [{"geometry": {"type": "Polygon", "coordinates": [[["x"]]]}}]}')
    cache.put_document("roads", "2", b"not json")
    cache.close()
    make(desk, PaperKind.ORDERS, folder / "a.pdf", report_ids=("report-1",))
    assert "JK2603040342" in text_of(folder / "a.pdf")


def test_the_list_has_every_report_and_no_private_word(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(*many(95))
    make(desk, PaperKind.LIST, folder / "a.pdf")
    words = text_of(folder / "a.pdf")
    assert {f"JK2603{number:06}" for number in range(1, 96)} <= set(words.split())
    assert SECRET not in flat(words) and SECRET_STREET not in flat(words) and "(private report)" in words
    pages = int(re.search(r"Pages:\s+(\d+)", facts_of(folder / "a.pdf"))[1])  # type: ignore[index]
    assert f"Page {pages} of {pages}" in words
    assert words.count("For official use, do not share") == pages
    assert re.search(r"Page size:\s+84[12]\S* x 59[45]", facts_of(folder / "a.pdf"))


@pytest.mark.parametrize(("kind", "limit"), [(PaperKind.LIST, "MOST_LISTED"), (PaperKind.MAP, "MOST_ON_MAP")])
def test_what_nobody_reads_is_a_sentence(
    kind: PaperKind, limit: str, desk: OfficeDesk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"ui.papers.making.{limit}", 5)
    desk.fill(*many(6))
    with pytest.raises(OfficerError, match="paper-too-many"):
        make(desk, kind, folder / "a")
    assert list(folder.iterdir()) == []


def test_a_list_of_nothing_says_so(desk: OfficeDesk, folder: Path) -> None:
    desk.fill()
    make(desk, PaperKind.LIST, folder / "a.pdf")
    assert "No report matches this filter." in text_of(folder / "a.pdf")


def test_pages_speak_the_windows_language(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(report())
    with language("id"):
        make(desk, PaperKind.ORDERS, folder / "a.pdf", report_ids=("report-1",))
        mark = do_not_share()
    words = flat(text_of(folder / "a.pdf"))
    assert mark in words
    assert "Banjir" in words and "Rabu" in words and "Menunggu" in words


def test_pages_go_to_a_printer_too(desk: OfficeDesk, folder: Path) -> None:
    desk.fill(report())
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    order = request(desk, PaperKind.ORDERS, folder / "unused", report_ids=("report-1",))
    result = Making(desk.stores, order, Event(), lambda _count: None, printer).make()
    assert result.reports == 1 and not (folder / "unused").exists()
    assert "JK2603040342" in text_of(folder / "printed.pdf")


def test_a_print_that_is_called_off_is_thrown_away(desk: OfficeDesk, folder: Path) -> None:
    aborted: list[bool] = []

    class Printer(QPrinter):
        def abort(self) -> bool:
            aborted.append(True)
            return super().abort()

    desk.fill(*many(80))
    printer = Printer(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(folder / "printed.pdf"))
    stop = Event()

    def told(count: int) -> None:
        if count == 80:
            stop.set()

    making = Making(desk.stores, request(desk, PaperKind.LIST, folder / "unused"), stop, told, printer)
    with pytest.raises(OfficerError, match="paper-stopped"):
        making.make()
    assert aborted == [True]
