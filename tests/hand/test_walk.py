"""Random walks through the real window, 2,000 steps together; `dev.py hand --steps N --seed S` goes on for longer."""

import os

import pytest

from tests.hand.conftest import OFFICE, SMALL, Opening
from tests.hand.town import Town
from tests.hand.walk import Walk

STEPS = int(os.environ.get("HAND_STEPS", "2000"))
WALKS = (("id", OFFICE, 3), ("en", SMALL, 4), ("id", SMALL, 5), ("en", OFFICE, 6))


@pytest.mark.timeout(1200)
@pytest.mark.parametrize(("language", "size", "seed"), WALKS)
def test_a_random_walk_finds_nothing(opening: Opening, town: Town, language: str, size: tuple[int, int], seed: int) -> None:
    walk = Walk(opening(size=size, language=language), town, seed)
    walk.run(STEPS // len(WALKS))
    assert len(walk.diary) == STEPS // len(WALKS)
