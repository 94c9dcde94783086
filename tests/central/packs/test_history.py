"""A pack's events are played through the workflow, or refused with the event that cannot have happened."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from central import schema
from central.packs import LoadSummary, load_pack
from central.packs.identity import officer_id, report_id
from central.report_rows import reports_of
from central.storage import Storage
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import PhotoRole, Status
from tests.central.packs.folders import EAST, OFFICE, WEST, Folder, officer, own

_NOW = datetime(2026, 1, 5, 4, 0, tzinfo=UTC)
_AT = datetime(2014, 12, 15, 3, 0, tzinfo=UTC)
_OFFICERS = [
    officer("staf", "staff", areas=(WEST,)),
    officer("ppsu", "field", areas=(WEST,)),
    officer("camat", "supervisor", areas=("31.75.07",)),
    officer("sda", "agency", agency="dinas-sumber-daya-air"),
    officer("lain", "staff", areas=(EAST,)),
]


def _event(kind: str, by: str, hours: float, *, photos: tuple[str, ...] = (), **data: object) -> dict[str, object]:
    at = (_AT + timedelta(hours=hours)).isoformat()
    drawn = [{"role": role, "scene": "flood", "seed": 1, "taken_at": at, "repaired": role == "after"} for role in photos]
    return {"kind": kind, "by": by, "at": at, "data": data} | ({"photos": drawn} if drawn else {})


def _load(
    folder: Folder, tmp_path: Path, *reports: dict[str, object], shift: bool = False
) -> tuple[LoadSummary, dict[str, Report]]:
    folder.wards().put("pack.json", {"name": "mine"}).put("officers.json", {"officers": _OFFICERS})
    folder.put("agencies.json", {"agencies": [{"code": "dinas-sumber-daya-air", "name": "SDA"}]})
    folder.put("reports.json", {"reports": list(reports)})
    storage = Storage.open(tmp_path / "data")
    try:
        summary = load_pack(storage, folder.path, now=_NOW, shift_to_now=shift)
        with storage.reading() as connection:
            found = reports_of(connection, connection.execute(select(schema.report)).mappings())
            _events.clear()
            for row in connection.execute(select(schema.event).order_by(schema.event.c.seq)).mappings():
                _events.setdefault(row["report_id"], []).append((row["kind"], row["actor_id"], json.loads(row["data"])))
    finally:
        storage.close()
    return summary, {report.id: report for report in found}


_events: dict[str, list[tuple[str, str | None, dict[str, object]]]] = {}


def test_a_report_ends_where_its_history_leads(folder: Folder, tmp_path: Path) -> None:
    history = [
        _event("move", "staf", 1, to="in_progress"),
        _event("assign", "staf", 2, officer="ppsu"),
        _event("note", "ppsu", 3, text="menuju lokasi"),
        _event("evidence", "ppsu", 4, photos=("before",)),
        _event("move", "ppsu", 5, to="awaiting_validation", answer="selesai", photos=("after",)),
        _event("validate", "camat", 6),
    ]
    citizens = [{"role": "citizen", "scene": "flood", "seed": 1, "taken_at": _AT.isoformat(), "point": [106.905, -6.225]}]
    summary, reports = _load(folder, tmp_path, own("1", status="done", events=history, photos=citizens))
    assert summary.broken == ()
    report = reports[report_id("mine:1")]
    assert (report.status, report.assignee, report.public_answer) == (Status.DONE, officer_id("ppsu"), "selesai")
    assert report.clocks.responded_at == _AT + timedelta(hours=1)
    assert report.clocks.resolved_at == report.updated_at == _AT + timedelta(hours=6)
    assert report.clocks.resolution_due - report.received_at == timedelta(hours=24)
    assert [photo.role for photo in report.attachments] == [PhotoRole.CITIZEN, PhotoRole.BEFORE, PhotoRole.AFTER]
    assert [photo.added_by for photo in report.attachments] == [None, officer_id("ppsu"), officer_id("ppsu")]
    events = _events[report.id]
    assert [kind for kind, _, _ in events] == ["received", "move", "assign", "note", "evidence", "move", "validate"]
    assert events[2][2] == {"officer": officer_id("ppsu")}
    photos = events[5][2]["photos"]
    assert isinstance(photos, list)
    assert photos[0]["sha256"] == report.attachments[2].sha256


def test_an_agency_and_a_duplicate(folder: Folder, tmp_path: Path) -> None:
    handed = [
        _event("move", "staf", 1, to="coordinating", agency="dinas-sumber-daya-air", reason="aset SDA"),
        _event("move", "sda", 5, to="in_progress"),
    ]
    summary, reports = _load(folder, tmp_path, own("1", events=handed), own("2", events=[_event("merge", "staf", 1, into="1")]))
    assert summary.broken == ()
    first, second = reports[report_id("mine:1")], reports[report_id("mine:2")]
    assert (first.status, first.agency) == (Status.IN_PROGRESS, "dinas-sumber-daya-air")
    assert first.clocks.resolution_due - first.received_at == timedelta(hours=28)
    assert (second.status, second.merged_into) == (Status.DUPLICATE, first.id)


def test_a_category_of_office_hours_waits_by_the_calendar(folder: Folder, tmp_path: Path) -> None:
    folder.put("calendar.json", OFFICE)
    folder.put(
        "taxonomy.json", {"categories": [{"code": "banjir", "name": "Banjir", "office_hours": True, "resolution_hours": 17}]}
    )
    friday = {"received_at": "2014-12-19T08:00:00Z"}
    away = [
        {"kind": "move", "at": "2014-12-19T08:30:00Z", "by": "staf", "data": {
            "to": "coordinating", "agency": "dinas-sumber-daya-air", "reason": "aset SDA"}},
        {"kind": "move", "at": "2014-12-22T02:30:00Z", "by": "sda", "data": {"to": "in_progress"}},
    ]  # fmt: skip
    summary, reports = _load(folder, tmp_path, own("1", **friday), own("2", **friday, events=away))
    assert (summary.broken, summary.calendar) == ((), True)
    # It was away for the last half hour of Friday and the first two of Monday.
    due = reports[report_id("mine:1")].clocks.resolution_due
    assert due == datetime(2014, 12, 23, 8, 0, tzinfo=UTC)
    assert reports[report_id("mine:2")].clocks.resolution_due == datetime(2014, 12, 24, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("events", "reason"),
    [
        ([_event("validate", "camat", 1)], "no-such-move"),
        ([_event("move", "staf", 1, to="rejected")], "needs-reason"),
        (
            [_event("move", "staf", 1, to="in_progress"), _event("move", "ppsu", 2, to="awaiting_validation", answer="x")],
            "needs-photo",
        ),
        ([_event("move", "ppsu", 1, to="rejected", reason="x")], "wrong-role"),
        ([_event("note", "lain", 1, text="x")], "may not see"),
        ([_event("note", "sda", 1, text="x")], "may not see"),
        ([_event("note", "nobody", 1, text="x")], "nobody knows"),
        ([_event("assign", "staf", 1, officer="nobody")], "nobody knows"),
        ([_event("merge", "staf", 1, into="99")], "does not have"),
        ([_event("note", "staf", 1)], "text"),
        ([_event("note", "staf", 1, text=7)], "str"),
        ([_event("evidence", "ppsu", 1)], "no photo"),
        ([_event("note", "staf", 3, text="x"), _event("note", "staf", 2, text="y")], "before the one it follows"),
        ([_event("note", "staf", -1, text="x")], "before the one it follows"),
    ],
)
def test_an_event_that_cannot_have_happened_refuses_the_report_alone(
    folder: Folder, tmp_path: Path, events: list[dict[str, object]], reason: str
) -> None:
    summary, reports = _load(folder, tmp_path, own("1", events=events), own("2"))
    assert set(reports) == {report_id("mine:2")}
    (problem,) = summary.broken
    assert (problem.file, problem.row, problem.field) == ("reports.json", 1, "events")
    assert reason in problem.reason
    assert (summary.read, summary.accepted, summary.refused) == (2, 1, {"broken": 1})


def test_a_status_that_the_history_does_not_lead_to_is_refused(folder: Folder, tmp_path: Path) -> None:
    summary, reports = _load(folder, tmp_path, own("1", status="done"))
    assert reports == {}
    assert summary.broken[0].field == "status"


def test_a_shift_moves_history_clocks_and_photos_alike_and_nothing_into_the_future(folder: Folder, tmp_path: Path) -> None:
    history = [_event("move", "staf", 2, to="in_progress"), _event("evidence", "ppsu", 3, photos=("before",))]
    older = own("2", received_at="2014-12-14T03:00:00Z")
    _, reports = _load(folder, tmp_path, own("1", events=history), older, shift=True)
    report = reports[report_id("mine:1")]
    assert report.updated_at == _NOW
    assert report.received_at == _NOW - timedelta(hours=3)
    assert report.clocks.responded_at == _NOW - timedelta(hours=1)
    assert report.attachments[0].taken_at == _NOW
    assert reports[report_id("mine:2")].received_at == _NOW - timedelta(hours=27)
