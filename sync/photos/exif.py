"""The few facts of a photo's EXIF that count as evidence; broken, looping and hostile EXIF gives what can be read of it.

Only fixed tables are looked at, each once and within the bytes, so nothing loops and nothing grows. Source: EXIF 2.32, TIFF 6.0.
"""

import math
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Literal

from officer_app.domain.bounds import is_moment
from officer_app.domain.wib import WIB

_MAX_ENTRIES = 512
_MAX_WORDS = 100
_MAX_BYTES = 4_096
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
_ORIENTATION, _MAKE, _MODEL, _SOFTWARE, _DATE, _EXIF, _GPS = 0x0112, 0x010F, 0x0110, 0x0131, 0x0132, 0x8769, 0x8825
_ORIGINAL, _DIGITISED = 0x9003, 0x9004
_OFFSETS = {_ORIGINAL: 0x9011, _DIGITISED: 0x9012, _DATE: 0x9010}
_MOMENT = re.compile(r"(\d{4})[:\-/](\d\d)[:\-/](\d\d)[ T](\d\d):(\d\d):(\d\d)")
_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)")
_XMP_ORIENTATION = re.compile(rb"tiff:Orientation(?:\s*=\s*[\"']|>)\s*([1-8])")

Order = Literal["<", ">"]
_Entry = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class ExifFacts:
    """What was found; `orientation` as EXIF counts it (1 to 8), times in UTC, `point` as (longitude, latitude)."""

    orientation: int | None = None
    taken_at: datetime | None = None
    point: tuple[float, float] | None = None
    camera: str | None = None
    software: str | None = None


def read_exif(block: bytes | None) -> ExifFacts:
    """The facts in an EXIF block, with or without its `Exif` mark; nothing when there is none or it is broken."""
    if block is None:
        return ExifFacts()
    tiff = _Tiff.open(block.removeprefix(b"Exif\0\0"))
    if tiff is None:
        return ExifFacts()
    main = tiff.table(tiff.first)
    detail = tiff.table(tiff.number(main, _EXIF))
    return ExifFacts(
        orientation=_orientation(tiff.number(main, _ORIENTATION)),
        taken_at=_taken_at(tiff, main, detail),
        point=_point(tiff, tiff.table(tiff.number(main, _GPS))),
        camera=_camera(tiff.words(main, _MAKE), tiff.words(main, _MODEL)),
        software=tiff.words(main, _SOFTWARE),
    )


def xmp_orientation(block: bytes | None) -> int | None:
    """The orientation that an XMP block tells."""
    found = _XMP_ORIENTATION.search(block) if block is not None else None
    return int(found.group(1)) if found else None


