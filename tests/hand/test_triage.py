"""Twenty mixed reports as a hand triages them: by keyboard alone and by mouse alone, every gesture counted, no wrong target."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import pytest

from tests.hand.conftest import Opening
from tests.hand.eyes import Thing
from tests.hand.hand import Hand, number_in
from tests.hand.town import CLERK, Town

REPORTS = 20
MOST_KEYS, MOST_CLICKS = 4, 3
_SEND_ON = "Ctrl+Shift+Enter"


@dataclass
class Counter:
    """Does a report's gestures and counts them; typed text does not count."""

    hand: Hand
    spent: int = 0
    most: int = 0
    expected: dict[str, str] = field(default_factory=dict)

    def press(self, *keys: str) -> None:
        """Keys, each of which counts."""
        self.spent += len(keys)
        self.hand.press(*keys)

    def click(self, words: str) -> None:
        """A click, which counts."""
        self.spent += 1
        self.hand.click(words, role=("button", "menu item", "menu button"))

    def row(self, number: str) -> None:
        """A click on a row, which counts."""
        self.spent += 1
        self.hand.click_row(number)

    def only_hit(self) -> None:
        """A click on the only one that holds the typed part, which counts."""
        self.spent += 1
        self.hand.click_at(*self.hand.until(self._only_hit, "one hit is left").center)

    def _only_hit(self) -> Thing | None:
        hits = self.hand.hits()
        return hits[0] if len(hits) == 1 else None

    def typed(self, text: str, into: str = "") -> None:
        """Text into the form that has opened."""
        if into:
            self.hand.wait_for(into)
        self.hand.until(self.hand.typing, "a field has the keys")
        self.hand.type(text)

    def report(self, number: str, kind: str) -> None:
        """A report is done with."""
        self.expected[number] = kind
        self.most = max(self.most, self.spent)
        self.spent = 0


Deed = Callable[[Counter], str]


def take_on_by_key(counter: Counter) -> str:
    counter.press("Enter")
    counter.hand.wait_for("In progress")
    counter.press("J")
    return "move"


def answer_by_key(counter: Counter) -> str:
    counter.press("A")
    counter.typed("Terima kasih, kami tindak lanjuti hari ini.")
    counter.press(_SEND_ON)
    return "answer"


def delegate_by_key(counter: Counter) -> str:
    counter.press("3")
    counter.typed("oranye", "Unit")
    counter.press(_SEND_ON)
    return "move"


def note_by_key(counter: Counter) -> str:
    counter.press("N")
    counter.typed("Sudah ditelepon, menunggu kabar.")
    counter.press(_SEND_ON)
    return "note"


def assign_by_key(counter: Counter) -> str:
    counter.press("G")
    counter.typed("ratn", "Colleague")
    counter.press(_SEND_ON)
    return "assign"


def take_on_by_mouse(counter: Counter) -> str:
    counter.click("Take on")
    counter.hand.wait_for("In progress")
    counter.row(counter.hand.until(partial(untouched, counter), "a report that nothing was done to"))
    return "move"


def untouched(counter: Counter) -> str | None:
    """The first report in sight that nothing was done to; the wheel goes on where there is none."""
    done = {*counter.expected, counter.hand.pane_report()}
    rows = [number for row in counter.hand.rows() if (number := number_in(row)) is not None]
    found = next((number for number in rows if number not in done), None)
    queue = counter.hand.queue()
    if found is None and queue is not None:
        counter.hand.fingers.scroll(*queue.center, 3)
    return found


def answer_by_mouse(counter: Counter) -> str:
    counter.click("Public answer")
    counter.typed("Terima kasih, kami tindak lanjuti hari ini.")
    counter.click("Send && next")
    return "answer"


def note_by_mouse(counter: Counter) -> str:
    counter.click("Note")
    counter.typed("Sudah ditelepon, menunggu kabar.")
    counter.click("Send && next")
    return "note"


def assign_by_mouse(counter: Counter) -> str:
    counter.click("Assign")
    counter.typed("ratn", "Colleague")
    counter.only_hit()
    counter.click("Send && next")
    return "assign"


def wrong_targets(town: Town, expected: dict[str, str]) -> list[str]:
    """Reports to which something else was done than was meant; who had a report already is assigned it without an event."""
    done = {one.number: one.kind for one in town.done()}
    clerk = town.officer_id(CLERK)
    held = {number for number, kind in expected.items() if kind == "assign" and town.report(number)["assignee"] == clerk}
    wrong = [f"{number}: {kind}" for number, kind in done.items() if expected.get(number) != kind]
    missing = [number for number in expected if number not in done and number not in held]
    twice = [] if len(done) == len(town.done()) else [str(town.done())]
    return [*wrong, *missing, *twice]


def _moved_on(hand: Hand, former: str) -> bool:
    return hand.pane_report() not in (None, former)


BY_KEYS = ([take_on_by_key, delegate_by_key, answer_by_key], [note_by_key, answer_by_key, assign_by_key])
BY_MOUSE = ([take_on_by_mouse, assign_by_mouse, answer_by_mouse], [note_by_mouse, answer_by_mouse, assign_by_mouse])


@pytest.mark.parametrize(("deeds", "most"), [(BY_KEYS, MOST_KEYS), (BY_MOUSE, MOST_CLICKS)], ids=["keyboard", "mouse"])
def test_twenty_reports_are_triaged(opening: Opening, town: Town, deeds: tuple[list[Deed], list[Deed]], most: int) -> None:
    hand = opening(undo=2)
    hand.ready()
    counter = Counter(hand)
    while len(counter.expected) < REPORTS:
        number = hand.settled()
        assert number not in counter.expected, "the same report again"
        waits = any(number in row and hand.words.ends(row, "Waiting") for row in hand.rows())
        choice = deeds[0] if waits else deeds[1]
        kind = choice[len(counter.expected) % len(choice)](counter)
        counter.report(number, kind)
        hand.until(partial(_moved_on, hand, number), "the next report")
    hand.until(lambda: hand.terminal.ask("outbox", expect=None)["operations"] == [], "all is sent", patience=90)
    assert wrong_targets(town, counter.expected) == []
    assert counter.most <= most
