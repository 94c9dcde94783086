"""Photos leave the vault only when nobody needs them: the centre has verified them, and it was long ago."""

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from officer_app.domain.operations import Evidence
from sync import audit
from sync.care.tidying import Bounds, tidy_photos
from sync.records import Choice, OperationState
from tests.fakes.desk_work import DeskWork, desk_work, prepared
from tests.fakes.forked_deaths import deaths
from tests.fakes.worked_home import ME

LOOSE = Bounds()
TIDYING = """
from contextlib import closing
from datetime import timedelta
from sync.care.tidying import Bounds, tidy_photos
from sync.day_marks import REOFFERED

def job(home):
    stores = open_stores(home, synthetic.KEY, clock=synthetic.clock)
    with closing(stores.work_database()) as database:
        tidy_photos(database, stores.vault, synthetic.NOW + 3 * REOFFERED, Bounds())
    stores.close()
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path / "home") as found:
        yield found


def sent_photo(desk: DeskWork, name: bytes, *, stored: bool = True) -> tuple[str, str]:
    """An operation with a photo that the centre took in; its id and the photo's hash."""
    photo = desk.commands.attach("r2", prepared(name))
    op_id = desk.commands.record(ME, "r2", Evidence(photos=(photo,)))
    if stored:
        desk.work.blob_stored(photo.sha256)
    desk.work.finish(op_id, OperationState.APPLIED, result_rev=7)
    desk.work.settle({"r2": 7})
    age(desk, photo.sha256, desk.clock())
    return op_id, photo.sha256


def age(desk: DeskWork, sha256: str, at: datetime) -> None:
    """A file as old as its row."""
    path = desk.stores.vault.folder / "own" / sha256[:2] / sha256
    os.utime(path, (at.timestamp(), at.timestamp()))


def tidied(desk: DeskWork, bounds: Bounds = LOOSE) -> int:
    with closing(desk.stores.work_database()) as database:
        return tidy_photos(database, desk.stores.vault, desk.clock(), bounds)


def test_a_verified_photo_goes_when_nobody_can_ask_for_it_again(desk: DeskWork) -> None:
    _, sha256 = sent_photo(desk, b"satu")
    desk.clock.tick(days=29)
    assert tidied(desk) == 0
    desk.clock.tick(days=2)
    assert tidied(desk) == 1
    assert not desk.stores.vault.has(sha256)
    assert tidied(desk) == 0
    assert desk.stores.check() == []


def test_a_clock_that_was_set_ahead_takes_no_photo_away(desk: DeskWork) -> None:
    _, sha256 = sent_photo(desk, b"satu")
    there = desk.clock().date()
    desk.work.mark_day(there)
    desk.clock.tick(days=365)
    assert tidied(desk) == 0
    desk.work.mark_day(there + timedelta(days=31))
    assert tidied(desk) == 1
    assert not desk.stores.vault.has(sha256)


def test_what_the_centre_has_not_verified_stays_for_ever(desk: DeskWork) -> None:
    _, sha256 = sent_photo(desk, b"satu", stored=False)
    desk.clock.tick(days=400)
    assert tidied(desk) == 0
    assert desk.stores.vault.has(sha256)


def test_what_is_offered_again_stays(desk: DeskWork) -> None:
    _, sha256 = sent_photo(desk, b"satu")
    desk.clock.tick(days=20)
    desk.work.reoffer(desk.clock() - timedelta(days=25))
    desk.clock.tick(days=20)
    assert tidied(desk) == 0
    assert desk.stores.vault.has(sha256)


def test_a_photo_that_another_operation_or_a_draft_needs_stays(desk: DeskWork) -> None:
    _, shared = sent_photo(desk, b"satu")
    _, drafted = sent_photo(desk, b"dua")
    desk.clock.tick(days=40)
    desk.commands.record(ME, "r1", Evidence(photos=(desk.commands.attach("r1", prepared(b"satu")),)))
    desk.commands.attach("r1", prepared(b"dua"))
    for sha256 in (shared, drafted):
        age(desk, sha256, desk.clock() - timedelta(days=40))
    assert tidied(desk) == 0


