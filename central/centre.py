"""The parts of a running central API, and the threads in which its blocking work is done."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from litestar.connection import ASGIConnection
from sqlalchemy.exc import SQLAlchemyError

from central.feed import Feed
from central.housekeeping import clear_away
from central.map_documents import MapDocuments
from central.operations import Operations
from central.sessions import Sessions
from central.storage import Storage
from central.transfers import Turns
from central.uploads import Uploads
from central.waiting import Waiting
from officer_app.domain.workflow import Workflow

T = TypeVar("T")

log = logging.getLogger(__name__)

_THREADS = 8
_CLEAR_EVERY = 3600.0


class Centre:
    """What the endpoints work with."""

    def __init__(self, storage: Storage, workflow: Workflow | None = None) -> None:
        self.storage = storage
        self.workflow = workflow or Workflow()
        self.sessions = Sessions(storage)
        self.feed = Feed(storage)
        self.maps = MapDocuments(storage)
        self.operations = Operations(storage, self.workflow)
        self.uploads = Uploads(storage)
        self.turns = Turns()
        self.waiting = Waiting()
        self._pool: ThreadPoolExecutor | None = None

    async def run(self, work: Callable[..., T], *arguments: Any) -> T:
        """Do blocking work in a thread, so that nobody else waits for it."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, work, *arguments)

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Work for the length of the block."""
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="central")
        stop_listening = self.storage.on_commit(self.waiting.ring)
        try:
            async with self.waiting.open(lambda: self.run(self.feed.last_rev)):
                clearing = asyncio.create_task(self._clear())
                try:
                    yield
                finally:
                    clearing.cancel()
                    with contextlib.suppress(asyncio.CancelledError):
                        await clearing
        finally:
            stop_listening()
            self._pool.shutdown()

    def stop_waiting(self) -> None:
        """Let go of everybody who waits and of every transfer; in the loop, when the server is to stop."""
        self.waiting.close()
        self.turns.stop_all()

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
