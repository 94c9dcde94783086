"""Where the stores of one home lie."""

from dataclasses import dataclass
from pathlib import Path

WORK, CACHE = "work.db", "cache.db"


@dataclass(frozen=True, slots=True)
class Places:
    """The files and folders of a home that the stores use."""

    home: Path

    @property
    def work(self) -> Path:
        """The precious store."""
        return self.home / WORK

    @property
    def cache(self) -> Path:
        """The disposable one."""
        return self.home / CACHE

    @property
    def proof(self) -> Path:
        """Tells a wrong key from a damaged store."""
        return self.home / "key.proof"

    @property
    def journal(self) -> Path:
        """What was recorded since the newest backup; the one before it lies beside it."""
        return self.home / "work.journal"

    @property
    def backups(self) -> Path:
        """The folder of the backups of work.db."""
        return self.home / "backup"

    @property
    def rebuilding(self) -> Path:
        """Where a new work.db is put together."""
        return self.home / "rebuilding"

    @property
    def running(self) -> Path:
        """One file for each process that has the stores open."""
        return self.home / "running"

    @property
    def ballast(self) -> Path:
        """Space that is given back when the disk is full."""
        return self.home / "ballast"

    @property
    def work_damaged(self) -> Path:
        """Stands when work.db must be examined before it is used again."""
        return self.home / "work.damaged"

    @property
    def cache_damaged(self) -> Path:
        """Stands when the cache must be set aside at the next start."""
        return self.home / "cache.damaged"

    @property
    def cache_unchecked(self) -> Path:
        """Stands when the cache has to be examined in the background."""
        return self.home / "cache.unchecked"

    @property
    def opening_lock(self) -> Path:
        """Held while a process opens the stores."""
        return self.home / "stores.lock"


def holds_work(home: Path) -> bool:
    """Whether somebody worked here: what there is must never be taken for a new home."""
    places = Places(home)
    return any(path.exists() for path in (places.work, places.journal, places.backups, places.rebuilding))
