"""The caretaker does what is due, at the time when it is due, and says what a person has to know."""

import os
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from officer_app.domain.operations import Note
from sync.care.ballast import MIB, Space
from sync.care.caretaker import Caretaker
from sync.care.notices import Notice
from sync.errors import StoreError
from sync.pauses import RealPauses
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work, prepared
from tests.fakes.worked_home import ME, PAGE, spoil

SMALL = Space(ballast=2 * MIB, little=200 * MIB, plenty=500 * MIB)


@dataclass
class Watch:
    """A caretaker whose disk and ears the test has in hand."""

    desk: DeskWork
    free: int = 1_000 * MIB
    heard: list[tuple[Notice, ...]] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def caretaker(self) -> Caretaker:
        """A caretaker as one process has it."""
        return Caretaker(
            self.desk.stores,
            clock=self.desk.clock,
            stop=self.stop,
            on_notice=self.heard.append,
            space=SMALL,
            free=lambda _: self.free,
        )

    def codes(self) -> list[str]:
        """What stands on the board."""
        return [notice.code for notice in self.desk.stores.notices()]


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    with desk_work(tmp_path / "home") as desk:
        yield Watch(desk)


def backups(watch: Watch) -> list[int]:
    stores = watch.desk.stores
    return [stores.backups.examine(path).operations for path in stores.backups.files()]


def note(watch: Watch, count: int = 1) -> None:
    for number in range(count):
        watch.desk.commands.record(ME, "r1", Note(text=f"catatan {number}"))


