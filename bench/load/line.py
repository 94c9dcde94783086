"""A keep-alive HTTP/1.1 connection for asyncio, as light as can be: what makes the load must not be the load."""

import asyncio
import zlib

import httptools

_SECONDS = 60.0
_GZIP = 31


class LineError(Exception):
    """A call that got no whole answer."""


class Answer:
    """An answer as it comes in; `body` is unpacked."""

    def __init__(self) -> None:
        self.status = 0
        self.packed = False
        self.location: str | None = None
        self._pieces: list[bytes] = []

    def add(self, piece: bytes) -> None:
        """Take a piece of the body."""
        self._pieces.append(piece)

    @property
    def body(self) -> bytes:
        """The whole body."""
        whole = b"".join(self._pieces)
        return zlib.decompress(whole, _GZIP) if self.packed else whole

    @property
    def size(self) -> int:
        """The bytes of the body on the wire."""
        return sum(map(len, self._pieces))


class Line(asyncio.Protocol):
    """One connection to a server on this machine, one call at a time; it is opened again when the server closed it."""

    def __init__(self, host: str, port: int, token: str) -> None:
        self._host, self._port = host, port
        self._head = f"Host: {host}:{port}\r\nAuthorization: Bearer {token}\r\nAccept-Encoding: gzip\r\n"
        self._transport: asyncio.Transport | None = None
        self._parser: httptools.HttpResponseParser | None = None
        self._answer = Answer()
        self._whole: asyncio.Future[Answer] | None = None

    async def call(self, method: str, path: str, *, body: bytes = b"", headers: str = "") -> Answer:
        """One call; LineError where no whole answer comes."""
        loop = asyncio.get_running_loop()
        try:
            async with asyncio.timeout(_SECONDS):
                if self._transport is None or self._transport.is_closing():
                    await loop.create_connection(lambda: self, self._host, self._port)
                assert self._transport is not None
                self._answer, self._whole = Answer(), loop.create_future()
                self._parser = httptools.HttpResponseParser(self)
                kind = "" if "Content-Type" in headers else "Content-Type: application/json\r\n"
                length = f"{kind}Content-Length: {len(body)}\r\n" if body else ""
                self._transport.write(f"{method} {path} HTTP/1.1\r\n{self._head}{headers}{length}\r\n".encode() + body)
                return await self._whole
        except (OSError, TimeoutError) as error:
            self.close()
            raise LineError(f"{method} {path.partition('?')[0]}: {error!r}") from error

    def close(self) -> None:
        """Hang up."""
        if self._transport is not None:
            self._transport.close()
            self._transport = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The connection is there."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is gone; whoever still waits is told."""
        if self._whole is not None and not self._whole.done():
            self._whole.set_exception(ConnectionResetError("the server hung up"))

    def data_received(self, data: bytes) -> None:
        """Bytes of the answer."""
        if self._parser is not None:
            self._parser.feed_data(data)

    def on_header(self, name: bytes, value: bytes) -> None:
        """A header of the answer."""
        if name.lower() == b"content-encoding" and value == b"gzip":
            self._answer.packed = True
        elif name.lower() == b"location":
            self._answer.location = value.decode()

    def on_body(self, body: bytes) -> None:
        """A piece of the body."""
        self._answer.add(body)

    def on_message_complete(self) -> None:
        """The answer is whole."""
        assert self._parser is not None
        self._answer.status = self._parser.get_status_code()
        if self._whole is not None and not self._whole.done():
            self._whole.set_result(self._answer)
