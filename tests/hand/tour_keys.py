"""Every key of the window where it means something: each changes what is to be seen."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.hand.eyes import State
from tests.hand.tour import Tour
from tests.hand.tour_states import WARD, at_queue, at_results, open_report

# What nobody sees at once, and why.
UNSEEN = {"Ctrl+R": "asks the server again, which mostly has nothing new", "F5": "asks the server again"}
_KEYS_PATIENCE = 8.0


@dataclass(frozen=True, slots=True)
class Pressed:
    """Chords that mean something in one state, each pressed after coming there anew; `after` are keys that undo it."""

    enter: Callable[[Tour], None]
    chords: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def _in(status: str) -> Callable[[Tour], None]:
    def enter(tour: Tour) -> None:
        open_report(tour, tour.town.numbers(status, WARD)[0])

    return enter


# For an officer who may do everything: staff and supervisor.
KEYS = (
    Pressed(_in("waiting"), ("N", "A", "C", "G", "D", "2", "3", "7", "8", "Q", "S")),
    Pressed(_in("waiting"), ("Enter", "4"), after=("Z",)),
    Pressed(_in("waiting"), ("Z", "Ctrl+Z"), before=("4",)),
    Pressed(_in("in_progress"), ("R", "5")),
    Pressed(_in("coordinating"), ("1",)),
    Pressed(_in("awaiting_validation"), ("6",), after=("Z",)),
    Pressed(at_queue, ("J", "X", "M", "/", "F", "V", "B", "Ctrl+K", "U", "L", "?", "F1", "Ctrl++", "Ctrl+R", "F5")),
    Pressed(at_queue, ("K",), before=("J",)),
    Pressed(at_queue, ("Ctrl+-",), before=("Ctrl++",)),
    Pressed(at_queue, ("Ctrl+0", "Ctrl+="), before=("Ctrl++", "Ctrl++")),
    Pressed(at_queue, ("Esc",), before=("U",)),
    Pressed(at_queue, ("Left",), before=("B", "1")),
    Pressed(at_queue, ("Right",), before=("B", "1", "Shift+Right", "Left")),
    Pressed(at_results, ("T", "Space")),
)


def press_all(tour: Tour) -> list[str]:
    """Press every key; those that changed nothing."""
    dead = []
    for group in KEYS:
        for chord in group.chords:
            group.enter(tour)
            for key in group.before:
                tour.hand.press(key)
                tour.check()
            before = Seen.now(tour)
            tour.diary.append(f"key {chord}")
            tour.hand.press(chord)
            if chord not in UNSEEN and not _changed(tour, before):
                dead.append(chord)
            tour.check()
            tour.hand.press(*group.after)
    return dead


@dataclass(frozen=True, slots=True)
class Seen:
    """What an officer sees of the window without reading it: what can be pressed and where, row, report and keys."""

    glance: object
    all: object

    @classmethod
    def now(cls, tour: Tour) -> "Seen":
        """As it stands."""
        return cls(tour.sight.glance(), _seen(tour))

    def changed(self, tour: Tour) -> bool:
        """Whether it stands otherwise by now; most changes are seen at a glance."""
        return tour.sight.glance() != self.glance or _seen(tour) != self.all


def _seen(tour: Tour) -> object:
    hand, view = tour.hand, tour.sight.look()
    marks = frozenset((mark.thing.ref, mark.thing.name, mark.thing.box, mark.thing.states) for mark in view.marks)
    focus = hand.focus()
    where = focus and (focus.ref, focus.box)
    rows = [(row.name, row.has(State.CHECKED)) for row in hand.rows_in_sight()]
    return view.front, marks, where, hand.highlighted_row(), hand.pane_report(), tuple(rows)


def _changed(tour: Tour, before: Seen) -> bool:
    try:
        tour.hand.until(lambda: before.changed(tour), "a change", patience=_KEYS_PATIENCE)
    except AssertionError:
        return False
    return True
