"""Items of the change feed, as the engine hands them to the cache."""

from dataclasses import dataclass

from officer_app.domain.reports import Event, Report


@dataclass(frozen=True, slots=True)
class FeedReport:
    """A report as it stands at `report.rev`, with the last lines of its history."""

    report: Report
    events: tuple[Event, ...] = ()


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
    """An item that this version does not understand, kept as it came."""

    kind: str
    rev: int
    document: bytes


FeedItem = FeedReport | FeedGone | FeedUnknown
