"""What the central API's answers say, as plain records."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from officer_app.domain.reports import Event
from sync.feed import FeedItem, FeedReport
from sync.field_reading import Unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Ping:
    """Who answers: the deployment, its epoch (another one after a restore from backup) and its time."""

    instance: str
    epoch: str
    time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPage:
    """A stretch of the changes in the officer's scope; `cursor` continues it, `at` is the centre's own time."""

    epoch: str
    items: tuple[FeedItem, ...]
    cursor: str
    more: bool
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """Revisions of reports in scope by id, in the order of ids; not `whole` where entries could not be read."""

    revs: dict[str, int]
    more: bool
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsPage:
    """A stretch of a report's history."""

    events: tuple[Event, ...]
    more: bool


@dataclass(frozen=True, slots=True)
class Document:
    """Reference data as it came, with the tag to ask for it again; `unread` names what had to be left out of it."""

    etag: str
    body: bytes
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSession:
    """One of the officer's sessions; `current` is the one that asks."""

    id: str
    device_name: str | None = None
    begun_at: datetime | None = None
    seen_at: datetime | None = None
    current: bool = False


class ResultStatus(StrEnum):
    """What became of an operation at the centre; UNREADABLE is a word or an answer that this version cannot read."""

    APPLIED = "applied"
    ALREADY_APPLIED = "already_applied"
    CONFLICT = "conflict"
    REJECTED = "rejected"
    MISSING_BLOBS = "missing_blobs"
    IN_PROGRESS = "in_progress"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class OperationResult:
    """The centre's answer to one operation.

    `report` is how the report stands now, `theirs` the same as the bytes that came; `problem` is the word that says why.
    """

    op_id: str
    status: ResultStatus
    rev: int | None = None
    report: FeedReport | None = None
    theirs: bytes | None = None
    problem: str | None = None
    missing: tuple[str, ...] = ()
