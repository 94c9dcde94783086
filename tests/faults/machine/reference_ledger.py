"""What the reference centre remembers: all of it goes back together when it is restored from a backup."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from officer_app.domain.deadlines import ClockPolicy, start
from officer_app.domain.officers import Officer
from officer_app.domain.reports import Actor, Event, Report
from officer_app.domain.vocabulary import Channel, Role, Status
from tests.faults.machine.reference_guards import FIELDS, Replaced

WARDS = ("31.75.07.1001", "31.75.07.1002", "31.75.07.1003", "31.75.07.1004")
# Wards as stripes of the map: the first lies west of 106.81, the last has no end.
_WEST, _WIDTH = 106.80, 0.01
ONE = Officer("o-one", "one", "Satu", "Staf", frozenset({Role.STAFF}), (WARDS[0], WARDS[1]))
TWO = Officer("o-two", "two", "Dua", "Camat", frozenset({Role.STAFF, Role.SUPERVISOR}), (WARDS[1], WARDS[2]))
THREE = Officer("o-three", "three", "Tiga", "Staf", frozenset({Role.STAFF, Role.FIELD}), (WARDS[0], WARDS[2]))
OFFICERS = {officer.id: officer for officer in (ONE, TWO, THREE)}
CATEGORIES, AGENCIES, UNITS = ("flood", "roads", "waste"), ("SDA", "BM"), ("PPSU",)
CENTRE = Actor(id="o-centre", name="Pusat", title="Biro")


@dataclass(frozen=True, slots=True)
class Departure:
    """A report went out of the sight of those who saw it in this ward."""

    rev: int
    report_id: str
    kind: str
    ward: str
    into: str | None = None


@dataclass(slots=True)
class Upload:
    """A photo on its way up."""

    officer_id: str
    sha256: str
    size: int
    data: bytearray = field(default_factory=bytearray)
    done: bool = False


@dataclass(slots=True)
class Stored:
    """What became of an operation, as it is told again."""

    hash: str
    author_id: str
    report_id: str
    status: str
    rev: int | None = None
    problem: dict[str, object] | None = None


@dataclass(slots=True)
class SessionRow:
    """One session: its two tokens, and the former refresh token until the new access token was used."""

    officer_id: str
    access: str
    access_until: datetime
    refresh: str
    refresh_until: datetime
    former: str | None = None


@dataclass(slots=True)
class Ledger:
    """Everything that a backup holds."""

    epoch: str
    rev: int = 0
    reports: dict[str, Report] = field(default_factory=dict)
    events: dict[str, list[Event]] = field(default_factory=dict)
    departures: list[Departure] = field(default_factory=list)
    results: dict[str, Stored] = field(default_factory=dict)
    conflicted: set[str] = field(default_factory=set)
    effects: list[str] = field(default_factory=list)
    written: dict[tuple[str, str], tuple[int, str | None]] = field(default_factory=dict)
    replaced: list[Replaced] = field(default_factory=list)
    blobs: dict[str, dict[str, int]] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)
    sessions: list[SessionRow] = field(default_factory=list)

    def next_rev(self) -> int:
        """The feed's next number."""
        self.rev += 1
        return self.rev

    def receive(self, report_id: str, ward: str, at: datetime) -> None:
        """A citizen's report comes in."""
        report = Report(
            id=report_id,
            number=f"JK-{report_id.upper()}",
            channel=Channel.JAKI,
            category=CATEGORIES[0],
            text=f"Laporan {report_id}",
            status=Status.WAITING,
            ward=ward,
            received_at=at - timedelta(days=1),
            updated_at=at,
            clocks=start(at - timedelta(days=1), ClockPolicy()),
            rev=self.next_rev(),
            point=point_in(WARDS.index(ward)),
        )
        self.reports[report_id] = report
        self.events[report_id] = [Event(seq=1, kind="received", at=at, data={})]

    def write(self, before: Report, after: Report, by: str | None = CENTRE.id) -> Report:
        """A report is another now; who saw it only where it was is told that it left."""
        if before.ward != after.ward:
            self.departures.append(Departure(self.next_rev(), before.id, "left", before.ward))
        stored = replace(after, rev=self.next_rev())
        self.reports[stored.id] = stored
        for name in FIELDS:
            if getattr(before, name) != getattr(after, name):
                self.written[stored.id, name] = (stored.rev, by)
        return stored

    def written_by_others(self, report_id: str, officer_id: str, rev: int) -> frozenset[str]:
        """The fields of a report that somebody else wrote after a revision."""
        found = {name: self.written.get((report_id, name), (0, None)) for name in FIELDS}
        return frozenset(name for name, (when, by) in found.items() if when > rev and by != officer_id)

    def drop(self, report: Report, kind: str, into: str | None = None) -> None:
        """The report is no more."""
        self.departures.append(Departure(self.next_rev(), report.id, kind, report.ward, into))
        del self.reports[report.id], self.events[report.id]

    def sender(self, report_id: str) -> str | None:
        """Who sent the result that a report waits with."""
        sent = [event for event in self.events[report_id] if event.data.get("to") == "awaiting_validation"]
        return sent[-1].actor.id if sent and sent[-1].actor else None

    def note(self, report_id: str, event: Event) -> None:
        """A line of a report's history."""
        history = self.events[report_id]
        history.append(replace(event, seq=len(history) + 1))

    def visible(self, officer: Officer) -> dict[str, Report]:
        """The reports in an officer's scope."""
        return {report.id: report for report in self.reports.values() if officer.in_scope(report.ward, report.agency)}

    def held(self, officer: Officer) -> dict[str, int]:
        """The photos that this officer has brought, whole and verified, with their sizes."""
        return self.blobs.setdefault(officer.id, {})


def point_in(ward: int) -> tuple[float, float]:
    """A point in one of the wards."""
    return (round(_WEST + _WIDTH * (ward + 0.5), 4), -6.2)


def ward_at(point: tuple[float, float]) -> str:
    """The ward of a point."""
    stripe = int((point[0] - _WEST) / _WIDTH)
    return WARDS[min(max(stripe, 0), len(WARDS) - 1)]
