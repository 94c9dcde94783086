"""Those who wait for changes: woken at once by a commit, and all at once when the server stops."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable

_LOOK_EVERY = 1.0


class Waiting:
    """A bell in one event loop that any thread may ring."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._bell = asyncio.Event()
        self._rung = 0
        self._waiting = 0
        self.closed = False

    @contextlib.asynccontextmanager
    async def open(self, last_rev: Callable[[], Awaitable[int]]) -> AsyncIterator[None]:
        """Be ready in the running loop; `last_rev` shows what other processes commit to the same data."""
        self._loop = asyncio.get_running_loop()
        looking = asyncio.create_task(self._look(last_rev))
        try:
            yield
        finally:
            looking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await looking
            self._loop = None

    def ring(self) -> None:
        """Wake all who wait; from any thread."""
        loop = self._loop
        if loop is not None:
            # The loop may close while a writer in another thread finishes: nobody waits then.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(self._wake)

    def close(self) -> None:
        """Let nobody wait any more; in the loop."""
        self.closed = True
        self._wake()

    def count(self) -> int:
        """How often the bell rang: take it before looking, give it to `wait` after."""
        return self._rung

    async def wait(self, seen: int, seconds: float) -> bool:
        """Wait until the bell rings again after `seen`; False when the time is over or the server stops."""
        if self.closed or seconds <= 0:
            return False
        if self._rung != seen:
            return True
        self._waiting += 1
        try:
            await asyncio.wait_for(self._bell.wait(), seconds)
        except TimeoutError:
            return False
        finally:
            self._waiting -= 1
        return not self.closed

    def _wake(self) -> None:
        self._rung += 1
        self._bell.set()
        self._bell = asyncio.Event()

    async def _look(self, last_rev: Callable[[], Awaitable[int]]) -> None:
        known = await last_rev()
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            if self._waiting:
                rev = await last_rev()
                if rev != known:
                    known = rev
                    self._wake()
