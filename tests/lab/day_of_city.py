"""A whole day: the centre, its supervisor, three desks and their lines, through as many kills as are wanted, to the judgement."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.lab.centre import Centre
from tests.lab.closing import Rest, close_day
from tests.lab.desk import Desk
from tests.lab.oracle import Desks, Verdict, judge
from tests.lab.proxy import Proxy
from tests.lab.shift import Shift, plan
from tests.lab.stranger import Stranger
from tests.lab.supervisor import Supervisor
from tests.lab.town import DESKS, make_pack
from tests.lab.truth import read_truth

Say = Callable[[str], None]
_TELL_EVERY = 20
# Loading the pack takes so many seconds on two idle cores; where it takes longer, so does everything else.
_LOADING, _SLOWEST = 2.5, 4.0


@dataclass(slots=True)
class Findings:
    """What the day brought to light.

    `defects` are what must not be besides what the verdict counts: clients that ended by themselves, errors that nobody should
    see, damaged stores, queues that differ from the centre, tokens at a stranger's.
    """

    verdict: Verdict = field(default_factory=Verdict)
    operations: int = 0
    hits: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)
    fates: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    meddled: Counter[str] = field(default_factory=Counter)
    decided: Counter[str] = field(default_factory=Counter)
    defects: list[str] = field(default_factory=list)
    requests: int = 0
    repeated: int = 0
    centre_kills: int = 0
    restored: int = 0


class Day:
    """One day in an empty folder; `spend` lives through it."""

    def __init__(self, folder: Path, seed: int, kills: int, jobs: int, say: Say, over: threading.Event) -> None:
        self._folder = folder
        self._seed = seed
        self._kills = kills
        self._turns = threading.Semaphore(jobs)
        self._say = say
        self._over = over
        self._slowness = 1.0

    def spend(self) -> Findings:
        """From the first sign-in to the judgement."""
        make_pack(self._folder / "pack")
        centre = Centre(self._folder / "centre")
        began = time.monotonic()
        centre.load(self._folder / "pack")
        self._slowness = min(max((time.monotonic() - began) / _LOADING, 1.0), _SLOWEST)
        with ExitStack() as stack:
            centre.start()
            stack.callback(centre.stop)
            stranger = stack.enter_context(Stranger())
            supervisor = Supervisor(centre, purges=max(1, self._kills // 60))
            desks = [self._desk(name, centre, supervisor, stranger, stack) for name in DESKS]
            restorer = Restorer(centre, self._kills)
            self._live_all(desks, restorer)
            rests = [close_day(desk) for desk in desks]
            # Idle, and its log folded back: what is read now is what is on the disk.
            centre.stop()
            found = judged(centre, desks, rests)
            found.meddled, found.centre_kills, found.restored = supervisor.did, centre.kills, restorer.restored
        if stranger.heard:
            found.defects.append(f"a stranger was asked: {stranger.heard[:200]!r}")
        return found

    def _desk(self, name: str, centre: Centre, supervisor: Supervisor, stranger: Stranger, stack: ExitStack) -> Desk:
        proxy = Proxy(centre.address, stranger=stranger.url)
        proxy.start()
        stack.callback(proxy.close)
        folder, over, slowness = self._folder / name, self._over, self._slowness
        return Desk(name, folder, centre, supervisor, proxy, self._turns, self._seed, over=over, slowness=slowness)

    def _live_all(self, desks: list[Desk], restorer: "Restorer") -> None:
        shifts = plan(self._seed, self._kills, len(desks))
        with ThreadPoolExecutor(len(desks), thread_name_prefix="lab-desk") as pool:
            lives = [pool.submit(self._live, desk, own, restorer) for desk, own in zip(desks, shifts, strict=True)]
            try:
                for life in lives:
                    life.result()
            except BaseException:
                self._over.set()
                raise

    def _live(self, desk: Desk, shifts: list[Shift], restorer: "Restorer") -> None:
        for shift in shifts:
            if self._over.is_set():
                return
            desk.live(shift)
            count = restorer.count()
            if count % _TELL_EVERY == 0:
                self._say(f"{count} of {self._kills}")


class Restorer:
    """Backs the centre up after two fifths of the kills and puts the backup back after three."""

    def __init__(self, centre: Centre, kills: int) -> None:
        self.restored = 0
        self._centre = centre
        self._at = {max(1, kills * 2 // 5): centre.back_up, max(2, kills * 3 // 5): self._restore}
        self._kills = 0
        self._lock = threading.Lock()

    def count(self) -> int:
        """One more kill; answers how many there were."""
        with self._lock:
            self._kills += 1
            due = self._at.pop(self._kills, None)
            if due is not None:
                due()
            return self._kills

    def _restore(self) -> None:
        self._centre.restore()
        self.restored += 1


def judged(centre: Centre, desks: list[Desk], rests: list[Rest]) -> Findings:
    """What the desks saw against what stands at the centre."""
    books = Desks(
        saved={op_id: errand for desk in desks for op_id, errand in desk.ledger.saved.items()},
        documents={op_id: document for desk in desks for op_id, document in desk.proxy.seen.documents.items()},
        cards=frozenset().union(*(rest.cards for rest in rests)),
        waiting=frozenset().union(*(rest.waiting for rest in rests)),
        decided=frozenset().union(*(desk.ledger.decided.keys() for desk in desks)),
        reworded=frozenset().union(*(desk.proxy.seen.reworded for desk in desks)),
    )
    found = Findings(verdict=judge(books, read_truth(centre.data)), operations=len(books.saved))
    for desk, rest in zip(desks, rests, strict=True):
        found.hits += desk.hits
        found.misses += desk.misses
        found.fates += desk.proxy.seen.fates
        found.refused += desk.ledger.refused
        found.decided += Counter(desk.ledger.decided.values())
        found.requests += desk.proxy.seen.requests
        found.repeated += desk.ledger.repeated
        found.defects += [*desk.broken, *desk.ledger.troubles, *rest.differing, *rest.damaged, *desk.complaints()]
    return found
