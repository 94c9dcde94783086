"""P4: photos over a line that is cut every MiB on average."""

import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from random import Random

from bench.centres import borrowed
from bench.measuring import Figure, Outcome, at_most
from bench.peers.whole_posts import post_until_it_arrives, taker
from bench.scenario import Bench, Scenario
from tests.lab.album import Album
from tests.lab.photo_line import MIB, PHOTO, Costs, measure
from tests.lab.proxy import Proxy, lab_proxy
from tests.lab.weather import CuttingSky

_PEERS_PHOTOS = 30
_CENTRE = 1_000


def run(bench: Bench) -> Outcome:
    """The client by all seeds, each peer by the first; `--set seeds=N` and `--set photos=N` make it shorter."""
    seeds, photos = int(bench.options.get("seeds", 20)), int(bench.options.get("photos", 30))
    ratios, missing = _ours(bench, seeds, photos)
    album = Album(bench.scratch("p4") / "album", "peers", *PHOTO)
    files = [album.take() for _ in range(min(photos, _PEERS_PHOTOS))]
    tus, whole = _tuspy(bench, files), _whole(bench, files)
    shutil.rmtree(bench.scratch("p4"), ignore_errors=True)
    name = "wire bytes over photo bytes"
    ours = Figure(name=name, who="officer-app", unit="x", values=ratios)
    return Outcome(
        figures=[
            ours,
            Figure(name=name, who="tuspy in a retry loop", unit="x", values=tus),
            Figure(name=name, who="whole POSTs, repeated", unit="x", values=whole),
        ],
        verdicts=[
            at_most("median at most 1.05", ours.median, 1.05, "x"),
            at_most("at most 1.25 at worst", max(ours.values), 1.25, "x"),
            at_most("all photos arrive", missing, 0, "missing"),
        ],
        notes=[f"{seeds} seeds with {photos} photos of about 3 MB each; peers: {len(files)} photos through the same line."],
    )


def _ours(bench: Bench, seeds: int, photos: int) -> tuple[list[float], int]:
    ratios: list[float] = []
    missing = 0
    for seed in range(1, seeds + 1):
        bench.say(f"  seed {seed} of {seeds}")
        folder = bench.scratch("p4") / "ours"
        shutil.rmtree(folder, ignore_errors=True)
        costs: Costs = measure(folder, seed, photos, threading.Event())
        if costs.defects:
            raise RuntimeError(f"seed {seed}: {costs.defects}")
        ratios += costs.ratios
        missing += len(costs.missing)
    return ratios, missing


def _tuspy(bench: Bench, files: list[Path]) -> list[float]:
    program = str(Path(__file__).resolve().parents[1] / "peers" / "tus_retry.py")
    with borrowed(bench, _CENTRE, "p4-tuspy") as centre:
        token = centre.token()
        host, _, port = centre.url.removeprefix("http://").partition(":")
        with lab_proxy(host, int(port)) as proxy:
            return _costs(
                proxy, files, lambda url, file: subprocess.run([bench.peers.python(), program, url, token, file], check=True)
            )


def _whole(bench: Bench, files: list[Path]) -> list[float]:
    with taker() as address, lab_proxy(*address) as proxy:
        return _costs(proxy, files, post_until_it_arrives)


def _costs(proxy: Proxy, files: list[Path], send: Callable[[str, Path], object]) -> list[float]:
    proxy.sky = CuttingSky(Random("cuts:1"), MIB)
    ratios = []
    for file in files:
        before = proxy.seen.wire_up
        send(proxy.url, file)
        ratios.append((proxy.seen.wire_up - before) / file.stat().st_size)
    return ratios


SCENARIO = Scenario(
    name="P4",
    title="Photos over a line that is cut every MiB",
    meaning="An officer in the rain sends 30 photos of 3 MB by a phone's line: how much of his data plan is paid twice.",
    run=run,
)
