"""Photos made ready: upright, small, without metadata; and for every hostile file one clear word, no crash, bounded memory."""

import hashlib
import os
import random
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pillow_heif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from officer_app.domain.vocabulary import PhotoRole
from sync.errors import CommandRefused, PhotoError
from sync.photos.preparing import MAX_FILE_BYTES, TARGET_BYTES, prepare, recompress
from sync.records import PreparedPhoto
from tests.fakes.photo_bytes import exif, jpeg, picture, png_header, saved, webp_header, with_jpeg_size
from tests.fakes.photo_child import MIB, in_a_child

DERMAGA = (106.9055, -6.2146)
REFUSED = {
    "LICENSE.pillow": "photo-unknown-format",
    "LICENSE.pillow_heif": "photo-unknown-format",
    "PROVENANCE.md": "photo-unknown-format",
    "corrupted.heic": "photo-unreadable",
    "decompression_bomb.gif": "photo-unknown-format",
    "decompression_bomb.ico": "photo-unknown-format",
    "decompression_bomb_extents.gif": "photo-unknown-format",
    "empty.heic": "photo-empty",
    "truncated.heic": "photo-unreadable",
    "truncated_app14.jpg": "photo-unreadable",
    "truncated_end_chunk.png": "photo-unreadable",
    "truncated_image.png": "photo-unreadable",
    "truncated_jpeg.jpg": "photo-unreadable",
}


def ready(source: Path | bytes) -> PreparedPhoto:
    return prepare(source, role=PhotoRole.AFTER)


def refusal(source: Path | bytes) -> str:
    with pytest.raises(PhotoError) as caught:
        ready(source)
    return caught.value.code


def opened(prepared: PreparedPhoto) -> Image.Image:
    image = Image.open(BytesIO(prepared.data))
    image.load()
    return image


def corners(image: Image.Image) -> list[str]:
    """The colours of the four corners: above left, above right, below left, below right."""
    width, height = image.size
    found = []
    for place in ((3, 3), (width - 4, 3), (3, height - 4), (width - 4, height - 4)):
        red, green, blue = image.convert("RGB").getpixel(place)  # type: ignore[misc]
        found.append(
            {(1, 1, 1): "w", (1, 0, 0): "r", (0, 1, 0): "g", (0, 0, 1): "b"}[int(red > 128), int(green > 100), int(blue > 128)]
        )
    return found


def test_a_photo_is_a_small_jpeg_without_metadata() -> None:
    data = jpeg(800, 600, exif=exif(make="Merek", taken="2026:03:02 09:00:00", point=DERMAGA), comment=b"rahasia", dpi=(300, 300))
    prepared = ready(data)
    photo, image = prepared.photo, opened(prepared)
    assert (photo.mime, photo.width, photo.height, image.format, image.mode) == ("image/jpeg", 800, 600, "JPEG", "RGB")
    assert photo.sha256 == hashlib.sha256(prepared.data).hexdigest()
    assert photo.size == len(prepared.data)
    assert not image.getexif()
    assert not [mark for mark in (b"Exif", b"Merek", b"rahasia", b"http://ns.adobe", b"ICC_PROFILE") if mark in prepared.data]


def test_the_facts_are_those_of_the_original() -> None:
    data = jpeg(exif=exif(make="Xiaomi", model="Redmi", software="MIUI", taken="2026:03:02 09:00:00", point=DERMAGA))
    facts = ready(data).photo.facts
    assert (facts.original_sha256, facts.original_size, facts.source) == (hashlib.sha256(data).hexdigest(), len(data), "jpeg")
    assert facts.taken_at == datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
    assert facts.point == pytest.approx(DERMAGA, abs=1e-5)
    assert (facts.camera, facts.software) == ("Xiaomi Redmi", "MIUI")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_ends_upright(kind: str, orientation: int) -> None:
    turned = (
        picture(160, 96).transpose(
            {
                2: Image.Transpose.FLIP_LEFT_RIGHT,
                3: Image.Transpose.ROTATE_180,
                4: Image.Transpose.FLIP_TOP_BOTTOM,
                5: Image.Transpose.TRANSPOSE,
                6: Image.Transpose.ROTATE_90,
                7: Image.Transpose.TRANSVERSE,
                8: Image.Transpose.ROTATE_270,
            }[orientation]
        )
        if orientation > 1
        else picture(160, 96)
    )
    prepared = ready(saved(turned, kind, exif=exif(orientation=orientation)))
    assert (prepared.photo.width, prepared.photo.height) == (160, 96)
    assert corners(opened(prepared)) == ["r", "g", "b", "w"]


