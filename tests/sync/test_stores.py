"""Opening, checking and mending the stores; and what a stranger finds in a copied folder: nothing."""

import logging
import threading
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from officer_app.domain.operations import Evidence, Move, Note
from officer_app.domain.vocabulary import Status
from sync.database import FULL, NORMAL, Database
from sync.errors import OfficerError, StoreDamaged, StoreTooNew, WrongKey
from sync.feed import FeedReport
from sync.keys import StoreKey
from sync.records import QueueQuery
from sync.stores import Stores, open_stores
from tests.domain.samples import report
from tests.fakes import synthetic
from tests.fakes.desk_work import desk_work, prepared

OTHER = StoreKey(b"another key".ljust(32, b"."))
PAGE = 4096


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An installation with 300 reports, a note and a photo that are not sent."""
    found = tmp_path / "home"
    stores = synthetic.open_temporary(found)
    with synthetic.filled(stores, reports=300):
        commands, reader = stores.open_commands(), stores.open_reader()
        first = reader.queue(QueueQuery()).rows[0].report_id
        commands.record(synthetic.STAFF, first, Note(text="catatan rahasia"))
        commands.record(synthetic.STAFF, first, Evidence(photos=(commands.attach(first, prepared()),)))
        commands.close()
        reader.close()
    stores.close()
    return found


def spoil(path: Path, page: int, data: bytes = bytes(PAGE)) -> None:
    content = bytearray(path.read_bytes())
    content[page * PAGE : page * PAGE + len(data)] = data
    path.write_bytes(bytes(content))


def unsent(stores: Stores) -> int:
    reader = stores.open_reader()
    try:
        return reader.counts().unsent
    finally:
        reader.close()


def cached(stores: Stores) -> int:
    reader = stores.open_reader()
    try:
        return len(reader.queue(QueueQuery(), limit=1_000).rows)
    finally:
        reader.close()


def test_it_is_there_at_the_next_start(home: Path) -> None:
    stores = synthetic.open_temporary(home)
    assert (unsent(stores), cached(stores), stores.check()) == (2, 300, [])
    assert stores.device_id == synthetic.open_temporary(home).device_id
    assert home.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("lose_proof", [False, True])
def test_a_wrong_key_is_told_and_changes_nothing(home: Path, lose_proof: bool) -> None:
    if lose_proof:
        (home / "key.proof").unlink()
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file() and path.suffix == ".db"}
    with pytest.raises(WrongKey):
        open_stores(home, OTHER, clock=synthetic.clock)
    assert {path: path.read_bytes() for path in before} == before
    assert unsent(synthetic.open_temporary(home)) == 2


@pytest.mark.parametrize("page", [0, 1, 8])
def test_f35_a_damaged_cache_is_set_aside_and_the_work_stays(home: Path, page: int) -> None:
    spoil(home / "cache.db", page)
    stores = synthetic.open_temporary(home)
    reader = stores.open_reader()
    try:
        for row in reader.queue(QueueQuery(), limit=1_000).rows:
            reader.detail(row.report_id)
        reader.map_points(QueueQuery())
    except OfficerError as error:
        assert error.code == "store-damaged"
        # Met in the middle of the day: the next start sets it aside.
        reader.close()
        stores.close()
        stores = synthetic.open_temporary(home)
        assert cached(stores) == 0
    finally:
        reader.close()
    assert (unsent(stores), stores.check() if cached(stores) == 0 else []) == (2, [])
    with synthetic.filled(stores, reports=10):
        assert cached(stores) >= 10


@pytest.mark.parametrize("garbage", [b"", b"not a database", b"x" * 50_000])
def test_a_cache_that_is_something_else_is_made_anew(home: Path, garbage: bytes) -> None:
    (home / "cache.db").write_bytes(garbage)
    stores = synthetic.open_temporary(home)
    assert (cached(stores), unsent(stores), stores.check()) == (0, 2, [])


def test_an_unclean_end_has_both_files_examined(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A marker that nobody holds was left by a process that was killed."""
    (home / "running" / "1-00000000").write_bytes(b"{}")
    with caplog.at_level(logging.WARNING, "sync.stores"):
        stores = synthetic.open_temporary(home)
    assert "unclean" in caplog.text
    assert not (home / "work.damaged").exists(), "examined at once, and sound"
    assert (home / "cache.unchecked").exists(), "examined in the background"
    stores.close()
    assert list((home / "running").iterdir()) == []
    caplog.clear()
    synthetic.open_temporary(home)
    assert "unclean" not in caplog.text


def test_an_unclean_end_beside_another_process_disturbs_nobody(home: Path) -> None:
    first = synthetic.open_temporary(home)
    (home / "running" / "1-00000000").write_bytes(b"{}")
    second = synthetic.open_temporary(home)
    assert (unsent(first), unsent(second)) == (2, 2)
    for stores in (first, second):
        stores.close()


def test_a_cache_that_another_process_reads_is_set_aside_when_it_has_closed_it(home: Path) -> None:
    first = synthetic.open_temporary(home)
    first.note_cache_damage()
    second = synthetic.open_temporary(home)
    assert (cached(second), [notice.code for notice in second.notices()]) == (300, ["restart-to-repair"])
    for stores in (first, second):
        stores.close()
    third = synthetic.open_temporary(home)
    assert (cached(third), third.notices(), unsent(third)) == (0, (), 2)
    third.close()


