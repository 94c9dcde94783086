"""Windows fit the screen they open on, at every scale, also where they were larger the last time."""

import pytest

from tests.hand.conftest import OFFICE, SMALL, Opening
from tests.hand.hand import Hand


def assert_fits(hand: Hand) -> None:
    """The window and all that stands at its edges lie on the screen."""
    width, height = hand.display.size
    frame = next(thing for thing in hand.eyes.windows() if thing.role == "frame")
    left, top, across, down = frame.box
    assert min(left, top) >= 0, frame.box
    assert left + across <= width + 2, frame.box
    assert top + down <= height + 2, frame.box
    for words in ("Settings", "Queue"):
        thing = hand.find(words)
        assert thing is not None, words
        assert thing.box == thing.seen, f"{thing} of {thing.box}"


@pytest.mark.parametrize("size", [OFFICE, SMALL])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_the_first_window_fits_the_screen(opening: Opening, size: tuple[int, int], scale: float) -> None:
    hand = opening(size=size, scale=scale)
    hand.until(lambda: hand.queue() or hand.pane_report(), "the desk is shown", patience=60)
    assert_fits(hand)
    # Things are where the mouse is.
    hand.click("Outbox")
    hand.wait_for("Send all now")
    hand.click("Queue")
    hand.until(lambda: not hand.sees("Send all now"), "the queue is back")


def test_a_window_that_was_large_fits_a_smaller_screen(opening: Opening) -> None:
    large = opening(size=OFFICE)
    large.ready()
    large.close()
    small = opening(size=SMALL)
    small.until(lambda: small.queue() or small.pane_report(), "the desk is shown", patience=60)
    assert_fits(small)
