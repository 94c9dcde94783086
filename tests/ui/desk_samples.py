"""Reports, operations and reference data for the tests of the window's pages."""

from datetime import UTC, datetime, timedelta

from officer_app.domain import deadlines
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.operations import Payload, Photo, PhotoFacts, kind_of
from officer_app.domain.reports import Actor, Event, Report
from officer_app.domain.vocabulary import Channel, PhotoRole, Role, Status
from sync.records import Category, Colleague, OperationState, OutboxItem, Reference

NOW = datetime(2026, 3, 4, 3, 20, tzinfo=UTC)
WARD = "31.75.07.1003"
ME = "officer-1"
REFERENCE = Reference(
    categories={"flood": Category("flood", "Banjir", "Flood", ClockPolicy())},
    agencies={"sda": "Dinas Sumber Daya Air", "dishub": "Dinas Perhubungan"},
    units={"ppsu": "PPSU Klender"},
    officers={"officer-2": Colleague("officer-2", "Siti Rahma", "Staf", frozenset({Role.STAFF}), (WARD,))},
    areas={WARD: "Klender", "31.75.07": "Duren Sawit"},
)


def report(**changes: object) -> Report:
    """A waiting flood report of five hours ago."""
    received = NOW - timedelta(hours=5)
    fields: dict[str, object] = {
        "id": "report-1",
        "number": "JK2603040342",
        "channel": Channel.QLUE,
        "category": "flood",
        "text": "Banjir di depan pos",
        "status": Status.WAITING,
        "ward": WARD,
        "received_at": received,
        "updated_at": received,
        "clocks": deadlines.start(received, ClockPolicy()),
        "rev": 1,
        "point": (106.9, -6.2),
        "address": "Jl. Dermaga",
        "neighbourhood": f"{WARD}/RW 11",
    }
    return Report(**(fields | changes))  # type: ignore[arg-type]


def event(seq: int, kind: str, **data: object) -> Event:
    """An event of a colleague."""
    actor = Actor(id="officer-2", name="Siti Rahma", title="Staf")
    return Event(seq=seq, kind=kind, at=NOW - timedelta(hours=5 - seq), actor=actor, op_id=f"op-{seq}", data=data)


def item(op_id: str, payload: Payload, state: OperationState = OperationState.QUEUED, **changes: object) -> OutboxItem:
    """An operation of the officer, ten minutes old."""
    fields: dict[str, object] = {
        "op_id": op_id,
        "report_id": "report-1",
        "number": "JK2603040342",
        "kind": kind_of(payload),
        "payload": payload,
        "state": state,
        "recorded_at": NOW - timedelta(minutes=10),
        "author_id": ME,
        "attempts": 0,
        "next_try": None,
        "problem": None,
        "bytes_total": 0,
        "bytes_sent": 0,
    }
    return OutboxItem(**(fields | changes))  # type: ignore[arg-type]


def photo(sha256: str = "a" * 64, role: PhotoRole = PhotoRole.AFTER, **facts: object) -> Photo:
    """A prepared result photo."""
    known: dict[str, object] = {"original_sha256": sha256[::-1], "original_size": 3_000_000, "source": "jpeg"}
    return Photo(
        sha256=sha256,
        size=900_000,
        mime="image/jpeg",
        width=2560,
        height=1920,
        role=role,
        facts=PhotoFacts(**(known | facts)),  # type: ignore[arg-type]
    )
