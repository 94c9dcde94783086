"""Photo files looked at before anything decodes them: what they are, how large, and which parts a decoder gets to see.

The format is told by the first bytes, never by the name. Of a JPEG or PNG the decoder sees only what makes the picture; EXIF,
XMP and all else is taken out here, so that broken or hostile metadata never reaches it.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sync.errors import PhotoError

_PNG = b"\x89PNG\r\n\x1a\n"
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"heif", b"mif2"})
_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_XMP_MARK = b"http://ns.adobe.com/xap/1.0/\0"
_ICC_MARK = b"ICC_PROFILE\0"
_XMP_KEYWORD = b"XML:com.adobe.xmp\0"
_MAX_METADATA = 1024 * 1024
# Cameras and encoders make some ten; each costs a pass over the whole picture, and a hostile one has room in a few bytes.
_MAX_SCANS = 100
# Not a stuffed byte and not a restart within a scan.
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_STRETCH = 128 * 1024
_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLES = frozenset({0xC4, 0xCC, 0xDB, 0xDC, 0xDD, 0xEE})
_PICTURE_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"iCCP", b"IDAT", b"IEND"})


class PhotoFormat(StrEnum):
    """The kinds of file that are taken."""

    JPEG = "jpeg"
    PNG = "png"
    WEBP = "webp"
    HEIF = "heif"
    AVIF = "avif"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFile:
    """A file taken apart.

    `size` is None where only the decoder knows it, `decoding_cost` what a JPEG in several scans needs to be held whole.
    """

    format: PhotoFormat
    picture: bytes
    size: tuple[int, int] | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    icc: bytes | None = None
    decoding_cost: int = 0


def take_apart(data: bytes) -> PhotoFile:
    """Look at a file; PhotoError for one that is empty, of no kind that is taken, or that ends too early."""
    if not data:
        raise PhotoError("photo-empty")
    kind = format_of(data)
    if kind is None:
        raise PhotoError("photo-unknown-format")
    try:
        return _READERS[kind](data)
    except (struct.error, IndexError) as error:
        raise PhotoError("photo-unreadable") from error


def format_of(head: bytes) -> PhotoFormat | None:
    """What a file is by its first bytes."""
    if head.startswith(b"\xff\xd8\xff"):
        return PhotoFormat.JPEG
    if head.startswith(_PNG):
        return PhotoFormat.PNG
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return PhotoFormat.WEBP
    if head[4:8] == b"ftyp":
        return _brand(head)
    return None


def has_too_many_scans(jpeg: bytes) -> bool:
    """Whether decoding a JPEG would take for ever; looks no farther than the end of its first picture."""
    place, scans = 2, 0
    while scans <= _MAX_SCANS and (found := _next_marker(jpeg, place)) is not None:
        marker, place = found[1][0], found.end()
        if marker == 0xD9:
            return False
        if marker not in (0x01, 0xD8):
            scans += marker == 0xDA
            place += int.from_bytes(jpeg[place : place + 2], "big")
    return scans > _MAX_SCANS


def _next_marker(jpeg: bytes, place: int) -> "re.Match[bytes] | None":
    """The first marker from a place on; looked for in stretches, because a search lets no other thread go on meanwhile."""
    for start in range(place, len(jpeg), _STRETCH):
        found = _MARKER.search(jpeg, start, start + _STRETCH + 1)
        if found is not None:
            return found
    return None


def _brand(head: bytes) -> PhotoFormat | None:
    length = min(int.from_bytes(head[:4], "big"), 256)
    brands = [head[8:12], *(head[place : place + 4] for place in range(16, length, 4))]
    if _AVIF_BRANDS.intersection(brands):
        return PhotoFormat.AVIF
    return PhotoFormat.HEIF if _HEIF_BRANDS.intersection(brands) else None


def _jpeg(data: bytes) -> PhotoFile:
    """Tables, the frame and the scans of the first picture; a second one behind it (MPO, motion photo) is never decoded."""
    kept: list[bytes] = [b"\xff\xd8"]
    found: dict[str, bytes] = {}
    icc: list[bytes] = []
    frame: bytes | None = None
    for marker, segment, place in _jpeg_segments(data):
        if marker == 0xDA:
            if frame is None:
                break
            return _whole_jpeg(b"".join([*kept, data[place:]]), frame, segment, found, b"".join(icc))
        if marker in _START_OF_FRAME:
            frame = segment
        if marker in _START_OF_FRAME or marker in _TABLES:
            kept.append(data[place : place + 4 + len(segment)])
        elif marker == 0xE1 and segment.startswith(b"Exif\0\0"):
            found.setdefault("exif", segment)
        elif marker == 0xE1 and segment.startswith(_XMP_MARK):
            found.setdefault("xmp", segment)
        elif marker == 0xE2 and segment.startswith(_ICC_MARK):
            icc.append(segment[len(_ICC_MARK) + 2 :])
    raise PhotoError("photo-unreadable")


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Marker, contents and place of each segment up to the first scan."""
    place = 2
    while True:
        if data[place] != 0xFF:
            raise PhotoError("photo-unreadable")
        while data[place + 1] == 0xFF:
            place += 1
        marker = data[place + 1]
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == 0xD9 or length < 2 or place + 2 + length > len(data):
            raise PhotoError("photo-unreadable")
        yield marker, data[place + 4 : place + 2 + length], place
        place += 2 + length


