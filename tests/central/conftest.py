"""The central API on loopback with the small city of `tests.fakes.central_office`."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from central import officers
from central.storage import Storage
from tests.fakes.central_office import QUICK_HASHER, Caller, SetClock
from tests.fakes.central_process import CentralServer
from tests.fakes.laid_city import lay_city


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes cost nothing here: else each server would make those of its weak samples anew at the first sign-in."""
    monkeypatch.setattr(officers, "_hasher", QUICK_HASHER)


@pytest.fixture
def clock() -> SetClock:
    """The centre's clock."""
    return SetClock()


@pytest.fixture
def storage(tmp_path: Path, clock: SetClock) -> Iterator[Storage]:
    """An empty data folder, without a server."""
    opened = Storage.open(tmp_path / "central", clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def central_server(tmp_path: Path, clock: SetClock) -> Iterator[CentralServer]:
    """The small city, served."""
    lay_city(tmp_path / "central", clock)
    with CentralServer(tmp_path / "central", clock=clock) as server:
        yield server


@pytest.fixture
def caller(central_server: CentralServer) -> Iterator[Callable[[str | None], Caller]]:
    """Signs an officer in: `caller("lurah")`; `caller(None)` is nobody."""
    opened: list[Caller] = []

    def open_line(login: str | None) -> Caller:
        opened.append(Caller(central_server.url, login))
        return opened[-1]

    yield open_line
    for line in opened:
        line.close()


@pytest.fixture
def lurah(caller: Callable[[str | None], Caller]) -> Caller:
    """The lurah of the home ward."""
    return caller("lurah")


@pytest.fixture
def camat(caller: Callable[[str | None], Caller]) -> Caller:
    """The supervisor of the home district."""
    return caller("camat")


@pytest.fixture
def outsider(caller: Callable[[str | None], Caller]) -> Caller:
    """A lurah of another ward."""
    return caller("outsider")
