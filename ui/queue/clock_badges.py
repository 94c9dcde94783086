"""Both clocks of a report as badges of the queue: short words, and a bar that says how much of the time is used."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from officer_app.domain.deadlines import ClockReading, Clocks, ClockState, read_resolution, read_response
from ui.words.times import resolution_words, response_words
from widgets.tones import Tone


@dataclass(frozen=True, slots=True)
class Badge:
    """One clock to draw: its words, the used share of its time, and a tone (bad only when late)."""

    words: str
    share: float
    tone: Tone


def badges(clocks: Clocks, received_at: datetime, now: datetime, *, closed: bool) -> tuple[Badge, ...]:
    """The badges of a report: both clocks while it is open; afterwards only how the second one ended."""
    resolution = read_resolution(clocks, now)
    second = _badge(_resolution_words(resolution), resolution, received_at, clocks.resolution_due, now)
    if closed:
        return (second,)
    response = read_response(clocks, now)
    return (_badge(_response_words(response), response, received_at, clocks.response_due, now), second)


def _badge(words: str, reading: ClockReading, received_at: datetime, due: datetime, now: datetime) -> Badge:
    total = (due - received_at).total_seconds()
    used = 1.0 if total <= 0 else 1.0 - reading.remaining.total_seconds() / total
    return Badge(words, min(max(used, 0.0), 1.0), tone_of(reading))


def tone_of(reading: ClockReading) -> Tone:
    """The tone of a clock: red only for late."""
    if reading.state is ClockState.LATE:
        return Tone.BAD
    if reading.at_risk:
        return Tone.WARNING
    return Tone.GOOD if reading.state is ClockState.MET else Tone.MUTED


_ENDED = (ClockState.MET, ClockState.MET_LATE)


def _response_words(reading: ClockReading) -> str:
    # How a clock ended names the clock already: "answered", "closed".
    if reading.state in _ENDED:
        return response_words(reading)
    return QCoreApplication.translate("ClockBadge", "Response: {0}").format(response_words(reading))


def _resolution_words(reading: ClockReading) -> str:
    if reading.state in _ENDED:
        return resolution_words(reading)
    return QCoreApplication.translate("ClockBadge", "Resolution: {0}").format(resolution_words(reading))
