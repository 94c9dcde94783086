"""F36: work.db is damaged: it is rebuilt from backup, journal and what can still be read, and a person is told what differs."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from officer_app.domain.operations import Note
from sync.care.rebuilding import NOTICE
from sync.errors import StoreDamaged, StoreTooNew, WrongKey
from sync.keys import StoreKey
from sync.stores import Stores, open_stores
from tests.fakes import synthetic
from tests.fakes.worked_home import ME, PAGE, WorkedHome, cut, make_worked_home, rows_of, spoil, zero_page

BACKED_UP, NEVER_BACKED_UP = "backed-up", "never-backed-up"
_FIRST_OF_ALL = "an operation is the same as it was recorded"
_DURABLE = ("seq", "op_id", "report_id", "number", "kind", "document", "sha256", "author_id", "recorded_at", "base_rev")


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, WorkedHome]:
    """One home that the caretaker looked after, and one that it never saw."""
    folder = tmp_path_factory.mktemp("homes")
    return {
        BACKED_UP: make_worked_home(folder / BACKED_UP, back_up_at=(2, 4)),
        NEVER_BACKED_UP: make_worked_home(folder / NEVER_BACKED_UP),
    }


@pytest.fixture(params=[BACKED_UP, NEVER_BACKED_UP])
def worked(request: pytest.FixtureRequest, homes: dict[str, WorkedHome], tmp_path: Path) -> WorkedHome:
    """A copy to damage."""
    return homes[request.param].copy(tmp_path / "home")


@pytest.fixture
def backed_up(homes: dict[str, WorkedHome], tmp_path: Path) -> WorkedHome:
    """A copy of the one that has backups."""
    return homes[BACKED_UP].copy(tmp_path / "home")


def opened_again(worked: WorkedHome) -> Stores:
    """The stores after the damage: at this start, or at the next one where it was noticed only in the middle of the day."""
    stores = synthetic.open_temporary(worked.home)
    if stores.check_pages():
        stores.note_damage()
        assert "restart-to-repair" in {notice.code for notice in stores.notices()}
        stores.close()
        stores = synthetic.open_temporary(worked.home)
    return stores


def assert_everything_is_there(worked: WorkedHome) -> None:
    found = rows_of(worked.home)
    for name in _DURABLE:
        assert [row[name] for row in found["operation"]] == [row[name] for row in worked.rows["operation"]], name
    assert {row["op_id"]: _standing(row["state"]) for row in found["operation"]} == {
        op_id: _standing(state) for op_id, state in worked.states().items()
    }
    for table in ("operation_base", "operation_blob", "resolution"):
        assert sorted(map(repr, found[table])) == sorted(map(repr, worked.rows[table])), table
    assert {row["op_id"] for row in worked.rows["conflict"]} <= {row["op_id"] for row in found["conflict"]}


def _standing(state: str) -> str:
    """That it went out is known to nobody but the file: it is in doubt then, and goes out again."""
    return "unsent" if state in ("queued", "sending", "uncertain") else state


def assert_sound(stores: Stores) -> None:
    assert stores.check() == []
    with closing(stores.work_database()) as database:
        assert database.value("SELECT count(*) FROM audit WHERE act = 'rebuilt'") >= 1
        for forbidden in ("UPDATE operation SET document = x'00'", "DELETE FROM operation", "DELETE FROM audit"):
            with pytest.raises(dbapi2.IntegrityError), database.writing():
                database.execute(forbidden)


def rebuilt(stores: Stores) -> dict[str, object]:
    """The report of the rebuild that the notice names."""
    (notice,) = [notice for notice in stores.notices() if notice.code == NOTICE]
    found: dict[str, object] = json.loads((stores.home / str(notice.facts["file"])).read_text())
    return found


def damaged_files(home: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(home.glob("damaged-*/work.db"))]


DAMAGES: dict[str, Callable[[Path], object]] = {
    "header": lambda path: zero_page(path, 0),
    "header-spoilt": lambda path: spoil(path, 20),
    "emptied": lambda path: cut(path, 0),
    "half": lambda path: cut(path, path.stat().st_size // 2),
    "one-page": lambda path: cut(path, PAGE),
    "last-page": lambda path: cut(path, path.stat().st_size - PAGE),
    "torn-page": lambda path: cut(path, path.stat().st_size - PAGE // 2 - 1),
    "something-else": lambda path: path.write_bytes(b"x" * 50_000),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_nothing_that_was_recorded_is_lost(worked: WorkedHome, damage: str) -> None:
    DAMAGES[damage](worked.work)
    before = worked.work.read_bytes()
    stores = opened_again(worked)
    assert_sound(stores)
    assert damaged_files(worked.home) == [before], "set aside as it was, never deleted"
    stores.close()
    assert_everything_is_there(worked)
    assert stores.device_id == synthetic.open_temporary(worked.home).device_id


def test_a_missing_file_is_damage_too(worked: WorkedHome) -> None:
    worked.work.unlink()
    stores = opened_again(worked)
    assert_sound(stores)
    assert rebuilt(stores)["reason"] == "missing"
    stores.close()
    assert_everything_is_there(worked)


def test_whichever_page_fails(homes: dict[str, WorkedHome], tmp_path: Path) -> None:
    pages = homes[BACKED_UP].work.stat().st_size // PAGE
    for page in {*range(0, pages, 6), 1, pages - 1}:
        for kind, home in homes.items():
            worked = home.copy(tmp_path / f"{kind}-{page}")
            zero_page(worked.work, page)
            stores = opened_again(worked)
            assert stores.check() == [], (kind, page)
            stores.close()
            assert_everything_is_there(worked)


def test_what_differs_is_told_without_a_word_of_a_report(backed_up: WorkedHome) -> None:
    zero_page(backed_up.work, 0)
    stores = opened_again(backed_up)
    report = rebuilt(stores)
    assert (report["backup"], report["lost_operations"], report["audit_lines_lost"]) == ("work-1.db", [], 0)
    operations = report["operations"]
    assert isinstance(operations, list)
    after_the_backup = {row["op_id"] for row in backed_up.rows["operation"][24:]}
    assert {found["op_id"] for found in operations if found["found_in"] == "journal"} == after_the_backup
    assert report["drafts_since"] == report["backup_at"], "drafts are in backups only"
    (notice,) = [notice for notice in stores.notices() if notice.code == NOTICE]
    assert (notice.facts["operations"], notice.facts["lost"]) == (36, 0)
    assert any("may be lost" in line for line in notice.lines)
    told = json.dumps(report) + repr(notice)
    assert not [word for word in ("catatan", "hujan", "konsep", "tidak jadi") if word in told]
    stores.dismiss(NOTICE)
    stores.close()
    again = synthetic.open_temporary(backed_up.home)
    assert again.notices() == ()


def test_drafts_that_can_be_read_are_kept(backed_up: WorkedHome) -> None:
    with closing(synthetic.open_temporary(backed_up.home)) as stores, closing(stores.work_database()) as database:
        roots: dict[str, int] = dict(database.rows("SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"))
    spoil(backed_up.work, (roots["operation_base"] - 1) * PAGE)
    stores = opened_again(backed_up)
    assert rebuilt(stores)["drafts_since"] is None
    stores.close()
    found = rows_of(backed_up.home)
    assert found["draft"] == backed_up.rows["draft"]
    assert found["draft_photo"] == backed_up.rows["draft_photo"]
    assert_everything_is_there(backed_up)


def test_words_that_were_sent_do_not_come_back_as_a_draft(homes: dict[str, WorkedHome], tmp_path: Path) -> None:
    worked = homes[BACKED_UP].copy(tmp_path / "home")
    stores = synthetic.open_temporary(worked.home)
    with closing(stores.open_commands()) as commands:
        commands.keep_draft("r1", "note", "sudah diketik")
        with closing(stores.work_database()) as database:
            assert stores.backups.take(database)
            stores.journal.begin_anew(database)
        commands.record(ME, "r1", Note(text="sudah diketik"))
    stores.close()
    zero_page(worked.work, 0)
    opened_again(worked).close()
    assert [row["field"] for row in rows_of(worked.home)["draft"]] == ["answer"]


@pytest.mark.parametrize("spoilt", [(1,), (1, 2)])
def test_a_damaged_backup_is_passed_over(backed_up: WorkedHome, spoilt: tuple[int, ...]) -> None:
    for number in spoilt:
        zero_page(backed_up.home / "backup" / f"work-{number}.db", 9)
    zero_page(backed_up.work, 0)
    stores = opened_again(backed_up)
    assert_sound(stores)
    assert rebuilt(stores)["backup"] == ("work-2.db" if spoilt == (1,) else None)
    stores.close()
    assert_everything_is_there(backed_up)


@pytest.mark.parametrize("damage", ["end", "middle", "gone"])
def test_a_damaged_journal_costs_only_what_nobody_else_has(backed_up: WorkedHome, damage: str) -> None:
    journal = backed_up.home / "work.journal"
    size = len(journal.read_bytes().rstrip(b"\0"))
    if damage == "gone":
        journal.unlink()
    else:
        spoil(journal, size - 300 if damage == "end" else size // 2)
    zero_page(backed_up.work, 0)
    stores = opened_again(backed_up)
    assert_sound(stores)
    report = rebuilt(stores)
    stores.close()
    found, recorded = rows_of(backed_up.home)["operation"], backed_up.rows["operation"]
    documents = {row["op_id"]: row["document"] for row in recorded}
    assert all(documents[row["op_id"]] == row["document"] for row in found), _FIRST_OF_ALL
    missing = documents.keys() - {row["op_id"] for row in found}
    assert len(missing) <= (12 if damage == "gone" else 1)
    lost = report["lost_operations"]
    assert isinstance(lost, list)
    assert set(lost) <= missing


def test_a_damaged_journal_beside_a_readable_file_costs_nothing(worked: WorkedHome) -> None:
    (worked.home / "work.journal").write_bytes(b"x" * 10_000)
    with closing(synthetic.open_temporary(worked.home)) as stores, closing(stores.work_database()) as database:
        draft = database.value("SELECT rootpage FROM sqlite_master WHERE name = 'draft'")
    (worked.home / "work.journal").write_bytes(b"x" * 10_000)
    spoil(worked.work, (draft - 1) * PAGE)
    stores = opened_again(worked)
    assert_sound(stores)
    stores.close()
    assert_everything_is_there(worked)


def test_commits_that_the_disk_forgot_are_noticed_by_the_journal(backed_up: WorkedHome) -> None:
    """A log file that was lost leaves a store that looks sound and is older than it was."""
    older = backed_up.work.read_bytes()
    stores = synthetic.open_temporary(backed_up.home)
    with closing(stores.open_commands()) as commands:
        op_id = commands.record(ME, "r1", Note(text="setelahnya"))
    stores.close()
    backed_up.work.write_bytes(older)
    stores = opened_again(backed_up)
    assert rebuilt(stores)["reason"] == "behind-its-journal"
    assert_sound(stores)
    stores.close()
    assert op_id in {row["op_id"] for row in rows_of(backed_up.home)["operation"]}
    assert_everything_is_there(WorkedHome(backed_up.home, rows_of(backed_up.home)))


def test_the_work_goes_on_after_a_rebuild_and_through_a_second_one(worked: WorkedHome) -> None:
    zero_page(worked.work, 0)
    stores = opened_again(worked)
    with closing(stores.open_commands()) as commands:
        op_id = commands.record(ME, "r1", Note(text="sesudah dibangun"))
    stores.close()
    cut(worked.work, 3 * PAGE)
    stores = opened_again(worked)
    assert_sound(stores)
    assert len(damaged_files(worked.home)) == 2
    stores.close()
    found = rows_of(worked.home)["operation"]
    assert [row["op_id"] for row in found] == [*worked.states(), op_id]


def test_photos_that_cannot_be_read_are_listed(backed_up: WorkedHome) -> None:
    stores = synthetic.open_temporary(backed_up.home)
    waiting = [row["op_id"] for row in backed_up.rows["operation"] if row["kind"] == "evidence" and row["state"] == "queued"]
    photos = [row["sha256"] for row in backed_up.rows["operation_blob"] if row["op_id"] in waiting]
    stores.vault.remove(photos[0])
    stores.close()
    zero_page(backed_up.work, 0)
    stores = opened_again(backed_up)
    missing = rebuilt(stores)["missing_photos"]
    assert isinstance(missing, list)
    assert [found["sha256"] for found in missing] == [photos[0]]


def test_another_key_rebuilds_nothing(worked: WorkedHome) -> None:
    zero_page(worked.work, 0)
    before = {path: path.read_bytes() for path in worked.home.rglob("*") if path.suffix in (".db", ".journal")}
    for proof in (True, False):
        if not proof:
            (worked.home / "key.proof").unlink()
        with pytest.raises(WrongKey):
            open_stores(worked.home, StoreKey(b"another key".ljust(32, b".")), clock=synthetic.clock)
    assert {path: path.read_bytes() for path in before} == before


def test_a_lost_proof_is_no_obstacle(worked: WorkedHome) -> None:
    (worked.home / "key.proof").write_bytes(b"x" * 28)
    zero_page(worked.work, 0)
    stores = opened_again(worked)
    assert_sound(stores)
    assert len((worked.home / "key.proof").read_bytes()) == 28
    with pytest.raises(WrongKey):
        open_stores(worked.home, StoreKey(b"another key".ljust(32, b".")), clock=synthetic.clock)


def test_while_another_process_has_it_open_nothing_is_touched(backed_up: WorkedHome) -> None:
    first = synthetic.open_temporary(backed_up.home)
    zero_page(backed_up.work, 0)
    before = backed_up.work.read_bytes()
    with pytest.raises(StoreDamaged) as refused:
        synthetic.open_temporary(backed_up.home)
    assert refused.value.code == "store-in-use"
    assert backed_up.work.read_bytes() == before
    first.close()
    stores = opened_again(backed_up)
    assert_sound(stores)


def test_a_backup_of_a_newer_app_is_not_taken_back(backed_up: WorkedHome) -> None:
    for path in (backed_up.home / "backup").glob("*.db"):
        _set_version(path, 99)
    zero_page(backed_up.work, 0)
    before = backed_up.work.read_bytes()
    with pytest.raises(StoreTooNew):
        synthetic.open_temporary(backed_up.home)
    assert backed_up.work.read_bytes() == before
    assert not (backed_up.home / "rebuilding").exists()


def _set_version(path: Path, version: int) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"""PRAGMA key = "x'{synthetic.KEY.database("work.db")}'" """)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
