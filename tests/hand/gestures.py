"""The gestures of the random walk at the desk: keys, rows, buttons, forms, drafts, ticks."""

import select
import time
from collections.abc import Callable
from dataclasses import dataclass

from tests.hand.eyes import Thing
from tests.hand.hand import number_in
from tests.hand.roles import PRESSABLE, TYPEABLE
from tests.hand.town import CLERK
from tests.hand.walk import Glance, Walk

_WORDS = ("jajanan", "banj", "got mampet", "rw", "sampah", "terima kasih", "nganu")
_SEARCHES = ("banj", "rt 01", "jl", "zzzz", "got", "samp")
# What would end the walk, print, open other programs or leave the desk for good: each has a test of its own.
_LEFT_ALONE = (
    "Sign out",
    "Close",
    "Discard",
    "Print…",
    "Open the folder",
    "Save and open",
    "Save",
    "Manage templates…",
    "Export or print these reports",
    "Work order (PDF)…",
    "Show on the map",
    "Choose photos…",
    "Save as PDF…",
    "Tick all",
    # These would change what the walk knows of the window: it has gestures of their own for them.
    "Language",
    "Text size",
    "Use for the map",
    "Password and sessions…",
)
# So long, in seconds, a row may take to show its tick, and a form to open.
_TICKED = 2.0
_OPENS = 2.0
_LETTERS = ("N", "A", "R", "C", "G", "D")


@dataclass(frozen=True, slots=True)
class Gesture:
    """One kind of gesture."""

    weight: float
    make: Callable[[Walk, Glance], None]


def step_by_key(walk: Walk, before: Glance) -> None:
    """J, K and the arrows."""
    key = walk.random.choice(("J", "K", "Down", "Up", "J", "Down"))
    walk.note(key)
    if before.typing and key in ("J", "K"):
        key = "Down"
    if before.popup:
        key = "Esc"
    # At a button the arrows lead on as Tab does.
    walk.tabbed = walk.tabbed or (before.focus is not None and before.focus.role in PRESSABLE and key in ("Down", "Up"))
    walk.hand.press(key)


def main_action(walk: Walk, before: Glance) -> None:
    """Enter, wherever the keys are; in a field, a menu or a dialog it means nothing for a report."""
    where = before.focus.role if before.focus is not None else "nowhere"
    walk.note(f"at {where}")
    if before.dialog:
        walk.hand.press("Esc")
        return
    acts = before.popup or (not before.typing and where not in ("combo box",))
    if acts:
        walk.mean("Enter", before)
    walk.hand.press("Enter")


def click_row(walk: Walk, before: Glance) -> None:
    """A click on a row in sight opens that report."""
    if before.covered:
        walk.hand.press("Esc")
        return
    rows = [row for row in walk.hand.rows_in_sight() if number_in(row.name) is not None and row.in_sight]
    if not rows:
        return
    row = walk.random.choice(rows)
    walk.note(number_in(row.name) or "")
    walk.hand.fingers.click(*row.center)
    walk.tabbed = False


def click_button(walk: Walk, before: Glance) -> None:
    """A click on any button, chip, box or entry that can be seen."""
    choices = [thing for thing in walk.pressable(*PRESSABLE) if not _left_alone(walk, thing)]
    if not choices:
        walk.hand.press("Esc")
        return
    thing = walk.random.choice(choices)
    walk.note(f"{thing.role} {thing.name}")
    walk.mean(f"click {thing.name}", before)
    walk.hand.fingers.click(*thing.center)
    walk.tabbed = True


def type_nowhere(walk: Walk, before: Glance) -> None:
    """A word; where no field has the keys it must not become commands that act."""
    word = walk.random.choice(_WORDS)
    walk.note(repr(word))
    if before.dialog or before.popup:
        walk.hand.press("Esc")
    walk.hand.type(word)


def open_form(walk: Walk, before: Glance) -> None:
    """The key of a form, a few words, and a way out of it: sent, left, or left by going elsewhere."""
    if before.typing or before.covered:
        walk.hand.press("Esc")
        return
    key = walk.random.choice(_LETTERS)
    way = walk.random.choice(("Esc", "Esc", "Ctrl+Enter", "Ctrl+Enter", "stay"))
    walk.note(f"{key} then {way}")
    walk.hand.press(key)
    if not walk.glance().typing:
        return
    walk.hand.type(walk.random.choice(_WORDS))
    if way == "Ctrl+Enter":
        walk.mean(f"{key} {way}", before)
    if way != "stay":
        walk.hand.press(way)


