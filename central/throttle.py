"""Addresses that guess: counted in memory and bounded, so that refusing them costs next to nothing.

A restart forgets it, which gives a guesser nothing that the counts of each login (`central/guesses.py`) would not hold back.
"""

import ipaddress
import threading
from collections import OrderedDict, deque
from datetime import datetime, timedelta

from central.clock import Clock
from central.problems import ProblemError

_MOST_PLACES = 10_000
# Whoever has one IPv6 address has a whole network of them.
_IPV6_PREFIX = 64


class Throttle:
    """Failures by address, within a window of time."""

    def __init__(self, clock: Clock, most: int, window: timedelta) -> None:
        self._clock = clock
        self._most = most
        self._window = window
        self._failures: OrderedDict[str, deque[datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, address: str) -> timedelta:
        """How long until this address has failed less often than it may; none where it has."""
        with self._lock:
            failures = self._failures.get(place_of(address))
            if failures is None or len(failures) < self._most:
                return timedelta(0)
            # The list holds no more than the limit, so its oldest entry says when there is room again.
            return max(timedelta(0), failures[0] + self._window - self._clock())

    def failed(self, address: str) -> None:
        """Count a failure of this address."""
        place = place_of(address)
        with self._lock:
            failures = self._failures.setdefault(place, deque(maxlen=self._most))
            failures.append(self._clock())
            self._failures.move_to_end(place)
            if len(self._failures) > _MOST_PLACES:
                self._failures.popitem(last=False)


def too_many_attempts(wait: timedelta) -> ProblemError:
    """The problem that says how long to wait."""
    return ProblemError("too-many-attempts", headers={"Retry-After": str(max(1, int(wait.total_seconds()) + 1))})


def place_of(address: str) -> str:
    """What is counted together."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ipaddress.ip_network((found, _IPV6_PREFIX), strict=False))
    return str(found)
