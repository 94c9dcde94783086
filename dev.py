#!/usr/bin/env python3
"""Set-up, demo and tests of CROP Officer: `python3 dev.py demo` and `python3 dev.py test` do everything on a fresh machine.

Standard library only, Python 3.11 or newer, Linux, macOS and Windows.
"""

import argparse
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from develop import demo, machine
from develop.machine import PYTHON, ROOT, prepare, say, surroundings

GATES = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "mypy": ["-m", "mypy"],
    "import-linter": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
}
# So much the tests of all workers may leave behind until the run ends, five times what they do.
MEMORY_BYTES = 4 << 30


def test(options: argparse.Namespace) -> int:
    """Run every gate and all tests, and say how each ended."""
    prepare("dev")
    environment = surroundings()
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    results = run_gates(environment)
    # What fails in a run of a few tests is looked at afterwards, so it lies where pytest keeps it.
    with contextlib.nullcontext() if options.pytest else memory_folder() as folder:
        environment |= {"TMPDIR": folder} if folder else {}
        for name, arguments in test_runs(options.pytest).items():
            say(name)
            began = time.monotonic()
            code = subprocess.run([PYTHON, *arguments], cwd=ROOT, env=environment).returncode
            results[name] = (code, time.monotonic() - began)
    for name, (code, seconds) in results.items():
        say(f"{name:14} {'passed' if code == 0 else f'FAILED ({code})':12} {seconds:6.1f} s")
    return 0 if not any(code for code, _ in results.values()) else 1


def run_gates(environment: dict[str, str]) -> dict[str, tuple[int, float]]:
    """Run all gates at once, since none uses more than one core, and print what each said."""
    began = time.monotonic()
    pipe, together = subprocess.PIPE, subprocess.STDOUT
    running = {
        name: subprocess.Popen([PYTHON, *arguments], cwd=ROOT, env=environment, stdout=pipe, stderr=together, text=True)
        for name, arguments in GATES.items()
    }
    results: dict[str, tuple[int, float]] = {}
    for name, process in running.items():
        said, _ = process.communicate()
        say(name)
        print(said, end="", flush=True)
        results[name] = (process.returncode, time.monotonic() - began)
    return results


def test_runs(asked: list[str]) -> dict[str, list[str]]:
    """The runs of pytest: what was asked for in one process, otherwise everything in several."""
    if asked:
        return {"pytest": ["-m", "pytest", *asked]}
    # Whole files to one worker: a window's WebEngine processes are then started once for a file. One worker more than
    # cores, because each waits for a third of its time: for a server, a window or another process.
    workers = ["-n", str(max(2, os.cpu_count() or 1) + 1)]
    # Windows under a hand are after the others, not between them: a person waits for a slow one, and so do their tests.
    return {
        "pytest": ["-m", "pytest", *workers, "--dist", "loadfile", "--no-loadscope-reorder", "--ignore=tests/hand"],
        "hand": ["-m", "pytest", *workers, "--dist", "load", "--maxschedchunk", "1", "tests/hand"],
    }


@contextlib.contextmanager
def memory_folder() -> Iterator[str | None]:
    """Lend a folder in memory for the tests' files, where the system has the room: on a disk each commit waits for it."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    if not os.access(memory, os.W_OK) or shutil.disk_usage(memory).free < MEMORY_BYTES:
        yield None
        return
    with tempfile.TemporaryDirectory(dir=memory, prefix="crop-officer-") as folder:
        yield folder


def faults(options: argparse.Namespace) -> int:
    """Let the state machine look for work that is lost, doubled or overwritten, for as many examples as asked."""
    prepare("dev")
    return _module("tests.faults.machine", options.rest)


def lab(options: argparse.Namespace) -> int:
    """Real processes, killed, cut off and starved; ends with a table of what was lost, doubled and overwritten."""
    prepare("dev")
    return _module("tests.lab", options.rest)


def mutations(options: argparse.Namespace) -> int:
    """Switch one safeguard off after the other and name the tests that notice."""
    prepare("dev")
    return _module("tests.faults.mutations", options.rest)


def hand(options: argparse.Namespace) -> int:
    """Walk at random through the real window, by mouse and keys, and hold what must be true after each gesture."""
    prepare("dev")
    return _module("tests.hand", options.rest)


def hand_mutations(options: argparse.Namespace) -> int:
    """Put faults of the window back one by one and name the hand's tests that notice."""
    prepare("dev")
    return _module("tests.hand.mutations", options.rest)


def bench(options: argparse.Namespace) -> int:
    """Measure the scenarios of docs/performance.md beside their peers."""
    prepare("dev")
    return _module("bench", options.rest)


def lock(_options: argparse.Namespace) -> int:
    """Write the lock files anew."""
    return machine.lock()


def screenshots(_options: argparse.Namespace) -> int:
    """Take the pictures of docs/images from the real window."""
    prepare("app")
    return subprocess.run([PYTHON, "docs/make_screenshots.py"], cwd=ROOT, env=surroundings()).returncode


def screens(options: argparse.Namespace) -> int:
    """Take pictures of every page and state, on contact sheets to be looked at."""
    prepare("dev")
    return _module("tests.ui.screens", options.rest)


def _module(name: str, arguments: list[str]) -> int:
    return subprocess.run([PYTHON, "-m", name, *arguments], cwd=ROOT, env=surroundings()).returncode


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    show = commands.add_parser("demo", help="open the window on the demo pack")
    show.add_argument("--pack", type=Path, help="another pack, such as ../shared/jakarta")
    show.add_argument("--as", dest="user", help="another officer of the pack")
    show.add_argument("--home", type=Path, help="another home for the officer's installation")
    show.add_argument("--language", choices=["id", "en"])
    show.add_argument("--size", metavar="WxH")
    show.add_argument("--offscreen", action="store_true", help="without a screen")
    show.add_argument("--screenshot", type=lambda text: Path(text).resolve(), metavar="FILE")
    show.add_argument("--exit-after", type=float, metavar="SECONDS")
    show.set_defaults(run=demo.demo)
    check = commands.add_parser("test", help="all gates and tests", prefix_chars="\0", add_help=False)
    check.add_argument("pytest", nargs="*", help="arguments for pytest")
    check.set_defaults(run=test)
    for name, run, told in (
        ("faults", faults, "the state machine over the whole engine: --examples N [--steps M] [--seed S]"),
        ("lab", lab, "crashes and bad lines with real processes: --kills N [--seed S] [--json]"),
        (
            "hand",
            hand,
            "a random walk through the real window: --steps N [--seed S] [--size 1024x700] [--scale 1.25] [--language en]",
        ),
        ("hand-mutations", hand_mutations, "put faults of the window back one by one and see which tests of the hand notice"),
        ("mutations", mutations, "switch safeguards off one by one and see which tests notice"),
        ("screens", screens, "pictures of every page and state, on sheets: [--out DIR] [--only 1366x768-100,...]"),
        ("bench", bench, "measure beside the peers: [P1 ...] [--size N] [--json FILE] [--page]"),
    ):
        long = commands.add_parser(name, help=told, prefix_chars="\0", add_help=False)
        long.add_argument("rest", nargs="*")
        long.set_defaults(run=run)
    commands.add_parser("lock", help="write the lock files anew").set_defaults(run=lock)
    commands.add_parser("screenshots", help="take the pictures of docs/images anew").set_defaults(run=screenshots)
    return top


if __name__ == "__main__":
    options = parser().parse_args()
    sys.exit(options.run(options))