def leave_draft(walk: Walk, before: Glance) -> None:
    """Words for a note, not sent; found again by another gesture, whatever comes between."""
    if before.typing or before.covered or before.pane is None or walk.ticked:
        walk.hand.press("Esc")
        return
    if not note_form(walk, before.pane):
        return
    word = f"catatan {walk.step}"
    walk.hand.press("Ctrl+End")
    walk.hand.type(f" {word}")
    walk.hand.until(lambda: word in walk.hand.focused_text(), "what was typed is read")
    walk.left[walk.login, before.pane] = word
    walk.note(f"{word} at {before.pane}")
    way = walk.random.choice(("Esc", "row", "page", "stay"))
    if way == "row":
        click_row(walk, walk.glance())
    elif way == "page":
        walk.hand.press("Esc", "U")
    elif way == "Esc":
        walk.hand.press("Esc")


def find_draft(walk: Walk, before: Glance) -> None:
    """What was typed and not sent is there when the form is opened again."""
    mine = [number for login, number in walk.left if login == walk.login]
    if before.typing or before.covered or not mine or walk.ticked:
        walk.hand.press("Esc", "Esc")
        return
    number = walk.random.choice(mine)
    walk.note(number)
    walk.hand.press("Esc", "Ctrl+K")
    walk.hand.until(lambda: walk.glance().typing, "the palette")
    walk.hand.type(number)
    walk.hand.until(lambda: walk.hand.row(number), f"{number} in the palette")
    walk.hand.press("Enter")
    walk.hand.until(lambda: walk.hand.pane_report() == number, f"back at {number}")
    if not note_form(walk, number):
        return
    word = walk.left.pop((walk.login, number))
    typed = walk.hand.focused_text()
    if word not in typed:
        walk.fail(f"typed {word!r} for {number}, found {typed!r}")
    walk.hand.press("Ctrl+A", "Backspace", "Esc")


def note_form(walk: Walk, number: str) -> bool:
    """Open the note's form of a report; False where this report takes no note."""
    walk.hand.press("N")
    deadline = time.monotonic() + _OPENS
    while not (now := walk.glance()).typing:
        if time.monotonic() > deadline:
            return False
        select.select([], [], [], 0.03)
    return now.pane == number and now.focus is not None and walk.hand.words.rank("Note", now.focus.name) is not None


def status_key(walk: Walk, before: Glance) -> None:
    """A digit: moves the report, or opens the form of the move."""
    if before.typing or before.covered:
        return
    digit = walk.random.choice("12345678")
    walk.note(digit)
    walk.mean(digit, before)
    walk.hand.press(digit)


def search(walk: Walk, before: Glance) -> None:
    """Type a part into the search, with Enter now and then, and clear it again now and then."""
    if before.covered:
        walk.hand.press("Esc")
        return
    if before.typing:
        walk.hand.press("Esc", "Esc")
    walk.hand.press("/")
    field = walk.hand.focus()
    if field is None or walk.hand.words.rank("Search reports", field.name) is None:
        return
    walk.hand.press("Ctrl+A", "Backspace")
    word, key = walk.random.choice((*_SEARCHES, "")), walk.random.choice(("Enter", "Esc", "Down", "Tab"))
    walk.note(f"{word!r} {key}")
    walk.hand.type(word)
    walk.hand.press(key)
    walk.tabbed = True


def tick(walk: Walk, before: Glance) -> None:
    """X ticks and steps on; the ticks are cleared or used by others."""
    if before.typing or before.covered or before.row is None:
        return
    walk.ticked.add(before.row)
    was = _tick_of(walk, before.row)
    walk.hand.press("X")
    # Who goes on at once would not know which is ticked.
    deadline = time.monotonic() + _TICKED
    while _tick_of(walk, before.row) is was is not None and time.monotonic() < deadline:
        select.select([], [], [], 0.03)


def _tick_of(walk: Walk, number: str) -> bool | None:
    """Whether the row in sight says that it is ticked; None where no row in sight has the number."""
    rows = [row for row in walk.hand.rows() if number_in(row) == number]
    return bool(walk.hand.words.shown("ticked") & set(rows[0].split(", "))) if rows else None


