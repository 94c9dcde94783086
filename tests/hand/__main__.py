"""A long random walk by command: `python3 dev.py hand --steps 20000 --seed 7`."""

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from tests.hand.display import Display, missing_tools
from tests.hand.hand import Hand
from tests.hand.town import CHIEF, TownPlan
from tests.hand.walk import Violation, Walk

SIZES = {"1366x768": (1366, 768), "1024x700": (1024, 700)}


def main() -> int:
    """Walk and say what was found; 0 when nothing was."""
    parser = argparse.ArgumentParser(prog="dev.py hand", description=__doc__)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--size", choices=SIZES, default="1366x768")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--language", choices=["id", "en"], default="id")
    options = parser.parse_args()
    if missing := missing_tools():
        sys.stderr.write(f"needs {', '.join(sorted(missing.values()))}\n")
        return 2
    with tempfile.TemporaryDirectory(prefix="hand-") as folder:
        return walk(Path(folder), options)


def say(line: str) -> None:
    """A line of progress."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def walk(folder: Path, options: argparse.Namespace) -> int:
    """One walk in a town of its own."""
    display = Display(folder / "screen", SIZES[options.size])
    town = TownPlan(folder).build(folder)
    with ExitStack() as running:
        running.callback(town.stop)
        running.callback(display.stop)
        display.start()
        hand = Hand(display, town.home(CHIEF), language=options.language, scale=options.scale)
        hand.open()
        running.callback(hand.end)
        try:
            Walk(hand, town, options.seed).run(options.steps, say)
        except Violation as found:
            sys.stdout.write(f"{found}\n")
            return 1
    sys.stdout.write(f"{options.steps} steps with seed {options.seed}: nothing found\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
