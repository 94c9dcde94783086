"""F34: the disk is full at a photo's import, at a commit, in a page, in the log: said in words, and nothing is half done."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_app.domain.operations import Note
from sync.errors import DiskFull, StoreError
from tests.fakes import synthetic
from tests.fakes.cache_fixtures import item
from tests.fakes.desk_work import DeskWork, desk_work, prepared
from tests.fakes.small_disk import filled, small_disk
from tests.fakes.terminal_fixtures import TerminalCity

ME = synthetic.STAFF


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    """Stores on a disk of 6 MiB."""
    with small_disk(tmp_path / "disk", kib=6 * 1024) as disk, desk_work(disk / "home") as found:
        yield found


def test_at_the_import_of_a_photo(desk: DeskWork) -> None:
    photo = prepared(b"x" * 300_000)
    with filled(desk.stores.home.parent, left_kib=64), pytest.raises(DiskFull):
        desk.commands.attach("r1", photo)
    assert desk.reader.draft_photos("r1") == []
    assert not list(desk.stores.vault.folder.rglob("*.part")), "nothing half written is left"
    assert desk.commands.attach("r1", photo).sha256 == photo.photo.sha256
    assert desk.stores.vault.get(photo.photo.sha256) == photo.data


def test_at_the_commit(desk: DeskWork) -> None:
    saved = [desk.commands.record(ME, "r1", Note(text="sebelum penuh"))]
    with filled(desk.stores.home.parent), pytest.raises(DiskFull):
        for number in range(5_000):
            saved.append(desk.commands.record(ME, "r1", Note(text=f"{number} " + "x" * 8_000)))
    assert [found.op_id for found in desk.reader.outbox(10_000)] == saved, "what was said to be saved, no more and no less"
    saved.append(desk.commands.record(ME, "r1", Note(text="sesudahnya")))
    assert [found.op_id for found in desk.reader.outbox(10_000)] == saved
    assert desk.stores.check() == []


def test_in_a_page(desk: DeskWork) -> None:
    desk.cache.apply_page([item("a", 10)], "c1", desk.clock())
    page = [item(f"b{number}", 20 + number, text="banjir " * 400) for number in range(400)]
    with filled(desk.stores.home.parent, left_kib=200), pytest.raises(StoreError):
        desk.cache.apply_page(page, "c2", desk.clock())
    assert desk.cache.cursor() == "c1"
    assert desk.reader.detail("b1") is None
    desk.cache.apply_page(page[:100], "c2", desk.clock())
    assert desk.cache.cursor() == "c2"
    assert desk.stores.check() == []


def test_with_real_processes(terminal_city: TerminalCity, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", kib=8 * 1024) as disk:
        terminal_city.folder = disk
        desk = terminal_city.desk("lurah")
        saved = [desk.ask("act", "r1", "note", "--text", "tersimpan", "--no-sync", expect=3)["op_id"]]
        with filled(disk):
            said = desk.ask("act", "r1", "note", "--text", "x" * 60_000, "--no-sync", expect=1)
        assert said["error"]["code"] == "disk-full"
        assert [found["op_id"] for found in desk.ask("outbox", expect=3)["operations"]] == saved
        desk.run("outbox", "--retry")
        assert terminal_city.times("r1", saved[0]) == 1
        assert desk.ask("doctor", expect=None)["integrity"] == ["ok"]
