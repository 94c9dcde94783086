"""The hour from beginning to end: a quiet phase, each attack by itself, then all of them at once, at one server."""

import asyncio
import contextlib
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bench.hostile.attacks import ATTACKS
from bench.hostile.desks import Desks, Phase
from bench.load.serving import Serving, same_path, serving
from bench.load.setting import Office, offices_of
from bench.measuring import percentile
from central.cursors import read_cursor

QUIET, ALL = "quiet", "all at once"
PHASES: dict[str, tuple[str, ...]] = {QUIET: (), **{kind: (kind,) for kind in ATTACKS}, ALL: ATTACKS}

_ROOT = Path(__file__).resolve().parents[2]
_CALLS_A_SECOND = 12.0
# Between two phases: what the last one left is done before the next one counts.
_REST_SECONDS = 2.0
# Before the quiet phase: the first calls of a server that has just started, beside a disk that still takes in 100,000 reports.
_WARM_UP_SECONDS = 10.0
_ACCOUNTS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseFound:
    """What one phase showed; `p95` in milliseconds over all honest calls."""

    p50: float
    p95: float
    calls: int
    retries: int
    sent: int
    arrived: int
    lost: tuple[str, ...]
    answers: dict[str, int]
    peak_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """What one run showed."""

    seconds: float
    phases: dict[str, PhaseFound]
    peak_bytes: int
    log_bytes: int


def hostile_hour(data: Path, *, seconds: float, wards: int, workers: int, seed: int, say: Callable[[str], None]) -> Hour:
    """Run it; `seconds` for all phases together. The data folder is changed by it."""
    log = data / "bench-server.log"
    offices = offices_of(data, None, seed, wards, _ACCOUNTS)
    honest = [office for office in offices if office.reports]
    hostile = [office for office in offices if office.is_supervisor]
    began = time.monotonic()
    with serving(data, workers, log=log) as server, _watched(server) as peak, _attacker(server.port, hostile, honest) as attacker:
        desks = Desks(server.port, honest, seed)
        found = asyncio.run(_phases(desks, attacker, peak, seconds / len(PHASES), say))
    most = max(phase.peak_bytes for phase in found.values())
    return Hour(seconds=time.monotonic() - began, phases=found, peak_bytes=most, log_bytes=log.stat().st_size)


async def _phases(
    desks: Desks, attacker: "subprocess.Popen[str]", peak: list[int], seconds: float, say: Callable[[str], None]
) -> dict[str, PhaseFound]:
    listening = asyncio.create_task(desks.wait_for_news())
    found = {}
    await desks.work(_WARM_UP_SECONDS, _CALLS_A_SECOND)
    for name, kinds in PHASES.items():
        assert attacker.stdin is not None and attacker.stdout is not None
        peak[0] = 0
        attacker.stdin.write(f"attack {' '.join(kinds)}\n")
        attacker.stdin.flush()
        phase = await desks.work(seconds, _CALLS_A_SECOND)
        attacker.stdin.write("rest\n")
        attacker.stdin.flush()
        answers = msgspec.json.decode(await asyncio.to_thread(attacker.stdout.readline), type=dict[str, int])
        found[name] = _found(phase, answers, peak[0])
        told = f"p95 {found[name].p95:.0f} ms, {peak[0] >> 20} MiB, {phase.retries} retries, {len(phase.lost)} lost"
        say(f"{name}: {told}, {answers}")
        await asyncio.sleep(_REST_SECONDS)
    listening.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await listening
    return found


def _found(phase: Phase, answers: dict[str, int], peak: int) -> PhaseFound:
    millis = [value * 1000 for values in phase.seconds.values() for value in values] or [0.0]
    return PhaseFound(
        p50=percentile(millis, 50),
        p95=percentile(millis, 95),
        calls=len(millis),
        retries=phase.retries,
        sent=phase.sent,
        arrived=phase.arrived,
        lost=tuple(phase.lost),
        answers=answers,
        peak_bytes=peak,
    )


@contextlib.contextmanager
def _attacker(port: int, hostile: list[Office], honest: list[Office]) -> Iterator["subprocess.Popen[str]"]:
    """The attacker's process."""
    command = [sys.executable, "-m", "bench.hostile"]
    process = subprocess.Popen(command, cwd=_ROOT, env=same_path(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None and process.stdout is not None
    try:
        accounts = [_account(office, honest[0]) for office in hostile]
        told = {"port": port, "accounts": accounts, "victims": [office.officer.login for office in honest[:20]]}
        process.stdin.write(msgspec.json.encode(told).decode() + "\n")
        process.stdin.flush()
        if process.stdout.readline().strip() != "ready":
            raise RuntimeError("the attacker did not start")
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdin.close()
        process.stdout.close()


def _account(office: Office, victim: Office) -> dict[str, str]:
    cursor = read_cursor(office.cursor)
    known = {"epoch": cursor.epoch, "scope": cursor.scope, "now": str(cursor.issued)}
    return {"token": office.token, "id": office.officer.id, "report": sorted(victim.reports)[0], **known}


@contextlib.contextmanager
def _watched(server: Serving) -> Iterator[list[int]]:
    """The most memory that the server held at any moment that was looked at, in bytes, as the only entry."""
    peak, ended = [0], threading.Event()

    def watch() -> None:
        while not ended.wait(0.25):
            peak[0] = max(peak[0], server.resident_bytes())

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        yield peak
    finally:
        ended.set()
        watching.join()
