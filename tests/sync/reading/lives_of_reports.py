"""Random lives of reports, and the figures of them by another way: along the moments of each life, never by its clocks."""

import random
import statistics
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from officer_app.domain import deadlines
from officer_app.domain.calendar import Weekday, WorkCalendar, WorkingTime
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.effects import apply
from officer_app.domain.operations import Answer, Assign, Merge, Move, Note, Payload, Reopen, Return, Validate, kind_of
from officer_app.domain.reports import Event, Report
from officer_app.domain.vocabulary import CLOSED_STATUSES, Status
from officer_app.domain.workflow import Workflow
from sync.figure_records import Grouping, Period
from tests.domain.samples import photo, report
from tests.fakes import synthetic

WORKFLOW = Workflow()
POLICIES = {
    "flood": ClockPolicy(),
    "waste": ClockPolicy(timedelta(hours=24), timedelta(days=3), timedelta(days=2)),
    "parking": ClockPolicy(timedelta(hours=2), timedelta(days=1), timedelta(hours=20)),
    "permit": ClockPolicy(timedelta(hours=8), timedelta(hours=30), timedelta(hours=24), office_hours=True),
}
OFFICE = WorkCalendar.of(
    [(day, begins, ends) for day in list(Weekday)[:5] for begins, ends in (("07:30", "12:00"), ("13:00", "16:00"))],
    [("2026-02-17", "Tahun Baru Imlek")],
)
WORKING = WorkingTime(OFFICE, frozenset({"permit"}))
WARDS = ("31.75.07.1003", "31.75.07.1004", "31.75.08.1001", "31.71.01.1001")
DEEDS: tuple[Payload, ...] = (
    Move(to=Status.IN_PROGRESS),
    Move(to=Status.COORDINATING, agency="SDA", reason="x"),
    Move(to=Status.COORDINATING, agency="LH", reason="x"),
    Move(to=Status.DELEGATED, unit="PPSU-KLENDER"),
    Move(to=Status.WAITING, reason="x"),
    Move(to=Status.REJECTED, reason="x"),
    Move(to=Status.AWAITING_VALIDATION, answer="Sudah", photos=(photo(),)),
    Move(to=Status.AWAITING_VALIDATION, answer="Sudah", photos=(photo(),)),
    Validate(),
    Validate(),
    Return(reason="x"),
    Reopen(reason="x"),
    Merge(into="other"),
    Answer(text="Segera"),
    Note(text="x"),
    Assign(officer="o-staff"),
    Assign(officer="o-camat"),
)


