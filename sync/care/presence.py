"""Which processes have the stores open, and whether one of them ended without closing them.

Each has a file of its own that it holds locked; a file that nobody holds was left behind by a process that was killed, or by a
power failure. The process id in it is for people only: ids are given out again.
"""

import os
import secrets
import weakref
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from sync.locks import lock_now


class Marker(msgspec.Struct, frozen=True):
    """What the file of a process says."""

    pid: int
    started: datetime


@dataclass(frozen=True, slots=True)
class Company:
    """Who else is here: how many, and whether somebody left without closing."""

    others: int
    unclean: bool


class Presence:
    """This process's own file; `leave` at a clean end."""

    def __init__(self, folder: Path, now: datetime) -> None:
        folder.mkdir(exist_ok=True, mode=0o700)
        self.path = folder / f"{os.getpid()}-{secrets.token_hex(4)}"
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        lock_now(handle)
        with suppress(OSError):  # a full disk: the lock says all that the app has to know
            os.write(handle, msgspec.json.encode(Marker(os.getpid(), now)))
        # Let go without closing is a clean end too; the end of the process is not.
        self._leave = weakref.finalize(self, _leave, handle, self.path)
        self._leave.atexit = False

    def leave(self) -> None:
        """This process is done; twice is allowed."""
        self._leave()


def look_around(folder: Path) -> Company:
    """Who is here; the files of those who were killed are cleared away. Called under the lock of opening."""
    others, unclean = 0, False
    for path in folder.glob("*-*"):
        try:
            handle = os.open(path, os.O_RDWR)
        except FileNotFoundError:  # left this moment
            continue
        try:
            if not lock_now(handle):
                others += 1
                continue
            unclean = unclean or os.fstat(handle).st_nlink > 0
        finally:
            os.close(handle)
        path.unlink(missing_ok=True)
    return Company(others, unclean)


def _leave(handle: int, path: Path) -> None:
    if os.name == "nt":  # an open file cannot be removed there
        os.close(handle)
        with suppress(OSError):
            path.unlink()
        return
    with suppress(OSError):
        path.unlink()
    os.close(handle)
