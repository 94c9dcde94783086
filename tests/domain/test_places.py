"""Coordinates as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.places import read_point, write_point


@pytest.mark.parametrize(
    "text",
    [
        "-6.2146, 106.9055",
        "  -6.2146,106.9055  ",
        "−6,2146; 106,9055",
        "-6.2146° 106.9055°",
        "6°12'52.56\"S 106°54'19.8\"E",
        "6° 12′ 52,56″ LS, 106° 54′ 19,8″ BT",
        "6°12.876'S 106°54.33'E",
        "6°12’52.56”S 106°54’19.8”E",
    ],
)
def test_the_same_place_in_many_ways(text: str) -> None:
    assert read_point(text) == pytest.approx((106.9055, -6.2146), abs=1e-6)


@pytest.mark.parametrize(
    "text", ["", "Jl. Dermaga", "106.9", "-91, 10", "10, 181", "1e3, 5", "6°12'S", "-6.2146, 106.9055, 7", "x" * 10_000]
)
def test_what_names_no_place(text: str) -> None:
    assert read_point(text) is None


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_what_is_written_is_read_again(lon: float, lat: float) -> None:
    assert read_point(write_point((lon, lat))) == pytest.approx((lon, lat), abs=6e-6)
    assert read_point(write_point((lon, lat), 6)) == pytest.approx((lon, lat), abs=6e-7)
