"""F41: a tombstone, then a stale page or answer: what is gone is not resurrected."""

import pytest

from sync.cache import CacheStore
from sync.feed import FeedGone
from sync.reading import Reader
from tests.fakes import synthetic
from tests.fakes.cache_fixtures import item

NOW = synthetic.NOW


@pytest.mark.parametrize("kind", ["left", "merged", "purged"])
def test_a_stale_page_does_not_bring_back_what_is_gone(cache: CacheStore, reader: Reader, kind: str) -> None:
    cache.apply_page([item("a", 1), item("b", 2)], "c1", NOW)
    changes = cache.apply_page([FeedGone("a", 5, kind, into="b")], "c2", NOW)
    assert changes.removed == frozenset("a")
    for stale in (1, 4, 5):
        assert not cache.apply_page([item("a", stale)], "c3", NOW)
        assert not cache.apply_reports([item("a", stale)])
    assert (reader.detail("a"), cache.revs(["a", "b"])) == (None, {"a": 5, "b": 2})
