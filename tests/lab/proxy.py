"""A TCP proxy between a client and the central API that spoils lines as the weather says, and keeps what it saw.

It reads along: which operations were sent (word for word), how many requests there were, and how many bytes photos cost. As with
a radio that loses its cell, only the client hears of most cuts; the server is left waiting on a silent line.
"""

import contextlib
import socket
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

from tests.fakes.relay import CutError, Line, Relay, reset
from tests.lab.canned import busy_answer, portal_answer, redirect_answer
from tests.lab.http_stream import Piece, Request, RequestStream
from tests.lab.sightings import Sightings
from tests.lab.weather import CLEAN, ClearSky, Fate, Sky, Weather

NOWHERE = "http://127.0.0.1:9"
_CANNED = frozenset({Fate.PORTAL, Fate.BUSY, Fate.REDIRECT})


class Trap(StrEnum):
    """Where an ambush closes: before a batch of operations reaches the centre, or after the centre has handled it."""

    HELD = "C11"
    ANSWER_LOST = "C12"


@dataclass(slots=True)
class Ambush:
    """Waits for the so many-th batch of operations, then calls `spring` once and cuts the line."""

    trap: Trap
    passing: int
    spring: Callable[[], None]
    sprung: bool = False


@dataclass(slots=True)
class _Line(Line):
    """A connection with its weather, and how far it has come; `awaited` is the request that has no answer yet."""

    weather: Weather = CLEAN
    stream: RequestStream = field(default_factory=RequestStream)
    up: int = 0
    down: int = 0
    answers: int = 0
    awaited: Request | None = None


class Proxy(Relay):
    """Forwards connections to a server under `sky`; `ambush` waits for a batch of operations.

    Attributes:
        sky: what becomes of the next connections.
        ambush: what waits for the next operations, None for nothing.
        seen: what came by.
    """

    def __init__(self, target: Callable[[], tuple[str, int]], *, stranger: str = NOWHERE) -> None:
        super().__init__(target, "lab-proxy")
        self._stranger = stranger
        self.sky: Sky = ClearSky()
        self.ambush: Ambush | None = None
        self.seen = Sightings()

    def met(self, client: socket.socket) -> Callable[[], None]:
        """Deal out the weather, in the order of connections."""
        weather = self.sky.next()
        self.seen.connected(weather.fate)
        if weather.fate is Fate.REFUSED:
            return lambda: reset(client)
        if weather.fate is Fate.BLACK_HOLE or weather.fate in _CANNED:
            return lambda: self._answer_alone(client, weather.fate)
        return lambda: self.forward(client, partial(_Line, silent=weather.silent, weather=weather))

    def upward(self, line: Line, data: bytes) -> None:
        """Forward what the client says, request by request, as far as it may go."""
        assert isinstance(line, _Line)
        self._slow(line, len(data))
        for piece in line.stream.feed(data):
            self._take(line, piece)

    def downward(self, line: Line, data: bytes) -> None:
        """Forward what the server answers, unless this answer is to be lost."""
        assert isinstance(line, _Line)
        self._slow(line, len(data))
        if line.awaited is not None:
            self._begin_answer(line, line.awaited)
        if line.weather.fate is Fate.CUT_DOWN:
            data = data[: max(0, line.weather.after - line.down)]
        line.client.sendall(data)
        line.down += len(data)
        self.seen.downward(len(data))
        if line.weather.fate is Fate.CUT_DOWN and line.down >= line.weather.after:
            raise CutError

    def _take(self, line: _Line, piece: Piece) -> None:
        self.seen.upward(piece)
        if self._holds(line, piece.request):
            if piece.ends:
                self._spring(Trap.HELD)
                raise CutError
            return
        data = piece.data
        if line.weather.fate is Fate.CUT_UP:
            data = data[: max(0, line.weather.after - line.up)]
        line.server.sendall(data)
        line.up += len(data)
        if line.weather.fate is Fate.CUT_UP and line.up >= line.weather.after:
            raise CutError
        if piece.ends:
            line.awaited = piece.request

    def _begin_answer(self, line: _Line, asked: Request) -> None:
        line.awaited = None
        line.answers += asked.is_writing
        if asked.is_operations and self._springs(Trap.ANSWER_LOST):
            self._spring(Trap.ANSWER_LOST)
            raise CutError
        if line.weather.fate is Fate.LOST_ANSWER and asked.is_writing and line.answers >= line.weather.after:
            raise CutError

    def _answer_alone(self, client: socket.socket, fate: Fate) -> None:
        """Answer as something in between does, or never; nothing reaches the centre."""
        stream = RequestStream()
        while data := self.heard(client):
            for piece in stream.feed(data):
                self.seen.upward(piece)
                if piece.ends and fate is not Fate.BLACK_HOLE:
                    client.sendall(self._canned(fate, piece.request))
                    return

    def _canned(self, fate: Fate, request: Request) -> bytes:
        if fate is Fate.PORTAL:
            return portal_answer(request.method)
        return busy_answer() if fate is Fate.BUSY else redirect_answer(self._stranger + request.path)

    def _slow(self, line: _Line, size: int) -> None:
        if line.weather.fate is Fate.SLOW:
            self.pause(size / line.weather.rate)

    def _holds(self, line: _Line, request: Request) -> bool:
        return request.is_operations and (line.weather.fate is Fate.HELD or self._springs(Trap.HELD))

    def _springs(self, trap: Trap) -> bool:
        ambush = self.ambush
        return ambush is not None and ambush.trap is trap and not ambush.sprung and ambush.passing <= self.seen.batches_in_shift

    def _spring(self, trap: Trap) -> None:
        ambush = self.ambush
        if ambush is not None and self._springs(trap):
            ambush.sprung = True
            ambush.spring()


@contextlib.contextmanager
def lab_proxy(host: str, port: int, *, stranger: str = NOWHERE) -> Iterator[Proxy]:
    """A proxy for the length of a test."""
    proxy = Proxy(lambda: (host, port), stranger=stranger)
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.close()