def test_damage_that_a_reader_meets_is_looked_for_in_both_files(home: Path) -> None:
    """One connection reads both; the cache is not thrown away for what was wrong with work.db."""
    database = Database(home / "work.db", synthetic.KEY.database("work.db"), synchronous=FULL)
    page = database.value("SELECT rootpage FROM sqlite_master WHERE name = 'operation'") - 1
    database.checkpoint()
    database.close()
    spoil(home / "work.db", page)
    stores = synthetic.open_temporary(home)
    with pytest.raises(StoreDamaged):
        unsent(stores)
    assert "restart-to-repair" in {notice.code for notice in stores.notices()}
    stores.close()
    stores = synthetic.open_temporary(home)
    assert (unsent(stores), cached(stores), stores.check()) == (2, 300, [])
    assert "restart-to-repair" not in {notice.code for notice in stores.notices()}
    assert (home / "cache.unchecked").exists()
    stores.close()


def test_check_finds_what_is_wrong(home: Path) -> None:
    stores = synthetic.open_temporary(home)
    spoil(home / "work.db", 6)
    assert any(line.startswith("work.db") for line in stores.check())


def test_check_finds_a_photo_that_is_missing_and_an_operation_that_was_changed(home: Path) -> None:
    stores = synthetic.open_temporary(home)
    stores.vault.remove(prepared().photo.sha256)
    database = Database(home / "work.db", synthetic.KEY.database("work.db"), synchronous=FULL)
    with database.writing():
        database.execute("DROP TRIGGER operation_is_immutable")
        database.execute("UPDATE operation SET document = CAST('{}' AS BLOB) WHERE seq = 1")
    database.close()
    found = "\n".join(stores.check())
    assert "cannot be read" in found
    assert "was changed" in found


def test_f38_stores_of_a_newer_app_are_refused_and_a_newer_cache_is_not(home: Path) -> None:
    for name, synchronous in (("cache.db", NORMAL), ("work.db", FULL)):
        database = Database(home / name, synthetic.KEY.database(name), synchronous=synchronous)
        with database.writing():
            database.execute("PRAGMA user_version = 99")
        database.close()
        if name == "cache.db":
            stores = synthetic.open_temporary(home)
            assert (cached(stores), unsent(stores)) == (0, 2)
    with pytest.raises(StoreTooNew):
        synthetic.open_temporary(home)


def test_the_cache_can_be_emptied_while_it_is_open(home: Path) -> None:
    stores = synthetic.open_temporary(home)
    reader, cache = stores.open_reader(), stores.open_cache()
    stores.vault.put_fetched("a" * 64, "thumb", b"x")
    stores.rebuild_cache()
    assert (reader.queue(QueueQuery()).rows, cache.cursor(), reader.counts().unsent) == ((), None, 2)
    assert stores.vault.fetched("a" * 64, "thumb") is None
    synthetic.fill(cache, reports=5)
    assert len(reader.queue(QueueQuery()).rows) == 5
    reader.close()
    cache.close()


def test_each_thread_opens_its_own(home: Path) -> None:
    stores = synthetic.open_temporary(home)
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(unsent(stores))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [2, 2, 2, 2]


def test_half_written_photos_of_a_crash_are_swept_at_the_start(home: Path) -> None:
    left = next((home / "photos" / "own").glob("*")) / ("b" * 64 + ".ff.part")
    left.write_bytes(b"sealed")
    stores = open_stores(home, synthetic.KEY, clock=lambda: synthetic.NOW + timedelta(days=36_500))
    assert not left.exists()
    assert stores.check() == []


def test_nothing_is_in_the_clear(tmp_path: Path) -> None:
    """The whole folder, log and all, while everything is open and after everything is closed."""
    home = tmp_path / "home"
    texts = {
        "laporan": "Air setinggi Lutut Orang Dewasa",
        "catatan": "hubungi Pak RT Sukarman",
        "konsep": "belum selesai diketik",
    }
    photo = b"\xff\xd8\xff\xe0" + b"piksel-piksel asli" * 900
    with desk_work(home) as desk:
        made = report(
            id="r3", number="JK2699990003", rev=9, text=texts["laporan"], address="Gang Mawar Melati", status=Status.IN_PROGRESS
        )
        desk.cache.apply_page([FeedReport(made)], "kursor-rahasia", synthetic.NOW)
        attached = desk.commands.attach("r3", prepared(photo))
        desk.commands.keep_draft("r3", "answer", texts["konsep"])
        desk.commands.record(
            synthetic.STAFF, "r3", Move(to=Status.AWAITING_VALIDATION, answer=texts["catatan"], photos=(attached,))
        )
        desk.commands.attach("r3", prepared(photo + b"2"))
        desk.stores.vault.put_fetched("c" * 64, "full", photo)
        desk.reader.queue(QueueQuery(text="lutut"))
        assert (home / "work.db-wal").stat().st_size > 0
        _assert_sealed(home, [*texts.values(), "JK2699990003", "Gang Mawar", "kursor-rahasia", "Siti Aminah"], photo)
    _assert_sealed(home, [*texts.values(), "JK2699990003", "Gang Mawar", "kursor-rahasia", "Siti Aminah"], photo)


def _assert_sealed(home: Path, texts: list[str], photo: bytes) -> None:
    secret = synthetic.KEY
    needles = [
        form
        for text in texts
        for form in (text.encode(), text.lower().encode(), text.encode("utf-16-le"), msgspec.json.encode(text)[1:-1])
    ]
    needles += [
        photo[:40],
        b"piksel",
        secret.secret,
        secret.database("work.db").encode(),
        bytes.fromhex(secret.database("work.db")),
    ]
    files = [path for path in home.rglob("*") if path.is_file()]
    assert len(files) >= 5
    for path in files:
        content = path.read_bytes()
        assert not content.startswith(b"SQLite format 3"), path.name
        assert not [needle for needle in needles if needle in content], path.name
