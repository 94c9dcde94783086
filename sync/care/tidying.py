"""Photos that nobody needs any more leave the vault: fetched ones beyond a bound, own ones that the centre has held for long.

A file goes only while nobody can write to work.db, and only if no row needs it then; a crash leaves a file too many, never one
too few.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from sync.database import Database
from sync.day_marks import DAYS, REOFFERED, older_than, read_marks
from sync.milestones import reached
from sync.moments import to_millis
from sync.photos.vault import PhotoVault

# What no row names was left by a crash, or is being kept this moment.
ORPHAN = timedelta(days=1)
# Photos that still have a purpose: in a draft, on their way, not verified, or so fresh that they may be asked for again.
_NEEDED = """
WITH touched (op_id, at) AS (SELECT subject, max(at) FROM audit GROUP BY subject)
SELECT sha256 FROM draft_photo
UNION
SELECT ob.sha256 FROM operation_blob ob JOIN operation o ON o.op_id = ob.op_id JOIN blob b ON b.sha256 = ob.sha256
LEFT JOIN touched t ON t.op_id = o.op_id
WHERE NOT b.stored OR o.state NOT IN ('settled', 'discarded') OR ifnull(t.at, o.recorded_at) > ? OR o.seq > ?"""
_AT_ONCE = 100
_NO_DAY = 2**62

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much of what was fetched stays."""

    fetched_bytes: int = 2 * 1024**3
    fetched_files: int = 20_000


def tidy_photos(database: Database, vault: PhotoVault, now: datetime, bounds: Bounds) -> int:
    """Remove what nobody needs; answers how many files went."""
    return vault.trim_fetched(bounds.fetched_bytes, bounds.fetched_files) + _remove_own(database, vault, now)


def _remove_own(database: Database, vault: PhotoVault, now: datetime) -> int:
    old = vault.own_older_than(now - _patience(database, now))
    surplus = sorted(set(old) - _needed(database, now))
    for start in range(0, len(surplus), _AT_ONCE):
        # Asked again, locked: nobody attaches one of them meanwhile.
        with database.writing():
            for sha256 in set(surplus[start : start + _AT_ONCE]) - _needed(database, now):
                vault.remove(sha256)
                reached("tidying")
    if surplus:
        log.info("%d photos that nobody needs any more were removed", len(surplus))
    return len(surplus)


def _needed(database: Database, now: datetime) -> set[str]:
    marks = read_marks(database.value("SELECT value FROM meta WHERE key = ?", (DAYS,)))
    # By the centre's days too: a clock that was set ahead must not take away what it may still ask for.
    old = older_than(marks, REOFFERED)
    return {row[0] for row in database.rows(_NEEDED, (to_millis(now - REOFFERED), _NO_DAY if old is None else old))}


def _patience(database: Database, now: datetime) -> timedelta:
    """After a rebuild a photo may have lost the row that names it: a person gets time to ask for it."""
    rebuilt = database.value("SELECT max(at) FROM audit WHERE act = 'rebuilt'")
    return REOFFERED if rebuilt is not None and rebuilt > to_millis(now - REOFFERED) else ORPHAN
