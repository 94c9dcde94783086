"""How long to wait before the next try: full jitter, so that a whole city's offices do not come back in the same second."""

import random
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

LONGEST = 300.0
FIRST = 2.0
# A server that asks for more than this is wrong or hostile; the officer's work must not wait for days.
LONGEST_ASKED = 3600.0


class BackOff:
    """Draws waiting times from the randomness that it was given."""

    def __init__(self, source: random.Random) -> None:
        self._random = source

    def delay(
        self, failures: int, retry_after: float | None = None, *, shortest: float = 0.0, longest: float = LONGEST
    ) -> timedelta:
        """The wait after so many earlier failures: random(0, min(longest, 2 s x 2^failures)), and what the server asked."""
        ceiling = min(longest, FIRST * 2 ** min(max(failures, 0), 16))
        drawn = self._random.uniform(0.0, ceiling)
        return timedelta(seconds=max(drawn, shortest, retry_after or 0.0))


def asked_wait(retry_after: str | None, date: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks for, None when there is none that can be read.

    A date is read against the server's own `Date`, because this computer's clock may be days off.
    """
    if retry_after is None:
        return None
    text = retry_after.strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:9]), LONGEST_ASKED)
    until = http_date(text)
    if until is None:
        return None
    seconds = (until - (http_date(date) or now)).total_seconds()
    return min(max(seconds, 0.0), LONGEST_ASKED)


def http_date(text: str | None) -> datetime | None:
    """The moment that a header names, None when it names none."""
    if text is None:
        return None
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None
    return moment if moment.tzinfo is not None else None
