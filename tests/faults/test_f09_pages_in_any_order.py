"""F09: pages repeated, out of order, doubled: the same state."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.vocabulary import Status
from sync.feed import FeedGone, FeedItem, FeedReport
from sync.records import QueueQuery
from sync.stores import Stores
from tests.fakes import synthetic
from tests.fakes.cache_fixtures import event, held, item

NOW = synthetic.NOW

feed_items = st.one_of(
    st.builds(
        lambda name, rev: item(name, rev, event(rev), status=list(Status)[rev % 8], text=f"teks {rev}"),
        st.sampled_from("abc"),
        st.integers(1, 12),
    ),
    st.builds(lambda name, rev: FeedGone(name, rev, "left"), st.sampled_from("abc"), st.integers(1, 12)),
)


@given(items=st.lists(feed_items, max_size=14), seed=st.integers(0, 2**16))
def test_pages_in_any_order_and_number_end_in_one_state(
    tmp_path_factory: pytest.TempPathFactory, items: list[FeedItem], seed: int
) -> None:
    """Property: what the cache holds depends on what was sent, never on how."""
    stores = synthetic.open_temporary(tmp_path_factory.mktemp("stores"))
    rng = random.Random(seed)
    shuffled = items + rng.sample(items, k=len(items) // 2)
    rng.shuffle(shuffled)
    assert (
        _state(stores, [items])
        == _state(stores, [shuffled[at : at + 3] for at in range(0, len(shuffled), 3)])
        == _expected(items)
    )
    assert stores.check() == []


def _state(stores: Stores, pages: list[list[FeedItem]]) -> dict[str, int]:
    stores.rebuild_cache()
    cache, reader = stores.open_cache(), stores.open_reader()
    for number, page in enumerate(pages):
        cache.apply_page(page, f"c{number}", NOW)
    found = {row.report_id: held(reader, row.report_id).rev for row in reader.queue(QueueQuery()).rows}
    assert sum(reader.counts().open_by_status.values()) == sum(held(reader, name).is_open for name in found)
    cache.close()
    reader.close()
    return found


def _expected(items: list[FeedItem]) -> dict[str, int]:
    newest: dict[str, tuple[int, bool]] = {}
    for one in items:
        name, rank = (one.report.id, (one.report.rev, False)) if isinstance(one, FeedReport) else (one.id, (one.rev, True))
        newest[name] = max(newest.get(name, (-1, False)), rank)
    return {name: rev for name, (rev, gone) in newest.items() if not gone}
