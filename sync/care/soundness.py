"""Whether a store is sound: its pages, its chain of the audit, and that no operation is other than it was recorded."""

import hashlib

from sync import audit
from sync.database import Database
from sync.errors import StoreDamaged, StoreError

_TRIES = 3


def broken_pages(database: Database, *, whole: bool = False) -> list[str]:
    """What is wrong with the file, one line each: every page, and, where the `whole` of it is asked for, every index and key."""
    try:
        lines = _unsealed(database)
        check = "integrity_check" if whole else "quick_check"
        lines += [row[0] for row in database.rows(f"PRAGMA {check}") if row[0] != "ok"]
        if whole:
            lines += [f"foreign key {row[0]}" for row in database.rows("PRAGMA foreign_key_check")]
    except StoreDamaged as error:
        return [error.code]
    return lines


def changed_operations(database: Database) -> list[str]:
    """The operations whose document is not the one that was recorded."""
    from_disk = database.batches("SELECT op_id, document, sha256 FROM operation", size=500)
    return [op_id for batch in from_disk for op_id, document, sha256 in batch if hashlib.sha256(document).hexdigest() != sha256]


def broken_work(database: Database) -> list[str]:
    """What is wrong with the words of a work.db whose pages can be read."""
    lines = [f"audit line {seq} does not fit" for seq in audit.breaks(database)]
    return lines + [f"operation {op_id} was changed" for op_id in changed_operations(database)]


def _unsealed(database: Database) -> list[str]:
    """Pages whose seal does not fit; a page that another process is writing just now looks so too, so it is asked again."""
    lines: list[str] = []
    for _ in range(_TRIES):
        try:
            database.checkpoint()
        except StoreDamaged:
            raise
        except StoreError:  # a disk without room: what is in the file is looked at as it is
            pass
        lines = [row[0] for row in database.rows("PRAGMA cipher_integrity_check")]
        if not lines:
            break
    return lines
