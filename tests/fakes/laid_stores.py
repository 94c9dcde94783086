"""New stores for a test, laid as a copy of some that were made once: making their tables takes longer than many a test.

lay_stores(home, key, clock)                # nothing where there are stores already
stores = open_stores(home, key, clock=clock)
"""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path

from sync.keys import StoreKey
from sync.places import Places
from sync.stores import open_stores

# So many desks of one test are devices of their own.
_DEVICES = 4
_turns = count()


@dataclass(frozen=True)
class Entry:
    """A file below a home, or a folder, which has no content."""

    path: Path
    mode: int
    content: bytes | None


def lay_stores(home: Path, key: StoreKey, clock: Callable[[], datetime]) -> None:
    """Put empty stores there, as `open_stores` leaves them when it is closed again at this moment."""
    if Places(home).proof.exists():
        return
    for entry in _made(key, next(_turns) % _DEVICES, clock()):
        path = home / entry.path
        if entry.content is None:
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.write_bytes(entry.content)
        path.chmod(entry.mode)


@cache
def _made(key: StoreKey, _device: int, now: datetime) -> tuple[Entry, ...]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        open_stores(home, key, clock=lambda: now).close()
        return tuple(
            Entry(path.relative_to(home), path.stat().st_mode & 0o777, path.read_bytes() if path.is_file() else None)
            for path in (home, *sorted(home.rglob("*")))
        )
