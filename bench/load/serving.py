"""The central API under load, as users run it: `central serve --workers N`, and the processor time that it takes."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil

_ROOT = Path(__file__).resolve().parents[2]
_START_SECONDS = 60.0
_END_SECONDS = 30.0


class Serving:
    """A server that answers on `port`."""

    def __init__(self, process: "subprocess.Popen[str]", port: int) -> None:
        self.port = port
        self._process = psutil.Process(process.pid)

    def cpu_seconds(self) -> float:
        """What the server and its workers have used so far."""
        return cpu_seconds(self._process)

    def resident_bytes(self) -> int:
        """The memory that the server and its workers hold now."""
        total = 0
        for one in (self._process, *self._process.children(recursive=True)):
            with contextlib.suppress(psutil.NoSuchProcess):
                total += one.memory_info().rss
        return total


def same_path() -> dict[str, str]:
    """The environment of a process that finds the packages that this one finds: the drivers of databases are peers."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


def cpu_seconds(process: psutil.Process) -> float:
    """User and system time of a process and all below it, those that have ended too."""
    total = 0.0
    for one in (process, *process.children(recursive=True)):
        with contextlib.suppress(psutil.NoSuchProcess):
            times = one.cpu_times()
            total += times.user + times.system + times.children_user + times.children_system
    return total


@contextlib.contextmanager
def serving(data: Path, workers: int, database: str | None = None, *, log: Path | None = None) -> Iterator[Serving]:
    """The central API of a data folder, answering; drivers of databases are found where this process finds them.

    What it says of itself goes into the file `log`, else where this process says it.
    """
    command = [sys.executable, "-m", "officer_app", "central", "serve", "--data", str(data), "--port", "0"]
    command += ["--workers", str(workers), *(["--database", database] if database else [])]
    with log.open("wb") if log is not None else contextlib.nullcontext() as errors:
        process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=errors, text=True, env=same_path())
    assert process.stdout is not None
    watch = threading.Timer(_START_SECONDS, process.kill)
    watch.start()
    line = process.stdout.readline()
    watch.cancel()
    try:
        if not line:
            raise RuntimeError(f"the central API ended with {process.wait()} instead of listening")
        yield Serving(process, int(line.rpartition(":")[2]))
    finally:
        process.terminate()
        try:
            process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()