def bulk(walk: Walk, before: Glance) -> None:
    """Two or three rows ticked, one form for all of them."""
    if before.typing or before.covered or before.row is None:
        walk.hand.press("Esc")
        return
    for _ in range(walk.random.choice((2, 3))):
        tick(walk, walk.glance())
    key = walk.random.choice(("N", "A", "G", "N"))
    way = walk.random.choice(("Ctrl+Enter", "Esc"))
    walk.note(f"{key} for {len(walk.ticked)} then {way}")
    walk.hand.press(key)
    if not walk.glance().typing:
        return
    walk.hand.type("rat" if key == "G" else walk.random.choice(_WORDS))
    if way == "Ctrl+Enter":
        walk.mean(f"bulk {key}", before)
    walk.hand.press(way)


def untick(walk: Walk, _before: Glance) -> None:
    """Esc until nothing is open and nothing is ticked."""
    walk.hand.press("Esc", "Esc", "Esc")
    if walk.button("Clear the ticks  (Esc)") is None:
        walk.ticked.clear()
    walk.tabbed = False


def undo(walk: Walk, before: Glance) -> None:
    """Z takes the last thing back while it is here."""
    if not before.typing and not before.covered:
        walk.hand.press("Z")


def palette(walk: Walk, before: Glance) -> None:
    """Ctrl+K and a part of a command, taken or left."""
    if before.covered:
        walk.hand.press("Esc")
        return
    walk.hand.press("Ctrl+K")
    word = walk.random.choice(("pet", "antre", "statis", "setel", "hari", "filt", "catat", "JK26"))
    taken = walk.random.random() < 0.6
    walk.note(f"{word} {'Enter' if taken else 'Esc'}")
    walk.hand.type(word)
    if taken:
        walk.mean("palette", before)
        walk.hand.press("Enter")
    else:
        walk.hand.press("Esc")
    walk.tabbed = True


def tab(walk: Walk, before: Glance) -> None:
    """Tab, forwards or back."""
    del before
    walk.hand.press(walk.random.choice(("Tab", "Tab", "Shift+Tab")))
    walk.tabbed = True


def go_elsewhere(walk: Walk, before: Glance) -> None:
    """Another page by mouse, and back by Esc."""
    if before.covered:
        walk.hand.press("Esc")
        return
    page = walk.random.choice(("Outbox", "Statistics", "Settings", "Map", "Queue", "Notifications", "Drafts", "Supervision"))
    walk.note(page)
    thing = walk.box(page)
    if thing is not None and thing.in_sight:
        walk.hand.fingers.click(*thing.center)
        walk.tabbed = True
    if walk.random.random() < 0.7:
        walk.hand.press("Esc")


def map_mode(walk: Walk, before: Glance) -> None:
    """M: below the list, in its place, away."""
    if not before.typing and not before.covered:
        walk.hand.press("M")


def groups(walk: Walk, before: Glance) -> None:
    """B and a digit group the queue; B and 0 make one list of it."""
    if before.typing or before.covered:
        return
    walk.hand.press("B")
    walk.hand.press(walk.random.choice(("0", "0", "1", "4", "5", "Esc")))


def leave_everything(walk: Walk, before: Glance) -> None:
    """Esc."""
    del before
    walk.hand.press("Esc")


def colleague_acts(walk: Walk, before: Glance) -> None:
    """Somebody else does something to a report in sight, or to the one that is open."""
    numbers = [*walk.visible_numbers(), before.pane or ""]
    number = walk.random.choice([number for number in numbers if number] or [""])
    if not number:
        return
    deed = walk.random.choice(("note", "note", "take on", "take on", "assign"))
    walk.note(f"{deed} {number}")
    if deed == "note":
        walk.colleague.note(number, "Dari kantor kota.")
    elif deed == "take on":
        walk.colleague.take_on(number)
    else:
        walk.colleague.assign(number, walk.town.officer_id(CLERK))


def wheel(walk: Walk, before: Glance) -> None:
    """The wheel over the list."""
    queue = walk.hand.queue()
    if queue is not None and not before.covered:
        walk.hand.fingers.scroll(*queue.center, walk.random.choice((3, -3, 6)))


def click_text(walk: Walk, before: Glance) -> None:
    """A click into what is read or typed."""
    fields = [thing for thing in walk.pressable(*TYPEABLE) if thing.role != "password text"]
    if not before.covered and fields:
        thing = walk.random.choice(fields)
        walk.note(thing.name)
        walk.hand.fingers.click(*thing.center)
        walk.tabbed = True


def _left_alone(walk: Walk, thing: Thing) -> bool:
    return any(walk.hand.words.rank(words, thing.name) is not None for words in _LEFT_ALONE)
