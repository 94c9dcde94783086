"""A citizen's report as officers see it, and its history."""

from dataclasses import dataclass
from datetime import datetime

from officer_app.domain.deadlines import Clocks
from officer_app.domain.vocabulary import CLOSED_STATUSES, Channel, PhotoRole, Status, Visibility


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A photo of a report: the citizen's, or an officer's evidence (then with the facts of its original).

    `covered` says that parts of the picture were painted over before it was sent. `metres` is how far from the report's place it
    was taken when it was sent; None where nobody measured it.
    """

    sha256: str
    size: int
    mime: str
    role: PhotoRole
    width: int | None = None
    height: int | None = None
    caption: str | None = None
    taken_at: datetime | None = None
    point: tuple[float, float] | None = None
    original_sha256: str | None = None
    added_by: str | None = None
    covered: bool = False
    metres: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report; times are aware and in UTC, `point` is (longitude, latitude) in WGS84.

    `approximate` says that the point stands for the whole ward because the citizen gave none. `assignee_name` and `merged_into`
    are for display; the reporter is never part of it.
    """

    id: str
    number: str
    channel: Channel
    category: str
    text: str
    status: Status
    ward: str
    received_at: datetime
    updated_at: datetime
    clocks: Clocks
    rev: int
    visibility: Visibility = Visibility.PUBLIC
    point: tuple[float, float] | None = None
    approximate: bool = False
    address: str | None = None
    neighbourhood: str | None = None
    agency: str | None = None
    unit: str | None = None
    assignee: str | None = None
    priority: int = 0
    public_answer: str | None = None
    merged_into: str | None = None
    attachments: tuple[Attachment, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self.status not in CLOSED_STATUSES


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who did something: an officer, with the title he had then."""

    id: str
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of a report's history.

    `kind` is an operation's kind, or `received`, or a word of a newer centre that is shown as unknown; `at` is when the centre
    took it in, `recorded_at` when the officer did it; `data` is the operation's payload as a JSON object.
    """

    seq: int
    kind: str
    at: datetime
    recorded_at: datetime | None = None
    actor: Actor | None = None
    op_id: str | None = None
    data: dict[str, object]
