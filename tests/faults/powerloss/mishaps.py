"""Homes to which something happens: an upgrade that is killed, a work.db that is damaged and rebuilt."""

import hashlib
import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from officer_app.domain.operations import Note
from sync.database import FULL, Database
from sync.durable import make_folder, sync_folder
from sync.feed import FeedReport
from sync.migrations import Schema, bring_up
from sync.milestones import listening
from sync.stores import open_stores
from sync.work_schema import WORK_SCHEMA
from tests.domain.samples import report
from tests.fakes import synthetic
from tests.faults.powerloss.marks import OFFICER, keeping, kill_at, mark

# Each is killed at another step of its upgrade, the first at none.
OLD_HOMES = ("old-whole", "old-copied", "old-proven", "old-swapped")
OLD_OPERATIONS = 40
SPOILT = "spoilt"
# Steps of rebuilding at which it is killed, one start after the other: four while the new file is put together, from then on the
# next start goes on where the last one was; 0 is never.
REBUILDS = (1, 2, 3, 4, 2, 3, 4, 1, 2, 0)
_PAGE = 4_096


def age(folder: Path) -> None:
    """Homes of the version before, each with waiting operations in its work.db."""
    for name in OLD_HOMES:
        home = folder / name
        make_folder(home)
        database = Database(home / "work.db", synthetic.KEY.database("work.db"), synchronous=FULL)
        bring_up(database, Schema(WORK_SCHEMA.steps[:1]))
        documents = [f'{{"n":{number}}}'.encode() for number in range(OLD_OPERATIONS)]
        rows = [(f"{name}-{n:02}", document, hashlib.sha256(document).hexdigest()) for n, document in enumerate(documents)]
        with keeping(name, [row[0] for row in rows]), database.writing():
            database.execute_many(
                """INSERT INTO operation
                     (op_id, report_id, number, kind, document, sha256, state, author_id, recorded_at, base_rev)
                   VALUES (?, 'r1', 'JK1', 'note', ?, ?, 'queued', 'o1', 1, 1)""",
                rows,
            )
        database.close()


def upgrade(name: str) -> Callable[[Path], None]:
    """A home is opened by this version, and killed at its step."""

    def chapter(folder: Path) -> None:
        with listening(kill_at("C18", OLD_HOMES.index(name))):
            open_stores(folder / name, synthetic.KEY, clock=synthetic.clock).close()

    return chapter


def upgrade_again(folder: Path) -> None:
    """All of them are opened once more."""
    for name in OLD_HOMES:
        open_stores(folder / name, synthetic.KEY, clock=synthetic.clock).close()


def spoil(folder: Path) -> None:
    """A home with a backup, a journal, and work after it; then the first page of its work.db is nothing but zeros."""
    make_folder(folder / SPOILT)
    stores = open_stores(folder / SPOILT, synthetic.KEY, clock=synthetic.clock)
    made: list[str] = []
    with closing(stores.open_cache()) as cache, closing(stores.open_commands()) as commands:
        synthetic.put_reference(cache)
        cache.apply_reports([FeedReport(report(id="r1", number="JK1", rev=1))])
        for number in range(12):
            if number == 6:
                with closing(stores.work_database()) as database:
                    stores.backups.take(database)
                    stores.journal.begin_anew(database)
            made.append(commands.record(OFFICER, "r1", Note(text=f"Catatan ke-{number}")))
            mark("kept", SPOILT, made)
    stores.close()
    work = folder / SPOILT / "work.db"
    # It is known before it happens: of damage that nobody has met yet the next start cannot know.
    work.with_name("work.damaged").touch()
    sync_folder(work.parent)
    with work.open("r+b") as file:
        file.write(bytes(_PAGE))
        file.flush()
        os.fsync(file.fileno())


def rebuild(time: int) -> Callable[[Path], None]:
    """The spoilt home is opened, and killed at the so-manieth step of its rebuilding."""

    def chapter(folder: Path) -> None:
        with listening(kill_at("rebuild", time)):
            open_stores(folder / SPOILT, synthetic.KEY, clock=synthetic.clock).close()

    return chapter
