"""What a screen says, by the accessibility tree: things with role, words, state and the part of them that is in sight.

Only what is shown is read, and of lists only the rows in sight: one of a hundred thousand reports is read as fast as one of ten.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from tests.hand.glass import Box, Glass
from tests.hand.roles import LONG, ROLES, ROWS
from tests.hand.wire import Question, Ref, Wire, ask, ask_matching, ask_property


class State(IntEnum):
    """States by their number on the bus."""

    ACTIVE = 1
    CHECKED = 4
    EDITABLE = 7
    ENABLED = 8
    EXPANDED = 10
    FOCUSABLE = 11
    FOCUSED = 12
    MODAL = 16
    PRESSED = 20
    SELECTABLE = 22
    SELECTED = 23
    SHOWING = 25
    VISIBLE = 30
    HAS_POPUP = 42


_PATH = "/org/a11y/atspi/accessible/"
_FIRST_NUMBER = 1 << 31
_POPUP_MENU = 41
# So many things in a row may have come and gone between two looks, asked for in parts; a hint stays without a menu.
_GONE, _PARTS = 300, 24
_SCANS = 2
# After so many answers, one after the other, what was waiting before the first has been taken.
_TURNS = 2
# No row of a list is lower, in dots.
_LOWEST = 12


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on the screen; `box` is where it stands, `seen` the part of it that nothing around it cuts off."""

    ref: Ref
    role: str
    name: str
    states: int
    box: Box
    seen: Box
    depth: int
    window: int

    def has(self, state: State) -> bool:
        """Whether a state is set."""
        return bool(self.states >> state & 1)

    @property
    def center(self) -> tuple[int, int]:
        """The middle of what is in sight."""
        x, y, width, height = self.seen
        return x + width // 2, y + height // 2

    @property
    def in_sight(self) -> bool:
        """Whether enough of it is in sight to be clicked."""
        return self.seen[2] >= 4 and self.seen[3] >= 4

    def __str__(self) -> str:
        return f"{self.role} {self.name!r} at {self.seen}"


