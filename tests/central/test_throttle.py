"""Addresses that guess: counted by network, within a window, in bounded memory; good tokens are never refused."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from central import service
from central.service import RunningServer
from central.sessions import MAX_UNKNOWN_TOKENS
from central.throttle import Throttle
from tests.fakes.central_office import Caller, SetClock, seed

HERE, THERE = "203.0.113.7", "203.0.113.8"


def is_blocked(throttle: Throttle, address: str) -> bool:
    return throttle.wait(address) > timedelta(0)


def test_window_slides(clock: SetClock) -> None:
    throttle = Throttle(clock, 3, timedelta(minutes=15))
    for _ in range(3):
        throttle.failed(HERE)
        clock.move(timedelta(minutes=5))
    assert not is_blocked(throttle, HERE), "the first one lies 15 minutes back"
    throttle.failed(HERE)
    assert is_blocked(throttle, HERE)
    clock.move(timedelta(minutes=4, seconds=59))
    assert is_blocked(throttle, HERE)
    clock.move(timedelta(seconds=1))
    assert not is_blocked(throttle, HERE)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("::ffff:203.0.113.7", "203.0.113.7", True),
        ("fe80::1%eth0", "fe80::2", True),
        ("203.0.113.7", "203.0.113.8", False),
        ("", "", True),
        ("no address at all", "another", False),
    ],
)
def test_what_counts_as_one_place(clock: SetClock, one: str, other: str, same: bool) -> None:
    throttle = Throttle(clock, 1, timedelta(minutes=15))
    throttle.failed(one)
    assert is_blocked(throttle, other) is same


def test_memory_is_bounded_and_the_oldest_place_is_forgotten(clock: SetClock) -> None:
    throttle = Throttle(clock, 1, timedelta(minutes=15))
    for number in range(10_001):
        throttle.failed(f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}")
    assert len(throttle._failures) == 10_000
    assert not is_blocked(throttle, "10.0.0.0")
    assert is_blocked(throttle, "10.0.0.1")


@pytest.fixture(params=[(), ("127.0.0.1",)], ids=["no proxy", "a proxy"])
def behind(request: pytest.FixtureRequest, tmp_path: Path, clock: SetClock) -> Iterator[tuple[RunningServer, bool]]:
    """The small city, served, with a proxy named or not."""
    server = service.start(tmp_path / "data", clock=clock, proxies=request.param)
    seed(server.storage)
    yield server, bool(request.param)
    server.stop()


def refreshed(line: Caller, token: str, address: str) -> tuple[int, bool]:
    headers = {"X-Forwarded-For": address}
    answer = line.call("POST", "/session/refresh", json={"refresh_token": token}, headers=headers)
    return answer.status_code, "Retry-After" in answer.headers


def test_word_of_a_proxy_counts_only_where_it_was_named(behind: tuple[RunningServer, bool]) -> None:
    server, believed = behind
    line = Caller(server.url)
    for number in range(MAX_UNKNOWN_TOKENS):
        assert refreshed(line, f"x{number}", HERE) == (401, False)
    statuses = {address: refreshed(line, "x", address) for address in (HERE, THERE)}
    blocked, free = (429, True), (401, False)
    assert statuses == ({HERE: blocked, THERE: free} if believed else {HERE: blocked, THERE: blocked})
    line.close()


def test_a_good_token_goes_through_where_unknown_ones_were_too_many(behind: tuple[RunningServer, bool]) -> None:
    line = Caller(behind[0].url, "lurah")
    for number in range(MAX_UNKNOWN_TOKENS):
        refreshed(line, f"x{number}", HERE)
    assert refreshed(line, "x", HERE) == (429, True)
    assert refreshed(line, line.tokens["refresh_token"], HERE) == (200, False)
    line.close()
