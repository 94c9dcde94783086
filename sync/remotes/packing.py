"""When bodies go out in the Officer API's own coding: only to a server that has shown that it knows it.

A filter on the way may stumble over a coding that it has never heard of. Work must not wait for that, so the request after one
that failed goes out plain, and after a few failures in a row all do, for as long as the line lives.
"""

from collections.abc import Mapping

from officer_app.domain.compact import CODING, is_compact, shorter

# What is asked for, the better one first.
ACCEPTED = f"{CODING}, gzip"
# What a server says that does not know the coding after all: one of several, or an older one since yesterday.
NOT_KNOWN = frozenset({400, 415})
# Only work is packed: nothing that holds a password or a token of its own.
_PACKED = frozenset({("POST", "/operations")})
_FAILURES = 3


class Packing:
    """What one line knows of its server."""

    def __init__(self) -> None:
        self._known = False
        self._failures = 0
        self._plain_next = False

    def packed(self, method: str, path: str, body: bytes | None) -> bytes | None:
        """The body in our coding; None where it had better go plain."""
        may = self._known and not self._plain_next and self._failures < _FAILURES
        return shorter(body) if may and body is not None and (method, path) in _PACKED else None

    def answered(self, method: str, path: str, headers: Mapping[str, str]) -> None:
        """An answer of the server came, and was read."""
        self._known = self._known or is_compact(headers.get("Content-Encoding"))
        if (method, path) in _PACKED:
            self._plain_next = False

    def arrived(self) -> None:
        """The server understood a packed body."""
        self._failures = 0

    def failed(self) -> None:
        """A packed body had no answer of the server."""
        self._failures += 1
        self._plain_next = True

    def refused(self) -> None:
        """The server did not understand a packed body."""
        self._failures = _FAILURES
