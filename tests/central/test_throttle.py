"""How often one address may fail: many logins from one place, unknown tokens, proxies, and what is bounded."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from central import service
from central.problems import ProblemError
from central.service import RunningServer
from central.sessions import FAILURE_WINDOW, MAX_ADDRESS_FAILURES, MAX_UNKNOWN_TOKENS, Sessions
from central.throttle import Throttle
from tests.fakes.central_office import PASSWORD, Caller, SetClock, seed
from tests.fakes.central_process import CentralServer

HERE, THERE = "203.0.113.7", "203.0.113.8"


def word(error: pytest.ExceptionInfo[ProblemError]) -> str:
    return error.value.problem.type.rpartition(":")[2]


def is_blocked(throttle: Throttle, address: str) -> bool:
    try:
        throttle.check(address)
    except ProblemError:
        return True
    return False


@pytest.fixture
def sessions(central_server: CentralServer) -> Sessions:
    """The sessions of the small city, asked without a line; an unknown name is as quick to refuse as may be."""
    sessions = Sessions(central_server.storage)
    sessions.__dict__["_nobody"] = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("nobody")
    return sessions


def guess(sessions: Sessions, login: str, address: str, password: str = "wrong-password") -> None:
    sessions.sign_in(login, password, "device-1", address)


def test_guessing_at_many_logins_from_one_place_ends(sessions: Sessions, clock: SetClock) -> None:
    for number in range(MAX_ADDRESS_FAILURES):
        with pytest.raises(ProblemError) as refused:
            guess(sessions, f"somebody{number}", HERE)
        assert word(refused) == "wrong-password"
    clock.move(timedelta(minutes=1))
    for login, password in (("another", "wrong-password"), ("lurah", PASSWORD)):
        with pytest.raises(ProblemError) as refused:
            guess(sessions, login, HERE, password)
        assert word(refused) == "too-many-attempts"
        assert refused.value.headers["Retry-After"] == str(14 * 60 + 1)
    assert sessions.sign_in("lurah", PASSWORD, "device-1", THERE).officer.login == "lurah", "elsewhere nothing is blocked"
    clock.move(timedelta(minutes=14))
    assert sessions.sign_in("lurah", PASSWORD, "device-1", HERE).officer.login == "lurah"


def test_the_limit_of_a_login_stands_wherever_the_guesses_come_from(sessions: Sessions) -> None:
    for number in range(10):
        with pytest.raises(ProblemError):
            guess(sessions, "lurah", f"198.51.100.{number}")
    with pytest.raises(ProblemError) as refused:
        guess(sessions, "lurah", THERE, PASSWORD)
    assert word(refused) == "too-many-attempts"
    assert sessions.sign_in("camat", PASSWORD, "device-1", THERE).officer.login == "camat"


def test_who_signs_in_rightly_is_never_counted(sessions: Sessions) -> None:
    for _ in range(MAX_ADDRESS_FAILURES + 5):
        assert sessions.sign_in("lurah", PASSWORD, "device-1", HERE)


def test_unknown_tokens_from_one_place_end(sessions: Sessions, clock: SetClock) -> None:
    good = sessions.sign_in("lurah", PASSWORD, "device-1", HERE).refresh_token
    for number in range(MAX_UNKNOWN_TOKENS):
        with pytest.raises(ProblemError) as refused:
            sessions.refresh(f"unknown{number}", HERE)
        assert word(refused) == "token-invalid"
    for token in ("unknown", good):
        with pytest.raises(ProblemError) as refused:
            sessions.refresh(token, HERE)
        assert word(refused) == "too-many-attempts"
    assert sessions.sign_in("camat", PASSWORD, "device-1", HERE), "signing in has a count of its own"
    assert sessions.refresh(good, THERE)
    clock.move(FAILURE_WINDOW)
    with pytest.raises(ProblemError) as refused:
        sessions.refresh("unknown", HERE)
    assert word(refused) == "token-invalid"


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


def test_word_of_a_proxy_counts_only_where_it_was_named(behind: tuple[RunningServer, bool]) -> None:
    server, believed = behind
    line = Caller(server.url)
    forged = {"X-Forwarded-For": HERE}
    for number in range(MAX_UNKNOWN_TOKENS):
        answer = line.call("POST", "/session/refresh", json={"refresh_token": f"x{number}"}, headers=forged)
        assert answer.status_code == 401
    statuses = {}
    for address in (HERE, THERE):
        headers = {"X-Forwarded-For": address}
        answer = line.call("POST", "/session/refresh", json={"refresh_token": "x"}, headers=headers)
        statuses[address] = (answer.status_code, "Retry-After" in answer.headers)
    blocked, free = (429, True), (401, False)
    assert statuses == ({HERE: blocked, THERE: free} if believed else {HERE: blocked, THERE: blocked})
    line.close()
