"""Files that are whole or absent: written beside, forced to disk, then renamed over the old one; and a lock between processes."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sync.errors import DiskFull, OfficerError

_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file in one step; after a crash it is the old or the new one, whole. Only its owner may read it.

    Raises DiskFull, or OfficerError `home-unwritable`; the old file stands then.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        _write(beside, data)
        beside.replace(path)
        _force_folder(path.parent)
    except OSError as error:
        beside.unlink(missing_ok=True)
        if error.errno in _NO_SPACE:
            raise DiskFull(path=str(path)) from error
        raise OfficerError("home-unwritable", path=str(path), reason=error.strerror or type(error).__name__) from error


def _write(path: Path, data: bytes) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _force_folder(folder: Path) -> None:
    if sys.platform == "win32":  # Windows cannot open a folder; NTFS journals the rename itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock between processes and threads; it ends with the process, so that no stale lock can stay behind."""
    with path.open("a+b") as file:
        _lock(file.fileno())
        try:
            yield
        finally:
            _unlock(file.fileno())


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