def _whole_jpeg(picture: bytes, frame: bytes, scan: bytes, found: dict[str, bytes], icc: bytes) -> PhotoFile:
    height, width, components = struct.unpack_from(">HHB", frame, 1)
    if not (width and height and components) or has_too_many_scans(picture):
        raise PhotoError("photo-unreadable")
    progressive = picture[_frame_at(picture) + 1] not in (0xC0, 0xC1)
    several_scans = scan[0] < components
    return PhotoFile(
        format=PhotoFormat.JPEG,
        picture=picture,
        size=(width, height),
        exif=found.get("exif"),
        xmp=found.get("xmp"),
        icc=icc or None,
        decoding_cost=_coefficients(frame, width, height, components) if progressive or several_scans else 0,
    )


def _frame_at(picture: bytes) -> int:
    return next(place for marker, _, place in _jpeg_segments(picture) if marker in _START_OF_FRAME)


def _coefficients(frame: bytes, width: int, height: int, components: int) -> int:
    """Bytes that the decoder holds when a picture comes in several scans: two for each coefficient of each component."""
    factors = [(frame[7 + 3 * number] >> 4, frame[7 + 3 * number] & 15) for number in range(components)]
    widest, highest = max(factor[0] for factor in factors), max(factor[1] for factor in factors)
    if not (widest and highest):
        raise PhotoError("photo-unreadable")
    return sum(2 * width * height * across * down // (widest * highest) for across, down in factors)


def _png(data: bytes) -> PhotoFile:
    """The chunks of the still picture; animation, texts and what comes after the end are left out."""
    kept: list[bytes] = [_PNG]
    exif = xmp = None
    for name, contents, whole in _png_chunks(data):
        if name in _PICTURE_CHUNKS:
            kept.append(whole)
        elif name == b"eXIf":
            exif = exif or contents
        elif name == b"iTXt" and contents.startswith(_XMP_KEYWORD):
            xmp = xmp or _png_text(contents[len(_XMP_KEYWORD) :])
        if name == b"IEND":
            width, height = struct.unpack_from(">II", data, 16)
            return PhotoFile(format=PhotoFormat.PNG, picture=b"".join(kept), size=(width, height), exif=exif, xmp=xmp)
    raise PhotoError("photo-unreadable")


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bytes]]:
    place = len(_PNG)
    if data[place + 4 : place + 8] != b"IHDR":
        raise PhotoError("photo-unreadable")
    while place + 12 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        end = place + 12 + length
        if end > len(data):
            raise PhotoError("photo-unreadable")
        yield data[place + 4 : place + 8], data[place + 8 : end - 4] if length <= _MAX_METADATA else b"", data[place:end]
        place = end


def _png_text(contents: bytes) -> bytes | None:
    """The text of an iTXt chunk behind its keyword: compressed or not, then language and translated keyword."""
    compressed = contents[:1] == b"\x01"
    text = contents[2:].split(b"\0", 2)[-1]
    if not compressed:
        return text
    try:
        return zlib.decompressobj().decompress(text, _MAX_METADATA)
    except zlib.error:
        return None


def _webp(data: bytes) -> PhotoFile:
    if 8 + int.from_bytes(data[4:8], "little") > len(data):
        raise PhotoError("photo-unreadable")
    found: dict[bytes, bytes] = {}
    place = 12
    while place + 8 <= len(data):
        length = int.from_bytes(data[place + 4 : place + 8], "little")
        found.setdefault(data[place : place + 4], data[place + 8 : place + 8 + min(length, _MAX_METADATA)])
        place += 8 + length + length % 2
    return PhotoFile(
        format=PhotoFormat.WEBP,
        picture=data,
        size=_webp_size(found),
        exif=found.get(b"EXIF"),
        xmp=found.get(b"XMP "),
        icc=found.get(b"ICCP"),
    )


def _webp_size(chunks: dict[bytes, bytes]) -> tuple[int, int]:
    """The size of the canvas, by whichever of the three headers comes first."""
    if extended := chunks.get(b"VP8X"):
        return int.from_bytes(extended[4:7], "little") + 1, int.from_bytes(extended[7:10], "little") + 1
    if lossless := chunks.get(b"VP8L"):
        bits = int.from_bytes(lossless[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    lossy = chunks.get(b"VP8 ", b"")
    if lossy[3:6] != b"\x9d\x01\x2a":
        raise PhotoError("photo-unreadable")
    width, height = struct.unpack_from("<HH", lossy, 6)
    return width & 0x3FFF, height & 0x3FFF


def _heif(data: bytes) -> PhotoFile:
    return _boxed(PhotoFormat.HEIF, data)


def _avif(data: bytes) -> PhotoFile:
    return _boxed(PhotoFormat.AVIF, data)


def _boxed(kind: PhotoFormat, data: bytes) -> PhotoFile:
    """The whole file, once its outermost boxes have been seen to end within it."""
    place = 0
    while place + 8 <= len(data):
        length = int.from_bytes(data[place : place + 4], "big")
        if length == 1:
            length = int.from_bytes(data[place + 8 : place + 16], "big")
        elif length == 0:  # to the end of the file
            length = len(data) - place
        if length < 8 or place + length > len(data):
            raise PhotoError("photo-unreadable")
        place += length
    return PhotoFile(format=kind, picture=data)


_READERS = {
    PhotoFormat.JPEG: _jpeg,
    PhotoFormat.PNG: _png,
    PhotoFormat.WEBP: _webp,
    PhotoFormat.HEIF: _heif,
    PhotoFormat.AVIF: _avif,
}
