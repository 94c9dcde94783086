"""An officer has so many sessions and no more: the one used longest ago ends when one more begins."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from central.sessions import MAX_SESSIONS
from tests.central.test_own_account import ROOT, held, slug
from tests.fakes.central_office import Caller, SetClock
from tests.fakes.central_process import CentralProcess, CentralServer
from tests.fakes.laid_city import lay_city

CAP = 3


@pytest.fixture
def small(tmp_path: Path, clock: SetClock) -> Iterator[CentralServer]:
    """A server that gives each officer three sessions."""
    lay_city(tmp_path / "central", clock)
    with CentralServer(tmp_path / "central", clock=clock, sessions=CAP) as server:
        yield server


def ended_lines(folder: Path) -> list[dict[str, Any]]:
    lines = [json.loads(line) for line in (folder / "security.log").read_text().splitlines()]
    return [line for line in lines if line["event"] == "session-ended"]


def alive(lines: list[Caller]) -> list[bool]:
    return [slug(line.call("GET", "/me")) is None for line in lines]


def renewed(line: Caller) -> None:
    line.use(line.call("POST", "/session/refresh", json={"refresh_token": line.tokens["refresh_token"]}).json())


def signed_in(small: CentralServer, clock: SetClock, count: int, login: str = "lurah") -> list[Caller]:
    """So many sessions, ten seconds apart."""
    lines = []
    for _ in range(count):
        clock.move(timedelta(seconds=10))
        lines.append(Caller(small.url, login))
    return lines


def test_the_session_used_longest_ago_makes_room(small: CentralServer, clock: SetClock) -> None:
    bystander = Caller(small.url, "camat")
    lines = signed_in(small, clock, CAP)
    assert alive(lines) == [True] * CAP
    clock.move(timedelta(minutes=1))
    renewed(lines[0])
    lines += signed_in(small, clock, 1)
    assert alive(lines) == [True, False, True, True], "the oldest one is in use: the next one goes"
    refresh = lines[1].call("POST", "/session/refresh", json={"refresh_token": lines[1].tokens["refresh_token"]})
    assert slug(refresh) == "token-invalid"
    assert len(lines[0].get("/sessions")["items"]) == CAP
    assert alive([bystander]) == [True]
    said = ended_lines(small.data)
    assert [(line["level"], line["login"], line["sessions"], line["reason"]) for line in said] == [
        ("notice", "lurah", 1, "too-many-sessions")
    ]


def test_sessions_that_are_over_count_for_nothing(small: CentralServer, clock: SetClock) -> None:
    lines = signed_in(small, clock, CAP)
    lines[1].call("DELETE", "/session")
    lines += signed_in(small, clock, 1)
    assert alive(lines) == [True, False, True, True]
    clock.move(timedelta(days=31))
    fresh = signed_in(small, clock, CAP)
    assert alive(fresh) == [True] * CAP
    assert ended_lines(small.data) == [], "what ended by itself made room"


def test_who_is_held_in_the_session_that_ends_is_answered(small: CentralServer, clock: SetClock) -> None:
    first = signed_in(small, clock, 1)[0]
    waiting, answers = held(first)
    bell = small._running._server._centre.waiting  # type: ignore[union-attr]
    while bell.count < 1:
        waiting.join(0.02)
    signed_in(small, clock, CAP)
    waiting.join(10)
    assert [slug(answer) for answer in answers] == ["token-invalid"]


def test_a_rush_of_sign_ins_leaves_no_more_than_that(small: CentralServer, clock: SetClock) -> None:
    lines = signed_in(small, clock, 4 * CAP)
    assert alive(lines) == [False] * 3 * CAP + [True] * CAP


def test_without_a_word_of_the_administrator_a_month_of_them_stands(central_server: CentralServer, clock: SetClock) -> None:
    lines = signed_in(central_server, clock, MAX_SESSIONS + 1)
    assert alive([lines[0], lines[1], lines[-1]]) == [False, True, True]


def test_the_number_is_an_option_of_serve(tmp_path: Path) -> None:
    lay_city(tmp_path / "central", SetClock())
    with CentralProcess(tmp_path / "central", 0, "--sessions", "1") as server:
        lines = [Caller(server.url, "lurah"), Caller(server.url, "lurah")]
        assert alive(lines) == [False, True]
    for wrong in ("0", "-1", "10001"):
        command = [sys.executable, "-m", "officer_app", "central", "serve", "--data", str(tmp_path), "--sessions", wrong]
        ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
        assert ended.returncode == 2 and "from 1 to 10000" in ended.stderr
