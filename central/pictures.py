"""Pictures of strangers: looked at within bounds of pixels, passes and time, and made small."""

import io
import re
import struct
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageFile

THUMB_SIDE = 320

_MIMES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_SIDEWAYS = frozenset({5, 6, 7, 8})
_ORIENTATION = 0x0112
# A marker of a JPEG: not a stuffed byte and not a restart within a scan.
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_PNG_HEAD = 8
# So many bytes are decoded at once, and after each of them it is looked at the clock.
_READ = 16 * 1024
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a picture may cost: pixels in all and on a side, scans (each is a pass over all of it), seconds to decode."""

    pixels: int
    side: int
    scans: int
    seconds: float
    # Whether bytes may follow the picture's end: phones put films there, desks nothing.
    tail: bool


# Citizens' photos, as their phones and channels made them.
FROM_PACKS = Bounds(pixels=40_000_000, side=65_535, scans=100, seconds=60.0, tail=True)
# Desks send JPEGs of at most 2,560 px in one scan; a camera's progressive ones have some ten.
FROM_DESKS = Bounds(pixels=2_560 * 2_560, side=2_560, scans=24, seconds=5.0, tail=False)


def inspect(source: Path, bounds: Bounds = FROM_PACKS) -> tuple[str, int, int]:
    """The MIME type, width and height of a whole, decodable photo; NotAPhotoError."""
    ends = time.monotonic() + bounds.seconds
    try:
        _check_webp(source, bounds)
        with _Timed(source, ends) as file, Image.open(file, formats=tuple(_MIMES)) as image:
            width, height = image.size
            _check_size(width, height, bounds)
            mime = _MIMES[image.format or ""]
            _check_bytes(source.read_bytes(), mime, bounds)
            sideways = _orientation(image) in _SIDEWAYS
            _load(image)
    except _BROKEN as error:
        if time.monotonic() > ends:
            raise NotAPhotoError("it takes too long to be decoded") from error
        raise NotAPhotoError("it is no JPEG, PNG or WebP picture, or it is damaged") from error
    return (mime, height, width) if sideways else (mime, width, height)


def shrink(source: Path, target: Path) -> None:
    """Write the small JPEG of a stored photo; FileNotFoundError, NotAPhotoError."""
    try:
        with _Timed(source, time.monotonic() + FROM_PACKS.seconds) as file, Image.open(file, formats=tuple(_MIMES)) as image:
            image.draft("RGB", (2 * THUMB_SIDE, 2 * THUMB_SIDE))
            turn = _TURNS.get(_orientation(image))
            _load(image)
            upright = image.copy() if turn is None else image.transpose(turn)
            upright.thumbnail((THUMB_SIDE, THUMB_SIDE))
            _on_white(upright).save(target, "JPEG", quality=80)
    except FileNotFoundError:
        raise
    except _BROKEN as error:
        raise NotAPhotoError("its small picture cannot be made") from error


class _Timed(io.BufferedReader):
    """A file that can be read until a moment: a decoder asks for more again and again."""

    def __init__(self, path: Path, ends: float) -> None:
        super().__init__(io.FileIO(path))
        self._ends = ends

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes; OSError once the time is over."""
        if time.monotonic() > self._ends:
            raise OSError("the time to decode it is over")
        return super().read(size)


def _load(image: ImageFile.ImageFile) -> None:
    image.decodermaxblock = _READ
    image.load()


def _check_size(width: int, height: int, bounds: Bounds) -> None:
    if width * height > bounds.pixels:
        raise NotAPhotoError(f"it has {width} x {height} pixels, at most {bounds.pixels} are taken")
    if max(width, height) > bounds.side:
        raise NotAPhotoError(f"it is {width} x {height} pixels large, at most {bounds.side} on a side are taken")


def _check_webp(source: Path, bounds: Bounds) -> None:
    """Look at the size that a WebP claims: its decoder takes the memory for all of it as soon as it is opened."""
    with source.open("rb") as file:
        head = file.read(30)
    if head[:4] != b"RIFF" or head[8:12] != b"WEBP":
        return
    kind, known = head[12:16], int.from_bytes
    if kind == b"VP8X":
        size = known(head[24:27], "little") + 1, known(head[27:30], "little") + 1
    elif kind == b"VP8L":
        bits = known(head[21:25], "little")
        size = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        size = known(head[26:28], "little") & 0x3FFF, known(head[28:30], "little") & 0x3FFF
    _check_size(*size, bounds)


def _check_bytes(data: bytes, mime: str, bounds: Bounds) -> None:
    if mime == "image/jpeg":
        scans, end = _walked(data, bounds.scans)
        if scans > bounds.scans:
            raise NotAPhotoError("it has more scans than any camera makes")
    else:
        end = _end_of_png(data) if mime == "image/png" else 8 + int.from_bytes(data[4:8], "little")
    if not bounds.tail and end < len(data):
        raise NotAPhotoError(f"{len(data) - end} bytes follow the picture")


def _walked(jpeg: bytes, most: int) -> tuple[int, int]:
    """How many scans there are, until there are more than that, and where the picture ends.

    Each scan is a pass over the whole picture, and a few bytes hold one.
    """
    place, scans = 2, 0
    while scans <= most and (found := _MARKER.search(jpeg, place)) is not None:
        marker, place = found[1][0], found.end()
        if marker == 0xD9:
            return scans, place
        if marker not in (0x01, 0xD8):
            scans += marker == 0xDA
            place += int.from_bytes(jpeg[place : place + 2], "big")
    return scans, len(jpeg)


def _end_of_png(png: bytes) -> int:
    place = _PNG_HEAD
    while place < len(png):
        length, kind = int.from_bytes(png[place : place + 4], "big"), png[place + 4 : place + 8]
        place += 12 + length
        if kind == b"IEND":
            break
    return place


def _orientation(image: Image.Image) -> int:
    """How the picture is to be turned, 1 (not at all) where its EXIF is broken: the picture itself may still be good."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except (*_BROKEN, UserWarning):
        return 1


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in ("RGB", "L"):
        return image
    coloured = image.convert("RGBA")
    background = Image.new("RGB", image.size, "white")
    background.paste(coloured, mask=coloured.getchannel("A"))
    return background