def test_what_was_given_up_goes_only_if_the_centre_has_it(desk: DeskWork) -> None:
    hashes = []
    for name, stored in ((b"satu", True), (b"dua", False)):
        photo = desk.commands.attach("r2", prepared(name))
        op_id = desk.commands.record(ME, "r2", Evidence(photos=(photo,)))
        if stored:
            desk.work.blob_stored(photo.sha256)
        desk.work.finish(op_id, OperationState.QUARANTINED, problem="rejected")
        desk.commands.resolve(ME, op_id, Choice.WITHDRAW, reason="salah")
        age(desk, photo.sha256, desk.clock())
        hashes.append(photo.sha256)
    desk.clock.tick(days=31)
    assert tidied(desk) == 1
    assert [desk.stores.vault.has(sha256) for sha256 in hashes] == [False, True]


def test_a_file_that_no_row_names_goes_after_a_day(desk: DeskWork) -> None:
    old, fresh = prepared(b"lama"), prepared(b"baru")
    for photo in (old, fresh):
        desk.stores.vault.put(photo.photo.sha256, photo.data)
    age(desk, old.photo.sha256, desk.clock() - timedelta(hours=25))
    age(desk, fresh.photo.sha256, desk.clock() - timedelta(hours=23))
    assert tidied(desk) == 1
    assert (desk.stores.vault.has(old.photo.sha256), desk.stores.vault.has(fresh.photo.sha256)) == (False, True)


def test_after_a_rebuild_orphans_are_kept_for_a_while(desk: DeskWork) -> None:
    orphan = prepared(b"lama")
    desk.stores.vault.put(orphan.photo.sha256, orphan.data)
    age(desk, orphan.photo.sha256, desk.clock())
    with closing(desk.stores.work_database()) as database, database.writing():
        audit.append(database, desk.clock(), actor="app", act="rebuilt", subject="work.db")
    desk.clock.tick(days=29)
    assert tidied(desk) == 0
    desk.clock.tick(days=2)
    assert tidied(desk) == 1


def test_fetched_photos_stay_within_bounds_the_newest_of_them(desk: DeskWork) -> None:
    vault = desk.stores.vault
    names = [f"{number:064x}" for number in range(10)]
    for number, name in enumerate(names):
        vault.put_fetched(name, "full" if number % 2 else "thumb", bytes(1_000))
        path = next(vault.folder.glob(f"*/*/{name}"))
        os.utime(path, (1_000_000 + number, 1_000_000 + number))
    assert tidied(desk, Bounds(fetched_files=8)) == 2
    assert tidied(desk, Bounds(fetched_bytes=3 * 1_100)) == 5
    assert [path.name for path in sorted(vault.folder.glob("[ft]*/*/*"), key=lambda path: path.name)] == names[7:]
    assert tidied(desk) == 0


def test_killed_anywhere_no_row_misses_its_photo(tmp_path: Path) -> None:
    with desk_work(tmp_path / "home") as desk:
        for name in (b"satu", b"dua", b"tiga"):
            sent_photo(desk, name)
        desk.commands.record(ME, "r1", Evidence(photos=(desk.commands.attach("r1", prepared(b"empat")),)))
        desk.stores.close()
    homes = deaths(TIDYING, tmp_path / "home", tmp_path / "killed", "tidying", "commit", "committed")
    assert len(homes) >= 4
    left = set()
    for home in homes:
        with desk_work(home) as desk:
            assert desk.stores.check() == []
            left.add(len(list((home / "photos" / "own").glob("*/*"))))
            desk.clock.at = datetime(2027, 1, 1, tzinfo=UTC)
            tidied(desk)
            assert len(list((home / "photos" / "own").glob("*/*"))) == 1
            desk.stores.close()
    assert left == {3, 2, 1}