class Eyes:
    """Looks at one program on one screen."""

    def __init__(self, wire: Wire, glass: Glass, size: tuple[int, int], pid: int, scale: float = 1.0) -> None:
        self.wire = wire
        self._glass = glass
        # Menus hang in no window's tree. Whoever asks to be told of their coming has each key sent on after an answer of the bus,
        # and letters then go where the keys were before; so they are looked for by number, handed out one after the other.
        self._menus: dict[Ref, None] = {}
        self._number = self._latest = _FIRST_NUMBER
        self._scanned: tuple[list[Box], int] = ([], 0)
        # What a thing is never changes.
        self._roles: dict[Ref, int] = {}
        # The bus tells places before the program's own scale is applied; the mouse goes by the screen's.
        self._scale = scale
        self._screen: Box = (0, 0, *size)
        self._pid = pid
        self._program: Ref | None = None

    def program(self) -> Ref | None:
        """The program on the bus, None while it has not come there yet."""
        if self._program is None:
            for ref in self.wire.programs():
                if self.wire.pid_of(ref[0]) == self._pid:
                    self._program = ref
        return self._program

    def await_turn(self) -> None:
        """Let the program come round to the keys and clicks that were made.

        A busy one answers a question before it has taken what was pressed before.
        """
        program = self.program()
        for _ in range(_TURNS if program is not None else 0):
            self.wire.one(ask_property(program, "Name"))

    def windows(self) -> list[Thing]:
        """The windows that are shown, the frontmost last: menus and dialogs stand above what they belong to."""
        found = [thing for thing in self._look(self._roots(), depth_limit=0) if thing.has(State.SHOWING)]
        return sorted(found, key=layer)

    def look(self, window: Thing | None = None) -> list[Thing]:
        """All that is shown, or what one window shows."""
        roots = [(ref, self._screen) for ref in self._roots_refs()] if window is None else [(window.ref, self._screen)]
        return self._look(roots)

    def focus(self) -> Thing | None:
        """What has the focus, the row where a list has it."""
        menus = self.menus()
        roots = [menus[-1].ref] if menus else [self.program()]
        found = [ref for root in roots for ref in self._matching(root, (State.FOCUSED, State.SHOWING))]
        return self.focus_among(self.describe(found), menus)

    def focus_among(self, things: Sequence[Thing], menus: Sequence[Thing] = ()) -> Thing | None:
        """What has the focus of things that all say so."""
        things = [thing for thing in things if thing.role != "frame"]
        rows = [thing for thing in things if thing.role in ROWS]
        around = [thing for thing in things if thing.role in ("filler", "panel")]
        rest = [thing for thing in things if thing not in rows and thing not in around]
        # A list that is left, or a choice that is closed, goes on saying that its row has the focus.
        held = rows if menus or rest else self._held(rows)
        return next(iter([*rest, *held, *around]), menus[-1] if menus else None)

    def layers(self) -> int:
        """How many dialogs, menus and lists of choices are open above the window."""
        dialogs = [window for window in self.windows() if window.role in ("dialog", "alert")]
        return len(dialogs) + len(self._glass.popups())

    def popups(self) -> int:
        """How many menus, lists of choices and hints are open."""
        return len(self.popups_at())

    def popups_at(self) -> list[Box]:
        """Where they lie, the lowest first."""
        return self._glass.popups()

    def menus(self) -> list[Thing]:
        """The menus that are open, the innermost last."""
        popups = self._glass.popups()
        if not popups:
            return []
        found = self._open_menus()
        above, times = self._scanned
        times = times if above == popups else 0
        if len(found) < len(popups) and times < _SCANS:
            self._scanned = popups, times + 1
            self._look_for_menus(len(popups))
            found = self._open_menus()
        return found

    def shown(self, role: int, states: Sequence[State] = ()) -> list[Thing]:
        """All that is shown of one role (by its number on the bus) and in some states; one question to the window."""
        return self.describe(self._matching(self.program(), (State.SHOWING, *states), roles=(role,)))

    def refs_of(self, ref: Ref, roles: Sequence[str]) -> list[Ref]:
        """All that is shown of these roles within a thing, not described; one question."""
        return self._matching(ref, (State.SHOWING,), roles=[number for number, name in ROLES.items() if name in roles])

    def selected_in(self, list_ref: Ref) -> Thing | None:
        """The selected row of a list."""
        ref = self.wire.one(ask(list_ref, "GetSelectedChild", 0, interface="Selection", signature="i"))
        return next(iter(self.describe([tuple(ref)] if ref else [])), None)

    def rows(self, thing: Thing) -> list[Thing]:
        """The rows of a list that are in sight, from the top."""
        x, y, width, height = thing.seen
        across = round((x + min(width // 2, 40)) / self._scale)
        points = ((across, round(down / self._scale), 0) for down in range(y + 2, y + height, _LOWEST))
        asked = (ask(thing.ref, "GetAccessibleAtPoint", *point, interface="Component", signature="iiu") for point in points)
        refs = dict.fromkeys(tuple(ref) for ref in self.wire.all(asked) if ref and tuple(ref) != thing.ref)
        return [row for row in self.describe(list(refs), within=thing.seen) if row.box[3] > 0]

    def children(self, ref: Ref) -> list[Thing]:
        """All that is in it, in sight or not."""
        return self.describe([tuple(child) for child in self.wire.one(ask(ref, "GetChildren")) or ()])

    def tips(self, things: Sequence[Thing]) -> list[str]:
        """What each says besides its name, for instance to who points at it."""
        said = self.wire.all(ask_property(thing.ref, "Description") for thing in things)
        return [" ".join(str(words or "").split()) for words in said]

    def text(self, ref: Ref) -> str:
        """The text of a field."""
        return self.wire.one(ask(ref, "GetText", 0, -1, interface="Text", signature="ii")) or ""

    def child_count(self, ref: Ref) -> int:
        """How many things are in it, in sight or not."""
        return int(self.wire.one(ask_property(ref, "ChildCount")) or 0)

    def caret(self, ref: Ref) -> int:
        """Where the cursor stands in a field."""
        return int(self.wire.one(ask_property(ref, "CaretOffset", "Text")) or 0)

    def again(self, thing: Thing) -> Thing | None:
        """The same thing as it stands now, None where it is gone or hidden."""
        found = self.describe([thing.ref], within=self._screen)
        return found[0] if found and found[0].has(State.SHOWING) else None

    def describe(self, refs: Sequence[Ref], within: Box | None = None) -> list[Thing]:
        """What things are, without their children."""
        self._learn(refs)
        answers = self.wire.all(
            question for ref in refs for question in (ask_property(ref, "Name"), ask(ref, "GetState"), _ask_box(ref))
        )
        about = zip(refs, *(answers[part::3] for part in range(3)), strict=True)
        things = (self._thing(ref, name, states, box, within or self._screen) for ref, name, states, box in about)
        return [thing for thing in things if thing is not None]

    def boxes(self, refs: Sequence[Ref]) -> dict[Ref, Box]:
        """Where things stand."""
        return {ref: self._scaled(box) for ref, box in zip(refs, self.wire.all(map(_ask_box, refs)), strict=True)}

    def _roots_refs(self) -> list[Ref]:
        program = self.program()
        if program is None:
            return []
        windows = [tuple(ref) for ref in self.wire.one(ask(program, "GetChildren")) or ()]
        return [*windows, *(menu.ref for menu in self.menus())]

    def _roots(self) -> list[tuple[Ref, Box]]:
        return [(ref, self._screen) for ref in self._roots_refs()]

    def _look(self, roots: Sequence[tuple[Ref, Box]], depth_limit: int = 60) -> list[Thing]:
        """Level by level, what is hidden left out with all that is in it."""
        level = [(ref, box, number) for number, (ref, box) in enumerate(roots)]
        found: list[Thing] = []
        depth = 0
        while level and depth <= depth_limit:
            # Most of what hangs in a window is hidden, and of that nothing else is asked.
            states = self.wire.all(ask(ref, "GetState") for ref, _, _ in level)
            shown = [(*one, said) for one, said in zip(level, states, strict=True) if _is(said, State.SHOWING)]
            self._learn([ref for ref, *_ in shown])
            answers = self.wire.all(
                question for ref, *_ in shown for question in (ask_property(ref, "Name"), _ask_box(ref), ask(ref, "GetChildren"))
            )
            below: list[tuple[Ref, Box, int]] = []
            about = zip(shown, *(answers[part::3] for part in range(3)), strict=True)
            for (ref, around, window, said), name, place, children in about:
                thing = self._thing(ref, name, said, place, around, depth, window)
                if thing is None:
                    continue
                found.append(thing)
                if thing.role in LONG:
                    found += [_placed(row, depth + 1, window) for row in self.rows(thing)]
                else:
                    # What a choice opens lies above everything.
                    inner = self._screen if thing.role == "combo box" else thing.seen if thing.box[2] > 0 else around
                    below += [(tuple(child), inner, window) for child in children or ()]
            level, depth = below, depth + 1
        return found

    def _matching(self, root: Ref | None, states: Sequence[State], roles: Sequence[int] = ()) -> list[Ref]:
        if root is None:
            return []
        question = ask_matching(root, tuple(states), tuple(roles))
        return [tuple(ref) for ref in self.wire.one(question) or ()]

    def _open_menus(self) -> list[Thing]:
        return [menu for menu in self.describe(list(self._menus)) if menu.role == "popup menu" and menu.has(State.SHOWING)]

    def _look_for_menus(self, wanted: int) -> None:
        """Ask the numbers that were handed out since, until so many menus are open; whose thing is gone answers nothing."""
        program = self.program()
        first, empty = self._number, 0
        while program is not None and (empty < _PARTS or first < self._latest):
            refs = [(program[0], f"{_PATH}{first + step}") for step in range(_GONE)]
            roles = self.wire.all(ask(ref, "GetRole") for ref in refs)
            fresh = [ref for ref, role in zip(refs, roles, strict=True) if role == _POPUP_MENU]
            self._menus |= dict.fromkeys(fresh)
            last = max((step for step, role in enumerate(roles) if role is not None), default=-1)
            if last > 0:
                first = self._number = first + last
            if fresh and len(self._open_menus()) >= wanted:
                return
            empty = 0 if last > 0 else empty + 1
            first += 0 if last > 0 else _GONE

    def _held(self, rows: Sequence[Thing]) -> list[Thing]:
        """The rows of lists that have the focus themselves."""
        parents = [tuple(ref) if ref else None for ref in self.wire.all(ask_property(row.ref, "Parent") for row in rows)]
        states = self.wire.all(ask(parent, "GetState") for parent in parents if parent is not None)
        known = dict(zip((parent for parent in parents if parent is not None), states, strict=True))
        return [
            row for row, parent in zip(rows, parents, strict=True) if parent is not None and _is(known[parent], State.FOCUSED)
        ]

    def _learn(self, refs: Sequence[Ref]) -> None:
        new = [ref for ref in dict.fromkeys(refs) if ref not in self._roles]
        roles = self.wire.all(ask(ref, "GetRole") for ref in new)
        self._roles |= {ref: role for ref, role in zip(new, roles, strict=True) if role is not None}

    def _scaled(self, box: Sequence[int] | None) -> Box:
        left, top, width, height = (round(part * self._scale) for part in box or (0, 0, 0, 0))
        return (left, top, width, height)

    def _thing(
        self, ref: Ref, name: str | None, states: Sequence[int] | None, box: Any, around: Box, depth: int = 0, window: int = 0
    ) -> Thing | None:
        role = self._roles.get(ref)
        if role is None or states is None:
            return None
        self._latest = max(self._latest, int(ref[1].rpartition("/")[2]) if ref[1][-1].isdigit() else 0)
        place = self._scaled(box)
        words = " ".join(str(name or "").split())
        bits = states[0] | states[1] << 32
        return Thing(ref, ROLES.get(role, f"role {role}"), words, bits, place, _common(place, around), depth, window)


def _ask_box(ref: Ref) -> Question:
    return ask(ref, "GetExtents", 0, interface="Component", signature="u")


def _is(states: Sequence[int] | None, state: State) -> bool:
    """Whether a state is set in what the bus says of a thing; nothing is of what is gone."""
    return states is not None and bool((states[0] | states[1] << 32) >> state & 1)


def _placed(row: Thing, depth: int, window: int) -> Thing:
    return Thing(row.ref, row.role, row.name, row.states, row.box, row.seen, depth, window)


def _common(one: Box, other: Box) -> Box:
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[0] + one[2], other[0] + other[2]), min(one[1] + one[3], other[1] + other[3])
    return (left, top, max(0, right - left), max(0, bottom - top))


def layer(thing: Thing) -> int:
    """How high a window lies."""
    if thing.role in ("popup menu", "menu", "list"):
        return 3
    return 2 if thing.role in ("dialog", "alert") else int(thing.has(State.ACTIVE))
