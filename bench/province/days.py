"""When reports come: each day's share, rainy evenings, and the hours of a day."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate, pairwise

from officer_app.domain.wib import WIB

# The province has some 200,000 reports a year.
_A_DAY = 548
_MOST_DAYS = 1826
_LEAST_DAYS = 30
_HOURS = tuple(accumulate((2, 1, 1, 1, 2, 4, 9, 14, 17, 17, 16, 15, 13, 13, 14, 14, 14, 13, 12, 12, 11, 9, 6, 4)))
_EVENING = tuple(accumulate((0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 3, 8, 16, 24, 26, 22, 16, 10, 6, 3)))
_WET_MONTHS = frozenset({11, 12, 1, 2, 3})


@dataclass(frozen=True, slots=True)
class Day:
    """One day in Jakarta: when it began, how many reports it brought, and how many more its rainy evening did."""

    begins: datetime
    usual: int
    flood: int

    @property
    def stamp(self) -> str:
        """The day as report numbers name it."""
        return f"{self.begins:%y%m%d}"


def days_of(size: int, until: datetime, dice: random.Random) -> list[Day]:
    """So many reports over the days that end with `until`, oldest first."""
    count = max(_LEAST_DAYS, min(_MOST_DAYS, size // _A_DAY))
    last = until.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0)
    begins = [last - timedelta(days=back) for back in range(count, 0, -1)]
    usual = [(0.8 if day.weekday() >= 5 else 1.0) * (1 + 0.3 * place / count) for place, day in enumerate(begins)]
    flood = [_rain(day, dice) for day in begins]
    shares = [share for pair in zip(usual, flood, strict=True) for share in pair]
    counts = _portions(size, shares)
    return [Day(day, counts[2 * place], counts[2 * place + 1]) for place, day in enumerate(begins)]


def moments(day: Day, dice: random.Random) -> Iterator[tuple[int, bool]]:
    """The day's reports in their order: milliseconds since 1970, and whether the evening's flood brought it."""
    start = int(day.begins.timestamp() * 1000)
    found = [(start + hour * 3_600_000 + int(dice.random() * 3_600_000), False) for hour in _hours(_HOURS, day.usual, dice)]
    found += [(start + hour * 3_600_000 + int(dice.random() * 3_600_000), True) for hour in _hours(_EVENING, day.flood, dice)]
    found.sort()
    return iter(found)


def _hours(weights: tuple[int, ...], count: int, dice: random.Random) -> list[int]:
    return dice.choices(range(24), cum_weights=weights, k=count) if count else []


def _rain(day: datetime, dice: random.Random) -> float:
    """What a rainy evening adds to the day, as a multiple of a usual day; 0 where it stayed dry."""
    likely = 0.12 if day.month in _WET_MONTHS else 0.02
    return dice.uniform(0.2, 2.5) if dice.random() < likely else 0.0


def _portions(total: int, shares: list[float]) -> list[int]:
    """The total split by shares, to the last one."""
    scale = total / sum(shares)
    edges = [round(edge * scale) for edge in accumulate(shares, initial=0.0)]
    edges[-1] = total
    return [after - before for before, after in pairwise(edges)]
