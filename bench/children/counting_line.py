"""A line to the central API that keeps account of every request."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

from sync.remotes.line import SMALL, Line, Reply


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: what was asked, how many bytes of body went and came as they were on the wire, how long it took in seconds."""

    method: str
    path: str
    sent: int
    received: int
    seconds: float


class CountingLine:
    """Stands before a real line."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.asked: list[Asked] = []
        self.server = line.server

    @property
    def instance(self) -> str | None:
        """The deployment that has to answer."""
        return self._line.instance

    @instance.setter
    def instance(self, instance: str | None) -> None:
        self._line.instance = instance

    def request(
        self,
        method: str,
        path: str,
        *,
        token: str | None = None,
        query: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        limit: int = SMALL,
        wait: float = 0.0,
        stall: float | None = None,
    ) -> Reply:
        """One request, written down."""
        began = time.perf_counter()
        reply = self._line.request(
            method, path, token=token, query=query, headers=headers, body=body, limit=limit, wait=wait, stall=stall
        )
        received = 0 if method == "HEAD" else int(reply.headers.get("Content-Length", len(reply.body)))
        self.asked.append(Asked(method, path, reply.sent, received, time.perf_counter() - began))
        return reply

    def close(self) -> None:
        """Close the connection."""
        self._line.close()
