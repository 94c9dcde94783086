"""A random walk through the real window; `dev.py hand --steps N --seed S` goes on for longer."""

import os

import pytest

from tests.hand.hand import Hand
from tests.hand.town import Town
from tests.hand.walk import Walk

STEPS = int(os.environ.get("HAND_STEPS", "300"))


@pytest.mark.timeout(1200)
@pytest.mark.parametrize("seed", [3])
def test_a_random_walk_finds_nothing(hand: Hand, town: Town, seed: int) -> None:
    walk = Walk(hand, town, seed)
    walk.run(STEPS)
    assert len(walk.diary) == STEPS
