"""A proxy in front: one that was not named is told of once, at its first request, in words that say what to do."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from central import service
from central.service import RunningServer
from tests.fakes.central_office import Caller, SetClock, seed


@pytest.fixture(params=[(), ("192.0.2.1",), ("127.0.0.1",)], ids=["none named", "another named", "named"])
def fronted(request: pytest.FixtureRequest, tmp_path: Path, clock: SetClock) -> Iterator[tuple[RunningServer, bool]]:
    """The small city, and whether it was told of the proxy that it is called through."""
    server = service.start(tmp_path / "data", clock=clock, proxies=request.param)
    seed(server.storage)
    yield server, "127.0.0.1" in request.param
    server.stop()


def notices(records: list[logging.LogRecord]) -> list[str]:
    return [record.getMessage() for record in records if record.name == "central.fronting"]


@pytest.mark.expects_errors
@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_a_proxy_that_was_not_named_is_told_of_once(
    fronted: tuple[RunningServer, bool], caplog: pytest.LogCaptureFixture, header: str
) -> None:
    server, named = fronted
    line = Caller(server.url)
    line.get("/ping", params={"nonce": "direct"})
    assert notices(caplog.records) == []
    for number in range(3):
        line.get("/ping", params={"nonce": "n"}, headers={header: f"203.0.113.{number}"})
    told = notices(caplog.records)
    if named and header == "X-Forwarded-For":
        assert told == []
    else:
        assert len(told) == 1
        assert "--proxy 127.0.0.1" in told[0]
    line.close()
