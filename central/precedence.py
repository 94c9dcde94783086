"""Whose work is done first: who has used much lately computes in the moments in which nobody else's call is being answered.

One interpreter computes in one thread at a time, and a thread that comes back from the database waits for whoever computes. A
call comes back a dozen times; beside one thread that never stops computing it took three times as long.
"""

import asyncio
import contextlib
import threading
import time
from collections.abc import Callable
from functools import partial

# In seconds. Where others call without a pause, so much waiting is followed by so much work: it is done slowly, but done.
LONGEST, SLICE = 0.1, 0.05

_here = threading.local()


class Precedence:
    """The calls of those who use little that are being answered; belongs to one event loop and one thread that gives way."""

    def __init__(self, longest: float = LONGEST, slice_: float = SLICE) -> None:
        self._longest, self._slice = longest, slice_
        self._calls = 0
        self._free = asyncio.Event()
        self._free_for_thread = threading.Event()
        self._set_free()
        # Of the thread: how long it has waited without a slice in between, and until when it need not.
        self._waited = self._until = 0.0

    @property
    def calls(self) -> int:
        """How many calls go first now."""
        return self._calls

    def begin(self) -> None:
        """One more call goes first; in the loop."""
        self._calls += 1
        self._free.clear()
        self._free_for_thread.clear()

    def end(self) -> None:
        """One of them is answered, or waits for something itself; in the loop."""
        self._calls -= 1
        if not self._calls:
            self._set_free()

    async def clear(self) -> None:
        """Wait until none goes first, at most for the longest time; in the loop."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._longest):
                await self._free.wait()

    def give_way(self) -> None:
        """Wait until none goes first; in the thread, as often as it likes: it has its slice of the time."""
        if self._free_for_thread.is_set() or (began := time.monotonic()) < self._until:
            return
        if began - self._until >= self._slice:
            self._waited = 0.0
        self._free_for_thread.wait(self._longest - self._waited)
        ends = time.monotonic()
        self._waited += ends - began
        self._until = ends
        if self._waited >= self._longest:
            self._waited, self._until = 0.0, ends + self._slice

    def mark_thread(self) -> Callable[[], None]:
        """What the thread does when it begins: from then on its work gives way."""
        return partial(setattr, _here, "precedence", self)

    def _set_free(self) -> None:
        self._free.set()
        self._free_for_thread.set()


def give_way() -> None:
    """Let others go first, where this thread's work gives way. Not while it holds what they need, as a lock or a transaction."""
    precedence: Precedence | None = getattr(_here, "precedence", None)
    if precedence is not None:
        precedence.give_way()
