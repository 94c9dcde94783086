"""Data that a later version wrote are not opened by an earlier one, and a database that cannot be used is told as a sentence."""

import hashlib
import sqlite3
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from central import schema
from central.storage import LEVEL, Storage, StorageError

ROOT = Path(__file__).parents[2]
# A change of the tables is another level, because a version of before would leave out what it does not know of: raise LEVEL in
# central/storage.py and write the level and the new hash here.
SHAPE = (3, "334ae79262a9eebc")


def tables(file: Path) -> dict[str, str]:
    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    connection.close()
    return dict(rows)


def level_of(file: Path) -> str | None:
    with sqlite3.connect(file) as connection:
        row = connection.execute("SELECT value FROM deployment WHERE key = 'level'").fetchone()
    connection.close()
    return row[0] if row else None


def run_sql(file: Path, *statements: str) -> None:
    with sqlite3.connect(file) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_each_change_of_the_tables_is_another_level() -> None:
    columns = sorted(f"{table.name}.{column.name}" for table in schema.metadata.tables.values() for column in table.columns)
    assert (LEVEL, hashlib.sha256("\n".join(columns).encode()).hexdigest()[:16]) == SHAPE


def test_what_a_later_version_wrote_is_left_alone(tmp_path: Path) -> None:
    Storage.open(tmp_path).close()
    file = tmp_path / "central.db"
    run_sql(file, f"UPDATE deployment SET value = '{LEVEL + 1}' WHERE key = 'level'", "DROP TABLE login_failure")
    before = tables(file)
    with pytest.raises(StorageError, match=f"newer version.*level {LEVEL + 1}, this one knows {LEVEL}"):
        Storage.open(tmp_path)
    assert (tables(file), level_of(file)) == (before, str(LEVEL + 1))
    command = [sys.executable, "-m", "officer_app", "central", "officers", "list", "--data", str(tmp_path)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (told.returncode, told.stdout) == (1, "")
    assert "newer version of the central API" in told.stderr and "Traceback" not in told.stderr


def test_what_an_earlier_version_wrote_is_brought_up(tmp_path: Path) -> None:
    Storage.open(tmp_path).close()
    file = tmp_path / "central.db"
    run_sql(file, "DELETE FROM deployment WHERE key = 'level'", "DROP TABLE login_failure")
    Storage.open(tmp_path).close()
    assert "login_failure" in tables(file)
    assert level_of(file) == str(LEVEL)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql+asyncpg_missing://o:rahasia@db/x", "none that SQLAlchemy knows"),
        ("mysql+mysqldb://o:rahasia@db/x", "is not installed"),
        ("rahasia", "none that SQLAlchemy knows"),
        ("foo://o:rahasia@db/x", "none that SQLAlchemy knows"),
    ],
)
def test_a_database_that_cannot_be_reached_from_here_is_told(tmp_path: Path, address: str, said: str) -> None:
    file = tmp_path / "address"
    file.write_text(address)
    command = [sys.executable, "-m", "officer_app", "central", "officers", "list"]
    more = ["--data", str(tmp_path / "data"), "--database-file", str(file)]
    told = subprocess.run([*command, *more], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (told.returncode, told.stdout) == (1, "")
    assert said in told.stderr and "rahasia" not in told.stderr and "Traceback" not in told.stderr


def test_the_driver_of_the_other_database_is_an_extra() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert [name.split("[")[0] for name in extras["postgresql"]] == ["psycopg"]
