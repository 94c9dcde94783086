"""Who guesses is slowed down and never refused for good; who knows the password is let through, however many guess beside him."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher

from central import officers, service
from central.guesses import (
    FAILURE_WINDOW,
    KNOWN_LIFE,
    LONGEST_PAUSE,
    MAX_ADDRESS_FAILURES,
    MAX_FAILURES,
    MAX_STRANGE_FAILURES,
    SHORTEST_PAUSE,
)
from central.housekeeping import clear_away
from central.service import RunningServer
from tests.fakes.central_office import OFFICERS, PASSWORD, Caller, SetClock, seed

OFFICE, GUESSER, ELSEWHERE = "203.0.113.7", "198.51.100.66", "192.0.2.9"


@pytest.fixture(autouse=True)
def quick_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown name is as quick to refuse as may be: what is counted here is attempts, not work."""
    monkeypatch.setattr(officers, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def city(tmp_path: Path, clock: SetClock) -> Iterator[RunningServer]:
    """The small city behind a proxy that says where callers are."""
    server = service.start(tmp_path / "data", clock=clock, proxies=("127.0.0.1",))
    seed(server.storage)
    yield server
    server.stop()


@pytest.fixture
def line(city: RunningServer) -> Iterator[Caller]:
    caller = Caller(city.url)
    yield caller
    caller.close()


def asked(line: Caller, login: str, password: str, *, device: str = "new", at: str = OFFICE) -> Any:
    body = {"login": login, "password": password, "device_id": device}
    return line.call("POST", "/session", json=body, headers={"X-Forwarded-For": at})


def sign_in(line: Caller, login: str, *, device: str = "new", at: str = OFFICE) -> int:
    return int(asked(line, login, PASSWORD, device=device, at=at).status_code)


def guess(line: Caller, login: str, *, device: str = "new", at: str = GUESSER) -> int:
    return int(asked(line, login, "salah-sekali", device=device, at=at).status_code)


def guess_away(line: Caller, login: str, *, device: str = "new", at: str = GUESSER) -> list[int]:
    return [guess(line, login, device=device, at=at) for _ in range(MAX_FAILURES)]


def test_a_guesser_at_a_login_holds_up_himself_alone(line: Caller) -> None:
    assert sign_in(line, "lurah", device="desk") == 200
    assert guess_away(line, "lurah") == [401] * MAX_FAILURES
    assert guess(line, "lurah") == 429
    assert sign_in(line, "lurah", at=GUESSER) == 429, "a guess that happens to be right is told nothing either"
    assert sign_in(line, "lurah", device="desk") == 200
    assert sign_in(line, "lurah", device="desk", at=GUESSER) == 200, "the desk is known wherever it is"
    assert sign_in(line, "lurah", device="second-desk") == 200, "the office is known whatever desk it is"
    assert sign_in(line, "lurah", device="phone", at=ELSEWHERE) == 200
    assert sign_in(line, "camat", at=GUESSER) == 200


def test_a_guesser_is_slowed_down_and_not_locked_out(line: Caller, clock: SetClock) -> None:
    guess_away(line, "lurah")
    pauses = []
    for _ in range(6):
        refused = asked(line, "lurah", "salah-sekali", at=GUESSER)
        assert refused.status_code == 429
        pauses.append(timedelta(seconds=int(refused.headers["Retry-After"])))
        clock.move(pauses[-1])
        assert guess(line, "lurah") == 401
    assert pauses[0] <= SHORTEST_PAUSE + timedelta(seconds=1)
    assert pauses == sorted(pauses)
    assert LONGEST_PAUSE < pauses[-1] <= LONGEST_PAUSE + timedelta(seconds=1)
    clock.move(LONGEST_PAUSE)
    assert sign_in(line, "lurah", at=GUESSER) == 200, "who knows the password after all is let in"
    assert guess_away(line, "lurah", at=GUESSER) == [401] * MAX_FAILURES, "and is known there from then on"


def test_failures_are_forgotten_after_a_while(line: Caller, clock: SetClock) -> None:
    guess_away(line, "lurah")
    clock.move(FAILURE_WINDOW)
    assert guess_away(line, "lurah") == [401] * MAX_FAILURES


def test_what_a_known_desk_mistypes_is_its_own(line: Caller) -> None:
    sign_in(line, "lurah", device="desk")
    sign_in(line, "lurah", device="laptop", at=ELSEWHERE)
    assert guess_away(line, "lurah", device="desk", at=OFFICE) == [401] * MAX_FAILURES
    assert sign_in(line, "lurah", device="desk") == 429
    assert sign_in(line, "lurah", device="laptop", at=OFFICE) == 200
    assert sign_in(line, "camat", device="desk") == 200


def test_success_of_a_known_desk_gives_a_stranger_no_more_tries(line: Caller) -> None:
    sign_in(line, "lurah", device="desk")
    guess_away(line, "lurah")
    assert sign_in(line, "lurah", device="desk") == 200
    assert guess(line, "lurah") == 429


def test_a_hundred_wrong_passwords_from_one_address_shut_no_office_out(line: Caller) -> None:
    """As behind one NAT, or behind a proxy that was not named: guesser and city share an address."""
    assert sign_in(line, "lurah", device="desk") == 200
    for number in range(MAX_ADDRESS_FAILURES):
        assert guess(line, f"somebody{number}", at=OFFICE) == 401
    assert sign_in(line, "lurah", device="desk") == 200
    assert sign_in(line, "lurah", device="second-desk") == 200
    others = [officer.login for officer in OFFICERS if officer.login != "lurah"]
    assert {login: sign_in(line, login) for login in others} == dict.fromkeys(others, 200), "who never signed in there"


def test_an_address_that_guesses_at_many_logins_has_one_try_for_each(line: Caller, clock: SetClock) -> None:
    for number in range(MAX_ADDRESS_FAILURES):
        guess(line, f"somebody{number}")
    assert [guess(line, "lurah") for _ in range(3)] == [401, 429, 429]
    assert [guess(line, "lurah", at=ELSEWHERE) for _ in range(3)] == [401, 401, 401]
    clock.move(FAILURE_WINDOW)
    assert [guess(line, "lurah") for _ in range(3)] == [401, 401, 401]


def test_strangers_from_everywhere_are_counted_together(line: Caller) -> None:
    sign_in(line, "lurah", device="desk")
    statuses = [guess(line, "lurah", at=f"10.0.{number}.1") for number in range(MAX_STRANGE_FAILURES + 1)]
    assert statuses == [401] * MAX_STRANGE_FAILURES + [429]
    assert sign_in(line, "lurah", device="desk", at="10.0.250.1") == 200
    assert sign_in(line, "lurah", device="new-desk") == 200
    assert guess(line, "camat", at="10.0.7.1") == 401


def test_a_desk_is_known_after_it_signed_out_and_by_its_refresh(line: Caller, city: RunningServer, clock: SetClock) -> None:
    line.use(asked(line, "lurah", PASSWORD, device="desk").json())
    tokens = {"refresh_token": line.tokens["refresh_token"]}
    moved = line.call("POST", "/session/refresh", json=tokens, headers={"X-Forwarded-For": ELSEWHERE})
    line.use(moved.json())
    assert line.call("DELETE", "/session").status_code == 204
    clock.move(timedelta(hours=2))
    clear_away(city.storage)
    guess_away(line, "lurah", at=ELSEWHERE)
    assert guess(line, "lurah", at=ELSEWHERE) == 429
    assert sign_in(line, "lurah", device="desk", at=ELSEWHERE) == 200


def test_what_was_not_used_for_long_is_a_stranger_again(line: Caller, city: RunningServer, clock: SetClock) -> None:
    sign_in(line, "lurah", device="desk")
    clock.move(KNOWN_LIFE + timedelta(days=1))
    clear_away(city.storage)
    guess_away(line, "lurah", at=OFFICE)
    assert sign_in(line, "lurah", device="desk", at=OFFICE) == 429


@pytest.mark.parametrize("login", ["lu\0rah", ""])
def test_a_name_that_nobody_can_have_is_refused_like_any(line: Caller, login: str) -> None:
    assert [guess(line, login) for _ in range(MAX_FAILURES + 1)] == [401] * MAX_FAILURES + [429]
