"""The audit: append-only and chained."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from sync import audit
from sync.database import FULL, Database
from sync.migrations import bring_up
from sync.work_schema import WORK_SCHEMA

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    found = Database(tmp_path / "work.db", "ab" * 32, synchronous=FULL)
    bring_up(found, WORK_SCHEMA)
    with found.writing():
        for number in range(5):
            audit.append(found, NOW, actor="o1", act="recorded", subject=f"op{number}", kind="note", rev=None)
    yield found
    found.close()


def test_a_whole_chain_has_no_breaks(database: Database) -> None:
    assert audit.breaks(database) == []
    assert database.value("SELECT facts FROM audit WHERE seq = 1") == '{"kind":"note"}'


@pytest.mark.parametrize("change", ["UPDATE audit SET act = 'applied' WHERE seq = 3", "DELETE FROM audit WHERE seq = 3"])
def test_nobody_changes_it_by_mistake(database: Database, change: str) -> None:
    with pytest.raises(dbapi2.IntegrityError, match="append-only"), database.writing():
        database.execute(change)
    assert audit.breaks(database) == []


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ("UPDATE audit SET act = 'applied' WHERE seq = 3", [3]),
        ("UPDATE audit SET at = at + 1 WHERE seq = 3", [3]),
        ("UPDATE audit SET hash = former WHERE seq = 3", [3, 4]),
        ("DELETE FROM audit WHERE seq = 3", [4]),
    ],
)
def test_who_changes_it_on_purpose_is_seen(database: Database, change: str, broken: list[int]) -> None:
    with database.writing():
        database.execute("DROP TRIGGER audit_is_immutable")
        database.execute("DROP TRIGGER audit_is_kept")
        database.execute(change)
    assert audit.breaks(database) == broken
