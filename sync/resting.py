"""What the engine does between its runs: decisions only; who sleeps is `sync.pauses`, who asks the centre is the engine.

| how the run ended | what follows |
|---|---|
| well | a rest until something is due, at most a minute |
| no answer, or not our server | a rest of random(2 s, min(60 s, 2 s x 2^n)), at least Retry-After; then a ping tries the line |
| signed out | a rest of a minute, or until somebody signs in |
| anything else: the centre refuses, a store fails, an upgrade is needed | a rest as without an answer, then another run |

While an officer uses the window the line is tried at least every 8 s.

Even when woken all the time, runs that fail are a breath apart, which grows with each failure to a deep one.
"""

from dataclasses import dataclass
from datetime import datetime

from sync.changes import Connection, SyncState
from sync.retry import BackOff

INTERVAL = 60.0
# What is due one after the other goes out together: no more runs a minute than this allows.
GATHERING = 5.0
# While offline the line is tried between these, so that its return is noticed soon and nobody is flooded.
PING_SOONEST, PING_LATEST = 2.0, 60.0
# Somebody who looks at the window sees the line's return within ten seconds: so long at most, and the ping itself.
PING_LATEST_ATTENDED = 8.0
BREATH, DEEP_BREATH = 1.0, 5.0


@dataclass(frozen=True, slots=True)
class Rest:
    """So many seconds, `at_least` so many even when woken; `then_ping` says that the line is tried before the next run."""

    seconds: float
    at_least: float = 0.0
    then_ping: bool = False


def is_well(state: SyncState) -> bool:
    """Whether a run did everything."""
    return state.connection is Connection.ONLINE and state.problem is None


def rest_after(
    state: SyncState, failures: int, asked: float | None, until_due: float, back_off: BackOff, *, attended: bool = False
) -> Rest:
    """The rest after a run that ended so, the latest of so many failures in a row; `asked` is what the centre asked to wait.

    `attended` says that an officer uses the window.
    """
    if is_well(state):
        return Rest(until_due)
    breath = min(BREATH * 2 ** min(max(failures, 1) - 1, 16), DEEP_BREATH)
    if state.connection is Connection.SIGNED_OUT:
        return Rest(INTERVAL, breath)
    pings = state.connection in (Connection.OFFLINE, Connection.NOT_OUR_SERVER)
    longest = PING_LATEST_ATTENDED if pings and attended else PING_LATEST
    drawn = back_off.delay(failures - 1, asked, shortest=PING_SOONEST, longest=longest).total_seconds()
    if pings:
        return Rest(drawn, max(breath, asked or 0.0), then_ping=True)
    return Rest(drawn, max(breath, asked or 0.0))


def until_due(due: datetime | None, now: datetime) -> float:
    """The seconds until something is due, gathered with what is due soon after, at most an interval."""
    if due is None:
        return INTERVAL
    return min(max((due - now).total_seconds(), GATHERING), INTERVAL)
