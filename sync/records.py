"""What the stores give to their readers: plain frozen records, free of SQL and of wire formats."""

from array import array
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntFlag, StrEnum

from officer_app.domain.calendar import AROUND_THE_CLOCK, WorkCalendar, WorkingTime
from officer_app.domain.deadlines import ClockPolicy, Clocks
from officer_app.domain.operations import Guard, Payload, Photo
from officer_app.domain.reports import Event, Report
from officer_app.domain.vocabulary import OperationKind, Role, Status
from officer_app.domain.workflow import Workflow


class OperationState(StrEnum):
    """Where an officer's operation is; the last four are ends that only the centre or a person brings about."""

    QUEUED = "queued"
    SENDING = "sending"
    UNCERTAIN = "uncertain"
    APPLIED = "applied"
    SETTLED = "settled"
    CONFLICT = "conflict"
    QUARANTINED = "quarantined"
    DISCARDED = "discarded"


UNSENT_STATES = frozenset({OperationState.QUEUED, OperationState.SENDING, OperationState.UNCERTAIN})
OVERLAY_STATES = UNSENT_STATES | {OperationState.APPLIED}
ATTENTION_STATES = frozenset({OperationState.CONFLICT, OperationState.QUARANTINED})


# Who a report is assigned to when it is assigned to nobody.
NOBODY = ""


class Sort(StrEnum):
    """The queue's orders."""

    RISK = "risk"
    NEWEST = "newest"
    OLDEST = "oldest"


class Group(StrEnum):
    """By what the queue tells its reports apart: each group under a header of its own."""

    STATUS = "status"
    CATEGORY = "category"
    AREA = "area"
    OFFICER = "officer"
    AGENCY = "agency"
    DUE = "due"


