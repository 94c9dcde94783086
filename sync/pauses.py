"""How the engine waits between its runs: in slices, so that it can be woken and stopped at any moment."""

import threading
import time
from typing import Protocol

_SLICE = 0.5


class Pauses(Protocol):
    """Time that passes without work."""

    def sleep(self, seconds: float, *, at_least: float = 0.0) -> None:
        """Sleep until woken, but `at_least` so long; a stop ends it at once."""

    def wake(self) -> None:
        """End the sleep, or the next one; from any thread."""

    def begin(self) -> None:
        """What woke us before is being done now."""


class RealPauses:
    """Waits by the computer's own monotonic clock, which no officer can set."""

    def __init__(self, stop: threading.Event) -> None:
        self._stop = stop
        self._woken = threading.Event()

    def wake(self) -> None:
        """End the sleep, or the next one; from any thread."""
        self._woken.set()

    def begin(self) -> None:
        """What woke us before is being done now."""
        self._woken.clear()

    def sleep(self, seconds: float, *, at_least: float = 0.0) -> None:
        """Sleep until woken, but `at_least` so long; a stop ends it at once."""
        began = time.monotonic()
        while not self._stop.is_set():
            slept = time.monotonic() - began
            if slept >= seconds or (slept >= at_least and self._woken.is_set()):
                return
            if slept < at_least:
                self._stop.wait(min(_SLICE, at_least - slept))
            else:
                self._woken.wait(min(_SLICE, seconds - slept))
