"""The coding of small bodies: whole or not at all, never longer than allowed, and tied to its dictionary."""

import hashlib
import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain import compact
from officer_app.domain.compact import CompactError, TooLongError, Unpacking, packed, unpacked
from officer_app.domain.compact_words import DICTIONARY
from officer_app.domain.vocabulary import Channel, OperationKind, PhotoRole, Status, Visibility

# Each token ever used, and the dictionary that it stands for. A line is added, never changed.
DICTIONARIES = {"crop-deflate-1": "b02cee8b4d05ba0c09edb550bb7f571203d3184b7dba645334e8f95e41d3d0b2"}

EMPTY_PAGE = json.dumps(
    {"epoch": hashlib.sha256(b"e").hexdigest()[:32], "items": [], "cursor": hashlib.sha512(b"c").hexdigest(), "more": False},
    separators=(",", ":"),
).encode()


def test_another_dictionary_is_another_token() -> None:
    assert hashlib.sha256(DICTIONARY).hexdigest() == DICTIONARIES[compact.CODING], "both ends must hold the same: a new token"


def test_the_dictionary_fits_the_window_and_knows_the_words_of_today() -> None:
    assert len(DICTIONARY) < 8 * 1024
    words = {*Status, *Channel, *OperationKind, *PhotoRole, *Visibility}
    assert {word for word in words if f'"{word}"'.encode() not in DICTIONARY} == set()


@given(st.binary(max_size=4000))
def test_any_body_comes_back(body: bytes) -> None:
    assert unpacked(packed(body), len(body)) == body


@pytest.mark.parametrize("length", [0, 1, 64 * 1024, 64 * 1024 + 1, 1_000_000])
def test_a_body_is_taken_up_to_the_limit_and_not_a_byte_more(length: int) -> None:
    stream = packed(bytes(length))
    assert unpacked(stream, length) == bytes(length)
    if length:
        with pytest.raises(TooLongError):
            unpacked(stream, length - 1)


def test_a_bomb_is_not_unpacked() -> None:
    bomb = zlib.compressobj(9, zdict=DICTIONARY)
    stream = b"".join(bomb.compress(bytes(1 << 20)) for _ in range(64)) + bomb.flush()
    unpacking = Unpacking(1000)
    got: list[bytes] = []
    with pytest.raises(TooLongError):
        got.extend(unpacking.take(stream))
    assert got == []


@given(st.binary(max_size=200))
def test_garbage_is_told(data: bytes) -> None:
    with pytest.raises(CompactError):
        unpacked(data, 1 << 20)


@given(st.integers(min_value=0, max_value=len(packed(EMPTY_PAGE)) - 1))
def test_a_stream_that_was_cut_is_told(length: int) -> None:
    with pytest.raises(CompactError):
        unpacked(packed(EMPTY_PAGE)[:length], 1 << 20)


@given(st.data())
def test_a_spoilt_letter_is_told(data: st.DataObject) -> None:
    stream = bytearray(packed(EMPTY_PAGE))
    place = data.draw(st.integers(min_value=0, max_value=len(stream) - 1))
    stream[place] ^= data.draw(st.integers(min_value=1, max_value=255))
    with pytest.raises((CompactError, TooLongError)):
        assert unpacked(bytes(stream), 1 << 20) != EMPTY_PAGE
        raise CompactError


def test_bytes_after_the_end_are_told() -> None:
    with pytest.raises(CompactError):
        unpacked(packed(b"{}") + b"x", 1000)
    unpacking = Unpacking(1000)
    assert b"".join(unpacking.take(packed(b"{}"))) == b"{}"
    with pytest.raises(CompactError):
        list(unpacking.take(b"x"))


@pytest.mark.parametrize("dictionary", [b"another", DICTIONARY[:-1]])
def test_another_dictionary_is_noticed(dictionary: bytes) -> None:
    foreign = zlib.compressobj(9, zdict=dictionary)
    with pytest.raises(CompactError):
        unpacked(foreign.compress(EMPTY_PAGE) + foreign.flush(), 1 << 20)


@given(st.integers(min_value=1, max_value=70))
def test_it_may_come_in_any_pieces(size: int) -> None:
    stream, unpacking = packed(EMPTY_PAGE * 3), Unpacking(1 << 20)
    body = b"".join(piece for at in range(0, len(stream), size) for piece in unpacking.take(stream[at : at + size]))
    unpacking.end()
    assert body == EMPTY_PAGE * 3


def test_what_every_body_says_costs_little() -> None:
    """Hashes and ids have to be sent; what stands around them hardly."""
    entropy = 32 // 2 + 128 // 2
    assert len(packed(EMPTY_PAGE)) < entropy + 50
    assert len(zlib.compress(EMPTY_PAGE, 9)) > entropy + 70
