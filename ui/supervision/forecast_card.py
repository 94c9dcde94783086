"""What will become of the open reports at the office's own pace: a line for each promise, every number a way to its reports."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sync.forecast import ENOUGH, LOOK_BACK, MOST_SHOWN, Forecast, Promise, breaking_query, late_query, waiting_query
from sync.records import QueueQuery
from ui.words.office_hours import weekday_moment
from widgets.buttons import LinkButton
from widgets.flow_layout import FlowLayout
from widgets.lettering import PlainLabel

_FRAME = 3


class ForecastCard(QWidget):
    """Two lines of words and numbers; hidden until something was foretold.

    Signals: `query_requested(QueueQuery)` when a number was pressed.
    """

    query_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = {promise: ForecastLine(promise, self) for promise in Promise}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for line in self.lines.values():
            line.query_requested.connect(self.query_requested)
            column.addWidget(line)
        self.hide()

    def show_forecasts(self, base: QueueQuery, forecasts: Sequence[Forecast], now: datetime) -> None:
        """Show what was foretold of the reports within a query."""
        for forecast in forecasts:
            self.lines[forecast.promise].show_forecast(base, forecast, now)
        self.show()


class ForecastLine(QWidget):
    """One promise: how many are in line, how many are late, how many will be.

    Signals: `query_requested(QueueQuery)`.
    """

    query_requested = Signal(object)

    def __init__(self, promise: Promise, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._promise = promise
        self._shown: tuple[QueueQuery, Forecast, datetime] | None = None
        self._head, self._pace, self._first = (PlainLabel(parent=self, bold=bold) for bold in (True, False, False))
        self.waiting, self.late, self.breaking = (LinkButton(parent=self) for _ in range(3))
        for label in (self._head, self._pace, self._first):
            # On a line with the numbers, which have a frame for the focus.
            label.setContentsMargins(0, _FRAME, 0, _FRAME)
        flow = FlowLayout(self, spacing=4)
        for part in (self._head, self.waiting, self.late, self._pace, self.breaking, self._first):
            flow.addWidget(part)
        self.waiting.clicked.connect(self._open_waiting)
        self.late.clicked.connect(self._open_late)
        self.breaking.clicked.connect(self._open_breaking)

    def show_forecast(self, base: QueueQuery, forecast: Forecast, now: datetime) -> None:
        """Show what was foretold."""
        self._shown = base, forecast, now
        response = self._promise is Promise.RESPONSE
        self._head.setText(self.tr("First responses:") if response else self.tr("Resolutions:"))
        number = self.locale().toString
        waiting = self.tr("{0} to answer") if response else self.tr("{0} to close")
        self._offer(self.waiting, forecast.waiting, waiting.format(number(forecast.waiting)))
        self._offer(self.late, forecast.late, self.tr("{0} late already").format(number(forecast.late)))
        breaking = forecast.will_break or ()
        self._offer(self.breaking, len(breaking), self.tr("{0} more will be late").format(number(len(breaking))))
        self._pace.setText(self._pace_words(forecast))
        self._first.setText(self._first_words(forecast, now))
        self._first.setVisible(bool(self._first.text()))
        self._explain(forecast)

    def words(self) -> str:
        """The line as it is read."""
        parts = (self._head, self.waiting, self.late, self._pace, self.breaking, self._first)
        return " ".join(part.text() for part in parts if not part.isHidden())

    def _offer(self, button: LinkButton, count: int, words: str) -> None:
        button.setText(words)
        button.setVisible(bool(count))

    def _pace_words(self, forecast: Forecast) -> str:
        response = self._promise is Promise.RESPONSE
        if not forecast.waiting:
            return self.tr("nothing to answer") if response else self.tr("nothing to close")
        if not forecast.can_tell:
            few = self.tr("too few answered yet for a forecast"), self.tr("too few closed yet for a forecast")
            return few[0] if response else few[1]
        pace = round(forecast.per_day)
        if pace < 1:
            return self.tr("at your pace of less than one a day:")
        return self.tr("at your pace of {0} a day:").format(self.locale().toString(pace))

    def _first_words(self, forecast: Forecast, now: datetime) -> str:
        if not forecast.waiting or not forecast.can_tell:
            return ""
        if forecast.first is None:
            return self.tr("no more will be late")
        return self.tr("the first: {0}").format(weekday_moment(forecast.first, now))

    def _explain(self, forecast: Forecast) -> None:
        hint = self.tr(
            "Calculated from the last {0} days: by category where at least {1} were handled, otherwise all"
            " together, in the queue's order. Paused clocks do not count."
        ).format(LOOK_BACK.days, ENOUGH)
        for part in (self._pace, self._first, self.breaking):
            part.setToolTip(hint)
        if len(forecast.will_break or ()) > MOST_SHOWN:
            shown = self.tr("The first {0} of them are shown.").format(self.locale().toString(MOST_SHOWN))
            self.breaking.setToolTip(f"{hint} {shown}")
        for button in (self.waiting, self.late, self.breaking):
            button.setAccessibleName(f"{self._head.text()} {button.text()}")
        self.breaking.setAccessibleDescription(f"{self._pace.text()} {self._first.text()}. {self.breaking.toolTip()}")

    def _open_waiting(self) -> None:
        if self._shown is not None:
            self.query_requested.emit(waiting_query(self._shown[0], self._promise))

    def _open_late(self) -> None:
        if self._shown is not None:
            base, _, now = self._shown
            self.query_requested.emit(late_query(base, self._promise, now))

    def _open_breaking(self) -> None:
        if self._shown is not None:
            base, forecast, _ = self._shown
            self.query_requested.emit(breaking_query(base, forecast))
