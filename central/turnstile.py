"""One writer at a time over all threads and processes that share a data folder.

WORKAROUND https://sqlite.org/wal.html#walresetbug: SQLite before 3.51.3 can corrupt a WAL database when one connection resets
the log in a checkpoint while another writes. Python brings whichever SQLite its builder had, so the centre lets nobody write or
checkpoint (which happens inside COMMIT and at the last close) while somebody else does.
"""

import contextlib
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class Turnstile:
    """A lock on a file that threads of this process queue for as well; whoever dies lets go of it."""

    def __init__(self, path: Path) -> None:
        self._threads = threading.Lock()
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)

    @contextlib.contextmanager
    def passing(self) -> Iterator[None]:
        """Hold the turnstile for the length of one write."""
        with self._threads:
            _lock(self._file)
            try:
                yield
            finally:
                _unlock(self._file)

    def close(self) -> None:
        """Give the file back."""
        with self._threads:
            os.close(self._file)


if sys.platform == "win32":

    def _lock(file: int) -> None:
        while True:
            os.lseek(file, 0, os.SEEK_SET)
            # Windows gives up after 10 tries of a second each; a bulk load may hold the turnstile longer.
            with contextlib.suppress(OSError):
                msvcrt.locking(file, msvcrt.LK_LOCK, 1)
                return

    def _unlock(file: int) -> None:
        os.lseek(file, 0, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)

    def _unlock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
