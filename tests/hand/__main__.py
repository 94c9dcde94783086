"""A long random walk by command: `python3 dev.py hand --steps 20000 --seed 7`.

It goes in legs, each a day of its own: a fresh town and a fresh window, by turns in another language and of
another size. `--leg 12` repeats the twelfth alone. `--tour` presses everything once instead, `--tour field` what one tour has.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.hand import tours
from tests.hand.conftest import OFFICE, SMALL, UNDO, keep_setting
from tests.hand.display import Display, missing_tools
from tests.hand.hand import Hand
from tests.hand.town import CHIEF, TownPlan
from tests.hand.walk import Walk

LEG = 500
_SIZES = {"1366x768": OFFICE, "1024x700": SMALL}
# One leg after the other: language, size, scale.
_TURNS = (("id", "1366x768", 1.0), ("en", "1024x700", 1.0), ("id", "1024x700", 1.0), ("en", "1366x768", 1.25))


@dataclass(frozen=True, slots=True)
class Leg:
    """So many steps in one window."""

    number: int
    steps: int
    seed: int
    language: str
    size: tuple[int, int]
    scale: float


def main() -> int:
    """Walk and say what was found; 0 when nothing was."""
    parser = argparse.ArgumentParser(prog="dev.py hand", description=__doc__)
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--leg", type=int, help=f"only this one of the legs of {LEG} steps, the first is 1")
    parser.add_argument("--keep-going", action="store_true", help="walk the other legs too after a finding")
    parser.add_argument("--size", choices=_SIZES, help="the same in all legs")
    parser.add_argument("--scale", type=float, help="the same in all legs")
    parser.add_argument("--language", choices=["id", "en"], help="the same in all legs")
    parser.add_argument(
        "--tour", nargs="?", const=tours.EVERY, choices=[tours.EVERY, *tours.names()], help="press everything once"
    )
    options = parser.parse_args()
    if missing := missing_tools():
        sys.stderr.write(f"needs {', '.join(sorted(missing.values()))}\n")
        return 2
    if options.tour:
        return tours.make(options.tour)
    with tempfile.TemporaryDirectory(prefix="hand-") as folder:
        return walk(Path(folder), options)


def legs(options: argparse.Namespace) -> Iterator[Leg]:
    """What is to be walked."""
    for number, first in enumerate(range(0, options.steps, LEG), 1):
        language, size, scale = _TURNS[(number - 1) % len(_TURNS)]
        if options.leg in (None, number):
            yield Leg(
                number,
                min(LEG, options.steps - first),
                options.seed * 1000 + number,
                options.language or language,
                _SIZES[options.size or size],
                options.scale or scale,
            )


def say(line: str) -> None:
    """A line of progress."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def walk(folder: Path, options: argparse.Namespace) -> int:
    """All legs; 0 when none finds something."""
    plan = TownPlan(folder)
    with ExitStack() as running:
        screens = {size: Display(folder / f"screen-{size[0]}", size) for size in _SIZES.values()}
        for display in screens.values():
            running.callback(display.stop)
            display.start()
        walked, found = 0, 0
        for leg in legs(options):
            say(f"leg {leg.number}: {leg.language}, {leg.size[0]} x {leg.size[1]}, scale {leg.scale:g}")
            try:
                go(leg, plan, folder / f"leg-{leg.number}", screens[leg.size])
            except AssertionError as finding:
                say(f"{finding}\nkept: {kept(folder, leg)}")
                say(f"again: python3 dev.py hand --steps {options.steps} --seed {options.seed} --leg {leg.number}")
                found += 1
                if not options.keep_going:
                    break
                continue
            walked += leg.steps
    say(f"{walked} steps with seed {options.seed}: {found or 'nothing'} found")
    return 1 if found else 0


def kept(folder: Path, leg: Leg) -> Path:
    """Where the leg's pictures and logs stay."""
    place = Path(tempfile.mkdtemp(prefix=f"hand-{leg.seed}-"))
    for found in [*(folder / f"leg-{leg.number}").rglob("*.png"), *(folder / f"leg-{leg.number}").rglob("*.log")]:
        # Each officer's computer has a log of that name.
        shutil.copy(found, place / f"{found.parent.parent.name}-{found.name}")
    return place


def go(leg: Leg, plan: TownPlan, folder: Path, display: Display) -> None:
    """One leg in a town of its own."""
    town = plan.build(folder)
    with ExitStack() as running:
        running.callback(town.stop)
        keep_setting(town.home(CHIEF), "undo_seconds", UNDO)
        hand = Hand(display, town.home(CHIEF), language=leg.language, scale=leg.scale)
        hand.open()
        running.callback(hand.end)
        Walk(hand, town, leg.seed).run(leg.steps, say)


if __name__ == "__main__":
    sys.exit(main())
