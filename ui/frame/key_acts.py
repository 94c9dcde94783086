"""What each key of the window does."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from ui.desk_page import MapMode
from ui.frame.keys import SIZE_KEYS, STATUS_KEYS, Key
from ui.frame.rail import Place
from ui.frame.shortcuts import Shortcuts

if TYPE_CHECKING:
    from ui.frame.workplace import Workplace

_LOOKING = (Key.SEARCH, Key.FILTER, Key.VIEWS, Key.GROUPS)
_FORMS = {
    Key.NOTE: "note",
    Key.ANSWER: "answer",
    Key.RESULT: "result",
    Key.COORDINATE: "coordinate",
    Key.ASSIGN: "assign",
    Key.MERGE: "merge",
}


class KeyActs:
    """Does what a key stands for, on the page that is shown."""

    def __init__(self, place: "Workplace") -> None:
        self._place = place
        self._stepped_from: str | None = None
        self._acts: dict[Key, Callable[[], None]] = {
            Key.NEXT: partial(self._step, 1),
            Key.PREVIOUS: partial(self._step, -1),
            Key.SEND_BACK: place.oversight.send_back,
            Key.UNDO: place.status.undo.undo,
            Key.MAP: self._map,
            **{key: partial(self._look_for, key) for key in _LOOKING},
            **{key: partial(place.settings.change_text_size, steps) for key, steps in SIZE_KEYS.items()},
            Key.PALETTE: place.open_palette,
            Key.OUTBOX: partial(place.go_to, Place.OUTBOX),
            Key.ALERTS: partial(place.go_to, Place.ALERTS),
            Key.SYNC: place.sync_now,
            Key.SHEET: place.show_sheet,
            Key.BACK: place.go_back,
        }

    def follow(self, shortcuts: Shortcuts) -> None:
        """Do what these tell of."""
        shortcuts.pressed.connect(self.press)
        shortcuts.stepping.connect(self._note_place)
        shortcuts.step_undone.connect(self._go_back)
        shortcuts.typed.connect(self._search)

    def press(self, key: Key) -> None:
        """As if the key was pressed."""
        act = self._acts.get(key)
        if act is not None:
            act()
        elif self._place.at_desk():
            self._at_the_report(key)

    def _at_the_report(self, key: Key) -> None:
        page = self._place.desk_page
        if key in STATUS_KEYS:
            page.move_to(STATUS_KEYS[key])
        elif key in _FORMS:
            page.act(_FORMS[key])
        elif key is Key.MAIN:
            page.main_action()
        elif key in (Key.NEARBY, Key.MACROS):
            (page.open_nearby if key is Key.NEARBY else page.open_macros)()
        elif key is Key.TICK:
            page.queue.tick()

    def _step(self, by: int) -> None:
        if self._place.at_desk():
            self._place.desk_page.step(by)
        else:
            self._place.oversight.step(by)

    def _note_place(self) -> None:
        at_desk = self._place.at_desk()
        self._stepped_from = self._place.desk_page.queue.view.chosen if at_desk else self._place.oversight.chosen()

    def _go_back(self) -> None:
        if self._stepped_from is not None:
            page = self._place.desk_page.queue if self._place.at_desk() else self._place.oversight
            page.choose(self._stepped_from)

    def _search(self, text: str) -> None:
        """A word that is typed at the desk is looked for; elsewhere nothing becomes of it."""
        if self._place.at_desk():
            self._look_for(Key.SEARCH)
            self._place.desk_page.queue.bar.search.insert(text)

    def _map(self) -> None:
        if self._place.at_desk():
            self._place.desk_page.cycle_map()
        else:
            self._place.go_to(Place.MAP)

    def _look_for(self, key: Key) -> None:
        page = self._place.desk_page
        if page.map_mode is MapMode.FULL or not self._place.at_desk():
            self._place.go_to(Place.QUEUE)
        page.close_report()
        bar = page.queue.bar
        (bar.focus_search, bar.open_filter, bar.open_views, bar.open_groups)[_LOOKING.index(key)]()
