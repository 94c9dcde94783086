"""A process that is killed between two steps, played in one process: from then on it takes no step any more."""

from collections.abc import Iterator
from contextlib import contextmanager

from sync.milestones import listening


class Crash(BaseException):
    """The process is no more; nothing in the product catches this."""


class Bomb:
    """Kills at the n-th milestone from now; once it has gone off, every further milestone or request kills again."""

    def __init__(self) -> None:
        self.steps: int | None = None
        self.at = ""
        self.dead = False
        self.last = ""

    def arm(self, steps: int, at: str = "") -> None:
        """Go off at the n-th milestone from now, counted from one; with `at`, only those of that name count."""
        self.steps, self.at = steps, at

    def defuse(self) -> None:
        """Do not go off."""
        self.steps = None

    def alive(self) -> None:
        """Raise where the process is dead already."""
        if self.dead:
            raise Crash(self.last)

    def __call__(self, milestone: str) -> None:
        """A milestone is reached."""
        self.alive()
        if self.steps is not None and self.at in ("", milestone):
            self.steps -= 1
            if self.steps <= 0:
                self.dead, self.last = True, milestone
                raise Crash(milestone)

    @contextmanager
    def planted(self) -> Iterator[None]:
        """Listen to the milestones of a block."""
        with listening(self):
            yield
