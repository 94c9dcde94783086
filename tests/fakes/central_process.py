"""The REAL central API for tests, in a thread of the test or as a process of its own, to be stopped and started again.

In a thread (fast; the storage is at hand to put reports in, and a commit there wakes long-polls as any other):

    with CentralServer(tmp_path / "central") as central:
        add_officer(central.storage, login="lurah", password="rahasia-123", ...)
        requests.get(central.url + "/officer/v1/ping", params={"nonce": "n"}, timeout=5)
        central.stop()      # the line is dead now
        central.start()     # the same data, the same port, the same url

As a process (what users run; `officer-app central serve`):

    with CentralProcess(tmp_path / "central") as central:
        central.url
        central.kill()      # as a power cut does
        central.start()

Packs are loaded with `load_pack(central.storage, folder)` in a thread's server, or with `officer-app central load` beside either.
"""

import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import Self
from unittest.mock import patch

from central import app
from central.clock import Clock, utc_now
from central.service import RunningServer, start
from central.sessions import MAX_SESSIONS
from central.storage import Storage
from tests.fakes.shared_routes import SharedRoutes

_ROOT = Path(__file__).resolve().parents[2]
_END_SECONDS = 20


class CentralServer:
    """The central API in a thread; `stop()` and `start()` keep data and port."""

    def __init__(self, data: Path, port: int = 0, *, clock: Clock = utc_now, sessions: int = MAX_SESSIONS) -> None:
        self._sessions = sessions
        self.data = data
        self.port = port
        self._clock = clock
        self._running: RunningServer | None = None

    @property
    def url(self) -> str:
        """Where it answers, or will again."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def storage(self) -> Storage:
        """The running server's own storage."""
        assert self._running is not None, "the server is stopped"
        return self._running.storage

    def start(self) -> Self:
        """Answer; nothing happens when it does already."""
        if self._running is None:
            routes = SharedRoutes.borrowed()
            with patch.object(app, "make_routes", routes.made_for):
                self._running = start(self.data, self.port, clock=self._clock, sessions=self._sessions)
            self._routes = routes
            self.port = self._running.port
        return self

    def stop(self) -> None:
        """Answer no more; nothing happens when it does not already."""
        if self._running is not None:
            self._running.stop()
            self._running = None
            self._routes.give_back()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


class CentralProcess:
    """The central API as users run it; `stop()` asks with SIGTERM, `kill()` does not ask."""

    def __init__(self, data: Path, port: int = 0, *options: str) -> None:
        self._options = options
        self.data = data
        self.port = port
        self.exit_code: int | None = None
        self._process: subprocess.Popen[str] | None = None

    @property
    def url(self) -> str:
        """Where it answers, or will again."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Self:
        """Answer; nothing happens when it does already."""
        if self._process is not None:
            return self
        arguments = ["-m", "officer_app", "central", "serve", "--data", str(self.data), "--port", str(self.port), *self._options]
        self._process = subprocess.Popen([sys.executable, *arguments], cwd=_ROOT, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        # The watch ends a process that never says its line, and with it the reading.
        watch = threading.Timer(_END_SECONDS, self._process.kill)
        watch.start()
        line = self._process.stdout.readline()
        watch.cancel()
        watch.join()
        if not line:
            self._reap()
            raise AssertionError(f"the central API ended with {self.exit_code} instead of listening")
        self.port = int(line.rpartition(":")[2])
        return self

    @property
    def pid(self) -> int:
        """The number of its process while it runs."""
        assert self._process is not None
        return self._process.pid

    def stop(self) -> None:
        """End it in good order."""
        if self._process is not None:
            self._process.terminate()
            self._reap()

    def kill(self) -> None:
        """End it as a power cut does."""
        if self._process is not None:
            self._process.kill()
            self._reap()

    def _reap(self) -> None:
        process, self._process = self._process, None
        assert process is not None
        try:
            self.exit_code = process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            self.exit_code = process.wait()
        if process.stdout is not None:
            process.stdout.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()
