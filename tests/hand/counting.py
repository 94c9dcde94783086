"""The gestures of the random walk that hold numbers to their word: each equals the rows that it opens."""

import re
import select
import time
from collections.abc import Callable

from tests.hand.eyes import State, Thing
from tests.hand.hand import BUTTON, CHECK_BOX, LABEL, LIST, best, number_in
from tests.hand.walk import Glance, Walk

_AT_THE_END = re.compile(r"(?:^|[\s:])(\d+)$")
# How long, in seconds, a number and its rows may take to agree: what happens elsewhere changes both, one after the other.
_AGREE = 5.0
_CLOSED = ("Done", "Rejected", "Duplicate")
_PLACES = ("Outbox", "Drafts", "Notifications")
_LINKS = ("Received", "Answered", "Closed", "Sent back", "Reopened", "Open at the end")


def chip_counts(walk: Walk, before: Glance) -> None:
    """A chip's number is the number of rows that it opens."""
    if before.covered or before.typing or not before.listed:
        walk.hand.press("Esc")
        return
    chips = [thing for thing in walk.pressable("check box") if thing.box[0] > 92 and number_of(thing.name) is not None]
    on = [chip for chip in chips if chip.has(State.CHECKED)]
    for chip in on:
        walk.hand.fingers.click(*chip.center)
    if on or not chips or _shows_closed(walk):
        return
    chip = walk.random.choice(chips)
    walk.note(chip.name)
    walk.hand.fingers.click(*chip.center)
    walk.tabbed = True
    words = chip.name.rpartition(" ")[0]
    agree(walk, chip.name, lambda: number_of(_named(walk, words)), lambda: listed(walk))


def _shows_closed(walk: Walk) -> bool:
    """Whether closed reports are shown; a chip adds its own to them."""
    closed = tuple(f": {shown}" for words in _CLOSED for shown in walk.hand.words.shown(words))
    taken = (
        thing.name for thing in walk.hand.eyes.shown(BUTTON) if walk.hand.words.rank("Remove filter: {0}", thing.name) is not None
    )
    return any(name.endswith(closed) for name in taken)


def menu_counts(walk: Walk, before: Glance) -> None:
    """The number at a view or at a filter is the number of rows that it opens."""
    if before.covered or before.typing or not before.listed:
        walk.hand.press("Esc", "Esc")
        return
    menu = walk.random.choice(("Views", "Filter"))
    if menu == "Filter" and not _unfiltered(walk):
        menu = "Views"
    entry = _take(walk, menu)
    if entry is None:
        walk.hand.press("Esc", "Esc")
        return
    walk.note(f"{menu}: {entry.name}")
    walk.hand.fingers.click(*entry.center)
    # The filter's menu stays open for more.
    for _ in walk.hand.eyes.menus():
        walk.hand.press("Esc")
    walk.tabbed = True
    count = number_of(entry.name)
    agree(walk, entry.name, lambda: count, lambda: listed(walk))


def _take(walk: Walk, menu: str) -> Thing | None:
    """An entry with a number, of a menu or of what it leads to."""
    button = walk.button(menu)
    if button is None or not button.in_sight:
        return None
    walk.hand.fingers.click(*button.center)
    for _ in range(3):
        deadline = time.monotonic() + _AGREE
        while not (entries := walk.entries()) and time.monotonic() < deadline:
            select.select([], [], [], 0.1)
        entry = walk.random.choice([one for one in entries if _leads_on(walk, one)] or [None])
        if entry is None or number_of(entry.name) is not None:
            return entry
        depth = len(walk.hand.eyes.menus())
        walk.hand.fingers.click(*entry.center)
        walk.hand.until(lambda: len(walk.hand.eyes.menus()) != depth, f"the menu behind {entry.name!r}")  # noqa: B023
    return None


def _leads_on(walk: Walk, entry: Thing) -> bool:
    # What waits to be sent is sent before it can be counted.
    shut = ("Save what is shown as a view…", "At any time", "All, closed ones too", "Not sent yet")
    return entry.in_sight and not any(walk.hand.words.rank(words, entry.name) is not None for words in shut)


def _unfiltered(walk: Walk) -> bool:
    things = walk.hand.things()
    search = best(walk.hand.words, things, "Search reports", ("text",))
    off = best(walk.hand.words, things, "Remove filter: {0}", ("button",)) is None
    ticked = any(thing.role == "check box" and thing.box[0] > 92 and thing.has(State.CHECKED) for thing in things)
    return off and not ticked and search is not None and not walk.hand.eyes.text(search.ref)


def head_counts(walk: Walk, before: Glance) -> None:
    """The number at a group's head is the number of rows below it."""
    queue = walk.hand.queue()
    if before.covered or before.typing or queue is None:
        walk.hand.press("Esc")
        return

    def wrong() -> str:
        found, head, below = [], "", 0
        for name in [*(row.name for row in walk.hand.eyes.children(queue.ref)), ""]:
            if number_in(name) is not None:
                below += 1
                continue
            if head and below not in (head_number(walk, head), 0):
                found.append(f"{head!r} has {below} rows")
            head, below = name, 0
        return "; ".join(found)

    deadline = time.monotonic() + _AGREE
    while said := wrong():
        if time.monotonic() > deadline:
            walk.fail(said)
        select.select([], [], [], 0.1)