def damage_work(watch: Watch, table: str) -> None:
    with closing(watch.desk.stores.work_database()) as database:
        page = database.value("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)) - 1
        database.checkpoint()
    spoil(watch.desk.stores.places.work, page * PAGE)


def test_a_backup_each_day_and_a_new_journal_behind_it(watch: Watch) -> None:
    caretaker = watch.caretaker()
    note(watch, 2)
    caretaker.run_once()
    caretaker.run_once()
    assert backups(watch) == [2]
    read = watch.desk.stores.journal.read()
    assert read is not None
    assert (len(read.sayings), read.is_whole) == (3, True), "its beginning, and what is on its way"
    note(watch)
    caretaker.run_once()
    assert backups(watch) == [2]
    watch.desk.clock.tick(days=1)
    caretaker.run_once()
    assert backups(watch) == [3, 2]
    assert watch.heard == []


def test_the_log_is_folded_into_the_file_behind_a_backup(tmp_path: Path) -> None:
    with desk_work(tmp_path / "home") as desk:
        watch = Watch(desk)
        note(watch, 3)
        log = desk.stores.home / "work.db-wal"
        assert log.stat().st_size > 0
        watch.caretaker().run_once()
        assert log.stat().st_size < 20 * PAGE, "only what was noted since"


def test_ballast_is_laid_in_where_there_is_plenty(watch: Watch) -> None:
    ballast = watch.desk.stores.places.ballast
    watch.free = 501 * MIB
    watch.caretaker().run_once()
    assert not ballast.exists()
    watch.free = 503 * MIB
    watch.caretaker().run_once(thorough=False)
    assert not ballast.exists(), "a command on a terminal has no time for it"
    watch.caretaker().run_once()
    about = ballast.stat()
    assert about.st_size == SMALL.ballast
    assert about.st_blocks * 512 >= SMALL.ballast, "really taken, not a hole"


def test_a_disk_that_gets_full_is_told_once_and_taken_back(watch: Watch) -> None:
    caretaker = watch.caretaker()
    watch.free = 150 * MIB
    caretaker.run_once()
    assert watch.desk.stores.notices() == (Notice("disk-nearly-full", {"megabytes": 150}),)
    watch.desk.stores.dismiss("disk-nearly-full")
    watch.free = 140 * MIB
    caretaker.run_once()
    assert watch.codes() == [], "who has read it is not told every minute"
    watch.free = 300 * MIB
    caretaker.run_once()
    watch.free = 100 * MIB
    caretaker.run_once()
    assert watch.codes() == ["disk-nearly-full"]
    watch.free = 300 * MIB
    caretaker.run_once()
    assert watch.codes() == []
    assert [tuple(notice.code for notice in heard) for heard in watch.heard] == [
        ("disk-nearly-full",),
        (),
        ("disk-nearly-full",),
        (),
    ]


def test_what_the_last_run_left_is_heard_at_the_start(watch: Watch) -> None:
    watch.desk.stores.board.put("work-rebuilt", ["JK-R1 · note"], operations=1, lost=0, file="x.json")
    watch.caretaker().run_once()
    assert [notice.code for notice in watch.heard[0]] == ["work-rebuilt"]


def test_after_an_unclean_end_the_cache_is_examined_in_the_background(watch: Watch) -> None:
    places = watch.desk.stores.places
    places.cache_unchecked.touch()
    watch.caretaker().run_once(thorough=False)
    assert places.cache_unchecked.exists()
    watch.caretaker().run_once()
    assert (places.cache_unchecked.exists(), places.cache_damaged.exists()) == (False, False)
    watch.desk.cache.mark_synced(synthetic.NOW)
    places.cache_unchecked.touch()
    with closing(watch.desk.stores.open_cache()):
        spoil(places.cache, 3 * PAGE)
        watch.caretaker().run_once()
    assert places.cache_damaged.exists()
    assert watch.codes() == ["restart-to-repair"]


def test_closing_the_window_does_not_wait_for_a_long_check(watch: Watch) -> None:
    with synthetic.filled(watch.desk.stores, reports=3_000):
        watch.stop.set()
        with pytest.raises(StoreError):
            watch.desk.stores.check_cache(watch.stop)
        watch.stop.clear()
        assert watch.desk.stores.check_cache(watch.stop) == []


def test_the_weekly_check_finds_damage_before_anybody_meets_it(watch: Watch) -> None:
    caretaker = watch.caretaker()
    note(watch, 30)
    caretaker.run_once()
    damage_work(watch, "conflict")
    watch.desk.clock.tick(days=6)
    note(watch)
    assert watch.codes() == []
    watch.desk.clock.tick(days=1)
    caretaker.run_once()
    assert set(watch.codes()) >= {"check-failed", "restart-to-repair"}
    assert watch.desk.stores.places.work_damaged.exists()


def test_the_weekly_check_finds_a_photo_that_went(watch: Watch) -> None:
    caretaker = watch.caretaker()
    watch.desk.commands.attach("r1", prepared())
    caretaker.run_once()
    watch.desk.stores.vault.remove(prepared().photo.sha256)
    watch.desk.clock.tick(days=7)
    caretaker.run_once()
    (notice,) = watch.desk.stores.notices()
    assert (notice.code, notice.facts) == ("check-failed", {"count": 1})
    assert "cannot be read" in notice.lines[0]
    watch.desk.commands.attach("r1", prepared())
    watch.desk.clock.tick(days=7)
    caretaker.run_once()
    assert watch.codes() == []


def test_a_store_that_cannot_be_backed_up_asks_for_a_restart(watch: Watch) -> None:
    note(watch, 30)
    damage_work(watch, "idx_operation_report_id")
    watch.caretaker().run_once(thorough=False)
    assert watch.codes() == ["restart-to-repair"]
    assert backups(watch) == []


def test_a_journal_with_holes_is_begun_anew(watch: Watch) -> None:
    note(watch, 6)
    watch.caretaker().run_once()
    note(watch, 6)
    path = watch.desk.stores.places.journal
    spoil(path, len(path.read_bytes().rstrip(b"\0")) // 2)
    read = watch.desk.stores.journal.read()
    assert read is not None and not read.is_whole
    watch.caretaker().run_once()
    read = watch.desk.stores.journal.read()
    assert read is not None and read.is_whole


def test_a_backup_that_fails_is_told_until_one_succeeds(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    caretaker = watch.caretaker()
    with monkeypatch.context() as patched:
        patched.setattr("sync.care.backups.sync_file", _full)
        caretaker.run_once()
    assert watch.codes() == ["backup-failed"]
    caretaker.run_once()
    assert (watch.codes(), backups(watch)) == ([], [0])


def test_its_thread_ends_when_it_is_told_to_and_hears_at_once(watch: Watch) -> None:
    told = threading.Event()
    caretaker = Caretaker(
        watch.desk.stores,
        clock=watch.desk.clock,
        stop=watch.stop,
        on_notice=lambda notices: told.set() if notices else None,
        pauses=RealPauses(watch.stop),
        space=SMALL,
        free=lambda _: watch.free,
    )
    thread = threading.Thread(target=caretaker.run)
    thread.start()
    watch.desk.stores.board.put("journal-failed", reason="disk-full")
    assert told.wait(20)
    watch.stop.set()
    thread.join(20)
    assert not thread.is_alive()


@pytest.mark.expects_errors
def test_an_unforeseen_error_does_not_end_its_thread(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    class Twice:
        """Pauses that end the life after the second run."""

        runs = 0

        def begin(self) -> None:
            self.runs += 1

        def wake(self) -> None:
            pass

        def sleep(self, seconds: float, *, at_least: float = 0.0) -> None:
            assert seconds >= at_least
            if self.runs == 2:
                watch.stop.set()

    pauses = Twice()
    caretaker = Caretaker(
        watch.desk.stores, clock=watch.desk.clock, stop=watch.stop, on_notice=watch.heard.append, pauses=pauses, space=SMALL
    )
    monkeypatch.setattr(caretaker, "run_once", _mistake)
    caretaker.run()
    assert pauses.runs == 2


def test_a_clock_that_was_set_back_postpones_nothing(watch: Watch) -> None:
    watch.desk.clock.tick(days=400)
    caretaker = watch.caretaker()
    caretaker.run_once()
    watch.desk.clock.at = synthetic.NOW + timedelta(hours=1)
    note(watch)
    caretaker.run_once()
    assert backups(watch) == [1, 0]


def _full(_path: Path) -> None:
    raise OSError(28, os.strerror(28))


def _mistake() -> None:
    raise RuntimeError("a mistake")
