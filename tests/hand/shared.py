"""One window and one town for many tests: brought back to the queue before each, made anew where that fails or work runs out."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tests.hand.display import Display
from tests.hand.hand import Hand
from tests.hand.town import CHIEF, Town, TownPlan

WARD = "31.75.07.1003"
# So many reports have to wait before a test begins, and so many seconds the way back may take.
_WORK = 6
_BACK = 8.0


class SharedDesk:
    """A chief before the queue, 1366 x 768 in Indonesian; `begin` before each test."""

    def __init__(self, plan: TownPlan, display: Display, folder: Path, prepare: Callable[[Path], None]) -> None:
        self._plan, self._display, self._folder, self._prepare = plan, display, folder, prepare
        self._running = ExitStack()
        self._count = 0
        self._desk: tuple[Town, Hand] | None = None

    def begin(self) -> Hand:
        """The window, with the queue as it opens, and a town that has forgotten what was done before."""
        if self._desk is None or not self._comes_back(*self._desk):
            self.end()
            self._desk = self._open()
        town, hand = self._desk
        town.forget()
        return hand

    def town(self) -> Town:
        """The centre beside it."""
        assert self._desk is not None, "the window comes first"
        return self._desk[0]

    def check(self) -> None:
        """After a test: what the window logged as an error fails it, and the window."""
        if self._desk is not None and (errors := self._desk[1].errors()):
            self.end()
            raise AssertionError(errors)

    def end(self) -> None:
        """Close everything."""
        self._desk = None
        self._running.close()

    def _open(self) -> tuple[Town, Hand]:
        self._count += 1
        town = self._plan.build(self._folder / str(self._count))
        self._running.callback(town.stop)
        self._prepare(town.home(CHIEF))
        hand = Hand(self._display, town.home(CHIEF))
        hand.open()
        self._running.callback(hand.stop)
        hand.ready()
        return town, hand

    @staticmethod
    def _comes_back(town: Town, hand: Hand) -> bool:
        """All open reports in the list, and of those that wait one that no test did anything to."""
        done = {one.number for one in town.done(ever=True)}
        waiting = [number for number in town.numbers("waiting", WARD) if number not in done]
        if not hand.alive() or len(waiting) < _WORK:
            return False
        try:
            hand.press("Esc", "Esc", "Esc", "Esc")
            for words in (min(hand.words.shown("All open reports")), waiting[-1]):
                hand.press("Ctrl+K")
                hand.until(hand.typing, "the palette", patience=_BACK)
                hand.type(words)
                hand.press("Enter")
                hand.until(lambda: not hand.typing() and hand.rows(), "the queue", patience=_BACK)
            hand.until(lambda: hand.pane_report() == hand.highlighted_row() == waiting[-1], "a report", patience=_BACK)
        except AssertionError:
            return False
        return hand.sees("Most at risk", role="combo box")
