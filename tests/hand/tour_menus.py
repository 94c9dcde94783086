"""Which menus are open: they hang in no window's tree, so they are looked for by number, handed out one after the other."""

from collections.abc import Sequence

from tests.hand.eyes import State, Thing
from tests.hand.hand import Hand
from tests.hand.wire import Ref, ask

_PATH = "/org/a11y/atspi/accessible/"
_FIRST = 1 << 31
_POPUP_MENU = 41
# So many numbers are asked at once. So many in a row, in parts, may belong to what came and went since.
_AT_ONCE, _PARTS = 300, 24
# A hint has no menu; it is not looked for again and again.
_SEARCHES = 2


class Menus:
    """The menus of one program; a search ends as soon as those that the screen shows were found."""

    def __init__(self, hand: Hand) -> None:
        self._hand = hand
        self._known: dict[Ref, None] = {}
        self._number = _FIRST
        self._sought: tuple[object, int] = ((), 0)

    def open(self, popups: Sequence[object]) -> list[Thing]:
        """The menus among what lies above the window, the innermost last."""
        found = self._shown()
        before, times = self._sought
        times = times if before == popups else 0
        if len(found) < len(popups) and times < _SEARCHES:
            self._sought = popups, times + 1
            found = self._search(len(popups))
        return found

    def _shown(self) -> list[Thing]:
        things = self._hand.eyes.describe(list(self._known))
        self._known = {thing.ref: None for thing in things if thing.role == "popup menu"}
        return [thing for thing in things if thing.ref in self._known and thing.has(State.SHOWING)]

    def _search(self, wanted: int) -> list[Thing]:
        program, wire = self._hand.eyes.program(), self._hand.display.wire
        assert program is not None
        first, empty, found = self._number, 0, list[Thing]()
        while empty < _PARTS and len(found) < wanted:
            refs = [(program[0], f"{_PATH}{first + step}") for step in range(_AT_ONCE)]
            roles = wire.all(ask(ref, "GetRole") for ref in refs)
            last = max((step for step, role in enumerate(roles) if role is not None), default=-1)
            if more := [ref for ref, role in zip(refs, roles, strict=True) if role == _POPUP_MENU]:
                self._known |= dict.fromkeys(more)
                found = self._shown()
            if last >= 0:
                self._number = first + last
            first, empty = (first + last + 1, 0) if last >= 0 else (first + _AT_ONCE, empty + 1)
        return found
