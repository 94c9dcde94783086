"""Installing the peers: Python packages into a virtual environment, npm packages into a folder, both outside of the product."""

import hashlib
import os
import shutil
import subprocess
import venv
from collections.abc import Callable
from pathlib import Path

from bench.errors import BenchError

HERE = Path(__file__).resolve().parent


class PeerError(BenchError):
    """A peer that cannot be installed or run; the text says which and why."""


class Peers:
    """The bench's folder of peers; each kind is installed once, and again when its list changes."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        self.folder = folder
        self._say = say

    def python(self) -> Path:
        """The Python that has the Python peers."""
        home = self.folder / "python"
        program = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        listed = HERE / "requirements.txt"
        if not self._is_installed(home, listed):
            self._say("installs the Python peers")
            venv.create(home, with_pip=True, clear=True)
            self._run([str(program), "-m", "pip", "install", "--quiet", "-r", str(listed)])
            self._mark(home, listed)
        return program

    def packages(self) -> Path:
        """The folder of the Python peers' packages, to be put on the path of another Python of the same version."""
        return next(self.python().parents[1].glob("lib/python*/site-packages"))

    def node(self) -> Path:
        """The folder where `node` finds the npm peers."""
        home = self.folder / "node"
        listed = HERE / "package.json"
        npm = shutil.which("npm")
        if npm is None:
            raise PeerError("npm is not installed: the PouchDB peer cannot run here")
        if not self._is_installed(home, listed):
            self._say("installs the npm peers")
            home.mkdir(parents=True, exist_ok=True)
            shutil.copy(listed, home / "package.json")
            self._run([npm, "install", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error"], home)
            self._mark(home, listed)
        return home

    def _is_installed(self, home: Path, listed: Path) -> bool:
        stamp = home / "bench-stamp"
        return stamp.exists() and stamp.read_text() == _hash(listed)

    def _mark(self, home: Path, listed: Path) -> None:
        (home / "bench-stamp").write_text(_hash(listed))

    def _run(self, command: list[str], folder: Path | None = None) -> None:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
        if done.returncode:
            raise PeerError(f"{Path(command[0]).name} could not install the peers: {done.stderr[-1500:]}")


def _hash(listed: Path) -> str:
    return hashlib.sha256(listed.read_bytes()).hexdigest()
