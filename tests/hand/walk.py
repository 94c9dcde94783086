"""A random walk: whatever a hand may do in whatever order, and what must be true after each gesture."""

import json
import select
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.hand.colleague import Colleague
from tests.hand.cut import cut_words
from tests.hand.eyes import State, Thing
from tests.hand.hand import BUTTON, CHECK_BOX, NUMBER, TEXT, Hand, best, number_in
from tests.hand.meaning import Meanings
from tests.hand.roles import PRESSABLE, TYPEABLE
from tests.hand.town import CHIEF, Town
from tests.hand.words import Words

# How long, in seconds, the window may take until highlight, open report and focus agree.
SETTLING = 6.0
JUDGE_EVERY = 50
# So many of the last gestures are told with what was found.
_TOLD = 60
COLLEAGUE = "staf.timur"
_RAIL, _STATUS = 92, 26
_ROWS = ("list item", "table cell", "tree item")
_ENTRIES = ("menu item", "check menu item", "radio menu item")
_ABOVE = ("popup menu", "menu", "dialog", "alert", "list", "window")


class Violation(AssertionError):
    """Something that must hold did not."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What decides what a key means: front window, focus, highlighted row, open report."""

    front: Thing | None
    frame: Thing | None
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

    def stray(self, larger: float) -> bool:
        """Whether the keys are in the rail or in the status bar (so much larger than usual), where only Tab and a click lead."""
        if self.focus is None or self.frame is None or self.focus.role in _ROWS:
            return False
        left, top, _, height = self.frame.box
        # What begins above the status bar may reach below it, cut off by what it scrolls in.
        across, down = self.focus.center[0], self.focus.box[1]
        return across < left + _RAIL or down > top + height - _STATUS * larger


