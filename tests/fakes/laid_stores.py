"""New stores for a test, laid as a copy of some that were made once: making their tables takes longer than many a test.

lay_stores(home, key, clock)                # nothing where there are stores already
stores = open_stores(home, key, clock=clock)
"""

import tempfile
from collections.abc import Callable
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path

from sync.keys import StoreKey
from sync.places import Places
from sync.stores import open_stores
from tests.fakes.laid_files import LaidFile, kept, lay

# So many desks of one test are devices of their own.
_DEVICES = 4
_turns = count()


def lay_stores(home: Path, key: StoreKey, clock: Callable[[], datetime]) -> None:
    """Put empty stores there, as `open_stores` leaves them when it is closed again at this moment."""
    if not Places(home).proof.exists():
        lay(_made(key, next(_turns) % _DEVICES, clock()), home)


@cache
def _made(key: StoreKey, _device: int, now: datetime) -> tuple[LaidFile, ...]:
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        open_stores(home, key, clock=lambda: now).close()
        return kept(home)
