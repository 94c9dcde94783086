"""The keys go where the person is: Enter acts on nobody from a field, and every way out of something leads back to the list."""

import pytest

from tests.hand.conftest import Opening
from tests.hand.hand import Hand
from tests.hand.town import Town


def waiting(hand: Hand) -> str:
    """Open a report that waits, so that the main action would take it on; its number."""
    hand.ready()
    hand.click("Waiting", role="check box")
    hand.until(lambda: all(hand.words.ends(row, "Waiting") for row in hand.rows()), "waiting reports only")
    number = hand.settled()
    assert hand.sees("Take on"), hand.story()
    return number


def assert_nothing_was_done(hand: Hand, town: Town) -> None:
    """Nothing on this computer and nothing at the centre."""
    assert hand.terminal.ask("outbox", expect=None)["operations"] == []
    assert town.done() == []


def assert_keys_are_the_lists(hand: Hand) -> None:
    """J steps, and the list has the focus."""
    hand.until(lambda: on_list(hand), "the list has the keys")
    step(hand, "J", "J steps")


def step(hand: Hand, key: str, what: str) -> None:
    """Press a key that goes to another report."""
    before = hand.settled()
    hand.press(key)
    hand.until(lambda: hand.pane_report() != before, what)
    hand.settled()


def on_list(hand: Hand) -> bool:
    """Whether the queue's list has the focus."""
    focus, queue = hand.focus(), hand.queue()
    return focus is not None and queue is not None and focus.ref == queue.ref


@pytest.mark.parametrize("typed", ["banj", "zzzz", "rt 0"])
def test_enter_in_the_search_acts_on_no_report(hand: Hand, town: Town, typed: str) -> None:
    waiting(hand)
    hand.press("/")
    hand.until(lambda: hand.focus() is not None and not on_list(hand), "the search has the keys")
    hand.type(typed)
    hand.until(lambda: hand.focused_text() == typed, "what is typed")
    hand.press("Enter")
    assert_nothing_was_done(hand, town)


def test_enter_in_the_name_of_a_view_saves_the_view_and_acts_on_no_report(hand: Hand, town: Town) -> None:
    waiting(hand)
    hand.press("V")
    hand.click("Save what is shown as a view…", role="menu item")
    hand.until(lambda: hand.sees("Name of the view", role="text"), "the name is asked for")
    hand.type("Pagi ini")
    hand.press("Enter")
    hand.until(lambda: not hand.sees("Name of the view", role="text"), "the view is saved")
    assert_nothing_was_done(hand, town)


@pytest.mark.parametrize("way", ["Esc", "Close"])
def test_a_form_that_closes_gives_the_keys_back_to_the_list(hand: Hand, town: Town, way: str) -> None:
    hand.ready()
    for key in ("N", "A", "C"):
        hand.press(key)
        hand.until(lambda: hand.focus() is not None and not on_list(hand), "the form has the keys")
        hand.press("Esc") if way == "Esc" else hand.click("Close", role="button")
        assert_keys_are_the_lists(hand)
    assert_nothing_was_done(hand, town)


def test_the_export_gives_the_keys_back_to_the_list(hand: Hand, town: Town) -> None:
    hand.ready()
    for way in ("Close", "Esc"):
        hand.click("Export or print these reports", role="button")
        hand.wait_for("Close", role="button")
        hand.press("Esc") if way == "Esc" else hand.click(way, role="button")
        assert_keys_are_the_lists(hand)
    assert_nothing_was_done(hand, town)


def test_a_bulk_action_gives_the_keys_back_to_the_list(hand: Hand, town: Town) -> None:
    hand.ready()
    hand.press("X", "X")
    hand.wait_for("Clear the ticks  (Esc)", role="button")
    hand.press("N")
    hand.until(lambda: not on_list(hand), "the form has the keys")
    hand.type("Dicek bersama RW pagi ini.")
    hand.press("Ctrl+Enter")
    hand.until(lambda: len(town.done()) == 2, "two notes at the centre", patience=40)
    assert_keys_are_the_lists(hand)


