"""The gestures of the random walk that change the window: language, theme, text size, another officer."""

import select

from tests.hand.eyes import State, Thing
from tests.hand.hand import LABEL
from tests.hand.roles import TYPEABLE
from tests.hand.town import CHIEF, CLERK, PASSWORD
from tests.hand.walk import Glance, Walk

LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
THEMES = ("Same as the system", "Light", "Dark")
TEXT_SIZES = (100, 100, 115, 130, 150)
# A list of choices takes a click so soon after the one that opened it for a part of that, in seconds.
_DOUBLE_CLICK = 0.45
SUPERVISOR = "camat.durensawit"


def other_language(walk: Walk, before: Glance) -> None:
    """The language that the window does not speak."""
    language = next(code for code in LANGUAGES if code != walk.hand.language)
    walk.note(language)
    choose(walk, before, "Language", LANGUAGES[language])
    walk.speak(language)
    walk.hand.until(lambda: _speaks(walk), f"the window speaks {language}")
    leave(walk)


def _speaks(walk: Walk) -> bool:
    """Whether the settings are in the language that was chosen."""
    said = {thing.name for thing in walk.hand.eyes.shown(LABEL)}
    return bool(said & walk.hand.words.shown("Text size"))


def other_theme(walk: Walk, before: Glance) -> None:
    """Light, dark, or as the system has it."""
    theme = walk.random.choice(THEMES)
    walk.note(theme)
    choose(walk, before, "Theme", theme)
    leave(walk)


def other_text_size(walk: Walk, before: Glance) -> None:
    """Larger or smaller words."""
    percent = walk.random.choice(TEXT_SIZES)
    walk.note(f"{percent} %")
    choose(walk, before, "Text size", f"{percent} %")
    leave(walk)


def leave(walk: Walk) -> None:
    """Back to the queue, or on in the settings."""
    if walk.random.random() < 0.8:
        walk.hand.press("Esc")


def choose(walk: Walk, before: Glance, label: str, choice: str) -> None:
    """Open the settings by mouse, open the choice beside a label, take one of what it offers."""
    if before.typing or before.covered:
        walk.hand.press("Esc", "Esc", "Esc")
    walk.hand.click("Settings", role="check box")
    # The wheel leads to it where the window is low.
    walk.hand.reach(label, role="label")
    box = walk.hand.until(lambda: _beside(walk, label), f"the choice beside {label!r}")
    walk.hand.fingers.click(*box.center)
    select.select([], [], [], _DOUBLE_CLICK)
    walk.hand.click(choice, role="list item")
    walk.hand.until(lambda: not walk.hand.eyes.popups(), "the choice closes")


def _beside(walk: Walk, label: str) -> Thing | None:
    words = walk.hand.find(label, role=("label",))
    boxes = [thing for thing in walk.hand.things() if thing.role == "combo box" and thing.in_sight]
    if words is None:
        return None
    return next((box for box in boxes if box.box[1] <= words.center[1] <= box.box[1] + box.box[3]), None)


def other_officer(walk: Walk, before: Glance) -> None:
    """Another officer signs in at this computer and finds a living desk."""
    if before.typing or before.covered:
        walk.hand.press("Esc", "Esc", "Esc")
    walk.hand.click("Settings", role="check box")
    walk.hand.click("Sign out", role="button")
    walk.hand.until(lambda: _left(walk), "the sign-in page", patience=40)
    login = walk.random.choice((CHIEF, CLERK, SUPERVISOR))
    walk.note(login)
    walk.hand.until(lambda: _is_ready(walk), "the sign-in page takes what is typed", patience=40)
    for words, text in (("Name", login), ("Password", PASSWORD)):
        walk.hand.click(words, role=TYPEABLE)
        walk.hand.until(lambda: walk.hand.focused_in(words), f"{words} has the keys")  # noqa: B023
        walk.hand.press("Ctrl+A")
        walk.hand.type(text)
    walk.hand.press("Enter")
    walk.login = login
    walk.officers.add(login)
    walk.ticked.clear()
    walk.hand.until(lambda: walk.box("Queue"), "the desk of the other officer", patience=60)
    # The list may be narrowed to nothing, or the map be in its place.
    there = ("No report matches", "Map of reports")
    walk.hand.until(lambda: walk.visible_numbers() or any(map(walk.hand.sees, there)), "reports", patience=60)
    walk.tabbed = False


def _is_ready(walk: Walk) -> bool:
    """Whether the page is no longer busy with signing out, and has brought the keys to its field."""
    field = walk.hand.find("Password", role=("password text",))
    return field is not None and field.has(State.ENABLED) and walk.hand.typing()


def _left(walk: Walk) -> bool:
    """Whether the sign-in page is there; the question about unsent work goes by itself when all was sent meanwhile."""
    if walk.hand.sees("Password", role="password text"):
        return True
    button = walk.button("Keep them and sign out") or walk.button("Sign out")
    if button is not None and button.in_sight:
        walk.hand.fingers.click(*button.center)
    select.select([], [], [], 1.0)
    return False
