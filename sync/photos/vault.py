"""Photos at rest: each file sealed with AES-256-GCM under the installation's key.

Never in the clear on the disk, not even half written.
"""

import logging
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Literal

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync.database import guarded
from sync.durable import sync_folder
from sync.milestones import reached

Size = Literal["thumb", "full"]

_MAGIC = b"OFFICER-PHOTO\x01"
_NONCE_BYTES = 12
_HASH = re.compile(r"[0-9a-f]{64}")
_OWN = "own"
_STORE = "photos"

log = logging.getLogger(__name__)


class PhotoVault:
    """The photos of one installation, by the hash of their bytes; usable from every thread.

    Own photos (`put`) wait here until the centre has them; fetched ones are a cache that may be emptied at any time.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self._cipher = AESGCM(key)
        # Folders whose names this process knows to be on the disk.
        self._durable: set[Path] = set()

    def put(self, sha256: str, data: bytes) -> None:
        """Keep an own photo; when it returns, the photo survives a power failure."""
        self._write(self._path(_OWN, sha256), _OWN, sha256, data)

    def get(self, sha256: str) -> bytes | None:
        """An own photo, None when there is none or its file is damaged."""
        return self._read(self._path(_OWN, sha256), _OWN, sha256)

    def has(self, sha256: str) -> bool:
        """Whether there is a file for this own photo."""
        return self._path(_OWN, sha256).is_file()

    def remove(self, sha256: str) -> None:
        """Forget an own photo."""
        with guarded(_STORE):
            self._path(_OWN, sha256).unlink(missing_ok=True)

    def put_fetched(self, sha256: str, size: Size, data: bytes) -> None:
        """Keep a photo, or its thumbnail, that the centre sent."""
        self._write(self._path(size, sha256), size, sha256, data)

    def fetched(self, sha256: str, size: Size) -> bytes | None:
        """A photo that the centre sent, None when it has to be fetched."""
        return self._read(self._path(size, sha256), size, sha256)

    def forget_fetched(self) -> None:
        """Remove everything that can be fetched again."""
        for size in ("thumb", "full"):
            for path in (self.folder / size).glob("*/*"):
                with guarded(_STORE):
                    path.unlink(missing_ok=True)

    def trim_fetched(self, most_bytes: int, most_files: int) -> int:
        """Keep what can be fetched again within bounds, the newest of it; answers how many files went."""
        files = sorted(self._fetched_files(), reverse=True)
        held = gone = 0
        for number, (_, size, path) in enumerate(files, 1):
            held += size
            if held > most_bytes or number > most_files:
                with guarded(_STORE):
                    path.unlink(missing_ok=True)
                gone += 1
        return gone

    def own_older_than(self, before: datetime) -> list[str]:
        """The hashes of own photos whose files were written before a moment."""
        found = []
        for path in (self.folder / _OWN).glob("*/*"):
            with guarded(_STORE), suppress(FileNotFoundError):
                if _HASH.fullmatch(path.name) and path.stat().st_mtime < before.timestamp():
                    found.append(path.name)
        return found

    def sweep(self, before: datetime) -> None:
        """Remove what a crash left half written (sealed, and never referred to); `before` spares what is being written now."""
        for path in self.folder.glob("*/*/*.part"):
            with guarded(_STORE), suppress(FileNotFoundError):
                if path.stat().st_mtime < before.timestamp():
                    path.unlink()

    def _fetched_files(self) -> Iterator[tuple[int, int, Path]]:
        for size in ("thumb", "full"):
            for path in (self.folder / size).glob("*/*"):
                with guarded(_STORE), suppress(FileNotFoundError):
                    about = path.stat()
                    yield about.st_mtime_ns, about.st_size, path

    def _path(self, kind: str, sha256: str) -> Path:
        if not _HASH.fullmatch(sha256):
            raise ValueError("a photo is known by its SHA-256")
        return self.folder / kind / sha256[:2] / sha256

    def _write(self, path: Path, kind: str, sha256: str, data: bytes) -> None:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = _MAGIC + nonce + self._cipher.encrypt(nonce, data, _bound_to(kind, sha256))
        part = path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")
        with guarded(_STORE):
            self._make_folder(path.parent)
            try:
                _write_through(part, sealed)
                reached("C4")
                part.replace(path)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
            sync_folder(path.parent)

    def _make_folder(self, folder: Path) -> None:
        if folder in self._durable and folder.is_dir():
            return
        folder.mkdir(parents=True, exist_ok=True)
        # The names must survive too, also where they were there: whoever made them may have been killed before this.
        for parent in (folder.parent, self.folder, self.folder.parent):
            sync_folder(parent)
        self._durable.add(folder)

    def _read(self, path: Path, kind: str, sha256: str) -> bytes | None:
        with guarded(_STORE):
            try:
                sealed = path.read_bytes()
            except FileNotFoundError:
                return None
        start = len(_MAGIC) + _NONCE_BYTES
        if not sealed.startswith(_MAGIC):
            log.warning("a photo's file is damaged (%s)", kind)
            return None
        try:
            return self._cipher.decrypt(sealed[len(_MAGIC) : start], sealed[start:], _bound_to(kind, sha256))
        except (InvalidTag, ValueError):
            log.warning("a photo's file is damaged (%s)", kind)
            return None


def _bound_to(kind: str, sha256: str) -> bytes:
    """What the seal covers besides the bytes: a file put in another's place does not open."""
    return kind.encode() + b":" + bytes.fromhex(sha256)


def _write_through(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        reached("C3")
        os.fsync(file.fileno())
