"""A random walk: whatever a hand may do in whatever order, and what must be true after each gesture."""

import select
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.hand.colleague import Colleague
from tests.hand.eyes import PRESSABLE, TYPEABLE, State, Thing
from tests.hand.hand import NUMBER, Hand, number_in
from tests.hand.meaning import Meanings
from tests.hand.town import CHIEF, CLERK, Town

# How long, in seconds, the window may take until highlight, open report and focus agree.
SETTLING = 6.0
JUDGE_EVERY = 25
COLLEAGUE = "staf.timur"
_ROWS = ("list item", "table cell", "tree item")
_ENTRIES = ("menu item", "check menu item", "radio menu item")


class Violation(AssertionError):
    """Something that must hold did not."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What decides what a key means: front window, focus, highlighted row, open report."""

    front: Thing | None
    focus: Thing | None
    row: str | None
    pane: str | None
    listed: bool
    popups: int

    @property
    def typing(self) -> bool:
        """Whether letters go into a field."""
        field = self.focus
        return field is not None and field.role in (*TYPEABLE, "combo box") and field.has(State.EDITABLE)

    @property
    def popup(self) -> bool:
        """Whether a menu or a list of choices is open."""
        return self.popups > 0

    @property
    def covered(self) -> bool:
        """Whether a dialog, a menu or a list of choices is open."""
        return self.dialog or self.popup

    @property
    def dialog(self) -> bool:
        """Whether a dialog is open."""
        return self.front is not None and self.front.role in ("dialog", "alert")


@dataclass
class Walk:
    """One officer's window, one colleague elsewhere, one seed."""

    hand: Hand
    town: Town
    seed: int
    random: Random = field(init=False)
    meanings: Meanings = field(default_factory=Meanings)
    diary: list[str] = field(default_factory=list)
    ticked: set[str] = field(default_factory=set)
    tabbed: bool = False
    started: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        """Begin at the queue."""
        self.random = Random(self.seed)
        self.colleague = Colleague(self.town, COLLEAGUE)
        self.hand.ready()
        self.officers = {CHIEF, CLERK}

    # Reading

    def glance(self) -> Glance:
        """The few things that are read after each gesture."""
        windows = self.hand.eyes.windows()
        above = [window for window in windows if window.role in ("popup menu", "menu", "dialog", "alert", "list", "window")]
        queue = self.hand.queue()
        return Glance(
            above[-1] if above else None,
            self.hand.focus(),
            self.hand.highlighted_row() if queue is not None else None,
            self.hand.pane_report(),
            queue is not None,
            self.hand.eyes.popups(),
        )

    # Steps

    def run(self, steps: int, say: Callable[[str], None] = lambda _line: None) -> None:
        """Make so many gestures and hold the invariants after each."""
        from tests.hand.gestures import GESTURES  # noqa: PLC0415 - gestures know the walk

        names = list(GESTURES)
        weights = [GESTURES[name].weight for name in names]
        for step in range(1, steps + 1):
            name = self.random.choices(names, weights)[0]
            self.step = step
            before = self.glance()
            self.diary.append(f"{step} {name}")
            GESTURES[name].make(self, before)
            self.check(before)
            if step % JUDGE_EVERY == 0:
                self.judge()
                say(f"{step} steps, {(time.monotonic() - self.started) / step * 1000:.0f} ms each")
        self.settle_accounts()

    def note(self, words: str) -> None:
        """Say in the diary what exactly was done."""
        self.diary[-1] += f" {words}"

    def mean(self, gesture: str, before: Glance) -> None:
        """A gesture that may act on the open report, or on all that are ticked."""
        self.meanings.mean(self.step, gesture, {before.pane, before.row, *self.ticked} if before.pane is None else {before.pane})

    # Invariants

    def check(self, before: Glance) -> None:
        """Highlight is the open report, the keys are somewhere, the program lives; looked at again until it has settled."""
        deadline = time.monotonic() + SETTLING
        while trouble := self._trouble(before):
            if not self.hand.alive() or time.monotonic() > deadline:
                self.fail(trouble)
            select.select([], [], [], 0.03)

    def _trouble(self, before: Glance) -> str:
        if not self.hand.alive():
            return "the program ended"
        now = self.glance()
        if now.listed and now.row is not None and now.pane is not None and now.row != now.pane:
            return f"{now.row} is highlighted, {now.pane} is open"
        # The map's page says nothing of itself, and Tab leads into it.
        if now.focus is None and not now.covered and not self.tabbed:
            return "nothing has the keys"
        if now.focus is not None and not self.tabbed and self._stray(now.focus) and not self._stray_before(before):
            return f"the keys went to {now.focus}"
        return ""

    def _stray(self, thing: Thing) -> bool:
        """Whether a thing stands in the rail or in the status bar, where no gesture leads but Tab and a click."""
        frame = next((window for window in self.hand.eyes.windows() if window.role == "frame"), None)
        if frame is None or thing.role in _ROWS:
            return False
        left, top, _, height = frame.box
        across, down = thing.center
        return across < left + 92 or down > top + height - 26

    def _stray_before(self, before: Glance) -> bool:
        return before.focus is not None and self._stray(before.focus)

    def judge(self) -> None:
        """Every operation at the centre was meant; nothing was logged."""
        done = [one for one in self.town.done() if one.author in self.officers]
        if complaints := self.meanings.judge(done):
            self.fail("\n".join(complaints))
        if errors := self.hand.errors():
            self.fail("\n".join(errors))

    def settle_accounts(self) -> None:
        """Wait until all has arrived and judge the rest."""
        self.hand.press("Esc", "Esc", "Esc")
        deadline = time.monotonic() + 60
        while self.hand.terminal.ask("outbox", expect=None)["operations"] and time.monotonic() < deadline:
            select.select([], [], [], 0.5)
        self.judge()

    def fail(self, what: str) -> None:
        """Say what was seen, and how one comes there."""
        last = "\n".join(self.diary[-25:])
        again = f"seed {self.seed}, after {len(self.diary)} steps"
        raise Violation(f"{what}\n{again}\n{last}\n{self.hand.story()}")

    # What gestures look for

    def visible_numbers(self) -> list[str]:
        """The numbers of the rows in sight."""
        return [number for row in self.hand.rows() if (number := number_in(row)) is not None]

    def pressable(self, *roles: str) -> list[Thing]:
        """What could be clicked now."""
        wanted = roles or PRESSABLE
        things = self.hand.things()
        return [thing for thing in things if thing.role in wanted and thing.in_sight and thing.has(State.ENABLED) and thing.name]

    def entries(self) -> list[Thing]:
        """The entries of the open menu."""
        return [thing for thing in self.pressable(*_ENTRIES, "list item") if not NUMBER.search(thing.name)]