@dataclass
class Walk:
    """One officer's window, one colleague elsewhere, one seed."""

    hand: Hand
    town: Town
    seed: int
    login: str = CHIEF
    random: Random = field(init=False)
    meanings: Meanings = field(default_factory=Meanings)
    diary: list[str] = field(default_factory=list)
    ticked: set[str] = field(default_factory=set)
    # What was typed at a report and left there, by officer and report.
    left: dict[tuple[str, str], str] = field(default_factory=dict)
    tabbed: bool = False
    started: float = field(default_factory=time.monotonic)
    step: int = 0

    def __post_init__(self) -> None:
        """Begin at the queue."""
        self.random = Random(self.seed)
        self.colleague = Colleague(self.town, COLLEAGUE)
        # In a narrow window either the list or a report is shown.
        self.hand.until(lambda: self.hand.queue() or self.hand.pane_report(), "the desk is shown", patience=60)
        self.officers = {self.login}
        self.last = self.glance()

    # Reading

    def glance(self) -> Glance:
        """The few things that are read after each gesture."""
        self.hand.eyes.await_turn()
        seen = self.hand.glimpse()
        above = [window for window in seen.windows if window.role in _ABOVE]
        row = number_in(seen.row.name) if seen.listed is not None and seen.row is not None else None
        listed = seen.listed is not None
        if not listed and self.hand.queue() is not None:
            listed, row = True, self.hand.highlighted_row()
        return Glance(
            above[-1] if above else None,
            next((window for window in seen.windows if window.role == "frame"), None),
            seen.focus,
            row,
            # Where nothing is open, or another label says it, all that is shown is asked.
            self.hand.pane_report() if seen.number is None else seen.number.name,
            listed,
            seen.popups,
        )

    # Steps

    def run(self, steps: int, say: Callable[[str], None] = lambda _line: None) -> None:
        """Make so many gestures and hold the invariants after each."""
        from tests.hand.repertoire import GESTURES  # noqa: PLC0415 - gestures know the walk

        names = list(GESTURES)
        weights = [GESTURES[name].weight for name in names]
        for step in range(1, steps + 1):
            name = self.random.choices(names, weights)[0]
            self.step = step
            self.diary.append(f"{step} {name}")
            before = self.last
            if not before.listed and not before.covered:
                self.listen()
            try:
                GESTURES[name].make(self, before)
            except Violation:
                raise
            except AssertionError as lost:
                self.fail(str(lost))
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
        self.hand.eyes.await_turn()
        pane = self.hand.pane_report()
        ticked: set[str | None] = {before.row, *self.ticked, *self._ticked_rows()}
        # A form for several may be open before the page of one report has gone.
        numbers = ticked | {pane} if pane is None or gesture.startswith("bulk") else {pane}
        if pane is None and not self.ticked:
            numbers |= {before.pane}
        self.meanings.mean(self.step, gesture, numbers)
        # What is typed at these may be sent now.
        for number in numbers:
            self.left.pop((self.login, number or ""), None)

    def _ticked_rows(self) -> list[str]:
        """What is ticked: what the page says (what was undone is ticked again), and rows below its last line."""
        field = best(self.hand.words, self.hand.eyes.shown(TEXT), "The ticked reports")
        told = NUMBER.findall(self.hand.eyes.text(field.ref)) if field is not None else []
        queue = self.hand.queue()
        names = [row.name for row in self.hand.eyes.children(queue.ref)] if queue is not None and told else []
        ticked = self.hand.words.shown("ticked")
        return told + [number for name in names if ticked & set(name.split(", ")) and (number := number_in(name)) is not None]

    def speak(self, language: str) -> None:
        """The window speaks another language from now on."""
        self.hand.language = language
        self.hand.words = Words(language)

    def listen(self) -> None:
        """The language that the window speaks: keys on the settings' page change it too."""
        places = {thing.name for thing in self.hand.eyes.shown(CHECK_BOX)}
        for language in ("id", "en"):
            if language != self.hand.language and places & Words(language).shown("Queue"):
                self.speak(language)

    @property
    def text(self) -> float:
        """How large words are, 1 as the program starts: keys on the settings' page change it too."""
        file = self.hand.home / "settings.json"
        return float(json.loads(file.read_text("utf-8")).get("text_size", 100)) / 100 if file.exists() else 1.0

    # Invariants

    def check(self, before: Glance) -> None:
        """Highlight is the open report, the keys are somewhere, the program lives; looked at again until it has settled."""
        deadline = time.monotonic() + SETTLING
        while trouble := self._trouble(before):
            if not self.hand.alive() or time.monotonic() > deadline:
                self.fail(trouble)
            select.select([], [], [], 0.03)
        # Who has come back from there does not get there again without going; a menu gives the keys back to where they were.
        self.tabbed = self.tabbed and (self.last.covered or self.last.stray(self.text * self.hand.scale))

    def _trouble(self, before: Glance) -> str:
        if not self.hand.alive():
            return "the program ended"
        now = self.last = self.glance()
        if now.listed and now.row is not None and now.pane is not None and now.row != now.pane:
            return f"{now.row} is highlighted, {now.pane} is open"
        if now.focus is None and not now.covered:
            return "nothing has the keys"
        if not self.tabbed and now.stray(self.text * self.hand.scale) and not before.stray(self.text * self.hand.scale):
            return f"the keys went to {now.focus}"
        return ""

    def judge(self) -> None:
        """Every operation at the centre was meant; no words are cut; nothing was logged."""
        done = [one for one in self.town.done() if one.author in self.officers]
        if complaints := self.meanings.judge(done, self.town.mains()):
            self.fail("\n".join(complaints))
        if errors := self.hand.errors():
            self.fail("\n".join(errors))
        self.read()

    def read(self) -> None:
        """No words are cut; looked at again, since what is being laid out is not read yet."""
        deadline = time.monotonic() + SETTLING
        while cut := self._cut():
            if time.monotonic() > deadline:
                self.fail("\n".join(cut))
            select.select([], [], [], 0.1)

    def _cut(self) -> list[str]:
        things = self.hand.things()
        return cut_words(things, self.hand.eyes.tips(things), self.hand.scale, self.text)

    def settle_accounts(self) -> None:
        """Wait until all has arrived and judge the rest."""
        self.hand.press("Esc", "Esc", "Esc")
        deadline = time.monotonic() + 60
        while self.hand.terminal.ask("outbox", expect=None)["operations"] and time.monotonic() < deadline:
            select.select([], [], [], 0.5)
        self.judge()

    def fail(self, what: str) -> None:
        """Say what was seen, and how one comes there."""
        last = "\n".join(self.diary[-_TOLD:])
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
        """The entries of the innermost open menu."""
        menus = self.hand.eyes.menus()
        things = self.hand.eyes.look(menus[-1]) if menus else []
        return [
            thing for thing in things if thing.role in _ENTRIES and thing.in_sight and thing.has(State.ENABLED) and thing.name
        ]

    def button(self, words: str) -> Thing | None:
        """A button that says so."""
        return best(self.hand.words, self.hand.eyes.shown(BUTTON), words)

    def box(self, words: str) -> Thing | None:
        """A box, a chip or a place of the rail that says so."""
        return best(self.hand.words, self.hand.eyes.shown(CHECK_BOX), words)
