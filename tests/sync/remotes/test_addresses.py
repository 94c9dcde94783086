"""Addresses as officers type them."""

import pytest

from sync.errors import NotOurServer
from sync.remotes.addresses import is_loopback, normalised


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("crop.example.id", "https://crop.example.id"),
        (" https://crop.example.id/ ", "https://crop.example.id"),
        ("https://crop.example.id:8443/city/", "https://crop.example.id:8443/city"),
        ("https://crop.example.id/officer/v1", "https://crop.example.id"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://localhost:8000/", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_address_is_reduced_to_where_it_leads(typed: str, meant: str) -> None:
    assert normalised(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "ftp://x", "https://", "https://a:b@host", "https://host:port", "https://h/?q=1", "http://[::1"]
)
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(NotOurServer) as caught:
        normalised(typed)
    assert caught.value.code == "bad-address"


def test_nothing_goes_in_the_clear_to_another_computer() -> None:
    with pytest.raises(NotOurServer) as caught:
        normalised("http://crop.example.id")
    assert caught.value.code == "insecure-address"


def test_loopback() -> None:
    assert is_loopback("http://127.0.0.1:1")
    assert not is_loopback("https://crop.example.id")
