"""What may befall a connection, and skies that deal it out: all from the seed, one fate for each connection in its order."""

from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Protocol

KIB = 1024


class Fate(StrEnum):
    """What becomes of a connection."""

    CLEAN = "clean"
    REFUSED = "refused"
    CUT_UP = "cut-up"
    CUT_DOWN = "cut-down"
    LOST_ANSWER = "lost-answer"
    HELD = "held"
    BLACK_HOLE = "black-hole"
    SLOW = "slow"
    PORTAL = "portal"
    BUSY = "busy"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True)
class Weather:
    """The fate of one connection.

    `after` counts bytes up or down for cuts, answers to something done for a lost one; `rate` is a slow line's bytes a second;
    `silent` leaves the server waiting on a line that is dead, as a radio does, instead of hanging up on it too.
    """

    fate: Fate
    after: int = 0
    rate: int = 0
    silent: bool = True


CLEAN = Weather(Fate.CLEAN)


class Sky(Protocol):
    """Deals out weather."""

    def next(self) -> Weather:
        """The fate of the next connection."""


class ClearSky:
    """Nothing happens."""

    def next(self) -> Weather:
        """A clean line."""
        return CLEAN


class SteadySky:
    """The same for every connection."""

    def __init__(self, weather: Weather) -> None:
        self._weather = weather

    def next(self) -> Weather:
        """This weather."""
        return self._weather


class RoughSky:
    """A bad day: every second connection or so has a fault."""

    _SHARES = (
        (Fate.CLEAN, 44),
        (Fate.CUT_UP, 10),
        (Fate.CUT_DOWN, 8),
        (Fate.LOST_ANSWER, 18),
        (Fate.SLOW, 4),
        (Fate.PORTAL, 4),
        (Fate.BUSY, 4),
        (Fate.REDIRECT, 3),
        (Fate.REFUSED, 2),
        (Fate.HELD, 2),
        (Fate.BLACK_HOLE, 1),
    )

    def __init__(self, random: Random) -> None:
        self._random = random

    def next(self) -> Weather:
        """The next fault, or none."""
        fates, shares = zip(*self._SHARES, strict=True)
        fate: Fate = self._random.choices(fates, shares)[0]
        mean, toss = self._random.expovariate(1.0), self._random.random() < 0.5
        after = {Fate.CUT_UP: 100 * KIB, Fate.CUT_DOWN: 3 * KIB, Fate.LOST_ANSWER: 1}.get(fate, 0)
        return Weather(fate, after=1 + int(mean * after), rate=256 * KIB, silent=toss)


class CuttingSky:
    """A line that is cut after so many bytes up on average: exponentially, as a radio that moves."""

    def __init__(self, random: Random, mean: int) -> None:
        self._random = random
        self._mean = mean

    def next(self) -> Weather:
        """A cut, sooner or later."""
        return Weather(Fate.CUT_UP, after=1 + int(self._random.expovariate(1.0 / self._mean)))
