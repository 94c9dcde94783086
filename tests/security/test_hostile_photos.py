"""Photos made to hurt: loops, floods and files that are two things at once. A photo or a word; bounded in time and memory."""

import struct
import sys
import time
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QGuiApplication

from central.pictures import NotAPhotoError, inspect
from officer_app.domain.vocabulary import PhotoRole
from sync.errors import PhotoError
from sync.photos.preparing import prepare
from tests.fakes.photo_bytes import jpeg, picture, saved
from tests.fakes.photo_child import MIB, in_a_child
from tests.security.canary import PIXEL
from tests.security.corpus import Trap
from ui.detail.photo_loader import FULL_SIDE, THUMB_SIDE, decode

SECONDS = 10.0


def with_exif(block: bytes) -> bytes:
    """A JPEG with an EXIF block of our own making."""
    data, segment = jpeg(), b"Exif\0\0" + block
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + data[2:]


def ifd(*entries: tuple[int, int, int, int], after: int) -> bytes:
    """A little-endian TIFF directory at offset 8; `after` is where the next one is said to be."""
    rows = b"".join(struct.pack("<HHII", *entry) for entry in entries)
    return b"II*\0\x08\0\0\0" + struct.pack("<H", len(entries)) + rows + struct.pack("<I", after)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


LOOPS = {
    "the next directory is this one": ifd((0x0112, 3, 1, 1), after=8),
    "EXIF lies in itself": ifd((0x8769, 4, 1, 8), after=0),
    "GPS lies in EXIF lies in GPS": ifd((0x8769, 4, 1, 8), (0x8825, 4, 1, 8), after=8),
    "a maker's note is the whole file": ifd((0x927C, 7, 0xFFFFFFFF, 0), after=0),
    "a count beyond all bounds": ifd((0x010F, 2, 0xFFFFFFFF, 8), (0x0110, 5, 0x7FFFFFFF, 0), after=0xFFFFFFFF),
    "a thumbnail in itself": ifd((0x0201, 4, 1, 0), (0x0202, 4, 1, 0xFFFFFFFF), after=8),
    "ten thousand entries": b"II*\0\x08\0\0\0" + struct.pack("<H", 0xFFFF) + b"\x69\x87\x04\0\x01\0\0\0\x08\0\0\0" * 5_000,
}


@pytest.mark.parametrize("name", LOOPS)
def test_exif_that_goes_in_circles_costs_nothing(name: str) -> None:
    began = time.thread_time()
    photo = prepare(with_exif(LOOPS[name]), role=PhotoRole.AFTER).photo
    assert (photo.width, photo.height) == (64, 48)
    assert photo.facts.point is None
    assert time.thread_time() - began < 1.0


def many_scans() -> list[bytes]:
    """JPEGs that ask for a pass over the picture a hundred thousand times; the second hides it behind a false end."""
    data = saved(Image.new("RGB", (2_000, 1_500), (9, 9, 9)), "JPEG", progressive=True)
    scan = data[data.rindex(b"\xff\xda") : -2] * 100_000
    false_end = b"\xff\xfe\x00\x06\xff\xd9\xff\xd9"
    return [data[:-2] + scan + b"\xff\xd9", data[:-2] + false_end + scan + b"\xff\xd9"]


def test_a_jpeg_of_a_hundred_thousand_scans_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    data = saved(Image.new("RGB", (2_000, 1_500), (9, 9, 9)), "JPEG", progressive=True)
    assert prepare(data, role=PhotoRole.AFTER).photo.width == 2_000
    assert inspect(_file(tmp_path, data)) == ("image/jpeg", 2_000, 1_500)
    began = time.thread_time()
    for hostile in many_scans():
        with pytest.raises(PhotoError):
            prepare(hostile, role=PhotoRole.AFTER)
        with pytest.raises(NotAPhotoError):
            inspect(_file(tmp_path, hostile))
        assert decode(hostile, FULL_SIDE).isNull()
    assert time.thread_time() - began < 2.0


def _file(folder: Path, data: bytes) -> Path:
    path = folder / "foto.jpg"
    path.write_bytes(data)
    return path


