"""What one officer may have done at the same time: an account that asks without end waits for itself, not others for it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

from litestar.types import ASGIApp, Message, Receive, Scope, Send

from central.precedence import Precedence

# Of the eight common threads; a desk asks for one or two things at once. One is left to who has used much lately.
MOST_AT_ONCE, OF_WHO_USES_MUCH = 4, 1


@dataclass(slots=True)
class _Share:
    places: asyncio.Semaphore
    users: int = 0


class Shares:
    """The places of all officers; belongs to one event loop."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._most = most
        self._shares: dict[str, _Share] = {}

    async def take(self, owner: str, most: int | None = None) -> None:
        """Wait for a place among those of this owner; `most` is how many they have, 4 where it is not said."""
        share = self._shares.setdefault(owner, _Share(asyncio.Semaphore(most or self._most)))
        share.users += 1
        try:
            await share.places.acquire()
        except asyncio.CancelledError:
            self._forget(owner, share)
            raise

    def give_back(self, owner: str) -> None:
        """Let another request of this owner go on."""
        share = self._shares[owner]
        share.places.release()
        self._forget(owner, share)

    def _forget(self, owner: str, share: _Share) -> None:
        share.users -= 1
        if not share.users:
            del self._shares[owner]


class Place:
    """The place of one request, taken when it is known whose it is."""

    def __init__(self, shares: Shares) -> None:
        self._shares = shares
        self._owner: str | None = None
        self._most: int | None = None
        self._precedence: Precedence | None = None
        self._goes_first = False

    async def take(self, owner: str, most: int | None = None) -> None:
        """Wait for it, one of `most`."""
        await self._shares.take(owner, most)
        self._owner, self._most = owner, most

    def go_first(self, precedence: Precedence) -> None:
        """Go before those who use much, until it is answered."""
        self._precedence = precedence
        self._proceed()

    def step_back(self) -> None:
        """Let others go on: there is nothing to compute for this request now."""
        if self._precedence is not None and self._goes_first:
            self._goes_first = False
            self._precedence.end()

    def give_back(self) -> None:
        """Have none any more; nothing happens where none was taken."""
        self.step_back()
        owner, self._owner = self._owner, None
        if owner is not None:
            self._shares.give_back(owner)

    @contextlib.asynccontextmanager
    async def outside(self) -> AsyncIterator[None]:
        """Leave it to others for the length of the block, in which nothing is asked of the centre."""
        owner = self._owner
        self.give_back()
        try:
            yield
        finally:
            if owner is not None:
                await self.take(owner, self._most)
                self._proceed()

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Keep it for the length of the block, in which the caller is waited for, without going first meanwhile."""
        self.step_back()
        try:
            yield
        finally:
            self._proceed()

    def _proceed(self) -> None:
        if self._precedence is not None and not self._goes_first:
            self._goes_first = True
            self._precedence.begin()


class HoldsPlaces:
    """ASGI middleware: each request has a `place` in its state, and gives it back when it was answered."""

    def __init__(self, app: ASGIApp, shares: Shares) -> None:
        self._app = app
        self._shares = shares

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        place = scope.setdefault("state", {})["place"] = Place(self._shares)

        async def send_on(message: Message) -> None:
            place.step_back()  # an answer that is ready waits for its caller only
            await send(message)

        try:
            await self._app(scope, receive, send_on)
        finally:
            place.give_back()
