"""Who uses much of the server: counted in seconds of a core, and forgotten within half a minute.

Whoever has used much lately shares one thread and one turn at writing with others who did, so that everybody else finds the rest
free. Alone on the server that makes little difference; beside a whole city it does.
"""

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from contextvars import ContextVar
from typing import TypeVar

from central.lanes import core_seconds

T = TypeVar("T")

# Whose work is done in this request; None before that is known.
caller: ContextVar[str | None] = ContextVar("caller", default=None)

# Seconds of a core that count as much, and of pictures that do; seconds in which a charge falls to a third of itself.
MUCH, MUCH_OF_PICTURES = 0.3, 1.0
_FADES = 10.0
_MOST = 10_000


class Meters:
    """What each officer has used lately; from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, much: float = MUCH) -> None:
        self._clock = clock
        self._much = much
        self._used: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def uses_much(self, owner: str | None) -> bool:
        """Whether this officer has used much lately; nobody has who is not known."""
        return owner is not None and self._lately(owner) > self._much

    def charge(self, owner: str, seconds: float) -> None:
        """Count so many seconds of a core."""
        with self._lock:
            now = self._clock()
            self._used[owner] = self._faded(owner, now) + seconds, now
            self._used.move_to_end(owner)
            if len(self._used) > _MOST:
                self._used.popitem(last=False)

    def metered(self, owner: str | None, work: Callable[..., T]) -> Callable[..., T]:
        """The work, charged to the officer with what the core spends on it."""
        if owner is None:
            return work

        def done(*arguments: object) -> T:
            began = core_seconds()
            try:
                return work(*arguments)
            finally:
                self.charge(owner, core_seconds() - began)

        return done

    def _lately(self, owner: str) -> float:
        with self._lock:
            return self._faded(owner, self._clock())

    def _faded(self, owner: str, now: float) -> float:
        used, at = self._used.get(owner, (0.0, now))
        return used * math.exp((at - now) / _FADES)
