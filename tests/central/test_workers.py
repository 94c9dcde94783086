"""`officer-app central serve --workers N`: one port, several processes, one feed; none of them stays behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest

from central.storage import Storage
from tests.fakes.central_office import HOME, Caller, seed

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes cannot share a socket there")

_ROOT = Path(__file__).resolve().parents[2]
_SECONDS = 30


class Pool:
    """The command as users run it, with two workers over the small city."""

    def __init__(self, data: Path) -> None:
        storage = Storage.open(data)
        seed(storage)
        storage.close()
        command = [sys.executable, "-m", "officer_app", "central", "serve", "--data", str(data), "--port", "0", "--workers", "2"]
        self.process = subprocess.Popen(command, cwd=_ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        watch = threading.Timer(_SECONDS, self.process.kill)
        watch.start()
        self.url = self.process.stdout.readline().split()[-1]
        watch.cancel()
        watch.join()

    def workers(self) -> list[psutil.Process]:
        """The processes that answer."""
        return psutil.Process(self.process.pid).children()

    def worker_of(self, line: Caller) -> int:
        """The process at the other end of a caller's connection."""
        answer = line.session.get(f"{line.url}/ping", params={"nonce": "n"}, stream=True, timeout=_SECONDS)
        connection: Any = answer.raw
        port = connection.connection.sock.getsockname()[1]
        assert answer.content
        ends = [(worker.pid, end) for worker in self.workers() for end in worker.net_connections("tcp")]
        return next(pid for pid, end in ends if end.raddr and end.raddr.port == port)

    def lines(self, login: str) -> dict[int, Caller]:
        """A line of this officer to each of the two workers."""
        found: dict[int, Caller] = {}
        for _ in range(60):
            line = Caller(self.url, login)
            worker = self.worker_of(line)
            if worker in found:
                line.close()
            else:
                found[worker] = line
            if len(found) == 2:
                return found
        raise AssertionError("one worker takes all connections")

    def end(self) -> None:
        """Make sure that nothing is left of it."""
        for worker in self.workers() if self.process.poll() is None else ():
            worker.kill()
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def pool(tmp_path: Path) -> Iterator[Pool]:
    started = Pool(tmp_path / "central")
    yield started
    started.end()


def gone(processes: list[psutil.Process]) -> bool:
    return not psutil.wait_procs(processes, timeout=_SECONDS)[1]


def test_a_commit_through_one_worker_wakes_who_waits_at_another(pool: Pool) -> None:
    first, second = pool.lines("lurah").values()
    cursor = first.changes()["cursor"]
    found: list[Any] = []

    def wait() -> None:
        page = first.get("/changes", params={"cursor": cursor}, headers={"Prefer": "wait=20"})
        found.append((time.monotonic(), page))

    waiting = threading.Thread(target=wait)
    waiting.start()
    _until_waiting(first)
    result = second.do("r1", "note", {"text": "Sudah dicek"})
    applied = time.monotonic()
    waiting.join(_SECONDS)
    assert result["status"] == "applied"
    moment, page = found[0]
    assert [(item["report"]["id"], item["rev"]) for item in page["items"]] == [("r1", result["rev"])]
    # Promised is a screen within 2 s; without a look of its own, this worker would have waited for 20.
    assert moment - applied < 5


def test_one_and_the_same_operation_at_both_workers_takes_effect_once(pool: Pool) -> None:
    first, second = pool.lines("lurah").values()
    operation = first.operation("r1", "note", {"text": "Sekali saja"})
    results: list[Any] = []
    senders = [threading.Thread(target=lambda line=line: results.extend(line.send(operation))) for line in (first, second)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join(_SECONDS)
    assert {result["status"] for result in results} == {"applied"}
    assert len({result["rev"] for result in results}) == 1
    assert [event["kind"] for event in first.get("/reports/r1/events")["items"]] == ["received", "note"]


def test_a_signal_ends_all_of_them_and_answers_who_waits(pool: Pool) -> None:
    workers, answers = pool.workers(), []
    line = Caller(pool.url, "lurah")
    cursor = line.changes()["cursor"]

    def wait() -> None:
        answers.append(line.call("GET", "/changes", params={"cursor": cursor}, headers={"Prefer": "wait=25"}).status_code)

    waiting = threading.Thread(target=wait)
    waiting.start()
    _until_waiting(line)
    began = time.monotonic()
    pool.process.send_signal(signal.SIGTERM)
    assert pool.process.wait(_SECONDS) == 0
    waiting.join(_SECONDS)
    assert answers == [200]
    assert time.monotonic() - began < 20
    assert len(workers) == 2
    assert gone(workers)


def test_a_worker_that_dies_is_replaced_and_the_log_says_so(pool: Pool) -> None:
    dead, living = pool.workers()
    time_to_give_up = time.monotonic() + _SECONDS
    dead.kill()
    while len(pool.workers()) < 2 or dead.pid in [worker.pid for worker in pool.workers()]:
        assert time.monotonic() < time_to_give_up
        os.sched_yield()
    assert living.is_running()
    assert Caller(pool.url, "lurah").report("r1")["ward"] == HOME
    pool.process.send_signal(signal.SIGTERM)
    assert f"worker {dead.pid} ended with -9" in pool.process.communicate(timeout=_SECONDS)[1]


def test_workers_end_when_their_parent_is_killed(pool: Pool) -> None:
    workers = pool.workers()
    pool.process.kill()
    assert gone(workers)


@pytest.mark.parametrize("count", ["0", "-1", "65", "two"])
def test_a_number_of_workers_that_cannot_be(count: str, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "officer_app", "central", "serve", "--data", str(tmp_path), "--workers", count]
    told = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, timeout=_SECONDS)
    assert told.returncode == 2
    assert "--workers" in told.stderr


def _until_waiting(line: Caller) -> None:
    """Give a long-poll that has just been sent the time to arrive: two answers on other lines."""
    for _ in range(2):
        other = Caller(line.url.removesuffix("/officer/v1"))
        other.get("/ping", params={"nonce": "n"})
        other.close()
