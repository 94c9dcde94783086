"""A tour: press everything that can be pressed at a stop once, what opens by it too, and look after each press.

What was pressed is known by where it stands in the program, not by which report is open. What a press opens is simply what is
shown next; the way back to a stop is taken only when nothing new is left here, and what was seen and is gone again is met by
making the press anew that showed it.
"""

import select
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NoReturn

from tests.hand.eyes import State
from tests.hand.hand import Hand
from tests.hand.tour_sight import Mark, Sight, View
from tests.hand.tour_source import maker_of
from tests.hand.town import Town
from tests.hand.wire import Ref

# How long, in seconds, the window may go on changing after a press, or be without a holder of the keys.
SETTLING = 6.0
# How long a press that changes nothing is waited for.
_REACTION = 0.16
# What says by three dots that it opens something has to open it.
_OPENING = 2.0
# A dialog that still loads what it shows may offer more in a moment.
_LOADING = 0.6
# How long a thing that was seen before may take to be there again.
_SOON, _LATE = 0.15, 0.6
_GLANCE = 0.025
# Of entries that stand for data (categories, officers, wards) these are pressed: the first, one in the middle, the last.
_MANY, _MANY_STAYING = 13, 9
# How many presses before a thing was seen are made anew to see it again, and how often that is tried.
_WAY, _TRIES = 4, 2
# How often the same thing may be pressed on the way to others.
_OFTEN = 60
# In a form or a dialog these are pressed after all else, then what closes it, then what leaves nothing to act on.
_SENDS = ("MainButton", "send", "send_on", "macro_send", "take_boxes", "bulk_confirm")
_ACTS = (*(f".{name}" for name in _SENDS), ".take_on")
_CLOSES = ("Close", "Back", "Cancel", "Leave it as it is (Esc)")
_LAST = 2
_SPENDING = ("BatchCard", "ReasonBox", "ReasonForm")
# What was done to a report is taken back at once: a stop is a state of it.
_UNDO = "UndoButton"


class Fault(AssertionError):
    """Something that must hold did not."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A state of the program: how one comes there, and in what there everything is pressed.

    What stands in one of `apart` is another thing at each stop, so that it is pressed at each.
    """

    name: str
    enter: Callable[["Tour"], None]
    within: tuple[str, ...]
    apart: tuple[str, ...] = ()
    there: Callable[["Tour"], bool] = lambda _tour: True


