"""The long profile: `python -m tests.faults.machine [--examples N] [--steps M] [--seed S]`; prints the program that fails."""

import argparse
import logging
import secrets
import time
import traceback

from tests.faults.machine.running import run


def main() -> int:
    """Run the machine; 0 when every promise held."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults.machine", description="The state machine of the engine.")
    parser.add_argument("--examples", type=int, default=500, metavar="N", help="how many programs, default 500")
    parser.add_argument("--steps", type=int, default=40, metavar="M", help="the longest program, default 40 steps")
    parser.add_argument("--seed", type=int, metavar="S", help="the same programs again; without it others each time")
    parser.add_argument("--no-shrink", action="store_true", help="print the first program that fails, however long it is")
    options = parser.parse_args()
    seed = secrets.randbelow(1_000_000) if options.seed is None else options.seed
    logging.getLogger().addHandler(logging.NullHandler())
    began = time.monotonic()
    try:
        run(options.examples, options.steps, seed, shrink=not options.no_shrink)
    except AssertionError as error:
        traceback.print_exc()
        print(f"A promise was broken: {error}\nAgain by --seed {seed} --steps {options.steps} --examples {options.examples}")  # noqa: T201
        return 1
    spent = time.monotonic() - began
    print(f"{options.examples} programs of up to {options.steps} steps, seed {seed}: every promise held ({spent:.0f} s)")  # noqa: T201
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