def test_heif_is_turned_once() -> None:
    pillow_heif.register_heif_opener()
    turned = picture(160, 96).transpose(Image.Transpose.ROTATE_90)
    prepared = ready(saved(turned, "HEIF", quality=90, exif=exif(orientation=6, taken="2026:03:02 09:00:00", point=DERMAGA)))
    assert corners(opened(prepared)) == ["r", "g", "b", "w"]
    assert prepared.photo.facts.source == "heif"
    assert prepared.photo.facts.taken_at == datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
    assert prepared.photo.facts.point == pytest.approx(DERMAGA, abs=1e-5)


def test_large_heif_is_reduced_in_bands() -> None:
    pillow_heif.register_heif_opener()
    prepared = ready(saved(picture(5_300, 2_700), "HEIF", quality=50))
    assert max(prepared.photo.width, prepared.photo.height) <= 2_560
    assert corners(opened(prepared)) == ["r", "g", "b", "w"]


def test_the_orientation_of_xmp_counts_where_exif_has_none() -> None:
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description tiff:Orientation="6"/></x:xmpmeta>'
    turned = picture(160, 96).transpose(Image.Transpose.ROTATE_90)
    for data in (saved(turned, "JPEG", xmp=xmp), saved(turned, "WEBP", xmp=xmp)):
        assert corners(opened(ready(data))) == ["r", "g", "b", "w"]


@pytest.mark.parametrize("size", [(2_561, 2_560), (4_000, 3_000), (9_000, 70), (30, 8_000)])
def test_it_is_at_most_2560_pixels(size: tuple[int, int]) -> None:
    photo = ready(jpeg(*size)).photo
    assert max(photo.width, photo.height) == 2_560
    assert abs(photo.width / photo.height - size[0] / size[1]) < 0.05 * size[0] / size[1] + 0.5


def test_a_small_picture_is_not_blown_up() -> None:
    assert (ready(jpeg(3, 2)).photo.width, ready(jpeg(1, 1)).photo.height) == (3, 1)


def test_even_noise_comes_down_to_about_a_megabyte() -> None:
    noise = Image.effect_noise((2_600, 2_000), 90).convert("RGB")
    photo = ready(saved(noise, "JPEG", quality=95)).photo
    assert photo.size <= TARGET_BYTES
    assert min(photo.width, photo.height) > 600


def test_a_photo_that_was_ready_goes_smaller_each_time_with_the_facts_of_its_original() -> None:
    noise = BytesIO()
    Image.effect_noise((3000, 2000), 90).convert("RGB").save(noise, "JPEG", quality=95)
    first = prepare(noise.getvalue(), role=PhotoRole.AFTER, caption="sesudah")
    second = recompress(first.photo, first.data)
    third = recompress(second.photo, second.data)
    assert first.photo.size / 2 >= second.photo.size >= 2 * third.photo.size
    assert first.photo.width > second.photo.width > third.photo.width >= 640
    for made in (second, third):
        assert (made.photo.facts, made.photo.role, made.photo.caption) == (first.photo.facts, PhotoRole.AFTER, "sesudah")
        assert made.photo.sha256 == hashlib.sha256(made.data).hexdigest()
        with Image.open(BytesIO(made.data)) as shown:
            assert (shown.format, shown.size) == ("JPEG", (made.photo.width, made.photo.height))


