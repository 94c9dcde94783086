"""Operations as they came, read: whose they are, what they say, and whether they say the same as before."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

import msgspec

from central.decoding import MalformedError, decode
from central.payloads import in_utc, read_payload
from central.wire_operations import UUID7, Operation
from officer_app.domain.operations import Guard, Payload, Seen
from officer_app.domain.vocabulary import Field

# An operation holds a few sentences and the facts of some photos: what is longer is none.
MAX_BYTES = 256 * 1024

_OP_ID = re.compile(UUID7)
_REPORT_ID = re.compile("[!-~]{1,64}")


class Named(msgspec.Struct):
    """What is known of an operation before it is understood."""

    op_id: str
    report_id: str
    author_id: str


@dataclass(frozen=True, slots=True)
class Asked:
    """An operation that could be read."""

    operation: Operation
    payload: Payload
    guard: Guard
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class Came:
    """An operation as it came, taken apart: its names, the hash of what it says, and what it asks for or why that cannot be read.

    All of it is worked out before the transaction, because whoever writes would wait for it.
    """

    named: Named | None
    hash: str
    content: Asked | MalformedError

    @property
    def is_too_long(self) -> bool:
        """Whether it is longer than it may be; then nothing of it was looked at but its names."""
        return not self.hash

    def asked(self) -> Asked:
        """What it asks for; MalformedError where it could not be read."""
        if isinstance(self.content, MalformedError):
            raise self.content
        return self.content


def came(raw: bytes) -> Came:
    """The operation in these bytes; costs what its length costs, and writes nothing."""
    named = named_in(raw)
    if len(raw) > MAX_BYTES:
        return Came(named, "", MalformedError({"operation": f"is longer than {MAX_BYTES} bytes"}))
    try:
        content: Asked | MalformedError = read(raw)
    except MalformedError as error:
        content = error
    return Came(named, content_hash(raw), content)


def named_in(raw: bytes) -> Named | None:
    """The names in an operation; None where it has no id that an answer could be kept under."""
    try:
        named = decode(raw, Named)
    except MalformedError:
        return None
    if not _REPORT_ID.fullmatch(named.report_id):
        named.report_id = ""  # kept beside the refusal, where a longer one has no room
    return named if _OP_ID.fullmatch(named.op_id) else None


def read(raw: bytes) -> Asked:
    """The whole operation; MalformedError names what is wrong with it."""
    operation = decode(raw, Operation)
    relied = operation.guard
    known = frozenset(Field)
    guard = Guard(
        status=relied.status,
        assignee=relied.assignee,
        checks_assignee=relied.checks_assignee,
        seen=tuple(Seen(Field(one.field), one.value) for one in relied.seen if one.field in known),
    )
    payload = read_payload(operation.kind, operation.payload)
    return Asked(operation, payload, guard, in_utc(operation.recorded_at))


def content_hash(raw: bytes) -> str:
    """A hash of what an operation says: the order of its fields and what is null change nothing."""
    try:
        return hashlib.sha256(msgspec.json.encode(_without_nulls(msgspec.json.decode(raw)), order="sorted")).hexdigest()
    except (ValueError, RecursionError, OverflowError):
        return hashlib.sha256(raw).hexdigest()


def _without_nulls(value: object) -> object:
    if isinstance(value, dict):
        return {name: _without_nulls(item) for name, item in value.items() if item is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value
