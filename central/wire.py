"""What goes over the line besides operations: sessions, reference data, reports, changes. Null fields are left out."""

from datetime import datetime
from typing import Annotated, Any, cast

import msgspec
from msgspec import Meta
from sqlalchemy import Row

from central.clock import from_millis, maybe_time
from central.wire_calendar import Calendar
from officer_app.domain import reports as domain
from officer_app.domain.deadlines import Clocks as DomainClocks
from officer_app.domain.officers import Officer as DomainOfficer
from officer_app.domain.vocabulary import Channel, Need, OperationKind, PhotoRole, Role, Status, Visibility

Lon = Annotated[float, Meta(ge=-180, le=180)]
Lat = Annotated[float, Meta(ge=-90, le=90)]
Point = tuple[Lon, Lat]
Sha256 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$(?!\\n)")]


class Ping(msgspec.Struct, kw_only=True):
    """What only this API answers."""

    service: str
    instance: str
    epoch: str
    time: datetime
    nonce: str


class Health(msgspec.Struct, kw_only=True):
    """All parts work; `notices` names what whoever runs the server should put right."""

    status: str
    notices: list[str]


class SignIn(msgspec.Struct, kw_only=True):
    """A name with its password, on one device; `new_password` takes the place of it, as is needed after a one-time code."""

    login: Annotated[str, Meta(max_length=128)]
    password: Annotated[str, Meta(max_length=1024)]
    device_id: Annotated[str, Meta(pattern="^[!-~]{1,64}$(?!\\n)")]
    device_name: Annotated[str, Meta(max_length=100)] | None = None
    new_password: Annotated[str, Meta(max_length=1024)] | None = None


class Refresh(msgspec.Struct, kw_only=True):
    """A refresh token to be exchanged."""

    refresh_token: Annotated[str, Meta(max_length=256)]


class PasswordChange(msgspec.Struct, kw_only=True):
    """The officer's present password, and the one that takes its place."""

    password: Annotated[str, Meta(max_length=1024)]
    new_password: Annotated[str, Meta(max_length=1024)]


