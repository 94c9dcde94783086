"""Locks between processes and threads: files whose lock ends with the process, so that no stale lock can stay behind."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock between processes and threads, waiting for it."""
    with path.open("a+b") as file:
        _lock(file.fileno())
        try:
            yield
        finally:
            _unlock(file.fileno())


@contextmanager
def locked_if_free(path: Path) -> Iterator[bool]:
    """Hold a lock if nobody else does; whether it is held."""
    with path.open("a+b") as file:
        held = lock_now(file.fileno())
        try:
            yield held
        finally:
            if held:
                _unlock(file.fileno())


def lock_now(handle: int) -> bool:
    """Lock an open file until it is closed; False when somebody else has it."""
    try:
        _lock_at_once(handle)
    except OSError:
        return False
    return True


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)

    def _lock_at_once(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)

    def _lock_at_once(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
