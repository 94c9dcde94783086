"""A TCP proxy that cuts lines: after so many bytes to the server, or after a request arrived and before its answer.

As with a radio that loses its cell, only the client hears of a cut; the server is left waiting on a silent line.
"""

import contextlib
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tests.fakes.relay import CutError, Line, Relay, reset

_HEARD = 64 * 1024


@dataclass(slots=True)
class _Line(Line):
    """A connection, how many bytes it brought, and the last of them."""

    brought: int = 0
    heard: bytes = b""


class CuttingProxy(Relay):
    """Forwards connections to a server; `cut_upload_after` and `cut_answer_when` say where it cuts them.

    Attributes:
        cut_upload_after: bytes that a connection may bring to the server before it is cut, None for no cut.
        cut_answer_when: called with the bytes a connection sent so far; True cuts it as soon as the server begins to answer.
        refuse: no connection is forwarded at all.
        stay_cut: after the next cut, refuse.
        sent: bytes that reached the server.
        accepted: connections that were made.
    """

    def __init__(self, host: str, port: int) -> None:
        super().__init__(lambda: (host, port), "cutting-proxy")
        self.cut_upload_after: int | None = None
        self.cut_answer_when: Callable[[bytes], bool] | None = None
        self.refuse = False
        self.stay_cut = False
        self.sent = 0
        self.accepted = 0

    def met(self, client: socket.socket) -> Callable[[], None]:
        """Forward it, or not at all."""
        self.accepted += 1
        return lambda: reset(client) if self.refuse else self.forward(client, _Line)

    def upward(self, line: Line, data: bytes) -> None:
        """Forward as much as may be brought."""
        assert isinstance(line, _Line)
        self._check()
        limit = self.cut_upload_after
        line.heard = (line.heard + data)[-_HEARD:]
        data = data if limit is None else data[: max(0, limit - line.brought)]
        line.server.sendall(data)
        line.brought += len(data)
        self.sent += len(data)
        if limit is not None and line.brought >= limit:
            raise CutError

    def downward(self, line: Line, data: bytes) -> None:
        """Forward it, unless this answer is to be lost."""
        assert isinstance(line, _Line)
        self._check()
        if self.cut_answer_when is not None and self.cut_answer_when(line.heard):
            raise CutError
        line.client.sendall(data)

    def was_cut(self, line: Line) -> None:
        """One was cut: the next ones too, if so wanted."""
        self.refuse = self.refuse or self.stay_cut

    def _check(self) -> None:
        if self.refuse:
            raise CutError


@contextlib.contextmanager
def cutting_proxy(host: str, port: int) -> Iterator[CuttingProxy]:
    """A proxy for the length of a test."""
    proxy = CuttingProxy(host, port)
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.close()
