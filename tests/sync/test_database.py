"""One connection: settings that durability rests on, transactions, and errors turned into ours."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from sync.database import FULL, NORMAL, Database
from sync.errors import DiskFull, StoreDamaged, StoreError

KEY = "ab" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "some.db"


def opened(path: Path, synchronous: int = FULL, *, query_only: bool = False) -> Database:
    return Database(path, KEY, synchronous=synchronous, query_only=query_only)


@pytest.mark.parametrize("synchronous", [FULL, NORMAL])
def test_every_connection_is_durable_and_strict(path: Path, synchronous: int) -> None:
    for _ in range(2):
        database = opened(path, synchronous)
        assert database.value("PRAGMA journal_mode") == "wal"
        assert database.value("PRAGMA synchronous") == synchronous
        assert database.value("PRAGMA foreign_keys") == 1
        assert database.value("PRAGMA busy_timeout") >= 10_000
        database.close()


def test_a_failed_transaction_leaves_nothing(path: Path) -> None:
    database = opened(path)
    with database.writing():
        database.execute("CREATE TABLE t (a UNIQUE)")
    with pytest.raises(dbapi2.IntegrityError), database.writing():
        database.execute("INSERT INTO t VALUES (1)")
        with database.writing():
            database.execute("INSERT INTO t VALUES (1)")
    assert database.rows("SELECT * FROM t") == []
    with database.writing():
        database.execute("INSERT INTO t VALUES (2)")
    assert database.rows("SELECT * FROM t") == [(2,)]
    database.close()


def test_a_snapshot_sees_one_state(path: Path) -> None:
    writer, reader = opened(path), opened(path, query_only=True)
    with writer.writing():
        writer.execute("CREATE TABLE t (a)")
    with reader.snapshot():
        assert reader.value("SELECT count(*) FROM t") == 0
        with writer.writing():
            writer.execute("INSERT INTO t VALUES (1)")
        assert reader.value("SELECT count(*) FROM t") == 0
    assert reader.value("SELECT count(*) FROM t") == 1
    reader.close()
    writer.close()


def test_a_query_only_connection_cannot_write(path: Path) -> None:
    opened(path).close()
    reader = opened(path, query_only=True)
    with pytest.raises(StoreError), reader.writing():
        reader.execute("CREATE TABLE t (a)")
    reader.close()


def test_a_full_disk_is_told_and_nothing_is_half_written(path: Path) -> None:
    database = opened(path)
    with database.writing():
        database.execute("CREATE TABLE t (a)")
    database.rows(f"PRAGMA max_page_count = {database.value('PRAGMA page_count') + 2}")
    with pytest.raises(DiskFull), database.writing():
        for _ in range(100):
            database.execute("INSERT INTO t VALUES (?)", (b"x" * 4_000,))
    assert database.value("SELECT count(*) FROM t") == 0
    database.close()


def test_another_key_and_a_foreign_file_are_damage_here(path: Path) -> None:
    database = opened(path)
    with database.writing():
        database.execute("CREATE TABLE t (a)")
    database.close()
    with pytest.raises(StoreDamaged):
        Database(path, "cd" * 32, synchronous=FULL)
    path.write_bytes(b"SQLite format 3\0" + b"x" * 5_000)
    with pytest.raises(StoreDamaged):
        opened(path)


def test_a_spoilt_page_is_noticed_and_reported(path: Path) -> None:
    database = opened(path)
    with database.writing():
        database.execute("CREATE TABLE t (a)")
        database.execute_many("INSERT INTO t VALUES (?)", [(b"y" * 900,) for _ in range(200)])
    database.row("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    spoilt = bytearray(path.read_bytes())
    spoilt[4096 * 20 : 4096 * 21] = bytes(4096)
    path.write_bytes(bytes(spoilt))
    noticed: list[bool] = []
    database = Database(path, KEY, synchronous=FULL, on_damage=lambda: noticed.append(True))
    with pytest.raises(StoreDamaged):
        database.rows("SELECT a FROM t")
    assert noticed == [True]
    database.close()


def test_another_file_is_read_by_attaching_it(path: Path, tmp_path: Path) -> None:
    other = Database(tmp_path / "other.db", "cd" * 32, synchronous=FULL)
    with other.writing():
        other.execute("CREATE TABLE t (a)")
        other.execute("INSERT INTO t VALUES (7)")
    opened(path).close()
    reader = opened(path, query_only=True)
    reader.attach(tmp_path / "other.db", "cd" * 32, "other")
    assert reader.value("SELECT a FROM other.t") == 7
    with pytest.raises(StoreDamaged):
        reader.attach(tmp_path / "other.db", "ef" * 32, "wrong")
    reader.close()
    other.close()
