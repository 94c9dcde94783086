"""One office computer with its officers: it lives through shifts, each a process of the client that ends by a kill."""

import contextlib
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.lab.album import Album
from tests.lab.centre import Centre
from tests.lab.day import Day
from tests.lab.kills import POINTS, How
from tests.lab.ledger import Ledger
from tests.lab.officer import Memory, Officer
from tests.lab.proxy import Ambush, Proxy, Trap
from tests.lab.recipes import Recipe, recipe_of, work_on
from tests.lab.shift import Shift, again
from tests.lab.supervisor import Supervisor
from tests.lab.terminal import Client, ClientBrokeError, ClientKilledError
from tests.lab.town import DESKS
from tests.lab.weather import ClearSky, RoughSky

# Patience with the line in the laboratory; an installation's is ten times that.
CONNECT, STALL = 2.0, 3.0
_MOST_ERRANDS = 12
_MOST_TRIES = 4
_CALM = 30.0


@dataclass(slots=True)
class Desk:
    """One home, who works at it, and what became of its clients; the home lies in `folder` where nothing else is said.

    `hits` counts kills by their point, `misses` shifts whose moment never came; when `over` is set the day ends
    early. `slowness` is how many times slower than usual this computer is just now.
    """

    name: str
    folder: Path
    centre: Centre
    supervisor: Supervisor
    proxy: Proxy
    turns: threading.Semaphore
    seed: int
    home: Path = Path()
    over: threading.Event = field(default_factory=threading.Event)
    slowness: float = 1.0
    ledger: Ledger = field(default_factory=Ledger)
    hits: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    release: int = 0
    memory: Memory = field(init=False)
    day: Day = field(init=False)

    def __post_init__(self) -> None:
        self.folder.mkdir(parents=True)
        if self.home == Path():
            self.home = self.folder / "home"
        self.memory = Memory(DESKS[self.name][0])
        self.day = Day(Album(self.folder / "album", f"{self.seed}:{self.name}"), f"LAB{self.seed}-{self.name}")

    def colleagues(self) -> list[str]:
        """The ids of those to whom reports may be given."""
        return [self.centre.officer_id(login) for logins in DESKS.values() for login in logins]

    def live(self, shift: Shift) -> None:
        """Live through a shift, again if its moment never came."""
        for turn in range(_MOST_TRIES):
            with self.turns:
                if self.over.is_set():
                    return
                if self._shift(shift if turn == 0 else again(shift, shift.number)):
                    return
            self.misses[shift.kill.name] += 1

    def complaints(self) -> list[str]:
        """What its clients wrote to standard error, which no answer of theirs explains."""
        file = self.folder / "stderr.txt"
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        return [f"{self.name}: {line}" for line in text.splitlines() if "Traceback" in line or "Error" in line]

    @contextlib.contextmanager
    def client(self, *, shift: Shift | None = None, patient: bool = False, **more: object) -> Iterator[tuple[Client, Officer]]:
        """A client of this home, and whoever sits at it; `more` is for its sheet."""
        sheet: dict[str, object] = {"release": self.release, **more}
        sheet |= {"connect": 5.0, "stall": _CALM} if patient else {"connect": CONNECT, "stall": STALL}
        if shift is not None:
            sheet["skew"] = shift.skew
            if shift.kill.how is How.MOMENT or (shift.kill.how is How.POINT and not shift.before):
                sheet |= {"point": shift.kill.point, "passing": shift.kill.passing}
        with Client(self.home, self.folder / "stderr.txt", sheet) as client:
            yield client, Officer(client, self.memory, self.ledger, self.proxy.url)

    def _shift(self, shift: Shift) -> bool:
        """Whether the client was killed."""
        random = Random(f"shift:{self.seed}:{self.name}:{shift.number}")
        for _ in range(shift.meddles):
            likely = self.memory.moved[-2:] or self.memory.touched[-6:]
            self.supervisor.meddle(random, random.choice(likely) if likely and random.random() < 0.7 else None)
        self.proxy.sky = RoughSky(Random(f"sky:{self.seed}:{shift.number}")) if shift.rough else ClearSky()
        self.day.begin(Random(f"day:{self.seed}:{shift.number}"))
        recipe = recipe_of(shift.kill)
        if recipe.upgrades:
            self.release += 1
        with self._dying_centre(shift.centre_dies):
            return self._work(shift, recipe, random)

    def _work(self, shift: Shift, recipe: Recipe, random: Random) -> bool:
        try:
            with self.client(shift=shift) as (client, officer), self._end_of(client, shift):
                officer.look()
                for _ in range(shift.before):
                    work_on(self, officer, random)
                self._arm(client, shift)
                for _ in range(_MOST_ERRANDS):
                    if not self.over.is_set():
                        recipe.follow(self, officer, random)
                return False
        except ClientKilledError as killed:
            self.hits[self._name_of(shift, killed)] += 1
            return True
        except ClientBrokeError as broken:
            self.broken.append(f"{self.name}, shift {shift.number}: {broken}")
            return True
        finally:
            self.proxy.ambush = None

    def _name_of(self, shift: Shift, killed: ClientKilledError) -> str:
        """The point it is counted under: the named one, also when a random moment happened to be one."""
        return killed.at if killed.at in POINTS else shift.kill.name

    def _arm(self, client: Client, shift: Shift) -> None:
        """Named moments count from here on, after some ordinary work; others have counted from the start."""
        kill = shift.kill
        if shift.needs_line:
            self.proxy.sky = ClearSky()
        if kill.how is How.POINT and shift.before:
            client.arm(kill.point, kill.passing)
        elif kill.how is How.TRAP:
            self.proxy.seen.begin_shift()
            self.proxy.ambush = Ambush(Trap(kill.point), kill.passing, client.kill)

    @contextlib.contextmanager
    def _end_of(self, client: Client, shift: Shift) -> Iterator[None]:
        """The clock, where it ends the client."""
        timer = threading.Timer(shift.kill.seconds * self.slowness, client.kill)
        if shift.kill.how is How.CLOCK:
            timer.start()
        try:
            yield
        finally:
            timer.cancel()
            if timer.is_alive():
                timer.join()

    @contextlib.contextmanager
    def _dying_centre(self, seconds: float | None) -> Iterator[None]:
        if seconds is None:
            yield
            return
        timer = threading.Timer(seconds * self.slowness, self.centre.kill)
        timer.start()
        try:
            yield
        finally:
            timer.join()