@dataclass
class Life:
    """A report and what was done to it when, oldest first, with the status after each deed."""

    report: Report
    deeds: list[tuple[datetime, Payload, Status]] = field(default_factory=list)

    def do(self, payload: Payload, at: datetime, actor: str = "o-staff") -> bool:
        """Do something, if the workflow knows it; whether it was done."""
        moves = not isinstance(payload, Note | Answer | Assign)
        if moves and WORKFLOW.step(self.report.status, payload) is None:
            return False
        self.report = apply(self.report, payload, actor=actor, at=at, workflow=WORKFLOW, working=WORKING)
        self.deeds.append((at, payload, self.report.status))
        return True

    def events(self) -> tuple[Event, ...]:
        """The history that the centre sends."""
        first = Event(seq=1, kind="received", at=self.report.received_at, data={})
        rest = (
            Event(seq=number, kind=kind_of(payload).value, at=at, data={})
            for number, (at, payload, _) in enumerate(self.deeds, 2)
        )
        return (first, *rest)

    # From here on: what happened, told without the report's clocks.

    def first_response(self) -> datetime | None:
        """The first answer, or the first deed after which somebody had the matter."""
        found = (at for at, payload, status in self.deeds if isinstance(payload, Answer) or status is not Status.WAITING)
        return next(found, None)

    def closed_at(self) -> datetime | None:
        """The last closing, if it is closed."""
        if not self.deeds or self.deeds[-1][2] not in CLOSED_STATUSES:
            return None
        found = self.deeds[-1][0]
        for at, _, status in reversed(self.deeds):
            if status not in CLOSED_STATUSES:
                break
            found = at
        return found

    def paused(self) -> timedelta:
        """The time it lay at other agencies, pauses that ended, as its category counts time."""
        whole, since = timedelta(0), None
        for at, _, status in self.deeds:
            if status is Status.COORDINATING:
                since = since or at
            elif since is not None:
                whole, since = whole + self.counted.worked(since, at), None
        return whole

    def is_late(self, done: datetime | None, due: datetime, now: datetime) -> bool:
        """Whether a promise is broken."""
        if done is not None:
            return done > due
        status = self.report.status
        return status not in CLOSED_STATUSES and status is not Status.COORDINATING and now > due

    def late_response(self, now: datetime) -> bool:
        """Whether the first promise is broken."""
        return self.is_late(self.first_response(), self.counted.after(self.report.received_at, self.policy.response), now)

    def late_resolution(self, now: datetime) -> bool:
        """Whether the second promise is broken."""
        due = self.counted.after(self.report.received_at, self.policy.resolution + self.paused())
        return self.is_late(self.closed_at(), due, now)

    @property
    def counted(self) -> WorkCalendar:
        """The time that its category counts."""
        return WORKING.of(self.report.category)

    def span(self, until: datetime) -> timedelta:
        """How long it took until then."""
        return self.counted.worked(self.report.received_at, until)

    @property
    def policy(self) -> ClockPolicy:
        """What its category gives."""
        return POLICIES[self.report.category]

    def count(self, kind: type) -> int:
        """How often something was done."""
        return sum(isinstance(payload, kind) for _, payload, _ in self.deeds)

    def open_at(self, moment: datetime) -> bool:
        """Whether it had come in and, as far as it is not open again, was not closed."""
        closed = self.closed_at()
        return self.report.received_at < moment and (closed is None or closed >= moment)


def random_life(rng: random.Random, number: int, now: datetime) -> Life:
    """A life of some weeks that ends before `now`."""
    received = now - timedelta(minutes=rng.randrange(1, 60 * 24 * 24))
    category = rng.choice(tuple(POLICIES))
    born = report(
        id=f"r{number:03d}",
        number=f"JK2603{number:06d}",
        ward=rng.choice(WARDS),
        category=category,
        received_at=received,
        updated_at=received,
        clocks=deadlines.start(received, POLICIES[category], OFFICE),
    )
    life, at = Life(born), received
    for _ in range(rng.randrange(12)):
        at += timedelta(seconds=rng.choice((1, 3_600, 60 * rng.randrange(1, 6_000))))
        if at >= now:
            break
        life.do(rng.choice(DEEDS), at, rng.choice(("o-staff", "o-lurah")))
    return Life(replace(life.report, rev=number + 1), life.deeds)


def key_of(life: Life, grouping: Grouping) -> str:
    """The group of a report."""
    keys: dict[Grouping, Callable[[], str]] = {
        Grouping.CITY: lambda: ".".join(life.report.ward.split(".")[:2]),
        Grouping.DISTRICT: lambda: ".".join(life.report.ward.split(".")[:3]),
        Grouping.WARD: lambda: life.report.ward,
        Grouping.AGENCY: lambda: life.report.agency or "",
        Grouping.CATEGORY: lambda: life.report.category,
        Grouping.OFFICER: lambda: life.report.assignee or "",
        Grouping.WEEK: lambda: monday(life.report.received_at),
    }
    return keys[grouping]()


def monday(at: datetime) -> str:
    """The Monday of a moment's week in Jakarta."""
    day = (at + timedelta(hours=7)).date()
    while day.strftime("%a") != "Mon":
        day -= timedelta(days=1)
    return day.isoformat()


