"""The cache: pages, cursor and tombstones, in any order and as often as they like."""

from dataclasses import replace
from pathlib import Path

import pytest

from officer_app.domain.reports import Actor, Event
from officer_app.domain.vocabulary import CLOSED_STATUSES, OPEN_STATUSES, Status
from sync.cache import CacheStore
from sync.cache_schema import CACHE_SCHEMA, OPEN_RIDS
from sync.changes import ChangeSet
from sync.database import NORMAL, Database
from sync.errors import DiskFull
from sync.feed import FeedGone, FeedItem
from sync.migrations import Schema, bring_up
from sync.reading import Reader
from sync.records import QueueQuery
from sync.report_rows import REPORT_COLUMNS, document_of, folded_of, row_of
from sync.stores import Stores
from tests.fakes import synthetic
from tests.fakes.cache_fixtures import event, held, item

NOW = synthetic.NOW


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


def test_a_changed_text_is_found_by_its_new_words_only(cache: CacheStore, reader: Reader) -> None:
    cache.apply_page([item("a", 1, text="pohon tumbang"), item("b", 2, text="pohon bagus")], "c1", NOW)
    cache.apply_page([item("a", 3, text="jalan berlubang")], "c2", NOW)

    def found(text: str) -> list[str]:
        return sorted(row.report_id for row in reader.queue(QueueQuery(text=text)).rows)

    assert (found("tumbang"), found("lubang"), found("pohon")) == ([], ["a"], ["b"])
    cache.apply_page([FeedGone("b", 4, "left")], "c3", NOW)
    assert found("pohon") == []
    cache._db.rows("INSERT INTO words_fts (words_fts, rank) VALUES ('integrity-check', 1)")


def test_notes_of_the_history_are_found_however_they_came(cache: CacheStore, reader: Reader) -> None:
    def noted(seq: int, text: str) -> Event:
        return replace(event(seq), kind="note", data={"text": text})

    def found(text: str) -> list[str]:
        return [row.report_id for row in reader.queue(QueueQuery(text=text)).rows]

    cache.apply_page([item("a", 1, noted(1, "gorong-gorong mampet"))], "c1", NOW)
    assert found("mampet") == ["a"]
    cache.apply_reports([item("a", 2, text="pohon tumbang")])
    assert (found("mampet"), found("tumbang")) == (["a"], ["a"])
    cache.apply_page([item("a", 2, noted(2, "sudah disurvei"))], "c2", NOW)
    cache.apply_page([item("a", 3, noted(3, "tukang datang besok"), status=Status.DONE)], "c3", NOW)
    assert [found(text) for text in ("mampet", "disurvei", "besok")] == [["a"]] * 3
    cache._db.rows("INSERT INTO words_fts (words_fts, rank) VALUES ('integrity-check', 1)")


def test_a_report_that_closes_or_reopens_takes_everything_along(cache: CacheStore, reader: Reader) -> None:
    photo = replace(item("x", 1).report, attachments=synthetic.synthetic_reports(1)[0].attachments).attachments
    cache.apply_page([item("a", 1, event(1), text="pohon tumbang"), item("b", 2, text="pohon bagus")], "c1", NOW)
    for rev, status in enumerate((Status.DONE, Status.WAITING, Status.REJECTED, Status.WAITING), 3):
        changed = item("a", rev, event(rev - 1), text="pohon tumbang", status=status)
        cache.apply_page([replace(changed, report=replace(changed.report, attachments=photo))], f"c{rev}", NOW)
        for statuses in ((), (status,), tuple(OPEN_STATUSES) if status in OPEN_STATUSES else tuple(CLOSED_STATUSES)):
            query = QueueQuery(text="tumbang", statuses=statuses)
            assert [row.report_id for row in reader.queue(query).rows] == ["a"]
        detail = reader.detail("a")
        assert detail is not None
        assert [line.seq for line in detail.events] == list(range(1, rev))
        used = {sha for attachment in photo for sha in (attachment.sha256,)}
        assert reader.used_elsewhere("b", used) == used
        assert cache._db.value("SELECT count(*) FROM report WHERE (rid < ?) <> closed", (OPEN_RIDS,)) == 0
    for table in ("words", "body", "history", "photo_use"):
        assert cache._db.value(f"SELECT count(*) FROM {table} WHERE rid NOT IN (SELECT rid FROM report)") == 0
    cache._db.rows("INSERT INTO words_fts (words_fts, rank) VALUES ('integrity-check', 1)")


