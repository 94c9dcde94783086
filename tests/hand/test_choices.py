"""A part of a name is enough: Tab, Enter and Ctrl+Enter take the only hit or the marked one."""

import json

import pytest

from tests.hand.hand import Hand
from tests.hand.town import Town


def type_part(hand: Hand, part: str) -> None:
    """Type a part of a name and see what holds it."""
    hand.type(part)
    hand.until(hand.hits, "the hits are shown")


def form_opens(hand: Hand, label: str) -> None:
    """The form is there and its field has the keys."""
    hand.wait_for(label, role="label")
    hand.until(hand.typing, "a field has the keys")


@pytest.mark.parametrize("by", ["Tab", "Enter", ""])
def test_a_part_of_a_colleagues_name_assigns(hand: Hand, town: Town, by: str) -> None:
    number = hand.ready()
    hand.press("G")
    form_opens(hand, "Colleague")
    type_part(hand, "ratn")
    if by:
        hand.press(by)
    hand.press("Ctrl+Enter")
    hand.until(lambda: town.done(number), "the assignment at the centre", patience=40)
    assert town.report(number)["assignee"] == town.officer_id("staf.klender")


def test_one_click_takes_the_hit_and_sends(hand: Hand, town: Town) -> None:
    number = hand.ready()
    hand.press("G")
    form_opens(hand, "Colleague")
    type_part(hand, "ratn")
    hand.click("Assign", role="button")
    hand.until(lambda: town.done(number), "the assignment at the centre", patience=40)
    assert town.report(number)["assignee"] == town.officer_id("staf.klender")


@pytest.mark.parametrize("by", ["Tab", ""])
def test_a_part_of_a_units_name_delegates(hand: Hand, town: Town, by: str) -> None:
    number = hand.ready()
    hand.press("3")
    form_opens(hand, "Unit")
    type_part(hand, "oranye")
    if by:
        hand.press(by)
        hand.type("Bersihkan mulut gorong-gorong.")
    hand.press("Ctrl+Enter")
    hand.until(lambda: town.done(number), "the delegation at the centre", patience=40)
    assert town.report(number)["unit"] == "ppsu"


@pytest.mark.parametrize("by", ["Tab", "Enter"])
def test_a_part_of_an_agencys_name_hands_over(hand: Hand, town: Town, by: str) -> None:
    number = hand.ready()
    hand.press("2")
    label = hand.wait_for("Agency", role="label")
    left, top, _, height = label.box
    hand.click_at(left + 80, top + height + 16)  # whose matter it is may be proposed already, and the keys farther down
    hand.press("Ctrl+A")
    type_part(hand, "marga")
    hand.press(by)
    if by == "Enter":
        hand.wait_for("Dinas Bina Marga", role="combo box")
        hand.press("Tab")
    hand.press("Ctrl+A")
    hand.type("Jalan provinsi, bukan kelurahan.")
    hand.press("Ctrl+Enter")
    hand.until(lambda: town.done(number), "the hand-over at the centre", patience=40)
    assert town.report(number)["agency"] == "dinas-bina-marga"
    assert "Jalan provinsi" in json.dumps(town.history(number))


def test_a_part_that_fits_several_is_no_choice(hand: Hand, town: Town) -> None:
    hand.ready()
    hand.press("3")
    form_opens(hand, "Unit")
    hand.type("sud")  # two offices of the city begin so
    hand.press("Ctrl+Enter")
    hand.until(lambda: hand.terminal.ask("outbox", expect=None)["operations"] == [], "nothing was recorded")
    assert hand.sees("Unit")
    assert town.done() == []
