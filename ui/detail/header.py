"""The head of a report's page: which report, what about, its status, both clocks, and where it is."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from officer_app.domain.calendar import AROUND_THE_CLOCK, WorkCalendar
from officer_app.domain.deadlines import ClockState, read_resolution, read_response
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Visibility
from ui.detail.clock import DetailClock
from ui.detail.stage import Stage, stage_words
from ui.icons import icon
from ui.words.labels import channel_words
from ui.words.office_hours import counting_words
from ui.words.statuses import status_colour, status_symbol, status_word
from ui.words.times import age, resolution_words, response_words, wib
from widgets.lettering import LARGE, SMALL, PlainLabel
from widgets.pill import Pill
from widgets.plain_tip import plain_tip
from widgets.stage_mark import StageMark
from widgets.tones import Tone, is_dark


class DetailHeader(QWidget):
    """Always in sight while the page below it scrolls."""

    # On the class, because Qt tells of changes while the base class is still being made.
    _report: Report | None = None
    _counted: WorkCalendar = AROUND_THE_CLOCK

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = PlainLabel(parent=self, size=LARGE, bold=True, selectable=True)
        self._copy = QToolButton(self)
        self._copy.setIcon(icon("copy", self.palette()))
        self._copy.setAutoRaise(True)
        self._copy.setCursor(Qt.CursorShape.PointingHandCursor)
        self._copy.clicked.connect(self.copy_number)
        self.category = PlainLabel(parent=self, size=LARGE)
        self.category.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.pill = Pill(self)
        self.response = DetailClock(response_words, self)
        self.resolution = DetailClock(resolution_words, self)
        self.counting = PlainLabel(parent=self, size=SMALL, tone=Tone.MUTED, wrap=True)
        self.stage = StageMark(self)
        self._came = PlainLabel(parent=self, size=SMALL, tone=Tone.MUTED)
        self._came.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._arrange()
        self._retranslate()

    def show_report(self, report: Report, category: str, now: datetime, counted: WorkCalendar = AROUND_THE_CLOCK) -> None:
        """Show a report; `counted` is the time that its clocks count."""
        self._report, self._counted = report, counted
        self.number.setText(report.number)
        self.category.setText(category)
        self.category.setToolTip(plain_tip(category))
        self._paint_status()
        self.show_time(now)

    def show_time(self, now: datetime) -> None:
        """Let the clocks tell the time."""
        report = self._report
        if report is None:
            return
        clocks, start = report.clocks, report.received_at
        response, resolution = read_response(clocks, now), read_resolution(clocks, now)
        self.response.show_reading(response, start=start, due=clocks.response_due, now=now, counted=self._counted)
        self.resolution.show_reading(resolution, start=start, due=clocks.resolution_due, now=now, counted=self._counted)
        runs = ClockState.RUNNING in (response.state, resolution.state)
        self.counting.setText(counting_words(self._counted, now) if runs else "")
        self.counting.setVisible(bool(self.counting.text()))
        parts = [channel_words(report.channel), wib(start, now), self.tr("{0} old").format(age(now - start))]
        if report.visibility is Visibility.PRIVATE:
            parts.insert(0, self.tr("Private"))
        if report.priority:
            parts.insert(0, self.tr("Priority {0}").format(report.priority))
        self._came.setText("  ·  ".join(parts))

    def show_stage(self, stage: Stage, *, needs_person: bool) -> None:
        """Say where the officer's work on it is."""
        self.stage.set_stages(stage_words())
        word = self.tr("Needs your decision") if needs_person else None
        self.stage.set_stage(stage, tone=Tone.BAD if needs_person else _stage_tone(stage), word=word)

    def copy_number(self) -> None:
        """Put the number on the clipboard."""
        QGuiApplication.clipboard().setText(self.number.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a switch between light and dark, and the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        if event.type() is QEvent.Type.PaletteChange and self._report is not None:
            self._paint_status()
            self._copy.setIcon(icon("copy", self.palette()))

    def _retranslate(self) -> None:
        self._copy.setToolTip(self.tr("Copy the number"))
        self._copy.setAccessibleName(self.tr("Copy the number"))
        self.response.set_name(self.tr("First response"))
        self.resolution.set_name(self.tr("Resolution"))

    def _paint_status(self) -> None:
        if self._report is not None:
            status = self._report.status
            self.pill.set_content(status_symbol(status), status_word(status), status_colour(status, is_dark(self.palette())))

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.number)
        top.addWidget(self._copy)
        top.addSpacing(6)
        top.addWidget(self.category, 1)
        top.addWidget(self.pill)
        clocks = QHBoxLayout()
        clocks.setSpacing(24)
        clocks.addWidget(self.response, 1)
        clocks.addWidget(self.resolution, 1)
        foot = QHBoxLayout()
        foot.setSpacing(16)
        foot.addWidget(self._came, 1)
        foot.addWidget(self.stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(foot)
        column.addLayout(clocks)
        column.addWidget(self.counting)


def _stage_tone(stage: Stage) -> Tone:
    return Tone.GOOD if stage >= Stage.AT_CENTRE else Tone.INFO
