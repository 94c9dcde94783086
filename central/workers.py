"""A pool of processes that serve one data folder and share one listening socket.

serve_with_workers(Path("data"), 8765, workers=2, ready=lambda port: ...)   # blocks as `serve` does

The parent opens the socket, starts the workers and looks after them: one that dies is replaced, signals are passed on, and
when the parent dies itself, however that happens, its workers end as well. Limits of failures per address are kept by each
process for itself, so they are that many times wider.
"""

import contextlib
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType

from central.service import LOOPBACK, SIGNALS, listen_on, serve, serve_socket
from central.sessions import MAX_SESSIONS
from central.storage import Storage, StorageError

log = logging.getLogger(__name__)

# A worker that lived shorter than this did not die of its work, and so many of them in a row are not replaced any more.
_SHORT_LIFE = 5.0
_MOST_SHORT_LIVES = 3
_BACKLOG = 2048


def serve_with_workers(
    data: Path,
    port: int,
    host: str = LOOPBACK,
    ready: Callable[[int], None] | None = None,
    *,
    workers: int = 1,
    database: str | None = None,
    proxies: Sequence[str] = (),
    sessions: int = MAX_SESSIONS,
) -> None:
    """Serve the data folder by so many processes until a signal; StorageError where that cannot be."""
    if workers == 1:
        serve(data, port, host, ready, database=database, proxies=proxies, sessions=sessions)
        return
    if sys.platform == "win32":
        raise StorageError("Several workers are not possible on Windows, where processes cannot share a socket: use --workers 1.")
    # Before any worker does, so that none meets a folder that is half prepared; nothing of it stays open.
    Storage.open(data, database=database).close()
    with contextlib.closing(listen_on(host, port)) as listening:
        listening.listen(_BACKLOG)

        def work(started: Callable[[], object], lifeline: int) -> None:
            serve_socket(data, listening, started, database=database, proxies=proxies, lifeline=lifeline, sessions=sessions)

        Pool(work, workers).run(lambda: ready and ready(listening.getsockname()[1]))


class Pool:
    """The parent's view of its workers; `work` is what each of them does, told how to say that it has started."""

    def __init__(self, work: Callable[[Callable[[], object], int], None], size: int) -> None:
        self._work = work
        self._size = size
        self._started: dict[int, float] = {}
        self._stopping = False
        self._short_lives = 0
        # Nobody ever writes to it: that it ends tells the workers that their parent is gone.
        self._lifeline, self._held = os.pipe()

    def run(self, ready: Callable[[], object]) -> None:
        """Start the workers, look after them until a signal, and leave none behind."""
        with self._signals():
            try:
                for _ in range(self._size):
                    self._start()
                if not self._stopping:
                    ready()
                while self._started:
                    self._bury(*os.waitpid(-1, 0))
            finally:
                self._stopping = True
                self._pass_on(signal.SIGTERM)
                for pid in tuple(self._started):
                    os.waitpid(pid, 0)
                os.close(self._held)
                os.close(self._lifeline)

    def _start(self) -> None:
        """Start one worker and wait until it answers, or is dead."""
        if self._stopping:
            return
        heard, said = os.pipe()
        # No signal in between: the parent must know the child it passes signals on to, the child must not act as a parent.
        signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        pid = os.fork()
        if pid == 0:
            os.close(heard)
            self._be_worker(said)
        self._started[pid] = time.monotonic()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
        os.close(said)
        os.read(heard, 1)
        os.close(heard)

    def _be_worker(self, said: int) -> None:
        """What happens in the child; it never returns."""
        code = 1
        try:
            # A group of its own: Ctrl-C on a terminal reaches the parent, which passes it on once.
            os.setpgid(0, 0)
            os.close(self._held)
            for number in SIGNALS:
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_UNBLOCK, SIGNALS)
            self._work(lambda: os.write(said, b"."), self._lifeline)
            code = 0
        except StorageError as error:
            log.error("%s", error)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            # Not through the parent's frames: they would close what is the parent's.
            os._exit(code)

    def _bury(self, pid: int, status: int) -> None:
        """A worker ended: replace it, unless all is to end or it is of no use."""
        began = self._started.pop(pid, None)
        if began is None or self._stopping:
            return
        lived = time.monotonic() - began
        self._short_lives = self._short_lives + 1 if lived < _SHORT_LIFE else 0
        if self._short_lives >= _MOST_SHORT_LIVES:
            raise StorageError("The workers of the central API end as soon as they have begun; the log says why.")
        code = os.waitstatus_to_exitcode(status)
        log.warning("worker %d ended with %d after %.0f s and is replaced", pid, code, lived)
        self._start()

    @contextlib.contextmanager
    def _signals(self) -> Iterator[None]:
        former = {number: signal.signal(number, self._on_signal) for number in SIGNALS}
        try:
            yield
        finally:
            for number, handler in former.items():
                signal.signal(number, handler)

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True
        # A second time it ends them without waiting for anybody, as it does with one process.
        self._pass_on(signal.SIGTERM)

    def _pass_on(self, number: signal.Signals) -> None:
        for pid in tuple(self._started):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, number)
