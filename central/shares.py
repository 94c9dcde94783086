"""What one officer may have done at the same time: an account that asks without end waits for itself, not others for it."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass

from litestar.types import ASGIApp, Receive, Scope, Send

# Of the eight common threads; a desk asks for one or two things at once.
MOST_AT_ONCE = 4


@dataclass(slots=True)
class _Share:
    places: asyncio.Semaphore
    users: int = 0


class Shares:
    """The places of all officers; belongs to one event loop."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._most = most
        self._shares: dict[str, _Share] = {}

    async def take(self, owner: str) -> None:
        """Wait for a place among those of this owner."""
        share = self._shares.setdefault(owner, _Share(asyncio.Semaphore(self._most)))
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

    async def take(self, owner: str) -> None:
        """Wait for it."""
        await self._shares.take(owner)
        self._owner = owner

    def give_back(self) -> None:
        """Have none any more; nothing happens where none was taken."""
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
                await self.take(owner)


class HoldsPlaces:
    """ASGI middleware: each request has a `place` in its state, and gives it back when it was answered."""

    def __init__(self, app: ASGIApp, shares: Shares) -> None:
        self._app = app
        self._shares = shares

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection."""
        place = scope.setdefault("state", {})["place"] = Place(self._shares)
        try:
            await self._app(scope, receive, send)
        finally:
            place.give_back()
