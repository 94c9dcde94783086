"""Small generated photos of every kind, with EXIF of our choosing."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

Rational = tuple[int, int]


def picture(width: int = 64, height: int = 48, mode: str = "RGB") -> Image.Image:
    """A picture whose corners differ: red above left, green above right, blue below left, white below right."""
    image = Image.new("RGB", (width, height), (255, 255, 255))
    image.paste((220, 20, 20), (0, 0, width // 2, height // 2))
    image.paste((20, 160, 20), (width // 2, 0, width, height // 2))
    image.paste((20, 20, 220), (0, height // 2, width // 2, height))
    return image if mode == "RGB" else image.convert(mode)


def saved(image: Image.Image, format: str, **options: Any) -> bytes:
    """The picture as a file."""
    buffer = BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def jpeg(width: int = 64, height: int = 48, **options: Any) -> bytes:
    """A JPEG."""
    return saved(picture(width, height), "JPEG", quality=95, **options)


def exif(
    *,
    orientation: int | None = None,
    taken: str | None = None,
    offset: str | None = None,
    point: tuple[float, float] | None = None,
    make: str | None = None,
    model: str | None = None,
    software: str | None = None,
) -> bytes:
    """An EXIF block; `point` is (longitude, latitude)."""
    block = Image.Exif()
    for tag, value in ((0x0112, orientation), (0x010F, make), (0x0110, model), (0x0131, software)):
        if value is not None:
            block[tag] = value
    detail = block.get_ifd(0x8769)
    if taken is not None:
        detail[0x9003] = taken
    if offset is not None:
        detail[0x9011] = offset
    if point is not None:
        gps = block.get_ifd(0x8825)
        lon, lat = point
        gps.update({1: "S" if lat < 0 else "N", 2: _degrees(lat), 3: "W" if lon < 0 else "E", 4: _degrees(lon)})
    return block.tobytes()


def png_header(width: int, height: int) -> bytes:
    """A PNG that claims a size and holds next to nothing: a decompression bomb."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def webp_header(width: int, height: int) -> bytes:
    """A WebP that claims a size."""
    canvas = b"\0\0\0\0" + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = b"WEBP" + b"VP8X" + len(canvas).to_bytes(4, "little") + canvas
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def with_jpeg_size(data: bytes, width: int, height: int) -> bytes:
    """A JPEG whose frame claims another size."""
    place = next(at for at in range(len(data)) if data[at] == 0xFF and data[at + 1] in (0xC0, 0xC2))
    return data[: place + 5] + struct.pack(">HH", height, width) + data[place + 9 :]


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _degrees(value: float) -> tuple[float, float, float]:
    whole = abs(value)
    minutes = (whole - int(whole)) * 60
    return float(int(whole)), float(int(minutes)), round((minutes - int(minutes)) * 60, 4)
