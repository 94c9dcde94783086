"""Photos on disk: verified, kept once, made small; hostile files refused."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from central import blobs as blobs_module
from central.blobs import Blobs, ChecksumMismatchError
from central.pictures import NotAPhotoError, shrink
from tests.fakes.central_office import digest, picture


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs")


def encoded(image: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    image.save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "mime"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")])
def test_photo_is_stored_under_its_hash(blobs: Blobs, kind: str, mime: str) -> None:
    data = encoded(Image.new("RGB", (30, 20), "red"), kind)
    stored = blobs.store(data)
    assert (stored.sha256, stored.size, stored.mime, stored.width, stored.height) == (digest(data), len(data), mime, 30, 20)
    assert blobs.path(stored.sha256).read_bytes() == data
    assert blobs.store(data) == stored
    assert not list(blobs.path(stored.sha256).parents[1].glob("new-*"))


@pytest.mark.parametrize("mode", ["RGBA", "P", "L", "LA", "1", "CMYK", "I;16"])
def test_small_picture_of_every_kind(blobs: Blobs, mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    stored = blobs.store(encoded(Image.new(mode, (1000, 500)), kind))
    with Image.open(blobs.thumb(stored.sha256)) as thumb:
        assert (thumb.format, thumb.size) == ("JPEG", (320, 160))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_small_picture_stands_as_the_camera_was_held(blobs: Blobs, orientation: int) -> None:
    upright = Image.new("RGB", (400, 200), "white")
    upright.paste("red", (0, 0, 100, 50))
    undo = {5: 5, 6: 8, 7: 7, 8: 6}.get(orientation, orientation)
    exif = Image.Exif()
    exif[0x0112] = undo
    turned = Image.new("RGB", upright.size)
    turned.paste(upright)
    out = io.BytesIO()
    turned.save(out, "PNG", exif=exif)
    as_taken = ImageOps.exif_transpose(Image.open(io.BytesIO(out.getvalue())))
    exif[0x0112] = orientation
    out = io.BytesIO()
    as_taken.save(out, "PNG", exif=exif)
    stored = blobs.store(out.getvalue())
    assert (stored.width, stored.height) == (400, 200)
    with Image.open(blobs.thumb(stored.sha256)) as thumb:
        corners = {corner: thumb.getpixel(corner) for corner in ((5, 5), (310, 5), (5, 150), (310, 150))}
    assert [corner for corner, colour in corners.items() if isinstance(colour, tuple) and colour[1] < 100] == [(5, 5)]


def test_small_picture_is_made_once(blobs: Blobs) -> None:
    stored = blobs.store(picture(1))
    first = blobs.thumb(stored.sha256)
    made = first.stat().st_mtime_ns
    blobs.path(stored.sha256).unlink()
    assert blobs.thumb(stored.sha256).stat().st_mtime_ns == made


def test_small_picture_of_what_is_not_there(blobs: Blobs) -> None:
    with pytest.raises(FileNotFoundError):
        blobs.thumb("0" * 64)


@pytest.mark.parametrize(
    "data", [b"", b"x", b"<html>", encoded(Image.new("P", (9, 9)), "GIF"), encoded(Image.new("L", (9, 9)), "BMP")]
)
def test_other_bytes_are_refused(blobs: Blobs, data: bytes) -> None:
    with pytest.raises(NotAPhotoError):
        blobs.store(data)
    assert not blobs.path(digest(data)).exists()


def test_truncated_photo_is_refused(blobs: Blobs) -> None:
    data = picture(2)
    for length in (10, 200, len(data) // 2, len(data) - 100):
        with pytest.raises(NotAPhotoError):
            blobs.store(data[:length])


def test_other_bytes_than_expected_leave_the_file(blobs: Blobs, tmp_path: Path) -> None:
    source = tmp_path / "arrived"
    source.write_bytes(picture(3))
    with pytest.raises(ChecksumMismatchError):
        blobs.adopt(source, "0" * 64)
    assert source.exists()
    stored = blobs.adopt(source, digest(source.read_bytes()))
    assert not source.exists()
    assert blobs.path(stored.sha256).exists()


def test_damaged_file_is_replaced_by_a_good_one(blobs: Blobs) -> None:
    data = picture(4)
    stored = blobs.store(data)
    blobs.path(stored.sha256).write_bytes(b"cut")
    blobs.store(data)
    assert blobs.path(stored.sha256).read_bytes() == data


def test_hostile_photos_of_shared(blobs: Blobs, shared: Path) -> None:
    """Every file gives a stored photo or a clear refusal, none a crash."""
    kept, refused = 0, 0
    for path in sorted((shared / "photos").rglob("*")):
        if not path.is_file() or path.suffix in (".md", ".json", ".txt", ".csv"):
            continue
        try:
            stored = blobs.store(path.read_bytes())
        except NotAPhotoError:
            refused += 1
            continue
        kept += 1
        with Image.open(blobs.thumb(stored.sha256)) as thumb:
            assert max(thumb.size) <= 320
    assert kept > 0
    assert refused > 0


def test_sound_are_the_bytes_that_the_hash_names(blobs: Blobs) -> None:
    data = picture(8)
    stored = blobs.store(data)
    path = blobs.path(stored.sha256)
    assert blobs.is_sound(stored.sha256)
    assert Blobs(path.parents[1]).is_sound(stored.sha256), "asked anew, after a restart"
    for other in (data[:-1], data[:-1] + b"!", b""):
        path.write_bytes(other)
        assert not blobs.is_sound(stored.sha256)
        assert not Blobs(path.parents[1]).is_sound(stored.sha256)
    path.unlink()
    assert not blobs.is_sound(stored.sha256)


@pytest.mark.parametrize("spoilt", [b"short", None])
def test_spoilt_bytes_are_replaced_by_good_ones(blobs: Blobs, spoilt: bytes | None) -> None:
    data = picture(9)
    stored = blobs.store(data)
    blobs.path(stored.sha256).write_bytes(spoilt if spoilt is not None else bytes(len(data)))
    assert blobs.store(data) == stored
    assert blobs.path(stored.sha256).read_bytes() == data


def test_proved_photos_are_not_read_again(blobs: Blobs, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = blobs.store(picture(10))
    monkeypatch.setattr("central.blobs._hash", lambda path: pytest.fail("it was read again"))
    assert blobs.is_sound(stored.sha256)


def test_removed_with_its_small_picture_and_again_no_error(blobs: Blobs) -> None:
    stored = blobs.store(picture(11))
    thumb = blobs.thumb(stored.sha256)
    for _ in range(2):
        blobs.remove(stored.sha256)
        assert not thumb.exists()
        assert not blobs.path(stored.sha256).exists()
    with pytest.raises(FileNotFoundError):
        blobs.thumb(stored.sha256)


def test_small_picture_of_a_photo_erased_while_it_is_drawn_does_not_stay(blobs: Blobs, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = blobs.store(picture(12))
    draw = shrink

    def drawn_late(source: Path, target: Path) -> None:
        draw(source, target)
        blobs.remove(stored.sha256)

    monkeypatch.setattr(blobs_module, "shrink", drawn_late)
    with pytest.raises(FileNotFoundError):
        blobs.thumb(stored.sha256)
    assert not list(blobs.path(stored.sha256).parents[1].rglob("*.jpg"))
