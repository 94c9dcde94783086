"""Running the central API: as a process until it is told to stop, or in a thread of another program.

serve(Path("data"), 8765, ready=lambda port: ...)       # blocks; SIGINT and SIGTERM end it, long-polls at once

server = start(Path("data"))                             # in a thread; port 0 takes a free one
server.url, server.port
server.stop()
"""

import asyncio
import contextlib
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import FrameType

import uvicorn

from central.app import make_app
from central.centre import Centre
from central.clock import Clock, utc_now
from central.connections import Crowd, Limits, guarded
from central.file_limit import limits_here
from central.memory import give_memory_back
from central.sessions import MAX_SESSIONS
from central.storage import Storage, StorageError
from officer_app.domain.workflow import Workflow

LOOPBACK = "127.0.0.1"

_GRACE_SECONDS = 5
_BACKLOG = 2048
# Connections that are taken in before whoever is connected has a turn again: three thousand take a quarter of a second.
_TAKEN_AT_ONCE = 8
_START_SECONDS = 30.0
# A thread that comes back from the database waits so long for the interpreter; an operation comes back a dozen times.
_SWITCH_SECONDS = 0.0005
SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGBREAK") if hasattr(signal, name))


def serve(
    data: Path,
    port: int,
    host: str = LOOPBACK,
    ready: Callable[[int], None] | None = None,
    *,
    database: str | None = None,
    proxies: Sequence[str] = (),
    sessions: int = MAX_SESSIONS,
) -> None:
    """Serve the data folder until a signal; `ready` is told the port. StorageError where that cannot be.

    `proxies` are addresses whose X-Forwarded-For is believed: by default nobody's. `sessions` is how many one officer may have.
    """
    with contextlib.closing(listen_on(host, port)) as listening:
        started = partial(ready, listening.getsockname()[1]) if ready else lambda: None
        serve_socket(data, listening, started, database=database, proxies=proxies, sessions=sessions)


def serve_socket(
    data: Path,
    listening: socket.socket,
    started: Callable[[], object],
    *,
    database: str | None = None,
    proxies: Sequence[str] = (),
    lifeline: int | None = None,
    sessions: int = MAX_SESSIONS,
) -> None:
    """Serve on a bound socket until a signal, or until the pipe `lifeline` ends because whoever held its other end is gone."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    give_memory_back()
    storage = Storage.open(data, database=database)
    try:
        server = _Server(Centre(storage, sessions=sessions), started, proxies, lifeline)
        asyncio.run(server.serve(sockets=[listening]))
    finally:
        storage.close()


class RunningServer:
    """A central API in a thread; `stop()` may be called again."""

    def __init__(self, storage: Storage, server: "_Server", listening: socket.socket, thread: threading.Thread) -> None:
        self.storage = storage
        self.port: int = listening.getsockname()[1]
        self.url = f"http://{listening.getsockname()[0]}:{self.port}"
        self._server = server
        self._thread = thread

    def stop(self) -> None:
        """End it: long-polls are answered at once, running requests are finished."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join()
            self.storage.close()


def start(
    data: Path,
    port: int = 0,
    host: str = LOOPBACK,
    *,
    clock: Clock = utc_now,
    workflow: Workflow | None = None,
    database: str | None = None,
    proxies: Sequence[str] = (),
    limits: Limits | None = None,
    sessions: int = MAX_SESSIONS,
) -> RunningServer:
    """Serve the data folder from a thread; returns when it answers. StorageError where that cannot be."""
    storage = Storage.open(data, clock=clock, database=database)
    started = threading.Event()
    try:
        server = _Server(Centre(storage, workflow, sessions=sessions), started.set, proxies, limits=limits)
        listening = listen_on(host, port)
    except StorageError:
        storage.close()
        raise
    thread = threading.Thread(target=_run, args=(server, listening, started), name="central-api", daemon=True)
    thread.start()
    if not started.wait(_START_SECONDS) or not server.started:
        server.should_exit = True
        thread.join()
        storage.close()
        raise StorageError("The central API did not start; its log says why.")
    return RunningServer(storage, server, listening, thread)


class _Server(uvicorn.Server):
    """Says when it listens, lets nobody wait when it stops, and ends by a signal as by a request: quietly."""

    def __init__(
        self,
        centre: Centre,
        started: Callable[[], object],
        proxies: Sequence[str],
        lifeline: int | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._crowd = Crowd(limits or limits_here())
        super().__init__(_configuration(centre, proxies, self._crowd))
        self._lifeline = lifeline
        self._centre = centre
        self._say_started = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._crowd.open()
        await super().startup(sockets)
        for listening in sockets or ():
            listening.listen(_BACKLOG)  # how many may wait is not how many are taken at once, which asyncio knows one number for
        if self._lifeline is not None:
            asyncio.get_running_loop().add_reader(self._lifeline, self._orphaned)
        self._say_started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._centre.stop_waiting()
        await super().shutdown(sockets)
        self._crowd.close()

    def _orphaned(self) -> None:
        if self._lifeline is not None:
            asyncio.get_running_loop().remove_reader(self._lifeline)
        self.should_exit = True

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        former = {number: signal.signal(number, self._on_signal) for number in SIGNALS}
        try:
            yield
        finally:
            for number, handler in former.items():
                signal.signal(number, handler)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self.force_exit = self.should_exit  # the second time it does not wait for anybody
        self.should_exit = True


def _configuration(centre: Centre, proxies: Sequence[str], crowd: Crowd) -> uvicorn.Config:
    return uvicorn.Config(
        make_app(centre),
        loop="asyncio",
        http=guarded(crowd, centre.storage.instance),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        # Named outright: the default would believe whoever calls from this machine.
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        timeout_keep_alive=65,
        backlog=_TAKEN_AT_ONCE,
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )


def listen_on(host: str, port: int) -> socket.socket:
    """A socket bound to the port; StorageError where that cannot be."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, because asyncio sends without delay only on those: a small answer took 40 ms longer otherwise.
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform != "win32":  # there it would let two servers share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise StorageError(f"Port {port} of {host} cannot be used: {error}. Choose another one with --port.") from error
    return listening


def _run(server: _Server, listening: socket.socket, started: threading.Event) -> None:
    try:
        asyncio.run(server.serve(sockets=[listening]))
    except SystemExit:
        return  # uvicorn's way of saying that the start failed; it has logged why
    finally:
        listening.close()
        started.set()
