"""The small city's data folder, laid as a copy of one that was filled once: filling it takes longer than most requests."""

import tempfile
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path

from central.storage import Storage
from tests.fakes.central_office import SetClock, seed
from tests.fakes.laid_files import LaidFile, kept, lay

# So many central APIs of one test are deployments of their own.
_DEPLOYMENTS = 4
_turns = count()


def lay_city(data: Path, clock: SetClock) -> None:
    """Put there what `seed` leaves in a new data folder at this moment."""
    lay(_filled(next(_turns) % _DEPLOYMENTS, clock.now), data)


@cache
def _filled(_deployment: int, now: datetime) -> tuple[LaidFile, ...]:
    with tempfile.TemporaryDirectory() as folder:
        storage = Storage.open(Path(folder) / "data", clock=SetClock(now))
        seed(storage)
        storage.close()
        return kept(Path(folder) / "data")
