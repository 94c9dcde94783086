"""Bytes coming in over a line that may be cut: everything that arrived is kept, and the last request for an upload wins."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from central.problems import ProblemError

STALL_SECONDS = 60.0

_HIGH_WATER = 1024 * 1024

Receive = Callable[[], Awaitable[Any]]
Sink = Callable[[bytes], Awaitable[None]]


class Incoming:
    """The body of one request, read ahead of its consumer.

    The server drops what it has buffered when the line is cut, so a task of its own takes every piece over as it arrives.
    """

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._buffer = bytearray()
        self._news = asyncio.Event()
        self._room = asyncio.Event()
        self._ended = False
        self.cut = False

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
            self._news.clear()
            waits = [asyncio.ensure_future(self._news.wait()), asyncio.ensure_future(stop.wait())]
            done, pending = await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            for future in pending:
                future.cancel()
            if not done:
                self.cut = True
                return b""
        taken = bytes(self._buffer)
        self._buffer.clear()
        self._room.set()
        return taken

    async def _read(self) -> None:
        while not self._ended:
            message = await self._receive()
            self._buffer += message.get("body", b"")
            self.cut = message["type"] == "http.disconnect"
            self._ended = self.cut or not message.get("more_body", False)
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


async def take_in(receive: Receive, stop: asyncio.Event, room: int, sink: Sink) -> bool:
    """Give `sink` what arrives, at most `room` bytes; True when the body ended by itself, `too-large` when it is longer."""
    async with Incoming(receive).reading() as incoming:
        while data := await incoming.next(stop):
            await sink(data[:room])
            room -= len(data)
            if room < 0:
                raise ProblemError("too-large")
        return not incoming.cut and not stop.is_set()