def test_a_small_photo_stays_readable_when_it_goes_smaller() -> None:
    image = BytesIO()
    Image.new("RGB", (300, 200), "red").save(image, "PNG")
    first = prepare(image.getvalue(), role=PhotoRole.AFTER)
    made = recompress(first.photo, first.data)
    assert (made.photo.width, made.photo.height) == (300, 200)
    with pytest.raises(PhotoError):
        recompress(first.photo, b"no picture")


def test_what_is_transparent_becomes_white() -> None:
    clear = picture(64, 48).convert("RGBA")
    clear.putalpha(Image.new("L", clear.size, 0))
    palette = Image.new("P", (64, 48), 0)
    for data in (saved(clear, "PNG"), saved(clear, "WEBP", lossless=True), saved(palette, "PNG", transparency=0)):
        assert corners(opened(ready(data))) == ["w", "w", "w", "w"]


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16"])
def test_every_mode_of_png_is_taken(mode: str) -> None:
    if mode == "I;16":
        image = Image.new("I;16", (64, 48), 40_000)
        grey = opened(ready(saved(image, "PNG"))).convert("L").getpixel((30, 20))
        assert grey == pytest.approx(40_000 / 256, abs=2)
        return
    prepared = ready(saved(picture(mode="RGB").convert(mode), "PNG"))
    assert opened(prepared).mode == "RGB"


def test_cmyk_becomes_srgb() -> None:
    assert corners(opened(ready(saved(picture(mode="CMYK"), "JPEG", quality=95)))) == ["r", "g", "b", "w"]


def test_a_broken_colour_profile_is_as_good_as_none() -> None:
    assert corners(opened(ready(jpeg(icc_profile=b"nonsense" * 40)))) == ["r", "g", "b", "w"]


def test_only_the_first_picture_of_several_counts() -> None:
    other = Image.new("RGB", (64, 48), (255, 255, 255))
    several = saved(picture(), "MPO", save_all=True, append_images=[other])
    moving = saved(picture(), "WEBP", save_all=True, append_images=[other], duration=100, lossless=True)
    animated = saved(picture(), "PNG", save_all=True, append_images=[other], default_image=False)
    for data in (several, moving, animated):
        assert corners(opened(ready(data))) == ["r", "g", "b", "w"]


def test_the_name_says_nothing(tmp_path: Path) -> None:
    wrong = tmp_path / "foto.png"
    wrong.write_bytes(jpeg())
    assert ready(wrong).photo.facts.source == "jpeg"
    wrong = tmp_path / "foto.jpg"
    wrong.write_bytes(saved(picture(), "GIF"))
    assert refusal(wrong) == "photo-unknown-format"


def test_a_caption_is_checked() -> None:
    assert prepare(jpeg(), role=PhotoRole.BEFORE, caption="  sebelum ").photo.caption == "sebelum"
    assert prepare(jpeg(), role=PhotoRole.BEFORE, caption=" ").photo.caption is None
    with pytest.raises(CommandRefused, match="text-not-text"):
        prepare(jpeg(), role=PhotoRole.BEFORE, caption="a\0b")


def test_files_that_are_not_there_or_no_files(tmp_path: Path) -> None:
    assert refusal(tmp_path / "tidak ada.jpg") == "photo-not-found"
    assert refusal(tmp_path) == "photo-unreadable"
    assert refusal(Path("foto\0.jpg")) == "photo-unreadable"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipa.jpg")
        assert refusal(tmp_path / "pipa.jpg") == "photo-unreadable"


def test_a_file_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "besar.jpg"
    path.write_bytes(jpeg())
    os.truncate(path, MAX_FILE_BYTES + 1)
    with pytest.raises(PhotoError) as caught:
        ready(path)
    assert (caught.value.code, caught.value.facts["file"]) == ("photo-too-large", "besar.jpg")


