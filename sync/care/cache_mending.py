"""The disposable cache made usable again: what cannot be read is set aside, and the next sync fetches it."""

import contextlib
import logging
from collections.abc import Callable
from dataclasses import dataclass

from sync.cache_schema import CACHE_SCHEMA
from sync.database import Database, guarded
from sync.errors import StoreDamaged, StoreError, StoreTooNew
from sync.migrations import bring_up
from sync.places import CACHE, Places

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CacheMending:
    """Keeps a cache there; `connect` opens a connection to it."""

    places: Places
    connect: Callable[[], Database]

    def mend(self, *, alone: bool = True) -> None:
        """Make sure that there is a cache that can be used; what cannot be is set aside.

        One that somebody else has open and that was found damaged waits until he closes it, unless nothing can be read of it.
        """
        if alone and self.places.cache_damaged.exists():
            self._set_aside()
        try:
            self._probe()
        except (StoreDamaged, StoreTooNew) as error:
            log.warning("the cache is set aside and fetched again: %s", error.code)
            self._set_aside()
            self._probe()

    def rebuild(self) -> None:
        """Empty the cache; connections that are open see it empty, the next sync fills it."""
        try:
            database = self.connect()
            try:
                _empty(database)
                bring_up(database, CACHE_SCHEMA)
            finally:
                database.close()
        except (StoreDamaged, StoreTooNew):
            self._set_aside()
            self.mend()

    def _probe(self) -> None:
        database = self.connect()
        try:
            bring_up(database, CACHE_SCHEMA)
            for table in ("report", "body", "state", "document"):
                database.row(f"SELECT * FROM {table} ORDER BY rowid DESC LIMIT 1")  # noqa: S608
        finally:
            database.close()

    def _set_aside(self) -> None:
        """Keep one damaged cache for whoever wants to look at it (it is encrypted as it was)."""
        with guarded(CACHE):
            for suffix in ("", "-wal", "-shm"):
                path = self.places.home / (CACHE + suffix)
                if path.exists():
                    path.replace(self.places.home / f"{CACHE}.aside{suffix}")
            self.places.cache_damaged.unlink(missing_ok=True)
            self.places.cache_unchecked.unlink(missing_ok=True)


def _empty(database: Database) -> None:
    tables = database.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'")
    names = [name for (name,) in tables if not name.startswith("words_fts_")]
    with database.writing():
        for name in names:
            database.execute(f'DROP TABLE IF EXISTS "{name}"')
        database.execute("PRAGMA user_version = 0")
    with contextlib.suppress(StoreError):  # only gives the space back; a reader may be in the way
        database.row("VACUUM")
