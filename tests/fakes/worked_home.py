"""A home in which an officer has worked for a while, with operations in every state; and ways to damage it."""

import shutil
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from officer_app.domain.operations import Evidence, Note
from sync.care.work_rows import Values
from sync.records import Choice, OperationState
from sync.stores import Stores
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work, prepared

ME = synthetic.STAFF
PAGE = 4_096
_TABLES = ("operation", "operation_base", "operation_blob", "conflict", "resolution", "draft", "draft_photo")


@dataclass(frozen=True)
class WorkedHome:
    """A closed home, and all that was recorded in it."""

    home: Path
    rows: dict[str, list[Values]]

    @property
    def work(self) -> Path:
        """Its precious file."""
        return self.home / "work.db"

    def copy(self, to: Path) -> "WorkedHome":
        """The same home elsewhere."""
        shutil.copytree(self.home, to)
        return WorkedHome(to, self.rows)

    def states(self) -> dict[str, str]:
        """How each operation stood at the end."""
        return {row["op_id"]: row["state"] for row in self.rows["operation"]}


def make_worked_home(home: Path, *, back_up_at: Iterable[int] = (), rounds: int = 6) -> WorkedHome:
    """Rounds of work, with a backup (as the caretaker takes it) before those named, closed cleanly at the end."""
    with desk_work(home) as desk:
        for officer_id, name in ((ME.id, ME.name), ("o-lama", "Petugas Lama")):
            desk.work.set_meta(f"officer:{officer_id}", name)
        desk.work.take_desk(ME, "here|o-staff|staff|31.75.07|")
        for number in range(rounds):
            if number in back_up_at:
                back_up(desk.stores)
            _work_a_round(desk, number)
        desk.work.keep_journal()
        desk.stores.close()
    return WorkedHome(home, rows_of(home))


def back_up(stores: Stores) -> None:
    """A backup and a new journal, as the caretaker makes them."""
    with closing(stores.work_database()) as database:
        assert stores.backups.take(database)
        stores.journal.begin_anew(database)
        database.checkpoint()


def rows_of(home: Path) -> dict[str, list[Values]]:
    """What stands in the tables that matter, read with fresh eyes."""
    stores = synthetic.open_temporary(home)
    try:
        with closing(stores.work_database()) as database:
            return {table: database.records(f"SELECT * FROM {table} ORDER BY rowid") for table in _TABLES}
    finally:
        stores.close()


def _work_a_round(desk: DeskWork, number: int) -> None:
    desk.clock.tick(hours=1)
    photo = desk.commands.attach("r2", prepared(b"foto %d " % number * 200))
    notes = [desk.commands.record(ME, "r1", Note(text=f"catatan {number}.{n} " + "hujan " * 150)) for n in range(5)]
    evidence = desk.commands.record(ME, "r2", Evidence(photos=(photo,)))
    settled, conflict, quarantined, decided, waiting = notes
    desk.work.finish(settled, OperationState.APPLIED, result_rev=7)
    desk.work.settle({"r1": 7})
    desk.work.finish(conflict, OperationState.CONFLICT, problem="gone", theirs=None)
    desk.work.finish(quarantined, OperationState.QUARANTINED, problem="rejected")
    desk.work.finish(decided, OperationState.QUARANTINED, problem="rejected")
    desk.commands.resolve(ME, decided, Choice.WITHDRAW, reason="tidak jadi")
    desk.work.mark_sending([waiting])
    if number % 2:
        desk.work.blob_stored(photo.sha256)
        desk.work.finish(evidence, OperationState.APPLIED, result_rev=8)
    desk.commands.keep_draft("r1", "answer", f"konsep {number}")
    desk.commands.attach("r1", prepared(b"foto konsep %d" % number))


def zero_page(path: Path, page: int) -> None:
    """A page as a failing disk gives it."""
    with path.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(bytes(PAGE))


def spoil(path: Path, at: int, size: int = 200) -> None:
    """Some bytes that are other than they were."""
    with path.open("r+b") as file:
        file.seek(at)
        before = file.read(size)
        file.seek(at)
        file.write(bytes(byte ^ 0x5A for byte in before))


def cut(path: Path, size: int) -> None:
    """A file that ends too soon."""
    with path.open("r+b") as file:
        file.truncate(size)
