"""EXIF: the facts that count, and nothing worse than nothing from broken blocks."""

import struct
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sync.photos.exif import ExifFacts, read_exif, xmp_orientation
from tests.fakes.photo_bytes import exif

DERMAGA = (106.9055, -6.2146)


def entry(tag: int, kind: int, count: int, value: int) -> bytes:
    return struct.pack("<HHII", tag, kind, count, value)


def tiff(*entries: bytes, rest: bytes = b"", first: int = 8) -> bytes:
    return b"II*\0" + struct.pack("<IH", first, len(entries)) + b"".join(entries) + b"\0\0\0\0" + rest


def test_all_facts_are_read() -> None:
    facts = read_exif(
        exif(orientation=6, taken="2026:03:02 09:41:07", point=DERMAGA, make="Xiaomi", model="Redmi 9", software="MIUI 14")
    )
    # Without a zone a camera in Jakarta means WIB.
    assert facts.taken_at == datetime(2026, 3, 2, 2, 41, 7, tzinfo=UTC)
    assert facts.point == pytest.approx(DERMAGA, abs=1e-5)
    assert (facts.orientation, facts.camera, facts.software) == (6, "Xiaomi Redmi 9", "MIUI 14")


@pytest.mark.parametrize(
    ("taken", "offset", "hour"),
    [
        ("2026:03:02 09:00:00", "+09:00", 0),
        ("2026:03:02 09:00:00", "-01:30", 10),
        ("2026:03:02 09:00:00", "nonsense", 2),
        ("2026-03-02T09:00:00", None, 2),
        ("2026:03:02 09:00:00.123", "+99:99", 2),
    ],
)
def test_the_zone_counts_where_it_is_told(taken: str, offset: str | None, hour: int) -> None:
    found = read_exif(exif(taken=taken, offset=offset)).taken_at
    assert found is not None
    assert found.replace(minute=0) == datetime(2026, 3, 2, hour, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "taken", ["0000:00:00 00:00:00", "    :  :     :  :  ", "2026:13:01 00:00:00", "1904:01:01 00:00:00", "yesterday"]
)
def test_no_time_is_better_than_a_wrong_one(taken: str) -> None:
    assert read_exif(exif(taken=taken)).taken_at is None


def test_a_maker_is_not_said_twice() -> None:
    assert read_exif(exif(make="Canon", model="Canon EOS 80D")).camera == "Canon EOS 80D"
    assert read_exif(exif(make="Canon")).camera == "Canon"


def test_words_are_printable_and_short() -> None:
    block = exif(software="aQQQb\x07c" + "x" * 500).replace(b"QQQ", "\u202e".encode())
    assert read_exif(block).software == "abc" + "x" * 97


@pytest.mark.parametrize("point", [(0.0, 0.0)])
def test_a_receiver_without_a_fix_gives_no_place(point: tuple[float, float]) -> None:
    assert read_exif(exif(point=point)).point is None


@pytest.mark.parametrize(
    "gps",
    [
        entry(1, 2, 2, 0x53) + entry(2, 5, 3, 90),
        entry(2, 5, 1, 90) + entry(4, 5, 1, 90),
        entry(1, 2, 2, 0x53) + entry(2, 5, 1, 90) + entry(3, 2, 2, 0x45) + entry(4, 5, 1, 98),
        entry(1, 2, 2, 0x51) + entry(2, 5, 1, 90) + entry(3, 2, 2, 0x45) + entry(4, 5, 1, 90),
    ],
    ids=["half", "no hemispheres", "divided by zero", "no such hemisphere"],
)
def test_a_place_counts_only_whole(gps: bytes) -> None:
    entries = len(gps) // 12
    table = struct.pack("<H", entries) + gps
    block = tiff(entry(0x8825, 4, 1, 26), rest=table.ljust(64, b"\0") + struct.pack("<IIII", 6, 1, 107, 0))
    assert read_exif(block).point is None


@pytest.mark.parametrize(
    "block",
    [
        None,
        b"",
        b"Exif\0\0",
        b"II*\0",
        b"II*\0\xff\xff\xff\xff",
        b"MM\0*\0\0\0\x08\xff\xff",
        tiff(entry(0x8769, 4, 1, 8)),
        tiff(entry(0x0112, 3, 1, 77)),
        tiff(entry(0x010F, 2, 0xFFFFFFFF, 8)),
        tiff(entry(0x010F, 2, 100, 0xFFFFFFF0)),
        tiff(entry(0x0112, 12, 1, 3)),
    ],
)
def test_broken_blocks_give_nothing(block: bytes | None) -> None:
    assert read_exif(block) == ExifFacts()


@given(st.binary(max_size=300))
@example(b"II*\0\x08\0\0\0" + b"\xff" * 100)
def test_any_bytes_at_all_are_survived(noise: bytes) -> None:
    for head in (b"", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"):
        read_exif(head + noise)


@given(st.data())
def test_any_damage_to_a_good_block_is_survived(data: st.DataObject) -> None:
    block = bytearray(exif(orientation=6, taken="2026:03:02 09:41:07", point=DERMAGA, make="X", model="Y", software="Z"))
    for _ in range(data.draw(st.integers(1, 8))):
        block[data.draw(st.integers(0, len(block) - 1))] = data.draw(st.integers(0, 255))
    facts = read_exif(bytes(block))
    assert facts.point is None or (abs(facts.point[0]) <= 180 and abs(facts.point[1]) <= 90)


def test_the_orientation_of_xmp() -> None:
    assert xmp_orientation(b'<rdf:Description tiff:Orientation="6"/>') == 6
    assert xmp_orientation(b"<tiff:Orientation>3</tiff:Orientation>") == 3
    assert xmp_orientation(b'<x tiff:Orientation="9"/>') is None
    assert xmp_orientation(None) is None
