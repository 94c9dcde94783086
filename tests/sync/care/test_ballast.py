"""A full disk: what an officer has just done is saved in the space that was kept for it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from officer_app.domain.operations import Note
from sync.care.ballast import MIB, USED, Space
from sync.errors import DiskFull
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work, prepared
from tests.fakes.small_disk import filled, small_disk
from tests.fakes.worked_home import ME

SPACE = Space(ballast=2 * MIB, little=0, plenty=0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    """Stores on a disk of 12 MiB, two of them kept."""
    with small_disk(tmp_path / "disk", kib=12 * 1024) as disk, desk_work(disk / "home") as found:
        found.stores.ballast.provide(SPACE, 12 * MIB)
        assert found.stores.ballast.size() == SPACE.ballast
        yield found


def codes(desk: DeskWork) -> list[str]:
    return [notice.code for notice in desk.stores.notices()]


def long_note(number: int) -> Note:
    return Note(text=f"{number} " + "x" * 20_000)


def fill_until_told(desk: DeskWork, saved: list[str]) -> None:
    """Record until the ballast went; what was said to be saved is in `saved`."""
    for number in range(1_000):
        saved.append(desk.commands.record(ME, "r1", long_note(number)))
        if USED in codes(desk):
            return
    raise AssertionError("the disk never got full")


def test_an_action_on_a_full_disk_is_saved_and_told(desk: DeskWork) -> None:
    saved: list[str] = []
    with filled(desk.stores.home.parent):
        fill_until_told(desk, saved)
        assert desk.stores.ballast.size() == 0
        assert [item.op_id for item in desk.reader.outbox(10_000)] == saved
        with pytest.raises(DiskFull):
            for number in range(1_000):
                saved.append(desk.commands.record(ME, "r1", long_note(number)))
    assert [item.op_id for item in desk.reader.outbox(10_000)] == saved, "what was said to be saved, no more and no less"
    assert desk.stores.check() == []


def test_a_photo_on_a_full_disk_is_kept(desk: DeskWork) -> None:
    photo = prepared(b"y" * 400_000)
    with filled(desk.stores.home.parent, left_kib=32):
        desk.commands.attach("r1", photo)
    assert desk.stores.vault.get(photo.photo.sha256) == photo.data
    assert USED in codes(desk)


def test_it_is_laid_in_again_when_there_is_room(desk: DeskWork) -> None:
    assert desk.stores.ballast.release()
    assert not desk.stores.ballast.release()
    assert USED in codes(desk)
    desk.stores.ballast.provide(Space(ballast=2 * MIB, little=0, plenty=20 * MIB), 12 * MIB)
    assert (desk.stores.ballast.size(), codes(desk)) == (0, [USED])
    desk.stores.ballast.provide(SPACE, 12 * MIB)
    assert (desk.stores.ballast.size(), codes(desk)) == (2 * MIB, [])


def test_a_disk_that_fills_up_meanwhile_leaves_no_half_of_it(desk: DeskWork) -> None:
    desk.stores.ballast.release()
    with filled(desk.stores.home.parent, left_kib=1_000):
        desk.stores.ballast.provide(SPACE, 12 * MIB)
        assert not list(desk.stores.home.glob("ballast*"))


def test_the_stores_open_on_a_full_disk(desk: DeskWork) -> None:
    saved = [desk.commands.record(ME, "r1", Note(text="satu"))]
    home = desk.stores.home
    for part in (desk.commands, desk.reader, desk.work, desk.cache):
        part.close()
    desk.stores.close()
    with filled(home.parent):
        stores = synthetic.open_temporary(home)
        with closing(stores.open_commands()) as commands, closing(stores.open_reader()) as reader:
            saved.append(commands.record(ME, "r1", Note(text="dua")))
            assert [item.op_id for item in reader.outbox()] == saved
        stores.close()
