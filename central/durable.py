"""Files that are there after a power cut once they are said to be there."""

import contextlib
import os
import sys
from pathlib import Path


def put_in_place(source: Path, target: Path) -> None:
    """Rename a finished file to where it belongs: its bytes first, then the name, then the folder reach the disk."""
    made = not target.parent.is_dir()
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    sync_file(source)
    source.replace(target)
    _sync_folder(target.parent)
    if made:
        _sync_folder(target.parent.parent)


def remove_for_good(path: Path) -> None:
    """Remove a file if it is there, so that a power cut does not bring it back."""
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
        _sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until a file's bytes are on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":  # a folder cannot be opened there, and NTFS keeps the order of renames itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some network disks know no sync of folders
            os.fsync(handle)
    finally:
        os.close(handle)
