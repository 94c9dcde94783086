"""What the centre has, into the cache: page by page, each with its cursor in one transaction.

Nothing is ever wiped. An expired cursor (410) leads to a comparison with the centre's index; another epoch (the centre was
restored from a backup) also offers the work of the last 30 days again, under the same ids.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from sync.cache import CacheStore
from sync.changes import ChangeSet
from sync.errors import NotOurServer, Refused, Unreachable
from sync.feed import FeedReport
from sync.records import OperationState
from sync.remotes.answers import FeedPage
from sync.remotes.officer_api import OfficerApi
from sync.work import WorkStore

PAGE = 500
REOFFERED = timedelta(days=30)
CURSOR_EXPIRED = "cursor-expired"

log = logging.getLogger(__name__)


class Pull:
    """Fetches changes until there are no more."""

    def __init__(
        self,
        api: OfficerApi,
        work: WorkStore,
        cache: CacheStore,
        *,
        clock: Callable[[], datetime],
        stop: threading.Event,
        on_change: Callable[[ChangeSet], None],
        on_progress: Callable[[int], None],
    ) -> None:
        self._api = api
        self._work = work
        self._cache = cache
        self._clock = clock
        self._stop = stop
        self._on_change = on_change
        self._on_progress = on_progress
        self._awaited: set[str] = set()

    def run(self) -> None:
        """Bring the cache up to date; what was fetched stays, whatever happens in between."""
        self.settle()
        try:
            self._pages()
        except Refused as error:
            if error.code != CURSOR_EXPIRED:
                raise
            self._compare_index()
            self._pages()
        self.settle()
        self._cache.mark_synced(self._clock())

    def settle(self) -> None:
        """Let go of operations whose effect the cache now holds."""
        unsettled = self._work.unsettled(self._api.officer.id)
        applied = {op.op_id: op.report_id for op in unsettled if op.state is OperationState.APPLIED}
        self._awaited = set(applied.values())
        if not applied:
            return
        settled = self._work.settle(self._cache.revs(set(applied.values())))
        reports = frozenset(applied[op_id] for op_id in settled if op_id in applied)
        self._tell(ChangeSet(operations=frozenset(settled), reports=reports))

    def _pages(self) -> None:
        fetched, cursor = 0, self._cache.cursor()
        more = True
        while more:
            if self._stop.is_set():
                raise Unreachable("stopped", phase="connect")
            page = self._api.changes(cursor, PAGE)
            if self._meet_epoch(page.epoch) and cursor is not None:
                # A cursor of the former epoch points at another place now, even where the centre took it.
                raise Refused(CURSOR_EXPIRED, status=410)
            if page.more and page.cursor == cursor:
                raise NotOurServer(reason="cursor-stands-still")
            cursor, more = page.cursor, page.more
            self._keep(page)
            fetched += sum(isinstance(item, FeedReport) for item in page.items)
            self._on_progress(fetched)

    def _keep(self, page: FeedPage) -> None:
        if not page.items and page.cursor == self._cache.cursor():
            return
        self._tell(self._cache.apply_page(page.items, page.cursor, self._clock()))
        if any(isinstance(item, FeedReport) and item.report.id in self._awaited for item in page.items):
            self.settle()

    def _meet_epoch(self, epoch: str) -> bool:
        """Whether the centre was restored from a backup; noticed before anything of the new epoch is written."""
        key = f"epoch:{self._api.instance}"
        known = self._work.get_meta(key)
        if known == epoch:
            return False
        if known is not None:
            log.warning("the central API was restored from a backup; the work of the last 30 days is offered again")
            self._tell(self._cache.begin_epoch())
            self._tell(ChangeSet(operations=frozenset(self._work.reoffer(self._clock() - REOFFERED))))
        # Last, so that a crash before it does all of the above again.
        self._work.set_meta(key, epoch)
        return known is not None

    def _compare_index(self) -> None:
        log.info("the cursor has expired; comparing with the index")
        self._meet_epoch(self._api.ping().epoch)
        revs = self._index()
        # Without a cursor the feed is read from its beginning; what the cache holds already costs no write.
        self._cache.reset_cursor(None)
        self._tell(self._cache.keep_index(revs))

    def _index(self) -> dict[str, int]:
        revs: dict[str, int] = {}
        after: str | None = None
        more = True
        while more:
            if self._stop.is_set():
                raise Unreachable("stopped", phase="connect")
            page = self._api.index(after)
            revs.update(page.revs)
            last = max(page.revs, default=None)
            if page.more and (last is None or last == after):
                raise NotOurServer(reason="cursor-stands-still")
            after, more = last, page.more
        return revs

    def _tell(self, changes: ChangeSet) -> None:
        if changes:
            self._on_change(changes)
