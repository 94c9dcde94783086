"""F38: an upgrade with 500 operations queued, killed at every moment of it: all there, the same hashes."""

import hashlib
from contextlib import closing
from pathlib import Path

import pytest

from officer_app.domain.operations import Guard, Note
from sync.care.journal import Held
from sync.database import FULL, Database
from sync.errors import StoreTooNew
from sync.key_proof import write_proof
from sync.migrations import Schema, bring_up, version_of
from sync.outbox_rows import insert
from sync.records import NewOperation
from sync.stores import Stores
from sync.work_schema import WORK_SCHEMA, fingerprint
from tests.domain.samples import report
from tests.fakes import synthetic
from tests.fakes.forked_deaths import deaths

QUEUED = 500
KEY = synthetic.KEY.database("work.db")
OPENING = """
def job(home):
    open_stores(home, synthetic.KEY, clock=synthetic.clock).close()
"""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The home of the first version, with so much that waits, a draft and a conflict."""
    home = tmp_path / "home"
    home.mkdir()
    database = Database(home / "work.db", KEY, synchronous=FULL)
    bring_up(database, Schema(WORK_SCHEMA.steps[:1]))
    stood = report(id="r1")
    with database.writing():
        for number in range(QUEUED):
            operation = NewOperation(
                op_id=f"op-{number:04d}",
                report_id="r1",
                payload=Note(text=f"catatan {number} " + "hujan " * (number % 40)),
                guard=Guard(),
                base_rev=7,
                author_id="o-staff",
                recorded_at=synthetic.NOW,
            )
            insert(database, operation, "perangkat", stood, stood)
        for key, value in (("device_id", "perangkat"), ("cache_scope", "here|o-staff|staff|31.75.07|")):
            database.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (key, value))
        database.execute("INSERT INTO draft (report_id, field, text, at) VALUES ('r1', 'note', 'konsep', 1)")
        database.execute("INSERT INTO conflict (op_id, base, mine, at) VALUES ('op-0003', x'7b7d', x'7b7d', 1)")
    database.close()
    write_proof(home / "key.proof", synthetic.KEY.proof())
    return home


def contents(path: Path) -> tuple[object, list[tuple[object, ...]], int]:
    """What an upgrade must leave as it was, and the version."""
    with closing(Database(path, KEY, synchronous=FULL)) as database:
        rows = database.rows("SELECT seq, op_id, document, sha256, state, depends_on FROM operation ORDER BY seq")
        return fingerprint(database), rows, version_of(database)


def assert_upgraded(stores: Stores, before: tuple[object, list[tuple[object, ...]], int], name: str = "") -> None:
    after = contents(stores.places.work)
    assert after == (before[0], before[1], WORK_SCHEMA.version), name
    assert all(hashlib.sha256(document).hexdigest() == sha256 for _, _, document, sha256, *_ in after[1])  # type: ignore[arg-type]
    assert (len(after[1]), stores.check(), stores.device_id) == (QUEUED, [], "perangkat"), name
    assert not list(stores.home.glob("*.migrating*")), name
    assert not [notice.code for notice in stores.notices()], name


def test_killed_at_every_moment_of_it(old: Path, tmp_path: Path) -> None:
    before = contents(old / "work.db")
    homes = deaths(OPENING, old, tmp_path / "killed", "C17", "C18", "C19", "commit", "committed")
    assert len(homes) > 10, "it passes many moments"
    for home in homes:
        stores = synthetic.open_temporary(home)
        assert_upgraded(stores, before, home.name)
        stores.close()


def test_a_backup_of_the_old_one_is_taken_first(old: Path) -> None:
    before = contents(old / "work.db")
    stores = synthetic.open_temporary(old)
    assert_upgraded(stores, before)
    (path,) = stores.backups.files()
    with closing(stores.backups.open(path)) as backup:
        assert (version_of(backup), fingerprint(backup)) == (1, before[0])
    read = stores.journal.read()
    assert read is not None
    assert sum(isinstance(saying, Held) for saying in read.sayings) == QUEUED
    stores.close()


def test_a_damaged_old_one_is_rebuilt_into_the_new_shape(old: Path) -> None:
    _, rows, _ = contents(old / "work.db")
    content = bytearray((old / "work.db").read_bytes())
    middle = len(content) // 2 // 4_096 * 4_096
    content[middle : middle + 4_096] = bytes(4_096)
    (old / "work.db").write_bytes(content)
    stores = synthetic.open_temporary(old)
    assert stores.check() == []
    assert {notice.code for notice in stores.notices()} == {"work-rebuilt"}
    with closing(stores.work_database()) as database:
        assert version_of(database) == WORK_SCHEMA.version
        found = {op_id: document for _, op_id, document, *_ in contents(stores.places.work)[1]}
        assert database.rows("SELECT author_id, field, text FROM draft") == [("o-staff", "note", "konsep")]
    recorded = {op_id: document for _, op_id, document, *_ in rows}
    assert all(recorded[op_id] == document for op_id, document in found.items())
    assert len(recorded.keys() - found.keys()) <= 8, "what stood on the page, and nobody else had"
    (notice,) = stores.notices()
    assert notice.facts["lost"] == len(recorded.keys() - found.keys())
    stores.close()


def test_a_store_of_a_newer_app_is_left_alone(old: Path) -> None:
    synthetic.open_temporary(old).close()
    with closing(Database(old / "work.db", KEY, synchronous=FULL)) as database, database.writing():
        database.execute("PRAGMA user_version = 99")
    (old / "work.damaged").touch()
    before = (old / "work.db").read_bytes()
    with pytest.raises(StoreTooNew):
        synthetic.open_temporary(old)
    assert (old / "work.db").read_bytes() == before
    assert not (old / "rebuilding").exists()
    assert (old / "work.damaged").exists(), "the newer app looks at it"
