"""Thousands who connect, or are given up, at the same moment: the loop takes a few at a time, and others have turns between."""

import asyncio
import contextlib
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from central.connections import Crowd, Guarded, Limits
from central.service import RunningServer, start
from tests.fakes.central_office import SetClock
from tests.fakes.laid_city import lay_city

_SECONDS = 30.0
_MANY = 200


class Turns:
    """Counts the turns of the server's loop, and what happened in each of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.number = 0
        self.came, self.went = Counter[int](), Counter[int]()
        self.all_came, self.all_went = threading.Event(), threading.Event()
        open_crowd, enter, give_up = Crowd.open, Crowd.enter, Guarded.give_up

        def opened(crowd: Crowd) -> None:
            if not self.number:
                self._turn()
            open_crowd(crowd)

        def entered(crowd: Crowd, one: Guarded) -> bool:
            self.came[self.number] += 1
            if self.came.total() >= _MANY:
                self.all_came.set()
            return enter(crowd, one)

        def given_up(one: Guarded) -> None:
            self.went[self.number] += 1
            if self.went.total() >= _MANY:
                self.all_went.set()
            give_up(one)

        monkeypatch.setattr(Crowd, "open", opened)
        monkeypatch.setattr(Crowd, "enter", entered)
        monkeypatch.setattr(Guarded, "give_up", given_up)

    def _turn(self) -> None:
        self.number += 1
        asyncio.get_running_loop().call_soon(self._turn)


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> Turns:
    return Turns(monkeypatch)


@pytest.fixture
def server(tmp_path: Path, turns: Turns) -> Iterator[RunningServer]:
    clock = SetClock()
    lay_city(tmp_path, clock)
    running = start(tmp_path, clock=clock, limits=Limits(connections=2 * _MANY, head_seconds=1.0))
    yield running
    running.stop()


def test_many_who_come_and_go_at_once_are_taken_a_few_at_a_time(
    server: RunningServer, turns: Turns, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, let_go, connection_made = threading.Event(), threading.Event(), Guarded.connection_made

    def stuck(one: Guarded, transport: asyncio.Transport) -> None:
        held.set()
        assert let_go.wait(_SECONDS)
        connection_made(one, transport)

    monkeypatch.setattr(Guarded, "connection_made", stuck)
    with contextlib.ExitStack() as stack:
        for _ in range(_MANY):  # all of them find room to wait in while the loop is at something else
            stack.enter_context(socket.create_connection(("127.0.0.1", server.port), timeout=_SECONDS / 6))
            assert held.wait(_SECONDS)
        let_go.set()
        assert turns.all_came.wait(_SECONDS)
        assert max(turns.came.values()) <= 16
        assert turns.all_went.wait(_SECONDS)
        assert 1 < max(turns.went.values()) <= 50
