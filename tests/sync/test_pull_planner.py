"""What a page of the feed means, without any I/O."""

import pytest

from sync.errors import LineError, Refused, Unreachable
from sync.pull_planner import PageMeaning, begins_anew, meaning_of
from sync.remotes.answers import FeedPage

# The page's epoch, its cursor, whether there is more; the cursor asked for, the epoch known; the meaning.
PAGES: dict[str, tuple[str, str, bool, str | None, str | None, PageMeaning]] = {
    "the next page": ("e1", "c2", True, "c1", "e1", PageMeaning.KEEP),
    "nothing new": ("e1", "c1", False, "c1", "e1", PageMeaning.KEEP),
    "the first page ever": ("e1", "c1", True, None, None, PageMeaning.MET),
    "another epoch": ("e2", "c9", False, "c1", "e1", PageMeaning.RESTORED),
    "another epoch, from the beginning": ("e2", "c9", True, None, "e1", PageMeaning.RESTORED),
    "a cursor that stands still": ("e1", "c1", True, "c1", "e1", PageMeaning.STUCK),
    "one of another epoch": ("e2", "c1", True, "c1", "e1", PageMeaning.RESTORED),
}


@pytest.mark.parametrize(("epoch", "cursor", "more", "asked", "known", "meaning"), PAGES.values(), ids=PAGES)
def test_a_page(epoch: str, cursor: str, more: bool, asked: str | None, known: str | None, meaning: PageMeaning) -> None:
    page = FeedPage(epoch=epoch, items=(), cursor=cursor, more=more)
    assert meaning_of(page, asked=asked, epoch=known) is meaning


@pytest.mark.parametrize(
    ("error", "anew"),
    [
        (Refused("cursor-expired", status=410), True),
        (Refused("not-found", status=404), False),
        (Refused("forbidden", status=403), False),
        (Unreachable(phase="answer"), False),
    ],
    ids=lambda value: getattr(value, "code", None),
)
def test_only_an_expired_cursor_begins_the_feed_anew(error: LineError, anew: bool) -> None:
    assert begins_anew(error) is anew
