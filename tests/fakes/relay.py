"""A TCP relay in front of a server, thread by connection; what makes it a bad line is said by those who build on it."""

import contextlib
import selectors
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

PIECE = 16 * 1024
_POLL = 0.1
# A side that takes nothing for so long is gone.
_UNREAD = 20.0
_RESET = struct.pack("ii", 1, 0)
# So many silent lines are left to the server at once; the oldest is closed then.
_SILENT = 40


@dataclass(slots=True)
class Line:
    """One connection that is forwarded; `silent` leaves the server waiting when it is cut, as a radio does."""

    client: socket.socket
    server: socket.socket
    silent: bool = True


class CutError(Exception):
    """The line ends here."""


class Relay:
    """Forwards connections; `target` is asked anew for each, because a server that was restarted may be elsewhere."""

    def __init__(self, target: Callable[[], tuple[str, int]], name: str) -> None:
        self._target = target
        self._name = name
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = int(self._listener.getsockname()[1])
        self._silent: deque[socket.socket] = deque()
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._accepter = threading.Thread(target=self._accept, name=name)

    @property
    def url(self) -> str:
        """Where clients go."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Take connections."""
        self._listener.settimeout(_POLL)
        self._accepter.start()

    def close(self) -> None:
        """Cut everything and wait for the threads."""
        self._stop.set()
        self._accepter.join()
        for thread in self._threads:
            thread.join()
        while self._silent:
            self._silent.popleft().close()
        self._listener.close()

    def met(self, client: socket.socket) -> Callable[[], None]:
        """What is done with a connection just accepted: called in the order of connections, what it answers in a thread."""
        return lambda: self.forward(client, Line)

    def upward(self, line: Line, data: bytes) -> None:
        """Bytes from the client; CutError cuts the line."""
        line.server.sendall(data)

    def downward(self, line: Line, data: bytes) -> None:
        """Bytes from the server; CutError cuts the line."""
        line.client.sendall(data)

    def was_cut(self, line: Line) -> None:
        """A line was cut by us."""

    def forward(self, client: socket.socket, line_of: Callable[[socket.socket, socket.socket], Line]) -> None:
        """Connect to the server and forward until one side ends or the line is cut."""
        try:
            server = socket.create_connection(self._target(), timeout=5)
        except OSError:
            reset(client)
            return
        client.settimeout(_UNREAD)
        server.settimeout(_UNREAD)
        line = line_of(client, server)
        try:
            self._pump(line)
        except CutError:
            self.was_cut(line)
            reset(client)
            if line.silent:
                self._leave_silent(server)
                return
        except OSError:
            reset(client)
        server.close()

    def heard(self, sock: socket.socket) -> bytes:
        """What comes next on a socket, b"" at its end and at ours."""
        sock.settimeout(_POLL)
        while not self._stop.is_set():
            with contextlib.suppress(TimeoutError):
                return sock.recv(PIECE)
        return b""

    def pause(self, seconds: float) -> None:
        """Let time pass on the line."""
        self._stop.wait(seconds)

    def _accept(self) -> None:
        while not self._stop.is_set():
            with contextlib.suppress(TimeoutError, ConnectionError):
                client, _ = self._listener.accept()
                thread = threading.Thread(target=self._serve, args=(client, self.met(client)), name=f"{self._name}-line")
                self._threads = [other for other in self._threads if other.is_alive()] + [thread]
                thread.start()

    def _serve(self, client: socket.socket, done: Callable[[], None]) -> None:
        with client, contextlib.suppress(OSError, ValueError):
            done()

    def _pump(self, line: Line) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(line.client, selectors.EVENT_READ, self.upward)
            selector.register(line.server, selectors.EVENT_READ, self.downward)
            while not self._stop.is_set():
                for key, _ in selector.select(_POLL):
                    data = key.fileobj.recv(PIECE)  # type: ignore[union-attr]
                    if not data:
                        return
                    key.data(line, data)

    def _leave_silent(self, server: socket.socket) -> None:
        self._silent.append(server)
        if len(self._silent) > _SILENT:
            self._silent.popleft().close()


def reset(sock: socket.socket) -> None:
    """Let the other side see a line that broke when it is closed."""
    with contextlib.suppress(OSError):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
