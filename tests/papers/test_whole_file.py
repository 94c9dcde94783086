"""Files that are whole or absent, and what a failure means."""

import errno
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from papers.whole_file import unwritable, whole_file
from sync.errors import OfficerError


def test_a_file_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    with whole_file(path) as part:
        part.write_text("half")
        assert not path.exists()
    assert path.read_text() == "half"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_only_its_owner_reads_what_was_exported(tmp_path: Path) -> None:
    path, former = tmp_path / "a.csv", os.umask(0o022)
    try:
        with whole_file(path) as part:
            part.write_text("half")
    finally:
        os.umask(former)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_failure_leaves_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("before")
    with pytest.raises(RuntimeError), whole_file(path) as part:
        part.write_text("half")
        part.with_name(f"{part.name}-journal").write_text("sqlite")
        raise RuntimeError
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "paper-disk-full"),
        (errno.EACCES, "paper-no-permission"),
        (errno.EROFS, "paper-no-permission"),
        (errno.ENOENT, "paper-no-folder"),
        (errno.EIO, "paper-unwritable"),
    ],
)
def test_each_failure_of_the_disk_has_its_code(number: int, code: str, tmp_path: Path) -> None:
    with pytest.raises(OfficerError) as told, whole_file(tmp_path / "a.csv"):
        raise OSError(number, os.strerror(number))
    assert told.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(OfficerError, match="paper-no-folder"), whole_file(tmp_path / "stick" / "a.csv") as part:
        part.write_text("x")


def test_a_file_that_excel_holds_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("before")

    def held(_self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "being used by another process")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(OfficerError) as told, whole_file(path) as part:
        part.write_text("new")
    assert told.value.code == "paper-file-open"
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_library_that_gives_no_number_is_asked_by_the_free_space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert unwritable(tmp_path / "a.gpkg", "odd").code == "paper-unwritable"
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=10))
    assert unwritable(tmp_path / "a.gpkg", "odd").code == "paper-disk-full"
