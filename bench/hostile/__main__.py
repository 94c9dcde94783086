"""`python -m bench.hostile`: an attacker as a process of its own; lines on standard input say when to attack and when to rest."""

import asyncio
import contextlib
import os
import resource
import sys
from collections import Counter
from typing import Any

import msgspec

from bench.hostile.attacks import Attacker, prepare

_SECONDS = 30.0


async def main() -> None:
    """Attack and rest as told, and answer each `rest` with what was answered."""
    _have_a_computer_of_its_own()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, min(hard, 16_384)), hard))
    told: dict[str, Any] = msgspec.json.decode(sys.stdin.readline())
    prepare()
    print("ready", flush=True)
    attacker = Attacker(told["port"], told["accounts"], told["victims"])
    attacking: list[asyncio.Task[None]] = []
    kinds: list[str] = []
    while line := (await asyncio.to_thread(sys.stdin.readline)).split():
        if line[0] == "attack":
            kinds = line[1:]
            attacking = [asyncio.create_task(attacker.attack(kind)) for kind in kinds]
            continue
        await _heard(attacker, kinds)
        for task in attacking:
            task.cancel()
        for task in attacking:
            with contextlib.suppress(asyncio.CancelledError):
                await task
        print(msgspec.json.encode(attacker.answers).decode(), flush=True)
        attacker.answers, attacking = Counter(), []


def _have_a_computer_of_its_own() -> None:
    """Compute only where desks and server leave a core free: an attacker elsewhere takes none of theirs.

    A low priority alone is not enough: whoever wakes up waits up to 4 ms for who is computing, a dozen times in one call.
    """
    if sys.platform == "linux":
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


async def _heard(attacker: Attacker, kinds: list[str]) -> None:
    """Wait until each attack has been answered once: on a busy machine a short phase may end before that."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_SECONDS):
            while not all(any(said.startswith(kind) for said in attacker.answers) for kind in kinds):
                await asyncio.sleep(0.05)


if __name__ == "__main__":
    asyncio.run(main())
