"""Which gestures mean that something is done to a report, and whether what was recorded was meant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tests.hand.town import Done

# How long after a gesture its operation may be recorded: the work thread is quick, a busy machine is not.
LATE = timedelta(seconds=8)
_EARLY = timedelta(milliseconds=50)


@dataclass(frozen=True, slots=True)
class Meant:
    """A gesture that may record something for these reports."""

    at: datetime
    step: int
    gesture: str
    numbers: frozenset[str]


class Meanings:
    """Keeps what was meant and judges what was done."""

    def __init__(self) -> None:
        self._meant: list[Meant] = []
        self._judged: set[tuple[str, str, datetime]] = set()

    def mean(self, step: int, gesture: str, numbers: Iterable[str | None]) -> None:
        """A gesture that is about to be made may act on these reports."""
        known = frozenset(number for number in numbers if number is not None)
        self._meant.append(Meant(datetime.now(UTC), step, gesture, known))

    def judge(self, done: Iterable[Done], mains: Mapping[str, str]) -> list[str]:
        """What is wrong with operations that were not judged before; `mains` are the main reports of duplicates."""
        found = []
        for one in done:
            key = (one.number, one.kind, one.recorded_at)
            if key not in self._judged:
                self._judged.add(key)
                found += self._complaints(one, mains)
        return found

    def _complaints(self, one: Done, mains: Mapping[str, str]) -> list[str]:
        near = [meant for meant in self._meant if meant.at - _EARLY <= one.recorded_at <= meant.at + LATE]
        if not near:
            return [f"{one.kind} on {one.number} at {one.recorded_at:%H:%M:%S.%f} by {one.author}: no gesture meant it"]
        if not any(one.number in {*meant.numbers, *(mains.get(number) for number in meant.numbers)} for meant in near):
            last = near[-1]
            return [f"{one.kind} on {one.number}: the gesture {last.gesture!r} (step {last.step}) meant {sorted(last.numbers)}"]
        return []
