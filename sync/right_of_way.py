"""Who computes first where both want to: the window, then what works behind it.

One interpreter computes in one thread at a time, and changing between two that both want to costs each of them more than the
time that the other one takes: showing a change took the window three times as long while a page was being written. So whoever
goes through thousands of rows in the background lets the window finish what it is at, in between two of them.
"""

import threading
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

# In seconds; a window that has more to do than this shares the time as it would without.
LONGEST = 0.05

T = TypeVar("T")


class RightOfWay:
    """Claimed by one thread for a moment, minded by all the others; `longest` is the most that a claim is worth, in seconds."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._ends = 0.0
        self._free = threading.Event()
        self._free.set()

    def claim(self) -> None:
        """Have the others wait, from now on; a claim that stands is not made longer by another one."""
        if self._free.is_set():
            self._ends = time.monotonic() + self._longest
            self._free.clear()

    def release(self) -> None:
        """Let the others go on."""
        self._free.set()

    def give_way(self) -> None:
        """Wait until the claim that stands is given up, or has lasted for its time."""
        if not self._free.is_set():
            self._free.wait(max(0.0, self._ends - time.monotonic()))

    def between(self, items: Iterable[T]) -> Iterator[T]:
        """The items, giving way before each."""
        for item in items:
            self.give_way()
            yield item


# The interpreter is one, and so is this.
window_first = RightOfWay()
