"""Files taken apart before they are decoded: kinds by first bytes, truncation, metadata that never reaches a decoder."""

from io import BytesIO

import pytest
from PIL import Image

from sync.errors import PhotoError
from sync.photos.files import PhotoFormat, format_of, has_too_many_scans, take_apart
from tests.fakes.photo_bytes import exif, jpeg, picture, png_header, saved, webp_header, with_jpeg_size

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><tiff:Orientation>6</tiff:Orientation></x:xmpmeta>'


def code_of(data: bytes) -> str:
    with pytest.raises(PhotoError) as caught:
        take_apart(data)
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "kind"), [("JPEG", "jpeg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif"), ("MPO", "jpeg")]
)
def test_the_first_bytes_tell_the_kind(name: str, kind: str) -> None:
    assert format_of(saved(picture(), name)) == PhotoFormat(kind)


@pytest.mark.parametrize("name", ["GIF", "BMP", "TIFF", "ICO", "PPM"])
def test_other_kinds_are_refused(name: str) -> None:
    assert code_of(saved(picture(), name)) == "photo-unknown-format"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", b"x"]
)
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    assert code_of(data) == "photo-unknown-format"


def test_an_empty_file_says_so() -> None:
    assert code_of(b"") == "photo-empty"


def test_metadata_never_reaches_the_decoder() -> None:
    block = exif(orientation=6, make="Kamera Rahasia")
    for data in (jpeg(exif=block, comment=b"komentar", xmp=XMP), saved(picture(), "PNG", exif=block)):
        file = take_apart(data)
        assert file.exif is not None
        assert b"Kamera Rahasia" in file.exif
        assert b"Kamera" not in file.picture
        assert b"komentar" not in file.picture
        assert Image.open(BytesIO(file.picture)).size == file.size == (64, 48)


def test_colours_and_xmp_are_kept_apart() -> None:
    file = take_apart(jpeg(icc_profile=b"profile" * 20_000, xmp=XMP))
    assert file.icc == b"profile" * 20_000
    assert file.xmp is not None
    assert file.xmp.endswith(XMP)
    assert b"profile" not in file.picture


def test_cmyk_keeps_the_mark_that_tells_its_colours() -> None:
    file = take_apart(saved(picture(mode="CMYK"), "JPEG"))
    assert b"Adobe" in file.picture


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_a_file_cut_in_its_head_is_unreadable(name: str) -> None:
    data = saved(picture(), name)
    for length in (13, 20, 30):
        assert code_of(data[:length]) == "photo-unreadable"


@pytest.mark.parametrize("name", ["PNG", "WEBP", "AVIF"])
def test_a_file_that_lacks_its_last_bytes_is_unreadable(name: str) -> None:
    assert code_of(saved(picture(), name)[:-1]) == "photo-unreadable"


def test_what_follows_the_picture_does_not_matter() -> None:
    for name in ("JPEG", "PNG"):
        assert take_apart(saved(picture(), name) + b"a film of the moment before").size == (64, 48)


def test_sizes_are_known_before_anything_is_decoded() -> None:
    assert take_apart(png_header(60_000, 50_000)).size == (60_000, 50_000)
    assert take_apart(webp_header(16_000, 15_000)).size == (16_000, 15_000)
    assert take_apart(with_jpeg_size(jpeg(), 65_000, 64_000)).size == (65_000, 64_000)
    for lossless in (False, True):
        assert take_apart(saved(picture(321, 123), "WEBP", lossless=lossless)).size == (321, 123)


def test_the_price_of_a_progressive_jpeg_is_known() -> None:
    plain, progressive = jpeg(800, 600), jpeg(800, 600, progressive=True)
    assert take_apart(plain).decoding_cost == 0
    # Two bytes for each brightness and for a quarter as many of both colours.
    assert take_apart(progressive).decoding_cost == 2 * 800 * 600 * 3 // 2
    assert take_apart(jpeg(800, 600, progressive=True, subsampling=0)).decoding_cost == 2 * 800 * 600 * 3


@pytest.mark.parametrize("size", [(0, 48), (64, 0)])
def test_a_picture_without_extent_is_unreadable(size: tuple[int, int]) -> None:
    assert code_of(with_jpeg_size(jpeg(), *size)) == "photo-unreadable"


@pytest.mark.parametrize("before", [0, 1, 2, 3, 5])
def test_a_marker_is_found_wherever_the_search_was_divided(monkeypatch: pytest.MonkeyPatch, before: int) -> None:
    monkeypatch.setattr("sync.photos.files._STRETCH", 4)
    scan = b"\xff\xda\x00\x02" + b"\x11" * before + b"\xff\x00\xff\xd3"
    assert has_too_many_scans(b"\xff\xd8" + scan * 2_000)
    assert not has_too_many_scans(b"\xff\xd8" + scan * 3 + b"\xff\xff\xd9" + scan * 2_000)
