"""Drawn photos: real JPEG files with facts inside, the same for the same seed."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from central.packs.photos import SIZE, draw, draw_all, photo_of
from central.packs.records import PackPhoto
from central.packs.scenes import SCENES
from officer_app.domain.vocabulary import PhotoRole

_PHOTO = PackPhoto(
    role=PhotoRole.CITIZEN,
    scene="flood",
    seed=3,
    taken_at=datetime(2014, 12, 15, 3, 4, 5, tzinfo=UTC),
    point=(106.905123, -6.2257),
)


@pytest.mark.parametrize("scene", SCENES)
def test_every_scene_is_a_photo_before_and_another_one_after(scene: str) -> None:
    before, after = (draw((scene, 1, repaired)) for repaired in (False, True))
    assert before != after
    for data in (before, after):
        image = Image.open(io.BytesIO(data))
        image.load()
        assert (image.format, image.size) == ("JPEG", SIZE)
        assert len(data) < 400_000


def test_the_same_seed_draws_the_same_and_another_one_something_else() -> None:
    drawn = draw_all([("flood", 1, False), ("flood", 2, False), ("flood", 1, False)])
    assert len(drawn) == len(set(drawn.values())) == 2
    assert drawn["flood", 1, False] == draw(("flood", 1, False))


def test_a_citizen_s_photo_says_when_and_where_it_was_taken() -> None:
    shifted = photo_of(_PHOTO, draw(("flood", 3, False)), key="a/0", shift=timedelta(days=1), keeps_exif=True)
    exif = Image.open(io.BytesIO(shifted.data)).getexif()
    details, place = exif.get_ifd(0x8769), exif.get_ifd(0x8825)
    assert (details[0x9003], details[0x9011]) == ("2014:12:16 10:04:05", "+07:00")
    assert (place[1], place[3]) == ("S", "E")
    assert [_decimal(place[tag]) for tag in (2, 4)] == pytest.approx([6.2257, 106.905123], abs=1e-5)
    assert shifted.sha256 == shifted.original_sha256


def test_an_officer_s_photo_carries_no_exif_but_the_hash_of_what_it_was() -> None:
    drawn = draw(("flood", 3, True))
    sent = photo_of(_PHOTO, drawn, key="a/0", shift=timedelta(0), keeps_exif=False)
    original = photo_of(_PHOTO, drawn, key="a/0", shift=timedelta(0), keeps_exif=True)
    image = Image.open(io.BytesIO(sent.data))
    assert dict(image.getexif()) == {}
    assert sent.original_sha256 == original.sha256 != sent.sha256
    assert sent.original_size == len(original.data)


def test_two_uses_of_one_drawing_are_two_files_with_the_same_pixels() -> None:
    drawn = draw(("flood", 3, False))
    one, two = (photo_of(_PHOTO, drawn, key=key, shift=timedelta(0), keeps_exif=True) for key in ("a/0", "b/0"))
    assert one.sha256 != two.sha256
    assert Image.open(io.BytesIO(one.data)).tobytes() == Image.open(io.BytesIO(two.data)).tobytes()
    assert b"dibuat oleh program" in one.data


def _decimal(parts: tuple[float, float, float]) -> float:
    degrees, minutes, seconds = parts
    return float(degrees) + float(minutes) / 60 + float(seconds) / 3600
