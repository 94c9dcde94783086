"""The data folder: made, opened again, shared by processes, refused with a sentence."""

import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.schema import CreateTable

from central import schema
from central.reports import insert_reports, known_source_keys
from central.storage import Storage, StorageError, read_rev
from tests.fakes.central_office import HOME, SetClock, new_report


def test_instance_and_epoch_stay(tmp_path: Path) -> None:
    first = Storage.open(tmp_path / "new" / "data")
    said = (first.instance, first.epoch())
    first.close()
    second = Storage.open(tmp_path / "new" / "data")
    assert (second.instance, second.epoch()) == said
    assert second.renew_epoch() != said[1]
    assert second.instance == said[0]
    second.close()


def test_journal_and_durability(storage: Storage) -> None:
    with storage.reading() as connection:
        values = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert values == ["wal", 2, 1]


def test_revisions_are_given_in_commit_order(storage: Storage) -> None:
    seen: list[range] = []

    def write() -> None:
        for count in (1, 3, 2):
            with storage.writing() as tx:
                seen.append(tx.next_revs(count))

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [rev for revs in seen for rev in revs] == list(range(1, 25))
    with storage.reading() as connection:
        assert read_rev(connection) == 24


def test_rollback_gives_revisions_back_and_wakes_nobody(storage: Storage) -> None:
    woken: list[int] = []
    stop = storage.on_commit(lambda: woken.append(1))
    with pytest.raises(ZeroDivisionError), storage.writing() as tx:
        tx.next_rev()
        raise ZeroDivisionError
    with storage.writing() as tx:
        tx.set_fact("colour", "blue")
    assert woken == []
    with storage.writing() as tx:
        assert tx.next_rev() == 1
    assert woken == [1]
    stop()
    with storage.writing() as tx:
        tx.next_rev()
    assert woken == [1]


def test_reader_keeps_one_view_while_others_write(storage: Storage) -> None:
    with storage.reading() as connection:
        before = read_rev(connection)
        with storage.writing() as tx:
            tx.next_rev()
        assert read_rev(connection) == before
    with storage.reading() as connection:
        assert read_rev(connection) == before + 1


def test_another_process_may_write_beside(storage: Storage) -> None:
    script = (
        "import sys; from pathlib import Path; from central.storage import Storage\n"
        "storage = Storage.open(Path(sys.argv[1]))\n"
        "for _ in range(20):\n"
        "    with storage.writing() as tx: tx.next_rev()\n"
        "storage.close()\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(storage.data)], cwd=Path(__file__).parents[2])
    for _ in range(20):
        with storage.writing() as tx:
            tx.next_rev()
    assert process.wait(60) == 0
    with storage.reading() as connection:
        assert read_rev(connection) == 40
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"


def test_many_reports_at_once(storage: Storage) -> None:
    reports = [new_report(f"r{number}", HOME) for number in range(3000)]
    with storage.writing() as tx:
        stored = insert_reports(tx, reports)
    assert [report.rev for report in stored] == list(range(1, 3001))
    assert (stored[0].number, stored[-1].number) == ("JK2603020001", "JK2603023000")
    with storage.reading() as connection:
        assert connection.execute(select(func.count()).select_from(schema.event)).scalar() == 3000
        assert known_source_keys(connection, ["test:r7", "test:none"]) == {"test:r7"}


def test_report_numbers(storage: Storage) -> None:
    def insert_with(report_id: str, number: str) -> str:

        new = new_report(report_id, HOME)
        with storage.writing() as tx:
            return insert_reports(tx, [replace(new, report=replace(new.report, number=number))])[0].number

    assert insert_with("a", "JK2603020007") == "JK2603020007"
    assert insert_with("b", "") == "JK2603020008"
    assert insert_with("c", "JK2603020007") == "JK2603020009", "a number is borne by one report"
    assert insert_with("d", "JK2603029999") == "JK2603029999"
    assert insert_with("e", "") == "JK26030210000"
    assert insert_with("f", "") == "JK26030210001"
    assert insert_with("g", "LAPOR-77") == "LAPOR-77"


def test_same_source_key_twice_is_refused_whole(storage: Storage) -> None:

    with pytest.raises(IntegrityError), storage.writing() as tx:
        insert_reports(tx, [new_report("a", HOME), new_report("a", HOME)])
    with storage.reading() as connection:
        assert connection.execute(select(func.count()).select_from(schema.report)).scalar() == 0


def test_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StorageError, match="cannot be used"):
        Storage.open(tmp_path / "file" / "data")


def test_database_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "central.db").write_bytes(b"no database at all, but long enough to look at" * 100)
    with pytest.raises(StorageError, match="cannot be opened"):
        Storage.open(tmp_path)


def test_database_of_another_version(tmp_path: Path) -> None:
    Storage.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "central.db") as connection:
        connection.execute("UPDATE deployment SET value = '99' WHERE key = 'schema'")
    connection.close()
    with pytest.raises(StorageError, match="another version"):
        Storage.open(tmp_path)


def test_times_are_kept_to_the_millisecond(storage: Storage, clock: SetClock) -> None:
    with storage.writing() as tx:
        assert tx.now == clock.now
        tx.execute(insert(schema.login_failure).values(login="x", at=tx.now_millis))
    assert tx.now_millis == 1_772_420_400_000


@pytest.mark.parametrize("dialect", [sqlite.dialect(), postgresql.dialect()])  # type: ignore[no-untyped-call]
def test_tables_exist_for_both_databases(dialect: object) -> None:
    for table in schema.metadata.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=dialect))  # type: ignore[arg-type]
    ward = str(CreateTable(schema.report).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
    assert 'ward VARCHAR(64) COLLATE "C"' in ward
