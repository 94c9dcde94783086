"""Every command of the palette, one by one: each is run from it and changes what is to be seen, or says why it cannot."""

import select
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from tests.hand.eyes import Thing
from tests.hand.tour import Tour
from tests.hand.tour_keys import Seen
from tests.hand.tour_states import WARD, at_queue, open_report
from tests.hand.tour_states_line import note

LIST = 31
# What nobody sees at once, by its words in the source's English, and why.
UNSEEN_COMMANDS = {
    "Sync now": "asks the server again, which mostly has nothing new",
    "Copy the report's place": "goes to the clipboard; the map says so where its page is open, which no tree tells",
}
# How long what a command does may take to be seen, in seconds; what the map paints takes longer.
_CLOSING, _CHANGE, _PAINTED = 0.6, 1.2, 12.0
_GLANCE = 0.03
_PAGES = 20
# So much of a command's words is typed, up to the first comma.
_TYPED = 40


def _larger(tour: Tour) -> None:
    tour.hand.press("Ctrl++")


def _grouped(tour: Tour) -> None:
    tour.hand.press("B", "1")


def _noted(tour: Tour) -> None:
    note(tour, tour.town.numbers("delegated", WARD)[0])


def _elsewhere(tour: Tour) -> None:
    tour.hand.press("U")


def _ordered(tour: Tour) -> None:
    box = next(thing for thing in tour.hand.things() if thing.role == "combo box")
    tour.hand.click_at(*box.center)
    tour.hand.until(tour.hand.eyes.popups, "the orders")
    tour.hand.press("Down", "Enter")


# What has to be done first for a command to do something, by its words in the source's English.
BEFORE: dict[str, Callable[[Tour], None]] = {
    "Text in its usual size": _larger,
    "Undo, until it is sent": _noted,
    "No groups": _grouped,
    "Most at risk": _ordered,
    "Queue": _elsewhere,
}


def run_all(tour: Tour, folder: Path) -> list[str]:
    """Run every command that is offered at a waiting report and at one in work; those that changed nothing in both."""
    changed: set[str] = set()
    dead: set[str] = set()
    at_queue(tour)
    for status in ("waiting", "in_progress"):
        enter = partial(open_report, tour, tour.town.numbers(status, WARD)[0])
        enter()
        asked = [command for command in commands(tour) if command not in changed]
        changed |= {command for command in asked if run(tour, command, enter)}
        dead = (dead | set(asked)) - changed
    return sorted(one for one in dead if not _excused(tour, one) and not painted(tour, one, folder))


def commands(tour: Tour) -> list[str]:
    """What the palette offers, as its rows say it."""
    _open(tour)
    found: dict[str, None] = {}
    for _ in range(_PAGES):
        rows = [row.name for row in tour.hand.eyes.rows(_list(tour))]
        if found.keys() >= set(rows):
            break
        found |= dict.fromkeys(rows)
        tour.hand.press("PageDown")
        tour.hand.eyes.await_turn()
    tour.hand.press("Esc")
    tour.hand.until(tour.bare, "the palette is closed")
    return list(found)


def run(tour: Tour, command: str, enter: Callable[[], None]) -> bool:
    """Find a command by typing and run it; whether anything changed, or the palette stayed and says why it cannot be done."""
    _come_back(tour)
    _prepare(tour, command)
    before = Seen.now(tour)
    if not _choose(tour, command):
        # Another report is open by now.
        enter()
        before = Seen.now(tour)
        if not _choose(tour, command):
            return False
    if not _within(tour, _CLOSING, lambda: "Palette" not in tour.sight.front()):
        return "," in command
    changed = _within(tour, _CHANGE, lambda: before.changed(tour))
    tour.take_back(tour.check())
    return changed


def painted(tour: Tour, command: str, folder: Path) -> bool:
    """Whether a command changes what the map's page paints, of which the tree tells nothing."""
    _come_back(tour)
    maps = tour.hand.find("Map of reports")
    if maps is None:
        return False
    # Nearer than the whole area.
    tour.hand.fingers.scroll(*maps.center, -3)
    before = _still(tour, maps, folder / "before.png")
    if not _choose(tour, command):
        return False
    changed = _within(tour, _PAINTED, lambda: _picture(tour, maps, folder / "after.png") != before)
    tour.check()
    return changed


def _within(tour: Tour, seconds: float, look: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while not look():
        if time.monotonic() > deadline:
            return False
        select.select([], [], [], _GLANCE)
    return True


def _still(tour: Tour, part: Thing, file: Path) -> QImage:
    """A part of the screen once its picture no longer changes."""
    found = QImage()
    while found != (now := _picture(tour, part, file)):
        found = now
    return found


def _picture(tour: Tour, part: Thing, file: Path) -> QImage:
    tour.hand.picture(file)
    return QImage(str(file)).copy(QRect(*part.box))


def _choose(tour: Tour, command: str) -> bool:
    """Type it, step to it and press Enter; whether it is offered."""
    _open(tour)
    typed = command.partition(",")[0][:_TYPED]
    tour.hand.type(typed)
    tour.hand.until(lambda: tour.hand.focused_text() == typed, "what is typed")
    rows = [row.name for row in tour.hand.eyes.rows(_list(tour))]
    if command not in rows:
        tour.hand.press("Esc")
        return False
    tour.diary.append(f"command {command}")
    tour.hand.press(*["Down"] * rows.index(command), "Enter")
    tour.hand.eyes.await_turn()
    return True


def _prepare(tour: Tour, command: str) -> None:
    prepare = next((act for words, act in BEFORE.items() if _says(tour, command, words)), None)
    if prepare is not None:
        prepare(tour)
        tour.check()


def _come_back(tour: Tour) -> None:
    """The queue or the report in front, nothing above it and no form open."""
    tour.back_to(tour.bare)
    tour.hand.press("Esc")
    if not tour.sight.has("QueueBar"):
        tour.click("Queue", "Rail")
        tour.check()


def _open(tour: Tour) -> None:
    tour.hand.press("Ctrl+K")
    tour.hand.until(lambda: "Palette" in tour.sight.front() and tour.hand.typing(), "the palette")


def _list(tour: Tour) -> Thing:
    lists = tour.hand.eyes.shown(LIST)
    return next(one for one in lists if tour.hand.words.rank("Commands", one.name) is not None)


def _says(tour: Tour, command: str, words: str) -> bool:
    return any(shown in command for shown in tour.hand.words.shown(words))


def _excused(tour: Tour, command: str) -> bool:
    return any(_says(tour, command, words) for words in UNSEEN_COMMANDS)
