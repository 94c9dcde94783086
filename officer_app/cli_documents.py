"""The JSON that commands write: stable shapes, told in docs/cli.md. Fields are added, never renamed or removed."""

from datetime import datetime

import msgspec

from officer_app.domain import deadlines
from officer_app.domain.deadlines import ClockReading
from officer_app.domain.officers import Officer
from sync.changes import SyncState
from sync.records import Counts, DecisionCard, OthersWork, OutboxItem, QueueRow, Reference, ReportDetail
from sync.unread_rows import UnreadLine
from ui.words.unread_words import unread_words

Document = dict[str, object]


def officer_document(officer: Officer) -> Document:
    """The officer who is signed in."""
    return {
        "id": officer.id,
        "login": officer.login,
        "name": officer.name,
        "title": officer.title,
        "roles": sorted(officer.roles),
        "areas": list(officer.areas),
        "agency": officer.agency,
    }


def row_document(row: QueueRow, reference: Reference, now: datetime) -> Document:
    """One report of `reports list`."""
    return {
        "id": row.report_id,
        "number": row.number,
        "status": row.status,
        "category": row.category,
        "ward": row.ward,
        "ward_name": reference.areas.get(row.ward),
        "text": row.text,
        "received_at": row.received_at,
        "response": _clock(deadlines.read_response(row.clocks, now), row.clocks.response_due),
        "resolution": _clock(deadlines.read_resolution(row.clocks, now), row.clocks.resolution_due),
        "priority": row.priority,
        "assignee": row.assignee,
        "photos": row.photos,
        "private": row.private,
        "approximate": row.approximate,
        "unsent": row.unsent,
        "attention": row.attention,
    }


def detail_document(detail: ReportDetail, now: datetime) -> Document:
    """The report of `reports show`, as it will be once everything has arrived, with its history and what is on its way."""
    report = msgspec.to_builtins(detail.report)
    clocks = detail.report.clocks
    return {
        "report": report,
        "response": _clock(deadlines.read_response(clocks, now), clocks.response_due),
        "resolution": _clock(deadlines.read_resolution(clocks, now), clocks.resolution_due),
        "events": msgspec.to_builtins(detail.events),
        "operations": [operation_document(item) for item in detail.operations],
        "truncated_history": detail.truncated_history,
    }


def operation_document(item: OutboxItem) -> Document:
    """One operation of `outbox`."""
    return {
        "op_id": item.op_id,
        "report_id": item.report_id,
        "number": item.number,
        "kind": item.kind,
        "payload": msgspec.to_builtins(item.payload),
        "state": item.state,
        "recorded_at": item.recorded_at,
        "author_id": item.author_id,
        "attempts": item.attempts,
        "next_try": item.next_try,
        "problem": item.problem,
        "bytes_total": item.bytes_total,
        "bytes_sent": item.bytes_sent,
    }


def card_document(card: DecisionCard, *, whole: bool = False) -> Document:
    """One operation of `conflicts list`; whole, with the three versions of the report, as `conflicts show` tells it."""
    document = {**operation_document(card.item), "choices": list(card.choices)}
    if whole:
        document |= {"base": card.base, "mine": card.mine, "theirs": card.theirs}
    return document


def others_document(others: tuple[OthersWork, ...]) -> list[Document]:
    """Whose work besides the officer's waits on this computer."""
    return [{"officer_id": found.officer_id, "name": found.name, "count": found.count} for found in others]


def sync_document(state: SyncState, counts: Counts, fetched: int, arrived: int) -> Document:
    """The result of `sync`."""
    return {
        "connection": state.connection,
        "problem": state.problem,
        "last_sync": state.last_sync,
        "changed_reports": fetched,
        "new_reports": arrived,
        **counts_document(counts),
    }


def unread_document(line: UnreadLine) -> Document:
    """One thing that could not be read of the server's answers."""
    return {
        "field": line.field,
        "said": line.said,
        "count": line.count,
        "report": line.report_id,
        "number": line.number,
        "document": line.document,
        "words": unread_words(line),
    }


def counts_document(counts: Counts) -> Document:
    """Figures of what waits and of open reports."""
    return {
        "unsent": counts.unsent,
        "photos_unsent": counts.photos_unsent,
        "attention": counts.attention,
        "unread": counts.unread,
        "open_by_status": {status.value: number for status, number in counts.open_by_status.items()},
    }


def _clock(reading: ClockReading, due: datetime) -> Document:
    return {
        "due": due,
        "state": reading.state,
        "remaining_s": round(reading.remaining.total_seconds()),
        "at_risk": reading.at_risk,
    }
