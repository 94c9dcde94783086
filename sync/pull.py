"""What the centre has, into the cache: page by page, each with its cursor in one transaction.

Nothing is ever wiped. What an expired cursor or another epoch lead to is decided in `sync.pull_planner`; here it is done, in an
order in which a crash at any point only means that some of it is done again.
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import datetime

from sync.alerts import Alert, alerts_of_arrivals, alerts_of_page
from sync.cache import CacheStore
from sync.changes import ChangeSet
from sync.day_marks import REOFFERED
from sync.errors import NotOurServer, Refused, Unreachable
from sync.feed import FeedReport
from sync.pages_ahead import PagesAhead
from sync.pull_planner import CURSOR_EXPIRED, MOST_REPORTS, Course, PageMeaning, begins_anew, meaning_of
from sync.records import OperationState
from sync.remotes.answers import FeedPage
from sync.remotes.officer_api import OfficerApi
from sync.work import WorkStore

ASKED_AT_ONCE = 20

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
        self._awaited = set(self._applied().values())
        try:
            self._pages()
        except Refused as error:
            if not begins_anew(error):
                raise
            log.info("the cursor has expired; the feed is read from its beginning")
            self._cache.begin_anew()
            self._pages()
        if self._cache.is_comparing():
            # After the pages, not before: whatever leaves from their beginning on is told by the feed, from now on by the next.
            index = self._index()
            if index is not None:
                self._tell(self._cache.keep_index(index))
        self._settle(self._awaited, complete=True)
        self._ask_after_the_missing()
        self._cache.mark_synced(self._clock())

    def _settle(self, report_ids: set[str], *, complete: bool = False) -> None:
        """Let go of operations that the feed has brought, with their lines in the history; `complete` where all of it was read.

        An answer brings the report without its history: an operation that were let go of then would be nowhere to be seen until
        the feed comes, and whoever looks for it would do it again.
        """
        if not report_ids:
            return
        applied = self._applied()
        settled = self._work.settle(self._cache.taken_in(report_ids, complete=complete))
        reports = frozenset(applied[op_id] for op_id in settled if op_id in applied)
        self._tell(ChangeSet(operations=frozenset(settled), reports=reports))

    def _ask_after_the_missing(self) -> None:
        """Offer again what the centre said that it took in, and neither its whole feed shows nor it knows when asked."""
        missing = [op_id for op_id, report_id in self._applied().items() if report_id in self._awaited][:ASKED_AT_ONCE]
        dropped = []
        for op_id in missing:
            self._heed_stop()
            if self._api.operation(op_id) is None:
                dropped.append(op_id)
        if dropped:
            log.warning("the central API dropped %d operations that it had taken in; they are offered again", len(dropped))
            self._tell(ChangeSet(operations=frozenset(self._work.offer_again(dropped))))

    def _applied(self) -> dict[str, str]:
        """The report of each operation that the centre has taken in and the feed has not brought yet."""
        unsettled = self._work.unsettled(self._api.officer.id)
        return {op.op_id: op.report_id for op in unsettled if op.state is OperationState.APPLIED}

    def _pages(self) -> None:
        fetched, course = 0, Course(time.monotonic())
        with PagesAhead(self._api, self._cache.cursor()) as pages:
            while pages.more:
                self._heed_stop()
                page = pages.take()
                self._meet(page, pages.asked)
                broken = course.broken_by(page, time.monotonic())
                if broken is not None:
                    raise NotOurServer(reason=broken)
                # The next one is on its way while this one is written.
                pages.ask()
                self._keep(page)
                if page.at is not None:
                    self._work.mark_day(page.at.date())
                fetched += sum(isinstance(item, FeedReport) for item in page.items)
                self._on_progress(fetched)

    def _meet(self, page: FeedPage, asked: str | None) -> None:
        """See what a page means before anything of it is written."""
        key = f"epoch:{self._api.instance}"
        match meaning_of(page, asked=asked, epoch=self._work.get_meta(key)):
            case PageMeaning.STUCK:
                raise NotOurServer(reason="cursor-stands-still")
            case PageMeaning.MET:
                self._work.set_meta(key, page.epoch)
            case PageMeaning.RESTORED:
                self._begin_epoch(key, page.epoch)
                if asked is not None:
                    # A cursor of the former epoch points at another place now, even where the centre took it.
                    raise Refused(CURSOR_EXPIRED, status=410)

    def _begin_epoch(self, key: str, epoch: str) -> None:
        log.warning("the central API was restored from a backup; the work of the last 30 days is offered again")
        since = self._api.ping().time - REOFFERED
        self._tell(self._cache.begin_epoch())
        self._tell(ChangeSet(operations=frozenset(self._work.reoffer(since))))
        # Last, so that a crash before it does all of the above again.
        self._work.set_meta(key, epoch)

    def _keep(self, page: FeedPage) -> None:
        if not page.items and page.cursor == self._cache.cursor():
            return
        told = self._tell_of_events(page)
        changes = self._cache.apply_page(page.items, page.cursor, self._clock())
        if changes.arrived:
            self._alert(alerts_of_arrivals(page.items, changes.arrived, told, self._clock()))
        self._tell(changes)
        self._settle(self._awaited & {item.report.id for item in page.items if isinstance(item, FeedReport)})

    def _tell_of_events(self, page: FeedPage) -> list[Alert]:
        """Tell the officer what others did, before the page counts as taken in: a crash in between tells nothing twice."""
        since = self._cache.last_sync()
        if since is None or self._cache.cursor() is None:
            return []
        alerts = alerts_of_page(page.items, self._api.officer, since, self._cache.known_events)
        self._alert(alerts)
        return alerts

    def _alert(self, alerts: list[Alert]) -> None:
        if alerts:
            self._work.tell(self._api.officer.id, alerts)

    def _index(self) -> dict[str, int] | None:
        """All reports in scope; None where some of the index cannot be read: what it does not name would be removed."""
        revs: dict[str, int] = {}
        after, more, whole = "", True, True
        while more:
            self._heed_stop()
            page = self._api.index(after or None)
            revs.update(page.revs)
            whole = whole and page.whole
            last = max(page.revs, default="")
            # In the order of ids: one that does not come after the last one has been here before.
            if (page.more and last <= after) or len(revs) > MOST_REPORTS:
                raise NotOurServer(reason="cursor-stands-still")
            after, more = last, page.more
        return revs if whole else None

    def _heed_stop(self) -> None:
        if self._stop.is_set():
            raise Unreachable("stopped", phase="connect")

    def _tell(self, changes: ChangeSet) -> None:
        if changes:
            self._on_change(changes)
