"""A report as rows of the cache, and back as a line of the queue."""

import msgspec

from officer_app.domain.reports import Event, Report
from officer_app.domain.vocabulary import Visibility
from sync.moments import to_millis
from sync.queue_order import TEXT_SHOWN, folded, risk_key
from sync.records import QueueRow

ReportRow = tuple[str, str, int, str, int, int, int, str, str, str | None, float | None, float | None, int]

_encode = msgspec.json.Encoder().encode
_report = msgspec.json.Decoder(Report)
_events = msgspec.json.Decoder(tuple[Event, ...])
_MAX_EVENTS = 1_000


def row_of(report: Report) -> ReportRow:
    """The columns of table `report` without `rid`, in the table's order."""
    received = to_millis(report.received_at)
    closed, risk = risk_key(report.status, report.clocks, received)
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
    )


def folded_of(report: Report) -> str:
    """The searched text of a report."""
    return folded(report.number, report.text)


def document_of(report: Report) -> bytes:
    """A report as a document of the cache."""
    return _encode(report)


def report_of(document: bytes) -> Report:
    """The report in a document."""
    return _report.decode(document)


def hashes_of(report: Report) -> set[str]:
    """The hashes by which the photos of a report are known: of what was sent and of its original."""
    found = {attachment.sha256 for attachment in report.attachments}
    return found | {a.original_sha256 for a in report.attachments if a.original_sha256 is not None}


def history_of(document: bytes) -> tuple[Event, ...]:
    """The events in a document, by their number."""
    return _events.decode(document)


def joined_history(former: bytes | None, events: tuple[Event, ...]) -> bytes | None:
    """The history with new events in their places; None when they add nothing."""
    known = {event.seq: event for event in history_of(former)} if former is not None else {}
    fresh = {event.seq: event for event in events if event.seq not in known}
    if not fresh:
        return None
    merged = known | fresh
    return _encode([merged[seq] for seq in sorted(merged)[-_MAX_EVENTS:]])


def queue_row(report: Report, unsent: int = 0, attention: int = 0) -> QueueRow:
    """The line of the queue that shows a report."""
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
        photos=len(report.attachments),
        private=report.visibility is Visibility.PRIVATE,
        approximate=report.approximate,
        unsent=unsent,
        attention=attention,
    )
