"""Schemas by number: new files, upgrades on a copy that changes no operation, downgrades refused."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sync.database import FULL, Database
from sync.errors import StoreDamaged, StoreTooNew
from sync.migrations import Schema, bring_up, migrate_on_copy, version_of
from sync.work_schema import WORK_SCHEMA, fingerprint

if TYPE_CHECKING:
    import sqlite_utils

KEY = "ab" * 32


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A work.db of today with 500 operations."""
    found = tmp_path / "work.db"
    database = Database(found, KEY, synchronous=FULL)
    bring_up(database, WORK_SCHEMA)
    rows = [(f"op{n}", f"r{n % 7}", f'{{"n":{n}}}'.encode(), "0" * 64) for n in range(500)]
    with database.writing():
        database.execute_many(
            """INSERT INTO operation (op_id, report_id, number, kind, document, sha256, state, author_id, recorded_at, base_rev)
               VALUES (?, ?, 'JK1', 'note', ?, ?, 'queued', 'o1', 1, 1)""",
            rows,
        )
    database.close()
    return found


def add_column(db: "sqlite_utils.Database") -> None:
    db.table("operation").add_column("colour", str)


def lose_an_operation(db: "sqlite_utils.Database") -> None:
    db.conn.execute("DROP TRIGGER operation_is_kept")
    db.conn.execute("DELETE FROM operation WHERE seq = 250")


def rewrite_a_payload(db: "sqlite_utils.Database") -> None:
    db.conn.execute("DROP TRIGGER operation_is_immutable")
    db.conn.execute("UPDATE operation SET document = CAST('{}' AS BLOB) WHERE seq = 250")


def prints(path: Path) -> tuple[object, int]:
    database = Database(path, KEY, synchronous=FULL)
    try:
        return fingerprint(database), version_of(database)
    finally:
        database.close()


def test_a_new_file_gets_the_whole_schema_at_once(path: Path) -> None:
    database = Database(path, KEY, synchronous=FULL)
    assert version_of(database) == WORK_SCHEMA.version
    tables = {row[0] for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {"operation", "blob", "operation_blob", "conflict", "draft", "audit", "meta"} <= tables
    assert database.rows("PRAGMA foreign_key_check") == []
    database.close()


def test_no_foreign_key_of_the_precious_store_cascades(path: Path) -> None:
    database = Database(path, KEY, synchronous=FULL)
    tables = [row[0] for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    actions = {key[6] for table in tables for key in database.rows(f"PRAGMA foreign_key_list({table})")}
    assert actions == {"NO ACTION"}
    database.close()


def test_an_upgrade_keeps_every_operation(path: Path) -> None:
    before, _ = prints(path)
    migrate_on_copy(path, KEY, Schema((*WORK_SCHEMA.steps, add_column)), fingerprint)
    assert prints(path) == (before, WORK_SCHEMA.version + 1)
    assert [entry.name for entry in path.parent.iterdir() if "migrating" in entry.name] == []


@pytest.mark.parametrize("step", [lose_an_operation, rewrite_a_payload])
def test_an_upgrade_that_would_change_an_operation_is_not_swapped_in(path: Path, step: object) -> None:
    before = prints(path)
    with pytest.raises(StoreDamaged):
        migrate_on_copy(path, KEY, Schema((*WORK_SCHEMA.steps, step)), fingerprint)  # type: ignore[arg-type]
    assert prints(path) == before


def test_an_upgrade_that_was_cut_begins_again(path: Path) -> None:
    before, _ = prints(path)
    path.with_name("work.db.migrating").write_bytes(b"half a copy")
    migrate_on_copy(path, KEY, Schema((*WORK_SCHEMA.steps, add_column)), fingerprint)
    assert prints(path) == (before, WORK_SCHEMA.version + 1)


def test_a_failing_step_changes_nothing(path: Path) -> None:
    def fail(db: "sqlite_utils.Database") -> None:
        db.create_table("half", {"a": int})
        raise RuntimeError("power")

    database = Database(path, KEY, synchronous=FULL)
    with pytest.raises(RuntimeError):
        bring_up(database, Schema((*WORK_SCHEMA.steps, fail)))
    assert version_of(database) == WORK_SCHEMA.version
    assert database.value("SELECT count(*) FROM sqlite_master WHERE name = 'half'") == 0
    database.close()


def test_a_downgrade_is_refused(path: Path) -> None:
    database = Database(path, KEY, synchronous=FULL)
    with pytest.raises(StoreTooNew):
        bring_up(database, Schema(()))
    database.close()
