"""Groups are counted in another thread: at once for a new query, not all the time for one that takes long."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from sync.errors import StoreError
from sync.queue_groups import GroupLine
from sync.records import Group, QueueQuery
from tests.fakes.window_office import WindowOffice, report
from ui.queue.group_counts import AGAIN_AFTER_MS, GroupCounts
from ui.threads.reading import ReadingThread

BY_CATEGORY = QueueQuery(group=Group.CATEGORY)
BY_STATUS = QueueQuery(group=Group.STATUS)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[WindowOffice]:
    office = WindowOffice(tmp_path)
    office.fill([report(1), report(2, category="waste")])
    yield office
    office.close()


@pytest.fixture
def feed(office: WindowOffice, qtbot: QtBot) -> Iterator[ReadingThread]:
    feed = ReadingThread(office.stores)
    yield feed
    feed.stop()


@pytest.fixture
def counts(office: WindowOffice, feed: ReadingThread) -> Iterator[GroupCounts]:
    counts = GroupCounts(feed, office.clock)
    yield counts
    counts.stop()


def test_only_what_was_asked_for_last_is_told(counts: GroupCounts, qtbot: QtBot) -> None:
    told: list[tuple[GroupLine, ...]] = []
    counts.counted.connect(told.append)
    counts.ask(BY_CATEGORY, 0)
    counts.ask(BY_STATUS, 0)
    qtbot.waitUntil(lambda: bool(told))
    assert [line.key for line in told[-1]] == ["waiting"] and len(told) == 1


def test_changes_one_upon_the_other_do_not_put_it_off(counts: GroupCounts) -> None:
    counts.ask(BY_STATUS, 1_000)
    counts.ask(BY_STATUS, 60_000)
    assert 0 < counts._pause.remainingTime() < 2_000
    counts.ask(BY_STATUS, 10)
    assert counts._pause.remainingTime() < 100


def test_what_takes_long_is_counted_more_seldom_and_another_query_at_once(counts: GroupCounts, qtbot: QtBot) -> None:
    with qtbot.waitSignal(counts.counted):
        counts.ask(BY_STATUS, 0)
    counts._took = 10_000
    counts.ask(BY_STATUS, 0)
    assert counts._pause.remainingTime() > 30_000
    with qtbot.waitSignal(counts.counted):
        counts.ask(BY_CATEGORY, 0)


def test_a_failure_is_tried_again_and_a_list_that_is_gone_hears_nothing(counts: GroupCounts, feed: ReadingThread) -> None:
    counts.ask(BY_STATUS, 60_000)
    counts._pause.stop()
    feed.failed.emit("groups", StoreError("busy"))
    assert 0 < counts._pause.remainingTime() < 2 * AGAIN_AFTER_MS
    told: list[object] = []
    counts.counted.connect(told.append)
    counts.stop()
    assert not counts._pause.isActive()
    feed.answered.emit("groups", (BY_STATUS, ()))
    feed.failed.emit("groups", StoreError("busy"))
    assert not told and not counts._pause.isActive()
