"""A sealed file: whole with its passphrase, nothing without; what was cut, moved or changed is told before it is used."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.errors import DiskFull, OfficerError, SealError
from sync.sealed import sealing
from sync.sealed.sealing import sealed_to, unsealed

PASSPHRASE = "kata sandi panjang"
PIECE = 256 * 1024
HEADER = 15 + 2 + 16 + 7 + 16


def seal(path: Path, data: bytes, passphrase: str = PASSPHRASE) -> bytes:
    """Seal, and answer the file's bytes."""
    with sealed_to(path, passphrase) as writer:
        for start in range(0, len(data), 100_000):
            writer.write(data[start : start + 100_000])
    return path.read_bytes()


def read(path: Path, passphrase: str = PASSPHRASE) -> bytes:
    with unsealed(path, passphrase) as file:
        return file.read()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase that costs little to try, where many files are opened."""
    monkeypatch.setattr(sealing, "_COST", 4)


def test_each_try_of_a_passphrase_costs_time_and_memory(tmp_path: Path) -> None:
    assert seal(tmp_path / "a", b"x")[16] >= 15


def code_of(path: Path, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(SealError) as caught:
        read(path, passphrase)
    return caught.value.code


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 17])
def test_what_goes_in_comes_out(tmp_path: Path, size: int) -> None:
    data = os.urandom(size)
    sealed = seal(tmp_path / "a.sealed", data)
    assert read(tmp_path / "a.sealed") == data
    assert data[:32] not in sealed or size < 32
    assert len(sealed) == HEADER + size + 16 * max(1, -(-size // PIECE))
    assert [path.name for path in tmp_path.iterdir()] == ["a.sealed"]


@pytest.mark.usefixtures("quick")
def test_any_part_can_be_read_in_any_order(tmp_path: Path) -> None:
    data = os.urandom(2 * PIECE + 100)
    seal(tmp_path / "a.sealed", data)
    with unsealed(tmp_path / "a.sealed", PASSPHRASE) as file:
        assert file.seek(-10, os.SEEK_END) == len(data) - 10
        assert file.read() == data[-10:]
        file.seek(PIECE - 5)
        assert file.read(10) == data[PIECE - 5 : PIECE + 5]
        assert file.tell() == PIECE + 5
        assert file.seek(-5, os.SEEK_CUR) == PIECE
        assert file.read(3) == data[PIECE : PIECE + 3]
        with pytest.raises(ValueError, match="before"):
            file.seek(-1)


@pytest.mark.usefixtures("quick")
def test_the_same_bytes_are_sealed_differently_each_time(tmp_path: Path) -> None:
    assert seal(tmp_path / "a", b"x" * 100)[-116:] != seal(tmp_path / "b", b"x" * 100)[-116:]


@pytest.mark.parametrize("passphrase", ["kata sandi panjan", "Kata sandi panjang", "kata sandi panjang "])
def test_another_passphrase_opens_nothing(tmp_path: Path, passphrase: str) -> None:
    seal(tmp_path / "a", b"rahasia")
    assert code_of(tmp_path / "a", passphrase) == "sealed-wrong-passphrase"


def test_a_passphrase_is_the_same_however_the_keyboard_makes_its_letters(tmp_path: Path) -> None:
    seal(tmp_path / "a", b"rahasia", "caf\u00e9 di pojok")
    assert read(tmp_path / "a", "cafe\u0301 di pojok") == b"rahasia"


@pytest.mark.parametrize(
    ("passphrase", "code"), [("", "passphrase-too-short"), ("7 huruf", "passphrase-too-short"), ("\udcff" * 9, "text-not-text")]
)
def test_a_passphrase_that_protects_nothing_is_refused(tmp_path: Path, passphrase: str, code: str) -> None:
    with pytest.raises(OfficerError) as caught, sealed_to(tmp_path / "a", passphrase):
        pytest.fail("must not begin")
    assert caught.value.code == code
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("quick")
def test_every_cut_is_told_before_anything_is_used(tmp_path: Path) -> None:
    path = tmp_path / "a"
    whole = seal(path, os.urandom(2 * PIECE + 10))
    first = HEADER + PIECE + 16
    for length in (HEADER, HEADER + 1, HEADER + 16, first - 1, first, first + 15, first + 16, len(whole) - 1):
        path.write_bytes(whole[:length])
        with pytest.raises(SealError), unsealed(path, PASSPHRASE):
            pytest.fail("must not open")
    path.write_bytes(whole + b"\0")
    assert code_of(path) == "sealed-damaged"
    path.write_bytes(whole[: HEADER - 1])
    assert code_of(path) == "sealed-damaged"


@pytest.mark.usefixtures("quick")
def test_pieces_keep_their_places(tmp_path: Path) -> None:
    path = tmp_path / "a"
    whole = seal(path, os.urandom(3 * PIECE))
    size = PIECE + 16
    one, two, three = (whole[HEADER + number * size : HEADER + (number + 1) * size] for number in range(3))
    for pieces in ((two, one, three), (one, three), (one, two), (one, one, two, three), (three,)):
        path.write_bytes(whole[:HEADER] + b"".join(pieces))
        assert code_of(path) == "sealed-damaged"


@pytest.fixture
def small(tmp_path: Path, quick: None) -> tuple[Path, bytes]:
    return tmp_path / "a", seal(tmp_path / "a", b"pekerjaan yang belum terkirim")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_every_changed_bit_is_told(small: tuple[Path, bytes], place: int, bit: int) -> None:
    path, whole = small
    changed = bytearray(whole)
    changed[place % len(whole)] ^= 1 << bit
    path.write_bytes(changed)
    assert code_of(path) in {"sealed-damaged", "sealed-foreign", "sealed-too-new", "sealed-wrong-passphrase"}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sealed-foreign"),
        (b"PK\x03\x04 a zip", "sealed-foreign"),
        (b"\xff\xd8\xff\xe0 a photo", "sealed-foreign"),
        (b"OFFICER-SEALED\0" + bytes((2, 15)) + bytes(200), "sealed-too-new"),
        (b"OFFICER-SEALED\0" + bytes((1, 40)) + bytes(200), "sealed-damaged"),
        (b"OFFICER-SEALED\0" + bytes((1, 1)) + bytes(200), "sealed-damaged"),
        (b"OFFICER-SEALED\0" + bytes((1, 15)) + bytes(200), "sealed-wrong-passphrase"),
    ],
)
def test_other_files_are_told_apart(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "a").write_bytes(content)
    assert code_of(tmp_path / "a") == code


def test_a_file_that_cannot_be_read_or_written_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(OfficerError) as caught:
            read(path)
        assert caught.value.code == "file-unreadable"
    with pytest.raises(OfficerError) as caught:
        seal(tmp_path / "no folder" / "a", b"x")
    assert caught.value.code == "file-unwritable"


@pytest.mark.usefixtures("quick")
def test_what_fails_in_the_middle_leaves_the_former_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = seal(tmp_path / "a", b"dulu")
    with pytest.raises(RuntimeError), sealed_to(tmp_path / "a", PASSPHRASE) as writer:
        writer.write(b"setengah")
        raise RuntimeError

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiskFull):
        seal(tmp_path / "a", b"baru")
    assert (tmp_path / "a").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_sealed_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    seal(tmp_path / "a", b"x")
    if os.name == "posix":
        assert (tmp_path / "a").stat().st_mode & 0o077 == 0
