"""Pages of the feed, one after the other; while one is being written, the next one is already on its way.

Writing a page and fetching one take about as long as each other, and neither needs the other's time: the database waits for no
line, the line for no disk. One page is under way at most, and nothing else is asked of the line meanwhile.
"""

import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from sync.errors import NotOurServer
from sync.pull_planner import PAGE, fewer, more_again, page_size
from sync.remotes.answers import FeedPage
from sync.remotes.officer_api import OfficerApi
from sync.unread_rows import TOO_LONG

log = logging.getLogger(__name__)


class PagesAhead:
    """The pages from a cursor on, for one thread.

    Leaving it waits for the page that is under way, so that the line is free again; `asked` is the cursor of the page taken last.
    """

    def __init__(self, api: OfficerApi, cursor: str | None) -> None:
        self._api = api
        self._cursor = cursor
        self._seconds: float | None = None
        self._most = PAGE
        self._coming: Future[FeedPage] | None = None
        self._thread: ThreadPoolExecutor | None = None
        self.asked: str | None = None
        self.more = True

    def take(self) -> FeedPage:
        """The next page; LineError when it cannot be had."""
        coming, self._coming = self._coming, None
        self.asked = self._cursor
        page = self._fetch(self._cursor) if coming is None else coming.result()
        self._cursor, self.more = page.cursor, page.more
        return page

    def ask(self) -> None:
        """Have the page after the one taken last fetched, where there is one."""
        if not self.more:
            return
        if self._thread is None:
            self._thread = ThreadPoolExecutor(1, thread_name_prefix="pages-ahead")
        self._coming = self._thread.submit(self._fetch, self._cursor)

    def _fetch(self, cursor: str | None) -> FeedPage:
        began = time.monotonic()
        limit = min(self._most, page_size(self._seconds))
        try:
            page = self._api.changes(cursor, limit)
        except NotOurServer as error:
            if error.facts.get("reason") != TOO_LONG:
                raise
            log.warning("a page of %d items is too long", limit)
            self._most = fewer(limit)
            return self._api.pass_over(cursor) if limit == 1 else self._fetch(cursor)
        self._most = more_again(limit)
        self._seconds = time.monotonic() - began
        return page

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._thread is not None:
            self._thread.shutdown(wait=True)
