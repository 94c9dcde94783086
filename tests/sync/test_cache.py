"""The cache: pages, cursor and tombstones, in any order and as often as they like."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from officer_app.domain.reports import Actor, Event, Report
from officer_app.domain.vocabulary import Status
from sync.cache import CacheStore
from sync.changes import ChangeSet
from sync.errors import DiskFull
from sync.feed import FeedGone, FeedItem, FeedReport, FeedUnknown
from sync.reading import Reader
from sync.records import QueueQuery
from sync.stores import Stores
from tests.domain.samples import report
from tests.fakes import synthetic

NOW = synthetic.NOW


@pytest.fixture
def stores(tmp_path: Path) -> Stores:
    return synthetic.open_temporary(tmp_path)


@pytest.fixture
def cache(stores: Stores) -> Iterator[CacheStore]:
    found = stores.open_cache()
    yield found
    found.close()


@pytest.fixture
def reader(stores: Stores) -> Iterator[Reader]:
    found = stores.open_reader()
    yield found
    found.close()


def item(report_id: str, rev: int, *events: Event, **changes: object) -> FeedReport:
    made = replace(report(id=report_id, number=f"JK-{report_id}".upper(), rev=rev), **changes)  # type: ignore[arg-type]
    return FeedReport(made, events)


def event(seq: int, kind: str = "note") -> Event:
    return Event(seq=seq, kind=kind, at=NOW + timedelta(minutes=seq), data={"text": f"line {seq}"})


def held(reader: Reader, report_id: str) -> Report:
    detail = reader.detail(report_id)
    assert detail is not None
    return detail.report


def test_a_page_and_its_cursor_are_one(cache: CacheStore, reader: Reader) -> None:
    assert cache.cursor() is None
    changes = cache.apply_page([item("a", 1), item("b", 2)], "c1", NOW)
    assert (changes.reports, changes.arrived, cache.cursor()) == (frozenset("ab"), frozenset(), "c1")
    assert held(reader, "a") == item("a", 1).report


def test_nothing_is_kept_when_the_page_cannot_be_finished(
    cache: CacheStore, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.apply_page([item("a", 1)], "c1", NOW)

    def fail(self: CacheStore, items: object) -> None:
        raise DiskFull

    monkeypatch.setattr(CacheStore, "_keep_unknown", fail)
    with pytest.raises(DiskFull):
        cache.apply_page([item("a", 2, status=Status.DONE), item("b", 3)], "c2", NOW)
    assert (cache.cursor(), held(reader, "a").rev, reader.detail("b")) == ("c1", 1, None)


def test_what_arrives_after_the_first_sync_is_news(cache: CacheStore) -> None:
    cache.apply_page([item("a", 1)], "c1", NOW)
    assert cache.apply_page([item("z", 1)], "c2", NOW).arrived == frozenset(), "the second page of the first sync"
    cache.mark_synced(NOW)
    changes = cache.apply_page([item("a", 2), item("b", 3)], "c3", NOW)
    assert (changes.arrived, changes.reports) == (frozenset("b"), frozenset("ab"))
    assert cache.apply_reports([item("c", 4)]).arrived == frozenset()


def test_the_same_page_again_changes_nothing(cache: CacheStore) -> None:
    page: list[FeedItem] = [item("a", 1, event(1)), FeedGone("b", 2, "left")]
    cache.apply_page(page, "c1", NOW)
    assert cache.apply_page(page, "c1", NOW) == ChangeSet()


def test_an_older_revision_never_replaces_a_newer_one(cache: CacheStore, reader: Reader) -> None:
    cache.apply_page([item("a", 5, status=Status.DONE)], "c1", NOW)
    assert not cache.apply_page([item("a", 4, status=Status.WAITING)], "c2", NOW)
    assert not cache.apply_reports([item("a", 5, status=Status.WAITING)])
    assert (held(reader, "a").status, cache.revs(["a"])) == (Status.DONE, {"a": 5})


@pytest.mark.parametrize("kind", ["left", "merged", "purged"])
def test_f41_a_stale_page_does_not_bring_back_what_is_gone(cache: CacheStore, reader: Reader, kind: str) -> None:
    cache.apply_page([item("a", 1), item("b", 2)], "c1", NOW)
    changes = cache.apply_page([FeedGone("a", 5, kind, into="b")], "c2", NOW)
    assert changes.removed == frozenset("a")
    for stale in (1, 4, 5):
        assert not cache.apply_page([item("a", stale)], "c3", NOW)
        assert not cache.apply_reports([item("a", stale)])
    assert (reader.detail("a"), cache.revs(["a", "b"])) == (None, {"a": 5, "b": 2})


def test_a_report_that_comes_back_is_back_but_no_news(cache: CacheStore, reader: Reader) -> None:
    cache.apply_page([item("a", 1)], "c1", NOW)
    cache.apply_page([FeedGone("a", 5, "left")], "c2", NOW)
    changes = cache.apply_page([item("a", 6)], "c3", NOW)
    assert (changes.reports, changes.arrived) == (frozenset("a"), frozenset())
    assert held(reader, "a").rev == 6
    assert cache.apply_page([FeedGone("a", 7, "purged")], "c4", NOW).removed == frozenset("a")


def test_a_tombstone_that_is_older_than_the_report_is_stale_too(cache: CacheStore, reader: Reader) -> None:
    cache.apply_page([item("a", 6)], "c1", NOW)
    assert not cache.apply_page([FeedGone("a", 5, "left")], "c2", NOW)
    assert held(reader, "a").rev == 6


def test_a_tombstone_of_the_same_revision_is_the_later_word(cache: CacheStore, reader: Reader) -> None:
    cache.apply_page([item("a", 6), FeedGone("a", 6, "left")], "c1", NOW)
    assert reader.detail("a") is None


def test_history_is_joined_by_number(cache: CacheStore, reader: Reader) -> None:
    cache.apply_page([item("a", 3, event(2), event(3))], "c1", NOW)
    detail = reader.detail("a")
    assert detail is not None
    assert detail.truncated_history
    # An answer brought the report without its history; the feed brings the history of the same revision later.
    cache.apply_reports([item("a", 5)])
    assert cache.apply_page([item("a", 5, event(4), event(5))], "c2", NOW).reports == frozenset("a")
    cache.apply_page([item("a", 2, event(1), event(2))], "c3", NOW)
    detail = reader.detail("a")
    assert detail is not None
    assert [line.seq for line in detail.events] == [1, 2, 3, 4, 5]
    assert not detail.truncated_history


def test_f45_unknown_kinds_are_kept_and_the_cursor_moves(cache: CacheStore, reader: Reader, stores: Stores) -> None:
    document = b'{"kind":"poll","rev":9,"question":"?"}'
    cache.apply_page([item("a", 1, event(1, "telepathy")), FeedUnknown("poll", 9, document)], "c1", NOW)
    assert cache.cursor() == "c1"
    detail = reader.detail("a")
    assert detail is not None
    assert detail.events[0].kind == "telepathy"
    database = cache._db
    assert database.rows("SELECT kind, rev, document FROM unknown_item") == [("poll", 9, document)]
    cache.apply_page([FeedUnknown("poll", rev, b"{}") for rev in range(10, 1_500)], "c2", NOW)
    assert database.value("SELECT count(*) FROM unknown_item") == 1_000
    assert database.value("SELECT max(rev) FROM unknown_item") == 1_499


def test_a_changed_text_is_found_by_its_new_words_only(cache: CacheStore, reader: Reader) -> None:
    cache.apply_page([item("a", 1, text="pohon tumbang"), item("b", 2, text="pohon bagus")], "c1", NOW)
    cache.apply_page([item("a", 3, text="jalan berlubang")], "c2", NOW)

    def found(text: str) -> list[str]:
        return sorted(row.report_id for row in reader.queue(QueueQuery(text=text)).rows)

    assert (found("tumbang"), found("lubang"), found("pohon")) == ([], ["a"], ["b"])
    cache.apply_page([FeedGone("b", 4, "left")], "c3", NOW)
    assert found("pohon") == []
    cache._db.rows("INSERT INTO words_fts (words_fts, rank) VALUES ('integrity-check', 1)")


def test_an_index_removes_the_surplus_and_names_the_stale(cache: CacheStore, reader: Reader) -> None:
    cache.apply_page([item(name, rev) for rev, name in enumerate("abcd", 1)], "c1", NOW)
    index = {"a": 1, "b": 9, "e": 5}
    assert sorted(cache.stale(index)) == ["b", "e"]
    cache.reset_cursor(None)
    assert cache.keep_index(index).removed == frozenset("cd")
    assert (cache.cursor(), reader.detail("c"), held(reader, "a").rev) == (None, None, 1)
    # An applied operation on a report that the index does not name has no revision to wait for.
    assert cache.revs(["c"])["c"] > 10**9
    # And should the feed name it after all, it is back.
    cache.apply_page([item("c", 3)], "c2", NOW)
    assert held(reader, "c").rev == 3


def test_after_a_restore_from_backup_lower_revisions_count(cache: CacheStore, reader: Reader) -> None:
    cache.apply_page([item("a", 50, event(1), status=Status.DONE), FeedGone("b", 60, "left")], "c1", NOW)
    cache.begin_epoch()
    assert (cache.cursor(), held(reader, "a").status, cache.revs(["a", "b"])) == (None, Status.DONE, {"a": -1})
    assert cache.stale({"a": 3}) == ["a"]
    cache.apply_page([item("a", 3, status=Status.WAITING), item("b", 4)], "d1", NOW)
    assert (held(reader, "a").status, held(reader, "b").rev) == (Status.WAITING, 4)


def test_documents_and_marks_stay(cache: CacheStore, stores: Stores) -> None:
    assert (cache.document("roads"), cache.last_sync()) == (None, None)
    cache.put_document("roads", '"w1"', b"{}")
    cache.mark_synced(NOW)
    other = stores.open_cache()
    assert (other.document("roads"), other.last_sync()) == (('"w1"', b"{}"), NOW)
    other.close()


def test_people_of_the_history_are_known_by_name(cache: CacheStore, reader: Reader) -> None:
    line = replace(event(1), actor=Actor(id="o-77", name="Dewi Lestari"))
    cache.apply_page([item("a", 1, line)], "c1", NOW)
    assert (reader.officer_name("o-77"), reader.officer_name("o-78")) == ("Dewi Lestari", None)


feed_items = st.one_of(
    st.builds(
        lambda name, rev: item(name, rev, event(rev), status=list(Status)[rev % 8], text=f"teks {rev}"),
        st.sampled_from("abc"),
        st.integers(1, 12),
    ),
    st.builds(lambda name, rev: FeedGone(name, rev, "left"), st.sampled_from("abc"), st.integers(1, 12)),
)


@given(items=st.lists(feed_items, max_size=14), seed=st.integers(0, 2**16))
def test_f09_pages_in_any_order_and_number_end_in_one_state(
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
        name, rank = (one.report.id, (one.report.rev, False)) if isinstance(one, FeedReport) else (one.id, (one.rev, True))  # type: ignore[union-attr]
        newest[name] = max(newest.get(name, (-1, False)), rank)
    return {name: rev for name, (rev, gone) in newest.items() if not gone}
