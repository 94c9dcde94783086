"""Space that is kept for the day on which the disk is full, so that what an officer has just done can still be saved."""

import logging
import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from sync.care.notices import NoticeBoard
from sync.durable import sync_folder
from sync.errors import DiskFull

MIB = 1024 * 1024
USED = "disk-full-ballast-used"

_Given = ParamSpec("_Given")
_Answer = TypeVar("_Answer")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Space:
    """How much is kept, and how much free space on the disk is little or plenty, in bytes."""

    ballast: int = 16 * MIB
    little: int = 200 * MIB
    plenty: int = 500 * MIB


class Ballast:
    """The file that holds the space; usable from every thread and by several processes."""

    def __init__(self, path: Path, board: NoticeBoard) -> None:
        self.path = path
        self._board = board

    def size(self) -> int:
        """How much is kept now, in bytes."""
        try:
            return self.path.stat().st_size
        except OSError:
            return 0

    def release(self) -> bool:
        """Give the space back; False when there was none."""
        try:
            self.path.unlink()
            sync_folder(self.path.parent)
        except OSError:
            return False
        log.warning("the disk is full: the ballast is given back")
        self._board.put(USED)
        return True

    def provide(self, space: Space, free: int) -> None:
        """Keep space again, where there is plenty; what is written does not compress, so that it is really taken."""
        if self.size() >= space.ballast or free < space.plenty + space.ballast:
            return
        beside = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}.part")
        try:
            with beside.open("xb", buffering=0) as file:
                for offset in range(0, space.ballast, MIB):
                    file.write(secrets.token_bytes(min(MIB, space.ballast - offset)))
                os.fsync(file.fileno())
            beside.replace(self.path)
            sync_folder(self.path.parent)
        except OSError as error:
            beside.unlink(missing_ok=True)
            log.warning("no ballast could be laid in: %s", error.strerror)
            return
        self._board.dismiss(USED)


class _NeedsRoom(Protocol):
    make_room: Callable[[], bool]


_Self = TypeVar("_Self", bound=_NeedsRoom)


def with_room(command: Callable[Concatenate[_Self, _Given], _Answer]) -> Callable[Concatenate[_Self, _Given], _Answer]:
    """A command that found the disk full is done once more when room could be made; it had left nothing half done."""

    @wraps(command)
    def done(self: _Self, /, *given: _Given.args, **named: _Given.kwargs) -> _Answer:
        try:
            return command(self, *given, **named)
        except DiskFull:
            if not self.make_room():
                raise
            return command(self, *given, **named)

    return done


def free_space(folder: Path) -> int:
    """How many bytes the disk of a folder has for this user."""
    return shutil.disk_usage(folder).free
