"""What a page of the feed, its epoch or its failure means for the pull: decisions only, no I/O.

| the centre | what follows |
|---|---|
| 410 `cursor-expired` | `begins_anew`: the feed from its beginning, then a comparison with the index; nothing is wiped |
| another epoch (restored from a backup) | `RESTORED`: besides, what it took in during the last 30 days is offered again |
| more pages, and yet the same cursor | `STUCK`: not our server |
| anything else that fails | the pull ends, what was fetched stays |
"""

from enum import Enum, auto

from sync.errors import LineError, Refused
from sync.remotes.answers import FeedPage

CURSOR_EXPIRED = "cursor-expired"
# Reports asked for at once: few until it is known that the line brings many soon. What of a page has arrived when the line
# breaks comes again; so a page on a slow line is small.
CAUTIOUS, PAGE = 500, 2_000
_SOON = 3.0


class PageMeaning(Enum):
    """What to do with a page."""

    KEEP = auto()
    MET = auto()  # the first page of this deployment: remember its epoch, then keep it
    RESTORED = auto()
    STUCK = auto()


def meaning_of(page: FeedPage, *, asked: str | None, epoch: str | None) -> PageMeaning:
    """What a page means that came for a cursor, to somebody who knows this epoch."""
    if epoch is not None and page.epoch != epoch:
        return PageMeaning.RESTORED
    if page.more and page.cursor == asked:
        return PageMeaning.STUCK
    return PageMeaning.MET if epoch is None else PageMeaning.KEEP


def page_size(seconds: float | None) -> int:
    """How many reports to ask for when the page before took so many seconds; None before the first."""
    return PAGE if seconds is not None and seconds < _SOON else CAUTIOUS


def begins_anew(error: LineError) -> bool:
    """Whether the feed has to be read from its beginning."""
    return isinstance(error, Refused) and error.code == CURSOR_EXPIRED
