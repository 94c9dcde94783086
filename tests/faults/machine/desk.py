"""One computer of an office with the real stores, commands and engine, that can be killed and started again.

Killed means: its files are copied as they lie at that moment, and the next start is from the copy.
"""

import atexit
import os
import shutil
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random
from typing import TypeVar

from officer_app.domain.officers import Officer
from officer_app.installation import Identity, Installation
from sync.changes import SyncState
from sync.commands import Commands
from sync.engine import Engine
from sync.errors import OfficerError
from sync.keys import StoreKey
from sync.reading import Reader
from sync.remotes import session
from sync.remotes.officer_api import OfficerApi
from sync.stores import Stores, open_stores
from tests.fakes.virtual_time import SkewedClock, VirtualPauses, VirtualTime
from tests.faults.machine.crashes import Bomb, Crash
from tests.faults.machine.line import SERVER, MemoryLine, Wire
from tests.faults.machine.reference_centre import ReferenceCentre
from tests.faults.machine.reference_ledger import OFFICERS
from tests.faults.machine.reference_sessions import PASSWORD

# Memory where there is such a folder: what a fsync is worth is looked at elsewhere.
FOLDER = next((folder for folder in ("/dev/shm",) if os.access(folder, os.W_OK)), None)
_KEY = StoreKey(b"the key of a desk in the machine")
Result = TypeVar("Result")


class MemorySecrets:
    """The keyring of a computer: what was set survives every crash."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def get(self, name: str) -> bytes | None:
        """The secret."""
        return self._kept.get(name)

    def set(self, name: str, value: bytes) -> None:
        """Keep it."""
        self._kept[name] = value

    def delete(self, name: str) -> None:
        """Forget it."""
        self._kept.pop(name, None)


class _Home(Installation):
    """An installation whose lines are in memory."""

    def __init__(self, home: Path, secrets: MemorySecrets, stores: Stores, clock: SkewedClock, wire: Wire) -> None:
        self._wire = wire
        super().__init__(home, Identity(id="machine", secrets="passphrase"), secrets, stores, clock=clock)
        self._check_cache()

    def _line(self, server: str, stop: threading.Event | None = None, instance: str | None = None) -> OfficerApi:
        stop = stop or threading.Event()
        line = MemoryLine(self._wire, self._clock, stop, instance)
        device = self.stores.device_id
        return OfficerApi(SERVER, self.tokens, clock=self._clock, device_id=device, stop=stop, instance=instance, line=line)


class Desk:
    """Where one or several officers work."""

    def __init__(self, number: int, folder: Path, centre: ReferenceCentre, time: VirtualTime) -> None:
        self.number = number
        self.time = time
        self.clock = SkewedClock(time)
        self.wire = Wire(centre, time)
        self.bomb = Bomb()
        self.starts = 0
        self.states: list[SyncState] = []
        self._random = Random(number)
        self._folder = folder / f"desk-{number}"
        self._secrets = MemorySecrets()
        self._engine: Engine | None = None
        self._busy = False
        shutil.copytree(_template(number), self._home())
        self._open()

    @property
    def officer(self) -> Officer | None:
        """Who is signed in."""
        return self.installation.officer

    def doing(self, step: Callable[[], Result]) -> Result | None:
        """Do something; None where the process was killed meanwhile, and stands anew."""
        if self._busy:  # something else is being done at this moment: if this kills, it dies too
            return step()
        self._busy = True
        try:
            with self.bomb.planted():
                return step()
        except Crash:
            self.restart()
            return None
        finally:
            self._busy = False

    def sign_in(self, officer: Officer) -> bool:
        """Have an officer sign in; whether he is in now."""

        def step() -> bool:
            self._drop_engine()
            try:
                self.installation.sign_in(SERVER, officer.login, PASSWORD)
            except OfficerError:
                return False
            self.wire.forget()
            return True

        return bool(self.doing(step))

    def sign_out(self) -> None:
        """End the session; what is unsent stays."""
        self._drop_engine()
        self.doing(self.installation.sign_out)

    def sync(self) -> SyncState | None:
        """One run of the engine; None where it was killed, or nobody is signed in."""
        if self.officer is None:
            return None
        return self.doing(lambda: self._running().run_once())

    def sync_beside(self) -> None:
        """One run of a second process that works on the same home, as the command line beside the window."""
        if self.officer is None:
            return
        # Another process renews tokens under a lock of its own: with ours it would wait for the very request it came into.
        ours, session._REFRESHING = session._REFRESHING, threading.Lock()
        engine = self._make_engine(threading.Event())
        try:
            engine.run_once()
        finally:
            engine.close()
            session._REFRESHING = ours

    def live(self, minutes: float) -> None:
        """The engine's own loop for so long."""
        if self.officer is None:
            return
        self._drop_engine()
        stop = threading.Event()
        engine = self._make_engine(stop)
        self.time.at(minutes=minutes, act=stop.set)
        self.doing(engine.run)

    def wake(self) -> None:
        """What the window does after each recorded action."""
        if self._engine is not None:
            self._engine.wake()

    def restart(self) -> None:
        """Kill the process and start it anew on the files as they lie."""
        former = [self.commands.close, self.reader.close, self.stores.close]
        if self._engine is not None:
            former.append(self._engine.close)
        self.starts += 1
        lying = self._folder / str(self.starts - 1)
        shutil.copytree(lying, self._home(), ignore=shutil.ignore_patterns("*-shm", "*.lock"))
        for close in former:
            with suppress(OfficerError):
                close()
        shutil.rmtree(lying)
        self._engine = None
        self.bomb = Bomb()
        self._open()

    def rebuild(self) -> None:
        """Empty the cache, as an officer may when a list looks wrong."""
        self._drop_engine()
        self.doing(self.stores.rebuild_cache)

    def close(self) -> None:
        """Close everything and take the files away."""
        self._drop_engine()
        self.reader.close()
        self.commands.close()
        self.installation.close()
        shutil.rmtree(self._folder)

    def _home(self) -> Path:
        return self._folder / str(self.starts)

    def _open(self) -> None:
        self.wire.alive = self.bomb.alive
        self.stores = open_stores(self._home(), _KEY, clock=self.clock)
        self.installation = _Home(self._home(), self._secrets, self.stores, self.clock, self.wire)
        self.commands: Commands = self.stores.open_commands()
        self.reader: Reader = self.stores.open_reader()

    def _running(self) -> Engine:
        if self._engine is None:
            self._engine = self._make_engine(threading.Event())
        return self._engine

    def _make_engine(self, stop: threading.Event) -> Engine:
        api = self.installation.api(stop)
        assert api is not None
        return Engine(
            self.stores,
            api,
            clock=self.clock,
            random=self._random,
            stop=stop,
            on_change=lambda _: None,
            on_state=self.states.append,
            pauses=VirtualPauses(self.time, stop),
            monotonic=self.time.monotonic,
        )

    def _drop_engine(self) -> None:
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.close()


@cache
def _template(number: int) -> Path:
    """An empty home; making one takes longer than everything that an example does with it."""
    folder = tempfile.mkdtemp(prefix="officer-machine-", dir=FOLDER)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    home = Path(folder) / str(number)
    open_stores(home, _KEY, clock=VirtualTime().clock).close()
    return home


def officers_of(desk: int) -> tuple[Officer, ...]:
    """Who works at a desk: the first one is shared."""
    names = (("o-one", "o-three"), ("o-two",))[desk]
    return tuple(OFFICERS[name] for name in names)
