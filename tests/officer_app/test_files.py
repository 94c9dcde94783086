"""Files that are whole or absent, and locks between processes."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from officer_app.files import locked, write_atomically
from sync.errors import DiskFull, OfficerError

_HOLDER = """
import sys
from pathlib import Path
from officer_app.files import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    write_atomically(file, b"first")
    write_atomically(file, b"second")
    assert file.read_bytes() == b"second"
    assert [entry.name for entry in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    write_atomically(tmp_path / "secrets.enc", b"x")
    assert (tmp_path / "secrets.enc").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    file = tmp_path / "settings.json"
    write_atomically(file, b"old")

    def full(_handle: int) -> None:
        raise OSError(number, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        write_atomically(file, b"new")
    assert file.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_folder_that_takes_no_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(OfficerError) as raised:
        write_atomically(tmp_path / "missing" / "file", b"x")
    assert raised.value.code == "home-unwritable"


def test_threads_take_turns(tmp_path: Path) -> None:
    file = tmp_path / "counter"
    file.write_text("0")

    def count() -> None:
        for _ in range(50):
            with locked(tmp_path / "counter.lock"):
                write_atomically(file, str(int(file.read_text()) + 1).encode())

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.read_text() == "200"


def test_a_killed_process_leaves_no_stale_lock(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        entered = threading.Event()
        waiting = threading.Thread(target=lambda: _enter(lock, entered))
        waiting.start()
        assert not entered.wait(0.2), "the lock was free while another process held it"
        holder.kill()
        waiting.join(10)
    assert entered.is_set()


def _enter(lock: Path, entered: threading.Event) -> None:
    with locked(lock):
        entered.set()