def polyglots() -> dict[str, bytes]:
    """Photos that are something else besides."""
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("x.html", "<script>MUATAN</script>")
    html, comment = b"<html><script>MUATAN</script></html>", b"*/=1;alert('MUATAN');/*"
    data = jpeg()
    return {
        "zip": data + archive.getvalue(),
        "html": data + html,
        "pdf": data + b"%PDF-1.7\n1 0 obj<</JS(MUATAN)>>endobj",
        "second picture": data + jpeg(comment=b"MUATAN"),
        "comment": jpeg(comment=comment),
        "app segment": data[:2] + b"\xff\xe5" + struct.pack(">H", len(html) + 2) + html + data[2:],
        "png text": saved(picture(), "PNG")[:33] + _chunk(b"tEXt", b"Comment\0" + html) + saved(picture(), "PNG")[33:],
        "png behind the end": saved(picture(), "PNG") + html,
        "webp chunk": saved(picture(), "WEBP", exif=b"Exif\0\0" + html),
    }


@pytest.mark.parametrize("name", polyglots())
def test_what_else_a_photo_was_does_not_come_along(name: str) -> None:
    data = polyglots()[name]
    assert b"MUATAN" in data or name == "zip"
    prepared = prepare(data, role=PhotoRole.AFTER)
    assert prepared.data.startswith(b"\xff\xd8\xff")
    assert prepared.data.endswith(b"\xff\xd9")
    assert not [mark for mark in (b"MUATAN", b"script", b"PK\x03\x04", b"%PDF") if mark in prepared.data]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells a process's own peak")
def test_bombs_in_the_margins_stay_small(tmp_path: Path) -> None:
    """Not the picture is too large but what is packed beside it: text, colour profile, metadata."""
    flood = zlib.compress(bytes(300 * MIB), 9)
    png = saved(picture(), "PNG")
    made = {
        "text.png": png[:33] + _chunk(b"zTXt", b"Comment\0\0" + flood) + png[33:],
        "itxt.png": png[:33] + _chunk(b"iTXt", b"XML:com.adobe.xmp\0\x01\0\0\0" + flood) + png[33:],
        "profile.png": png[:33] + _chunk(b"iCCP", b"x\0\0" + flood) + png[33:],
        "idat.png": png[:33] + _chunk(b"IDAT", flood) + png[33:],
        "segments.jpg": jpeg()[:2] + (b"\xff\xe2\xff\xffICC_PROFILE\0\x01\x01" + bytes(65_519)) * 800 + jpeg()[2:],
        "exif.jpg": jpeg()[:2] + (b"\xff\xe1\xff\xffExif\0\0" + bytes(65_527)) * 800 + jpeg()[2:],
    }
    for name, data in made.items():
        (tmp_path / name).write_bytes(data)
    found, peak = in_a_child([tmp_path / name for name in made])
    assert set(found) == set(made)
    assert peak < 300 * MIB, (peak // MIB, found)


@pytest.mark.qt_log_ignore("JPEG datastream contains no image", extend=True)
def test_the_window_decodes_only_the_kinds_that_the_centre_keeps(qapp: QGuiApplication, trap: Trap) -> None:
    """An SVG names files and servers to be shown in it, and Qt would open them."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
    places = (trap.file, f"file://{trap.file}", f"{trap.server}/x.png")
    svg = head + "".join(f'<image width="9" height="9" xlink:href="{place}"/>' for place in places) + "</svg>"
    hostile = [svg.encode(), b"<?xml version='1.0'?>" + svg.encode()]
    hostile += [saved(picture(), kind) for kind in ("BMP", "GIF", "TIFF", "ICO", "PPM", "TGA")]
    for data in (*hostile, b"", b"\xff\xd8\xff", b"RIFF", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP" + hostile[0]):
        assert decode(data, THUMB_SIDE).isNull()
        assert decode(data, FULL_SIDE).isNull()
    for data in (PIXEL, jpeg(), saved(picture(), "WEBP")):
        assert not decode(data, FULL_SIDE).isNull()
