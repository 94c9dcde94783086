"""Photos on disk by the SHA-256 of their bytes, and their small pictures."""

import hashlib
import os
import re
import struct
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from central.durable import put_in_place, remove_for_good

MAX_BLOB_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 40_000_000
THUMB_SIDE = 320

_MIMES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_CHUNK = 1024 * 1024
_MOST_PROVED = 100_000
_SIDEWAYS = frozenset({5, 6, 7, 8})
_ORIENTATION = 0x0112
_MAX_SCANS = 100
# A marker of a JPEG: not a stuffed byte and not a restart within a scan.
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# What Pillow raises over files that are not what they say.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    EOFError,
    OverflowError,
    MemoryError,
    AttributeError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class NotAPhotoError(Exception):
    """Bytes that are no JPEG, PNG or WebP photo that can be shown; its text says why."""


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

    def adopt(self, source: Path, expected_sha256: str | None = None) -> StoredBlob:
        """Verify a file on the same disk and move it in; ChecksumMismatchError, NotAPhotoError (the file stays then)."""
        sha256, size = _hash(source)
        if expected_sha256 is not None and sha256 != expected_sha256:
            raise ChecksumMismatchError
        mime, width, height = inspect(source)
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

    def thumb(self, sha256: str) -> Path:
        """The small JPEG of a stored photo, made when it is first asked for; FileNotFoundError, NotAPhotoError."""
        target = self._thumb_path(sha256)
        if not target.is_file():
            temporary = self._temporary()
            try:
                _shrink(self.path(sha256), temporary)
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


def inspect(source: Path) -> tuple[str, int, int]:
    """The MIME type, width and height of a whole, decodable photo; NotAPhotoError."""
    try:
        with Image.open(source, formats=tuple(_MIMES)) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                raise NotAPhotoError(f"it has {width} x {height} pixels, at most {MAX_PIXELS} are taken")
            mime = _MIMES[image.format or ""]
            if mime == "image/jpeg" and _has_too_many_scans(source.read_bytes()):
                raise NotAPhotoError("it has more scans than any camera makes")
            sideways = _orientation(image) in _SIDEWAYS
            image.load()
    except _BROKEN as error:
        raise NotAPhotoError("it is no JPEG, PNG or WebP picture, or it is damaged") from error
    return (mime, height, width) if sideways else (mime, width, height)


def _has_too_many_scans(jpeg: bytes) -> bool:
    """Whether decoding would take for ever: each scan is a pass over the whole picture, and a few bytes hold one."""
    place, scans = 2, 0
    while scans <= _MAX_SCANS and (found := _MARKER.search(jpeg, place)) is not None:
        marker, place = found[1][0], found.end()
        if marker == 0xD9:
            return False
        if marker not in (0x01, 0xD8):
            scans += marker == 0xDA
            place += int.from_bytes(jpeg[place : place + 2], "big")
    return scans > _MAX_SCANS


def _orientation(image: Image.Image) -> int:
    """How the picture is to be turned, 1 (not at all) where its EXIF is broken: the picture itself may still be good."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except (*_BROKEN, UserWarning):
        return 1


def _shrink(source: Path, target: Path) -> None:
    try:
        with Image.open(source, formats=tuple(_MIMES)) as image:
            image.draft("RGB", (2 * THUMB_SIDE, 2 * THUMB_SIDE))
            turn = _TURNS.get(_orientation(image))
            upright = image.copy() if turn is None else image.transpose(turn)
            upright.thumbnail((THUMB_SIDE, THUMB_SIDE))
            _on_white(upright).save(target, "JPEG", quality=80)
    except FileNotFoundError:
        raise
    except _BROKEN as error:
        raise NotAPhotoError("its small picture cannot be made") from error


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in ("RGB", "L"):
        return image
    coloured = image.convert("RGBA")
    background = Image.new("RGB", image.size, "white")
    background.paste(coloured, mask=coloured.getchannel("A"))
    return background


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
