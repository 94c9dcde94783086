"""Items of the change feed, as the engine hands them to the cache."""

from dataclasses import dataclass, field

from officer_app.domain.reports import Event, Report
from sync.field_reading import Unread


@dataclass(frozen=True, slots=True)
class FeedReport:
    """A report as it stands at `report.rev`, with the last lines of its history.

    `unread` names what of it this version could not read; then `document` is the item as it came, for a version that can.
    """

    report: Report
    events: tuple[Event, ...] = ()
    unread: tuple[Unread, ...] = ()
    document: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class FeedGone:
    """A report that is no longer in the officer's scope; `kind` is left, merged or purged, `into` where it was merged."""

    id: str
    rev: int
    kind: str
    into: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class FeedUnknown:
    """An item that this version does not understand, kept as it came; `id` is that of its report, where it says one.

    `document` is empty where it was too long to be fetched.
    """

    kind: str
    rev: int
    document: bytes
    id: str = ""


FeedItem = FeedReport | FeedGone | FeedUnknown
