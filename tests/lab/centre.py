"""The central API as a process of its own: started, killed, backed up, restored, and what an administrator does to it."""

import contextlib
import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.fakes.central_process import CentralProcess
from tests.lab.terminal import ROOT, environment

_FOLDERS = ("blobs",)


class Centre:
    """One central API with its data folder; safe to use from any thread."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.kills = 0
        self._process = CentralProcess(data)
        self._lock = threading.RLock()
        self._backup = data.with_name("backup")

    @property
    def url(self) -> str:
        """Where it answers, or will again."""
        return self._process.url

    def address(self) -> tuple[str, int]:
        """The same as host and port."""
        parts = urlsplit(self.url)
        return str(parts.hostname), int(parts.port or 0)

    def load(self, pack: Path) -> dict[str, Any]:
        """Take a pack in."""
        loaded: dict[str, Any] = json.loads(self.administer("load", str(pack), "--json", "--shift-to-now"))
        return loaded

    def administer(self, *arguments: str, stdin: str = "") -> str:
        """What `officer-app central …` printed; it must succeed."""
        command = [sys.executable, "-m", "officer_app", "central", *arguments, "--data", str(self.data)]
        done = subprocess.run(
            command, cwd=ROOT, env=environment(), input=stdin, capture_output=True, text=True, timeout=120, check=False
        )
        if done.returncode != 0:
            raise RuntimeError(f"central {arguments[0]}: {done.returncode}\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def start(self) -> None:
        """Answer."""
        with self._lock:
            self._process.start()

    def stop(self) -> None:
        """Answer no more."""
        with self._lock:
            self._process.stop()

    def kill(self) -> None:
        """End it as a power cut does, and start it again."""
        with self._lock:
            self._process.kill()
            self.kills += 1
            self._process.start()

    def back_up(self) -> None:
        """Copy the database as it stands, then the photos: each photo that the copy names is there."""
        with self._lock:
            shutil.rmtree(self._backup, ignore_errors=True)
            self._backup.mkdir()
            copy = sqlite3.connect(self._backup / "central.db")
            with contextlib.closing(copy), self.read() as live:
                live.backup(copy)
            for folder in _FOLDERS:
                shutil.copytree(self.data / folder, self._backup / folder)

    def restore(self) -> None:
        """Put the backup in place of everything, as after a lost disk, and say so to the clients."""
        with self._lock:
            self._process.kill()
            for name in ("central.db", "central.db-wal", "central.db-shm"):
                (self.data / name).unlink(missing_ok=True)
            for folder in (*_FOLDERS, "uploads"):
                shutil.rmtree(self.data / folder, ignore_errors=True)
            shutil.copyfile(self._backup / "central.db", self.data / "central.db")
            for folder in _FOLDERS:
                shutil.copytree(self._backup / folder, self.data / folder)
            self.administer("restored")
            self._process.start()

    def expire_tokens(self, login: str) -> None:
        """Let the quarter of an hour of an officer's tokens be over."""
        with self._lock, contextlib.closing(sqlite3.connect(self.data / "central.db", timeout=30)) as database, database:
            database.execute(
                "UPDATE session SET access_expires = 0 WHERE officer_id = (SELECT id FROM officer WHERE login = ?)", (login,)
            )

    @contextlib.contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Its database, to be read only."""
        address = f"file:{self.data / 'central.db'}?mode=ro"
        with self._lock, contextlib.closing(sqlite3.connect(address, uri=True, timeout=30)) as database:
            yield database

    def officer_id(self, login: str) -> str:
        """The id of an officer."""
        with self.read() as database:
            found: str = database.execute("SELECT id FROM officer WHERE login = ?", (login,)).fetchone()[0]
        return found
