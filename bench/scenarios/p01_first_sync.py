"""P1: the first sync of a province into the encrypted cache, searchable at its end."""

import shutil
from pathlib import Path

from bench.centres import Serving, province, serving
from bench.children.running import child
from bench.measuring import Figure, Outcome, at_least, at_most
from bench.peers.pouchdb import replicate
from bench.scenario import Bench, Scenario

# Beyond this the peer takes many minutes, and the floor, which holds all of it at once, more memory than a PC has.
_PEERS_LARGEST = 100_000
_NAME = "first sync"
_PARTS = {
    "download": "download alone",
    "decode": "decoding alone",
    "insert": "inserting alone",
    "plain": "inserting without encryption",
    "textless": "inserting without full text",
}


def run(bench: Bench) -> Outcome:
    """The client, the floor and the peer in turn, at each size."""
    figures: list[Figure] = []
    for size in bench.sizes():
        bench.say(f"  {size:,} reports")
        figures += _at(bench, size)
    at = {(figure.who, figure.name): figure for figure in figures if figure.size == min(bench.size, _PEERS_LARGEST)}
    ours, floor, peer = (at[who, _NAME].median for who in ("officer-app", "floor", "PouchDB"))
    bound = "the floor is the same conversion and the same indexes on one core; see the profile below"
    return Outcome(
        figures=figures,
        verdicts=[
            at_least("at least 5 x PouchDB's reports a second", ours / peer, 5, "x"),
            at_most("at most 1.5 x the floor's time", floor / ours, 1.5, "x", bound),
        ],
        notes=[
            "Floor: the same pages downloaded one after the other, decoded, and one executemany a table into the same schema.",
            "PouchDB: express-pouchdb and PouchDB on LevelDB, the same documents with their history, batches of 2,000.",
        ],
    )


def _at(bench: Bench, size: int) -> list[Figure]:
    ours, peaks, speeds, parts = [], [], [], []
    beside_others = size <= _PEERS_LARGEST
    with serving(province(bench, size)) as centre:
        for _ in range(bench.repeat if beside_others else 1):
            home = bench.scratch("p1") / "home"
            shutil.rmtree(home, ignore_errors=True)
            told = child("first_sync", home, centre.url, centre.login, centre.password)
            if told["reports"] != size or not told["found"]:
                raise RuntimeError(f"{told['reports']} of {size} reports arrived, {told['found']} are found")
            ours.append(size / told["seconds"])
            peaks.append(told["peak"] / 2**20)
            if beside_others:
                parts.append(_floor(bench, centre, home))
        if beside_others:
            speeds.append(_peer(bench, centre, size))
    shutil.rmtree(bench.scratch("p1"), ignore_errors=True)
    floors = [size / part["seconds"] for part in parts]
    found = [("officer-app", ours, _NAME, "reports/s"), ("floor", floors, _NAME, "reports/s")]
    found += [("PouchDB", speeds, _NAME, "reports/s"), ("officer-app", peaks, "peak memory", "MiB")]
    whole = [Figure(name=name, who=who, unit=unit, values=them, size=size, curve=True) for who, them, name, unit in found if them]
    return whole + [_part(name, parts, size) for name in _PARTS if parts]


def _part(name: str, parts: list[dict[str, float]], size: int) -> Figure:
    """One step of the floor, in microseconds a report."""
    return Figure(name=_PARTS[name], who="floor", unit="us/report", values=[part[name] / size * 1e6 for part in parts], size=size)


def _floor(bench: Bench, centre: Serving, home: Path) -> dict[str, float]:
    shutil.rmtree(home, ignore_errors=True)
    return child("floor", home, centre.url, centre.token())


def _peer(bench: Bench, centre: Serving, size: int) -> float:
    found = replicate(bench, centre.url, centre.token(), bench.scratch("p1") / "pouchdb", 0)
    if found["docs"] != size:
        raise RuntimeError(f"{found['docs']} of {size} documents arrived at PouchDB")
    return size / float(found["first"])


SCENARIO = Scenario(
    name="P1",
    title="The first sync of a province",
    meaning="An officer signs in on a new PC: how soon everything assigned to the office is there and can be searched.",
    run=run,
)
