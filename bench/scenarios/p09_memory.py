"""P9: memory of the window's process at rest, and over an hour of a line that comes and goes."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from bench.homes import KEYRING, ROOT, ServedHome, sign_in, synced_home
from bench.measuring import Figure, Outcome, Verdict, at_most
from bench.scenario import Bench, Scenario
from bench.window.inside import WaitedInVain
from bench.window.memory import Memory, memory_of
from bench.window.surroundings import user_environment
from tests.fakes.cutting_proxy import CuttingProxy, cutting_proxy

FLAPS = 720
_LIMIT_MIB, _FLAT_MIB = 400, 8
_SETTLED = 15.0
_STARTS_WITHIN = 90.0
_SAMPLES = 72
# Seconds a flap from which the program's own rests are short enough.
_REAL_TIME = 4.0


def run(bench: Bench) -> Outcome:
    """The program at rest at each size; at the largest its line goes up and down."""
    figures: list[Figure] = []
    flaps = int(bench.options.get("flaps", FLAPS))
    seconds = 60 * float(bench.options.get("minutes", 6))
    # In an hour made short, rests after failures would leave most flaps unnoticed.
    mode = "wake" if seconds / flaps < _REAL_TIME else "stay"
    for size in bench.sizes():
        with synced_home(bench, size) as served, _behind_proxy(served) as proxy, _program(bench, served, mode) as process_id:
            time.sleep(_SETTLED)
            rest = [memory_of(process_id) for _ in range(max(3, bench.repeat))]
            figures += _figures("at rest", rest, size)
            if size == bench.size:
                flapped = _flap(proxy, process_id, flaps, seconds)
                connections = proxy.accepted
    figures += _figures(f"over {flaps} flaps", flapped, bench.size)
    notes = [
        f"The line went down and up {flaps} times in {seconds / 60:.0f} minutes; {connections} connections were made.",
        "PSS counts what processes share only in parts; RSS counts all of the web engine's library.",
    ]
    return Outcome(figures=figures, verdicts=_verdicts(rest, flapped, bench.size), notes=notes)


def _figures(when: str, found: list[Memory], size: int) -> list[Figure]:
    kinds = (
        ("RSS", "main process", [memory.rss for memory in found]),
        ("PSS", "main process", [memory.pss for memory in found]),
        ("PSS", "web engine's processes", [memory.children for memory in found]),
    )
    curve = when == "at rest"
    return [
        Figure(name=f"{kind} {when}", who=who, unit="MiB", values=values, size=size, curve=curve) for kind, who, values in kinds
    ]


def _verdicts(rest: list[Memory], flapped: list[Memory], size: int) -> list[Verdict]:
    resident = sorted(memory.rss for memory in rest)[len(rest) // 2]
    quarter = max(1, len(flapped) // 4)
    # The first quarter warms caches up; growth is what the last one has more than the second.
    second, last = flapped[quarter : 2 * quarter] or flapped, flapped[-quarter:]
    growth = _middle(last) - _middle(second)
    return [
        at_most(f"RSS of the main process at rest with {size:,} cached <= {_LIMIT_MIB} MiB", resident, _LIMIT_MIB, "MiB"),
        at_most(f"flat over the flaps: growth of RSS <= {_FLAT_MIB} MiB", growth, _FLAT_MIB, "MiB"),
    ]


def _middle(found: list[Memory]) -> float:
    return sorted(memory.rss for memory in found)[len(found) // 2]


def _flap(proxy: CuttingProxy, process_id: int, flaps: int, seconds: float) -> list[Memory]:
    each = seconds / flaps
    found = []
    for flap in range(flaps):
        proxy.refuse = True
        time.sleep(0.4 * each)
        proxy.refuse = False
        time.sleep(0.6 * each)
        if flap % max(1, flaps // _SAMPLES) == 0:
            found.append(memory_of(process_id))
    return found


@contextmanager
def _behind_proxy(served: ServedHome) -> Iterator[CuttingProxy]:
    server = urlsplit(served.centre.url)
    with cutting_proxy(str(server.hostname), int(server.port or 0)) as proxy:
        sign_in(served.home, served.centre, proxy.url)
        yield proxy


@contextmanager
def _program(bench: Bench, served: ServedHome, mode: str) -> Iterator[int]:
    """The real program in a process of its own, from the moment at which its map is drawn."""
    report = bench.scratch("memory") / "report.json"
    report.unlink(missing_ok=True)
    launcher = ["-m", "bench.window.launcher", repr(time.monotonic()), str(report), str(served.home / KEYRING), mode]
    command = [sys.executable, *launcher, "--home", str(served.home), "--offscreen", "--size", "1366x768"]
    with (bench.scratch("memory") / "log.txt").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=user_environment(), stdout=log, stderr=log)
    try:
        end = time.monotonic() + _STARTS_WITHIN
        while not report.exists():
            if time.monotonic() > end or process.poll() is not None:
                raise WaitedInVain("the program did not show its map")
            time.sleep(0.1)
        yield process.pid
    finally:
        process.terminate()
        process.wait(30)


SCENARIO = Scenario(
    name="P9",
    title="memory at rest and while the network comes and goes",
    meaning="What the program takes from an office PC that does other work too, and whether it takes more by the evening.",
    run=run,
)
