"""What can be pressed now, each with where it stands in the program: the path of class and object names that the bus tells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tests.hand.eyes import State, Thing, layer
from tests.hand.glass import Box
from tests.hand.hand import Hand
from tests.hand.roles import PRESSABLE
from tests.hand.tour_menus import Menus
from tests.hand.wire import Ref, ask, ask_property

ENTRIES = ("menu item", "check menu item", "radio menu item", "menu")
_MOVING = re.compile(r"\bJK\d{10}\b|\d+(?:[.,:]\d+)*")
_DIGEST = re.compile("[0-9a-f]{64}|[0-9a-f-]{36}")
# What only holds others.
_PLAIN = {
    "QApplication",
    "QWidget",
    "QStackedWidget",
    "QSplitter",
    "Workplace",
    "DeskPage",
    "qt_scrollarea_viewport",
    "QAction",
    "QScrollArea",
    "QComboBoxListView",
}
_WINDOW = "MainWindow"
# What a press changes of the pressed thing itself; it has the keys before anything comes of that.
_TOLD = sum(1 << state for state in (State.CHECKED, State.ENABLED, State.EXPANDED))


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that can be pressed: `path` are the names of what holds it, outermost first, its own last."""

    thing: Thing
    path: tuple[str, ...]
    place: int = 0

    @property
    def words(self) -> str:
        """What it says, without what changes by itself; chips that take away a filter are one kind, whatever the filter."""
        said = self.thing.name.partition(":")[0] if self.path[-1] == "Chip" else self.thing.name
        return " ".join(_MOVING.sub("", said).split())

    def key(self, scope: str = "") -> str:
        """What tells it from all others, in a scope: its own name in the program, or its words."""
        named = self.path[-1][:1].islower()
        own = f"#{self.place}" if self.thing.role == "combo box" else "" if named else f" “{self.words}”"
        return f"{scope}{'.'.join(self.path)}{own}"


@dataclass(frozen=True, slots=True)
class View:
    """What lies in front and what can be pressed in it; `depth` says how many menus are open."""

    front: str
    marks: tuple[Mark, ...]
    box: Box
    depth: int = 0

    @property
    def is_menu(self) -> bool:
        """Whether it is a menu or an open choice."""
        return self.depth > 0

    @property
    def covered(self) -> bool:
        """Whether a dialog, a menu or a choice lies above the window."""
        return self.front != _WINDOW


