"""One officer before the real window: what a person does with it, and what they read on it. See README.md beside this."""

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from develop.machine import qt_environment
from tests.fakes.terminals import Terminal
from tests.hand.complaints import Complaints
from tests.hand.display import Display, die_with_parent
from tests.hand.eyes import Eyes, State, Thing
from tests.hand.glimpse import Glimpse, glimpse
from tests.hand.roles import PRESSABLE, TYPEABLE
from tests.hand.town import PASSPHRASE, ROOT
from tests.hand.words import Words

NUMBER = re.compile(r"\bJK\d{10}\b")
CHECK_BOX = 7
LABEL = 29
LIST = 31
BUTTON = 43
TEXT = 61
PATIENCE = 15.0
_GLANCE = 0.03
_START = 60.0
_WAY_IN = 30
_Value = TypeVar("_Value")


class Hand:
    """Types, clicks and reads; nothing of the program is imported or called to act."""

    def __init__(self, display: Display, home: Path, *, language: str = "id", scale: float = 1.0) -> None:
        self.display = display
        self.home = home
        self.language = language
        self.words = Words(language)
        self.fingers = display.fingers
        self.terminal = Terminal(home, {"OFFICER_APP_PASSPHRASE": PASSPHRASE})
        self.scale = scale
        self._process: subprocess.Popen[bytes] | None = None
        self._eyes: Eyes | None = None
        self._list: Thing | None = None
        self._number: Thing | None = None
        self._said = home.parent / f"{home.name}-window.log"
        self._complaints = Complaints(home / "logs", self._said)

    # The program

    def open(self, *options: str) -> None:
        """Start the program and wait until its window is there."""
        self.fingers.move(self.display.size[0] - 3, self.display.size[1] // 2)
        with self._said.open("ab") as said:
            command = [sys.executable, "-m", "officer_app", "--home", str(self.home), "--language", self.language, *options]
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                preexec_fn=die_with_parent,
            )
        self._eyes = Eyes(self.display.wire, self.display.glass, self.display.size, self._process.pid, self.scale)
        self._list = self._number = None
        self.until(lambda: self.eyes.windows(), "the window opens", patience=_START)

    def close(self) -> None:
        """Close the window by the window manager's key, pressed again where it was not heard, and wait for the program's end."""
        assert self._process is not None
        for _ in range(3):
            self.press("Alt+F4")
            try:
                self._process.wait(10)
                break
            except subprocess.TimeoutExpired:
                continue
        self._await_end()

    def stop(self) -> None:
        """End the program however it stands; for the end of a test."""
        if self._process is not None:
            self._process.terminate()
            self._await_end()

    def end(self) -> None:
        """End the program by force; for the end of a walk."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def alive(self) -> bool:
        """Whether the program runs."""
        return self._process is not None and self._process.poll() is None

    def errors(self) -> list[str]:
        """What the program complained about, in its log and beside it."""
        return self._complaints.all()

    # Gestures

    def press(self, *keys: str) -> None:
        """Press keys as they are written on the keyboard: `press("Ctrl+K")`, `press("J", "J", "Enter")`."""
        self.fingers.press(*keys)

    def type(self, text: str) -> None:
        """Type a text into whatever has the focus."""
        self.fingers.type(text)

    def click(
        self, words: str, *, role: str | Sequence[str] = (), button: str = "left", times: int = 1, holding: Sequence[str] = ()
    ) -> Thing:
        """Click at what says so, brought into sight by the wheel where it has to be; returns where it stood."""
        thing = self.reach(words, role=role)
        self.fingers.click(*thing.center, button=button, times=times, holding=holding)
        self.eyes.await_turn()
        return thing

    def click_row(self, words: str, *, button: str = "left", times: int = 1, holding: Sequence[str] = ()) -> Thing:
        """Click the row of a list that has these words in it: a number, a part of a name."""
        row = self.until(lambda: self.row(words), f"a row with {words!r}")
        self.fingers.click(*row.center, button=button, times=times, holding=holding)
        self.eyes.await_turn()
        return row

    def click_at(self, x: int, y: int, *, button: str = "left", times: int = 1) -> None:
        """Click a point of the screen."""
        self.fingers.click(x, y, button=button, times=times)

    def drag(self, start: tuple[int, int], words: str) -> None:
        """Drag what lies at a point to what says so."""
        self.fingers.drag(start, self.reach(words).center)

    def reach(self, words: str, *, role: str | Sequence[str] = ()) -> Thing:
        """What says so, in sight and still; turned to by the wheel in what can be scrolled."""
        roles = (role,) if isinstance(role, str) else tuple(role)
        thing = self.until(lambda: self.find(words, role=roles), f"something that says {words!r}")
        for _ in range(_WAY_IN):
            if thing.in_sight:
                return self.still(thing)
            self._turn_to(thing)
            thing = self.until(lambda: self.find(words, role=roles), f"something that says {words!r}")
        raise AssertionError(f"{thing} cannot be brought into sight\n{self.story()}")

    # What the screen says

    @property
    def eyes(self) -> Eyes:
        """The tree itself."""
        assert self._eyes is not None, "the window was not opened"
        return self._eyes

    def things(self) -> list[Thing]:
        """What the screen shows, of the frontmost window that keeps the others away, else of all."""
        windows = self.eyes.windows()
        front = [window for window in windows if window.role in ("popup menu", "dialog", "alert") or window.has(State.MODAL)]
        seen = self.eyes.look(front[-1]) if front else self.eyes.look()
        return [thing for thing in seen if thing.has(State.SHOWING)]

    def find(self, words: str, *, role: Sequence[str] = ()) -> Thing | None:
        """What says so; what can be pressed before what only says it, whole words before beginnings."""
        return best(self.words, self.things(), words, role)

    def sees(self, words: str, *, role: str | Sequence[str] = ()) -> bool:
        """Whether something on the screen says so."""
        return self.find(words, role=(role,) if isinstance(role, str) else role) is not None

    def reads(self, part: str) -> bool:
        """Whether these words, as they stand, are a part of what is on the screen."""
        return any(part in line for line in self.says())

    def says(self) -> list[str]:
        """All that is to be read, the texts of fields and pages too."""
        things = self.things()
        fields = [self.eyes.text(thing.ref) for thing in things if thing.role in TYPEABLE and thing.role != "password text"]
        return [*(thing.name for thing in things if thing.name), *filter(None, fields)]

    def wait_for(self, words: str, *, role: str | Sequence[str] = (), patience: float = PATIENCE) -> Thing:
        """Wait until something says so."""
        roles = (role,) if isinstance(role, str) else tuple(role)
        return self.until(lambda: self.find(words, role=roles), f"something that says {words!r}", patience=patience)

    def focus(self) -> Thing | None:
        """What has the keys."""
        return self.eyes.focus()

    def typing(self) -> bool:
        """Whether letters go into a field now."""
        thing = self.focus()
        return thing is not None and thing.has(State.EDITABLE)

    def focused_in(self, words: str) -> bool:
        """Whether what is called so has the keys."""
        thing = self.focus()
        return thing is not None and self.words.rank(words, thing.name) is not None

    def focused_text(self) -> str:
        """The text of the field that has the keys."""
        thing = self.focus()
        return self.eyes.text(thing.ref) if thing is not None and thing.role in TYPEABLE else ""

    def text_of(self, words: str) -> str:
        """The text of the field that is called so."""
        thing = self.until(lambda: self.find(words, role=TYPEABLE), f"a field {words!r}")
        return self.eyes.text(thing.ref)

    def queue(self) -> Thing | None:
        """The list of reports, where it is shown."""
        if self._list is not None:
            self._list = self.eyes.again(self._list)
        if self._list is None:
            lists = self.eyes.shown(LIST)
            self._list = next((thing for thing in lists if self.words.rank("The queue of reports", thing.name) is not None), None)
        return self._list

    def rows(self) -> list[str]:
        """What the rows of the queue say that are in sight."""
        return [row.name for row in self.rows_in_sight()]

    def rows_in_sight(self) -> list[Thing]:
        """The rows of the queue that are in sight."""
        queue = self.queue()
        return self.eyes.rows(queue) if queue is not None else []

    def hits(self) -> list[Thing]:
        """The choices that fit what is typed into a field, as the list below it has them in sight."""
        lists = [one for one in self.eyes.shown(LIST) if self.words.rank("Fitting choices", one.name) is not None]
        return self.eyes.rows(lists[0]) if lists else []

    def row_count(self) -> int:
        """How many rows the queue has, those out of sight too; -1 where there is no queue."""
        queue = self.queue()
        return self.eyes.child_count(queue.ref) if queue is not None else -1

    def row(self, words: str) -> Thing | None:
        """The row of any list in sight that has these words in it."""
        things = (thing for thing in self.things() if thing.role in ("list item", "table cell", "tree item"))
        return next((thing for thing in things if words in thing.name and thing.in_sight), None)

    def highlighted_row(self) -> str | None:
        """The number of the report whose row is highlighted, None where none is."""
        queue = self.queue()
        row = self.eyes.selected_in(queue.ref) if queue is not None else None
        return number_in(row.name) if row is not None else None

    def pane_report(self) -> str | None:
        """The number of the report that is open beside the list."""
        if self._number is not None:
            self._number = self.eyes.again(self._number)
        if self._number is None or not NUMBER.fullmatch(self._number.name):
            labels = [thing for thing in self.eyes.shown(LABEL) if NUMBER.fullmatch(thing.name)]
            self._number = min(labels, key=lambda thing: thing.box[1], default=None)
        return self._number.name if self._number is not None else None

    def glimpse(self) -> Glimpse:
        """The little that decides what a key means; in two rounds where list and open report are where they were."""
        seen = glimpse(self.eyes, self._list, self._number)
        self._list = seen.listed
        self._number = seen.number if seen.number is not None and NUMBER.fullmatch(seen.number.name) else None
        return seen

    def picture(self, file: Path) -> None:
        """Keep a picture of the screen."""
        self.fingers.picture(file)

    # Waiting

    def until(self, look: Callable[[], _Value | None], what: str, *, patience: float = PATIENCE) -> _Value:
        """Look again and again until there is something to see; what was seen."""
        deadline = time.monotonic() + patience
        while True:
            found = look()
            if found:
                return found
            assert self._process is None or self.alive(), f"the program ended while waiting: {what}\n{self.errors()}"
            if time.monotonic() > deadline:
                raise AssertionError(f"not within {patience:.0f} s: {what}\n{self.story()}")
            select.select([], [], [], _GLANCE)

    def settled(self) -> str:
        """Wait until the highlighted row and the open report are the same; its number."""

        def same() -> str | None:
            row, pane = self.highlighted_row(), self.pane_report()
            return pane if row is not None and row == pane else None

        return self.until(same, "the highlighted row is the open report")

    def ready(self) -> str:
        """Wait until the queue has its reports and the first is open; its number."""
        self.until(self.queue, "the queue is shown", patience=_START)
        return self.settled()

    def story(self) -> str:
        """What the screen says, for whoever reads a failure; with a picture beside the log."""
        picture = self._said.with_suffix(".png")
        self.picture(picture)
        things = [thing for thing in self.eyes.look() if thing.name and thing.has(State.SHOWING)]
        lines = [f"  {thing.window} {thing}" for thing in things]
        row, pane, focus = self.highlighted_row(), self.pane_report(), self.focus()
        active = [window.name for window in self.eyes.windows() if window.has(State.ACTIVE)]
        return "\n".join(
            [f"picture: {picture}", f"highlighted {row}, open {pane}, focus {focus}, active {active}", *lines, *self.errors()]
        )

    def still(self, thing: Thing) -> Thing:
        """The thing once it no longer moves."""
        while (now := self.eyes.again(thing)) is not None and now.box != thing.box:
            thing = Thing(now.ref, now.role, now.name, now.states, now.box, now.seen, thing.depth, thing.window)
        return thing

    def _turn_to(self, thing: Thing) -> None:
        x, y = self.display.size[0] // 2, self.display.size[1] // 2
        panes = [pane for pane in self.things() if pane.role in ("scroll pane", "list", "layered pane") and pane.in_sight]
        left, _, width, _ = thing.box
        around = [pane for pane in panes if pane.seen[0] <= left + width // 2 <= pane.seen[0] + pane.seen[2]]
        if around:
            x, y = around[-1].center
        self.fingers.scroll(x, y, 2 if thing.box[1] >= y else -2)

    def _await_end(self) -> None:
        process, self._process = self._process, None
        assert process is not None
        try:
            code = process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise AssertionError("the program did not end") from None
        assert code == 0, f"the program ended with {code}: {self._said.read_text('utf-8', 'replace')[-2000:]}"

    def _environment(self) -> dict[str, str]:
        own = {
            "OFFICER_APP_PASSPHRASE": PASSPHRASE,
            # Where the program dies, its log says where.
            "PYTHONFAULTHANDLER": "1",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            "QTWEBENGINE_CHROMIUM_FLAGS": "--disable-gpu",
            "QT_SCALE_FACTOR": f"{self.scale:g}",
            "TZ": os.environ.get("TZ", "Asia/Jakarta"),
        }
        return {**self.display.environment, **qt_environment(), **own}


def best(words: Words, things: Sequence[Thing], wanted: str, role: Sequence[str] = ()) -> Thing | None:
    """The thing that is meant by words: what can be pressed first, then whole words, then what is in sight."""
    found: list[tuple[tuple[bool, int, bool, int], Thing]] = []
    for number, thing in enumerate(things):
        if role and thing.role not in role:
            continue
        rank = words.rank(wanted, thing.name)
        if rank is not None and thing.box[2] > 0:
            found.append(((thing.role not in PRESSABLE, rank, not thing.in_sight, number), thing))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def number_in(text: str) -> str | None:
    """The first report's number in a text."""
    match = NUMBER.search(text)
    return match[0] if match else None
