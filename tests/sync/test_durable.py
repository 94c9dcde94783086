"""Files that are whole or absent, and locks that end with their process."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sync.durable import make_folder, write_whole
from sync.locks import locked, locked_if_free

_ROOT = Path(__file__).resolve().parents[2]
_HOLDING = """
import sys
from pathlib import Path
from sync.locks import locked

with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_file_is_replaced_as_a_whole_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, b"lama")
    write_whole(path, b"baru")
    assert path.read_bytes() == b"baru"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    write_whole(path, b"lama")

    def full(_handle: int) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patched, pytest.raises(OSError, match="No space"):
        patched.setattr(os, "fsync", full)
        write_whole(path, b"baru")
    assert path.read_bytes() == b"lama"
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_a_folder_is_its_owners(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700


@pytest.mark.parametrize("end", ["let-go", "killed"])
def test_a_lock_keeps_others_out_and_ends_with_its_process(tmp_path: Path, end: str) -> None:
    path = tmp_path / "lock"
    child = subprocess.Popen(
        [sys.executable, "-c", _HOLDING, str(path)], cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert child.stdout is not None
        assert child.stdout.readline() == "held\n"
        with locked_if_free(path) as held:
            assert not held
        if end == "killed":
            child.kill()
        child.communicate("\n", timeout=30)
    finally:
        child.kill()
        child.wait()
    with locked_if_free(path) as held:
        assert held
        with locked_if_free(path) as twice:
            assert not twice, "between threads too"
    with locked(path), locked_if_free(path) as held:
        assert not held
