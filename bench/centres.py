"""Central APIs with a province's reports: made once for each size and seed, served as a process of their own."""

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import requests

from bench.province import fill
from bench.province.people import PASSWORD, supervisor
from bench.scenario import Bench
from tests.fakes.central_process import CentralProcess

_FILLED = "bench-filled"


@dataclass(frozen=True, slots=True)
class Serving:
    """A central API that answers, and the supervisor who sees all of it."""

    url: str
    data: Path
    login: str = supervisor(1)
    password: str = PASSWORD

    def token(self, login: str | None = None) -> str:
        """An access token of an officer, the supervisor's if none is named."""
        body = {"login": login or self.login, "password": self.password, "device_id": "bench"}
        reply = requests.post(f"{self.url}/officer/v1/session", json=body, timeout=30)
        reply.raise_for_status()
        return str(reply.json()["access_token"])


def province(bench: Bench, size: int) -> Path:
    """The data folder of a central API with so many reports; made when it is not there."""
    data = bench.folder / "centres" / f"{size}-{bench.seed}"
    if not (data / _FILLED).exists():
        shutil.rmtree(data, ignore_errors=True)
        bench.say(f"fills a central API with {size:,} reports")
        began = time.monotonic()
        fill(data, size, bench.seed)
        (data / _FILLED).write_text(f"{time.monotonic() - began:.1f} s\n")
    return data


@contextlib.contextmanager
def serving(data: Path, *, aside: bool = False) -> Iterator[Serving]:
    """The central API of a data folder, answering; `aside`: it gives way to all others, as if on a computer of its own."""
    with CentralProcess(data) as central:
        if aside:
            os.setpriority(os.PRIO_PROCESS, central.pid, 19)
        yield Serving(central.url, data)


@contextlib.contextmanager
def borrowed(bench: Bench, size: int, name: str, *, aside: bool = False) -> Iterator[Serving]:
    """A central API on a copy of the data, for scenarios that change it."""
    copy = bench.scratch(name) / "centre"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(province(bench, size), copy)
    try:
        with serving(copy, aside=aside) as centre:
            yield centre
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def timed(work: Callable[[], object]) -> float:
    """Seconds that something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
