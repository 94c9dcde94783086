"""The figures of supervision as frozen records, and the query behind each number: what a number counts, its query shows."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from officer_app.domain.areas import covers
from officer_app.domain.vocabulary import OPEN_STATUSES, Status
from officer_app.domain.wib import WIB
from sync.records import Doubt, QueueQuery, Sort
from sync.urgency import at_risk, late

WEEK = timedelta(days=7)
# Fewer reports than this say nothing about who is faster.
FEW = 5
_OPEN = tuple(status for status in Status if status in OPEN_STATUSES)


class Grouping(StrEnum):
    """By what figures are told apart; keys are codes, "" for no agency and nobody, the Monday of a week as an ISO date."""

    CITY = "city"
    DISTRICT = "district"
    WARD = "ward"
    AGENCY = "agency"
    CATEGORY = "category"
    OFFICER = "officer"
    WEEK = "week"


AREA_GROUPINGS = (Grouping.CITY, Grouping.DISTRICT, Grouping.WARD)
# How many characters of a ward's code name the area.
CODE_LENGTHS = {Grouping.CITY: 5, Grouping.DISTRICT: 8, Grouping.WARD: 13}


@dataclass(frozen=True, slots=True)
class Period:
    """From its first moment to the first that does not belong to it; aware, in UTC."""

    begins: datetime
    ends: datetime

    def first_monday(self) -> datetime:
        """The midnight in WIB of the Monday on or before its beginning, in UTC."""
        day = self.begins.astimezone(WIB).date()
        return monday_of(day - timedelta(days=day.weekday()))

    def week(self, key: str) -> "Period":
        """The part of the week with this key that belongs to it."""
        begins = monday_of(date.fromisoformat(key))
        return Period(max(begins, self.begins), min(begins + WEEK, self.ends))


class Standing(StrEnum):
    """The numbers of the live overview, all of reports that are open now."""

    OPEN = "open"
    WAITING = "waiting"
    AT_RISK = "at_risk"
    LATE = "late"
    RETURNED = "returned"
    AWAITING = "awaiting"


class Measure(StrEnum):
    """The counted numbers of a period.

    All are of the reports that came in within it, but OPEN_AT_END: whatever had come in before its end and was not closed by
    then. LATE_RESPONSE and LATE_RESOLUTION count promises that are broken as of the moment of asking, the answers given too late
    (LATE_ANSWERED, LATE_RESOLVED) and the clocks still running past their deadline; a paused clock breaks no promise.
    DOUBTFUL are those that are in time only by a time in doubt (`sync.time_doubts`), by the clock of the response
    (DOUBTFUL_ANSWERED), of the resolution (DOUBTFUL_RESOLVED) or either: they count neither as kept nor as broken.
    """

    RECEIVED = "received"
    ANSWERED = "answered"
    RESOLVED = "resolved"
    LATE_RESPONSE = "late_response"
    LATE_ANSWERED = "late_answered"
    LATE_RESOLUTION = "late_resolution"
    LATE_RESOLVED = "late_resolved"
    RETURNED = "returned"
    REOPENED = "reopened"
    DOUBTFUL = "doubtful"
    DOUBTFUL_ANSWERED = "doubtful_answered"
    DOUBTFUL_RESOLVED = "doubtful_resolved"
    OPEN_AT_END = "open_at_end"


_DOUBTS = {
    Measure.DOUBTFUL: Doubt.ANY,
    Measure.DOUBTFUL_ANSWERED: Doubt.RESPONSE,
    Measure.DOUBTFUL_RESOLVED: Doubt.RESOLUTION,
}


@dataclass(frozen=True, slots=True)
class StandingLine:
    """The overview of one area, agency, category or officer."""

    key: str
    counts: dict[Standing, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spans:
    """How long something took: of how many reports, the median and the 90th percentile, each by nearest rank."""

    count: int = 0
    median: timedelta | None = None
    p90: timedelta | None = None

    @property
    def few(self) -> bool:
        """Whether they are too few to be compared with others."""
        return self.count < FEW


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """The figures of one area, agency, category, officer or week; `officers` are those whom its reports are assigned to."""

    key: str
    counts: dict[Measure, int] = field(default_factory=dict)
    response: Spans = Spans()
    resolution: Spans = Spans()
    officers: int = 0

    def response_promises(self) -> tuple[int, int]:
        """How many promises of a first response were kept, of how many that are decided."""
        return self._promises(Measure.ANSWERED, Measure.LATE_ANSWERED, Measure.DOUBTFUL_ANSWERED, Measure.LATE_RESPONSE)

    def resolution_promises(self) -> tuple[int, int]:
        """How many promises of a resolution were kept, of how many that are decided."""
        return self._promises(Measure.RESOLVED, Measure.LATE_RESOLVED, Measure.DOUBTFUL_RESOLVED, Measure.LATE_RESOLUTION)

    def per_officer(self) -> float | None:
        """Reports received for each officer who had one, None where none is assigned."""
        return self.counts.get(Measure.RECEIVED, 0) / self.officers if self.officers else None

    def _promises(self, done: Measure, done_late: Measure, doubtful: Measure, late: Measure) -> tuple[int, int]:
        kept = self.counts.get(done, 0) - self.counts.get(done_late, 0) - self.counts.get(doubtful, 0)
        return kept, kept + self.counts.get(late, 0)


def monday_of(day: date) -> datetime:
    """The midnight in WIB with which a day begins."""
    return datetime(day.year, day.month, day.day, tzinfo=WIB)


def end_of_day(now: datetime) -> datetime:
    """The midnight in WIB with which the day of `now` ends."""
    return monday_of(now.astimezone(WIB).date() + timedelta(days=1))


def standing_query(base: QueueQuery, standing: Standing, now: datetime) -> QueueQuery:
    """The reports that a number of the overview counts, most at risk first.

    Late and at risk are what they are everywhere (`sync.urgency`).
    """
    asked = replace(base, statuses=_OPEN, sort=Sort.RISK)
    match standing:
        case Standing.WAITING:
            return replace(asked, statuses=(Status.WAITING,))
        case Standing.AT_RISK:
            return at_risk(asked, now)
        case Standing.LATE:
            return late(asked, now)
        case Standing.RETURNED:
            return replace(asked, returned=True)
        case Standing.AWAITING:
            return replace(asked, statuses=(Status.AWAITING_VALIDATION,))
        case _:
            return asked


def measure_query(base: QueueQuery, measure: Measure, period: Period, now: datetime) -> QueueQuery:
    """The reports that a number of a period counts, newest first; `now` is when it was asked."""
    if measure is Measure.OPEN_AT_END:
        return replace(base, open_at=period.ends, sort=Sort.NEWEST)
    asked = replace(base, received_from=period.begins, received_before=period.ends, sort=Sort.NEWEST)
    match measure:
        case Measure.ANSWERED:
            return replace(asked, responded=True)
        case Measure.RESOLVED:
            return replace(asked, resolved=True)
        case Measure.LATE_RESPONSE:
            return replace(asked, late_response_at=now)
        case Measure.LATE_ANSWERED:
            return replace(asked, responded=True, late_response_at=now)
        case Measure.LATE_RESOLUTION:
            return replace(asked, late_resolution_at=now)
        case Measure.LATE_RESOLVED:
            return replace(asked, resolved=True, late_resolution_at=now)
        case Measure.RETURNED:
            return replace(asked, returned=True)
        case Measure.REOPENED:
            return replace(asked, reopened=True)
        case _:
            return replace(asked, doubts=int(_DOUBTS.get(measure, 0)))


def narrowed(base: QueueQuery, grouping: Grouping, key: str) -> QueueQuery:
    """A query for one of the groups alone; for a week see `Period.week`."""
    match grouping:
        case Grouping.AGENCY:
            return replace(base, agencies=(key,))
        case Grouping.CATEGORY:
            return replace(base, categories=(key,))
        case Grouping.OFFICER:
            return replace(base, assignee=key)
        case Grouping.WEEK:
            return base
        case _:
            # Where the base is narrower than the group, the group is what the base has of it.
            inside = tuple(area for area in base.areas if covers(key, area))
            return replace(base, areas=inside or (key,))
