"""P6: from starting the program to a queue that can be worked with."""

import json
import subprocess
import sys
import time
from pathlib import Path

from bench.homes import KEYRING, ROOT, synced_home
from bench.measuring import Figure, Outcome, Verdict, at_most
from bench.scenario import Bench, Scenario
from bench.window.surroundings import user_environment

_LIMITS = {100_000: 0.6, 1_000_000: 0.9}
_MAP_LIMIT = 1.5
_PATIENCE = 120
_SIZE = "1366x768"


def run(bench: Bench) -> Outcome:
    """Start the program again and again, at each size, and an empty window beside it."""
    figures: list[Figure] = []
    verdicts: list[Verdict] = []
    empty = [_started(bench, ["-m", "bench.window.empty_window"], [])["painted"] for _ in range(bench.repeat + 1)][1:]
    figures.append(Figure(name="cold start: painted", who="empty PySide6 window", unit="s", values=empty))
    for size in bench.sizes():
        starts = _starts(bench, size)
        for mark in ("imported", "painted", "usable", "map"):
            values = [start[mark] for start in starts]
            figures.append(Figure(name=f"cold start: {mark}", who="CROP Officer", unit="s", values=values, size=size, curve=True))
        if size in _LIMITS:
            usable, drawn = figures[-2].median, figures[-1].median
            verdicts += [
                at_most(f"a usable queue within {_LIMITS[size]} s at {size:,}", usable, _LIMITS[size], "s", _why(starts)),
                at_most(f"the map drawn within {_MAP_LIMIT} s at {size:,}", drawn, _MAP_LIMIT, "s", _why(starts)),
            ]
    return Outcome(figures=figures, verdicts=verdicts, notes=list(_NOTES))


def _starts(bench: Bench, size: int) -> list[dict[str, float]]:
    with synced_home(bench, size) as served:
        arguments = ["--home", str(served.home), "--offscreen", "--size", _SIZE]
        launcher = ["-m", "bench.window.launcher"]
        # The first one is not counted: it brings program and home into the page cache.
        return [_started(bench, launcher, [str(served.home / KEYRING), "close", *arguments]) for _ in range(bench.repeat + 1)][1:]


def _started(bench: Bench, program: list[str], arguments: list[str]) -> dict[str, float]:
    report = bench.scratch("cold-start") / "report.json"
    report.unlink(missing_ok=True)
    spawned = time.monotonic()
    command = [sys.executable, *program, repr(spawned), str(report), *arguments]
    log = (bench.scratch("cold-start") / "log.txt").open("wb")
    with log:
        subprocess.run(command, cwd=ROOT, env=user_environment(), stdout=log, stderr=log, timeout=_PATIENCE, check=True)
    return dict(json.loads(Path(report).read_text(encoding="utf-8")))


def _why(starts: list[dict[str, float]]) -> str:
    imports = sorted(start["imported"] for start in starts)[len(starts) // 2]
    return f"{imports:.2f} s of it pass before the program's modules are imported"


_NOTES = (
    "Time counts from just before the process is made. Cold means a new process; the page cache is warm (one start before is "
    "not counted). The keyring is a plain file here: what the system's own keyring takes comes on top.",
    "`usable` is the first turn of the event loop after the queue has painted its rows; `map` when the page has drawn them.",
)
SCENARIO = Scenario(
    name="P6",
    title="a cold start to a usable queue",
    meaning="How long an officer looks at nothing after he has started the program, and how long until the map is there.",
    run=run,
)
