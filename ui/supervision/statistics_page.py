"""Statistics: how a period's reports were answered, by kelurahan, agency, category or officer, and the trend of the weeks."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from officer_app.domain.areas import level_of
from officer_app.domain.vocabulary import AreaLevel
from officer_app.domain.wib import WIB
from sync.changes import ChangeSet
from sync.errors import OfficerError
from sync.figure_records import Grouping, MeasureLine, Period, narrowed
from sync.reading import Reader
from sync.records import NOBODY, QueueQuery
from ui.desk import Desk
from ui.supervision.columns import measure_columns
from ui.supervision.figure_words import (
    PeriodName,
    grouping_words,
    key_words,
    period_name_words,
    period_of,
    period_words,
    with_all_areas,
)
from ui.supervision.figures_model import FiguresModel
from ui.supervision.figures_table import FiguresTable
from ui.supervision.paper import write_pdf
from ui.supervision.report_content import gather, trend_period
from ui.supervision.trends import Trend, chart_of, chart_words, trend_words
from ui.threads.reading import ReadingThread
from ui.words.labels import error_words
from ui.words.times import wib
from widgets.banner import Banner
from widgets.buttons import PlainButton
from widgets.chip import Chip
from widgets.choice_box import ChoiceBox
from widgets.flow_row import FlowRow
from widgets.lettering import LARGE, SMALL, PlainLabel
from widgets.line_chart import LineChart
from widgets.on_screen import keep_on_screen
from widgets.shortened_label import ShortenedLabel
from widgets.tones import Tone

MEASURES, WEEKS, PAPER = "measures", "weeks", "paper"
# Changes that come within so long are counted once: a year of a province takes seconds.
GATHER_MS = 10_000
_GROUPINGS = (Grouping.WARD, Grouping.DISTRICT, Grouping.CITY, Grouping.AGENCY, Grouping.CATEGORY, Grouping.OFFICER)
_LEVELS = {Grouping.DISTRICT: AreaLevel.DISTRICT, Grouping.CITY: AreaLevel.CITY}


class StatisticsPage(QWidget):
    """A table of measures, a chart of weeks with its table, and the way to paper.

    Signals: `query_requested(QueueQuery)` when a number was pressed; `paper_done(path)` once a report is on the disk.
    """

    query_requested = Signal(object)
    paper_done = Signal(str)

    def __init__(self, desk: Desk, feed: ReadingThread, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._feed = desk, feed
        self._stale, self._stopped = True, False
        self._chosen = ""
        self._weeks: tuple[MeasureLine, ...] = ()
        self.title = PlainLabel(parent=self, size=LARGE, bold=True)
        self.period, self.grouping = ChoiceBox(self), ChoiceBox(self)
        self.save = PlainButton(parent=self)
        self.message = Banner(self)
        self.model: FiguresModel[MeasureLine] = FiguresModel(self)
        self.table = FiguresTable(self.model, self, size=SMALL)
        self.weeks_model: FiguresModel[MeasureLine] = FiguresModel(self)
        self.weeks = FiguresTable(self.weeks_model, self, size=SMALL)
        self.chart = LineChart(self)
        self.trends = {trend: Chip(parent=self) for trend in Trend}
        self._trend_title = ShortenedLabel(parent=self, bold=True)
        self._trend_title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._when = PlainLabel(parent=self, size=SMALL, tone=Tone.MUTED, wrap=True)
        self._gathering = QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(GATHER_MS)
        self._fill_choices()
        self._lay_out()
        self._connect()
        self._retranslate()

    def refresh(self) -> None:
        """Order all figures anew."""
        self._stale = False
        now, grouping, name = self._desk.clock(), self.by(), self.period_name()
        period = period_of(name, now)

        def job(reader: Reader) -> object:
            return grouping, period, now, reader.measures(QueueQuery(), grouping, period, now)

        self._feed.ask(MEASURES, job)
        self._ask_weeks(now)

    def by(self) -> Grouping:
        """By what the table tells apart."""
        return Grouping(self.grouping.currentData())

    def period_name(self) -> PeriodName:
        """Which period is looked at."""
        return PeriodName(self.period.currentData())

    def apply(self, change: ChangeSet) -> None:
        """Count anew in a moment, once for many changes; later, when nobody looks."""
        if change:
            self._stale = True
            if self.isVisible() and not self._gathering.isActive():
                self._gathering.start()

    def save_report(self, file: Path) -> None:
        """Order the report of the period as a PDF."""
        officer, name, grouping, now = self._desk.officer, self.period_name(), self.by(), self._desk.clock()
        self.save.setEnabled(False)
        self.message.say(Tone.INFO, self.tr("Making the report…"))

        def job(reader: Reader) -> object:
            write_pdf(gather(reader, officer, name, grouping, now), file)
            return file

        self._feed.ask(PAPER, job)

    def home(self) -> QWidget:
        """Where the work is: in the table."""
        return self.table

    def stop(self) -> None:
        """Before the desk closes: count nothing more."""
        self._stopped = True
        self._gathering.stop()

    def step(self, by: int) -> None:
        """Go down or up in the table."""
        (self.weeks if self.weeks.hasFocus() else self.table).step(by)

    def showEvent(self, event: QShowEvent) -> None:
        """Count what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: rest."""
        super().hideEvent(event)
        self._gathering.stop()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and not self._stopped:
            self._retranslate()
            self.refresh()

    def _ask_weeks(self, now: datetime) -> None:
        """The weeks of everything, or of the group that the cursor is on."""
        period, grouping, key = trend_period(self.period_name(), now), self.by(), self._chosen
        base = narrowed(QueueQuery(), grouping, key) if key else QueueQuery()

        def job(reader: Reader) -> object:
            return grouping, key, base, period, now, reader.measures(base, Grouping.WEEK, period, now)

        self._feed.ask(WEEKS, job)

    def _fill_choices(self) -> None:
        for name in PeriodName:
            self.period.addItem("", name.value)
        self.period.setCurrentIndex(self.period.findData(PeriodName.MONTH.value))
        levels = [level_of(area) for area in self._desk.officer.areas]
        for grouping in _GROUPINGS:
            wanted = _LEVELS.get(grouping)
            # An officer of one kelurahan has no kecamatan to tell apart.
            if wanted is None or any(tuple(AreaLevel).index(level) <= tuple(AreaLevel).index(wanted) for level in levels):
                self.grouping.addItem("", grouping.value)

    def _connect(self) -> None:
        self.period.activated.connect(self._choose_anew)
        self.grouping.activated.connect(self._choose_anew)
        for box in (self.period, self.grouping):
            box.closed.connect(self._take_keys)
        self.save.clicked.connect(self._ask_where)
        self.message.pressed.connect(self.message.clear)
        self.table.opened.connect(self.query_requested)
        self.weeks.opened.connect(self.query_requested)
        self.table.drilled.connect(self._choose_group)
        self._gathering.timeout.connect(self.refresh)
        self._feed.answered.connect(self._answer)
        self._feed.failed.connect(self._fail)
        for chip in self.trends.values():
            chip.clicked.connect(self._choose_trend)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(8)
        for box in (self.period, self.grouping):
            box.setMinimumHeight(30)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        line.addWidget(FlowRow(self, (self.title, self.period, self.grouping)), 1)
        line.addWidget(self.save)
        upper = QWidget(self)
        column = QVBoxLayout(upper)
        column.setContentsMargins(16, 0, 16, 0)
        column.setSpacing(6)
        column.addWidget(self.message)
        column.addWidget(self.table, 1)
        column.addWidget(self._when)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.setObjectName("statistics")
        parts.addWidget(upper)
        parts.addWidget(self._lower())
        parts.setSizes([340, 300])
        parts.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(line)
        outer.addWidget(parts, 1)
        self.table.drillable = True

    def _lower(self) -> QWidget:
        """The weeks: a chart, and a table beside it that says the same."""
        chips = FlowRow(self, (self._trend_title, *self.trends.values()))
        self._trend_title.setMinimumHeight(self.trends[Trend.REPORTS].sizeHint().height())
        self.trends[Trend.REPORTS].setChecked(True)
        beside = QSplitter(Qt.Orientation.Horizontal, self)
        beside.setObjectName("trends")
        beside.addWidget(self.chart)
        beside.addWidget(self.weeks)
        beside.setSizes([640, 560])
        beside.setChildrenCollapsible(False)
        lower = QWidget(self)
        column = QVBoxLayout(lower)
        column.setContentsMargins(16, 6, 16, 8)
        column.setSpacing(6)
        column.addWidget(chips)
        column.addWidget(beside, 1)
        return lower

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Statistics"))
        for place in range(self.period.count()):
            self.period.setItemText(place, period_name_words(PeriodName(self.period.itemData(place))))
        for place in range(self.grouping.count()):
            self.grouping.setItemText(place, grouping_words(Grouping(self.grouping.itemData(place))))
        self.period.setAccessibleName(self.tr("Period"))
        self.grouping.setAccessibleName(self.tr("Group by"))
        self.save.setText(self.tr("Save as PDF…"))
        for trend, chip in self.trends.items():
            chip.setText(trend_words(trend))
        self.table.setAccessibleName(self.tr("Figures of the period; Enter opens the reports of a number"))
        self.weeks.setAccessibleName(self.tr("The weeks of the chart as a table"))
        self._show_chart()

    def _take_keys(self) -> None:
        self.table.setFocus()

    def _choose_anew(self) -> None:
        self._chosen = ""
        self.refresh()

    def _choose_group(self, key: str) -> None:
        # Pressed once more, the weeks are those of everything again. Nobody and no agency cannot be told from everything.
        self._chosen = "" if key in (self._chosen, NOBODY) else key
        self._ask_weeks(self._desk.clock())

    def _choose_trend(self) -> None:
        for chip in self.trends.values():
            chip.setChecked(chip is self.sender())
        self._show_chart()

    def _answer(self, name: str, result: object) -> None:
        if name == MEASURES and isinstance(result, tuple):
            self._show_measures(*result)
        elif name == WEEKS and isinstance(result, tuple):
            self._show_weeks(*result)
        elif name == PAPER:
            self.save.setEnabled(True)
            self.message.say(Tone.GOOD, self.tr("The report has been saved"), str(result), self.tr("OK"))
            self.paper_done.emit(str(result))

    def _show_measures(self, grouping: Grouping, period: Period, now: datetime, lines: tuple[MeasureLine, ...]) -> None:
        reference, names = self._desk.reader.reference(), self._desk.reader.officer_name
        lines = with_all_areas(lines, grouping, reference, self._desk.officer.areas)
        self.model.show_lines(measure_columns(QueueQuery(), grouping, period, now, reference, names), lines)
        words = self.tr("{0}, as of {1}. Fewer than 5 reports are too few to compare. Enter on a name shows its weeks.")
        self._when.setText(words.format(period_words(period), wib(now, now)))

    def _show_weeks(
        self, grouping: Grouping, key: str, base: QueueQuery, period: Period, now: datetime, lines: tuple[MeasureLine, ...]
    ) -> None:
        reference, names = self._desk.reader.reference(), self._desk.reader.officer_name
        self._weeks = lines
        self.weeks_model.show_lines(measure_columns(base, Grouping.WEEK, period, now, reference, names), lines)
        whose = key_words(grouping, key, reference, names) if key else self.tr("All my areas")
        self._trend_title.setText(self.tr("By week: {0}").format(whose))
        self._show_chart()

    def _show_chart(self) -> None:
        trend = next((trend for trend, chip in self.trends.items() if chip.isChecked()), Trend.REPORTS)
        chart = chart_of(trend, self._weeks)
        self.chart.show_chart(chart, chart_words(trend, chart) if chart.steps else self.tr("No reports in these weeks"))

    def _fail(self, name: str, error: OfficerError) -> None:
        if name in (MEASURES, WEEKS, PAPER):
            self.save.setEnabled(True)
            words = error_words(error)
            self.message.say(Tone.BAD, words.title, words.text, self.tr("OK"))

    def _ask_where(self) -> None:
        day = self._desk.clock().astimezone(WIB).strftime("%Y-%m-%d")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or str(Path.home())
        offered = str(Path(folder) / f"crop-{self.period_name().value}-{day}.pdf")
        dialog = QFileDialog(self, self.tr("Choose where to save the report"), offered, "*.pdf")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(Path(offered).name)
        dialog.fileSelected.connect(self._save_to)
        dialog.finished.connect(dialog.deleteLater)
        keep_on_screen(dialog)
        dialog.open()

    def _save_to(self, file: str) -> None:
        self.save_report(Path(file))