class Sight:
    """Looks for what can be pressed, with few questions: a path never changes, and only what can be pressed is described."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._wire = hand.display.wire
        self._above: dict[Ref, tuple[Ref, ...]] = {}
        # A button that is used again changes its own name in the program with its words.
        self._named: dict[tuple[Ref, str], tuple[str, ...]] = {}
        self._menus = Menus(hand)

    def look(self) -> View:
        """What lies in front: the innermost menu, an open choice, a dialog, else the window."""
        popups = self._hand.eyes.popups_at()
        window = self.window()
        choice = self._open_choice(window) if popups else None
        menus = self._menus.open(popups) if choice is None else []
        if menus:
            things = self._shown(menus[-1].ref, ENTRIES)
            pairs = zip(things, self._paths(things), strict=True)
            marks = tuple(Mark(thing, path) for thing, path in pairs if thing.box[3] > 0)
            return View(self._front(menus[-1].ref), marks, menus[-1].box, len(menus))
        if choice is not None:
            rows = tuple(Mark(row, _path(self._id(choice.ref))) for row in self._hand.eyes.rows(choice))
            return View(f"choice of {self._front(choice.ref)}", rows, choice.box, 1)
        return View(self._front(window.ref), self._marks(self._shown(window.ref, PRESSABLE)), window.box)

    def window(self) -> Thing:
        """The dialog in front, else the window."""
        shown = [one for one in self._hand.eyes.describe(self._windows()) if one.has(State.SHOWING)]
        front = [one for one in shown if one.role in ("dialog", "alert") or one.has(State.MODAL)]
        window = next(iter([*sorted(front, key=layer)[-1:], *(one for one in shown if one.role == "frame")]), None)
        assert window is not None, f"the window is gone\n{self._hand.errors()}"
        return window

    def front(self) -> str:
        """What lies in front, menus apart."""
        return self._front(self.window().ref)

    def glance(self, watched: Ref | None = None) -> object:
        """Something that is equal for two looks between which nothing came, went or was covered.

        What a thing says, and whether it is ticked, open or may be pressed, belongs to it where one is watched.
        """
        eyes = self._hand.eyes
        windows = tuple(self._windows())
        shown = tuple(eyes.refs_of(eyes.program() or windows[0], PRESSABLE))
        told = [(one.name, one.states & _TOLD) for one in eyes.describe([watched])] if watched is not None else []
        return tuple(eyes.popups_at()), windows, shown, tuple(told)

    def _windows(self) -> list[Ref]:
        program = self._hand.eyes.program()
        assert program is not None
        return [tuple(ref) for ref in self._wire.one(ask(program, "GetChildren")) or ()]

    def _paths(self, things: Sequence[Thing]) -> list[tuple[str, ...]]:
        """The names of what holds each thing, outermost first, its own last."""
        keys = [(thing.ref, thing.name) for thing in things]
        new = [key for key in keys if key not in self._named]
        told = self._wire.all(ask_property(ref, "AccessibleId") for ref, _ in new)
        self._named |= {key: _path(path or "?") for key, path in zip(new, told, strict=True)}
        return [self._named[key] for key in keys]

    def covered(self) -> bool:
        """Whether a dialog, a menu or a choice lies above the window."""
        return self.look().covered if self._hand.eyes.popups_at() else self.front() != _WINDOW

    def has(self, name: str) -> bool:
        """Whether something that can be pressed stands in a part of what lies in front."""
        return any(name in mark.path for mark in self.look().marks)

    def holder(self, thing: Thing) -> Thing | None:
        """What cuts a thing off and may be scrolled."""
        left, top, width, height = thing.box
        for around in self._hand.eyes.describe(self._around(thing.ref)):
            x, y, w, h = around.box
            if w > 0 and (top + height > y + h or top < y or left < x or left + width > x + w):
                return around
        return None

    def on_map(self) -> bool:
        """Whether the map has the window's middle for itself: its page says nothing of where the keys are."""
        return any("MapView" in self._id(thing.ref) for thing in self._hand.eyes.shown(20))

    def _front(self, ref: Ref) -> str:
        return ".".join(part for part in self._id(ref).split(".") if part not in _PLAIN)

    def _shown(self, ref: Ref, roles: Sequence[str]) -> list[Thing]:
        return self._hand.eyes.describe(self._hand.eyes.refs_of(ref, roles))

    def _open_choice(self, window: Thing) -> Thing | None:
        lists = self._shown(window.ref, ("list",))
        return next((one for one in lists if "QComboBoxListView" in self._id(one.ref)), None)

    def _id(self, ref: Ref) -> str:
        return str(self._wire.one(ask_property(ref, "AccessibleId")) or "?")

    def _around(self, ref: Ref) -> tuple[Ref, ...]:
        if ref not in self._above:
            parent = self._wire.one(ask_property(ref, "Parent"))
            above = (parent[0], parent[1]) if parent else None
            self._above[ref] = () if above is None or above[1].endswith("/root") else (above, *self._around(above))
        return self._above[ref]

    def _marks(self, things: list[Thing]) -> tuple[Mark, ...]:
        around = sorted({ref for thing in things for ref in self._around(thing.ref)})
        boxes = self._hand.eyes.boxes(around)
        found: list[Mark] = []
        counts: dict[tuple[str, ...], int] = {}
        for thing, path in zip(things, self._paths(things), strict=True):
            counts[path] = counts.get(path, -1) + 1
            if thing.box[2] > 0:
                found.append(
                    Mark(_cut(thing, [boxes[ref] for ref in self._around(thing.ref) if ref in boxes]), path, counts[path])
                )
        return tuple(found)


def _path(told: str) -> tuple[str, ...]:
    *holders, own = told.split(".")
    return (*(part for part in holders if part not in _PLAIN and part != _WINDOW), _DIGEST.sub("one", own))


def _cut(thing: Thing, around: list[Box]) -> Thing:
    left, top, width, height = thing.seen
    right, bottom = left + width, top + height
    for x, y, w, h in around:
        if w > 0 and h > 0:
            left, top, right, bottom = max(left, x), max(top, y), min(right, x + w), min(bottom, y + h)
    seen = (left, top, max(0, right - left), max(0, bottom - top))
    return Thing(thing.ref, thing.role, thing.name, thing.states, thing.box, seen, thing.depth, thing.window)
