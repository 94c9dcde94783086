"""Programs under the recorder: it is compiled here, and its log begins with an empty folder."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.faults.powerloss.replay import Record, Tree, read_log


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a program did: the folder as it was left, and the log."""

    root: Path
    log: list[Record]


def record_program(place: Path, arguments: list[str], folder: Path | None = None) -> Recorded:
    """Run a Python program to its end, in a folder; its last argument is the folder whose files are recorded."""
    place = place.resolve()
    root, log = place / "disk", place / "log"
    root.mkdir()
    environment = {
        **os.environ,
        "LD_PRELOAD": str(_compiled(place)),
        "POWERLOSS_ROOT": str(root),
        "POWERLOSS_LOG": str(log),
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    command = [sys.executable, *arguments, str(root)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd=folder)
    assert ended.returncode == 0, ended.stderr
    return Recorded(root, read_log(log))


def really(root: Path) -> Tree:
    """The files below a folder as they are, without shared memory."""
    return {
        path.relative_to(root).as_posix() + "/" * path.is_dir(): b"" if path.is_dir() else path.read_bytes()
        for path in root.rglob("*")
        if not path.name.endswith("-shm")
    }


def _compiled(place: Path) -> Path:
    if not sys.platform.startswith("linux"):
        pytest.skip("the recorder needs Linux")
    if shutil.which("cc") is None:
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail("there is no C compiler: install gcc and libc6-dev")
        pytest.skip("needs a C compiler: install gcc and libc6-dev")
    library, source = place / "recorder.so", Path(__file__).with_name("recorder.c")
    # A compiler that fortifies of itself would put its own `open` in the place of ours.
    options = ["-shared", "-fPIC", "-O1", "-U_FORTIFY_SOURCE"]
    command = ["cc", *options, "-o", str(library), str(source), "-ldl", "-lpthread"]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr
    return library
