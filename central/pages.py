"""Pages of changes for those who wait: officers of one scope who stand at the same place are given the same bytes.

Fifty supervisors of the province are woken by the same commit; the page is read, encoded and compressed once for all of them.
"""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from datetime import timedelta

from central.answers import Packed, pack
from central.clock import to_millis
from central.cursors import read_cursor, scope_of
from central.feed import Feed
from central.storage import Storage
from central.waiting import Waiting
from officer_app.domain.officers import Officer

# A cursor older than this is judged by itself: whether it has expired is not the same for all.
_FRESH = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Page:
    """A page ready to be sent; `cursor` is where it leads to."""

    packed: Packed
    epoch: str
    cursor: str
    brings_something: bool


@dataclass(frozen=True, slots=True)
class _Place:
    epoch: str
    scope: str
    rev: int


Run = Callable[[Callable[[], Page]], Awaitable[Page]]


class Pages:
    """Reads pages in threads, each of them once where that will do; belongs to one event loop."""

    def __init__(self, storage: Storage, feed: Feed, run: Run) -> None:
        self._storage = storage
        self._feed = feed
        self._run = run
        self._known = -1
        self._shared: dict[Hashable, asyncio.Task[Page]] = {}

    async def own(self, officer: Officer, cursor: str | None, limit: int, *, compress: bool) -> Page:
        """The page as it is now."""
        return await self._run(lambda: self._read(officer, cursor, limit, compress))

    async def shared(self, officer: Officer, cursor: str | None, limit: int, *, compress: bool, known: int) -> Page:
        """The page as it was when somebody asked for it first since `known` was the last revision told of, or later."""
        place = self._place(officer, cursor)
        if place is None:
            return await self.own(officer, cursor, limit, compress=compress)
        if known != self._known:
            self._known = known
            self._shared = {}
        key = (place, limit, compress)
        if key not in self._shared:
            self._shared[key] = asyncio.ensure_future(self.own(officer, cursor, limit, compress=compress))
        # Shielded: one who hangs up takes nothing away from the others.
        return await asyncio.shield(self._shared[key])

    def told_up_to(self, officer: Officer, cursor: str | None, waiting: Waiting) -> int | None:
        """The revision that the officer has been told up to, if there is nothing for him after it; None where it must be read."""
        place = self._place(officer, cursor)
        return place.rev if place is not None and waiting.is_told(officer, place.epoch, place.rev) else None

    def _place(self, officer: Officer, cursor: str | None) -> _Place | None:
        """What is the same for all who would be given the same page; None where it is this officer's alone."""
        if not cursor:
            return None
        position = read_cursor(cursor)
        age = to_millis(self._storage.clock()) - position.issued
        # While a client fetches everything for the first time, what it is told of depends on where it began.
        if position.scope != scope_of(officer) or position.rev < position.floor or age > _FRESH / timedelta(milliseconds=1):
            return None
        return _Place(position.epoch, position.scope, position.rev)

    def _read(self, officer: Officer, cursor: str | None, limit: int, compress: bool) -> Page:
        page = self._feed.changes(officer, cursor, limit)
        return Page(pack(page, compress=compress), page.epoch, page.cursor, bool(page.items))
