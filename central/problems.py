"""The problems that the API answers with (RFC 9457), one list for the code and for the document."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

import msgspec

PROBLEM_TYPE = "application/problem+json"
_URN = "urn:officer:problem:"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One kind of problem: its status and its title."""

    status: int
    title: str


PROBLEMS: dict[str, ProblemKind] = {
    "validation": ProblemKind(400, "The request is not as the document says"),
    "wrong-password": ProblemKind(401, "The name or the password is wrong"),
    "token-expired": ProblemKind(401, "The access token has expired"),
    "token-invalid": ProblemKind(401, "The token is unknown or was revoked"),
    "officer-inactive": ProblemKind(401, "This officer may not sign in any more"),
    "code-expired": ProblemKind(403, "The one-time code is no longer good"),
    "password-change-needed": ProblemKind(403, "A password has to be chosen first"),
    "forbidden": ProblemKind(403, "This officer may not do this"),
    "not-found": ProblemKind(404, "There is no such thing for this officer"),
    "method-not-allowed": ProblemKind(405, "This address does not know this method"),
    "offset-mismatch": ProblemKind(409, "The upload stands at another offset"),
    "cursor-expired": ProblemKind(410, "The cursor is too old, of another epoch or of another scope"),
    "upload-gone": ProblemKind(410, "The upload is unknown or has expired"),
    "item-changed": ProblemKind(412, "The item is not the one that the caller has read"),
    "too-large": ProblemKind(413, "More bytes than are taken"),
    "unknown-coding": ProblemKind(415, "The body comes in a coding that is not known here"),
    "not-a-photo": ProblemKind(415, "The bytes are no photo that can be shown"),
    "range-not-satisfiable": ProblemKind(416, "The range lies outside the photo"),
    "operation-changed": ProblemKind(422, "The operation was sent before with another content"),
    "operation-refused": ProblemKind(422, "The operation cannot be done"),
    "password-refused": ProblemKind(422, "The new password cannot be taken"),
    "checksum-mismatch": ProblemKind(422, "The bytes are not the ones that were announced"),
    "too-many-attempts": ProblemKind(429, "Too many attempts, wait a while"),
    "internal": ProblemKind(500, "The centre failed, nothing was changed"),
    "unavailable": ProblemKind(503, "The centre is busy, ask again"),
    "storage-full": ProblemKind(507, "The centre's disk is full, nothing was changed"),
}


class Problem(msgspec.Struct, omit_defaults=True, kw_only=True):
    """What went wrong; `fields` names each field that is at fault with the reason."""

    type: Annotated[str, msgspec.Meta(pattern=f"^{_URN}[a-z-]+$")]
    title: str
    status: int
    detail: str | None = None
    fields: dict[str, str] | None = None


class ProblemError(Exception):
    """Ends a request with a problem."""

    def __init__(
        self,
        slug: str,
        detail: str | None = None,
        *,
        fields: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(slug, detail)
        self.problem = problem(slug, detail, fields=fields)
        self.headers = dict(headers or {})


def problem(slug: str, detail: str | None = None, *, fields: Mapping[str, str] | None = None) -> Problem:
    """The problem of that kind."""
    kind = PROBLEMS[slug]
    return Problem(type=_URN + slug, title=kind.title, status=kind.status, detail=detail, fields=dict(fields) if fields else None)