def spans(found: Iterable[timedelta]) -> tuple[int, timedelta | None, timedelta | None]:
    """Count, median and 90th percentile by nearest rank, by other means."""
    known = list(found)
    if not known:
        return 0, None, None
    ninety = min(span for span in known if 10 * sum(other <= span for other in known) >= 9 * len(known))
    return len(known), statistics.median_low(known), ninety


def expected_measures(lives: Iterable[Life], grouping: Grouping, period: Period, now: datetime) -> dict[str, dict[str, object]]:
    """The measures of a period by group."""
    groups: defaultdict[str, list[Life]] = defaultdict(list)
    lives = list(lives)
    for life in lives:
        if period.begins <= life.report.received_at < period.ends:
            groups[key_of(life, grouping)].append(life)
    backlog: defaultdict[str, int] = defaultdict(int)
    if grouping is not Grouping.WEEK:
        for life in lives:
            backlog[key_of(life, grouping)] += life.open_at(period.ends)
    found = {key: _measures(group, now) for key, group in groups.items()}
    for key, number in backlog.items():
        if number or key in found:
            found.setdefault(key, _measures([], now))["open_at_end"] = number
    return found


def _measures(group: list[Life], now: datetime) -> dict[str, object]:
    answered = [(life, at) for life in group if (at := life.first_response()) is not None]
    closed = [(life, at) for life in group if (at := life.closed_at()) is not None]
    kept = sum(not life.late_response(now) for life, _ in answered)
    ended = sum(not life.late_resolution(now) for life, _ in closed)
    return {
        "received": len(group),
        "answered": len(answered),
        "resolved": len(closed),
        "returned": sum(life.count(Return) > 0 for life in group),
        "reopened": sum(life.count(Reopen) > 0 for life in group),
        "response": spans(life.span(at) for life, at in answered),
        "resolution": spans(life.span(at) - life.paused() for life, at in closed),
        "response_promises": (kept, kept + sum(life.late_response(now) for life in group)),
        "resolution_promises": (ended, ended + sum(life.late_resolution(now) for life in group)),
        "officers": len({life.report.assignee for life in group} - {None}),
    }


def expected_standings(lives: Iterable[Life], grouping: Grouping, now: datetime) -> dict[str, dict[str, int]]:
    """What is open now, by group."""
    groups: defaultdict[str, list[Life]] = defaultdict(list)
    for life in lives:
        if life.report.status not in CLOSED_STATUSES:
            groups[key_of(life, grouping)].append(life)
    return {
        key: {
            "open": len(group),
            "waiting": sum(life.report.status is Status.WAITING for life in group),
            "awaiting": sum(life.report.status is Status.AWAITING_VALIDATION for life in group),
            "returned": sum(life.count(Return) > 0 for life in group),
            "late": sum(next_break(life) < now for life in group if life.report.status is not Status.COORDINATING),
            "at_risk": sum(
                warns(life) <= now <= next_break(life) for life in group if life.report.status is not Status.COORDINATING
            ),
        }
        for key, group in groups.items()
    }


def next_break(life: Life) -> datetime:
    """When the next promise of an open report breaks."""
    resolution = life.counted.after(life.report.received_at, life.policy.resolution + life.paused())
    response = life.counted.after(life.report.received_at, life.policy.response)
    return resolution if life.first_response() is not None else min(response, resolution)


def warns(life: Life) -> datetime:
    """When an open report begins to be at risk: an hour before its first response is due, or when its red flag goes up."""
    flag = life.counted.after(life.report.received_at, life.policy.red_flag + life.paused())
    response = life.counted.after(life.report.received_at, life.policy.response)
    return flag if life.first_response() is not None else min(response - timedelta(hours=1), flag)


def clock_of_tests() -> datetime:
    """The moment at which the figures are asked for, in the middle of a week and of a day."""
    return synthetic.NOW + timedelta(days=2, hours=3)
