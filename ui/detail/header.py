"""The head of a report's page: which report, what about, its status, both clocks, and where it is."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

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
from widgets.shortened_label import ShortenedLabel
from widgets.stage_mark import StageMark
from widgets.tones import Tone, is_dark

# In letters.
_NARROW = 52
_SLIM = 40
_SPACING = 16


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
        self.category = ShortenedLabel(parent=self, size=LARGE)
        self.pill = Pill(self)
        self.response = DetailClock(response_words, self)
        self.resolution = DetailClock(resolution_words, self)
        self.counting = PlainLabel(parent=self, size=SMALL, tone=Tone.MUTED, wrap=True)
        self.stage = StageMark(self)
        self._came = ShortenedLabel(parent=self, size=SMALL, tone=Tone.MUTED)
        self._arrange()
        self._retranslate()

    def show_report(self, report: Report, category: str, now: datetime, counted: WorkCalendar = AROUND_THE_CLOCK) -> None:
        """Show a report; `counted` is the time that its clocks count."""
        self._report, self._counted = report, counted
        self.number.setText(report.number)
        self.category.setText(category)
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
        if report.visibility is not Visibility.PUBLIC:
            parts.insert(0, self.tr("Private"))
        if report.priority:
            parts.insert(0, self.tr("Priority {0}").format(report.priority))
        self._came.setText("  ·  ".join(parts))

    def show_stage(self, stage: Stage, *, needs_person: bool) -> None:
        """Say where the officer's work on it is."""
        self.stage.set_stages(stage_words())
        word = self.tr("Needs your decision") if needs_person else None
        self.stage.set_stage(stage, tone=Tone.BAD if needs_person else _stage_tone(stage), word=word)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands side by side stands below one another where the page is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < _NARROW * self.fontMetrics().horizontalAdvance("0")
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        slim = event.size().width() < _SLIM * self.fontMetrics().horizontalAdvance("0")
        self._what.setDirection(QBoxLayout.Direction.TopToBottom if slim else QBoxLayout.Direction.LeftToRight)
        for row in self._rows:
            if row.direction() is not direction:
                row.setDirection(direction)
                row.setSpacing(4 if narrow else _SPACING)

    def set_brief(self, *, brief: bool) -> None:
        """Show only which report it is and its status, where a low page has room for no more."""
        for part in (self._came, self.stage, self.response, self.resolution):
            part.setHidden(brief)

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
        named = QHBoxLayout()
        named.setSpacing(6)
        named.addWidget(self.number)
        named.addWidget(self._copy)
        named.addStretch(1)
        self._what = QHBoxLayout()
        self._what.setSpacing(6)
        self._what.addLayout(named)
        self._what.addWidget(self.category, 1)
        top = QHBoxLayout()
        top.setSpacing(_SPACING)
        top.addLayout(self._what, 1)
        top.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignLeft)
        clocks = QHBoxLayout()
        clocks.setSpacing(_SPACING)
        clocks.addWidget(self.response, 1)
        clocks.addWidget(self.resolution, 1)
        foot = QHBoxLayout()
        foot.setSpacing(_SPACING)
        foot.addWidget(self._came, 1)
        foot.addWidget(self.stage, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows = (top, foot, clocks)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(8)
        column.addLayout(top)
        column.addLayout(foot)
        column.addLayout(clocks)
        column.addWidget(self.counting)


def _stage_tone(stage: Stage) -> Tone:
    return Tone.GOOD if stage >= Stage.AT_CENTRE else Tone.INFO
