"""A file system of a few MiB, so that a full disk is a real one: tmpfs, which only root may mount."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_KIB = 1024


@contextmanager
def small_disk(folder: Path, *, kib: int) -> Iterator[Path]:
    """The folder as a disk of this size; skipped where nobody may mount, which in CI is a failure."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", str(folder)]
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode:
        message = "needs a small file system, which only root may mount"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(message)
        pytest.skip(message)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def filled(folder: Path, *, left_kib: int = 0) -> Iterator[None]:
    """Everything but so many KiB of the folder's disk is taken for the length of the block."""
    filler = folder / "filler"
    free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize - left_kib * _KIB
    with filler.open("wb") as file:
        file.write(bytes(max(free, 0)))
    try:
        yield
    finally:
        filler.unlink()
