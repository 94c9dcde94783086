"""Reports, their photos and their history as rows, and back."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, select

from central import schema
from central.clock import from_millis, maybe_millis, maybe_time, to_millis
from officer_app.domain.deadlines import Clocks
from officer_app.domain.reports import Attachment, Event, Report
from officer_app.domain.vocabulary import Channel, PhotoRole, Status, Visibility

_CLOCKS = ("response_due", "resolution_due", "red_flag_at", "responded_at", "resolved_at", "paused_since")
_SAME = (
    "id",
    "number",
    "channel",
    "category",
    "text",
    "status",
    "visibility",
    "approximate",
    "address",
    "ward",
    "neighbourhood",
    "agency",
    "unit",
    "assignee",
    "priority",
    "public_answer",
    "merged_into",
)
_CHUNK = 500


def row_of(report: Report) -> dict[str, object]:
    """A report's own columns, without its source and its revision."""
    row: dict[str, object] = {name: getattr(report, name) for name in _SAME}
    row |= {name: maybe_millis(getattr(report.clocks, name)) for name in _CLOCKS}
    row["lon"], row["lat"] = report.point or (None, None)
    row["received_at"], row["updated_at"] = to_millis(report.received_at), to_millis(report.updated_at)
    return row


def report_of(row: RowMapping, attachments: Iterable[Attachment]) -> Report:
    """The report that a row of table `report` holds."""
    return Report(
        id=row["id"],
        number=row["number"],
        channel=Channel(row["channel"]),
        category=row["category"],
        text=row["text"],
        status=Status(row["status"]),
        visibility=Visibility(row["visibility"]),
        point=_point(row),
        approximate=bool(row["approximate"]),
        address=row["address"],
        ward=row["ward"],
        neighbourhood=row["neighbourhood"],
        agency=row["agency"],
        unit=row["unit"],
        assignee=row["assignee"],
        priority=row["priority"],
        public_answer=row["public_answer"],
        merged_into=row["merged_into"],
        received_at=from_millis(row["received_at"]),
        updated_at=from_millis(row["updated_at"]),
        clocks=_clocks_of(row),
        attachments=tuple(attachments),
        rev=row["rev"],
    )


def attachment_row(report_id: str, position: int, attachment: Attachment) -> dict[str, object]:
    """One photo of a report; `position` keeps their order."""
    lon, lat = attachment.point or (None, None)
    return {
        "report_id": report_id,
        "position": position,
        "sha256": attachment.sha256,
        "size": attachment.size,
        "mime": attachment.mime,
        "role": attachment.role,
        "width": attachment.width,
        "height": attachment.height,
        "caption": attachment.caption,
        "taken_at": maybe_millis(attachment.taken_at),
        "lon": lon,
        "lat": lat,
        "original_sha256": attachment.original_sha256,
        "added_by": attachment.added_by,
        "covered": attachment.covered or None,
        "metres": attachment.metres,
    }


def attachment_of(row: RowMapping) -> Attachment:
    """The photo that a row of table `attachment` holds."""
    return Attachment(
        sha256=row["sha256"],
        size=row["size"],
        mime=row["mime"],
        role=PhotoRole(row["role"]),
        width=row["width"],
        height=row["height"],
        caption=row["caption"],
        taken_at=maybe_time(row["taken_at"]),
        point=_point(row),
        original_sha256=row["original_sha256"],
        added_by=row["added_by"],
        covered=bool(row["covered"]),
        metres=row["metres"],
    )


def event_row(report_id: str, event: Event) -> dict[str, object]:
    """One line of a report's history."""
    actor = event.actor
    return {
        "report_id": report_id,
        "seq": event.seq,
        "kind": event.kind,
        "at": to_millis(event.at),
        "recorded_at": maybe_millis(event.recorded_at),
        "actor_id": actor.id if actor else None,
        "actor_name": actor.name if actor else None,
        "actor_title": actor.title if actor else None,
        "op_id": event.op_id,
        "data": msgspec.json.encode(event.data).decode(),
    }


def reports_of(connection: Connection, rows: Iterable[RowMapping]) -> list[Report]:
    """The reports of these rows, in their order, with their photos."""
    kept = list(rows)
    photos = attachments_of(connection, [row["id"] for row in kept])
    return [report_of(row, photos.get(row["id"], ())) for row in kept]


def attachments_of(connection: Connection, report_ids: list[str]) -> Mapping[str, list[Attachment]]:
    """The photos of these reports, in their order."""
    found: dict[str, list[Attachment]] = {}
    for start in range(0, len(report_ids), _CHUNK):
        chunk = report_ids[start : start + _CHUNK]
        columns = schema.attachment.c
        query = select(schema.attachment).where(columns.report_id.in_(chunk)).order_by(columns.report_id, columns.position)
        for row in connection.execute(query).mappings().all():
            found.setdefault(row["report_id"], []).append(attachment_of(row))
    return found


def _point(row: RowMapping) -> tuple[float, float] | None:
    return None if row["lon"] is None or row["lat"] is None else (row["lon"], row["lat"])


def _clocks_of(row: RowMapping) -> Clocks:
    times: dict[str, Any] = {name: maybe_time(row[name]) for name in _CLOCKS}
    return Clocks(**times)
