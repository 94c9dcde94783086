"""Which reports follow a main one: what the server merged, with the officer's own mergers laid over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from officer_app.domain.operations import Merge
from officer_app.domain.vocabulary import Status
from sync.cache_schema import CACHE_SCHEMA, _mergers
from sync.migrations import bring_up
from sync.reading.followers import MOST_FOLLOWERS
from tests.fakes import synthetic
from tests.fakes.desk_work import DeskWork, desk_work


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DeskWork]:
    with desk_work(tmp_path) as found:
        found.put("main", rev=1)
        yield found


def following(desk: DeskWork, report_id: str = "main") -> tuple[int, list[str]]:
    number, reports = desk.reader.followers(report_id)
    return number, sorted(report.id for report in reports)


def test_what_was_merged_follows_until_it_is_taken_out_again(desk: DeskWork) -> None:
    assert following(desk) == (0, [])
    desk.put("a", rev=2, status=Status.DUPLICATE, merged_into="main")
    desk.put("b", rev=3, status=Status.DUPLICATE, merged_into="main")
    desk.put("c", rev=4, status=Status.DUPLICATE, merged_into="other")
    assert following(desk) == (2, ["a", "b"])
    desk.put("a", rev=5, status=Status.WAITING, merged_into="main")
    assert following(desk) == (1, ["b"]), "reopened it follows nobody"
    desk.put("b", rev=6, status=Status.DUPLICATE, merged_into="other")
    assert following(desk) == (0, []) and following(desk, "other") == (2, ["b", "c"])


def test_an_own_merger_counts_before_it_has_arrived_and_once(desk: DeskWork) -> None:
    desk.put("a", rev=2, status=Status.DUPLICATE, merged_into="main")
    desk.put("mine", rev=3)
    desk.commands.record(synthetic.STAFF, "mine", Merge(into="main"))
    assert following(desk) == (2, ["a", "mine"])
    desk.put("mine", rev=4, status=Status.DUPLICATE, merged_into="main")
    assert following(desk) == (2, ["a", "mine"])


def test_of_very_many_all_are_counted_and_some_are_read(desk: DeskWork) -> None:
    for number in range(MOST_FOLLOWERS + 3):
        desk.put(f"d{number}", rev=number + 2, status=Status.DUPLICATE, merged_into="main")
    number, reports = desk.reader.followers("main")
    assert (number, len(reports)) == (MOST_FOLLOWERS + 3, MOST_FOLLOWERS)


def test_a_cache_of_an_earlier_version_knows_its_mergers_after_the_upgrade(desk: DeskWork) -> None:
    desk.put("a", rev=2, status=Status.DUPLICATE, merged_into="main")
    desk.put("b", rev=3, status=Status.WAITING)
    database = desk.cache._db
    for table in ("merger", "unread", "unread_document"):
        database.execute(f"DROP TABLE {table}")
    database.execute("ALTER TABLE report DROP COLUMN doubts")
    database.execute(f"PRAGMA user_version = {CACHE_SCHEMA.steps.index(_mergers)}")
    bring_up(database, CACHE_SCHEMA)
    assert following(desk) == (1, ["a"])
