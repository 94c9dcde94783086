"""Cut words are seen, and what has room or is shortened on purpose is not taken for them."""

import pytest

from tests.hand.cut import cut_words
from tests.hand.eyes import State, Thing

WORDS = "Waiting for validation"
_SHOWN = 1 << State.SHOWING | 1 << State.ENABLED


def thing(role: str, width: int, height: int = 14, seen: int | None = None) -> Thing:
    """Something on the screen that says so, of which some is in sight."""
    box = (100, 100, width, height)
    return Thing(("", ""), role, WORDS, _SHOWN, box, (100, 100, width if seen is None else seen, height), 3, 0)


@pytest.mark.parametrize("role", ["label", "check box", "menu item"])
def test_words_in_a_box_that_is_too_narrow_are_seen(role: str) -> None:
    assert len(cut_words([thing(role, 90)], [""])) == 1


@pytest.mark.parametrize(("width", "height"), [(170, 14), (90, 30)], ids=["one line", "two lines"])
def test_words_with_room_are_left_alone(width: int, height: int) -> None:
    assert cut_words([thing("label", width, height)], [""]) == []


def test_larger_words_need_more_room() -> None:
    assert len(cut_words([thing("label", 170, 21)], [""], text=1.5)) == 1
    assert cut_words([thing("label", 255, 21)], [""], scale=1.5) == []


def test_what_is_told_whole_elsewhere_is_excused() -> None:
    assert cut_words([thing("label", 90)], [WORDS]) == []


@pytest.mark.parametrize("role", ["label", "button"])
def test_what_ends_at_its_neighbours_side_is_seen(role: str) -> None:
    assert len(cut_words([thing(role, 170, seen=120)], [""])) == 1


def test_a_line_that_is_not_high_enough_is_seen() -> None:
    assert len(cut_words([thing("label", 400, height=8)], [""])) == 1
