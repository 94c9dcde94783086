"""The data folder is its owner's alone, also where somebody made it beforehand or copied a backup into it.

It holds what citizens wrote, the hashes of passwords and the key of the sessions; other users of the machine read none of it.
"""

import logging
import os
import stat
import sys
from pathlib import Path

log = logging.getLogger(__name__)

FILE = 0o600
_OTHERS = 0o077


def begin_private(path: Path) -> None:
    """Make an empty file for its owner alone where there is none; what SQLite lays beside it gets the same mode."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE))


def close_to_others(data: Path) -> int:
    """Take from other users what they may do with the folder and what lies in it; how much was open to them.

    The folder itself and what lies in it: nobody reaches what lies deeper behind a closed folder.
    """
    if sys.platform == "win32":  # there the folder inherits who may read it
        return 0
    closed = sum(_close(path) for path in (data, *data.iterdir()) if not path.is_symlink())
    if closed:
        log.warning("%s: %d folders and files were open to other users of this machine, and are closed now", data, closed)
    return closed


def _close(path: Path) -> bool:
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if not mode & _OTHERS:
            return False
        path.chmod(mode & ~_OTHERS)
    except FileNotFoundError:  # SQLite takes its log away when the last one leaves
        return False
    except OSError as error:
        log.warning("%s stays open to other users of this machine: %s", path, error.strerror)
        return False
    return True
