"""Bytes coming in over a line that may be cut: everything that arrived is kept, and the last request for an upload wins."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from litestar.types import ASGIApp, Receive, ReceiveMessage, Scope, Send

from central.problems import ProblemError

STALL_SECONDS = 60.0

_LAST_BYTES_SECONDS = 0.1
_HIGH_WATER = 1024 * 1024

Sink = Callable[[bytes], Awaitable[None]]


class Incoming:
    """The body of one request, read ahead of its consumer from the first moment on.

    The server drops what it has buffered when the line is cut, even while the caller is still being looked up, so a task of its
    own takes every piece over as it arrives.
    """

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._buffer = bytearray()
        self._news = asyncio.Event()
        self._room = asyncio.Event()
        self._ended = False

    @contextlib.asynccontextmanager
    async def reading(self) -> AsyncIterator["Incoming"]:
        """Read ahead for the length of the block."""
        task = asyncio.create_task(self._read())
        try:
            yield self
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def next(self, stop: asyncio.Event, seconds: float = STALL_SECONDS) -> bytes:
        """What arrived since the last call, b"" at the end, when stopped, or when nothing comes any more."""
        while not self._buffer and not self._ended and not stop.is_set():
            if not await self._news_or(stop, seconds):
                break
        if not self._buffer and not self._ended and stop.is_set():
            # A line that was cut may have brought bytes that the server has not handed over yet.
            await self._news_or(None, _LAST_BYTES_SECONDS)
        taken = bytes(self._buffer)
        self._buffer.clear()
        self._room.set()
        return taken

    async def _news_or(self, stop: asyncio.Event | None, seconds: float) -> bool:
        self._news.clear()
        waits = [asyncio.ensure_future(event.wait()) for event in (self._news, stop) if event is not None]
        try:
            done, _ = await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            return bool(done)
        finally:
            for waiting in waits:
                waiting.cancel()

    async def nothing_more(self) -> ReceiveMessage:
        """What is left for others to receive."""
        return {"type": "http.request", "body": b"", "more_body": False}

    async def _read(self) -> None:
        while not self._ended:
            message: Any = await self._receive()
            self._buffer += message.get("body", b"")
            self._ended = message["type"] == "http.disconnect" or not message.get("more_body", False)
            self._news.set()
            while len(self._buffer) > _HIGH_WATER and not self._ended:
                self._room.clear()
                await self._room.wait()


@dataclass(slots=True)
class _Place:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    stop: asyncio.Event = field(default_factory=asyncio.Event)
    users: int = 0


class Turns:
    """One request at a time for each upload; a new one ends the one before, whose line is most likely dead."""

    def __init__(self) -> None:
        self._places: dict[str, _Place] = {}

    @contextlib.asynccontextmanager
    async def turn(self, upload_id: str) -> AsyncIterator[asyncio.Event]:
        """Wait for the upload and hold it; the event says that the next one wants it."""
        place = self._places.setdefault(upload_id, _Place())
        place.users += 1
        place.stop.set()
        try:
            async with place.lock:
                place.stop = asyncio.Event()
                yield place.stop
        finally:
            place.users -= 1
            if not place.users:
                self._places.pop(upload_id, None)

    def stop_all(self) -> None:
        """End all transfers that are under way; what arrived is kept."""
        for place in self._places.values():
            place.stop.set()


class ReadAhead:
    """ASGI middleware: the bodies that `wanted` names are read ahead and lie in the request's state as `incoming`."""

    def __init__(self, app: ASGIApp, wanted: Callable[[Scope], bool]) -> None:
        self._app = app
        self._wanted = wanted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        if not self._wanted(scope):
            await self._app(scope, receive, send)
            return
        async with Incoming(receive).reading() as incoming:
            scope.setdefault("state", {})["incoming"] = incoming
            await self._app(scope, incoming.nothing_more, send)


async def take_in(incoming: Incoming, stop: asyncio.Event, room: int, sink: Sink) -> None:
    """Give `sink` what arrives, at most `room` bytes; `too-large` when there is more."""
    while data := await incoming.next(stop):
        await sink(data[:room])
        room -= len(data)
        if room < 0:
            raise ProblemError("too-large")
