"""The laboratory's command line: three parts side by side, one table, and an exit code that says whether all is well."""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from tests.lab import photo_line, small_disk
from tests.lab.day_of_city import Day
from tests.lab.interruption import ended_by_signals
from tests.lab.kills import POINTS
from tests.lab.photo_line import Costs
from tests.lab.table import Result, document, text
from tests.lab.terminal import ROOT

_PHOTOS = 30
# Not a moment of the client: the line makes it.
_OF_THE_LINE = frozenset({"C12"})
_MOMENT = re.compile(r'reached\("(C\d+)"\)')


def main(argv: Sequence[str] | None = None) -> int:
    """Run it; 0 only where nothing was lost, doubled, overwritten or missing, and photos were not dear."""
    options = _parser().parse_args(argv)
    if os.name == "nt":
        sys.stderr.write("The laboratory kills by SIGKILL: it runs on Linux and macOS.\n")
        return 2
    folder = Path(tempfile.mkdtemp(prefix="crop-lab-"))
    with ended_by_signals():
        try:
            result = run(folder, options.seed, options.kills, options.jobs, photos=options.photos, disk=options.disk, say=_say)
        except KeyboardInterrupt:
            sys.stderr.write("Stopped.\n")
            shutil.rmtree(folder, ignore_errors=True)
            return 130
    told = json.dumps(document(result), indent=2) if options.json else text(result)
    sys.stdout.write(told + "\n")
    if result.good:
        shutil.rmtree(folder)
        return 0
    sys.stderr.write(f"Not as it must be. Again: --kills {options.kills} --seed {options.seed}; everything is in {folder}\n")
    return 1


def run(
    folder: Path,
    seed: int,
    kills: int,
    jobs: int,
    *,
    photos: int = _PHOTOS,
    disk: bool = True,
    say: Callable[[str], None] = lambda _text: None,
) -> Result:
    """All parts, in an empty folder: the day beside the photos and the small disk, which mostly wait for their lines."""
    began = time.monotonic()
    say(f"seed {seed}, {kills} kills, {jobs} at a time, in {folder}")

    over = threading.Event()

    def beside() -> tuple[Costs | None, dict[str, Any] | None]:
        costs = photo_line.measure(folder / "photos", seed, photos, over) if photos else None
        return costs, small_disk.fill_up(folder / "disk", seed, over) if disk else None

    day = Day(folder / "day", seed, kills, jobs, say, over)
    with ThreadPoolExecutor(1, thread_name_prefix="lab-beside") as pool:
        other = pool.submit(beside)
        try:
            findings = day.spend()
            costs, small = other.result()
        except BaseException:
            over.set()
            raise
    return Result(
        seed=seed,
        kills=kills,
        day=findings,
        photos=costs,
        disk=small,
        seconds=time.monotonic() - began,
        absent=_absent_points(),
    )


def _absent_points() -> frozenset[str]:
    """Named points that no line of the product marks."""
    files = [file for package in ("sync", "officer_app") for file in (ROOT / package).rglob("*.py")]
    marked = {point for file in files for point in _MOMENT.findall(file.read_text(encoding="utf-8"))}
    return frozenset(POINTS) - marked - _OF_THE_LINE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py lab", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, metavar="N", help="clients to kill (default 200)")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="everything that is chosen comes from it (default 1)")
    parser.add_argument("--jobs", type=int, default=2, metavar="J", help="clients at a time (default 2)")
    parser.add_argument("--photos", type=int, default=_PHOTOS, metavar="N", help=f"on the broken line (default {_PHOTOS})")
    parser.add_argument("--no-disk", dest="disk", action="store_false", help="leave the small disk out")
    parser.add_argument("--json", action="store_true")
    return parser


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
