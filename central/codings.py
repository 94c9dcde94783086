"""Content codings: what a caller takes, what an answer is sent in, and bodies that came coded."""

import gzip
from dataclasses import dataclass
from typing import Any

from litestar.connection import ASGIConnection

from central.problems import ProblemError
from officer_app.domain import compact

_GZIP, _IDENTITY = "gzip", "identity"
_GZIP_ABOVE = 1024
# A body above this is a page of thousands, which clients ask for only over a fast line: there the time to compress counts.
_LARGE = 512 * 1024
_LEVEL, _LEVEL_LARGE = 6, 3
_REFUSED = ("q=0", "q=0.0", "q=0.00", "q=0.000")


@dataclass(frozen=True, slots=True)
class Taken:
    """The codings that a caller takes."""

    gzip: bool = False
    compact: bool = False


@dataclass(frozen=True, slots=True)
class Packed:
    """A body ready to be sent; `coding` is None where it is plain."""

    body: bytes
    coding: str | None = None


PLAIN = Taken()


def taken_by(connection: "ASGIConnection[Any, Any, Any, Any]") -> Taken:
    """What the caller's Accept-Encoding names without refusing it; our own coding only by its name."""
    named: dict[str, bool] = {}
    for part in connection.headers.get("accept-encoding", "").lower().split(","):
        coding, _, weight = part.partition(";")
        named.setdefault(coding.strip(), weight.replace(" ", "") not in _REFUSED)
    return Taken(gzip=named.get(_GZIP, named.get("*", False)), compact=named.get(compact.CODING, False))


def coded(body: bytes, taken: Taken) -> Packed:
    """The body in the coding that makes it shortest, of those that the caller takes."""
    small = compact.shorter(body) if taken.compact and len(body) <= compact.LONGEST else None
    if small is not None:
        return Packed(small, compact.CODING)
    if taken.gzip and len(body) > _GZIP_ABOVE:
        return Packed(gzipped(body, _LEVEL if len(body) < _LARGE else _LEVEL_LARGE), _GZIP)
    return Packed(body)


def prepared(body: bytes, small: bytes, taken: Taken) -> Packed:
    """A body that was compressed beforehand."""
    return Packed(small, _GZIP) if taken.gzip and len(body) > _GZIP_ABOVE else Packed(body)


def gzipped(body: bytes, level: int = _LEVEL) -> bytes:
    """The body compressed, the same bytes for the same body."""
    return gzip.compress(body, level, mtime=0)


def plain(data: bytes, coding: str | None, limit: int) -> bytes:
    """A body as it was before its Content-Encoding; a ProblemError where that is unknown, is not true, or hides too much."""
    if coding is None or coding.strip().lower() in ("", _IDENTITY):
        return data
    if not compact.is_compact(coding):
        raise ProblemError("unknown-coding", headers={"Accept-Encoding": compact.CODING})
    try:
        return compact.unpacked(data, limit)
    except compact.TooLongError as error:
        raise ProblemError("too-large") from error
    except compact.CompactError as error:
        raise ProblemError("validation", fields={"body": f"not {compact.CODING}: {error}"}) from error
