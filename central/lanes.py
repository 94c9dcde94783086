"""Costly work of one kind in threads of its own, with a short queue: its rush holds up nobody who wants something else."""

import asyncio
import os
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Hashable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from central.problems import ProblemError

T = TypeVar("T")

_NICE = 10
_RETRY_SECONDS = 2

_here = threading.local()


@dataclass(slots=True)
class _Turn:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0


class Lane:
    """Threads and a place for those who wait; belongs to one event loop.

    `gives_way` is for work of strangers: what is computed `aside` there has a low priority.
    """

    def __init__(self, name: str, *, threads: int, waiting: int, gives_way: bool = False) -> None:
        self._name = name
        self._threads = threads
        self._room = threads + waiting
        self._gives_way = gives_way
        self._inside = 0
        self._turns: dict[Hashable, _Turn] = {}
        self._pool: ThreadPoolExecutor | None = None
        self._aside: ThreadPoolExecutor | None = None

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

    async def run_for(
        self, caller: Hashable, work: Callable[..., T], *arguments: Any, after: Callable[[], Awaitable[None]] | None = None
    ) -> T:
        """The same with one piece of work of each caller at a time: who brings much waits for himself, not others for him.

        When it is the caller's turn, `after` is waited for besides.
        """
        turn = self._turns.setdefault(caller, _Turn())
        turn.users += 1
        try:
            async with turn.lock:
                if after is not None:
                    await after()
                return await self.run(work, *arguments)
        finally:
            turn.users -= 1
            if not turn.users:
                self._turns.pop(caller, None)

    def open(self) -> None:
        """Have threads."""
        if self._gives_way:
            self._aside = ThreadPoolExecutor(
                self._threads, thread_name_prefix=f"central-{self._name}-aside", initializer=_lower_priority
            )
        begin = partial(setattr, _here, "aside", self._aside)
        self._pool = ThreadPoolExecutor(self._threads, thread_name_prefix=f"central-{self._name}", initializer=begin)

    def close(self) -> None:
        """Finish what was begun; who still waits is told nothing."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        if self._aside is not None:
            self._aside.shutdown()

    def _leave(self, _: "asyncio.Future[Any]") -> None:
        self._inside -= 1


def aside(work: Callable[..., T], *arguments: Any) -> T:
    """What the work answers, computed with a low priority where this thread belongs to a lane that gives way.

    For work that holds nothing: a thread of low priority that has the turn at writing is not given the core, and all who want to
    write wait for it.
    """
    pool: ThreadPoolExecutor | None = getattr(_here, "aside", None)
    if pool is None:
        return work(*arguments)
    seconds: list[float] = []
    try:
        return pool.submit(_measured, seconds, work, *arguments).result()
    finally:
        _here.seconds_aside = getattr(_here, "seconds_aside", 0.0) + sum(seconds)


def core_seconds() -> float:
    """What a core has spent on the work of this thread, with what was computed aside for it."""
    return time.thread_time() + float(getattr(_here, "seconds_aside", 0.0))


def _measured(seconds: list[float], work: Callable[..., T], *arguments: Any) -> T:
    began = time.thread_time()
    try:
        return work(*arguments)
    finally:
        seconds.append(time.thread_time() - began)


def _lower_priority() -> None:
    if sys.platform == "linux":  # where a thread has a priority of its own
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
