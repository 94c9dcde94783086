"""Those who wait for changes: woken soon after a commit that concerns them, and all at once when the server stops.

One task for each process looks at what was committed, by this process or another: at once when this process has committed, and
a few times a second for the others. Whoever waits is told only of what lies in his scope: a commit in one ward does not make
every office of the province ask.
"""

import asyncio
import contextlib
import itertools
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

from central.news import News
from officer_app.domain.officers import Officer

# One query of one row, and only while somebody waits: measured at 0.3 ms.
_LOOK_EVERY = 0.2
# What is committed within this time is told together.
_PAUSE = 0.4
_REMEMBERED = 1000
# Of one officer: each of his computers waits once. Whoever has waited longest is answered when there are more.
_MOST_OF_ONE = 32

Look = Callable[[int], Awaitable[News]]


class Waiting:
    """Who waits in one event loop, and what they have been told."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._bell = asyncio.Event()
        self._waiters: dict[asyncio.Future[bool], Officer] = {}
        self._of_one: dict[str, dict[asyncio.Future[bool], None]] = {}
        self._past: deque[News] = deque(maxlen=_REMEMBERED)
        self._latest = News(0, "")
        self._complete_since = 0
        self._looked = 0.0
        self.closed = False

    @contextlib.asynccontextmanager
    async def open(self, look: Look) -> AsyncIterator[None]:
        """Be ready in the running loop; `look` reads what was committed after a revision, by whichever process."""
        self._loop = asyncio.get_running_loop()
        self._latest = await look(0)
        self._complete_since = self._latest.rev
        looking = asyncio.create_task(self._look(look))
        try:
            yield
        finally:
            looking.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await looking
            self._loop = None

    def ring(self) -> None:
        """Say that something was committed; from any thread."""
        loop = self._loop
        if loop is not None:
            # The loop may close while a writer in another thread finishes: nobody waits then.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(self._bell.set)

    def close(self) -> None:
        """Let nobody wait any more; in the loop."""
        self.closed = True
        self._wake(lambda _: True)

    @property
    def known(self) -> int:
        """The revision up to which all have been told: take it before reading, give it to `wait` after."""
        return self._latest.rev

    @property
    def count(self) -> int:
        """How many wait."""
        return len(self._waiters)

    async def wait(self, officer: Officer, since: int, seconds: float) -> bool:
        """Wait until something after `since` concerns the officer; False when the time is over or the server stops."""
        if self.closed or seconds <= 0:
            return False
        if self._has_missed(officer, since):
            return True
        woken: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        with self._among(officer, woken):
            try:
                return await asyncio.wait_for(woken, seconds) and not self.closed
            except TimeoutError:
                return False

    @contextlib.contextmanager
    def _among(self, officer: Officer, woken: "asyncio.Future[bool]") -> Iterator[None]:
        mine = self._of_one.setdefault(officer.id, {})
        if len(mine) >= _MOST_OF_ONE:
            longest = next(iter(mine))
            del mine[longest]
            if not longest.done():
                longest.set_result(False)
        self._waiters[woken] = officer
        mine[woken] = None
        try:
            yield
        finally:
            del self._waiters[woken]
            mine.pop(woken, None)
            if not mine:
                self._of_one.pop(officer.id, None)

    def is_told(self, officer: Officer, epoch: str, since: int) -> bool:
        """Whether there is nothing after a revision that concerns the officer, as far as was looked a moment ago."""
        is_recent = time.monotonic() - self._looked < 2 * _LOOK_EVERY
        return is_recent and epoch == self._latest.epoch and not self._has_missed(officer, since)

    def _has_missed(self, officer: Officer, since: int) -> bool:
        if since < self._complete_since:
            return True
        later = itertools.takewhile(lambda news: news.rev > since, reversed(self._past))
        return any(news.concerns(officer) for news in later)

    def _wake(self, concerned: Callable[[Officer], bool]) -> None:
        for woken, officer in self._waiters.items():
            if not woken.done() and concerned(officer):
                woken.set_result(True)

    async def _look(self, look: Look) -> None:
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._bell.wait(), _LOOK_EVERY)
            self._bell.clear()
            if not self._waiters:
                continue
            began = time.monotonic()
            news = await look(self._latest.rev)
            self._looked = began
            if news.rev != self._latest.rev:
                self._tell(news)
                await asyncio.sleep(_PAUSE)

    def _tell(self, news: News) -> None:
        self._latest = news
        if len(self._past) == _REMEMBERED:
            self._complete_since = self._past[0].rev
        self._past.append(news)
        self._wake(news.concerns)