def place_counts(walk: Walk, before: Glance) -> None:
    """The number at a place of the rail is the number of rows there."""
    if before.covered or before.typing:
        walk.hand.press("Esc", "Esc")
        return
    words = walk.random.choice(_PLACES)
    place = walk.box(words)
    if place is None or not place.in_sight:
        return
    walk.note(words)
    walk.hand.fingers.click(*place.center)
    walk.tabbed = True
    walk.hand.wait_for(words, role="label")
    agree(walk, words, lambda: _badge(walk, words), lambda: _rows_there(walk, words))
    walk.hand.press("Esc")


def _badge(walk: Walk, words: str) -> int:
    place = walk.box(words)
    said = walk.hand.eyes.tips([place])[0] if place is not None else ""
    return int(said) if said.isdigit() else 0


def _rows_there(walk: Walk, words: str) -> int:
    shown = walk.hand.eyes.shown(LIST)
    rows = best(walk.hand.words, shown, words, ("list",))
    names = [row.name for row in walk.hand.eyes.children(rows.ref)] if rows is not None else []
    if words == "Notifications":
        unread = tuple(walk.hand.words.shown("not read"))
        return sum(name.startswith(unread) for name in names)
    if words == "Outbox" and (badge := _badge(walk, words)) != len(names):
        # What needs a person is counted before what is only on its way.
        need = walk.hand.words.shown("{0} of them need your decision") | walk.hand.words.shown("1 of them needs your decision")
        said = [said.replace("{0}", str(badge)) for said in need]
        return badge if any(line in label for label in walk.hand.says() for line in said) else len(names)
    return len(names)


def tile_counts(walk: Walk, before: Glance) -> None:
    """The number at a tile or in a table is the number of rows that it opens."""
    if before.covered or before.typing:
        walk.hand.press("Esc", "Esc")
        return
    place = walk.box("Supervision")
    where = walk.random.choice(("Supervision", "Statistics")) if place is not None and place.in_sight else "Statistics"
    walk.hand.click(where, role="check box")
    if where == "Supervision":
        walk.hand.click("Overview", role="check box")
    deadline = time.monotonic() + _AGREE
    while not (things := _numbers(walk, where)):
        if time.monotonic() > deadline:
            # A period or a grouping may have none.
            return
        select.select([], [], [], 0.1)
    thing = walk.hand.still(walk.random.choice(things))
    walk.note(f"{where}: {thing.name}")
    count = number_of(thing.name)
    walk.hand.fingers.click(*thing.center)
    walk.tabbed = True
    walk.hand.until(walk.hand.queue, f"the reports of {thing.name!r}")
    agree(walk, thing.name, lambda: count, lambda: listed(walk))


def _numbers(walk: Walk, where: str) -> list[Thing]:
    """Tiles, or cells of a column of counts, that have something to open."""
    if where == "Supervision":
        found = [thing for thing in walk.pressable("button") if ": " in thing.name]
    else:
        tables = [thing for thing in walk.hand.things() if thing.role == "table"]
        if not tables:
            return []
        ends = tuple(f", {shown}: " for words in _LINKS for shown in walk.hand.words.shown(words))
        table = tables[0]
        cells = walk.hand.eyes.describe([cell.ref for cell in walk.hand.eyes.children(table.ref)], within=table.seen)
        # A bar to scroll by covers the edge of what is cut off.
        found = [cell for cell in cells if any(end in cell.name for end in ends) and cell.seen == cell.box]
    return [thing for thing in found if (number_of(thing.name) or 0) > 0]


def listed(walk: Walk) -> int:
    """How many reports the queue has, in groups that are closed too."""
    queue = walk.hand.queue()
    if queue is None:
        empty = best(walk.hand.words, walk.hand.eyes.shown(LABEL), "No report matches") is not None
        return 0 if empty else -1
    names = [row.name for row in walk.hand.eyes.children(queue.ref)]
    heads = [name for name in names if name and number_in(name) is None]
    return sum(head_number(walk, head) for head in heads) if heads else len(names)


def head_number(walk: Walk, head: str) -> int:
    """How many reports a group's head says that it has."""
    for said in walk.hand.words.shown("%Ln report(s)"):
        if match := re.search(said.replace("%Ln", r"(\d[\d.,]*)").replace("(s)", "s?"), head):
            return int(re.sub(r"\D", "", match[1]))
    return -1


def number_of(words: str) -> int | None:
    """The number at the end of words."""
    match = _AT_THE_END.search(words)
    return int(match[1]) if match else None


def agree(walk: Walk, what: str, said: Callable[[], int | None], there: Callable[[], int]) -> None:
    """A number and the rows behind it become the same."""
    deadline = time.monotonic() + _AGREE
    while (number := said()) != (rows := there()):
        if time.monotonic() > deadline:
            lists = {one.name: [row.name for row in walk.hand.eyes.children(one.ref)] for one in walk.hand.eyes.shown(LIST)}
            walk.fail(f"{what!r} says {number}, and there are {rows} rows: {lists}")
        select.select([], [], [], 0.05)


def _named(walk: Walk, words: str) -> str:
    chips = [thing.name for thing in walk.hand.eyes.shown(CHECK_BOX) if thing.name.rpartition(" ")[0] == words]
    return chips[0] if chips else ""
