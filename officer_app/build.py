"""Which build this is: the version, and the commit that it was made from where that is known.

A wheel holds the commit in `build.txt` (`hatch_build.py` writes it); a checkout is asked itself.
"""

import re
from functools import cache
from pathlib import Path

from officer_app import __version__

BUILD_FILE = "build.txt"
_ROOT = Path(__file__).resolve().parents[1]
_COMMIT = re.compile(r"[0-9a-f]{40}")
_SHOWN = 9


@cache
def build_name() -> str:
    """Such as `0.1.0+0877603ab`; the version alone where no commit is known."""
    commit = _read(Path(__file__).with_name(BUILD_FILE)) or commit_of(_ROOT)
    return f"{__version__}+{commit[:_SHOWN]}" if commit and _COMMIT.fullmatch(commit) else __version__


def commit_of(checkout: Path) -> str | None:
    """The commit that a checkout stands on, read without git; None where there is no checkout."""
    folder = checkout / ".git"
    if folder.is_file():  # another worktree of a checkout
        folder = checkout / (_read(folder) or "").removeprefix("gitdir: ")
    head = _read(folder / "HEAD")
    if head is None or not head.startswith("ref: "):
        return head
    name, common = head.removeprefix("ref: "), folder / (_read(folder / "commondir") or ".")
    return _read(folder / name) or _read(common / name) or _packed(common, name)


def _packed(folder: Path, name: str) -> str | None:
    lines = (_read(folder / "packed-refs") or "").splitlines()
    return next((line.split(" ")[0] for line in lines if line.endswith(f" {name}")), None)


def _read(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
