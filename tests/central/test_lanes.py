"""A rush of wrong sign-ins at the real server: it has a short queue of its own, and nobody else waits."""

import os
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from central import blobs, pictures, sessions
from central.blobs import Blobs
from central.guesses import MAX_FAILURES, Guesses
from central.storage import Writing
from tests.fakes.central_office import PASSWORD, Caller, picture
from tests.fakes.central_process import CentralServer

_SECONDS = 30.0
_RUSH = 110


class StuckProofs:
    """Proofs of wrong passwords take until they are let go."""

    def __init__(self) -> None:
        self.let_go = threading.Event()

    def fits(self, password: str, _hash: str) -> bool:
        return password == PASSWORD or (not self.let_go.wait(_SECONDS))


@pytest.fixture
def proofs(monkeypatch: pytest.MonkeyPatch) -> Iterator[StuckProofs]:
    stuck = StuckProofs()
    monkeypatch.setattr(sessions, "password_fits", stuck.fits)
    yield stuck
    stuck.let_go.set()


def guess(url: str, number: int) -> Any:
    line = Caller(url)
    body = {"login": f"nobody{number}", "password": "salah-sekali", "device_id": "new"}
    answer = line.call("POST", "/session", json=body)
    line.close()
    return answer


def test_a_rush_of_wrong_sign_ins_holds_nobody_up(
    central_server: CentralServer, proofs: StuckProofs, caller: Callable[[str | None], Caller]
) -> None:
    desk, other = caller("lurah"), caller(None)
    refused = threading.Semaphore(0)
    with ThreadPoolExecutor(_RUSH) as rush:
        guesses: list[Future[Any]] = [rush.submit(guess, central_server.url, number) for number in range(_RUSH)]
        for one in guesses:
            one.add_done_callback(lambda _: refused.release())
        # Those beyond the queue are told at once, while not one proof is done.
        for _ in range(_RUSH - 17):
            assert refused.acquire(timeout=_SECONDS)
        assert desk.get("/me")["login"] == "lurah"
        assert desk.do("r1", "note", {"text": "sambil menunggu"})["status"] == "applied"
        assert other.sign_in("lurah").status_code == 200, "a known desk does not queue with strangers"
        proofs.let_go.set()
        answers = [one.result(_SECONDS) for one in guesses]
    statuses = [answer.status_code for answer in answers]
    assert sorted(set(statuses)) == [401, 503]
    assert statuses.count(401) == 17
    busy = next(answer for answer in answers if answer.status_code == 503)
    assert busy.json()["type"] == "urn:officer:problem:unavailable"
    assert 0 < int(busy.headers["Retry-After"]) < 10


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no priority of their own there")
def test_what_a_stranger_writes_is_not_held_up_by_the_low_priority_of_his_proof(
    central_server: CentralServer, caller: Callable[[str | None], Caller], monkeypatch: pytest.MonkeyPatch
) -> None:
    proved, wrote = list[int](), list[int]()
    begin, adopt = Guesses.begin, Blobs.adopt

    def priority() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    def wrong(_password: str, _hash: str) -> bool:
        proved.append(priority())
        return False

    def noted(guesses: Guesses, tx: Writing, attempt: Any) -> None:
        wrote.append(priority())
        begin(guesses, tx, attempt)

    def seen(source: Path, bounds: pictures.Bounds) -> Any:
        proved.append(priority())
        return pictures.inspect(source, bounds)

    def adopted(kept: Blobs, *arguments: Any) -> Any:
        wrote.append(priority())
        return adopt(kept, *arguments)

    desk = caller("lurah")
    monkeypatch.setattr(sessions, "password_fits", wrong)
    monkeypatch.setattr(Guesses, "begin", noted)
    monkeypatch.setattr(blobs, "inspect", seen)
    monkeypatch.setattr(Blobs, "adopt", adopted)
    assert caller(None).sign_in("nobody", "salah-sekali").status_code == 401
    assert desk.upload(picture(7))
    assert len(proved) == len(wrote) == 2
    assert set(wrote) == {priority()}
    assert min(proved) > priority() or priority() >= 10


def test_whoever_has_to_wait_takes_no_place_in_the_queue(
    central_server: CentralServer, proofs: StuckProofs, caller: Callable[[str | None], Caller]
) -> None:
    line = caller(None)
    proofs.let_go.set()
    for _ in range(MAX_FAILURES):
        assert line.sign_in("nobody", "salah-sekali").status_code == 401
    proofs.let_go.clear()
    assert line.sign_in("nobody", "salah-sekali").status_code == 429, "answered while no proof is done"
    assert timedelta(seconds=int(line.sign_in("nobody", "salah-sekali").headers["Retry-After"])) < timedelta(minutes=1)