@dataclass
class Tour:
    """One officer's window and what was pressed in it.

    `left_alone` are parts of keys that are not pressed; of the dialogs only those that are `explored` are gone through, the
    others open and close.
    """

    hand: Hand
    town: Town
    left_alone: tuple[str, ...] = ()
    explored: tuple[str, ...] = ()
    pressed: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fronts: set[str] = field(default_factory=set)
    diary: list[str] = field(default_factory=list)
    missed: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Begin with nothing pressed."""
        self.sight = Sight(self.hand)
        self._openers: list[str] = []
        self._newest: str | None = None
        self._cause: dict[str, tuple[str, ...]] = {}
        self._inside: dict[str, set[str]] = {}
        self._trail: list[str] = []
        self._tries: dict[str, int] = {}
        self._errors = len(self.hand.errors())

    # The way

    def visit(self, stop: Stop) -> None:
        """Press everything at a stop; what was seen there and cannot be met again is a fault."""
        self._cause, self._inside = {}, {}
        self._tries, stuck = {}, ""
        view = self._enter(stop)
        while True:
            fresh = self._fresh(stop, view)
            if fresh is not None and view.covered and self._turn(fresh)[1] == _LAST:
                view, fresh = self._await_more(stop, view, fresh)
            if fresh is not None:
                view = self.press(stop, fresh, view)
            elif view.covered:
                self._note_gone(view)
                view = self._leave(view)
            else:
                missing = next((key for key in self._cause if not self._done(key)), None)
                if missing is None:
                    return
                if stuck != "".join(self._trail[-1:]):
                    # Mostly a form lies before what is left.
                    stuck = "".join(self._trail[-1:])
                    view = self._step_back()
                else:
                    view = self._again(stop, missing)

    def press(self, stop: Stop, mark: Mark, view: View) -> View:
        """Bring one thing into sight, click it and look."""
        key = self.key(stop, mark, view)
        self.diary.append(f"{key} ({mark.thing.name})")
        if self.diary.count(self.diary[-1]) > _OFTEN:
            self.fail(f"{key} leads nowhere new")
        mark = self._reach(mark)
        self.pressed[key] = mark.path
        self._trail.append(key)
        self._openers = [*self._openers[: view.depth], key]
        before = self.sight.glance(mark.thing.ref)
        self.hand.fingers.click(*mark.thing.center)
        if mark.thing.has(State.HAS_POPUP) and mark.thing.role != "combo box":
            self._await_popup(mark, view.depth)
        view = self.check(before, mark.thing.ref, _OPENING if mark.thing.name.endswith("…") else _REACTION)
        return self.take_back(view) if key.endswith(_ACTS) else view

    def take_back(self, view: View) -> View:
        """Undo what was done; nothing is where a form or a dialog asked for more."""
        while (undo := next((mark for mark in view.marks if mark.path[-1] == _UNDO), None)) is not None:
            before = self.sight.glance(undo.thing.ref)
            self.pressed[undo.key()] = undo.path
            self.hand.fingers.click(*undo.thing.center)
            view = self.check(before, undo.thing.ref)
        return view

    def click(self, words: str, within: str) -> None:
        """Click what says so in a part of the window."""
        mark = self.hand.until(lambda: self.saying(words, within), f"{words!r} in {within}")
        # Places of the rail move up when one above goes.
        while (now := self.saying(words, within)) is not None and now.thing.box != mark.thing.box:
            mark = now
        self.pressed[mark.key()] = mark.path
        self.hand.fingers.click(*mark.thing.center)
        self._settle()
        self._move_aside()

    def saying(self, words: str, within: str) -> Mark | None:
        """What says so in a part of the window, None where nothing does."""
        marks = [mark for mark in self.sight.look().marks if within in mark.path and mark.thing.in_sight]
        ranks = [
            (rank, number)
            for number, mark in enumerate(marks)
            if (rank := self.hand.words.rank(words, mark.thing.name)) is not None
        ]
        return marks[min(ranks)[1]] if ranks else None

    def check(self, before: object = None, watched: Ref | None = None, patience: float = _REACTION) -> View:
        """The program lives, complains of nothing, its keys are somewhere, and what lies in front is on the screen."""
        self._settle(before, watched, patience)
        if not self.hand.alive():
            self.fail("the program ended")
        errors = self.hand.errors()
        if len(errors) > self._errors:
            self.fail("\n".join(errors))
        if not self.hand.eyes.popups():
            self._move_aside()
        view = self.sight.look()
        self.fronts.add(view.front)
        left, top, width, height = view.box
        if left < 0 or top < 0 or left + width > self.hand.display.size[0] or top + height > self.hand.display.size[1]:
            self.fail(f"{view.front} is larger than the screen: {view.box}")
        if not view.covered:
            self._await_focus()
        return view

    def key(self, stop: Stop, mark: Mark, view: View) -> str:
        """What a thing is pressed under: entries of menus and choices belong to what opened them."""
        if view.is_menu:
            return " > ".join([*self._openers[view.depth - 1 : view.depth], mark.key()])
        scope = stop.name if any(name in mark.path for name in stop.apart) else ""
        if "ActionForm" in mark.path:
            # Every form is one of this class; its button says which.
            scope = next((one.words for one in view.marks if one.path[-2:] == ("ActionForm", "send")), "")
        return mark.key(scope and f"{scope}: ")

    def back_to(self, ready: Callable[[], bool]) -> None:
        """Close what is open, innermost first, until the state is there."""
        for _ in range(8):
            if ready():
                return
            before = self.sight.glance()
            self.hand.press("Esc")
            self._settle(before)

    def bare(self) -> bool:
        """Whether nothing lies above the window."""
        return not self.sight.covered()

    def fail(self, what: str) -> NoReturn:
        """Say what was seen, and how one comes there."""
        last = "\n".join(self.diary[-25:])
        raise Fault(f"{what}\nafter {len(self.pressed)} things\n{last}\n{self.hand.story()}")

    def _enter(self, stop: Stop) -> View:
        self.diary.append(f"== {stop.name}")
        self._trail = []
        stop.enter(self)
        return self.check()

    def _again(self, stop: Stop, key: str) -> View:
        """Come to a thing by the presses that showed it at first."""
        way, before = self._cause[key], len(self.pressed)
        view = self._enter(stop)
        for step in (*(way if self._tries.get(key) else self._last_steps(way)), key):
            view, mark = self._await_mark(stop, (key, step), view, _LATE if step == key else _SOON)
            if mark is not None:
                view = self.press(stop, mark, view)
            if key in self.pressed:
                break
        if len(self.pressed) == before and self._fresh(stop, view) is None:
            self._miss(key)
        return view

    @staticmethod
    def _last_steps(way: tuple[str, ...]) -> tuple[str, ...]:
        """The last press, with the menus that were opened for it."""
        first = len(way) - 1
        while first > 0 and " > " in way[first]:
            first -= 1
        return way[max(0, first) :]

    def _step_back(self) -> View:
        before = self.sight.glance()
        self.hand.press("Esc")
        return self.check(before)

    def _miss(self, key: str) -> None:
        self._tries[key] = self._tries.get(key, 0) + 1
        if self._tries[key] > _TRIES:
            self.diary.append(f"not met again: {key}")
            self.missed.add(key)

    def _note_gone(self, view: View) -> None:
        """Entries that were in a menu before and are not in it now."""
        if view.is_menu and self._trail[-1:] == self._openers[view.depth - 1 : view.depth]:
            for key in self._inside.get(self._trail[-1], set()) - set(self.pressed) - self.missed:
                self._miss(key)

    def _await_mark(self, stop: Stop, keys: tuple[str, ...], view: View, patience: float) -> tuple[View, Mark | None]:
        """The first of these that is there; a view that does not show one is looked at again for a while."""
        deadline = time.monotonic() + patience
        while True:
            marks = {self.key(stop, mark, view): mark for mark in view.marks if mark.thing.has(State.ENABLED)}
            found = next((marks[key] for key in keys if key in marks), None)
            if found is not None or time.monotonic() > deadline:
                return view, found
            select.select([], [], [], _GLANCE)
            view = self.sight.look()

    # What is left here

    def _fresh(self, stop: Stop, view: View) -> Mark | None:
        """The first thing in front that was not pressed yet; what was not seen before comes first."""
        if view.covered and not view.is_menu and not any(name in view.front for name in self.explored):
            return None
        if not view.covered and not stop.there(self):
            return None
        marks = [mark for mark in view.marks if mark.thing.has(State.ENABLED) and self._belongs(stop, mark, view)]
        if view.is_menu and len(marks) > (_MANY_STAYING if "StayingMenu" in view.front else _MANY):
            marks = [marks[0], marks[len(marks) // 2], marks[-1]]
        keyed = {self.key(stop, mark, view): mark for mark in marks}
        new = [key for key in keyed if not self._done(key) and not any(part in key for part in self.left_alone)]
        if view.is_menu:
            for opener in self._openers[: view.depth]:
                self._inside.setdefault(opener, set()).update(new)
        unseen = [key for key in new if key not in self._cause]
        self._cause |= dict.fromkeys(unseen, tuple(self._trail[-_WAY:]))
        if unseen:
            self._newest = maker_of(keyed[unseen[0]].path)
        return min((keyed[key] for key in (*unseen, *new)), key=self._turn, default=None)

    def _await_more(self, stop: Stop, view: View, last: Mark) -> tuple[View, Mark | None]:
        """Close nothing while some of its buttons cannot be pressed yet, for a moment."""
        deadline, fresh = time.monotonic() + _LOADING, last
        while time.monotonic() < deadline and any(not mark.thing.has(State.ENABLED) for mark in view.marks):
            select.select([], [], [], _GLANCE)
            view = self.sight.look()
            found = self._fresh(stop, view)
            if found is None or self._turn(found)[1] != _LAST:
                return view, found
            fresh = found
        return view, fresh

    def _turn(self, mark: Mark) -> tuple[bool, int]:
        """First what came last, and in it last what closes it, or takes away what it is for."""
        closes = mark.path[-1] == "close_form" or any(self.hand.words.rank(words, mark.words) == 0 for words in _CLOSES)
        spends = mark.path[-1] == "MainButton" and any(name in mark.path for name in _SPENDING)
        sends = mark.path[-1] in _SENDS
        return maker_of(mark.path) != self._newest, 3 if spends else _LAST if closes else int(sends)

    def _done(self, key: str) -> bool:
        inside = self._inside.get(key, set())
        return key in self.missed or (key in self.pressed and inside <= self.pressed.keys() | self.missed)

    @staticmethod
    def _belongs(stop: Stop, mark: Mark, view: View) -> bool:
        return view.covered or any(name in mark.path for name in stop.within)

    def _leave(self, view: View) -> View:
        """Esc leads out of whatever lies above the window."""
        self.diary.append(f"Esc from {view.front}")
        deadline = time.monotonic() + SETTLING
        while True:
            before = self.sight.glance()
            self.hand.press("Esc")
            now = self.check(before)
            if (now.front, now.box) != (view.front, view.box):
                return now
            if time.monotonic() > deadline:
                self.fail(f"Esc does not lead out of {view.front}")

    # Hand and eye

    def _move_aside(self) -> None:
        """Take the mouse away, so that no hint comes up.

        Not with the click: the window manager holds what comes after a press until it has looked at it, and the button would be
        let go where the mouse is by then.
        """
        self.hand.fingers.move(self.hand.display.size[0] - 3, self.hand.display.size[1] // 2)

    def _settle(self, before: object = None, watched: Ref | None = None, patience: float = _REACTION) -> None:
        """Wait until something changed, or nothing did for a while, and until nothing changes any more."""
        self.hand.eyes.await_turn()
        start = time.monotonic()
        last = before
        while time.monotonic() - start < SETTLING and self.hand.alive():
            select.select([], [], [], _GLANCE)
            now = self.sight.glance(watched)
            if now == last and (now != before or time.monotonic() - start > patience):
                return
            last = now

    def _await_popup(self, mark: Mark, before: int) -> None:
        """What says that it opens something opens it at the first press."""
        deadline = time.monotonic() + SETTLING
        while len(self.hand.eyes.popups_at()) <= before:
            if time.monotonic() > deadline:
                self.fail(f"{mark.thing} opens nothing")
            select.select([], [], [], _GLANCE)

    def _await_focus(self) -> None:
        deadline = time.monotonic() + SETTLING
        while self.hand.focus() is None:
            # The map's page says nothing of itself.
            if "MapRoom" in "".join(self._trail[-1:]) or self.sight.on_map():
                return
            if time.monotonic() > deadline:
                self.fail("nothing has the keys")
            select.select([], [], [], _GLANCE)

    def _reach(self, mark: Mark) -> Mark:
        """The thing in sight, turned to by the wheel where something cuts it off."""
        deadline = time.monotonic() + SETTLING
        while not mark.thing.in_sight:
            before = self.sight.glance()
            holder = self.sight.holder(mark.thing)
            if holder is not None:
                middle = holder.box[1] + holder.box[3] // 2
                self.hand.fingers.scroll(*holder.center, 3 if mark.thing.box[1] >= middle else -3)
            self._settle(before)
            again = next((one for one in self.sight.look().marks if one.thing.ref == mark.thing.ref), None)
            if again is None or (not again.thing.in_sight and time.monotonic() > deadline):
                self.fail(f"{mark.thing} cannot be brought into sight: {mark.path}")
            mark = again
        return mark
