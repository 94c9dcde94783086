"""What an officer does to a report: one record for each kind of operation.

These are at once the window's actions, the outbox's payloads and the payloads of the Officer API (as JSON objects with the
same field names; a field that is None is left out).
"""

from dataclasses import dataclass
from datetime import datetime

from officer_app.domain.vocabulary import Field, OperationKind, PhotoRole, Status

MAX_TEXT_BYTES = 64 * 1024
MAX_PHOTOS = 12
# In characters, as other cities' systems for reports take them.
MAX_CAPTION = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFacts:
    """What the original file said before it was re-encoded: the facts of evidence.

    `original_sha256` is of the file's bytes as chosen; `taken_at` its EXIF time in UTC; `point` its EXIF position as
    (longitude, latitude); `source` the kind of file (jpeg, png, webp, heif).
    """

    original_sha256: str
    original_size: int
    source: str
    taken_at: datetime | None = None
    point: tuple[float, float] | None = None
    camera: str | None = None
    software: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """One result photo as it is sent: its blob and the facts of its original.

    `covered` says that parts of the picture were painted over before it was sent; the facts are those of the uncovered original.
    `metres` is how far from the report's place it was taken when it was sent, as the centre measured it; None where it did not.
    """

    sha256: str
    size: int
    mime: str
    width: int
    height: int
    role: PhotoRole
    facts: PhotoFacts
    caption: str | None = None
    covered: bool = False
    metres: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Bring the report to another status, with what that move needs."""

    to: Status
    reason: str | None = None
    agency: str | None = None
    unit: str | None = None
    answer: str | None = None
    photos: tuple[Photo, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """An internal note that only officers read."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A public answer that the citizen reads."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Photos added to the report without moving it."""

    photos: tuple[Photo, ...]
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    """Give the report to one officer, or with None to nobody in particular."""

    officer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recategorise:
    """Correct the category."""

    category: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relocate:
    """Correct the place; the point is (longitude, latitude)."""

    point: tuple[float, float]
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Prioritise:
    """Set the office's own priority, 0 (normal) to 3 (drop everything)."""

    priority: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """Declare the report a duplicate of another, whose id is `into`."""

    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Validate:
    """Accept the result: the report is done and public."""

    answer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """Send the result back to the officer with a reason."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopen:
    """Take a closed report up again."""

    reason: str


Payload = Move | Note | Answer | Evidence | Assign | Recategorise | Relocate | Prioritise | Merge | Validate | Return | Reopen

PAYLOADS: dict[OperationKind, type[Payload]] = {
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
_KINDS = {payload: kind for kind, payload in PAYLOADS.items()}


# What stands in a field of a report; None for nothing.
Value = str | int | tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Seen:
    """What an officer saw in a field that they replace, as `officer_app.domain.fields.told` tells it."""

    field: Field
    value: Value = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """What the officer saw and relied on; the centre refuses with a conflict where it is no longer so.

    `status` None relies on no status. `assignee` is compared only when `checks_assignee` (None then means unassigned). `seen`
    are the other fields that the operation replaces.
    """

    status: Status | None = None
    assignee: str | None = None
    checks_assignee: bool = False
    seen: tuple[Seen, ...] = ()

    def of(self, field: Field) -> Seen | None:
        """What was seen of a field; None where nothing is said of it."""
        if field is Field.ASSIGNEE:
            return Seen(field, self.assignee) if self.checks_assignee else None
        return next((one for one in self.seen if one.field is field), None)


def kind_of(payload: Payload) -> OperationKind:
    """The kind of operation that a payload belongs to."""
    return _KINDS[type(payload)]


def photos_of(payload: Payload) -> tuple[Photo, ...]:
    """The photos that must be at the centre before the operation may be sent."""
    return payload.photos if isinstance(payload, Move | Evidence) else ()
