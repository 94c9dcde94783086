"""F45: unknown kinds of events and items from a newer centre: stored, shown as unknown, and the cursor moves."""

from sync.cache import CacheStore
from sync.feed import FeedUnknown
from sync.reading import Reader
from tests.fakes import synthetic
from tests.fakes.cache_fixtures import event, item
from tests.fakes.office import Office
from tests.fakes.small_centre import SmallCentre

NOW = synthetic.NOW


def test_unknown_kinds_are_kept_and_the_cursor_moves(cache: CacheStore, reader: Reader) -> None:
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


def test_the_engine_takes_what_it_knows_and_keeps_the_rest(office: Office, centre: SmallCentre) -> None:
    centre.feed.append({"kind": "hologram", "rev": 2, "shape": [1, 2, 3]})
    rev = centre.put("r9")
    centre.feed[-1]["events"] = [{"seq": 1, "kind": "telepathy", "at": "2017-02-21T06:34:07.672Z", "data": {"said": "nothing"}}]
    state = office.sync()
    assert (state.problem, office.engine.cursor()) == (None, f"e1:{rev}")
    detail = office.reader.detail("r9")
    assert detail is not None
    assert [line.kind for line in detail.events] == ["telepathy"]
