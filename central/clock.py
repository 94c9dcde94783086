"""Time at the centre: a clock that is passed in, and times as the tables hold them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Clock = Callable[[], datetime]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


def utc_now() -> datetime:
    """The present moment, aware and in UTC."""
    return datetime.now(UTC)


def to_millis(at: datetime) -> int:
    """Milliseconds since 1970 in UTC of an aware time."""
    return (at - _EPOCH) // _MILLISECOND


def from_millis(millis: int) -> datetime:
    """The aware UTC time of milliseconds since 1970."""
    return _EPOCH + timedelta(milliseconds=millis)


def maybe_millis(at: datetime | None) -> int | None:
    """As `to_millis`, None stays None."""
    return None if at is None else to_millis(at)


def maybe_time(millis: int | None) -> datetime | None:
    """As `from_millis`, None stays None."""
    return None if millis is None else from_millis(millis)
