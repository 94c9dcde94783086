"""A file that is there whole or not at all, and what a failure to write it means.

Codes: `paper-disk-full`, `paper-no-folder`, `paper-no-permission`, `paper-file-open`, `paper-unwritable`.
"""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sync.durable import sync_file, sync_folder
from sync.errors import OfficerError
from sync.private_files import keep_to_owner

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
# Where less is free than this, a writer that does not say why it failed failed for that.
_LEAST_FREE = 1 << 20
# What SQLite leaves beside a file that it had no time to finish.
_BESIDE = ("", "-journal", "-wal", "-shm")


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Gives the path to write to; afterwards that file takes the wanted name in one step.

    Only its owner may read it: computers are shared, and it holds what citizens wrote.
    Whatever goes wrong inside, nothing new is left and a file that had the name is as it was. OfficerError with the codes above.
    """
    part = path.with_name(f".{path.stem[:60]}.{secrets.token_hex(4)}.part{path.suffix}")
    try:
        try:
            yield part
            keep_to_owner(part)
            sync_file(part)
        except OSError as error:
            raise _meaning(error, path) from error
        try:
            part.replace(path)
        except OSError as error:
            # Windows lets nobody replace a file that a program such as Excel has open.
            held = isinstance(error, PermissionError) and path.exists()
            if held:
                raise OfficerError("paper-file-open", file=path.name) from error
            raise _meaning(error, path) from error
    finally:
        for ending in _BESIDE:
            with suppress(OSError):
                part.with_name(part.name + ending).unlink(missing_ok=True)
    with suppress(OSError):  # the file is whole; only after a power failure its name might be missing
        sync_folder(path.parent)


def unwritable(path: Path, problem: str) -> OfficerError:
    """What it means that a library could not write and gave no error number."""
    with suppress(OSError):
        if shutil.disk_usage(path.parent).free < _LEAST_FREE:
            return OfficerError("paper-disk-full", file=path.name)
        if not os.access(path.parent, os.W_OK):
            return OfficerError("paper-no-permission", folder=str(path.parent))
    return OfficerError("paper-unwritable", file=path.name, problem=problem[:200])


def _meaning(error: OSError, path: Path) -> OfficerError:
    if error.errno in _FULL:
        return OfficerError("paper-disk-full", file=path.name)
    if error.errno in _REFUSED:
        return OfficerError("paper-no-permission", folder=str(path.parent))
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return OfficerError("paper-no-folder", folder=str(path.parent))
    return OfficerError("paper-unwritable", file=path.name, problem=error.strerror or "io")
