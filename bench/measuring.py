"""Figures: raw numbers kept, and what is said of them."""

import math
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import msgspec


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured, of whom, and how much work it was: the raw values in `unit`, in the order in which they were taken.

    `size` is the number of reports, None where it does not matter; `curve` marks figures that are drawn over size.
    """

    name: str
    who: str
    unit: str
    values: list[float]
    size: int | None = None
    curve: bool = False

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.values)

    def percentile(self, percent: float) -> float:
        """The value that so many percent of all do not exceed, by the nearest rank."""
        return percentile(self.values, percent)


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """A target and what was reached; `why` says what the limit is where it was missed."""

    target: str
    reached: str
    met: bool
    why: str = ""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a scenario found; `notes` are sentences for the page, `details` whatever else is worth keeping raw."""

    figures: list[Figure]
    verdicts: list[Verdict] = []
    notes: list[str] = []
    details: dict[str, object] = {}


class Stopwatch:
    """Measures stretches of time, in seconds."""

    def __init__(self) -> None:
        self.laps: list[float] = []

    @contextmanager
    def lap(self) -> Iterator[None]:
        """Measure what happens inside."""
        began = time.perf_counter()
        yield
        self.laps.append(time.perf_counter() - began)


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that so many percent of all do not exceed, by the nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def seconds_of(work: Callable[[], object], times: int) -> list[float]:
    """How long `work` takes, so many times."""
    watch = Stopwatch()
    for _ in range(times):
        with watch.lap():
            work()
    return watch.laps


def at_most(target: str, reached: float, limit: float, unit: str, why: str = "") -> Verdict:
    """The verdict on a figure that must not exceed a limit."""
    met = reached <= limit
    return Verdict(target=target, reached=f"{reached:.4g} {unit}".strip(), met=met, why="" if met else why)


def at_least(target: str, reached: float, limit: float, unit: str, why: str = "") -> Verdict:
    """The verdict on a figure that must not fall below a limit."""
    met = reached >= limit
    return Verdict(target=target, reached=f"{reached:.4g} {unit}".strip(), met=met, why="" if met else why)
