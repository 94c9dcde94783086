"""A sealed file: bytes that leave the computer, to be read only with a passphrase, whole or not at all.

A header (magic, version, cost of scrypt, salt, the nonces' common part, and a proof that tells a wrong passphrase from damage),
then pieces of AES-256-GCM. Each piece is bound to the header, to its place and to whether it is the last one, so that nothing can
be cut off, moved or put in; and no more than one piece is ever held in memory.
"""

import errno
import io
import os
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.constant_time import bytes_eq
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from sync.durable import sync_folder
from sync.errors import DiskFull, OfficerError, SealError

MIN_PASSPHRASE = 8
_MAGIC = b"OFFICER-SEALED\x00"
_VERSION = 1
_COST, _MAX_COST = 15, 17
_SALT, _PREFIX, _PROOF, _TAG = 16, 7, 16, 16
_HEADER = len(_MAGIC) + 2 + _SALT + _PREFIX + _PROOF
_PIECE = 256 * 1024
_NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})


@contextmanager
def sealed_to(path: Path, passphrase: str) -> Iterator["SealedWriter"]:
    """Write a sealed file; it is there, and on the disk, only when the block has ended well."""
    secret = _secret(passphrase)
    if len(passphrase) < MIN_PASSPHRASE:
        raise OfficerError("passphrase-too-short", letters=MIN_PASSPHRASE)
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            writer = SealedWriter(file, secret)
            yield writer
            writer.finish()
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except BaseException as error:
        part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise _unwritable(error, path) from error
        raise


@contextmanager
def unsealed(path: Path, passphrase: str) -> Iterator[BinaryIO]:
    """What a sealed file holds, for reading in any order; SealError when it is none, damaged, or the passphrase another."""
    try:
        with path.open("rb") as file:
            yield io.BufferedReader(_SealedReader(file, _secret(passphrase)))
    except OSError as error:
        raise OfficerError("file-unreadable", file=path.name, reason=error.strerror or type(error).__name__) from error


class SealedWriter:
    """Takes bytes in their order."""

    def __init__(self, file: BinaryIO, secret: bytes) -> None:
        self._file = file
        salt, prefix = secrets.token_bytes(_SALT), secrets.token_bytes(_PREFIX)
        key, proof = _derive(secret, salt, _COST)
        header = _MAGIC + bytes((_VERSION, _COST)) + salt + prefix + proof
        self._seal = _Seal(AESGCM(key), header, prefix)
        self._pending = bytearray()
        self._count = 0
        file.write(header)

    def write(self, data: bytes) -> int:
        """Seal more bytes."""
        self._pending += data
        # The last piece is only known at the end, so one is always kept back.
        while len(self._pending) > _PIECE:
            self._put(bytes(self._pending[:_PIECE]), last=False)
            del self._pending[:_PIECE]
        return len(data)

    def flush(self) -> None:
        """Nothing: pieces are written when they are full."""

    def finish(self) -> None:
        """Seal what is left; nothing can follow."""
        self._put(bytes(self._pending), last=True)

    def _put(self, piece: bytes, *, last: bool) -> None:
        self._file.write(self._seal.close(piece, self._count, last=last))
        self._count += 1


class _SealedReader(io.RawIOBase):
    def __init__(self, file: BinaryIO, secret: bytes) -> None:
        self._file = file
        self._seal = _opened_seal(file.read(_HEADER), secret)
        body = file.seek(0, io.SEEK_END) - _HEADER
        if body < _TAG:
            raise SealError("sealed-damaged")
        self._count = -(-body // (_PIECE + _TAG))
        self._size = body - self._count * _TAG
        self._at = 0
        self._held = -1, b""
        # What was cut off is told at once, not after half has been used.
        self._piece(self._count - 1)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if start + offset < 0:
            raise ValueError("before the beginning")
        self._at = start + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        if self._at >= self._size:
            return 0
        number, start = divmod(self._at, _PIECE)
        found = self._piece(number)[start : start + len(buffer)]
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)

    def _piece(self, number: int) -> bytes:
        if self._held[0] != number:
            self._file.seek(_HEADER + number * (_PIECE + _TAG))
            sealed = self._file.read(_PIECE + _TAG)
            self._held = number, self._seal.open(sealed, number, last=number == self._count - 1)
        return self._held[1]


@dataclass(frozen=True, slots=True)
class _Seal:
    cipher: AESGCM
    header: bytes
    prefix: bytes

    def close(self, piece: bytes, number: int, *, last: bool) -> bytes:
        return self.cipher.encrypt(self._nonce(number, last), piece, self.header)

    def open(self, sealed: bytes, number: int, *, last: bool) -> bytes:
        try:
            return self.cipher.decrypt(self._nonce(number, last), sealed, self.header)
        except (InvalidTag, ValueError) as error:
            raise SealError("sealed-damaged") from error

    def _nonce(self, number: int, last: bool) -> bytes:
        return self.prefix + number.to_bytes(4, "big") + bytes((last,))


def _opened_seal(header: bytes, secret: bytes) -> _Seal:
    if not header.startswith(_MAGIC):
        raise SealError("sealed-foreign")
    if len(header) < _HEADER:
        raise SealError("sealed-damaged")
    version, cost = header[len(_MAGIC) : len(_MAGIC) + 2]
    if version != _VERSION:
        raise SealError("sealed-too-new")
    if not _COST <= cost <= _MAX_COST:  # else a stranger's file could ask for all the memory there is
        raise SealError("sealed-damaged")
    rest = header[len(_MAGIC) + 2 :]
    salt, prefix, proof = rest[:_SALT], rest[_SALT : _SALT + _PREFIX], rest[_SALT + _PREFIX :]
    key, proven = _derive(secret, salt, cost)
    if not bytes_eq(proof, proven):
        raise SealError("sealed-wrong-passphrase")
    return _Seal(AESGCM(key), header, prefix)


def _derive(secret: bytes, salt: bytes, cost: int) -> tuple[bytes, bytes]:
    derived = Scrypt(salt=salt, length=32 + _PROOF, n=2**cost, r=8, p=1).derive(secret)
    return derived[:32], derived[32:]


def _secret(passphrase: str) -> bytes:
    """The passphrase's bytes, the same on every keyboard that can type it."""
    try:
        return unicodedata.normalize("NFC", passphrase).encode()
    except UnicodeEncodeError:
        raise OfficerError("text-not-text") from None


def _unwritable(error: OSError, path: Path) -> OfficerError:
    if error.errno in _NO_SPACE:
        return DiskFull(store=path.name)
    return OfficerError("file-unwritable", file=path.name, reason=error.strerror or type(error).__name__)
