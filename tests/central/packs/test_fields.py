"""One field at a time: what is taken and what is refused, by name."""

from datetime import UTC, datetime

import pytest

from central.packs import fields
from central.packs.findings import RowBrokenError, RowRefusedError
from officer_app.domain.wib import WIB


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ([float("nan"), -6.2], "longitude is not a finite number"),
        ([106.8, float("inf")], "latitude is not a finite number"),
        ([0, 0], "no place"),
        ([0.0, -0.0], "no place"),
        ([200, 1], "longitude lies outside"),
        ([1, 91], "latitude lies outside"),
        (["106.8", -6.2], "longitude a number is expected"),
        ([True, 1], "longitude a number is expected"),
        ([106.8], "is expected"),
        (None, "is expected"),
        ({"lon": 1}, "is expected"),
    ],
)
def test_a_point_that_is_none_is_refused_by_name(value: object, reason: str) -> None:
    with pytest.raises(RowBrokenError, match=reason) as caught:
        fields.point(value, "coordinates")
    assert caught.value.field == "coordinates"


def test_a_point_may_carry_a_height() -> None:
    assert fields.point([106.8, -6.2, 12]) == (106.8, -6.2)


def test_times_are_utc_and_a_missing_zone_is_the_source_s() -> None:
    written = "2017-02-21T06:34:07.67"
    assert fields.parse_instant(written, "at", WIB) == datetime(2017, 2, 20, 23, 34, 7, 670_000, UTC)
    assert fields.parse_instant("2017-02-21T06:34:07Z", "at", WIB) == datetime(2017, 2, 21, 6, 34, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("yesterday", "is not a time"),
        ("2017-13-01T00:00:00Z", "is not a time"),
        ("2017-02-21T06:34:07", "no time zone"),
        ("0001-01-01T00:00:00+14:00", "this century"),
        ("1970-01-01T00:00:00Z", "this century"),
        ("2200-01-01T00:00:00Z", "this century"),
    ],
)
def test_what_is_no_plausible_time_is_refused(written: str, reason: str) -> None:
    with pytest.raises(RowBrokenError, match=reason):
        fields.parse_instant(written, "at")


def test_text_of_64_kib_is_taken_and_one_byte_more_is_not() -> None:
    assert fields.raw_text({"text": "é" * 32_768}, "text")
    with pytest.raises(RowRefusedError, match="64 KiB"):
        fields.raw_text({"text": "é" * 32_768 + "."}, "text")


def test_text_that_was_not_utf8_breaks_the_row() -> None:
    with pytest.raises(RowBrokenError, match="UTF-8"):
        fields.raw_text({"text": "a\udcff"}, "text")


def test_a_missing_text_may_be_null_or_nan_as_geojson_writers_have_it() -> None:
    assert fields.optional_text({"rw": float("nan")}, "rw") is None
    assert fields.optional_text({"rw": None}, "rw") is None
    with pytest.raises(RowBrokenError, match="not a number"):
        fields.optional_text({"rw": 5}, "rw")
