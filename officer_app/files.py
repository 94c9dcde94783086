"""Files that are whole or absent: written beside, forced to disk, then renamed over the old one."""

import errno
import os
from pathlib import Path

from sync.durable import sync_folder
from sync.errors import DiskFull, OfficerError
from sync.locks import locked

__all__ = ["locked", "write_atomically"]

_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})


def write_atomically(path: Path, data: bytes) -> None:
    """Replace a file in one step; after a crash it is the old or the new one, whole. Only its owner may read it.

    Raises DiskFull, or OfficerError `home-unwritable`; the old file stands then.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        _write(beside, data)
        beside.replace(path)
        sync_folder(path.parent)
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