def test_a_cache_of_an_older_program_is_brought_up(tmp_path: Path) -> None:
    database = Database(tmp_path / "cache.db", synthetic.KEY.database("cache.db"), synchronous=NORMAL)
    bring_up(database, Schema(CACHE_SCHEMA.steps[:1]))
    page = [item("a", 1, event(1), text="pohon tumbang"), item("b", 2, text="pohon bagus", status=Status.DONE)]
    columns = REPORT_COLUMNS[:14]
    # An older program numbered reports as they came.
    with database.writing():
        for rid, one in enumerate(page, start=1):
            words = (rid, folded_of(one.report))
            database.execute(
                f"INSERT INTO report ({', '.join(columns)}) VALUES ({', '.join('?' * 14)})", (rid, *row_of(one.report)[:13])
            )
            database.execute("INSERT INTO body (rid, doc) VALUES (?, ?)", (rid, document_of(one.report)))
            database.execute("INSERT INTO words (rid, folded) VALUES (?, ?)", words)
            database.execute("INSERT INTO words_fts (rowid, folded) VALUES (?, ?)", words)
        database.execute("INSERT INTO state (key, value) VALUES ('cursor', 'c1')")
        database.execute("INSERT INTO document (name, etag, body) VALUES ('reference', 'r1', x'7b7d')")
        named = (page[0].report.category, "Kemacetan", "Traffic jam")
        database.execute("INSERT INTO category (code, name, name_en) VALUES (?, ?, ?)", named)
    database.close()
    stores = synthetic.open_temporary(tmp_path)
    reader = stores.open_reader()
    assert [row.report_id for row in reader.queue(QueueQuery(text="pohon", statuses=tuple(OPEN_STATUSES))).rows] == ["a"]
    assert {row.report_id for row in reader.queue(QueueQuery(text="pohon")).rows} == {"a", "b"}
    assert [row.report_id for row in reader.queue(QueueQuery(text="macet")).rows] == ["a", "b"], "a category by its name"
    # What the older program did not know is filled in when the centre sends it again.
    cache = stores.open_cache()
    assert (cache.cursor(), cache.is_comparing(), cache.revs(["a"])) == (None, True, {"a": -1})
    assert cache.document("reference") is None
    cache.apply_page(page, "c1", NOW)
    detail = reader.detail("a")
    assert detail is not None
    assert len(detail.events) == 1
    assert [row.report_id for row in reader.queue(QueueQuery(text="pohon", channels=("qlue",))).rows] == ["a", "b"]
    cache.close()
    reader.close()
    assert stores.check_cache() == []
    stores.close()


def test_an_index_removes_the_surplus_and_no_late_page_brings_it_back(cache: CacheStore, reader: Reader) -> None:
    cache.apply_page([item(name, rev) for rev, name in enumerate("abcd", 1)], "c1", NOW)
    cache.begin_anew()
    assert (cache.cursor(), cache.is_comparing()) == (None, True)
    assert cache.keep_index({"a": 1, "b": 9, "e": 5}).removed == frozenset("cd")
    assert (cache.is_comparing(), reader.detail("c"), held(reader, "a").rev) == (False, None, 1)
    cache.apply_page([item("c", 3)], "c2", NOW)
    assert reader.detail("c") is None
    # Read from its beginning, the feed tells what is in scope now: it may be back with the revision that it had.
    cache.begin_anew()
    cache.apply_page([item("c", 3)], "c3", NOW)
    assert held(reader, "c").rev == 3


def test_what_was_done_to_a_report_out_of_sight_has_been_taken_in(cache: CacheStore) -> None:
    cache.apply_page([item("a", 1), item("b", 2), FeedGone("b", 3, "left")], "c1", NOW)
    found = cache.taken_in(["a", "b", "c"])
    assert (found["a"], found["b"] > 10**9, "c" in found) == (1, True, False)
    assert cache.taken_in(["c"], complete=True)["c"] > 10**9
    assert cache.revs(["a", "b", "c"]) == {"a": 1, "b": 3}


def test_after_a_restore_from_backup_lower_revisions_count(cache: CacheStore, reader: Reader) -> None:
    cache.apply_page([item("a", 50, event(1), status=Status.DONE), FeedGone("b", 60, "left")], "c1", NOW)
    cache.begin_epoch()
    assert (cache.cursor(), held(reader, "a").status, cache.revs(["a", "b"])) == (None, Status.DONE, {"a": -1})
    assert cache.is_comparing()
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
