"""Measure: `python -m bench [P1 …] [--size N] [--repeat K] [--seed S] [--seconds N] [--json FILE] [--page] [--set A=B]`."""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

import msgspec

from bench.errors import BenchError
from bench.machine import describe
from bench.measuring import Outcome
from bench.page import ScenarioResult, merge_results, write_page
from bench.peers.installing import Peers
from bench.scenario import SEED, Bench
from bench.scenarios.listed import SCENARIOS
from bench.table import table_of
from sync.errors import OfficerError

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / ".bench"


def main(arguments: list[str] | None = None) -> int:
    """Run the scenarios that are named, or all; 1 where a target was missed, 2 where a scenario failed."""
    options = _parser().parse_args(arguments)
    if options.draw:
        write_page(ROOT, Peers(FOLDER / "peers", _say))
        return 0
    FOLDER.mkdir(exist_ok=True)
    bench = Bench(
        folder=FOLDER,
        size=options.size,
        repeat=options.repeat,
        seed=options.seed,
        peers=Peers(FOLDER / "peers", _say),
        say=_say,
        options=dict(pair.split("=", 1) for pair in options.set) | ({"seconds": options.seconds} if options.seconds else {}),
    )
    results, code = [], 0
    for name in options.scenarios or SCENARIOS:
        scenario = SCENARIOS[name]
        _say(f"{name}: {scenario.title}")
        began = time.monotonic()
        try:
            outcome = scenario.run(bench)
        except (BenchError, OfficerError, OSError, RuntimeError, subprocess.SubprocessError) as error:
            # The other scenarios are still worth running.
            _say(f"{name} failed: {type(error).__name__}: {error}")
            code = 2
            continue
        seconds = time.monotonic() - began
        _show(outcome, seconds)
        results.append(ScenarioResult(name=name, size=bench.size, seed=bench.seed, seconds=seconds, outcome=outcome))
        code = max(code, int(any(not verdict.met for verdict in outcome.verdicts)))
    machine = describe()
    if options.json is not None:
        whole = {"machine": machine, "results": msgspec.to_builtins(results)}
        options.json.write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")
    if options.page:
        merge_results(ROOT, machine, results)
        write_page(ROOT, bench.peers)
    return code


def _show(outcome: Outcome, seconds: float) -> None:
    print(table_of(outcome.figures), flush=True)
    for verdict in outcome.verdicts:
        print(f"  {'met   ' if verdict.met else 'MISSED'} {verdict.target}: {verdict.reached}  {verdict.why}", flush=True)
    for note in outcome.notes:
        print(f"  {note}", flush=True)
    print(f"  ({seconds:.0f} s)", flush=True)


def _say(text: str) -> None:
    print(f"bench: {text}", flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py bench", description=__doc__)
    parser.add_argument("scenarios", nargs="*", choices=[[], *SCENARIOS], metavar="P1", help=", ".join(SCENARIOS))
    parser.add_argument("--size", type=int, default=100_000, metavar="N", help="reports of the largest size (default 100,000)")
    parser.add_argument("--repeat", type=int, default=3, metavar="K", help="how often each timing is repeated (default 3)")
    parser.add_argument("--seed", type=int, default=SEED, metavar="S")
    parser.add_argument("--json", type=Path, metavar="FILE", help="raw numbers")
    parser.add_argument("--page", action="store_true", help="write docs/performance.md and its plots from this run and kept ones")
    parser.add_argument("--draw", action="store_true", help="only write the page anew from the kept results")
    parser.add_argument("--seconds", metavar="N", help="how long C3 lasts in all (default 240 of the hour's 3600)")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="an option of a scenario")
    return parser


if __name__ == "__main__":
    sys.exit(main())
