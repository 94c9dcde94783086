"""When a client is killed: at a named crash point, at some moment of its own, or by the clock."""

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """What decides the moment."""

    POINT = "point"
    TRAP = "trap"
    MOMENT = "moment"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class Kill:
    """One kill: at the `passing`-th time that `point` comes by, at the so many-th moment of any name, or after `seconds`.

    A trap lies in the line: it closes on the `passing`-th batch of operations.
    """

    how: How
    point: str = ""
    passing: int = 1
    seconds: float = 0.0

    @property
    def name(self) -> str:
        """What the table calls it."""
        return self.point if self.how in (How.POINT, How.TRAP) else f"any {self.how}"


# The named points, and how often each may be passed before the kill: where a step has several moments, all have their turn.
POINTS: dict[str, int] = {
    "C1": 3,
    "C2": 3,
    "C3": 2,
    "C4": 2,
    "C5": 2,
    "C6": 2,
    "C7": 2,
    "C8": 5,
    "C9": 3,
    "C10": 2,
    "C11": 2,
    "C12": 2,
    "C13": 2,
    "C14": 2,
    "C15": 2,
    "C16": 2,
    "C17": 2,
    "C18": 3,
    "C19": 4,
    "C20": 2,
    "C21": 1,
    "C22": 2,
}
