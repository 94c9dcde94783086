"""Asks what is to leave and where it goes, shows how far it is, and says how it ended."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from officer_app.domain.officers import Officer
from sync.errors import OfficerError
from sync.records import QueueQuery
from ui.papers.request import PaperKind, PaperRequest, PaperResult
from ui.papers.words import do_not_share, file_mark, file_stem, kind_hint, kind_name
from ui.words.labels import error_words
from widgets.banner import Banner
from widgets.buttons import MainButton, PlainButton
from widgets.fitting_dialog import FittingDialog
from widgets.flow_layout import FlowLayout
from widgets.lettering import LARGE, SMALL, PlainLabel
from widgets.on_screen import keep_on_screen
from widgets.tones import Tone

WIDTH = 560


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTask:
    """What the dialog is about: the reports of a query (`said` tells them in words, `count` how many), or those of `report_ids`.

    `number` names the report where there is one; `private` says that it is one that gets no paper.
    """

    officer: Officer
    now: datetime
    query: QueueQuery | None = None
    report_ids: tuple[str, ...] = ()
    said: str = ""
    count: int | None = None
    number: str = ""
    private: bool = False


class PaperDialog(FittingDialog):
    """One export from question to end.

    Signals: `make_requested(PaperRequest)`; `print_requested(PaperRequest)` for pages that go to a printer; `cancel_requested`.
    """

    make_requested = Signal(object)
    print_requested = Signal(object)
    cancel_requested = Signal()

    def __init__(self, task: PaperTask, *, can_print: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.task, self._can_print = task, can_print
        self._confirmed: Path | None = None
        self._result: PaperResult | None = None
        self._kinds = tuple(PaperKind) if task.query is not None else (PaperKind.ORDERS,)
        self.choices = {kind: QRadioButton(kind_name(kind), self) for kind in self._kinds}
        self._group = QButtonGroup(self)
        self.hint = PlainLabel(parent=self, size=SMALL, tone=Tone.MUTED, wrap=True)
        self.file = QLineEdit(self)
        self.file.setMinimumHeight(30)
        self.browse = PlainButton(self.tr("Choose…"), self)
        self.where = QWidget(self)
        self.marked = PlainLabel(parent=self, size=SMALL, tone=Tone.WARNING, wrap=True)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(6)
        self.count = PlainLabel(parent=self, size=SMALL, tone=Tone.MUTED)
        self.outcome = Banner(self)
        self.save = MainButton(parent=self)
        self.print = PlainButton(self.tr("Print…"), self)
        self.cancel = PlainButton(self.tr("Cancel"), self)
        self.leave = PlainButton(self.tr("Close"), self)
        self._lay_out()
        self._connect()
        self.choices[self._kinds[0]].setChecked(True)
        self.show_busy(busy=False)
        if task.private:
            self.show_failure(OfficerError("paper-private"))
            for part in (self.hint, self.where, self.marked, self.save, self.print):
                part.hide()

    def kind(self) -> PaperKind:
        """What is chosen."""
        return next(kind for kind, choice in self.choices.items() if choice.isChecked())

    def path(self) -> Path:
        """Where it goes."""
        return Path(self.file.text().strip()).expanduser()

    def request(self, *, to_file: bool = True) -> PaperRequest:
        """The order as it stands."""
        return PaperRequest(
            kind=self.kind(),
            path=self.path() if to_file else None,
            officer=self.task.officer,
            now=self.task.now,
            query=self.task.query,
            report_ids=self.task.report_ids,
            family=QApplication.font().family(),
        )

    def show_busy(self, *, busy: bool) -> None:
        """Show that it is being made, and let it be called off; or take orders again."""
        for part in (self.progress, self.count, self.cancel):
            part.setVisible(busy)
        for button in (self.save, self.print, self.browse, self.file, *self.choices.values()):
            button.setEnabled(not busy)
        if busy:
            self.count.setText(self.tr("Reading the reports…"))
            self.outcome.clear()
            self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_count(self, count: int) -> None:
        """Say how many reports were read so far."""
        self.count.setText(self.tr("%Ln report(s) so far", "", count))

    def show_result(self, result: PaperResult) -> None:
        """Say that it is there; pages open by themselves."""
        self.show_busy(busy=False)
        self._result = result
        title = self.tr("Done: %Ln report(s)", "", result.reports)
        text = "" if result.path is None else result.path.name
        if result.left_out:
            text = "\n".join(filter(None, (text, self._left_out(result))))
        if result.path is None:
            self.outcome.say(Tone.GOOD, title, self.tr("The pages were sent to the printer."))
            return
        self._confirmed = result.path
        self.outcome.say(Tone.GOOD, title, text, self.tr("Open"), self.tr("Open the folder"))
        if result.kind.is_pages:
            self.open_file()

    def show_stopped(self) -> None:
        """Say that it was called off."""
        self.show_busy(busy=False)
        self.outcome.say(Tone.INFO, self.tr("Cancelled"), self.tr("Nothing was saved."))

    def show_failure(self, error: OfficerError) -> None:
        """Say what happened, what is safe and what to do."""
        self.show_busy(busy=False)
        self._result = None
        words = error_words(error)
        self.outcome.say(Tone.BAD, words.title, words.text)

    def open_file(self) -> None:
        """Open what was made in the system's program for it."""
        if self._result is not None and self._result.path is not None:
            self._open(self._result.path)

    def open_folder(self) -> None:
        """Show where it lies."""
        if self._result is not None and self._result.path is not None:
            self._open(self._result.path.parent)

    def done(self, code: int) -> None:
        """Whoever closes the dialog calls off what is being made."""
        self.cancel_requested.emit()
        super().done(code)

    def _open(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.outcome.say(Tone.WARNING, self.tr("It is saved, but no program on this computer opens it"), str(path))

    def _left_out(self, result: PaperResult) -> str:
        if result.kind is PaperKind.MAP:
            return self.tr("%Ln report(s) left out: private, or without a place", "", result.left_out)
        return self.tr("%Ln private report(s) left out", "", result.left_out)

    def _choose_kind(self) -> None:
        kind = self.kind()
        self.hint.setText(kind_hint(kind))
        name = file_stem(kind, self.task.now, self.task.number) + kind.suffix
        self._confirmed = None
        self.file.setText(str(self._folder() / name))
        self.save.setText(self.tr("Save and open") if kind.is_pages else self.tr("Save"))
        self.print.setVisible(kind.is_pages and self._can_print)
        self.outcome.clear()

    def _folder(self) -> Path:
        if self.file.text().strip():
            return self.path().parent
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(place) if place and Path(place).is_dir() else Path.home()

    def _save(self) -> None:
        if not self.file.text().strip() or not self.save.isEnabled():
            return
        self._take_path(self.file.text())
        path = self.path()
        if path.exists() and path != self._confirmed:
            self.show_failure(OfficerError("file-exists", file=path.name))
            return
        self.make_requested.emit(self.request())

    def _print(self) -> None:
        self.print_requested.emit(self.request(to_file=False))

    def _take_path(self, chosen: str) -> None:
        """A name keeps its ending; that of a CSV file, which has no page to say it on, keeps the mark too."""
        path, kind = Path(chosen.strip()).expanduser(), self.kind()
        if path.suffix.lower() != kind.suffix:
            path = path.with_name(path.name + kind.suffix)
        if kind is PaperKind.CSV and file_mark() not in path.stem:
            path = path.with_name(f"{path.stem}-{file_mark()}{path.suffix}")
        self.file.setText(str(path))

    def _browse(self) -> None:
        kind = self.kind()
        dialog = QFileDialog(self, self.tr("Choose where to save"), str(self.path()), f"*{kind.suffix}")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.suffix.removeprefix("."))
        dialog.selectFile(self.path().name)
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        keep_on_screen(dialog)
        dialog.open()

    def _chosen(self, chosen: str) -> None:
        self._take_path(chosen)
        # The file dialog has asked already whether a file of this name may be replaced.
        self._confirmed = self.path() if self.path() == Path(chosen) else None

    def _connect(self) -> None:
        for choice in self.choices.values():
            self._group.addButton(choice)
        self._group.buttonToggled.connect(self._toggled)
        self.browse.clicked.connect(self._browse)
        self.file.returnPressed.connect(self._save)
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)
        self.cancel.clicked.connect(self.cancel_requested)
        self.leave.clicked.connect(self.reject)
        self.outcome.pressed.connect(self.open_file)
        self.outcome.more_pressed.connect(self.open_folder)

    def _toggled(self, _button: object, on: bool) -> None:
        if on:
            self._choose_kind()

    def _title(self) -> str:
        if self.task.query is not None:
            return self.tr("Export the queue")
        if self.task.number:
            return self.tr("Work order {0}").format(self.task.number)
        return self.tr("Work orders for %n report(s)", "", len(self.task.report_ids))

    def _reports_said(self) -> str:
        count = self.task.count
        every = (
            self.tr("All reports in this view: {0}")
            if count is None
            else self.tr("All %Ln report(s) in this view: {0}", "", count)
        )
        return every.format(self.task.said)

    def _lay_out(self) -> None:
        one = self.task.query is None
        title = self._title()
        self.setWindowTitle(title)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(title, self, size=LARGE, bold=True))
        if not one:
            column.addWidget(PlainLabel(self._reports_said(), self, wrap=True))
        for choice in self.choices.values():
            column.addWidget(choice)
            choice.setVisible(not one)
        column.addWidget(self.hint)
        label = PlainLabel(self.tr("File"), self)
        label.setBuddy(self.file)
        self.file.setAccessibleName(self.tr("File"))
        row = QHBoxLayout(self.where)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label)
        row.addWidget(self.file, 1)
        row.addWidget(self.browse)
        column.addWidget(self.where)
        self.marked.setText(self.tr("It contains your name, the time and the words “{0}”.").format(do_not_share()))
        column.addWidget(self.marked)
        column.addWidget(self.outcome)
        column.addWidget(self.progress)
        column.addWidget(self.count)
        column.addStretch(1)
        foot = QWidget(self)
        buttons = FlowLayout(foot)
        for button in (self.save, self.print, self.cancel, self.leave):
            buttons.addWidget(button)
        self.fill(inside, foot, max(WIDTH, 64 * self.fontMetrics().horizontalAdvance("0")), (24, 20, 24, 16))
