"""The gestures of the random walk, each with how often it is made."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.hand.eyes import PRESSABLE, TYPEABLE, State, Thing
from tests.hand.hand import number_in
from tests.hand.town import CHIEF, CLERK, PASSWORD
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
)
_LETTERS = ("N", "A", "R", "C", "G", "D")


@dataclass(frozen=True, slots=True)
class Gesture:
    """One kind of gesture."""

    weight: int
    make: Callable[[Walk, Glance], None]


def step_by_key(walk: Walk, before: Glance) -> None:
    """J, K and the arrows."""
    key = walk.random.choice(("J", "K", "Down", "Up", "J", "Down"))
    walk.note(key)
    if before.typing and key in ("J", "K"):
        key = "Down"
    if before.popup:
        key = "Esc"
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
    numbers = walk.visible_numbers()
    if not numbers:
        return
    number = walk.random.choice(numbers)
    row = walk.hand.row(number)
    if row is None:
        return
    walk.note(number)
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


def keep_draft(walk: Walk, before: Glance) -> None:
    """What was typed into a note is there again after going elsewhere."""
    if before.typing or before.covered or before.pane is None or walk.ticked:
        walk.hand.press("Esc")
        return
    walk.hand.press("N")
    if not walk.glance().typing:
        return
    word = f"catatan {walk.step}"
    walk.hand.press("Ctrl+End")
    walk.hand.type(word)
    typed = walk.hand.focused_text()
    walk.hand.press("Esc", walk.random.choice(("J", "K", "U")))
    walk.hand.press("Esc", "Ctrl+K")
    walk.hand.until(lambda: walk.glance().typing, "the palette")
    walk.hand.type(before.pane)
    walk.hand.press("Enter")
    walk.hand.until(lambda: walk.hand.pane_report() == before.pane, "back at the report")
    walk.hand.press("N")
    walk.hand.until(lambda: walk.glance().typing, "the note's form")
    again = walk.hand.focused_text()
    if word not in again:
        walk.fail(f"typed {typed!r} for {before.pane}, found {again!r}")
    walk.hand.press("Ctrl+A", "Backspace", "Esc")


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
    if not before.typing:
        walk.hand.press("/")
    if not walk.glance().typing:
        return
    walk.hand.press("Ctrl+A", "Backspace")
    walk.hand.type(walk.random.choice((*_SEARCHES, "")))
    walk.hand.press(walk.random.choice(("Enter", "Esc", "Down", "Tab")))
    walk.tabbed = True


def chip_counts(walk: Walk, before: Glance) -> None:
    """A chip's number is the number of rows that it opens."""
    grouped = any(number_in(row) is None for row in walk.hand.rows())
    if before.covered or before.typing or not before.listed or grouped:
        walk.hand.press("Esc")
        return
    chips = [thing for thing in walk.pressable("check box") if thing.name.rpartition(" ")[2].isdigit()]
    off = [chip for chip in chips if not chip.has(State.CHECKED)]
    if not off or len(off) < len(chips):
        for chip in chips:
            if chip not in off:
                walk.hand.fingers.click(*chip.center)
        return
    chip = walk.random.choice(off)
    count = int(chip.name.rpartition(" ")[2])
    walk.note(chip.name)
    walk.hand.fingers.click(*chip.center)
    walk.hand.until(lambda: walk.hand.row_count() in (count, -1), f"{chip.name} opens {count} rows")
    walk.tabbed = True


def tick(walk: Walk, before: Glance) -> None:
    """X ticks and steps on; the ticks are cleared or used by others."""
    if before.typing or before.covered or before.row is None:
        return
    walk.ticked.add(before.row)
    walk.hand.press("X")


def untick(walk: Walk, _before: Glance) -> None:
    """Esc until nothing is open and nothing is ticked."""
    walk.hand.press("Esc", "Esc", "Esc")
    if walk.hand.find("Clear the ticks  (Esc)") is None:
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
    walk.hand.type(walk.random.choice(("pet", "antre", "statis", "setel", "hari", "filt", "catat", "JK26")))
    if walk.random.random() < 0.6:
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
    page = walk.random.choice(("Outbox", "Statistics", "Settings", "Map", "Queue"))
    walk.note(page)
    thing = walk.hand.find(page, role=("check box", "button"))
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


def other_officer(walk: Walk, before: Glance) -> None:
    """Another officer signs in at this computer and finds a living desk."""
    if before.typing or before.covered:
        walk.hand.press("Esc", "Esc")
    for words in ("Settings", "Sign out"):
        walk.hand.click(words, role=("check box", "button"))
    card = walk.hand.until(
        lambda: walk.hand.find("Keep them and sign out") or walk.hand.find("Password", role=("password text",)),
        "the sign-in page, or the question about unsent work",
    )
    if card.role != "password text":
        walk.hand.click("Keep them and sign out")
    walk.hand.wait_for("Password", role="password text", patience=40)
    login = walk.random.choice((CHIEF, CLERK))
    walk.note(login)
    for words, text in (("Name", login), ("Password", PASSWORD)):
        walk.hand.click(words, role=TYPEABLE)
        walk.hand.press("Ctrl+A")
        walk.hand.type(text)
    walk.hand.press("Enter")
    walk.ticked.clear()
    walk.hand.until(walk.hand.queue, "the queue of the other officer", patience=60)
    walk.hand.until(walk.visible_numbers, "reports of the other officer", patience=60)
    walk.tabbed = False


def _left_alone(walk: Walk, thing: Thing) -> bool:
    return any(walk.hand.words.rank(words, thing.name) is not None for words in _LEFT_ALONE)


GESTURES = {
    "step": Gesture(22, step_by_key),
    "enter": Gesture(8, main_action),
    "row": Gesture(14, click_row),
    "button": Gesture(14, click_button),
    "type": Gesture(5, type_nowhere),
    "form": Gesture(9, open_form),
    "draft": Gesture(1, keep_draft),
    "digit": Gesture(4, status_key),
    "search": Gesture(4, search),
    "chip": Gesture(4, chip_counts),
    "tick": Gesture(4, tick),
    "untick": Gesture(4, untick),
    "undo": Gesture(4, undo),
    "palette": Gesture(3, palette),
    "tab": Gesture(4, tab),
    "page": Gesture(3, go_elsewhere),
    "map": Gesture(2, map_mode),
    "groups": Gesture(2, groups),
    "esc": Gesture(8, leave_everything),
    "colleague": Gesture(6, colleague_acts),
    "wheel": Gesture(3, wheel),
    "text": Gesture(3, click_text),
}
