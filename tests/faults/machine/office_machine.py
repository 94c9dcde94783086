"""The state machine: rules over `World`, the promises as invariants; `Sabotaged…` machines must fail (`test_sabotage.py`)."""

import sys

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.faults.machine.acts import Act
from tests.faults.machine.edits import Edit
from tests.faults.machine.mishaps import Mishap, Place, Trouble
from tests.faults.machine.promises import at_any_time, at_rest
from tests.faults.machine.world import Deed, Fate, Turn, World

DESKS = st.integers(0, 1)
NUMBERS = st.integers(0, 11)
# More often than the others: where it is not known what became of a request, and where that matters most.
SILENT = [Mishap.ANSWER_LOST, Mishap.ANSWER_STALLED, Mishap.GATEWAY_LOST, Mishap.CUT, Mishap.TWICE, Mishap.LATE_TWIN]
CRUCIAL = [Place.OPERATIONS] * 6 + [Place.BYTES] * 4 + [Place.FEED]
TROUBLES = st.lists(
    st.builds(
        Trouble,
        after=st.sampled_from([0, 0, 0, 1, 1, 2, 3]),
        mishap=st.sampled_from([*Mishap, *SILENT]),
        part=st.integers(0, 100),
        at=st.sampled_from([*Place, *CRUCIAL]),
    ),
    max_size=3,
)
MILESTONES = [
    "C1",
    "C2",
    "C5",
    "C6",
    "C7",
    "C8",
    "C9",
    "C10",
    "C11",
    "C12",
    "C13",
    "C14",
    "C15",
    "C16",
    "C20",
    "C21",
    "C22",
    "commit",
    "committed",
]
PHOTOS = st.lists(NUMBERS, max_size=2).map(tuple)
DEEDS = st.builds(Deed, act=st.sampled_from(Act), report=NUMBERS, which=NUMBERS, photos=PHOTOS)
STEPS = st.builds(
    Deed, act=st.just(Act.STEP), report=st.integers(0, 3), which=NUMBERS, photos=st.integers(0, 11).map(lambda number: (number,))
)
WORK = st.lists(DEEDS | STEPS, max_size=3)
TEXTS = st.sampled_from(["", "setengah", "dua baris\nlagi"])
FIELDS = st.sampled_from(["note.text", "answer.text", "move.in_progress.reason", "evidence.text"])


class OfficeMachine(RuleBasedStateMachine):
    """Officers, a centre and a bad line, at random; in the end good weather, and everything is looked at."""

    forgetful = False

    def __init__(self) -> None:
        super().__init__()
        self.world = World(forgetful=self.forgetful)

    @rule(desk=DESKS, deeds=st.lists(DEEDS | STEPS, min_size=1, max_size=4))
    def act(self, desk: int, deeds: list[Deed]) -> None:
        """An officer does some things."""
        self.world.work(desk, deeds)

    @rule(desk=DESKS, report=NUMBERS, field=FIELDS, text=TEXTS, photo=st.none() | NUMBERS)
    def draft(self, desk: int, report: int, field: str, text: str, photo: int | None) -> None:
        """An officer types, or chooses a photo, and sends nothing."""
        if photo is None:
            self.world.draft(desk, report, field, text)
        else:
            self.world.attach(desk, report, photo)

    @rule(desk=DESKS, report=NUMBERS)
    def open_form(self, desk: int, report: int) -> None:
        """An officer opens a form, and goes on later."""
        self.world.open_form(desk, report)

    @rule(desk=DESKS, card=NUMBERS, choice=NUMBERS)
    def resolve(self, desk: int, card: int, choice: int) -> None:
        """An officer decides."""
        self.world.resolve(desk, card, choice)

    @rule(desk=DESKS, deeds=WORK, troubles=TROUBLES)
    def sync(self, desk: int, deeds: list[Deed], troubles: list[Trouble]) -> None:
        """Some work, and the engine runs."""
        self.world.work(desk, deeds)
        self.world.sync(desk, troubles)

    @rule(desk=DESKS, minutes=st.integers(1, 12), troubles=TROUBLES)
    def live(self, desk: int, minutes: int, troubles: list[Trouble]) -> None:
        """The engine runs for minutes."""
        self.world.live(desk, minutes, troubles)

    @rule(desk=DESKS, steps=st.integers(0, 40))
    def crash(self, desk: int, steps: int) -> None:
        """A crash, at once or after so many milestones."""
        if steps:
            self.world.arm(desk, steps)
        else:
            self.world.kill(desk)

    @rule(desk=DESKS, at=st.sampled_from(MILESTONES), steps=st.integers(1, 3), deeds=WORK, troubles=TROUBLES)
    def crash_at(self, desk: int, at: str, steps: int, deeds: list[Deed], troubles: list[Trouble]) -> None:
        """A crash at a milestone of this name, in the middle of work."""
        self.world.arm(desk, steps, at)
        self.world.work(desk, deeds)
        self.world.sync(desk, troubles)

    @rule(minutes=st.integers(1, 180))
    def wait(self, minutes: int) -> None:
        """Time passes."""
        self.world.wait(minutes)

    @rule(desk=DESKS, turn=st.sampled_from(Turn))
    def turn(self, desk: int, turn: Turn) -> None:
        """Something seldom happens at a desk."""
        self.world.turn(desk, turn)

    @rule(doing=st.sampled_from(Edit), which=NUMBERS, choice=NUMBERS)
    def centre_edits(self, doing: Edit, which: int, choice: int) -> None:
        """The centre does something."""
        self.world.centre_edits(doing, which, choice)

    @rule(fate=st.sampled_from(Fate), which=NUMBERS)
    def fate(self, fate: Fate, which: int) -> None:
        """Something befalls the centre."""
        self.world.befall(fate, which)

    @rule()
    def rest(self) -> None:
        """Good weather, and then on."""
        at_rest(self.world)

    @invariant()
    def promises(self) -> None:
        """What holds at any time."""
        at_any_time(self.world)

    def teardown(self) -> None:
        """Good weather in the end; not after a failure, whose words it would hide."""
        try:
            if sys.exc_info()[0] is None:
                at_rest(self.world)
        finally:
            self.world.close()