class _Tiff:
    """Bytes with an order, read by tables of entries (type, count, place of the value)."""

    def __init__(self, data: bytes, order: Order, first: int) -> None:
        self._data = data
        self._order = order
        self.first = first

    @classmethod
    def open(cls, data: bytes) -> "_Tiff | None":
        """None when the bytes do not begin as TIFF does."""
        orders: dict[bytes, Order] = {b"II*\0": "<", b"MM\0*": ">"}
        order = orders.get(data[:4])
        if order is None or len(data) < 8:
            return None
        first: int = struct.unpack_from(f"{order}I", data, 4)[0]
        return cls(data, order, first)

    def table(self, offset: int | None) -> dict[int, _Entry]:
        """The entries at an offset, as many as lie within the bytes; of a tag given twice the first."""
        found: dict[int, _Entry] = {}
        for tag, entry in self._entries(offset):
            found.setdefault(tag, entry)
        return found

    def number(self, table: dict[int, _Entry], tag: int) -> int | None:
        """A whole number (SHORT or LONG)."""
        kind = table.get(tag, (0, 0, 0))[0]
        raw = self._raw(table, tag, (3, 4))
        if raw is None:
            return None
        value: int = struct.unpack_from(self._order + ("H" if kind == 3 else "I"), raw)[0]
        return value

    def words(self, table: dict[int, _Entry], tag: int) -> str | None:
        """A text up to its first NUL, printable characters only, not without end."""
        raw = self._raw(table, tag, (1, 2, 7))
        if raw is None:
            return None
        raw = raw.partition(b"\0")[0]
        try:
            text = raw.decode()
        except UnicodeDecodeError:
            text = raw.decode("latin-1")
        return "".join(char for char in text if char.isprintable()).strip()[:_MAX_WORDS] or None

    def fractions(self, table: dict[int, _Entry], tag: int) -> list[float] | None:
        """Rational numbers, None when one of them is none."""
        kind = table.get(tag, (0, 0, 0))[0]
        raw = self._raw(table, tag, (5, 10))
        if raw is None:
            return None
        pairs = list(struct.iter_unpack(self._order + ("II" if kind == 5 else "ii"), raw))
        return [above / below for above, below in pairs] if all(below for _, below in pairs) else None

    def _entries(self, offset: int | None) -> Iterator[tuple[int, _Entry]]:
        if offset is None or not 8 <= offset <= len(self._data) - 2:
            return
        count = struct.unpack_from(f"{self._order}H", self._data, offset)[0]
        for place in range(offset + 2, offset + 2 + 12 * min(count, _MAX_ENTRIES), 12):
            if place + 12 > len(self._data):
                return
            tag, kind, number = struct.unpack_from(f"{self._order}HHI", self._data, place)
            size = _SIZES.get(kind, 0) * number
            if 0 < size <= 4:
                yield tag, (kind, size, place + 8)
            elif 0 < size <= _MAX_BYTES:
                yield tag, (kind, size, struct.unpack_from(f"{self._order}I", self._data, place + 8)[0])

    def _raw(self, table: dict[int, _Entry], tag: int, kinds: tuple[int, ...]) -> bytes | None:
        kind, size, place = table.get(tag, (0, 0, 0))
        if kind not in kinds or place + size > len(self._data):
            return None
        return self._data[place : place + size]


def _orientation(found: int | None) -> int | None:
    return found if found is not None and 1 <= found <= 8 else None


def _taken_at(tiff: _Tiff, main: dict[int, _Entry], detail: dict[int, _Entry]) -> datetime | None:
    for table, tag in ((detail, _ORIGINAL), (detail, _DIGITISED), (main, _DATE)):
        words = tiff.words(table, tag)
        moment = _moment(words, tiff.words(detail, _OFFSETS[tag])) if words else None
        if moment is not None:
            return moment
    return None


def _moment(words: str, offset: str | None) -> datetime | None:
    found = _MOMENT.match(words)
    if found is None:
        return None
    year, month, day, hour, minute, second = map(int, found.groups())
    try:
        moment = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=_zone(offset)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if is_moment(moment) else None


def _zone(offset: str | None) -> timezone:
    found = _OFFSET.match(offset) if offset else None
    if found is None or int(found.group(2)) > 14 or int(found.group(3)) > 59:
        return WIB  # what a camera's clock shows when it does not say which zone it means
    length = timedelta(hours=int(found.group(2)), minutes=int(found.group(3)))
    return timezone(-length if found.group(1) == "-" else length)


def _point(tiff: _Tiff, table: dict[int, _Entry]) -> tuple[float, float] | None:
    """A position counts only whole: both numbers, both hemispheres, and not the point (0, 0) of a receiver without a fix."""
    lat = _degrees(tiff.fractions(table, 2), tiff.words(table, 1), "NS", 90)
    lon = _degrees(tiff.fractions(table, 4), tiff.words(table, 3), "EW", 180)
    return None if lat is None or lon is None or (lon, lat) == (0.0, 0.0) else (lon, lat)


def _degrees(parts: list[float] | None, hemisphere: str | None, signs: str, limit: int) -> float | None:
    if not parts or len(parts) > 3 or hemisphere is None or hemisphere[0].upper() not in signs:
        return None
    value = float(sum(part / 60.0**place for place, part in enumerate(parts)))
    if not math.isfinite(value) or not 0 <= value <= limit:
        return None
    return -value if hemisphere[0].upper() == signs[1] else value


def _camera(make: str | None, model: str | None) -> str | None:
    if make and model and not model.lower().startswith(make.lower()):
        return f"{make} {model}"[:_MAX_WORDS]
    return model or make