def test_a_click_into_what_is_only_read_leaves_the_keys(hand: Hand) -> None:
    hand.ready()
    for words in ("What the citizen wrote", "History, times in WIB"):
        hand.click(words, role="text")
        step(hand, "J", f"J steps after a click into {words!r}")
        hand.click(words, role="text")
        hand.press("/")
        hand.type("got")
        hand.until(lambda: hand.focused_text() == "got", "the search takes the letters")
        hand.press("Ctrl+A", "Backspace", "Esc")
        hand.until(lambda: on_list(hand), "the list has the keys")


def test_the_welcome_goes_and_leaves_the_keys(opening: Opening) -> None:
    hand = opening()
    hand.ready()
    hand.click("Got it")
    hand.until(lambda: not hand.sees("Got it"), "the welcome is gone")
    assert_keys_are_the_lists(hand)


def test_the_order_that_was_chosen_stays_when_the_arrows_step(hand: Hand) -> None:
    hand.ready()
    hand.click("Most at risk", role="combo box")
    hand.click_row(next(iter(hand.words.shown("Newest"))))
    hand.until(lambda: hand.sees("Newest", role="combo box"), "the order is chosen")
    step(hand, "Down", "Down steps in the list")
    assert hand.sees("Newest", role="combo box")


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_tab_reaches_rail_search_and_list(hand: Hand, key: str) -> None:
    hand.ready()
    wanted = {"Queue", "Search reports", "The queue of reports", "Take on"}
    reached: set[str] = set()
    for _ in range(80):
        hand.press(key)
        focus = hand.focus()
        reached |= {words for words in wanted if focus is not None and hand.words.rank(words, focus.name) is not None}
        if reached == wanted:
            return
    raise AssertionError(f"{key} never reached {wanted - reached}")


def test_letters_typed_where_no_field_is_do_one_thing_at_most(hand: Hand, town: Town) -> None:
    hand.ready()
    hand.type("jajanan")
    hand.until(hand.focus, "something has the keys")
    assert_nothing_was_done(hand, town)
    hand.press("Esc")
    hand.until(lambda: on_list(hand), "the list has the keys again")
    assert not [text for text in hand.terminal.ask("reports", "list", "--limit", "0")["reports"] if text["unsent"]]


def test_neither_the_wheel_nor_a_word_changes_a_setting_in_passing(hand: Hand) -> None:
    hand.ready()
    hand.click("Settings", role="check box")
    hand.wait_for("Manage templates…", role="button")
    before = choices(hand)
    assert len(before) == 4
    hand.type("english")
    hand.press("Down", "Down", "PageUp")
    for x, y in before.values():
        hand.fingers.scroll(x, y, 1)
        hand.fingers.scroll(hand.display.size[0] - 60, y, -3)  # back to the top, over what is no choice
    assert choices(hand).keys() == before.keys()


def test_the_wheel_over_the_order_of_the_queue_leaves_it(hand: Hand) -> None:
    hand.ready()
    order = hand.find("Most at risk", role=("combo box",))
    assert order is not None
    hand.fingers.scroll(*order.center, 3)
    step(hand, "J", "J steps")
    assert hand.sees("Most at risk", role="combo box")


def test_whoever_leaves_the_order_of_the_queue_has_the_keys_at_the_list(hand: Hand) -> None:
    hand.ready()
    for leave in (("Esc",), ("Down", "Enter")):
        box = next(thing for thing in hand.things() if thing.role == "combo box")
        hand.click_at(*box.center)
        hand.until(hand.eyes.popups, "its list")
        hand.press(*leave)
        hand.until(lambda: not hand.eyes.popups(), "its list is closed")
        assert_keys_are_the_lists(hand)
        hand.press("G")
        hand.wait_for("Colleague", role="label")
        hand.press("Esc")
        hand.until(lambda: on_list(hand), "the list has the keys again")


def choices(hand: Hand) -> dict[str, tuple[int, int]]:
    """What the choices in sight say, and where they stand."""
    return {thing.name: thing.center for thing in hand.things() if thing.role == "combo box" and thing.in_sight}
