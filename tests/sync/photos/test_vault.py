"""Photos at rest: sealed, whole or not there, durable."""

import errno
import hashlib
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.errors import DiskFull
from sync.photos.vault import PhotoVault

DATA = b"\xff\xd8\xff" + b"a picture of a street " * 400
SHA = hashlib.sha256(DATA).hexdigest()
OTHER = "f" * 64


@pytest.fixture
def vault(tmp_path: Path) -> PhotoVault:
    return PhotoVault(tmp_path / "photos", b"k" * 32)


def files(vault: PhotoVault) -> list[Path]:
    return sorted(path for path in vault.folder.rglob("*") if path.is_file())


def test_a_photo_comes_back_as_it_was(vault: PhotoVault) -> None:
    assert (vault.get(SHA), vault.has(SHA)) == (None, False)
    vault.put(SHA, DATA)
    assert (vault.get(SHA), vault.has(SHA)) == (DATA, True)
    vault.put(SHA, DATA)
    assert len(files(vault)) == 1
    vault.remove(SHA)
    vault.remove(SHA)
    assert (vault.get(SHA), vault.has(SHA), files(vault)) == (None, False, [])


def test_nothing_of_it_is_in_the_clear(vault: PhotoVault) -> None:
    vault.put(SHA, DATA)
    vault.put_fetched(SHA, "thumb", DATA)
    assert len(files(vault)) == 2
    assert all(b"street" not in path.read_bytes() and b"\xff\xd8\xff" not in path.read_bytes()[:64] for path in files(vault))


def test_own_and_fetched_are_apart(vault: PhotoVault) -> None:
    vault.put_fetched(SHA, "thumb", b"small")
    vault.put_fetched(SHA, "full", DATA)
    assert vault.get(SHA) is None
    assert (vault.fetched(SHA, "thumb"), vault.fetched(SHA, "full")) == (b"small", DATA)
    vault.put(SHA, DATA)
    vault.forget_fetched()
    assert (vault.fetched(SHA, "thumb"), vault.fetched(SHA, "full"), vault.get(SHA)) == (None, None, DATA)


@pytest.mark.parametrize("spoil", [lambda b: b[:-1], lambda b: b[:-1] + bytes([b[-1] ^ 1]), lambda b: b"", lambda b: b"x" * 9])
def test_a_damaged_file_is_no_photo(vault: PhotoVault, spoil: object) -> None:
    vault.put(SHA, DATA)
    path = files(vault)[0]
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    assert vault.get(SHA) is None


def test_a_file_in_anothers_place_does_not_open(vault: PhotoVault) -> None:
    vault.put(SHA, DATA)
    vault.put(OTHER, b"another")
    own, other = files(vault)
    other.write_bytes(own.read_bytes())
    assert [vault.get(SHA), vault.get(OTHER)].count(None) == 1


def test_another_key_opens_nothing(vault: PhotoVault) -> None:
    vault.put(SHA, DATA)
    assert PhotoVault(vault.folder, b"j" * 32).get(SHA) is None


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs no folders")
def test_bytes_reach_the_disk_before_their_name(vault: PhotoVault, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        order.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def renamed(path: Path, target: Path) -> Path:
        order.append("rename")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)
    vault.put(SHA, DATA)
    assert order.index("file") < order.index("rename")
    assert order[-1] == "folder"
    # Two new folders (the kind's and the prefix's) and the vault's own: their names are synced too.
    assert order.count("folder") == 4


def test_a_full_disk_leaves_nothing_behind(vault: PhotoVault, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        vault.put(SHA, DATA)
    assert (files(vault), vault.has(SHA)) == ([], False)


def test_what_a_crash_left_is_swept_but_not_what_is_being_written(vault: PhotoVault) -> None:
    vault.put(SHA, DATA)
    left, fresh = (files(vault)[0].with_name(f"{SHA}.{name}.part") for name in ("left", "fresh"))
    for path in (left, fresh):
        path.write_bytes(b"sealed")
    os.utime(left, (0, 0))
    vault.sweep(datetime(2020, 1, 1, tzinfo=UTC))
    assert (left.exists(), fresh.exists(), vault.get(SHA)) == (False, True, DATA)


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63])
def test_only_hashes_are_names(vault: PhotoVault, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        vault.get(name)
