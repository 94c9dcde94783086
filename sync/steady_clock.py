"""A clock that never goes back, for waiting times: whoever sets his computer's clock neither delays nor hurries anything."""

from collections.abc import Callable
from datetime import datetime, timedelta

# Clocks are corrected by moments all the time; that is no setting back.
_TOLERANCE = timedelta(seconds=5)


class SteadyClock:
    """The computer's clock, and what it was set back by since; `monotonic` counts seconds that nobody can set."""

    def __init__(self, clock: Callable[[], datetime], monotonic: Callable[[], float]) -> None:
        self._clock = clock
        self._monotonic = monotonic
        self._lost = timedelta(0)
        self._last, self._ticks = clock(), monotonic()

    def __call__(self) -> datetime:
        """Now; forwards it follows the computer's clock, also over a sleep of the computer, which monotonic clocks leave out."""
        ticks = self._monotonic()
        expected = self._last + timedelta(seconds=ticks - self._ticks)
        shown = self._clock() + self._lost
        if expected - shown > _TOLERANCE:
            self._lost += expected - shown
            shown = expected
        self._last, self._ticks = max(shown, self._last), ticks
        return self._last
