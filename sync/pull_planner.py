"""What a page of the feed, its epoch or its failure means for the pull: decisions only, no I/O.

| the centre | what follows |
|---|---|
| 410 `cursor-expired` | `begins_anew`: the feed from its beginning, then a comparison with the index; nothing is wiped |
| another epoch (restored from a backup) | `RESTORED`: besides, what it took in during the last 30 days is offered again |
| more pages, and yet the same cursor | `STUCK`: not our server |
| a cursor of this run again, page after page with nothing, pages without end | `Course`: not our server |
| a page longer than an answer may be | `fewer`: the same with fewer reports, down to one; that one is passed over and told |
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
# Of one pull: pages, pages with nothing that promise more, and seconds. The whole of Jakarta's reports are 700 pages.
MOST_REPORTS = 5_000_000
MOST_PAGES, MOST_EMPTY, LONGEST = 20_000, 20, 24 * 3600.0


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


def fewer(limit: int) -> int:
    """How many reports to ask for when an answer with so many was too long: three times at most, for each costs a long answer."""
    return max(1, limit // 50)


def more_again(limit: int) -> int:
    """How many reports may be asked for again after an answer with at most so many came."""
    return min(PAGE, limit * 4)


class Course:
    """The pages of one pull: no server keeps a client at it for ever."""

    def __init__(self, began: float) -> None:
        self._began = began
        self._cursors: set[str] = set()
        self._pages = 0
        self._empty = 0

    def broken_by(self, page: FeedPage, now: float) -> str | None:
        """Why a page is not of a feed that leads anywhere, None where it is; both moments are a steady clock's."""
        self._pages += 1
        self._empty += page.more and not page.items
        if page.more and page.cursor in self._cursors:
            return "cursor-goes-round"
        self._cursors.add(page.cursor)
        if self._empty > MOST_EMPTY or self._pages > MOST_PAGES or now - self._began > LONGEST:
            return "without-end"
        return None


def begins_anew(error: LineError) -> bool:
    """Whether the feed has to be read from its beginning."""
    return isinstance(error, Refused) and error.code == CURSOR_EXPIRED
