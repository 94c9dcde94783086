"""Pages of changes for those who wait: officers of one scope who stand at the same place are given the same bytes.

Fifty supervisors of the province are woken by the same commit; the page is read, encoded and compressed once for all of them.
"""

import asyncio
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Protocol, TypeVar

from central.answers import pack
from central.clock import to_millis
from central.codings import Packed, Taken
from central.cursors import read_cursor, scope_of
from central.feed import Feed
from central.storage import Storage
from central.waiting import Waiting
from officer_app.domain.officers import Officer

# A cursor older than this is judged by itself: whether it has expired is not the same for all.
_FRESH = timedelta(hours=1)
_MOST_SHARED, _MOST_BYTES = 512, 32 * 1024 * 1024


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


T = TypeVar("T")


class Run(Protocol):
    """Does blocking work in a thread."""

    async def __call__(self, work: Callable[..., T], *arguments: Any) -> T:
        """What the work answers."""
        ...


class Pages:
    """Reads pages in threads, each of them once for all who may share it; belongs to one event loop."""

    def __init__(self, storage: Storage, feed: Feed, run: Run, uses_much: Callable[[], bool]) -> None:
        self._storage = storage
        self._feed = feed
        self._run = run
        self._uses_much = uses_much
        self._known = -1
        self._shared: dict[tuple[int, Hashable], asyncio.Task[Page]] = {}

    async def now(self, officer: Officer, cursor: str | None, limit: int, taken: Taken) -> Page:
        """The page with everything that is committed now."""
        if self._place(officer, cursor) is None:
            return await self._own(officer, cursor, limit, taken)
        last = await self._run(self._feed.last_rev)
        return await self.shared(officer, cursor, limit, taken, known=last)

    async def shared(self, officer: Officer, cursor: str | None, limit: int, taken: Taken, *, known: int) -> Page:
        """The page with everything up to revision `known`, as it was when somebody asked for it first since then."""
        place = self._place(officer, cursor)
        if place is None:
            return await self._own(officer, cursor, limit, taken)
        self._forget_older_than(known)
        # Who uses much gives way to the others: these do not wait for a page that does.
        key = known, (place, limit, taken, self._uses_much())
        reading = self._shared.get(key)
        if reading is None:
            self._make_room()
            reading = self._shared[key] = asyncio.ensure_future(self._own(officer, cursor, limit, taken))
        # Shielded: one who hangs up takes nothing away from the others.
        return await asyncio.shield(reading)

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

    def _forget_older_than(self, known: int) -> None:
        """Keep the pages of the newest revision and of the one before: those who wait are told a little later than others ask."""
        if known > self._known:
            self._shared = {key: page for key, page in self._shared.items() if key[0] >= self._known}
            self._known = known

    def _make_room(self) -> None:
        """Forget the oldest pages where they are too many or too large: those who share one ask within a moment of each other."""
        sizes = {key: len(page.result().packed.body) for key, page in self._shared.items() if _is_read(page)}
        total = sum(sizes.values())
        for key, size in sizes.items():
            if len(self._shared) < _MOST_SHARED and total <= _MOST_BYTES:
                return
            del self._shared[key]
            total -= size

    async def _own(self, officer: Officer, cursor: str | None, limit: int, taken: Taken) -> Page:
        return await self._run(lambda: self._read(officer, cursor, limit, taken))

    def _read(self, officer: Officer, cursor: str | None, limit: int, taken: Taken) -> Page:
        page = self._feed.changes(officer, cursor, limit)
        return Page(pack(page, taken), page.epoch, page.cursor, bool(page.items))


def _is_read(page: "asyncio.Task[Page]") -> bool:
    return page.done() and not page.cancelled() and page.exception() is None
