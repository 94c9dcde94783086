"""docs/performance.md and what it is made from: kept results, tables, plots."""

import json
from pathlib import Path

import msgspec

from bench.measuring import Outcome
from bench.peers.installing import Peers
from bench.plots import draw
from bench.scenarios.listed import SCENARIOS
from bench.table import HEADS, rows_of

PAGE = Path("docs/performance.md")
KEPT = Path("docs/performance/results.json")
# Between these lines the page is written by hand and stays.
_HAND_BEGINS, _HAND_ENDS = "<!-- by hand -->", "<!-- to here -->"


class ScenarioResult(msgspec.Struct, frozen=True, kw_only=True):
    """One scenario's run."""

    name: str
    size: int
    seed: int
    seconds: float
    outcome: Outcome


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows: the newest run of each scenario, and the machine of the newest of all."""

    machine: dict[str, str] = {}
    results: dict[str, ScenarioResult] = {}


def read_kept(root: Path) -> Kept:
    """The kept results; none where there are none."""
    path = root / KEPT
    return msgspec.json.decode(path.read_bytes(), type=Kept) if path.exists() else Kept()


def merge_results(root: Path, machine: dict[str, str], results: list[ScenarioResult]) -> None:
    """Keep these results instead of the scenarios' former ones."""
    kept = read_kept(root)
    merged = Kept(machine=machine, results=kept.results | {result.name: result for result in results})
    path = root / KEPT
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(msgspec.to_builtins(merged), indent=None, separators=(",", ":"), sort_keys=True)
    path.write_text(text.replace('{"details"', '\n{"details"') + "\n", encoding="utf-8")


def write_page(root: Path, peers: Peers) -> None:
    """Write the page and its plots from the kept results."""
    kept = read_kept(root)
    page = root / PAGE
    former = page.read_text(encoding="utf-8") if page.exists() else f"{_HAND_BEGINS}\n{_HAND_ENDS}\n"
    hand = former[former.index(_HAND_BEGINS) : former.index(_HAND_ENDS) + len(_HAND_ENDS)]
    plots = draw(root / KEPT, root / KEPT.parent, peers)
    parts = [_HEAD, _verdicts(kept), _machine(kept.machine)]
    for name in SCENARIOS:
        if name in kept.results:
            parts.append(_section(kept.results[name], plots.get(name, [])))
    parts.append(hand)
    page.write_text("\n\n".join(parts) + "\n", encoding="utf-8")


_HEAD = """# How fast it is

Written by `python3 dev.py bench --page`: each scenario with its target, what was reached, and the peers measured in the same run.
Raw numbers are in [performance/results.json](performance/results.json). Timings of a shared machine are noisy: medians and 95th
percentiles (nearest rank) over repeated runs; compare rows of one table, not tables of two days."""


def _verdicts(kept: Kept) -> str:
    lines = ["## Targets", "| | target | reached | |", "|---|---|---|---|"]
    for name in SCENARIOS:
        for verdict in kept.results[name].outcome.verdicts if name in kept.results else []:
            word = "met" if verdict.met else f"**missed**: {verdict.why or 'see below'}"
            lines.append(f"| {name} | {verdict.target} | {verdict.reached} | {word} |")
    return "\n".join(lines)


def _machine(machine: dict[str, str]) -> str:
    return "\n".join(["## Machine", *(f"- {name}: {value}" for name, value in machine.items())])


def _section(result: ScenarioResult, plots: list[str]) -> str:
    scenario, outcome = SCENARIOS[result.name], result.outcome
    lines = [f"## {result.name}: {scenario.title}", scenario.meaning, "", f"Seed {result.seed}, {result.seconds:.0f} s.", ""]
    lines += ["| " + " | ".join(HEADS) + " |", "|---|---|--:|--:|--:|--:|---|--:|"]
    lines += ["| " + " | ".join(row) + " |" for row in rows_of(outcome.figures)]
    lines += ["", *(f"- {note}" for note in outcome.notes)]
    lines += [f"![{result.name}](performance/{plot})" for plot in plots]
    return "\n".join(lines).rstrip()
