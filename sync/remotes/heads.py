"""An answer whose head was cut is no answer: `http.client` takes the end of a connection for the end of the head.

The lines that arrived would then be believed: a status without the header that says whose it is, or half a number.
"""

from http.client import HTTPException, HTTPResponse, RemoteDisconnected
from typing import Any

# A hundred headers is http.client's own limit; the answers "100 Continue" before them have none.
_LINES = 1000


class WholeResponse(HTTPResponse):
    """Reads a head to its empty line, or fails as for a connection that was cut."""

    def begin(self) -> None:
        """Read the head, the first of what may come for one request."""
        whole = self.fp
        lines: Any = _Lines(whole)
        self.fp = lines
        try:
            super().begin()
        finally:
            if self.fp is lines:  # it is gone already where there is no body
                self.fp = whole


class _Lines:
    """A file of which only whole lines can be read, and not without end."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._left = _LINES

    def readline(self, limit: int) -> bytes:
        self._left -= 1
        line: bytes = self._file.readline(limit)
        if not line or (len(line) < limit and not line.endswith(b"\n")):
            raise RemoteDisconnected("Remote end closed connection within the head")
        if self._left < 0:
            raise HTTPException("a head without end")
        return line

    def close(self) -> None:
        self._file.close()
