"""Who has the stores open, and who left without closing them."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sync.care.presence import Company, Presence, look_around
from tests.fakes import synthetic

_ROOT = Path(__file__).resolve().parents[3]
_STAYING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from sync.care.presence import Presence

here = Presence(Path(sys.argv[1]), datetime(2026, 3, 2, tzinfo=UTC))
print("here", flush=True)
sys.stdin.readline()
if sys.argv[2] == "leaves":
    here.leave()
"""


def staying(folder: Path, how: str) -> "subprocess.Popen[str]":
    child = subprocess.Popen(
        [sys.executable, "-c", _STAYING, str(folder), how], cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "here\n"
    return child


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "running"
    found.mkdir()
    return found


def test_nobody_is_nobody(folder: Path) -> None:
    assert look_around(folder) == Company(0, unclean=False)


@pytest.mark.parametrize("end", ["leaves", "ends", "killed"])
def test_each_end_is_told_apart(folder: Path, end: str) -> None:
    child = staying(folder, end)
    try:
        assert look_around(folder) == Company(1, unclean=False)
        if end == "killed":
            os.kill(child.pid, signal.SIGKILL)
        child.communicate("\n", timeout=30)
    finally:
        child.kill()
        child.wait()
    assert look_around(folder) == Company(0, unclean=end != "leaves")
    assert list(folder.iterdir()) == []
    assert look_around(folder) == Company(0, unclean=False)


def test_a_killed_one_beside_a_living_one(folder: Path) -> None:
    mine = Presence(folder, synthetic.NOW)
    child = staying(folder, "killed")
    child.kill()
    child.communicate(timeout=30)
    assert look_around(folder) == Company(1, unclean=True)
    assert list(folder.iterdir()) == [mine.path]
    mine.leave()
    mine.leave()
    assert look_around(folder) == Company(0, unclean=False)


def test_a_stale_file_of_the_same_process_id_is_stale(folder: Path) -> None:
    """Ids are given out again: the lock tells, not the number."""
    (folder / f"{os.getpid()}-00000000").write_bytes(b"{}")
    assert look_around(folder) == Company(0, unclean=True)


def test_what_is_let_go_of_is_a_clean_end(folder: Path) -> None:
    Presence(folder, synthetic.NOW)
    assert look_around(folder) == Company(0, unclean=False)
