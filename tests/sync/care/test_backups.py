"""Backups of work.db: proven before they take their place, three of them, and nobody who writes has to wait."""

import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from officer_app.domain.operations import Note
from sync.care.backups import LINES
from sync.errors import DiskFull, StoreDamaged
from sync.locks import locked
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work
from tests.fakes.forked_deaths import deaths
from tests.fakes.small_disk import filled, small_disk
from tests.fakes.worked_home import ME, PAGE, back_up, make_worked_home, zero_page

TAKING = """
from contextlib import closing
from tests.fakes.worked_home import back_up

def job(home):
    stores = open_stores(home, synthetic.KEY, clock=synthetic.clock)
    back_up(stores)
    stores.close()
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path / "home") as found:
        yield found


def note(desk: DeskWork, count: int = 1) -> None:
    for number in range(count):
        desk.commands.record(ME, "r1", Note(text=f"catatan {number}"))


def names(desk: DeskWork) -> list[str]:
    return sorted(path.name for path in desk.stores.places.backups.iterdir() if path.name != "lock")


def test_a_backup_holds_everything_and_opens_by_itself(desk: DeskWork, tmp_path: Path) -> None:
    note(desk, 3)
    desk.commands.keep_draft("r1", "note", "konsep")
    back_up(desk.stores)
    (path,) = desk.stores.backups.files()
    found = desk.stores.backups.examine(path)
    assert (found.operations, found.seq, found.problems, found.at) == (3, 3, (), synthetic.NOW)
    assert b"catatan" not in path.read_bytes()
    other = tmp_path / "other"
    other.mkdir()
    (other / "work.db").write_bytes(path.read_bytes())
    stores = synthetic.open_temporary(other)
    with closing(stores.open_reader()) as reader:
        assert reader.counts().unsent == 3
    stores.close()


def test_to_look_at_one_changes_nothing(desk: DeskWork) -> None:
    back_up(desk.stores)
    (path,) = desk.stores.backups.files()
    before = path.read_bytes(), path.stat().st_mtime_ns, names(desk)
    desk.stores.backups.examine(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns, names(desk)) == before


def test_three_are_kept_the_newest_first(desk: DeskWork) -> None:
    for _ in range(5):
        note(desk)
        desk.clock.tick(days=1)
        back_up(desk.stores)
    found = [desk.stores.backups.examine(path) for path in desk.stores.backups.files()]
    assert [(backup.path.name, backup.operations) for backup in found] == [("work-1.db", 5), ("work-2.db", 4), ("work-3.db", 3)]
    assert names(desk) == ["work-1.db", "work-2.db", "work-3.db"]


def test_due_after_a_day_after_much_work_and_when_the_clock_was_set(desk: DeskWork) -> None:
    with closing(desk.stores.work_database()) as database:
        assert desk.stores.backups.is_due(database)
        back_up(desk.stores)
        assert not desk.stores.backups.is_due(database)
        note(desk, 3)
        assert not desk.stores.backups.is_due(database)
        for span in (timedelta(days=1), timedelta(days=-3)):
            desk.clock.at = synthetic.NOW + span
            assert desk.stores.backups.is_due(database)
        desk.clock.at = synthetic.NOW
        note(desk, LINES - 3)
        assert desk.stores.backups.is_due(database)
        back_up(desk.stores)
        desk.stores.backups.files()[0].unlink()
        assert desk.stores.backups.is_due(database), "it is gone"


def test_a_damaged_store_never_takes_the_place_of_a_sound_backup(desk: DeskWork) -> None:
    note(desk, 40)
    back_up(desk.stores)
    (path,) = desk.stores.backups.files()
    before = path.read_bytes()
    with closing(desk.stores.work_database()) as database:
        page = database.value("SELECT rootpage FROM sqlite_master WHERE name = 'idx_operation_report_id'") - 1
        database.checkpoint()
    zero_page(desk.stores.places.work, page)
    assert desk.stores.places.work.stat().st_size > page * PAGE
    with closing(desk.stores.work_database()) as database, pytest.raises(StoreDamaged):
        desk.stores.backups.take(database)
    assert (path.read_bytes(), names(desk)) == (before, ["work-1.db"])


def test_one_at_a_time(desk: DeskWork) -> None:
    back_up(desk.stores)
    with locked(desk.stores.places.backups / "lock"), closing(desk.stores.work_database()) as database:
        assert not desk.stores.backups.take(database)


def test_whoever_writes_does_not_wait(desk: DeskWork, tmp_path: Path) -> None:
    """While a backup stands in the middle, an officer records: the backup is of before, the action is saved."""
    note(desk, 30)
    written = threading.Event()

    def writing() -> None:
        other = synthetic.open_temporary(tmp_path / "home")
        with closing(other.open_commands()) as commands:
            commands.record(ME, "r2", Note(text="sementara itu"))
        other.close()
        written.set()

    with closing(desk.stores.work_database()) as database:
        former = database.connection

        class Stepwise:
            """The connection, with somebody writing at its first step."""

            def __getattr__(self, name: str) -> object:
                return getattr(former, name)

            def backup(self, target: object, *, pages: int) -> None:
                thread = threading.Thread(target=writing)

                def progress(_status: int, _remaining: int, _total: int) -> None:
                    if thread.ident is None:
                        thread.start()
                        assert written.wait(10)

                former.backup(target, pages=min(pages, 5), progress=progress)
                thread.join()

        database.connection = Stepwise()
        assert desk.stores.backups.take(database)
        database.connection = former
    found = desk.stores.backups.examine(desk.stores.backups.files()[0])
    assert (found.operations, found.problems, desk.reader.counts().unsent) == (30, (), 31)


def test_a_full_disk_leaves_the_old_ones(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kib=6 * 1024) as disk, desk_work(disk / "home") as desk:
        note(desk, 3)
        back_up(desk.stores)
        before = {path: path.read_bytes() for path in desk.stores.backups.files()}
        with filled(disk, left_kib=60), closing(desk.stores.work_database()) as database, pytest.raises(DiskFull):
            desk.stores.backups.take(database)
        assert {path: path.read_bytes() for path in desk.stores.backups.files()} == before
        back_up(desk.stores)
        assert len(desk.stores.backups.files()) == 2


def test_killed_at_any_step_of_the_rotation_there_is_a_sound_one(tmp_path: Path) -> None:
    worked = make_worked_home(tmp_path / "home", back_up_at=(1, 2, 3), rounds=4)
    homes = deaths(TAKING, worked.home, tmp_path / "killed", "C19", "commit", "committed")
    assert len(homes) > 5
    for home in homes:
        stores = synthetic.open_temporary(home)
        found = [stores.backups.examine(path) for path in stores.backups.files()]
        assert len(found) >= 2, home.name
        assert all(not backup.problems for backup in found), home.name
        assert [backup.operations for backup in found] == sorted((backup.operations for backup in found), reverse=True)
        back_up(stores)
        assert len(stores.backups.files()) == 3, home.name
        assert sorted(path.name for path in stores.places.backups.iterdir()) == ["lock", "work-1.db", "work-2.db", "work-3.db"]
        stores.close()
