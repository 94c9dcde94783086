"""Coordinates as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.map_links import is_shortened
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
        "106.9055, -6.2146",
        "106,9055 -6,2146",
        "(-6.2146, 106.9055)",
        "106°54'19.8\"E 6°12'52.56\"S",
        "106° 54′ 19,8″ BT, 6° 12′ 52,56″ LS",
        "S 6°12'52.56\" E 106°54'19.8\"",
        "6.2146 S, 106.9055 E",
        "6,2146° LS 106,9055° BT",
        "https://www.google.com/maps/@-6.2146,106.9055,17z",
        "https://www.google.com/maps/place/Kantor+Lurah/@-6.3,106.8,17z/data=!3m1!4b1!4m6!8m2!3d-6.2146!4d106.9055!16s",
        "https://maps.google.com/?q=-6.2146,106.9055",
        "https://maps.google.com/maps?q=loc:-6.2146+106.9055&z=17".replace("+", ","),
        "https://www.google.com/maps/search/?api=1&query=-6.2146%2C106.9055",
        "https://www.google.com/maps/search/-6.2146,+106.9055?entry=tts",
        "https://www.google.com/maps/place/-6.2146,106.9055",
        "https://www.google.com/maps/dir/?api=1&destination=-6.2146,106.9055",
        "https://www.openstreetmap.org/?mlat=-6.2146&mlon=106.9055#map=15/-6.3/106.8",
        "https://www.openstreetmap.org/#map=17/-6.2146/106.9055",
        "https://maps.apple.com/?ll=-6.2146,106.9055&q=Pos",
        "https://waze.com/ul?ll=-6.2146%2C106.9055&navigate=yes",
        "https://www.bing.com/maps?cp=-6.2146~106.9055&lvl=17",
        "geo:-6.2146,106.9055?z=17",
        "geo:-6.2146,106.9055;u=35",
        "geo:0,0?q=-6.2146,106.9055(Pos RW 11)",
        "Lokasinya di sini ya pak https://maps.google.com/?q=-6.2146,106.9055 terima kasih",
    ],
)
def test_the_same_place_in_many_ways(text: str) -> None:
    assert read_point(text) == pytest.approx((106.9055, -6.2146), abs=1e-6)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jl. Dermaga",
        "106.9",
        "-91, 10",
        "10, 181",
        "1e3, 5",
        "6°12'S",
        "-6.2146, 106.9055, 7",
        "x" * 10_000,
        "geo:",
        "6°12'S 6°12'S",
    ],
)
def test_what_names_no_place(text: str) -> None:
    assert read_point(text) is None


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_what_is_written_is_read_again(lon: float, lat: float) -> None:
    assert read_point(write_point((lon, lat))) == pytest.approx((lon, lat), abs=6e-6)
    assert read_point(write_point((lon, lat), 6)) == pytest.approx((lon, lat), abs=6e-7)


@pytest.mark.parametrize(
    "link",
    [
        "https://maps.app.goo.gl/AbCdEf123",
        "https://www.google.com/maps/place/Klender",
        "https://[",
        "https://maps.google.com/?q=-95,10",
    ],
)
def test_a_link_that_names_no_place(link: str) -> None:
    assert read_point(link) is None


def test_only_a_link_that_its_server_alone_understands_is_called_short() -> None:
    assert is_shortened("ini https://maps.app.goo.gl/AbCdEf123")
    assert not is_shortened("https://www.google.com/maps/place/Klender")
    assert not is_shortened("https://osm.org/#map=17/-6.2146/106.9055")
    assert not is_shortened("-6.2146, 106.9055")
    assert not is_shortened("https://[")
