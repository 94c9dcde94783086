"""F23: a server that accepts and never answers: the stall ends the request, and closing the app ends it at once."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.changes import Connection
from sync.records import OperationState
from sync.remotes.line import Patience
from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.office import Office
from tests.fakes.wire_answers import tokens


@pytest.fixture
def black_hole() -> Iterator[str]:
    """A port that takes connections and says nothing."""
    listener = socket.create_server(("127.0.0.1", 0))
    held: list[socket.socket] = []

    def accept() -> None:
        with contextlib.suppress(OSError):
            while True:
                held.append(listener.accept()[0])

    thread = threading.Thread(target=accept)
    thread.start()
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    listener.shutdown(socket.SHUT_RDWR)
    listener.close()
    thread.join()
    for line in held:
        line.close()


def seat_at(home: Path, url: str, stall: float) -> Office:
    """An office whose line goes into the hole."""
    return Office(home, url, MemoryTokens(tokens(url)), patience=Patience(connect=1.0, stall=stall))


def test_the_stall_ends_it(tmp_path: Path, black_hole: str) -> None:
    office = seat_at(tmp_path / "home", black_hole, stall=0.3)
    assert office.sync().connection is Connection.OFFLINE
    assert office.outbox() == {}
    office.close()


def test_closing_waits_for_nobody(tmp_path: Path, black_hole: str) -> None:
    office = seat_at(tmp_path / "home", black_hole, stall=3600.0)
    asked = threading.Event()

    def run() -> None:
        asked.set()
        office.engine.run()

    thread = threading.Thread(target=run)
    office.engine.close()
    thread.start()
    assert asked.wait(5)
    office.stop.set()
    thread.join(5)
    assert not thread.is_alive(), "an hour of patience, ended by the stop"
    assert office.state("none") is OperationState.SETTLED
    office.reader.close()
    office.commands.close()
