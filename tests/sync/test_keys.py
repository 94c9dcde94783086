"""The installation's secret: one key for each purpose, and never shown."""

import pytest

from sync.keys import StoreKey


def test_each_purpose_has_its_own_key() -> None:
    key = StoreKey(b"k" * 32)
    keys = {key.database("work.db"), key.database("cache.db"), key.photos().hex(), key.proof().hex()}
    assert len(keys) == 4
    assert all(len(bytes.fromhex(derived)) == 32 for derived in keys)
    assert key.secret.hex() not in keys


def test_the_same_secret_gives_the_same_keys() -> None:
    assert StoreKey(b"k" * 32).database("work.db") == StoreKey(b"k" * 32).database("work.db")
    assert StoreKey(b"k" * 32).database("work.db") != StoreKey(b"j" * 32).database("work.db")


def test_the_secret_is_not_in_its_repr() -> None:
    assert "kkkk" not in repr(StoreKey(b"k" * 32))


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        StoreKey(b"short")
