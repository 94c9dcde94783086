"""Who else uses the server's machine reads nothing of it, whoever made the folder and however the files came there."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from central.storage import Storage
from tests.fakes.central_office import Caller, picture, seed
from tests.fakes.central_process import CentralProcess

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")


@pytest.fixture(autouse=True)
def _usual_mask() -> Iterator[None]:
    former = os.umask(0o022)
    yield
    os.umask(former)


def open_to_others(data: Path) -> list[str]:
    """What others may do anything with, of all that can be reached from outside the folder."""
    reachable = [data] if not stat.S_IMODE(data.stat().st_mode) & 0o077 else [data, *data.rglob("*")]
    return [str(path) for path in [*reachable, *data.iterdir()] if stat.S_IMODE(path.stat().st_mode) & 0o077]


def test_a_folder_that_was_made_beforehand_is_closed_with_all_that_lies_in_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    storage = Storage.open(data)
    seed(storage)
    assert (data / "central.db-wal").exists()
    assert open_to_others(data) == []
    storage.close()


def test_a_backup_that_was_copied_in_open_is_closed_at_the_start(tmp_path: Path) -> None:
    first, data = tmp_path / "first", tmp_path / "data"
    storage = Storage.open(first)
    seed(storage)
    storage.close()
    shutil.copytree(first, data)
    for path in (data, *data.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    Storage.open(data).close()
    assert open_to_others(data) == []


def test_a_running_server_lays_nothing_open(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    storage = Storage.open(data)
    seed(storage)
    storage.close()
    process = CentralProcess(data)
    process.start()
    try:
        Caller(process.url, "lurah").upload(picture(5))
        assert open_to_others(data) == []
        assert [path.name for path in data.rglob("*") if stat.S_IMODE(path.stat().st_mode) & 0o077] == []
    finally:
        process.stop()