@pytest.mark.parametrize(
    "data",
    [
        png_header(60_000, 60_000),
        png_header(9_000, 9_000),
        webp_header(16_383, 16_383),
        with_jpeg_size(jpeg(), 65_000, 65_000),
        with_jpeg_size(jpeg(progressive=True), 14_000, 14_000),
    ],
    ids=["png", "png within a gigabyte", "webp", "jpeg", "progressive jpeg"],
)
def test_bombs_are_refused_by_their_head(data: bytes) -> None:
    assert refusal(data) == "photo-too-large"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_cut_photo_is_refused(kind: str) -> None:
    data = saved(Image.effect_noise((400, 300), 60).convert("RGB"), kind)
    for part in (0.05, 0.3, 0.7, 0.95):
        assert refusal(data[: int(len(data) * part)]) in ("photo-unreadable", "photo-unknown-format")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no ru_maxrss on Windows")
def test_large_photos_need_less_than_300_mib(tmp_path: Path) -> None:
    pillow_heif.register_heif_opener()
    made = {
        "phone-200mp.jpg": saved(Image.new("L", (16_320, 12_240), 128), "JPEG"),
        "camera-26mp.jpg": saved(Image.new("RGB", (5_119, 5_119), (90, 80, 70)), "JPEG"),
        "progressive-24mp.jpg": saved(Image.new("RGB", (6_000, 4_000), (90, 80, 70)), "JPEG", progressive=True),
        "screen-33mp.png": saved(Image.new("RGBA", (7_680, 4_320), (90, 80, 70, 255)), "PNG"),
        "sent-12mp.webp": saved(Image.new("RGB", (4_000, 3_000), (90, 80, 70)), "WEBP"),
        "phone-24mp.heic": saved(Image.new("RGB", (5_712, 4_284), (90, 80, 70)), "HEIF", quality=30),
        "phone-48mp.heic": saved(Image.new("RGB", (8_064, 6_048), (90, 80, 70)), "HEIF", quality=30),
        "made-12mp.avif": saved(Image.new("RGB", (4_000, 3_000), (90, 80, 70)), "AVIF", speed=10),
    }
    for name, data in made.items():
        path = tmp_path / name
        path.write_bytes(data)
        found, peak = in_a_child([path])
        assert isinstance(found[name], list), (name, found)
        assert peak < 300 * MIB, (name, peak // MIB)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no ru_maxrss on Windows")
def test_every_real_and_hostile_file_is_usable_or_told(shared: Path) -> None:
    paths = sorted(path for path in (shared / "photos").rglob("*") if path.is_file())
    assert len(paths) > 50
    found, peak = in_a_child(paths)
    assert {name: code for name, code in found.items() if isinstance(code, str)} == REFUSED
    assert peak < 300 * MIB


def test_the_eight_landscapes_are_one(shared: Path) -> None:
    upright = [opened(ready(path)).resize((60, 45)) for path in sorted((shared / "photos/orientation").glob("*.jpg"))]
    assert len(upright) == 8
    for other in upright[1:]:
        assert max(ImageStat.Stat(ImageChops.difference(upright[0], other)).mean) < 6


def test_facts_of_real_cameras(shared: Path) -> None:
    facts = ready(shared / "photos/gps/DSCN0010.jpg").photo.facts
    assert facts.camera == "NIKON COOLPIX P6000"
    assert facts.point == pytest.approx((11.885126, 43.467448), abs=1e-5)
    facts = ready(shared / "photos/heif/IMG_5195.HEIC").photo.facts
    assert facts.camera == "Apple iPhone 11 Pro Max"
    assert facts.taken_at is not None


_WHOLE = {kind: saved(picture(40, 30), kind, exif=exif(orientation=6, make="X")) for kind in ("JPEG", "PNG", "WEBP")}


@given(kind=st.sampled_from(sorted(_WHOLE)), seed=st.integers(0, 2**32))
def test_whatever_is_spoilt_there_is_a_photo_or_a_word(kind: str, seed: int) -> None:
    rng = random.Random(seed)
    data = bytearray(_WHOLE[kind])
    for _ in range(rng.randint(1, 12)):
        data[rng.randrange(len(data))] = rng.randrange(256)
    if rng.random() < 0.3:
        del data[rng.randrange(len(data)) :]
    try:
        assert ready(bytes(data)).photo.width >= 1
    except PhotoError as error:
        assert error.code.startswith("photo-")
