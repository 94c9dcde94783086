"""Time that passes only by what happens in it: sleeping, waiting for an answer, and what a test says.

    time = VirtualTime()
    engine = Engine(stores, api, clock=time.clock, pauses=time.pauses(stop), monotonic=time.monotonic, ...)
    time.at(minutes=3, act=line.breaks)     # happens while the engine sleeps or waits
    time.at(minutes=10, act=stop.set)
    engine.run()                            # returns after ten minutes that took no time at all

`tests/fakes/memory_office.py` is an office that lives in such a time, on a line in memory. All of it belongs to one thread.
"""

import heapq
import itertools
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class VirtualTime:
    """True time, and on top of it the clock of one office's computer, which somebody may set wrongly."""

    def __init__(self, start: datetime = START) -> None:
        self.now = start
        self._start = start
        self._planned: list[tuple[datetime, int, Callable[[], object]]] = []
        self._numbers = itertools.count()

    def clock(self) -> datetime:
        """True time."""
        return self.now

    def monotonic(self) -> float:
        """Seconds since the start: what no officer can set."""
        return (self.now - self._start).total_seconds()

    def at(self, *, act: Callable[[], object], **after: float) -> None:
        """Let something happen so long after now."""
        heapq.heappush(self._planned, (self.now + timedelta(**after), next(self._numbers), act))

    def pass_by(self, seconds: float) -> None:
        """Let time pass, with everything that is planned for it."""
        end = self.now + timedelta(seconds=seconds)
        while self._planned and self._planned[0][0] <= end:
            moment, _, act = heapq.heappop(self._planned)
            self.now = max(self.now, moment)
            act()
        self.now = max(self.now, end)

    def pauses(self, stop: threading.Event) -> "VirtualPauses":
        """Pauses for one engine."""
        return VirtualPauses(self, stop)


class SkewedClock:
    """The clock on one computer: true time, and however wrongly it is set."""

    def __init__(self, time: VirtualTime) -> None:
        self._time = time
        self.skew = timedelta(0)

    def __call__(self) -> datetime:
        """What the computer shows."""
        return self._time.now + self.skew

    def jump(self, **span: float) -> None:
        """Somebody sets the clock, or it sets itself."""
        self.skew += timedelta(**span)


class VirtualPauses:
    """Sleeping that takes virtual time only; `slept` keeps the length of each sleep."""

    _STEP = 0.5

    def __init__(self, time: VirtualTime, stop: threading.Event) -> None:
        self._time = time
        self._stop = stop
        self._woken = False
        self.slept: list[float] = []

    def wake(self) -> None:
        """End the sleep, or the next one."""
        self._woken = True

    def begin(self) -> None:
        """What woke us before is being done now."""
        self._woken = False

    def sleep(self, seconds: float, *, at_least: float = 0.0) -> None:
        """Let time pass in slices, so that what is planned for it may wake or stop the sleeper."""
        began = self._time.monotonic()
        while not self._stop.is_set():
            slept = self._time.monotonic() - began
            if slept >= seconds or (slept >= at_least and self._woken):
                break
            until = seconds if slept >= at_least else at_least
            self._time.pass_by(min(self._STEP, max(until - slept, 0.001)))
        self.slept.append(self._time.monotonic() - began)
