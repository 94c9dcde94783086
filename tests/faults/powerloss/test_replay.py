"""The disk after a power failure: what survives by which rule; every way of changing a file is recorded and followed."""

from pathlib import Path
from random import Random

import pytest

from tests.faults.powerloss.recording import really, record_program
from tests.faults.powerloss.replay import Disk, File, Record, Rule, Survival, Tree

ROOT = Path("/disk")

# Every call of the C library that changes files, by the way Python has to it.
_EVERY_CALL = """
import os, shutil, sys
from pathlib import Path
root = Path(sys.argv[1])
os.chdir(root)
os.mkdir("made")
(root / "made" / "written").write_bytes(b"first" * 1000)
(root / "made" / "written").write_bytes(b"second")
with open("made/written", "ab") as file:
    file.write(b" and more")
handle = os.open("./made/../made/placed", os.O_RDWR | os.O_CREAT)
os.pwrite(handle, b"far away", 9000)
os.pwritev(handle, [b"one", b"two"], 3)
os.writev(handle, [b"three", b"four"])
os.write(os.dup(handle), b"five")
os.ftruncate(handle, 9004)
os.posix_fallocate(handle, 0, 10_000)
os.fdatasync(handle)
os.truncate("made/written", 4)
# Ranges are copied within one disk only, and the folder of the test may lie on another than the interpreter.
source = os.open(shutil.copy(sys.executable, root.parent / "source"), os.O_RDONLY)
os.sendfile(handle, source, 0, 5000)
os.copy_file_range(source, handle, 3000, 100, 200)
folder = os.open("made", os.O_RDONLY)
inner = os.open("inner", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, dir_fd=folder)
os.write(inner, b"by its folder")
os.rename("inner", "renamed", src_dir_fd=folder, dst_dir_fd=folder)
os.rename("made/renamed", "moved")
os.replace("moved", "made/placed2")
os.unlink("written", dir_fd=folder)
os.mkdir("empty", dir_fd=folder)
os.rmdir("made/empty")
os.fsync(folder)
os.remove("made/placed2")
if os.fork() == 0:
    Path("by the child").write_bytes(b"forked")
    os._exit(0)
os.wait()
Path("kept").write_bytes(b"kept")
"""


def disk(*records: tuple[str, str, int, bytes]) -> Disk:
    """A disk after some records: the letter, the path (its number is its file), where, and what."""
    made, numbers = Disk(ROOT), dict[str, int]()
    for kind, path, at, data in records:
        number = numbers.setdefault(path, len(numbers) + 1)
        made.take(Record(kind, number, at, f"{ROOT}/{path}" if path else str(ROOT), data))
    return made


def left(found: Disk, contents: Rule, names: Rule, seed: int = 0) -> Tree:
    return found.tree(Survival(contents, names, seed))


def test_bytes_survive_by_their_own_sync_and_names_by_their_folders() -> None:
    found = disk(("c", "a", 0, b""), ("w", "a", 0, b"one"), ("s", "a", 0, b""), ("w", "a", 3, b"two"))
    assert left(found, "none", "none") == {}
    assert left(found, "none", "all") == {"a": b"one"}
    assert left(found, "all", "all") == {"a": b"onetwo"}
    found.take(Record("d", 9, 0, str(ROOT), b""))
    assert left(found, "none", "none") == {"a": b"one"}


def test_a_name_without_its_bytes_is_an_empty_file() -> None:
    found = disk(("c", "new", 0, b""), ("w", "new", 0, b"x"), ("r", "new", 0, b"/disk/old"), ("d", "", 0, b""))
    assert left(found, "none", "none") == {"old": b""}


def test_a_file_in_a_folder_whose_name_was_lost_is_lost() -> None:
    found = disk(("m", "f", 0, b""), ("c", "f/a", 0, b""), ("s", "f/a", 0, b""), ("d", "f", 0, b""))
    assert left(found, "none", "none") == {}
    assert left(found, "none", "all") == {"f/": b"", "f/a": b""}


def test_the_old_file_is_there_until_its_folder_is_synced() -> None:
    found = disk(("c", "a", 0, b""), ("w", "a", 0, b"old"), ("s", "a", 0, b""), ("d", "", 0, b""))
    for record in (("c", 2, "b", b""), ("w", 2, "b", b"new"), ("s", 2, "b", b""), ("r", 2, "b", b"/disk/a")):
        found.take(Record(record[0], record[1], 0, f"/disk/{record[2]}", record[3]))
    assert left(found, "none", "none") == {"a": b"old"}
    assert left(found, "none", "all") == {"a": b"new"}
    mixed = [left(found, "none", "some", seed) for seed in range(40)]
    assert {tuple(sorted(tree.items())) for tree in mixed} >= {(("a", b"old"),), (("a", b"new"),)}


def test_sectors_survive_each_for_itself_and_each_as_it_was_at_some_moment() -> None:
    file = File(1)
    file.change(0, b"a" * 16_384)
    file.sync()
    file.change(4_096, b"b" * 8_192)
    file.change(8_192, b"c" * 4_096)
    seen = set()
    for seed in range(300):
        content = file.survivor("some", Random(seed))
        assert len(content) == 16_384
        for start in range(0, 16_384, 512):
            sector, page = content[start : start + 512], start // 4_096
            assert sector in ({0: b"a", 1: b"ab", 2: b"abc", 3: b"a"}[page][at : at + 1] * 512 for at in range(3))
        seen.add(content)
    assert len(seen) > 20


def test_a_file_that_is_cut_is_cut_or_whole() -> None:
    file = File(1)
    file.change(0, b"x" * 10_000)
    file.sync()
    file.change(0, None)
    assert {file.survivor("some", Random(seed)) for seed in range(50)} == {b"", b"x" * 10_000}


def test_what_grew_without_its_bytes_is_zeros() -> None:
    file = File(1)
    file.change(0, b"x" * 1_024)
    assert any(set(file.survivor("some", Random(seed))) == {0} for seed in range(100))


def test_every_way_of_changing_a_file_is_followed(tmp_path: Path) -> None:
    followed, real = _recorded(tmp_path, _EVERY_CALL)
    assert followed == real
    assert {"made/", "made/placed", "by the child", "kept"} == real.keys()


@pytest.mark.parametrize(
    "change",
    [
        "os.symlink('b', 'a')",
        "open('a', 'w').close(); os.link('a', 'b')",
        "open('a', 'w').close(); os.rename('a', '../a')",
        "open('a', 'wb').write(b'123456789'); mmap.mmap(os.open('a', os.O_RDWR), 9)",
    ],
)
def test_what_cannot_be_followed_is_told(tmp_path: Path, change: str) -> None:
    with pytest.raises(ValueError, match="cannot follow"):
        _recorded(tmp_path, f"import mmap, os, sys; os.chdir(sys.argv[1]); {change}")


def _recorded(place: Path, program: str) -> tuple[Tree, Tree]:
    """What the replay makes of a program's log, and what the program really left."""
    recorded = record_program(place, ["-c", program])
    followed = Disk(recorded.root)
    for record in recorded.log:
        followed.take(record)
    return left(followed, "all", "all"), really(recorded.root)
