"""The feed's cursor: opaque to clients, and good only where nothing was missed."""

import base64
import binascii
import hashlib
from dataclasses import dataclass
from datetime import timedelta

from central.problems import ProblemError
from central.scope import same_scope_key
from officer_app.domain.officers import Officer

CURSOR_LIFE = timedelta(days=90)

_VERSION = "1"
_MAX_REV = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Cursor:
    """A position in the feed.

    `floor` is the revision at which the client began: what left before that, it never had. `scope` names what the officer could
    see: where that has changed, a position says nothing about what came into sight. `issued` is in milliseconds.
    """

    epoch: str
    rev: int
    floor: int
    scope: str
    issued: int

    def written(self) -> str:
        """The cursor as clients carry it."""
        text = f"{_VERSION}.{self.epoch}.{self.rev}.{self.floor}.{self.scope}.{self.issued}"
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_cursor(text: str) -> Cursor:
    """The cursor that a client carries; `validation` when it never was one."""
    try:
        parts = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True).decode("ascii").split(".")
        version, epoch, rev, floor, scope, issued = parts
        cursor = Cursor(epoch, int(rev), int(floor), scope, int(issued))
    except (ValueError, binascii.Error):
        raise ProblemError("validation", fields={"cursor": "is none of ours"}) from None
    if version != _VERSION or not 0 <= cursor.floor <= _MAX_REV or not 0 <= cursor.rev <= _MAX_REV:
        raise ProblemError("validation", fields={"cursor": "is none of ours"})
    return cursor


def check_cursor(cursor: Cursor, *, epoch: str, scope: str, last_rev: int, now_millis: int) -> None:
    """`cursor-expired` where what happened since then cannot be told."""
    too_old = now_millis - cursor.issued > CURSOR_LIFE / timedelta(milliseconds=1)
    if cursor.epoch != epoch or cursor.scope != scope or cursor.rev > last_rev or too_old:
        raise ProblemError("cursor-expired")


def scope_of(officer: Officer) -> str:
    """What a cursor remembers of the officer's scope."""
    return hashlib.sha256(same_scope_key(officer).encode()).hexdigest()[:12]
