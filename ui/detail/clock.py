"""One of a report's two clocks: its name, how it stands in words, and a bar of the time that is used up."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from officer_app.domain.calendar import AROUND_THE_CLOCK, WorkCalendar
from officer_app.domain.deadlines import ClockReading, ClockState
from ui.words.office_hours import counting_words
from ui.words.times import wib
from widgets.lettering import SMALL, PlainLabel
from widgets.meter import Meter
from widgets.tones import Tone


class DetailClock(QWidget):
    """A clock in words and as a bar; red only when it is late. `words` say how this clock stands."""

    def __init__(self, words: Callable[[ClockReading], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._in_words = words
        self._name = PlainLabel(parent=self, size=SMALL, tone=Tone.MUTED)
        self._words = PlainLabel(parent=self, size=SMALL, bold=True)
        self._meter = Meter(self)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._name)
        line.addStretch(1)
        line.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self._meter)

    def set_name(self, name: str) -> None:
        """Name the clock."""
        self._name.setText(name)

    def show_reading(
        self, reading: ClockReading, *, start: datetime, due: datetime, now: datetime, counted: WorkCalendar = AROUND_THE_CLOCK
    ) -> None:
        """Show how the clock stands, and say in which time it counts where that is not all of it."""
        tone = tone_of(reading)
        self._words.setText(self._in_words(reading))
        self._words.set_tone(tone)
        whole = max((due - start).total_seconds(), 1.0)
        self._meter.set_share((whole - reading.remaining.total_seconds()) / whole, tone)
        counting = counting_words(counted, now, running=reading.state is ClockState.RUNNING)
        self.setToolTip("\n".join(filter(None, (self.tr("{0}: due {1}").format(self._name.text(), wib(due, now)), counting))))
        self.setAccessibleName(f"{self._name.text()}: {self._words.text()}")
        self.setAccessibleDescription(counting)

    def words(self) -> str:
        """How it stands, as shown."""
        return self._words.text()


def tone_of(reading: ClockReading) -> Tone:
    """The tone of a clock: red when late, amber when at risk, grey when nothing runs."""
    if reading.state is ClockState.LATE:
        return Tone.BAD
    if reading.at_risk:
        return Tone.WARNING
    return {ClockState.RUNNING: Tone.PLAIN, ClockState.MET: Tone.GOOD}.get(reading.state, Tone.MUTED)
