"""Photos on disk by the SHA-256 of their bytes, and their small pictures."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from central.durable import put_in_place, remove_for_good
from central.lanes import aside
from central.pictures import FROM_PACKS, Bounds, inspect, shrink

MAX_BLOB_BYTES = 20 * 1024 * 1024

_CHUNK = 1024 * 1024
_MOST_PROVED = 100_000


class ChecksumMismatchError(Exception):
    """Bytes that are not the ones that were announced."""


@dataclass(frozen=True, slots=True)
class StoredBlob:
    """A photo that lies verified on disk; width and height as it is shown (orientation applied)."""

    sha256: str
    size: int
    mime: str
    width: int
    height: int


class Blobs:
    """The folder of photos."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # Photos whose bytes were proved, by what the disk says of their files: an unchanged file is not read again.
        self._proved: dict[str, tuple[int, int, int]] = {}

    def path(self, sha256: str) -> Path:
        """Where a photo's bytes lie, or would."""
        return self._folder / sha256[:2] / sha256

    def store(self, data: bytes) -> StoredBlob:
        """Verify that the bytes are a photo and keep them; NotAPhotoError."""
        temporary = self._temporary()
        try:
            temporary.write_bytes(data)
            return self.adopt(temporary)
        finally:
            temporary.unlink(missing_ok=True)

    def adopt(self, source: Path, expected_sha256: str | None = None, bounds: Bounds = FROM_PACKS) -> StoredBlob:
        """Verify a file on the same disk and move it in; ChecksumMismatchError, NotAPhotoError (the file stays then)."""
        sha256, size = _hash(source)
        if expected_sha256 is not None and sha256 != expected_sha256:
            raise ChecksumMismatchError
        mime, width, height = aside(inspect, source, bounds)
        if self.is_sound(sha256):
            source.unlink()
        else:
            put_in_place(source, self.path(sha256))
            self._remember(sha256, _state(self.path(sha256)))
        return StoredBlob(sha256, size, mime, width, height)

    def is_sound(self, sha256: str) -> bool:
        """Whether a photo's bytes lie here, and are the ones that its hash names."""
        path = self.path(sha256)
        try:
            state = _state(path)
            if self._proved.get(sha256) != state:
                if _hash(path)[0] != sha256:
                    return False
                self._remember(sha256, state)
        except FileNotFoundError:
            return False
        return True

    def remove(self, sha256: str) -> None:
        """Erase a photo and its small picture; once this returns, a power cut brings neither back."""
        self._proved.pop(sha256, None)
        for path in (self.path(sha256), self._thumb_path(sha256)):
            remove_for_good(path)

    def drawn_thumb(self, sha256: str) -> Path | None:
        """The small JPEG of a photo where it was made before."""
        target = self._thumb_path(sha256)
        return target if target.is_file() else None

    def thumb(self, sha256: str) -> Path:
        """The small JPEG of a stored photo, made when it is first asked for; FileNotFoundError, NotAPhotoError."""
        target = self._thumb_path(sha256)
        if not target.is_file():
            temporary = self._temporary()
            try:
                aside(shrink, self.path(sha256), temporary)
                put_in_place(temporary, target)
            finally:
                temporary.unlink(missing_ok=True)
            if not self.path(sha256).is_file():  # erased while it was drawn
                target.unlink(missing_ok=True)
                raise FileNotFoundError(target)
        return target

    def _thumb_path(self, sha256: str) -> Path:
        return self._folder / "thumbs" / sha256[:2] / f"{sha256}.jpg"

    def _remember(self, sha256: str, state: tuple[int, int, int]) -> None:
        if len(self._proved) >= _MOST_PROVED:
            self._proved.clear()
        self._proved[sha256] = state

    def _temporary(self) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(prefix="new-", dir=self._folder)
        os.close(handle)
        return Path(name)


def _state(path: Path) -> tuple[int, int, int]:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _hash(path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size
