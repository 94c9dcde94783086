"""A host that is none of ours: redirects lead to it, and nothing may ever arrive there."""

import contextlib
import socket
import threading
from types import TracebackType
from typing import Self

_POLL = 0.1


class Stranger:
    """Listens; `heard` is everything that was said to it."""

    def __init__(self) -> None:
        self.heard = b""
        self._stop = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(_POLL)
        self._thread = threading.Thread(target=self._listen, name="lab-stranger")

    @property
    def url(self) -> str:
        """Where redirects lead."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop.set()
        self._thread.join()
        self._listener.close()

    def _listen(self) -> None:
        while not self._stop.is_set():
            with contextlib.suppress(OSError):
                caller, _ = self._listener.accept()
                with caller:
                    caller.settimeout(1.0)
                    self.heard += caller.recv(4096) or b"(a connection)"
