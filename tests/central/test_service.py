"""The server in a thread: started, stopped, started again on its port; small answers come without delay."""

import time
from pathlib import Path

import pytest

from central.service import start
from central.storage import StorageError
from tests.fakes.central_office import Caller
from tests.fakes.central_process import CentralServer


def test_stop_and_start_again_on_the_same_port(tmp_path: Path) -> None:
    server = CentralServer(tmp_path)
    instances = set()
    for _ in range(2):
        server.start()
        line = Caller(server.url)
        instances.add(line.get("/ping")["instance"])
        line.close()
        server.stop()
    assert len(instances) == 1


def test_port_in_use_leaves_nothing_open(tmp_path: Path) -> None:
    with CentralServer(tmp_path / "one") as server, pytest.raises(StorageError, match="cannot be used"):
        start(tmp_path / "two", server.port)


def test_stop_twice(tmp_path: Path) -> None:
    running = start(tmp_path)
    running.stop()
    running.stop()


def test_small_answers_are_not_held_back(central_server: CentralServer) -> None:
    """Nagle's algorithm against delayed acknowledgements costs 40 ms a call where a socket is not told otherwise."""
    line = Caller(central_server.url)
    spans = []
    for _ in range(30):
        began = time.perf_counter()
        line.get("/ping", params={"nonce": "n"})
        spans.append(time.perf_counter() - began)
    line.close()
    assert min(spans) < 0.03
