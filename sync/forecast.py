"""Which promises will probably break, if an office goes on at the pace of its last four weeks and in the queue's order.

The reports whose promise still runs stand in a line, the one that breaks first in front. Of a line the office has done so many in
the working time since four weeks ago; at that pace the first is done after one part of that time, the tenth after ten. A promise
that breaks before its turn comes will be broken. Where a category alone was done often enough it is a line of its own, at its own
pace; every other report waits for its turn in the line of the whole office, at the pace of the whole office.

Paused clocks are in no line. What is late already is: it has to be done like the rest, and comes first.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from officer_app.domain.calendar import WorkCalendar
from officer_app.domain.vocabulary import OPEN_STATUSES, Status
from officer_app.domain.wib import WIB
from sync.moments import from_millis, to_millis
from sync.records import QueueQuery, Sort

LOOK_BACK = timedelta(days=28)
# Fewer than this in four weeks tell no pace.
ENOUGH = 10
# So many reports that will be late can be looked at in the queue, those that break first.
MOST_SHOWN = 1_000
_DAY = timedelta(days=1)
_OPEN = tuple(status for status in Status if status in OPEN_STATUSES)


class Promise(StrEnum):
    """The two promises of a report."""

    RESPONSE = "response"
    RESOLUTION = "resolution"


@dataclass(frozen=True, slots=True, order=True)
class Pending:
    """A promise that still runs: when it breaks (milliseconds since 1970), of which report, of which category."""

    due: int
    report_id: str
    category: str


@dataclass(frozen=True, slots=True)
class Pace:
    """What was done since a moment, by category, and in how many working days that was."""

    since: datetime
    done: Mapping[str, int]
    days: int

    @property
    def whole(self) -> int:
        """What the office did in all."""
        return sum(self.done.values())

    @property
    def per_day(self) -> float:
        """What the office does on a working day."""
        return self.whole / self.days if self.days else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What will become of one promise: how many reports stand in line, how many are late already, and which will be.

    `will_break` has their ids, the one that breaks first in front; `first` is when that one does. None of both where too little
    was done to tell.
    """

    promise: Promise
    waiting: int
    late: int
    per_day: float
    will_break: tuple[str, ...] | None
    first: datetime | None = None

    @property
    def can_tell(self) -> bool:
        """Whether enough was done to tell."""
        return self.will_break is not None


def pace_of(done: Mapping[str, int], first_report: datetime | None, calendar: WorkCalendar, now: datetime) -> Pace:
    """The pace of the last four weeks, or of as much of them as there were reports at all."""
    since = now - LOOK_BACK if first_report is None else min(max(now - LOOK_BACK, first_report), now)
    return Pace(since, done, _working_days(calendar, since, now))


def foretell(promise: Promise, pending: Iterable[Pending], pace: Pace, calendar: WorkCalendar, now: datetime) -> Forecast:
    """What will become of the promises in line."""
    line = sorted(pending)
    at = to_millis(now)
    late = sum(entry.due < at for entry in line)
    told = Forecast(promise=promise, waiting=len(line), late=late, per_day=pace.per_day, will_break=None)
    worked = calendar.worked_millis(to_millis(pace.since), at)
    if not line:
        return replace(told, will_break=())
    if pace.whole < ENOUGH or worked <= 0:
        return told
    turns: Counter[str] = Counter()
    broken = []
    for place, entry in enumerate(line, start=1):
        turns[entry.category] += 1
        done = pace.done.get(entry.category, 0)
        turn, done = (turns[entry.category], done) if done >= ENOUGH else (place, pace.whole)
        # Its turn comes after `turn / done` of that time: in whole numbers, so that nothing is rounded.
        if entry.due >= at and calendar.worked_millis(at, entry.due) * done < turn * worked:
            broken.append(entry)
    first = from_millis(broken[0].due) if broken else None
    return replace(told, will_break=tuple(entry.report_id for entry in broken), first=first)


def waiting_query(base: QueueQuery, promise: Promise) -> QueueQuery:
    """The reports that stand in line."""
    asked = replace(base, statuses=_OPEN, paused=False, sort=Sort.RISK)
    return replace(asked, responded=False) if promise is Promise.RESPONSE else asked


def late_query(base: QueueQuery, promise: Promise, now: datetime) -> QueueQuery:
    """Those of them that are late already."""
    asked = waiting_query(base, promise)
    return replace(asked, late_response_at=now) if promise is Promise.RESPONSE else replace(asked, late_resolution_at=now)


def breaking_query(base: QueueQuery, forecast: Forecast) -> QueueQuery:
    """Those that will be late, the first MOST_SHOWN of them."""
    return replace(base, statuses=_OPEN, reports=(forecast.will_break or ())[:MOST_SHOWN], sort=Sort.RISK)


def _working_days(calendar: WorkCalendar, since: datetime, now: datetime) -> int:
    """The days on which there was anything to work; around the clock, whole days."""
    if calendar.around_the_clock:
        return max(1, (now - since) // _DAY)
    midnight, days = since.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0), 0
    while midnight < now:
        days += calendar.worked(max(midnight, since), min(midnight + _DAY, now)) > timedelta(0)
        midnight += _DAY
    return days
