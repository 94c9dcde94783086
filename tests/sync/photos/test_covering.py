"""Covered parts of a photo: gone from what is kept and sent, all else as it was; and the boxes lie where they were seen."""

import hashlib
import sys
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter, ImageStat

from officer_app.domain.evidence import Check, is_citizens_copy, review
from officer_app.domain.reports import Attachment
from officer_app.domain.vocabulary import PhotoRole
from sync.errors import PhotoError
from sync.photos.boxes import MAX_BOXES, Box, Plate
from sync.photos.covering import covered, covered_copy, plate_of
from sync.photos.pixels import MAX_SIDE
from sync.photos.preparing import prepare
from sync.records import PreparedPhoto
from tests.domain.samples import report
from tests.fakes.photo_bytes import exif, jpeg, picture, saved
from tests.fakes.photo_child import MIB, in_a_child

TAKEN = exif(taken="2026:03:02 09:00:00", point=(106.9055, -6.2146), make="Xiaomi", model="Redmi")


def street(width: int = 640, height: int = 480) -> Image.Image:
    """A picture with something everywhere: waves of colour, as a camera sees a street."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    middle = Image.radial_gradient("L").resize((width, height))
    return Image.merge("RGB", (across, down, middle)).filter(ImageFilter.SMOOTH)


def opened(prepared: PreparedPhoto) -> Image.Image:
    image = Image.open(BytesIO(prepared.data))
    image.load()
    return image


def plate_as_image(plate: Plate) -> Image.Image:
    return Image.frombytes("RGB", (plate.width, plate.height), plate.pixels)


def box_of(box: Box) -> tuple[int, int, int, int]:
    return box.left, box.top, box.left + box.width, box.top + box.height


def brightest(image: Image.Image, box: Box) -> int:
    return max(high for _, high in image.crop(box_of(box)).getextrema())  # type: ignore[misc]


def test_what_is_covered_is_gone_and_the_rest_is_as_it_was() -> None:
    ready = prepare(saved(street(), "JPEG", quality=95), role=PhotoRole.AFTER)
    plate = plate_of(ready.data)
    face, plate_box = Box(96, 64, 80, 96), Box(401, 333, 57, 23)
    made = covered(ready.photo, plate, [face, plate_box])
    before, after = opened(ready), opened(made)
    for box in (face, plate_box):
        assert brightest(before, box) > 60
        inner = Box(box.left + 8, box.top + 8, box.width - 16, box.height - 16)
        assert brightest(after, inner) < 24, "black but for what rings in from outside, at the edge"
    outside = Image.new("L", before.size, 255)
    for box in (face, plate_box):  # one block of JPEG around the boxes may be touched
        left, top, right, bottom = box_of(box)
        outside.paste(0, (left - 16, top - 16, right + 16, bottom + 16))
    apart = ImageStat.Stat(ImageChops.difference(before, after), outside)
    assert max(apart.mean) < 1.5 and max(high for _, high in apart.extrema) < 24


def test_the_same_black_whatever_lay_below() -> None:
    """Two photos that differ only where they are covered give the same bytes: not a bit of what lay below is in them."""
    box = Box(100, 100, 120, 90)
    first, second = street(), street()
    second.paste(picture(120, 90), (100, 100))
    made = []
    for image in (first, second):
        photo = prepare(saved(image, "PNG"), role=PhotoRole.AFTER).photo
        made.append(covered(photo, Plate(image.width, image.height, image.tobytes()), [box]).data)
    assert first.tobytes() != second.tobytes()
    assert made[0] == made[1]


def test_no_metadata_and_no_thumbnail_keep_it() -> None:
    data = saved(street(), "JPEG", quality=95, exif=TAKEN, comment=b"rahasia")
    made = covered(prepare(data, role=PhotoRole.AFTER).photo, plate_of(data), [Box(10, 10, 100, 100)])
    assert not opened(made).getexif()
    assert made.data.count(b"\xff\xd8\xff") == 1, "one picture, no smaller one within"
    assert not [mark for mark in (b"Exif", b"rahasia", b"http://ns.adobe", b"ICC_PROFILE") if mark in made.data]


def test_the_facts_of_the_taking_stay() -> None:
    data = saved(street(), "JPEG", quality=95, exif=TAKEN)
    ready = prepare(data, role=PhotoRole.DURING, caption="Saluran dibersihkan")
    made = covered(ready.photo, plate_of(ready.data), [Box(0, 0, 50, 50)])
    photo = made.photo
    assert photo.facts == ready.photo.facts
    assert photo.facts.original_sha256 == hashlib.sha256(data).hexdigest()
    assert (photo.role, photo.caption, photo.covered) == (PhotoRole.DURING, "Saluran dibersihkan", True)
    assert (photo.sha256, photo.size) == (hashlib.sha256(made.data).hexdigest(), len(made.data))
    assert (photo.width, photo.height) == opened(made).size == (640, 480)
    checks = {finding.check: finding.verdict for finding in review(photo, report(), ())}
    assert checks == {finding.check: finding.verdict for finding in review(ready.photo, report(), ())}


@pytest.mark.parametrize("orientation", range(1, 9))
def test_boxes_lie_where_they_were_seen_on_turned_photos(orientation: int) -> None:
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    upright = picture(160, 96)
    stored = upright.transpose(turns[orientation]) if orientation > 1 else upright
    data = saved(stored, "JPEG", quality=95, exif=exif(orientation=orientation))
    plate = plate_of(data)
    assert (plate.width, plate.height) == (160, 96)
    red = Box(0, 0, 80, 48)
    assert min(plate_as_image(plate).crop(box_of(red)).resize((1, 1)).getpixel((0, 0))[0:1]) > 150, "seen red"  # type: ignore[index]
    citizens = Attachment(sha256="c" * 64, size=len(data), mime="image/jpeg", role=PhotoRole.CITIZEN)
    after = opened(covered_copy(citizens, plate, [red]))
    assert not after.getexif() and after.size == (160, 96)
    assert brightest(after, Box(8, 8, 64, 32)) < 24
    colours = [after.getpixel(place) for place in ((150, 8), (8, 88), (150, 88))]
    assert [[channel > 128 for channel in colour] for colour in colours] == [  # type: ignore[union-attr]
        [False, True, False],
        [False, False, True],
        [True, True, True],
    ]


def test_a_box_over_the_edge_is_cut_and_one_outside_covers_nothing() -> None:
    ready = prepare(jpeg(64, 48), role=PhotoRole.AFTER)
    plate = plate_of(ready.data)
    after = opened(covered(ready.photo, plate, [Box(-20, -20, 40, 40), Box(60, 40, 4_000, 4_000), Box(500, 500, 9, 9)]))
    assert brightest(after, Box(0, 0, 12, 12)) < 24 and brightest(after, Box(62, 42, 2, 6)) < 40
    for boxes in ([], [Box(64, 0, 5, 5)], [Box(0, 0, 0, 9)], [Box(1, 1, 2, 2)] * (MAX_BOXES + 1)):
        with pytest.raises(PhotoError, match="photo-not-covered"):
            covered(ready.photo, plate, boxes)


def test_a_large_photo_has_a_plate_of_the_sending_size() -> None:
    plate = plate_of(jpeg(5_000, 2_500))
    assert (plate.width, plate.height) == (MAX_SIDE, MAX_SIDE // 2)
    assert len(plate.pixels) == plate.width * plate.height * 3


@pytest.mark.skipif(sys.platform == "win32", reason="there is no ru_maxrss on Windows")
def test_covering_a_very_large_photo_takes_bounded_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.jpg"
    Image.effect_noise((12_000, 9_000), 60).convert("RGB").save(path, "JPEG", quality=60)
    found, peak = in_a_child([path], "cover")
    assert found["large.jpg"][:2] == [MAX_SIDE, MAX_SIDE * 3 // 4]  # type: ignore[index]
    assert peak < 300 * MIB, peak // MIB


def test_what_is_no_photo_has_no_plate() -> None:
    with pytest.raises(PhotoError):
        plate_of(b"\xff\xd8\xff\xe0 not a photo")


def test_a_copy_of_the_citizens_photo_says_what_it_is() -> None:
    data = jpeg(640, 480)
    taken = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    citizens = Attachment(
        sha256=hashlib.sha256(data).hexdigest(), size=len(data), mime="image/jpeg", role=PhotoRole.CITIZEN, taken_at=taken
    )
    photo = covered_copy(citizens, plate_of(data), [Box(0, 0, 50, 50)]).photo
    assert (photo.role, photo.covered, photo.facts.original_sha256) == (PhotoRole.BEFORE, True, citizens.sha256)
    assert (photo.facts.taken_at, photo.facts.source) == (taken, "jpeg")
    about = report(attachments=(citizens,))
    assert is_citizens_copy(photo, about)
    assert [finding.check for finding in review(photo, about)] == [Check.COPY]
    # Passed off as a result it is what it always was: a photo that hangs there already.
    assert not is_citizens_copy(replace(photo, role=PhotoRole.AFTER), about)
    assert not is_citizens_copy(photo, report())