class Session(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One of the caller's sessions: on which device it began when, and when its tokens were last renewed."""

    id: str
    device_id: str
    device_name: str | None = None
    begun_at: datetime | None = None
    seen_at: datetime | None = None
    expires_at: datetime
    current: bool


class Sessions(msgspec.Struct, kw_only=True):
    """The caller's sessions, the one last seen first."""

    items: list[Session]


class Officer(msgspec.Struct, omit_defaults=True, kw_only=True):
    """The officer who is signed in."""

    id: str
    login: str
    name: str
    title: str
    roles: list[Role]
    areas: list[str]
    agency: str | None = None

    @classmethod
    def of(cls, officer: DomainOfficer) -> "Officer":
        """The officer as he is told about himself."""
        return cls(
            id=officer.id,
            login=officer.login,
            name=officer.name,
            title=officer.title,
            roles=sorted(officer.roles),
            areas=list(officer.areas),
            agency=officer.agency,
        )


class Tokens(msgspec.Struct, kw_only=True):
    """Both tokens of a session and whose it is."""

    access_token: str
    access_expires_at: datetime
    refresh_token: str
    refresh_expires_at: datetime
    officer: Officer


class Category(msgspec.Struct, omit_defaults=True, kw_only=True):
    """A category with its clocks, and the agency whose matter it is; with `office_hours` the hours are the calendar's."""

    code: str
    name: str
    name_en: str
    response_hours: float
    resolution_hours: float
    red_flag_hours: float
    office_hours: bool
    agency: str | None = None


class Named(msgspec.Struct, kw_only=True):
    """An agency or a unit."""

    code: str
    name: str


class Colleague(msgspec.Struct, kw_only=True):
    """An officer who shares an area with the caller."""

    id: str
    name: str
    title: str
    roles: list[Role]
    areas: list[str]


class Step(msgspec.Struct, kw_only=True):
    """One legal move of the workflow."""

    source: Status
    target: Status
    kind: OperationKind
    roles: list[Role]
    needs: list[Need]


class Reference(msgspec.Struct, kw_only=True):
    """The words and rules of the deployment; without a calendar the office works around the clock."""

    version: str
    categories: list[Category]
    agencies: list[Named]
    units: list[Named]
    officers: list[Colleague]
    workflow: list[Step]
    areas_version: str
    approximate_areas: bool
    calendar: Calendar | None


class Clocks(msgspec.Struct, omit_defaults=True, kw_only=True):
    """Both deadlines and what became of them."""

    response_due: datetime
    resolution_due: datetime
    red_flag_at: datetime
    responded_at: datetime | None = None
    resolved_at: datetime | None = None
    paused_since: datetime | None = None

    @classmethod
    def of(cls, clocks: DomainClocks) -> "Clocks":
        """The clocks as they are sent."""
        return cls(
            response_due=clocks.response_due,
            resolution_due=clocks.resolution_due,
            red_flag_at=clocks.red_flag_at,
            responded_at=clocks.responded_at,
            resolved_at=clocks.resolved_at,
            paused_since=clocks.paused_since,
        )


class Attachment(msgspec.Struct, omit_defaults=True, kw_only=True):
    """A photo of a report."""

    sha256: Sha256
    size: int
    mime: str
    role: PhotoRole
    width: int | None = None
    height: int | None = None
    caption: str | None = None
    taken_at: datetime | None = None
    point: Point | None = None
    original_sha256: str | None = None
    added_by: str | None = None
    covered: bool = False
    metres: float | None = None

    @classmethod
    def of(cls, photo: domain.Attachment) -> "Attachment":
        """The photo as it is sent."""
        return cls(
            sha256=photo.sha256,
            size=photo.size,
            mime=photo.mime,
            role=photo.role,
            width=photo.width,
            height=photo.height,
            caption=photo.caption,
            taken_at=photo.taken_at,
            point=photo.point,
            original_sha256=photo.original_sha256,
            added_by=photo.added_by,
            covered=photo.covered,
            metres=photo.metres,
        )


class Report(msgspec.Struct, omit_defaults=True, kw_only=True):
    """A citizen's report; `raw_text` only where one report is asked for."""

    id: str
    number: str
    channel: Channel
    category: str
    text: str
    raw_text: str | None = None
    status: Status
    visibility: Visibility
    point: Point | None = None
    approximate: bool
    address: str | None = None
    ward: str
    neighbourhood: str | None = None
    agency: str | None = None
    unit: str | None = None
    assignee: str | None = None
    priority: int
    public_answer: str | None = None
    merged_into: str | None = None
    received_at: datetime
    updated_at: datetime
    clocks: Clocks
    attachments: list[Attachment]
    rev: int

    @classmethod
    def of(cls, report: domain.Report, viewer: DomainOfficer, raw_text: str | None = None) -> "Report":
        """The report as this officer may see it: without the photos that he may not."""
        return cls(
            id=report.id,
            number=report.number,
            channel=report.channel,
            category=report.category,
            text=report.text,
            raw_text=raw_text,
            status=report.status,
            visibility=report.visibility,
            point=report.point,
            approximate=report.approximate,
            address=report.address,
            ward=report.ward,
            neighbourhood=report.neighbourhood,
            agency=report.agency,
            unit=report.unit,
            assignee=report.assignee,
            priority=report.priority,
            public_answer=report.public_answer,
            merged_into=report.merged_into,
            received_at=report.received_at,
            updated_at=report.updated_at,
            clocks=Clocks.of(report.clocks),
            attachments=[Attachment.of(p) for p in report.attachments if viewer.may_see_photo(report.visibility, p.role)],
            rev=report.rev,
        )


class Actor(msgspec.Struct, kw_only=True):
    """Who did something."""

    id: str
    name: str
    title: str


class Event(msgspec.Struct, omit_defaults=True, kw_only=True):
    """One line of a report's history."""

    seq: int
    kind: str
    at: datetime
    recorded_at: datetime | None = None
    actor: Actor | None = None
    op_id: str | None = None
    data: dict[str, Any]

    @classmethod
    def of_row(cls, row: Row[Any]) -> "Event":
        """The line that a row of table `event` holds, as it is sent.

        Straight from the row, its data unread: histories are most of what a page holds.
        """
        return cls(
            seq=row.seq,
            kind=row.kind,
            at=from_millis(row.at),
            recorded_at=maybe_time(row.recorded_at),
            actor=Actor(id=row.actor_id, name=row.actor_name or "", title=row.actor_title or "") if row.actor_id else None,
            op_id=row.op_id,
            data=cast("dict[str, Any]", msgspec.Raw(row.data.encode())),
        )


class ReportItem(msgspec.Struct, tag_field="kind", tag="report", kw_only=True):
    """A report that is new or changed, with the last lines of its history."""

    rev: int
    report: Report
    events: list[Event]


class Left(msgspec.Struct, tag_field="kind", tag="left", omit_defaults=True, kw_only=True):
    """A report that left the caller's scope."""

    id: str
    rev: int
    into: str | None = None
    reason: str | None = None


class Merged(Left, tag_field="kind", tag="merged", omit_defaults=True, kw_only=True):
    """A report that went on in another one and left the caller's scope with that."""


class Purged(Left, tag_field="kind", tag="purged", omit_defaults=True, kw_only=True):
    """A report that was removed for good."""


class Changes(msgspec.Struct, kw_only=True):
    """A page of the feed."""

    epoch: str
    items: list[ReportItem | Left | Merged | Purged]
    cursor: str
    more: bool


class IndexItem(msgspec.Struct, kw_only=True):
    """A report's revision."""

    id: str
    rev: int


class Index(msgspec.Struct, kw_only=True):
    """A page of all reports in scope."""

    items: list[IndexItem]
    more: bool


class ReportAnswer(msgspec.Struct, kw_only=True):
    """One report."""

    report: Report


class Events(msgspec.Struct, kw_only=True):
    """A page of a report's history."""

    items: list[Event]
    more: bool
