"""The routes of the central API, made once and lent to one server of a test after the other: describing them takes 30 ms."""

from contextlib import AbstractAsyncContextManager
from typing import cast

from litestar import Litestar

from central import app
from central.centre import Centre


class SharedRoutes:
    """Routes that belong to one centre at a time."""

    _free: "list[SharedRoutes]" = []

    def __init__(self) -> None:
        self._centre: Centre | None = None
        # Routes ask the centre that they are made for only to be opened, and find all else in the application's state.
        self._app = app.make_routes(cast(Centre, self))

    @classmethod
    def borrowed(cls) -> "SharedRoutes":
        """Routes that no running server has."""
        return cls._free.pop() if cls._free else cls()

    def made_for(self, centre: Centre | None) -> Litestar:
        """What `make_routes` returns for a centre."""
        self._centre = self._app.state.centre = centre
        return self._app

    def open(self) -> AbstractAsyncContextManager[None]:
        """Open the centre that has them."""
        assert self._centre is not None
        return self._centre.open()

    def give_back(self) -> None:
        """Nobody asks them any more: the server has ended."""
        self._centre = self._app.state.centre = None
        self._free.append(self)
