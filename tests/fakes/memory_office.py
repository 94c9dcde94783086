"""An office on a line in memory, in time that passes only virtually: whole days of the engine's own loop in a second.

    with memory_office(tmp_path) as office:
        op_id = office.note("r1")
        office.wire.weather.bring([Trouble(0, Mishap.BUSY)])     # tests/faults/machine/mishaps.py has them all
        office.time.at(minutes=3, act=office.goes_down)          # also comes_back, clock.jump
        office.run_for(minutes=10)                               # Engine.run, as in the window; may be called again
        assert office.requests_in_any_minute() <= 10

The centre is `tests/faults/machine/reference_centre.py`, spoken to through the product's own `Line` with its socket replaced. The
officer is `ONE` of `reference_ledger.py`; reports r0 and r1 lie in her wards, r2 and r3 do not.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from random import Random

from sync.engine import Engine
from sync.remotes.officer_api import OfficerApi
from sync.stores import open_stores
from tests.fakes.laid_stores import lay_stores
from tests.fakes.memory_tokens import MemoryTokens
from tests.fakes.office import KEY, Office
from tests.fakes.virtual_time import SkewedClock, VirtualPauses, VirtualTime
from tests.faults.machine.line import SERVER, MemoryLine, Wire
from tests.faults.machine.reference_centre import ReferenceCentre
from tests.faults.machine.reference_ledger import ONE, WARDS
from tests.faults.machine.reference_sessions import PASSWORD


class MemoryOffice(Office):
    """A desk whose engine runs as in the window, but for virtual minutes; everything else is as at any `Office`."""

    def __init__(self, home: Path, *, time: VirtualTime | None = None, centre: ReferenceCentre | None = None) -> None:
        self.time = time or VirtualTime()
        self.centre = centre or _city(self.time)
        self.wire = Wire(self.centre, self.time)
        self.computer = SkewedClock(self.time)
        self.tokens = MemoryTokens()
        lay_stores(home, KEY, self.clock)
        self.stores = open_stores(home, KEY, clock=self.clock)
        self.changes, self.states = [], []
        self._start()
        self.api.sign_in(ONE.login, PASSWORD)
        work = self.stores.open_work()
        work.take_desk(ONE, ONE.id)
        work.close()
        self.commands = self.stores.open_commands()
        self.reader = self.stores.open_reader()

    def clock(self) -> datetime:
        """What this office's computer shows; `computer.jump` sets it wrongly."""
        return self.computer()

    def now_there(self) -> datetime:
        """The centre's time."""
        return self.time.now

    def pass_time(self, **span: float) -> None:
        """Let time go by, with what is planned for it."""
        self.time.pass_by(sum(seconds * count for seconds, count in ((_UNITS[unit], count) for unit, count in span.items())))

    def goes_down(self) -> None:
        """No request gets through any more."""
        self.wire.down = True

    def comes_back(self) -> None:
        """The line is good again."""
        self.wire.down = False

    def run_for(self, **span: float) -> None:
        """The engine's own loop for so long; afterwards it can be run again."""
        self.time.at(act=self.stop.set, **span)
        self.engine.run()
        self._start()

    def requests_in_any_minute(self) -> int:
        """The most requests that went out within 60 seconds."""
        moments = [moment for moment, _ in self.wire.log]
        return max((sum(begin <= other < begin + 60 for other in moments) for begin in moments), default=0)

    def _start(self) -> None:
        self.stop = threading.Event()
        self.pauses: VirtualPauses = self.time.pauses(self.stop)
        line = MemoryLine(self.wire, self.clock, self.stop)
        device = self.stores.device_id
        self.api = OfficerApi(SERVER, self.tokens, clock=self.clock, device_id=device, stop=self.stop, line=line)
        self.engine = Engine(
            self.stores,
            self.api,
            clock=self.clock,
            random=Random(1),
            stop=self.stop,
            on_change=self.changes.append,
            on_state=self.states.append,
            pauses=self.pauses,
            monotonic=self.time.monotonic,
        )


_UNITS = {"seconds": 1.0, "minutes": 60.0, "hours": 3600.0, "days": 86400.0}


@contextmanager
def memory_office(home: Path) -> Iterator[MemoryOffice]:
    """An office that has signed in and pulled once, closed at the end."""
    office = MemoryOffice(home)
    try:
        office.sync()
        office.wire.log.clear()
        yield office
    finally:
        office.close()


def _city(time: VirtualTime) -> ReferenceCentre:
    centre = ReferenceCentre(time.clock)
    for number, ward in enumerate(WARDS):
        centre.ledger.receive(f"r{number}", ward, time.now)
    return centre
