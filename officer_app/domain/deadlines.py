"""The two clocks of each report: first response and resolution.

Published targets conflict by source and date (SE Sekda 61/2018 says 24 h, Tempo 2019 says 6 h and 7 days), so the hours come
with each category as configuration. The first clock stops on the first real move; both pause while the report waits on
another agency (`coordinating`), and a pause moves both deadlines by its length.

Hours are hours on the clock, as 2014's promise meant them, unless a category counts office hours: then its hours, and the length
of a pause, are working time by the office's calendar, and both deadlines fall into it. What is left is read off the clock.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from officer_app.domain.calendar import AROUND_THE_CLOCK, WorkCalendar

# The first clock warns so long before its deadline.
LAST_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class ClockPolicy:
    """How long a category gives for a first response and for the resolution, and when the red flag goes up.

    With `office_hours` all three are working time.
    """

    response: timedelta = timedelta(hours=6)
    resolution: timedelta = timedelta(days=7)
    red_flag: timedelta = timedelta(days=6)
    office_hours: bool = False


@dataclass(frozen=True, slots=True)
class Clocks:
    """Deadlines and what became of them; all times are aware and in UTC."""

    response_due: datetime
    resolution_due: datetime
    red_flag_at: datetime
    responded_at: datetime | None = None
    resolved_at: datetime | None = None
    paused_since: datetime | None = None


class ClockState(StrEnum):
    """How one clock stands."""

    RUNNING = "running"
    LATE = "late"
    PAUSED = "paused"
    MET = "met"
    MET_LATE = "met_late"


@dataclass(frozen=True, slots=True)
class ClockReading:
    """One clock at one moment; `remaining` is negative when late, and for a stopped clock what was left then."""

    state: ClockState
    remaining: timedelta
    at_risk: bool


def start(received_at: datetime, policy: ClockPolicy, calendar: WorkCalendar = AROUND_THE_CLOCK) -> Clocks:
    """The clocks of a report that has just arrived; `calendar` is the office's."""
    counted = calendar if policy.office_hours else AROUND_THE_CLOCK
    return Clocks(
        response_due=counted.after(received_at, policy.response),
        resolution_due=counted.after(received_at, policy.resolution),
        red_flag_at=counted.after(received_at, policy.red_flag),
    )


def respond(clocks: Clocks, at: datetime) -> Clocks:
    """Stop the first clock; a later response changes nothing."""
    return clocks if clocks.responded_at else replace(clocks, responded_at=at)


def pause(clocks: Clocks, at: datetime) -> Clocks:
    """Halt both clocks while somebody else has the matter."""
    return clocks if clocks.paused_since else replace(clocks, paused_since=at)


def resume(clocks: Clocks, at: datetime, counted: WorkCalendar = AROUND_THE_CLOCK) -> Clocks:
    """End a pause: the deadlines move by its length, never backwards; `counted` is what the report's clocks go by."""
    if clocks.paused_since is None:
        return clocks
    length = max(counted.worked(clocks.paused_since, at), timedelta(0))
    return replace(
        clocks,
        response_due=clocks.response_due if clocks.responded_at else counted.after(clocks.response_due, length),
        resolution_due=counted.after(clocks.resolution_due, length),
        red_flag_at=counted.after(clocks.red_flag_at, length),
        paused_since=None,
    )


def resolve(clocks: Clocks, at: datetime, counted: WorkCalendar = AROUND_THE_CLOCK) -> Clocks:
    """Stop the second clock (and the first, were it still running)."""
    return replace(respond(resume(clocks, at, counted), at), resolved_at=at)


def reopen(clocks: Clocks) -> Clocks:
    """Let the second clock run again towards the deadline it always had."""
    return replace(clocks, resolved_at=None)


def read_response(clocks: Clocks, now: datetime) -> ClockReading:
    """The first clock at `now`; at risk in its last hour."""
    return _read(clocks.response_due, clocks.responded_at, clocks.paused_since, now, clocks.response_due - LAST_HOUR)


def read_resolution(clocks: Clocks, now: datetime) -> ClockReading:
    """The second clock at `now`; at risk from its red flag on."""
    return _read(clocks.resolution_due, clocks.resolved_at, clocks.paused_since, now, clocks.red_flag_at)


def risk_at(clocks: Clocks) -> datetime:
    """When the next promise breaks.

    A paused clock sorts by what it will have left when it runs again, counted from the pause.
    """
    return clocks.resolution_due if clocks.responded_at else min(clocks.response_due, clocks.resolution_due)


def _read(due: datetime, met: datetime | None, paused: datetime | None, now: datetime, risk: datetime) -> ClockReading:
    if met is not None:
        return ClockReading(ClockState.MET if met <= due else ClockState.MET_LATE, due - met, at_risk=False)
    if paused is not None:
        return ClockReading(ClockState.PAUSED, due - paused, at_risk=False)
    late = now > due
    return ClockReading(ClockState.LATE if late else ClockState.RUNNING, due - now, at_risk=not late and now >= risk)