class Doubt(IntFlag):
    """The times of a report that are in doubt (`sync.time_doubts`)."""

    RESPONSE = 1
    RESOLUTION = 2
    ANY = RESPONSE | RESOLUTION


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueQuery:
    """Which reports the queue shows; an empty tuple and None filter nothing, `areas` cover all below them.

    `assignee` NOBODY means assigned to nobody; `priority` is the least; `received_from` is the first moment that counts and
    `received_before` the first that does not; `due_before` keeps open reports whose next promise breaks before then, `due_from`
    those where it breaks then or later; `warned_by` keeps those of which a clock warned by then. `meant` is searched for instead
    of `text`, where that was misspelt. An agency NOBODY means handed to none. `paused`, `responded` and `resolved` ask how the
    clocks stand, `returned` and `reopened` whether a result was ever sent back or a report taken up again. `doubts`
    keeps reports of which one of these times is in doubt (`Doubt`). `open_at` keeps what
    had come in before that moment and was not closed before it; `late_response_at` and `late_resolution_at` keep reports whose
    promise was broken as of that moment: kept too late, or running past its deadline without a pause. `reports` names the only
    ones that count, as a forecast does. `group` changes nothing of which reports there are, only how a list of them is laid out
    (`sync.queue_groups`).
    """

    statuses: tuple[Status, ...] = ()
    categories: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    text: str = ""
    meant: str = ""
    unsent_only: bool = False
    assignee: str | None = None
    priority: int = 0
    private: bool | None = None
    with_photos: bool | None = None
    approximate: bool | None = None
    received_from: datetime | None = None
    received_before: datetime | None = None
    due_before: datetime | None = None
    due_from: datetime | None = None
    warned_by: datetime | None = None
    paused: bool | None = None
    responded: bool | None = None
    resolved: bool | None = None
    returned: bool | None = None
    reopened: bool | None = None
    doubts: int = 0
    open_at: datetime | None = None
    late_response_at: datetime | None = None
    late_resolution_at: datetime | None = None
    reports: tuple[str, ...] = ()
    sort: Sort = Sort.RISK
    group: Group | None = None

    @property
    def sought(self) -> str:
        """What is searched for."""
        return self.meant or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One line of the queue, with the officer's unsettled operations laid over it.

    `searched` is what a search looks through, where the row was read to be compared with a query.
    """

    report_id: str
    number: str
    status: Status
    category: str
    ward: str
    text: str
    received_at: datetime
    clocks: Clocks
    priority: int
    assignee: str | None
    channel: str
    agency: str | None
    unit: str | None
    address: str | None
    photos: int
    private: bool
    approximate: bool
    unsent: int
    attention: int
    returns: int = 0
    reopens: int = 0
    doubts: int = 0
    searched: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A stretch of the queue; `after` continues it, None at the end."""

    rows: tuple[QueueRow, ...]
    after: tuple[object, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxItem:
    """One operation as the outbox page and the report's history show it."""

    op_id: str
    report_id: str
    number: str
    kind: OperationKind
    payload: Payload
    state: OperationState
    recorded_at: datetime
    author_id: str
    attempts: int
    next_try: datetime | None
    problem: str | None
    bytes_total: int
    bytes_sent: int


@dataclass(frozen=True, slots=True)
class OthersWork:
    """How much of another officer's work waits on this computer; it goes out when he signs in. `name` is what he was called."""

    officer_id: str
    name: str
    count: int


class Choice(StrEnum):
    """What a person can decide about work that the centre could not take; each but the last two records new operations.

    SEND_AGAIN does the same to the report as it stands now. FIELD_REPORT (reassigned) and ATTACH (closed) give the words and
    photos to whoever has the report now. TO_CANONICAL gives them to the report that this one was merged into. ASK_BACK and
    ASK_REOPEN ask for the report, or take it where the role allows. RECOMPRESS sends smaller photos. KEEP_DRAFT puts words and
    photos back into the report's forms. WITHDRAW gives the action up, with a reason.
    """

    SEND_AGAIN = "send-again"
    FIELD_REPORT = "field-report"
    ATTACH = "attach"
    TO_CANONICAL = "to-canonical"
    ASK_BACK = "ask-back"
    ASK_REOPEN = "ask-reopen"
    RECOMPRESS = "recompress"
    KEEP_DRAFT = "keep-draft"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionCard:
    """An operation that needs a person, with everything to decide by.

    `base` is the report as the officer saw it, `mine` as he meant it to be, `theirs` as the centre has it now (None where it is
    not his to see any more). `choices` are those that are possible, the likeliest first.
    """

    item: OutboxItem
    base: Report
    mine: Report
    theirs: Report | None
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDetail:
    """One report whole: as it will be once everything unsent has arrived, its history, and what is still on its way."""

    report: Report
    events: tuple[Event, ...]
    operations: tuple[OutboxItem, ...]
    truncated_history: bool = False


APPROXIMATE_POINT = 0x80


@dataclass(frozen=True, slots=True)
class MapPoints:
    """Reports for the map: `positions` holds lon, lat pairs as 32-bit floats; `statuses` an index into `tuple(Status)`, or
    one behind it for a status that this version does not know.

    A status byte has `APPROXIMATE_POINT` added where the report's position is approximate. Ids in ascending order are found
    fastest, but any order is right.
    """

    ids: tuple[str, ...]
    positions: "array[float]"
    statuses: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredOperation:
    """An operation of the outbox as the engine sends it; `document` is its immutable JSON as POST /operations takes it."""

    op_id: str
    report_id: str
    kind: OperationKind
    state: OperationState
    document: bytes
    author_id: str
    transport_attempts: int
    server_attempts: int
    photos: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBlob:
    """A photo that still has to reach the centre."""

    sha256: str
    size: int
    mime: str
    author_id: str
    upload_url: str | None
    offset: int
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOperation:
    """What a command is about to record."""

    op_id: str
    report_id: str
    payload: Payload
    guard: Guard
    base_rev: int
    author_id: str
    recorded_at: datetime
    photos: tuple[Photo, ...] = ()
    depends_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Figures for the status bar and the rail; `others` is what waits for other officers of this computer to sign in.

    `unread` are reports and documents that could not be read whole.
    """

    open_by_status: dict[Status, int] = field(default_factory=dict)
    unsent: int = 0
    attention: int = 0
    photos_unsent: int = 0
    others: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Category:
    """A category with its name in both languages and its clocks."""

    code: str
    name: str
    name_en: str
    policy: ClockPolicy


@dataclass(frozen=True, slots=True)
class Colleague:
    """An officer who shares an area with the one signed in, to assign reports to."""

    id: str
    name: str
    title: str
    roles: frozenset[Role]
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The reference data last fetched; empty before the first sync, with the default workflow."""

    categories: dict[str, Category] = field(default_factory=dict)
    agencies: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    officers: dict[str, Colleague] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)
    workflow: Workflow = field(default_factory=Workflow)
    approximate_areas: bool = False
    calendar: WorkCalendar = AROUND_THE_CLOCK

    @property
    def working(self) -> WorkingTime:
        """Which time counts for a report's clocks."""
        counted = frozenset(code for code, category in self.categories.items() if category.policy.office_hours)
        return WorkingTime(self.calendar, counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPhoto:
    """A photo ready to be kept and sent: `data` is the re-encoded file without EXIF, `photo` its facts."""

    photo: Photo
    data: bytes
