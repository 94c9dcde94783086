"""Servers that a test scripts byte by byte, and a bystander that must never hear of anything: it keeps all that it is sent."""

import contextlib
import re
import socket
import ssl
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

Script = Callable[[socket.socket], None]
# Good enough to be taken for our server by whoever would follow a redirect.
WELCOME = (
    b"HTTP/1.1 200 OK\r\nOfficer-Instance: i\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
    b"Connection: close\r\nContent-Length: 2\r\n\r\n{}"
)
_PATIENCE = 10.0


class Listener:
    """A server on 127.0.0.1 that does what a script says with each connection, one after the other; over TLS with a context."""

    def __init__(self, script: Script, tls: ssl.SSLContext | None = None) -> None:
        self._script = script
        self._tls = tls
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="listener")
        self.connections = 0

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._socket.getsockname()[1])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._closing.set()
        # Nobody wakes an accept but a connection.
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            pass
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        while True:
            client, _ = self._socket.accept()
            with client:
                if self._closing.is_set():
                    return
                self.connections += 1
                client.settimeout(_PATIENCE)
                with contextlib.suppress(OSError):
                    self._answer(client)

    def _answer(self, client: socket.socket) -> None:
        if self._tls is None:
            self._script(client)
            return
        with self._tls.wrap_socket(client, server_side=True) as secure:
            self._script(secure)


class Bystander(Listener):
    """Somebody else's server: answers whoever comes as if it were ours, and keeps every byte."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(self._take, tls)
        self.heard = b""

    def _take(self, client: socket.socket) -> None:
        self.heard += read_request(client)
        client.sendall(WELCOME)


def saying(answer: bytes) -> Script:
    """A script that reads a request and says something."""

    def script(client: socket.socket) -> None:
        read_request(client)
        client.sendall(answer)

    return script


def read_request(client: socket.socket) -> bytes:
    """A request's head and body as they came."""
    heard = b""
    while b"\r\n\r\n" not in heard:
        if not (piece := client.recv(65536)):
            return heard
        heard += piece
    head, _, body = heard.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)\r\ncontent-length: *(\d+)", head)
    while length is not None and len(body) < int(length[1]) and (piece := client.recv(65536)):
        body += piece
    return head + b"\r\n\r\n" + body
