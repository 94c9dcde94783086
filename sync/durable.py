"""Bytes and names that survive a power failure, and files that are whole or absent."""

import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path

if sys.platform == "darwin":
    import fcntl


def to_disk(handle: int) -> None:
    """Bring the bytes of an open file to the disk, and its length; where the system can tell them apart, not its times."""
    if sys.platform == "darwin":  # there fsync alone does not reach the platter
        fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
    elif sys.platform == "win32":
        os.fsync(handle)
    else:
        os.fdatasync(handle)


def sync_file(path: Path) -> None:
    """Bring a file's bytes to the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Bring a folder's names to the disk, so that a rename in it survives a power failure."""
    if os.name == "nt":  # Windows opens no folders; NTFS journals the rename
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a folder for its owner alone, and those above it that are missing; once made, their names survive a power failure."""
    missing = [each for each in folder.parents if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    # The folder's own also where it was there: whoever made it may have been killed before its name was on the disk.
    for each in (folder, *missing):
        with suppress(PermissionError):  # one may be allowed to make names in a folder and not to open it
            sync_folder(each.parent)


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file in one step; after a crash it is the old or the new one. Raises OSError, the old file stands then."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
    try:
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
