"""A report as rows of the cache, and back as a line of the queue."""

from collections.abc import Collection, Iterable
from datetime import datetime

import msgspec

from officer_app.domain.reports import Event, Report
from officer_app.domain.urgency import hands_of, warns_at
from officer_app.domain.vocabulary import OperationKind, Visibility
from sync.cells import cell_of
from sync.moments import to_millis
from sync.queue_order import TEXT_SHOWN, folded, stored_risk
from sync.records import QueueRow
from sync.report_fields import MOST_NUMBER, REPORTS

# The columns of table `report`; the last three are counted from histories.
REPORT_COLUMNS = (
    "rid", "id", "number", "rev", "status", "closed", "risk", "received_at", "category", "ward", "assignee", "lon", "lat",
    "approximate", "cell", "channel", "agency", "unit", "priority", "private", "photos", "response_due", "resolution_due",
    "responded_at", "resolved_at", "paused_since", "apart", "warn", "returns", "reopens", "doubts",
)  # fmt: skip
ReportRow = tuple[str | int | float | None, ...]

_encode = msgspec.json.Encoder().encode
_events = msgspec.json.Decoder(tuple[Event, ...])
_MAX_EVENTS = 1_000


def row_of(report: Report) -> ReportRow:
    """The values of table `report` without `rid`, in the order of REPORT_COLUMNS; what its history says is counted apart."""
    received, clocks = to_millis(report.received_at), report.clocks
    closed, risk = stored_risk(report.status, clocks, received)
    lon, lat = report.point if report.point is not None else (None, None)
    return (
        report.id,
        report.number,
        report.rev,
        report.status.value,
        closed,
        risk,
        received,
        report.category,
        report.ward,
        report.assignee,
        lon,
        lat,
        int(report.approximate),
        None if report.point is None else cell_of(report.point),
        report.channel.value,
        report.agency,
        report.unit,
        max(-MOST_NUMBER, min(report.priority, MOST_NUMBER)),
        int(report.visibility is not Visibility.PUBLIC),
        len(report.attachments),
        to_millis(clocks.response_due),
        to_millis(clocks.resolution_due),
        _millis(clocks.responded_at),
        _millis(clocks.resolved_at),
        _millis(clocks.paused_since),
        hands_of(report.status, clocks).value,
        to_millis(warns_at(clocks)),
    )


def _millis(at: datetime | None) -> int | None:
    return None if at is None else to_millis(at)


def folded_of(report: Report, notes: Iterable[str] = ()) -> str:
    """The searched text of a report and of the notes in its history."""
    return folded(report.number, report.text, report.address, notes)


def notes_of(events: Iterable[Event]) -> tuple[str, ...]:
    """The internal notes in a history."""
    return tuple(str(event.data.get("text", "")) for event in events if event.kind == OperationKind.NOTE)


def document_of(report: Report) -> bytes:
    """A report as a document of the cache."""
    return _encode(report)


def report_of(document: bytes) -> Report:
    """The report in a document, with words that this version does not know as they came."""
    return REPORTS.stored(document)


def hashes_of(report: Report) -> set[str]:
    """The hashes by which the photos of a report are known: of what was sent and of its original."""
    found = {attachment.sha256 for attachment in report.attachments}
    return found | {a.original_sha256 for a in report.attachments if a.original_sha256 is not None}


def history_of(document: bytes) -> tuple[Event, ...]:
    """The events in a document, by their number."""
    return _events.decode(document)


def history_without(document: bytes, numbers: Collection[int]) -> bytes:
    """The history in a document without the events of these numbers."""
    return _encode([event for event in history_of(document) if event.seq not in numbers])


def joined_history(former: bytes | None, events: tuple[Event, ...]) -> bytes | None:
    """The history with new events in their places; None when they add nothing."""
    known = {event.seq: event for event in history_of(former)} if former is not None else {}
    fresh = {event.seq: event for event in events if event.seq not in known}
    if not fresh:
        return None
    merged = known | fresh
    return _encode([merged[seq] for seq in sorted(merged)[-_MAX_EVENTS:]])


def queue_row(
    report: Report, unsent: int = 0, attention: int = 0, *, setbacks: tuple[int, int, int] = (0, 0, 0), searched: str = ""
) -> QueueRow:
    """The line of the queue that shows a report; `searched` where it is to be compared with a query.

    `setbacks` are how often a result was sent back, how often the report was taken up again, and which times are in doubt
    (`sync.time_doubts`).
    """
    return QueueRow(
        report_id=report.id,
        number=report.number,
        status=report.status,
        category=report.category,
        ward=report.ward,
        text=report.text[:TEXT_SHOWN],
        received_at=report.received_at,
        clocks=report.clocks,
        priority=report.priority,
        assignee=report.assignee,
        channel=report.channel.value,
        agency=report.agency,
        unit=report.unit,
        address=report.address,
        photos=len(report.attachments),
        private=report.visibility is not Visibility.PUBLIC,
        approximate=report.approximate,
        unsent=unsent,
        attention=attention,
        returns=setbacks[0],
        reopens=setbacks[1],
        doubts=setbacks[2],
        searched=searched,
    )
