"""The parts of a running central API, and the threads in which its blocking work is done."""

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from litestar.connection import ASGIConnection
from sqlalchemy.exc import SQLAlchemyError

from central.feed import Feed
from central.housekeeping import clear_away
from central.lanes import Lane
from central.map_documents import MapDocuments
from central.meters import MUCH_OF_PICTURES, Meters, caller
from central.news import News, read_news
from central.operations import Operations
from central.pages import Pages
from central.precedence import Precedence, give_way
from central.sessions import MAX_SESSIONS, Sessions
from central.shares import Shares
from central.storage import Storage
from central.transfers import Turns
from central.uploads import Uploads
from central.waiting import Waiting
from central.working_time import read_working_time
from officer_app.domain.workflow import Workflow

T = TypeVar("T")

log = logging.getLogger(__name__)

_THREADS = 8
_CLEAR_EVERY = 3600.0
_MUCH = "those who use much"
_LATELY = 2.0
# In seconds: work of those who use much that takes longer is done slowly, but done.
_LONGEST_REST = 0.2


class Centre:
    """What the endpoints work with."""

    def __init__(self, storage: Storage, workflow: Workflow | None = None, *, sessions: int = MAX_SESSIONS) -> None:
        # What is configured wrongly is said at the start, not to the officer who ends a pause.
        with storage.reading() as connection:
            read_working_time(connection)
        self.storage = storage
        # What whoever runs this has to put right, by a word of its own: said in the log when it is found.
        self.notices: dict[str, str] = {}
        self.workflow = workflow or Workflow()
        self.sessions = Sessions(storage, sessions)
        self.feed = Feed(storage)
        self.maps = MapDocuments(storage)
        self.operations = Operations(storage, self.workflow)
        self.uploads = Uploads(storage)
        self.turns = Turns()
        self.shares = Shares()
        self.meters = Meters()
        self.looked_at = Meters(much=MUCH_OF_PICTURES)
        self.precedence = Precedence()
        self.waiting = Waiting()
        self.pages = Pages(storage, self.feed, self.run, self.uses_much)
        # Proofs of passwords: one takes a core and 64 MiB. A rush of strangers holds up no known device.
        self.proofs = Lane("proofs", threads=1, waiting=64)
        self.strange_proofs = Lane("strange-proofs", threads=1, waiting=16, gives_way=True)
        # Pictures of strangers, one of each officer at a time.
        self.pictures = Lane("pictures", threads=2, waiting=256, gives_way=True)
        self._writer = Lane("writer", threads=1, waiting=10_000)
        self._last_writer: str | None = None
        self._others_wrote = -_LATELY
        # How long the last writing of somebody who uses much took, in seconds, with its wait for the disk.
        self._much_wrote = 0.0
        self._pool: ThreadPoolExecutor | None = None
        self._much: ThreadPoolExecutor | None = None

    async def run(self, work: Callable[..., T], *arguments: Any) -> T:
        """Do blocking work in a thread, so that nobody else waits for it.

        Who uses much has one thread with others who do, and it gives way to all calls of those who do not.
        """
        owner = caller.get()
        metered, loop = self.meters.metered(owner, work), asyncio.get_running_loop()
        if not self.uses_much():
            return await loop.run_in_executor(self._pool, metered, *arguments)

        def done() -> T:
            give_way()
            return metered(*arguments)

        return await loop.run_in_executor(self._much, done)

    async def run_writing(self, work: Callable[..., T], *arguments: Any) -> T:
        """Do work that writes for most of its time: one after the other in a thread of its own.

        Writers take turns anyway; were they to wait for theirs in the common threads, nobody could read meanwhile. Of each
        officer, and of all who use much, only one stands among them.
        """
        owner = caller.get()
        if owner != self._last_writer:
            self._others_wrote = time.monotonic() if self._last_writer is not None else self._others_wrote
            self._last_writer = owner
        metered = self.meters.metered(owner, work)
        if not self.uses_much():
            return await self._writer.run_for(owner, metered, *arguments)
        return await self._writer.run_for(_MUCH, self._timed, metered, *arguments, after=self._rest)

    async def _rest(self) -> None:
        """Before who uses much writes again: as long as the last time took, so that others mostly find the turn free."""
        if self.is_in_the_way():
            await asyncio.sleep(min(self._much_wrote, _LONGEST_REST))
        await self.precedence.clear()

    def _timed(self, work: Callable[..., T], *arguments: Any) -> T:
        began = time.monotonic()
        try:
            return work(*arguments)
        finally:
            self._much_wrote = time.monotonic() - began

    async def run_looking(self, owner: str, work: Callable[..., T], *arguments: Any) -> T:
        """Look at a picture that an officer brings: one of each at a time, and one of all who have brought many lately."""
        turn = _MUCH if self.looked_at.uses_much(owner) else owner
        return await self.pictures.run_for(turn, self.looked_at.metered(owner, work), *arguments)

    def uses_much(self) -> bool:
        """Whether the caller of this request has used much lately."""
        return self.meters.uses_much(caller.get())

    def is_in_the_way(self) -> bool:
        """Whether the caller of this request has used much lately, and others write as well: they have their turn in between."""
        return self.uses_much() and time.monotonic() - self._others_wrote < _LATELY

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Work for the length of the block."""
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="central")
        self._much = ThreadPoolExecutor(1, thread_name_prefix="central-much", initializer=self.precedence.mark_thread())
        for lane in self._lanes():
            lane.open()
        stop_listening = self.storage.on_commit(self.waiting.ring)
        try:
            async with self.waiting.open(self._news):
                clearing = asyncio.create_task(self._clear())
                try:
                    yield
                finally:
                    clearing.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await clearing
        finally:
            stop_listening()
            for lane in self._lanes():
                lane.close()
            self._much.shutdown()
            self._pool.shutdown()

    def _lanes(self) -> tuple[Lane, ...]:
        return self.proofs, self.strange_proofs, self.pictures, self._writer

    def stop_waiting(self) -> None:
        """Let go of everybody who waits and of every transfer; in the loop, when the server is to stop."""
        self.waiting.close()
        self.turns.stop_all()

    async def _news(self, since: int) -> News:
        try:
            return await self.run(self._read_news, since)
        except SQLAlchemyError as error:  # a lost database: those who wait go on waiting
            log.warning("what is new could not be read: %s", error)
            return News(since, "")

    def _read_news(self, since: int) -> News:
        with self.storage.reading() as connection:
            return read_news(connection, since)

    async def _clear(self) -> None:
        while True:
            try:
                await self.run(clear_away, self.storage)
            except (OSError, SQLAlchemyError) as error:  # a full disk, a lost database: the next time will do
                log.warning("old things were not cleared away: %s", error)
            await asyncio.sleep(_CLEAR_EVERY)


def centre_of(connection: "ASGIConnection[Any, Any, Any, Any]") -> Centre:
    """The centre that this request came to."""
    centre: Centre = connection.app.state.centre
    return centre
