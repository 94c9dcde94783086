"""How often one address may fail: beside the limit of each login, so that guessing at many logins is slow as well.

Held in memory and bounded; a restart forgets it, which costs a guesser nothing that the limit of each login would not hold back.
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

    def check(self, address: str) -> None:
        """`too-many-attempts` where this address has failed too often."""
        now = self._clock()
        with self._lock:
            failures = self._failures.get(_place(address))
            if failures is None or len(failures) < self._most:
                return
            # The list holds no more than the limit, so its oldest entry says when there is room again.
            ends = failures[0] + self._window
        if now < ends:
            raise too_many_attempts(ends - now)

    def failed(self, address: str) -> None:
        """Count a failure of this address."""
        place = _place(address)
        with self._lock:
            failures = self._failures.setdefault(place, deque(maxlen=self._most))
            failures.append(self._clock())
            self._failures.move_to_end(place)
            if len(self._failures) > _MOST_PLACES:
                self._failures.popitem(last=False)


def too_many_attempts(wait: timedelta) -> ProblemError:
    """The problem that says how long to wait."""
    return ProblemError("too-many-attempts", headers={"Retry-After": str(max(1, int(wait.total_seconds()) + 1))})


def _place(address: str) -> str:
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
