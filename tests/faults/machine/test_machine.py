"""The short profile of the state machine: the same programs each time, in parts that can run side by side."""

import pytest

from tests.faults.machine.running import run

EXAMPLES, STEPS = 12, 35


@pytest.mark.parametrize("seed", range(4))
def test_every_promise_holds(seed: int) -> None:
    run(EXAMPLES, STEPS, seed, shrink=False)  # `python -m tests.faults.machine` with this seed finds the shortest program
