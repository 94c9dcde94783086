"""A PostgreSQL of its own for the bench: installed where it is missing, a new cluster on 127.0.0.1, gone at the end."""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil

from bench.errors import BenchError
from bench.load.serving import cpu_seconds

_PACKAGES = ("postgresql", "postgis")
_USER = "postgres"


class PostgresError(BenchError):
    """PostgreSQL cannot be had here; the text says why."""


class Postgres:
    """A running cluster."""

    def __init__(self, folder: Path, port: int) -> None:
        self.address = f"postgresql+psycopg://{_USER}@127.0.0.1:{port}/postgres"
        self._folder = folder

    def cpu_seconds(self) -> float:
        """What its processes have used so far."""
        return cpu_seconds(psutil.Process(int((self._folder / "postmaster.pid").read_text().split()[0])))

    @staticmethod
    def version() -> str:
        """As it says itself."""
        return subprocess.run([_program("postgres"), "--version"], capture_output=True, text=True, check=True).stdout.strip()


@contextlib.contextmanager
def postgres(say: Callable[[str], None]) -> Iterator[Postgres]:
    """A new cluster with the defaults of its packages (fsync on, synchronous_commit on), stopped and deleted at the end."""
    _install(say)
    with tempfile.TemporaryDirectory(prefix="bench-postgres-") as home:
        folder, port = Path(home) / "cluster", _free_port()
        if os.geteuid() == 0:
            shutil.chown(home, _USER)
        _run("initdb", "--pgdata", str(folder), "--username", _USER, "--auth", "trust", "--encoding", "UTF8", "--locale", "C")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home} -c max_connections=120"
        log = str(Path(home) / "log")
        _run("pg_ctl", "--pgdata", str(folder), "--wait", "--log", log, "--options", options, "start")
        try:
            yield Postgres(folder, port)
        finally:
            _run("pg_ctl", "--pgdata", str(folder), "--wait", "--mode", "immediate", "stop")


def _install(say: Callable[[str], None]) -> None:
    if _found("initdb") is not None:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise PostgresError(f"PostgreSQL is not installed: install {' and '.join(_PACKAGES)}.")
    say("installs PostgreSQL")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(["apt-get", "install", "-y", "-q", *_PACKAGES], capture_output=True, text=True, env=environment)
    if done.returncode:
        raise PostgresError(f"PostgreSQL cannot be installed: {done.stderr[-800:]}")


def _run(program: str, *arguments: str) -> None:
    # It refuses to run as root.
    become = ["setpriv", f"--reuid={_USER}", f"--regid={_USER}", "--clear-groups"] if os.geteuid() == 0 else []
    command = [*become, _program(program), *arguments]
    # Not through a pipe: the server would inherit it and hold it open.
    with tempfile.TemporaryFile() as told:
        done = subprocess.run(command, cwd="/", stdout=told, stderr=told)
        told.seek(0)
        if done.returncode:
            raise PostgresError(f"{program} failed: {told.read()[-800:].decode(errors='replace')}")


def _program(name: str) -> str:
    found = _found(name)
    if found is None:
        raise PostgresError(f"PostgreSQL's {name} is not there.")
    return str(found)


def _found(name: str) -> Path | None:
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[-3]))
    return installed[-1] if installed else None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
