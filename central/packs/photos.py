"""Demo photos, drawn by code when a pack is loaded: the same seed gives the same bytes, on every machine with the same Pillow.

A drawing is made once for each scene, seed and state; what differs between two uses of it (time and place in the EXIF, and a
comment that says that it is a drawing) is spliced into the JPEG without encoding it again.
"""

import hashlib
import io
import struct
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta

from PIL import Image, TiffImagePlugin

from central.packs.records import PackPhoto, Point
from central.packs.scenes import NIGHT_SCENES, SCENES
from central.packs.street import finished, new_street
from officer_app.domain.wib import WIB

SIZE = (1280, 960)
MIME = "image/jpeg"

_QUALITY = 78
_COMMENT = "Gambar contoh, dibuat oleh program (demo CROP Officer)"
_CAMERA = ("Demo", "Kamera contoh")


@dataclass(frozen=True, slots=True)
class DrawnPhoto:
    """A photo's bytes, and what the file it stands for was: the original keeps its EXIF, what officers send has none."""

    data: bytes
    sha256: str
    original_sha256: str
    original_size: int


Drawing = tuple[str, int, bool]


def drawing_of(photo: PackPhoto) -> Drawing:
    """Which drawing a photo needs; photos with the same one share its pixels."""
    return photo.scene, photo.seed, photo.repaired


def draw(drawing: Drawing) -> bytes:
    """One scene as JPEG without EXIF."""
    scene, seed, repaired = drawing
    street = new_street(seed * 2 + repaired, seed, night=scene in NIGHT_SCENES)
    SCENES[scene][repaired](street)
    out = io.BytesIO()
    finished(street, SIZE).save(out, "JPEG", quality=_QUALITY, subsampling=2)
    return out.getvalue()


def draw_all(drawings: Iterable[Drawing]) -> dict[Drawing, bytes]:
    """Several drawings, on two threads: Pillow's resizing and encoding run without the interpreter's lock."""
    wanted = sorted(set(drawings))
    with ThreadPoolExecutor(max_workers=2, thread_name_prefix="drawing") as pool:
        return dict(zip(wanted, pool.map(draw, wanted), strict=True))


def photo_of(photo: PackPhoto, drawn: bytes, *, key: str, shift: timedelta, keeps_exif: bool) -> DrawnPhoto:
    """The photo as it is stored; `key` sets it apart from other uses of the same drawing."""
    taken_at = photo.taken_at + shift
    comment = _segment(0xFE, f"{_COMMENT}: {key}".encode())
    original = _spliced(drawn, _exif(taken_at, photo.point) + comment)
    data = original if keeps_exif else _spliced(drawn, comment)
    return DrawnPhoto(data, _sha256(data), _sha256(original), len(original))


def _spliced(jpeg: bytes, segments: bytes) -> bytes:
    """The JPEG with segments right after its first marker."""
    return jpeg[:2] + segments + jpeg[2:]


def _segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def _exif(taken_at: datetime, point: Point | None) -> bytes:
    exif = Image.Exif()
    written = taken_at.astimezone(WIB).strftime("%Y:%m:%d %H:%M:%S")
    exif[0x010F], exif[0x0110], exif[0x0132] = *_CAMERA, written
    exif.get_ifd(0x8769).update({0x9003: written, 0x9011: "+07:00"})
    if point is not None:
        lon, lat = point
        exif.get_ifd(0x8825).update(
            {1: "N" if lat >= 0 else "S", 2: _degrees(lat), 3: "E" if lon >= 0 else "W", 4: _degrees(lon)}
        )
    return _segment(0xE1, exif.tobytes())


def _degrees(value: float) -> tuple[TiffImagePlugin.IFDRational, ...]:
    """Degrees, minutes and seconds to a hundredth, as EXIF wants them."""
    minutes, seconds = divmod(round(abs(value) * 360_000), 6000)
    degrees, minutes = divmod(minutes, 60)
    rational = TiffImagePlugin.IFDRational
    return rational(degrees), rational(minutes), rational(seconds, 100)


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
