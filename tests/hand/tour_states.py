"""The stops of the tours: how a hand brings the window to a state, from whatever the last press left behind."""

from collections.abc import Callable
from functools import partial

from tests.hand.colleague import Colleague
from tests.hand.eyes import State
from tests.hand.tour import Stop, Tour
from tests.hand.town import CHIEF, Town

OFFLINE = 3
WARD = "31.75.07.1003"
# The panes in which a report stands, its actions and what they open.
_REPORT = ("DetailPage",)
_ACTIONS = ("ActionBar", "ActionPanel", "ReportTools")
_FOREIGN_OFFICE = "staf.timur"


def report_stop(number: str, name: str, within: tuple[str, ...] = _ACTIONS) -> Stop:
    """A report is open; its actions are other things in another status."""
    return Stop(name, partial(open_report, number=number), within, ("ActionBar",), lambda tour: tour.hand.pane_report() == number)


def open_report(tour: Tour, number: str) -> None:
    """Ctrl+K, the number, Enter: the report is open, no form is, and nothing is ticked."""
    hand = tour.hand
    tour.back_to(tour.bare)
    hand.press("Esc", "Esc", "Ctrl+K")
    hand.until(hand.typing, "the palette")
    hand.type(number)
    hand.press("Enter")
    hand.until(lambda: tour.bare() and hand.pane_report() == number, f"{number} is open")


def page_stop(words: str, within: tuple[str, ...], name: str = "") -> Stop:
    """A page of the rail."""
    return Stop(name or words, partial(go_to, words=words), within)


def go_to(tour: Tour, words: str) -> None:
    """Click a place of the rail."""
    tour.back_to(tour.bare)
    tour.hand.press("Esc")
    tour.check()
    tour.click(words, "Rail")
    tour.hand.until(lambda: _is_shown(tour, words), f"the page {words}")


def _is_shown(tour: Tour, words: str) -> bool:
    place = tour.saying(words, "Rail")
    return place is not None and place.thing.has(State.CHECKED)


def at_queue(tour: Tour) -> None:
    """The queue with its reports, all of them, none ticked."""
    hand = tour.hand
    tour.back_to(tour.bare)
    hand.press("Esc", "Esc")
    tour.click("Queue", "Rail")
    hand.press("Ctrl+K")
    hand.until(hand.typing, "the palette")
    hand.type(min(hand.words.shown("All open reports")))
    hand.press("Enter")
    hand.until(lambda: tour.bare() and hand.rows(), "the queue has its rows")
    hand.press("J")
    hand.until(hand.highlighted_row, "a report is highlighted")


def ticked(tour: Tour) -> None:
    """Two reports are ticked."""
    at_queue(tour)
    tour.hand.press("X", "X")


def with_keys(*keys: str) -> Callable[[Tour], None]:
    """The queue, and keys pressed there."""

    def enter(tour: Tour) -> None:
        at_queue(tour)
        tour.hand.press(*keys)

    return enter


def at_results(tour: Tour) -> None:
    """Supervision with the results that wait for a validator."""
    go_to(tour, "Supervision")
    tour.click("Validation", "SupervisionPage")
    tour.click("Awaiting validation", "ValidationPage")


def at_overview(tour: Tour) -> None:
    """Supervision with the numbers of all areas."""
    go_to(tour, "Supervision")
    tour.click("Overview", "SupervisionPage")


def on_map(tour: Tour) -> None:
    """The map's menu at a place, by the right button."""
    go_to(tour, "Map")
    hand = tour.hand
    hand.click_at(*hand.wait_for("Map of reports").center, button="right")
    hand.until(hand.eyes.popups, "the menu of the place")


def leave_draft(tour: Tour) -> None:
    """A note that was begun is left: it is a draft."""
    open_report(tour, tour.town.numbers("delegated", WARD)[0])
    tour.hand.press("N")
    tour.hand.until(tour.hand.typing, "the note's form")
    tour.hand.type("setengah")
    tour.hand.press("Esc")
    go_to(tour, "Drafts")


def nearby_ticked(tour: Tour) -> None:
    """The reports around one are listed and the first is ticked."""
    open_report(tour, tour.town.numbers("in_progress", WARD)[0])
    tour.hand.press("S")
    tour.hand.until(lambda: tour.sight.has("NearbyPanel"), "the reports nearby")
    tour.hand.press("Space")


def signed_out(tour: Tour) -> None:
    """The page that asks who is there."""
    tour.back_to(tour.bare)
    if not tour.sight.has("SignInPage"):
        go_to(tour, "Settings")
        tour.hand.click("Sign out", role="button")
        tour.hand.until(lambda: tour.sight.has("SignInPage"), "the sign-in page", patience=40)


def at_settings(tour: Tour) -> None:
    """The page of settings, text in its usual size."""
    go_to(tour, "Settings")
    tour.hand.press("Ctrl+0")


def make_conflicts(town: Town) -> None:
    """What the chief does while the server is away, somebody else does otherwise."""
    numbers = town.numbers("waiting", WARD)[-5:]
    town.stop()
    for number in numbers:
        town.officer(CHIEF).run("act", number, "take-on", expect=OFFLINE)
    town.start()
    colleague = Colleague(town, _FOREIGN_OFFICE)
    for number in numbers:
        colleague.act(number, "move", to="rejected", reason="Sudah ditangani.")
