"""The export dialog, worked as an officer does: choose, save, call off, and what it says when something fails."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from officer_app.domain.vocabulary import Status, Visibility
from sync.reading import Reader
from sync.records import QueueQuery
from tests.fakes.small_disk import small_disk
from tests.ui.desk_samples import report
from tests.ui.file_chooser import choose_files
from tests.ui.office_desk import OfficeDesk
from tests.ui.papers.paper_desk import many
from tests.ui.window_desk import WindowDriver
from ui.papers.counter import PaperCounter
from ui.papers.dialog import PaperDialog
from ui.papers.request import PaperKind

WAITING = QueueQuery(statuses=(Status.WAITING,))


class Viewer(QObject):
    """Notes what is opened instead of opening it."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        """Note one."""
        self.opened.append(Path(url.toLocalFile()))


class Counter:
    """A counter in a room of its own."""

    def __init__(self, qtbot: QtBot, desk: OfficeDesk, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.room = QWidget()
        self.room.resize(900, 600)
        self.room.show()
        self.counter = PaperCounter(desk.desk, self.room)

    @property
    def dialog(self) -> PaperDialog:
        """The dialog that is open."""
        assert self.counter.dialog is not None
        return self.counter.dialog

    def export(self, kind: PaperKind, name: str | None = None) -> Path:
        """Open the dialog, choose what and where."""
        self.counter.export(WAITING)
        self.dialog.choices[kind].click()
        path = self.folder / (name or self.dialog.path().name)
        self.dialog.file.setText(str(path))
        return path

    def press(self, button: QWidget) -> None:
        """Press a button."""
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def settled(self) -> None:
        """Wait until nothing is being made."""
        self.qtbot.waitUntil(lambda: not self.counter.press.busy, timeout=30_000)

    def said(self) -> str:
        """What the dialog says at the end."""
        return self.dialog.outcome.accessibleName()

    def close(self) -> None:
        """End it."""
        self.counter.stop()
        self.room.close()


@pytest.fixture
def counter(qtbot: QtBot, desk: OfficeDesk, folder: Path) -> Iterator[Counter]:
    made = Counter(qtbot, desk, folder)
    yield made
    made.close()


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    found = Viewer()
    QDesktopServices.setUrlHandler("file", found, "take")  # type: ignore[arg-type]  # the stub asks for bytes, PySide6 for str
    yield found
    QDesktopServices.unsetUrlHandler("file")


def test_a_table_is_saved_and_opened(counter: Counter, desk: OfficeDesk, viewer: Viewer) -> None:
    desk.fill(*many(30))
    path = counter.export(PaperKind.WORKBOOK)
    assert path.name == "crop-reports-2026-03-04-official-use.xlsx"
    counter.press(counter.dialog.save)
    assert counter.dialog.cancel.isVisible() and counter.dialog.progress.isVisible()
    counter.settled()
    assert path.exists() and "Done: 30 report" in counter.said()
    assert not counter.dialog.cancel.isVisible()
    counter.dialog.outcome.pressed.emit()
    counter.dialog.outcome.more_pressed.emit()
    assert viewer.opened == [path, path.parent]


def test_pages_open_by_themselves(counter: Counter, desk: OfficeDesk, viewer: Viewer) -> None:
    desk.fill(*many(3))
    path = counter.export(PaperKind.LIST)
    counter.press(counter.dialog.save)
    counter.settled()
    assert viewer.opened == [path]


def test_where_nothing_opens_it_the_file_is_named(counter: Counter, desk: OfficeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    desk.fill(*many(3))
    path = counter.export(PaperKind.LIST)
    counter.press(counter.dialog.save)
    counter.settled()
    assert "no program on this computer opens it" in counter.said() and str(path) in counter.said()


def test_called_off_leaves_no_file(counter: Counter, desk: OfficeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.fill(*many(2_000))
    counter.export(PaperKind.CSV)
    counter.counter.press.progressed.connect(lambda _count: counter.press(counter.dialog.cancel))
    counter.press(counter.dialog.save)
    counter.settled()
    assert "Cancelled" in counter.said()
    assert list(counter.folder.iterdir()) == []


def test_closing_the_dialog_calls_it_off(counter: Counter, desk: OfficeDesk) -> None:
    desk.fill(*many(2_000))
    counter.export(PaperKind.CSV)
    counter.press(counter.dialog.save)
    counter.press(counter.dialog.leave)
    counter.settled()
    assert counter.counter.dialog is None
    assert list(counter.folder.iterdir()) == []


def test_a_file_that_is_there_is_not_replaced_unasked(counter: Counter, desk: OfficeDesk) -> None:
    desk.fill(*many(3))
    path = counter.export(PaperKind.WORKBOOK, "mine.xlsx")
    path.write_text("mine")
    counter.press(counter.dialog.save)
    assert "There is a file mine.xlsx already" in counter.said()
    assert path.read_text() == "mine"


def test_the_file_dialog_has_asked_already(counter: Counter, desk: OfficeDesk) -> None:
    desk.fill(*many(3))
    path = counter.export(PaperKind.GEOPACKAGE, "mine.gpkg")
    path.write_text("mine")
    choose_files(counter.qtbot, counter.dialog.browse, path)
    counter.press(counter.dialog.save)
    counter.settled()
    assert path.read_bytes().startswith(b"SQLite format 3")


def test_a_csv_keeps_the_mark_in_its_name_and_every_file_its_ending(counter: Counter, desk: OfficeDesk) -> None:
    desk.fill(*many(3))
    counter.export(PaperKind.CSV, "laporan")
    counter.press(counter.dialog.save)
    counter.settled()
    assert [path.name for path in counter.folder.iterdir()] == ["laporan-official-use.csv"]


def test_a_failure_says_what_is_safe(counter: Counter, desk: OfficeDesk) -> None:
    desk.fill(*many(3))
    counter.export(PaperKind.CSV)
    counter.dialog.file.setText(str(counter.folder / "stick" / "a-official-use.csv"))
    counter.press(counter.dialog.save)
    counter.settled()
    assert "is not there" in counter.said() and "Nothing was saved" in counter.said()
    assert counter.dialog.save.isEnabled()


def test_a_private_report_is_refused_at_once_with_the_reason(counter: Counter, desk: OfficeDesk) -> None:
    desk.fill(report(visibility=Visibility.PRIVATE))
    counter.counter.order(("report-1",))
    assert "A private report gets no work order" in counter.said() and "protect the reporter" in counter.said()
    assert not counter.dialog.save.isVisible() and not counter.dialog.file.isVisible()


def test_a_work_order_of_one_report(counter: Counter, desk: OfficeDesk, viewer: Viewer) -> None:
    desk.fill(report())
    counter.counter.order(("report-1",))
    assert "JK2603040342" in counter.dialog.windowTitle()
    path = counter.folder / counter.dialog.path().name
    assert path.name == "crop-work-order-JK2603040342-2026-03-04-official-use.pdf"
    counter.dialog.file.setText(str(path))
    counter.press(counter.dialog.save)
    counter.settled()
    assert viewer.opened == [path] and path.read_bytes().startswith(b"%PDF")


def test_pages_go_to_a_printer(counter: Counter, desk: OfficeDesk) -> None:
    desk.fill(*many(3))
    counter.export(PaperKind.LIST)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(counter.folder / "printed.pdf"))
    counter.counter.print_on(printer, counter.dialog.request(to_file=False))
    counter.settled()
    assert "sent to the printer" in counter.said()
    assert (counter.folder / "printed.pdf").read_bytes().startswith(b"%PDF")


def test_without_a_printer_it_says_what_to_do(counter: Counter, desk: OfficeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    desk.fill(*many(3))
    counter.export(PaperKind.LIST)
    counter.press(counter.dialog.print)
    assert "No printer is set up" in counter.said() and "Save the pages as a PDF" in counter.said()


def test_private_reports_that_were_left_out_are_counted(counter: Counter, desk: OfficeDesk, viewer: Viewer) -> None:
    desk.fill(*many(20))
    counter.export(PaperKind.ORDERS)
    counter.press(counter.dialog.save)
    counter.settled()
    assert "Done: 18 report" in counter.said() and "2 private report" in counter.said()
    assert len(viewer.opened) == 1


def test_a_full_disk_leaves_no_half_file_and_says_so(counter: Counter, desk: OfficeDesk, tmp_path: Path) -> None:
    desk.fill(*many(2_000))
    with small_disk(tmp_path / "stick", kib=64) as stick:
        for kind in PaperKind:
            if kind is PaperKind.ORDERS:
                continue
            counter.folder = stick
            counter.export(kind)
            counter.press(counter.dialog.save)
            counter.settled()
            assert "There is no room left" in counter.said(), kind
            assert "No partial file was left" in counter.said()
            assert list(stick.iterdir()) == []
            counter.dialog.close()
            counter.qtbot.waitUntil(lambda: counter.counter.dialog is None)


@pytest.mark.parametrize("kind", [PaperKind.WORKBOOK, PaperKind.GEOPACKAGE, PaperKind.MAP, PaperKind.LIST])
def test_ten_thousand_rows_are_read_beside_the_window(
    kind: PaperKind, counter: Counter, desk: OfficeDesk, viewer: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """How long the window waits is for the bench to say; here it is that nothing is read in its thread, and that it goes on."""
    desk.fill(*many(10_000))
    counter.export(kind)
    readers: set[int] = set()
    read = Reader.reports

    def noted(reader: Reader, *given: Any, **named: Any) -> Any:
        readers.add(threading.get_ident())
        return read(reader, *given, **named)

    monkeypatch.setattr(Reader, "reports", noted)
    beats = 0

    def beat() -> None:
        nonlocal beats
        beats += 1

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(5)
    counter.press(counter.dialog.save)
    counter.qtbot.waitUntil(lambda: not counter.counter.press.busy, timeout=120_000)
    timer.stop()
    assert "Done" in counter.said()
    assert readers and threading.get_ident() not in readers
    assert beats > 1


def test_the_buttons_of_the_window_open_it(driver: WindowDriver, qtbot: QtBot) -> None:
    from tests.fakes.window_office import report as numbered  # noqa: PLC0415

    desk = driver.open([numbered(1), numbered(2)])
    page: Any = desk.desk_page
    QTest.mouseClick(page.queue.bar.export_button, Qt.MouseButton.LeftButton)
    assert page.papers.dialog is not None and page.papers.dialog.windowTitle() == "Export the queue"
    page.papers.dialog.close()
    qtbot.waitUntil(lambda: page.papers.dialog is None)
    more = page.detail.bar.findChild(QWidget, "more")
    entry = next(action for action in more.menu().actions() if action.text().startswith("Work order"))
    entry.trigger()
    assert page.papers.dialog is not None and "JK2603040" in page.papers.dialog.windowTitle()
