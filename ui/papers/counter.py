"""Where the window hands reports out: opens the dialog, has papers made, and sends pages to a printer."""

from dataclasses import replace
from importlib.util import find_spec

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtWidgets import QWidget

from sync.errors import OfficerError
from sync.records import QueueQuery
from ui.desk import Desk
from ui.papers.dialog import PaperDialog, PaperTask
from ui.papers.press import Press
from ui.papers.request import PaperRequest, PaperResult
from ui.papers.words import filter_words
from widgets.on_screen import keep_on_screen


class PaperCounter(QObject):
    """Exports and work orders of one desk; `room` is the widget that dialogs stand before."""

    def __init__(self, desk: Desk, room: QWidget) -> None:
        super().__init__(room)
        self._desk, self._room = desk, room
        self.press = Press(desk.stores, self)
        self.press.progressed.connect(self._progressed)
        self.press.finished.connect(self._finished)
        self.press.stopped.connect(self._stopped)
        self.press.failed.connect(self._failed)
        self.dialog: PaperDialog | None = None
        # Kept while it prints: Qt draws on it in another thread.
        self._printer: QPagedPaintDevice | None = None
        self._to_print: PaperRequest | None = None

    def export(self, query: QueueQuery, number: int | None = None) -> None:
        """Ask what of the queue is to leave, and where it goes; `number` is how many reports it has, where that is known."""
        reader = self._desk.reader
        said = filter_words(query, reader.reference(), reader.officer_name)
        self._open(PaperTask(officer=self._desk.officer, now=self._desk.clock(), query=query, said=said, count=number))

    def order(self, report_ids: tuple[str, ...]) -> None:
        """Ask where the work orders of these reports go; private ones get none, and the dialog says why."""
        rows = self._desk.reader.rows(report_ids)
        found = [rows[report_id] for report_id in report_ids if report_id in rows]
        if found:
            task = PaperTask(
                officer=self._desk.officer,
                now=self._desk.clock(),
                report_ids=tuple(row.report_id for row in found),
                number=found[0].number if len(found) == 1 else "",
                private=all(row.private for row in found),
            )
            self._open(task)

    def stop(self) -> None:
        """Close what is open and end the thread."""
        if self.dialog is not None:
            self.dialog.close()
        self.press.close()

    def _open(self, task: PaperTask) -> None:
        if self.dialog is not None and (self.press.busy or replace(task, now=self.dialog.task.now) == self.dialog.task):
            self.dialog.raise_()
            self.dialog.activateWindow()
            return
        if self.dialog is not None:
            # It is about other reports than those that are shown now.
            self.dialog.close()
        dialog = PaperDialog(task, can_print=_can_print(), parent=self._room.window())
        dialog.make_requested.connect(self._make)
        dialog.print_requested.connect(self._print)
        dialog.cancel_requested.connect(self.press.cancel)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        # Not modal: a long list is made while the officer goes on working.
        dialog.show()

    @Slot(object)
    def _make(self, request: PaperRequest) -> None:
        if self.dialog is None:
            return
        if self.press.busy:
            self.dialog.show_failure(OfficerError("paper-busy"))
            return
        self.dialog.show_busy(busy=True)
        self.press.make(request)

    @Slot(object)
    def _print(self, request: PaperRequest) -> None:
        # Asking the system for its printers takes a moment: only when somebody prints.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo  # noqa: PLC0415

        if self.dialog is None:
            return
        if self.press.busy:
            self.dialog.show_failure(OfficerError("paper-busy"))
            return
        if not QPrinterInfo.availablePrinterNames():
            self.dialog.show_failure(OfficerError("paper-no-printer"))
            return
        self._printer, self._to_print = QPrinter(QPrinter.PrinterMode.HighResolution), request
        asked = QPrintDialog(self._printer, self.dialog)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.accepted.connect(self._print_chosen)
        asked.setWindowModality(Qt.WindowModality.WindowModal)
        keep_on_screen(asked)
        asked.show()

    def _print_chosen(self) -> None:
        if self._printer is not None and self._to_print is not None:
            self.print_on(self._printer, self._to_print)

    def print_on(self, printer: QPagedPaintDevice, request: PaperRequest) -> None:
        """Draw pages on a printer that was chosen."""
        self._printer = printer
        if self.dialog is not None:
            self.dialog.show_busy(busy=True)
        self.press.make(request, printer)

    def _closed(self) -> None:
        self.dialog = None

    def _progressed(self, count: int) -> None:
        if self.dialog is not None:
            self.dialog.show_count(count)

    def _finished(self, result: PaperResult) -> None:
        self._printer = None
        if self.dialog is not None:
            self.dialog.show_result(result)

    def _stopped(self) -> None:
        self._printer = None
        if self.dialog is not None:
            self.dialog.show_stopped()

    def _failed(self, error: OfficerError) -> None:
        self._printer = None
        if self.dialog is not None:
            self.dialog.show_failure(error)


def _can_print() -> bool:
    """Whether this Qt can print; whether there is a printer is asked when somebody does."""
    return find_spec("PySide6.QtPrintSupport") is not None
