"""A home is its owner's alone, also where somebody made its folder beforehand or copied a backup into it."""

import logging
import os
import stat
from pathlib import Path

log = logging.getLogger(__name__)

_OTHERS = 0o077


def close_to_others(home: Path) -> int:
    """Take from other users of the computer what they may do with a home and what lies in it; how much was open to them.

    The home's own folder and its files: nobody reaches what lies deeper behind a closed folder.
    """
    if os.name == "nt":  # there the home inherits who may read it from the user's own folder
        return 0
    files = (path for path in home.iterdir() if path.is_file() and not path.is_symlink())
    return sum(_close(path) for path in (home, *files))


def keep_to_owner(path: Path) -> None:
    """Let only its owner read a file that was just written; some disks know no such rights."""
    if os.name != "nt":
        _close(path)


def _close(path: Path) -> bool:
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if not mode & _OTHERS:
            return False
        path.chmod(mode & ~_OTHERS)
    except FileNotFoundError:
        return False
    except OSError as error:
        log.warning("%s stays open to other users of this computer: %s", path.name, error.strerror)
        return False
    return True
