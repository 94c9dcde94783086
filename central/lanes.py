"""Costly work of one kind in threads of its own, with a short queue: its rush holds up nobody who wants something else."""

import asyncio
import os
import sys
import threading
from collections.abc import Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from central.problems import ProblemError

T = TypeVar("T")

_NICE = 10
_RETRY_SECONDS = 2


@dataclass(slots=True)
class _Turn:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class Lane:
    """Threads and a place for those who wait; belongs to one event loop.

    `gives_way` makes their priority low: for work of strangers.
    """

    def __init__(self, name: str, *, threads: int, waiting: int, gives_way: bool = False) -> None:
        self._name = name
        self._threads = threads
        self._room = threads + waiting
        self._begin = _give_way if gives_way else None
        self._inside = 0
        self._turns: dict[Hashable, _Turn] = {}
        self._pool: ThreadPoolExecutor | None = None

    async def run(self, work: Callable[..., T], *arguments: Any) -> T:
        """What the work answers; `unavailable` with Retry-After, at once, where too many wait already."""
        if self._inside >= self._room:
            raise ProblemError("unavailable", headers={"Retry-After": str(_RETRY_SECONDS)})
        assert self._pool is not None
        done = asyncio.get_running_loop().run_in_executor(self._pool, work, *arguments)
        self._inside += 1
        # Not where it is awaited: work goes on when its caller has hung up.
        done.add_done_callback(self._leave)
        return await done

    async def run_for(self, caller: Hashable, work: Callable[..., T], *arguments: Any) -> T:
        """The same with one piece of work of each caller at a time: who brings much waits for himself, not others for him."""
        turn = self._turns.setdefault(caller, _Turn())
        turn.users += 1
        try:
            async with turn.lock:
                return await self.run(work, *arguments)
        finally:
            turn.users -= 1
            if not turn.users:
                self._turns.pop(caller, None)

    def open(self) -> None:
        """Have threads."""
        self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix=f"central-{self._name}", initializer=self._begin)

    def close(self) -> None:
        """Finish what was begun; who still waits is told nothing."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def _leave(self, _: "asyncio.Future[Any]") -> None:
        self._inside -= 1


def _give_way() -> None:
    if sys.platform == "linux":  # where a thread has a priority of its own
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
