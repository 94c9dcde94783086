"""The live overview: what stands open where, every number a way to its reports."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sync.changes import ChangeSet
from sync.errors import OfficerError
from sync.figure_records import AREA_GROUPINGS, Grouping, Standing, StandingLine, standing_query
from sync.reading import Reader
from sync.records import QueueQuery
from ui.desk import Desk
from ui.supervision.columns import standing_columns
from ui.supervision.figure_words import next_level, path_to, standing_hint, standing_words
from ui.supervision.figures_model import FiguresModel
from ui.supervision.figures_table import FiguresTable
from ui.supervision.forecast_card import ForecastCard
from ui.threads.reading import ReadingThread
from ui.words.labels import error_words
from ui.words.names import area_name
from ui.words.times import wib
from widgets.banner import Banner
from widgets.buttons import PlainButton
from widgets.chip import Chip
from widgets.flow_row import FlowRow
from widgets.lettering import SMALL, PlainLabel
from widgets.number_tile import NumberTile
from widgets.tile_row import TileRow
from widgets.tones import Tone

# Changes that come in quick succession are counted once.
GATHER_MS = 1_000
# Clocks go on without any change.
EVERY_MS = 60_000
JOB = "overview"
FORECAST = "forecast"
_TONES = {Standing.LATE: Tone.BAD, Standing.AT_RISK: Tone.WARNING, Standing.AWAITING: Tone.INFO}
_CHOICES = (Grouping.WARD, Grouping.AGENCY, Grouping.CATEGORY, Grouping.OFFICER)


class OverviewPage(QWidget):
    """Counts what is open within an area, by the areas inside it, or by agency, category or officer.

    Signals: `query_requested(QueueQuery)` when a number was pressed.
    """

    query_requested = Signal(object)

    def __init__(self, desk: Desk, feed: ReadingThread, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._feed = desk, feed
        self._scope = ""
        self._by = Grouping.WARD
        self._stale, self._stopped = True, False
        self._shown: tuple[QueueQuery, Grouping, datetime] | None = None
        self.model: FiguresModel[StandingLine] = FiguresModel(self)
        self.table = FiguresTable(self.model, self)
        self.tiles = {standing: NumberTile(self, tone=_TONES.get(standing, Tone.PLAIN)) for standing in Standing}
        self._tile_row = TileRow(self, list(self.tiles.values()))
        self.choices = {grouping: Chip(parent=self) for grouping in _CHOICES}
        self.forecast = ForecastCard(self)
        self.path = FlowRow(self, spacing=4)
        self._steps: dict[PlainButton, str] = {}
        self.problem = Banner(self)
        self._when = PlainLabel(parent=self, size=SMALL, tone=Tone.MUTED)
        self._gathering, self._ticking = QTimer(self), QTimer(self)
        self._gathering.setSingleShot(True)
        self._gathering.setInterval(GATHER_MS)
        self._ticking.setInterval(EVERY_MS)
        self._lay_out()
        self._connect()
        self._retranslate()

    @property
    def scope(self) -> str:
        """The area whose insides are told apart, empty for all that the officer may see."""
        return self._scope

    def grouping(self) -> Grouping:
        """By what the table tells apart now."""
        return next_level(self._scope, self._desk.officer.areas) if self._by in AREA_GROUPINGS else self._by

    def show_scope(self, scope: str) -> None:
        """Look at one area, or with an empty text at everything."""
        self._scope = scope
        self._show_path()
        self.refresh()

    def show_by(self, grouping: Grouping) -> None:
        """Tell apart by area, agency, category or officer."""
        self._by = grouping
        for known, chip in self.choices.items():
            chip.setChecked(known is grouping)
        self.refresh()

    def apply(self, change: ChangeSet) -> None:
        """Count anew in a moment, once for many changes; later, when nobody looks."""
        if not change:
            return
        self._stale = True
        if self.isVisible() and not self._gathering.isActive():
            self._gathering.start()

    def refresh(self) -> None:
        """Order the figures anew."""
        self._stale = False
        base = QueueQuery(areas=(self._scope,) if self._scope else ())
        grouping, now = self.grouping(), self._desk.clock()

        def job(reader: Reader) -> object:
            return base, grouping, now, reader.standings(base, grouping, now)

        def foretell(reader: Reader) -> object:
            return base, reader.forecasts(base, now), now

        self._feed.ask(JOB, job)
        self._feed.ask(FORECAST, foretell)

    def stop(self) -> None:
        """Before the desk closes: count nothing more, and read nothing."""
        self._stopped = True
        self._rest()

    def step(self, by: int) -> None:
        """Go down or up in the table."""
        self.table.step(by)

    def go_back(self) -> bool:
        """Out of the area into the one around it; False at the top."""
        if not self._scope:
            return False
        path = path_to(self._scope, self._desk.officer.areas)
        self.show_scope(path[-2] if len(path) > 1 else "")
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Count what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
        self._ticking.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: rest."""
        super().hideEvent(event)
        self._rest()
        self._stale = True

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and not self._stopped:
            self._retranslate()
            self.refresh()

    def _rest(self) -> None:
        self._gathering.stop()
        self._ticking.stop()

    def _connect(self) -> None:
        self._gathering.timeout.connect(self.refresh)
        self._ticking.timeout.connect(self.refresh)
        self._feed.answered.connect(self._answer)
        self._feed.failed.connect(self._fail)
        self.table.opened.connect(self.query_requested)
        self.forecast.query_requested.connect(self.query_requested)
        self.table.drilled.connect(self.show_scope)
        for chip in self.choices.values():
            chip.clicked.connect(self._choose)
        for tile in self.tiles.values():
            tile.clicked.connect(self._open_all)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._tile_row)
        column.addWidget(self.forecast)
        column.addWidget(self.path)
        column.addWidget(FlowRow(self, self.choices.values()))
        column.addWidget(self.problem)
        column.addWidget(self.table, 1)
        column.addWidget(self._when)
        self.choices[Grouping.WARD].setChecked(True)

    def _retranslate(self) -> None:
        for standing, tile in self.tiles.items():
            tile.set_words(standing_words(standing), standing_hint(standing))
        self._tile_row.arrange()
        words = (self.tr("By area"), self.tr("By agency"), self.tr("By category"), self.tr("By officer"))
        for chip, word in zip(self.choices.values(), words, strict=True):
            chip.setText(word)
        self.table.setAccessibleName(self.tr("What is open, by group; Enter opens the reports of a number"))
        self._show_path()

    def _show_path(self) -> None:
        for button in self._steps:
            self.path.take(button)
        self._steps = {}
        reference = self._desk.reader.reference()
        for code in ("", *path_to(self._scope, self._desk.officer.areas)):
            name = area_name(reference, code) if code else self.tr("All my areas")
            button = PlainButton(f"› {name}" if code else name, self.path)
            button.setAccessibleName(self.tr("Show the overview of {0}").format(name))
            button.setEnabled(code != self._scope)
            button.clicked.connect(self._go)
            self.path.add(button)
            button.show()
            self._steps[button] = code

    def _go(self) -> None:
        code = next((code for button, code in self._steps.items() if button is self.sender()), None)
        if code is not None:
            self.show_scope(code)

    def _choose(self) -> None:
        pressed = self.sender()
        self.show_by(next(grouping for grouping, chip in self.choices.items() if chip is pressed))

    def _open_all(self) -> None:
        pressed = self.sender()
        standing = next(standing for standing, tile in self.tiles.items() if tile is pressed)
        if self._shown is not None:
            base, _, now = self._shown
            self.query_requested.emit(standing_query(base, standing, now))

    def _answer(self, name: str, result: object) -> None:
        if name == FORECAST and isinstance(result, tuple):
            self.forecast.show_forecasts(*result)
        elif name == JOB and isinstance(result, tuple):
            self._show_figures(*result)

    def _show_figures(self, base: QueueQuery, grouping: Grouping, now: datetime, lines: Sequence[StandingLine]) -> None:
        self._shown = base, grouping, now
        self.problem.clear()
        for standing, tile in self.tiles.items():
            tile.set_number(sum(line.counts[standing] for line in lines))
        self.table.drillable = grouping in (Grouping.CITY, Grouping.DISTRICT)
        reference, officer_name = self._desk.reader.reference(), self._desk.reader.officer_name
        self.model.show_lines(standing_columns(base, grouping, now, reference, officer_name), lines)
        self._when.setText(self.tr("As of {0}. Enter or a click on a number opens its reports.").format(wib(now, now)))

    def _fail(self, name: str, error: OfficerError) -> None:
        if name in (JOB, FORECAST):
            words = error_words(error)
            self.problem.say(Tone.BAD, words.title, words.text)
