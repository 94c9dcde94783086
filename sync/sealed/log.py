"""An append-only file of sealed entries: each authenticated together with its place, so that no damage goes unseen.

The file is longer than its entries, by zeros: to write over these is several times cheaper than to make a file longer. An
entry that was torn at the end is ignored and written over; behind damage in the middle, reading goes on with the next entry that
is whole. Entries of an earlier file, or moved to another place, do not open.
"""

import os
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync.durable import sync_folder, to_disk

_MARK = b"\xa7OJ1"
_GENERATION_BYTES, _NONCE_BYTES, _LENGTH_BYTES, _TAG_BYTES = 8, 12, 4, 16
_HEAD = len(_MARK) + _GENERATION_BYTES + _LENGTH_BYTES
# Not a zero, so that the end is found from behind.
_END = b"\xa7"
_AROUND = _HEAD + _NONCE_BYTES + _TAG_BYTES + _LENGTH_BYTES + len(_END)
_SPARE = 256 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """What one entry says, and where it ends."""

    data: bytes
    generation: bytes
    end: int


@dataclass(frozen=True, slots=True)
class Log:
    """A whole file: its entries, the end of the last one, and how many stretches between them cannot be read."""

    entries: tuple[Entry, ...]
    end: int
    holes: int


class SealedLog:
    """One such file; whoever appends holds a lock."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self._cipher = AESGCM(key)

    def read(self) -> Log:
        """Everything that can be read; FileNotFoundError when there is no file."""
        content = memoryview(self.path.read_bytes())
        entries, holes, offset, generation = [], 0, 0, None
        while offset < len(content):
            entry = self._open(content, offset, generation)
            if entry is None:
                following = self._following(content, offset + 1, generation)
                if following is None:
                    break
                holes, offset = holes + 1, following
                continue
            entries.append(entry)
            generation, offset = entry.generation, entry.end
        return Log(tuple(entries), entries[-1].end if entries else 0, holes)

    def last(self) -> Entry | None:
        """The last entry, without reading the others; None when the end of the file is torn. FileNotFoundError without a file."""
        with self.path.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            start = max(0, size - _SPARE - _AROUND)
            file.seek(start)
            tail = file.read()
            # Behind it there are only zeros; what is not so is no entry, and does not open.
            end = start + tail.rfind(_END) + len(_END)
            length = int.from_bytes(tail[end - start - _LENGTH_BYTES - 1 : end - start - 1], "little")
            at = end - _AROUND - length
            if at < 0:
                return None
            file.seek(at)
            return self._open(memoryview(file.read(end - at)), 0, None, at)

    def ends_with(self, entry: Entry) -> bool:
        """Whether an entry that was the last one still is. FileNotFoundError without a file."""
        with self.path.open("rb", buffering=0) as file:
            head = file.read(len(_MARK) + _GENERATION_BYTES)
            file.seek(max(0, entry.end - len(_END)))
            return head == _MARK + entry.generation and file.read(len(_END) + 1) in (_END, _END + b"\0")

    def append(self, entries: Iterable[bytes], at: Entry) -> Entry:
        """Write entries behind `at`, over what is torn there; when it returns, they survive a power failure."""
        sealed, last = self._sealed(entries, at.generation, at.end)
        handle = os.open(self.path, os.O_RDWR | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "r+b", buffering=0) as file:
            file.seek(at.end)
            behind = file.read()
            if behind != bytes(len(behind)):
                _write_at(file, at.end, bytes(len(behind)))
            if len(sealed) > len(behind):
                _write_at(file, at.end, bytes(len(sealed) + _SPARE))
            _write_at(file, at.end, sealed)
        return last or at

    def begin_anew(self, entries: Iterable[bytes], former: Path) -> Entry:
        """A new file in the place of the old one, which stays as `former`; at least one entry."""
        sealed, last = self._sealed(entries, secrets.token_bytes(_GENERATION_BYTES), 0)
        assert last is not None
        beside = self.path.with_name(f"{self.path.name}.{secrets.token_hex(4)}.part")
        try:
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(sealed + bytes(_SPARE))
                file.flush()
                os.fsync(file.fileno())
            if self.path.exists():
                self.path.replace(former)
            beside.replace(self.path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        sync_folder(self.path.parent)
        return last

    def _sealed(self, entries: Iterable[bytes], generation: bytes, offset: int) -> tuple[bytes, Entry | None]:
        sealed, last = bytearray(), None
        for data in entries:
            nonce, length = secrets.token_bytes(_NONCE_BYTES), len(data).to_bytes(_LENGTH_BYTES, "little")
            place = _place(generation, offset + len(sealed))
            sealed += _MARK + generation + length + nonce + self._cipher.encrypt(nonce, data, place) + length + _END
            last = Entry(data, generation, offset + len(sealed))
        return bytes(sealed), last

    def _open(self, content: memoryview, at: int, generation: bytes | None, start: int = 0) -> Entry | None:
        """The entry at a place of `content`, which lies at `start` in the file; None when there is none that is whole."""
        head = bytes(content[at : at + _HEAD])
        if len(head) < _HEAD or not head.startswith(_MARK):
            return None
        own = head[len(_MARK) : len(_MARK) + _GENERATION_BYTES]
        length = int.from_bytes(head[-_LENGTH_BYTES:], "little")
        end = at + _AROUND + length
        if end > len(content) or generation not in (None, own):
            return None
        start_of_data = at + _HEAD + _NONCE_BYTES
        nonce, sealed = bytes(content[at + _HEAD : start_of_data]), content[start_of_data : end - _LENGTH_BYTES - len(_END)]
        try:
            data = self._cipher.decrypt(nonce, sealed, _place(own, start + at))
        except InvalidTag:
            return None
        return Entry(data, own, start + end)

    def _following(self, content: memoryview, offset: int, generation: bytes | None) -> int | None:
        return next((at for at in _marks(content.obj, offset) if self._open(content, at, generation) is not None), None)


def _marks(content: object, offset: int) -> Iterator[int]:
    assert isinstance(content, bytes)
    while (at := content.find(_MARK, offset)) >= 0:
        yield at
        offset = at + 1


def _write_at(file: FileIO, offset: int, data: bytes) -> None:
    file.seek(offset)
    rest = memoryview(data)
    while rest:
        rest = rest[file.write(rest) :]
    to_disk(file.fileno())


def _place(generation: bytes, offset: int) -> bytes:
    return generation + offset.to_bytes(8, "little")
