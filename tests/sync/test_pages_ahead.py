"""Pages of the feed while the one before is being written."""

import threading
from typing import cast

import pytest

from sync.errors import Unreachable
from sync.pages_ahead import PagesAhead
from sync.pull_planner import CAUTIOUS, PAGE, page_size
from sync.remotes.answers import FeedPage
from sync.remotes.officer_api import OfficerApi


class Feed:
    """Three pages; each is told when it is asked for, and the second may be held back or fail."""

    def __init__(self) -> None:
        self.asked: list[str | None] = []
        self.limits: list[int] = []
        self.asked_for_second = threading.Event()
        self.let_second_come = threading.Event()
        self.fails = False

    def changes(self, cursor: str | None, limit: int) -> FeedPage:
        """The page after a cursor."""
        self.asked.append(cursor)
        self.limits.append(limit)
        if cursor == "1":
            self.asked_for_second.set()
            assert self.let_second_come.wait(10)
            if self.fails:
                raise Unreachable(phase="answer")
        number = int(cursor or 0) + 1
        return FeedPage(epoch="e", items=(), cursor=str(number), more=number < 3)


@pytest.fixture
def feed() -> Feed:
    """A feed of three pages."""
    return Feed()


def ahead(feed: Feed) -> PagesAhead:
    return PagesAhead(cast("OfficerApi", feed), None)


def test_the_next_page_is_on_its_way_while_one_is_written(feed: Feed) -> None:
    with ahead(feed) as pages:
        assert pages.take().cursor == "1"
        assert feed.asked == [None]
        pages.ask()
        assert feed.asked_for_second.wait(10)  # and this thread is free to write the first
        feed.let_second_come.set()
        assert (pages.take().cursor, pages.asked) == ("2", "1")
        pages.ask()
        assert (pages.take().cursor, pages.more) == ("3", False)
        pages.ask()
    assert feed.asked == [None, "1", "2"]


def test_a_page_that_fails_fails_where_it_is_taken(feed: Feed) -> None:
    feed.fails = True
    feed.let_second_come.set()
    with ahead(feed) as pages:
        pages.take()
        pages.ask()
        with pytest.raises(Unreachable):
            pages.take()


def test_whoever_leaves_finds_the_line_free(feed: Feed) -> None:
    threads = set(threading.enumerate())
    with pytest.raises(OSError, match="full"), ahead(feed) as pages:
        pages.take()
        pages.ask()
        feed.let_second_come.set()
        raise OSError("the disk is full")
    assert feed.asked == [None, "1"]
    # What Python calls a dummy is a thread of somebody else, which may end meanwhile.
    assert set(threading.enumerate()) <= threads


def test_pages_are_small_until_the_line_is_known_to_be_fast(feed: Feed) -> None:
    feed.let_second_come.set()
    with ahead(feed) as pages:
        pages.take()
        pages.take()
    assert feed.limits == [CAUTIOUS, PAGE]
    assert page_size(20.0) == CAUTIOUS
