"""A TCP proxy that cuts lines: after so many bytes to the server, or after a request arrived and before its answer.

As with a radio that loses its cell, only the client hears of a cut; the server is left waiting on a silent line.
"""

import contextlib
import selectors
import socket
import struct
import threading
from collections.abc import Callable, Iterator

_PIECE = 16 * 1024
_RESET = struct.pack("ii", 1, 0)


class CuttingProxy:
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
        self._target = (host, port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.cut_upload_after: int | None = None
        self.cut_answer_when: Callable[[bytes], bool] | None = None
        self.refuse = False
        self.stay_cut = False
        self.sent = 0
        self.accepted = 0
        self._dead: list[socket.socket] = []
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []
        self._accepter = threading.Thread(target=self._accept, name="cutting-proxy")

    @property
    def url(self) -> str:
        """Where clients go."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Take connections."""
        self._listener.settimeout(0.1)
        self._accepter.start()

    def close(self) -> None:
        """Cut everything and wait for the threads."""
        self._stop.set()
        self._accepter.join()
        for thread in self._threads:
            thread.join()
        for server in self._dead:
            server.close()
        self._listener.close()

    def _accept(self) -> None:
        while not self._stop.is_set():
            with contextlib.suppress(TimeoutError, ConnectionError):
                client, _ = self._listener.accept()
                self.accepted += 1
                thread = threading.Thread(target=self._serve, args=(client,), name="cutting-proxy-line")
                self._threads.append(thread)
                thread.start()

    def _serve(self, client: socket.socket) -> None:
        with client:
            if self.refuse:
                _reset(client)
                return
            with contextlib.suppress(OSError):
                server = socket.create_connection(self._target)
                self._dead.append(server)
                if self._pump(client, server):
                    self.refuse = self.refuse or self.stay_cut
                    _reset(client)
                else:
                    server.close()

    def _pump(self, client: socket.socket, server: socket.socket) -> bool:
        """Forward until one side ends; True when the line was cut."""
        brought, heard = 0, b""
        with selectors.DefaultSelector() as selector:
            selector.register(client, selectors.EVENT_READ)
            selector.register(server, selectors.EVENT_READ)
            while not self._stop.is_set():
                for key, _ in selector.select(0.1):
                    if self.refuse:
                        return True
                    data = key.fileobj.recv(_PIECE)  # type: ignore[union-attr]
                    if not data:
                        return False
                    if key.fileobj is server:
                        if self.cut_answer_when is not None and self.cut_answer_when(heard):
                            return True
                        client.sendall(data)
                        continue
                    heard = (heard + data)[-64 * 1024 :]
                    room = None if self.cut_upload_after is None else self.cut_upload_after - brought
                    data = data if room is None else data[:room]
                    server.sendall(data)
                    brought += len(data)
                    self.sent += len(data)
                    if room is not None and brought >= (self.cut_upload_after or 0):
                        return True
        return False


@contextlib.contextmanager
def cutting_proxy(host: str, port: int) -> Iterator[CuttingProxy]:
    """A proxy for the length of a test."""
    proxy = CuttingProxy(host, port)
    proxy.start()
    try:
        yield proxy
    finally:
        proxy.close()


def _reset(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
