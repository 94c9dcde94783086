"""Numbered schemas: a new file gets all steps in one transaction, an older precious one is migrated on a copy and swapped in.

Payloads are never rewritten: the copy is compared with the original, row counts and the hashes of all operations, before it takes
its place.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sync.database import FULL, Database, guarded
from sync.durable import sync_file, sync_folder
from sync.errors import StoreDamaged, StoreTooNew
from sync.milestones import reached

if TYPE_CHECKING:
    import sqlite_utils

Step = Callable[["sqlite_utils.Database"], None]
Fingerprint = Callable[[Database], object]


@dataclass(frozen=True, slots=True)
class Schema:
    """The steps that make a store from nothing; their number is its version."""

    steps: tuple[Step, ...]

    @property
    def version(self) -> int:
        """The version that this app writes."""
        return len(self.steps)


def version_of(database: Database) -> int:
    """The version of the schema in a file, 0 for an empty one."""
    return int(database.value("PRAGMA user_version"))


def bring_up(database: Database, schema: Schema) -> None:
    """Run the steps that a file still needs, all in one transaction; StoreTooNew when it is ahead of this app."""
    if version_of(database) == schema.version:
        return
    # 0.4 s, needed only when a store is made or changed: not on the way to every start.
    import sqlite_utils  # noqa: PLC0415

    with database.writing():
        # Again, inside the transaction: another process may have been faster.
        version = version_of(database)
        if version > schema.version:
            raise StoreTooNew(store=database.name, version=version)
        tables = sqlite_utils.Database(database.connection)
        for step in schema.steps[version:]:
            step(tables)
        database.execute(f"PRAGMA user_version = {schema.version}")


def migrate_on_copy(path: Path, key: str, schema: Schema, fingerprint: Fingerprint) -> None:
    """Bring a closed file to this app's schema by way of a copy; the original stays as it was until the copy is proven."""
    copy = path.with_name(path.name + ".migrating")
    with guarded(path.name):
        _remove(copy)
        before = _checkpointed(path, key, fingerprint)
        shutil.copyfile(path, copy)
        reached("C18")
        migrated = Database(copy, key, synchronous=FULL)
        try:
            bring_up(migrated, schema)
            after = fingerprint(migrated)
            whole = migrated.value("PRAGMA integrity_check") == "ok"
            migrated.checkpoint()
        finally:
            migrated.close()
        if before != after or not whole:
            _remove(copy)
            raise StoreDamaged(store=path.name, problem="migration")
        sync_file(copy)
        # The original's log is gone from the folder for good before a file with other pages has the original's name.
        sync_folder(path.parent)
        reached("C18")
        copy.replace(path)
        reached("C18")
        sync_folder(path.parent)


def _checkpointed(path: Path, key: str, fingerprint: Fingerprint) -> object:
    database = Database(path, key, synchronous=FULL)
    try:
        found = fingerprint(database)
        if not database.checkpoint():
            raise StoreDamaged(store=path.name, problem="in-use")
        return found
    finally:
        database.close()


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
