"""What goes over the line about operations: an officer's doing, and what became of it."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec
from msgspec import Meta

from central.problems import Problem
from central.wire import Point, Report, Sha256
from officer_app.domain.operations import MAX_CAPTION, MAX_PHOTOS
from officer_app.domain.vocabulary import OperationKind, PhotoRole, Status

MAX_OPERATIONS = 50
UUID7 = "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$(?!\\n)"

OpId = Annotated[str, Meta(pattern=UUID7, description="a UUID of version 7")]
Token = Annotated[str, Meta(pattern="^[!-~]{1,64}$(?!\\n)")]
Moment = Annotated[datetime, Meta(tz=True)]
Words = Annotated[str, Meta(description="at most 64 KiB between its quotation marks in JSON, without control characters")]
Caption = Annotated[str, Meta(max_length=MAX_CAPTION)]
Small = Annotated[str, Meta(max_length=200)]
Pixels = Annotated[int, Meta(ge=1, le=100_000)]
Bytes = Annotated[int, Meta(ge=1, le=1 << 40)]


class PhotoFacts(msgspec.Struct, kw_only=True):
    """What the original file said."""

    original_sha256: Sha256
    original_size: Bytes
    source: Small
    taken_at: Moment | None = None
    point: Point | None = None
    camera: Small | None = None
    software: Small | None = None


class Photo(msgspec.Struct, kw_only=True):
    """One photo as it was uploaded, with the facts of its original; `covered` where parts of it were painted over before."""

    sha256: Sha256
    size: Bytes
    mime: Small
    width: Pixels
    height: Pixels
    role: PhotoRole
    facts: PhotoFacts
    caption: Caption | None = None
    covered: bool = False


Photos = Annotated[list[Photo], Meta(max_length=MAX_PHOTOS)]


class Move(msgspec.Struct, kw_only=True):
    """Bring the report to another status, with what that move needs."""

    to: Status
    reason: Words | None = None
    agency: Token | None = None
    unit: Token | None = None
    answer: Words | None = None
    photos: Photos = []


class Note(msgspec.Struct, kw_only=True):
    """An internal note."""

    text: Words


class Answer(msgspec.Struct, kw_only=True):
    """A public answer."""

    text: Words


class Evidence(msgspec.Struct, kw_only=True):
    """Photos added without moving the report."""

    photos: Annotated[list[Photo], Meta(min_length=1, max_length=MAX_PHOTOS)]
    text: Words | None = None


class Assign(msgspec.Struct, kw_only=True):
    """Give the report to one officer, or without one to nobody in particular."""

    officer: Token | None = None


class Recategorise(msgspec.Struct, kw_only=True):
    """Correct the category."""

    category: Token


class Relocate(msgspec.Struct, kw_only=True):
    """Correct the place."""

    point: Point
    address: Annotated[str, Meta(max_length=1000)] | None = None


class Prioritise(msgspec.Struct, kw_only=True):
    """Set the office's own priority."""

    priority: Annotated[int, Meta(ge=0, le=3)]


class Merge(msgspec.Struct, kw_only=True):
    """Declare the report a duplicate of another."""

    into: Token


class Validate(msgspec.Struct, kw_only=True):
    """Accept the result."""

    answer: Words | None = None


class Return(msgspec.Struct, kw_only=True):
    """Send the result back."""

    reason: Words


class Reopen(msgspec.Struct, kw_only=True):
    """Take a closed report up again."""

    reason: Words


PAYLOADS: dict[OperationKind, type[msgspec.Struct]] = {
    OperationKind.MOVE: Move,
    OperationKind.NOTE: Note,
    OperationKind.ANSWER: Answer,
    OperationKind.EVIDENCE: Evidence,
    OperationKind.ASSIGN: Assign,
    OperationKind.RECATEGORISE: Recategorise,
    OperationKind.RELOCATE: Relocate,
    OperationKind.PRIORITISE: Prioritise,
    OperationKind.MERGE: Merge,
    OperationKind.VALIDATE: Validate,
    OperationKind.RETURN: Return,
    OperationKind.REOPEN: Reopen,
}


class Seen(msgspec.Struct, omit_defaults=True, kw_only=True):
    """What the officer saw in a field that the operation replaces; without `value` there was nothing.

    A text is told by the first 32 digits of the SHA-256 of its UTF-8. A field that this server does not know is passed over.
    """

    field: Annotated[str, Meta(max_length=64)]
    # No bound on the text: msgspec 0.22.0 loses count of its memory where a bounded one stands beside a point.
    value: str | int | Point | None = None


class Guard(msgspec.Struct, omit_defaults=True, kw_only=True):
    """What the officer saw and relied on; `assignee` counts only with `checks_assignee`."""

    status: Status | None = None
    assignee: Token | None = None
    checks_assignee: bool = False
    seen: Annotated[list[Seen], Meta(max_length=20)] = []


class Operation(msgspec.Struct, kw_only=True):
    """What an officer did to a report; `payload` is of the shape that `kind` names."""

    op_id: OpId
    report_id: Token
    kind: OperationKind
    payload: msgspec.Raw
    guard: Guard = msgspec.field(default_factory=Guard)
    base_rev: Annotated[int, Meta(ge=0, le=(1 << 63) - 1)] = 0
    author_id: Token
    device_id: Token
    recorded_at: Moment
    depends_on: Annotated[list[OpId], Meta(max_length=50)] = []


class Batch(msgspec.Struct, kw_only=True):
    """Operations to be handled in order, each on its own: one that is malformed spoils none of the others."""

    operations: Annotated[list[msgspec.Raw], Meta(min_length=1, max_length=MAX_OPERATIONS)]


class ResultStatus(StrEnum):
    """What became of an operation."""

    APPLIED = "applied"
    ALREADY_APPLIED = "already_applied"
    CONFLICT = "conflict"
    REJECTED = "rejected"
    MISSING_BLOBS = "missing_blobs"
    IN_PROGRESS = "in_progress"


class Result(msgspec.Struct, omit_defaults=True, kw_only=True):
    """What became of one operation; `report` is how it stands now, where the caller may see it."""

    op_id: str
    instance: str
    status: ResultStatus
    rev: int | None = None
    report: Report | None = None
    problem: Problem | None = None
    missing: list[str] | None = None


class Results(msgspec.Struct, kw_only=True):
    """A result for each operation, in their order."""

    results: list[Result]
