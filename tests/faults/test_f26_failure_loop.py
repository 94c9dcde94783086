"""F26: the centre fails again and again, and somebody wakes the engine all the time: the requests a minute stay bounded."""

from pathlib import Path

import pytest

from sync.records import OperationState
from tests.fakes.memory_office import memory_office
from tests.faults.machine.mishaps import Mishap, Trouble

ALONE, WOKEN = 20, 90
FAILURES = [Mishap.INTERNAL, Mishap.PORTAL, Mishap.GARBLED, Mishap.PROXY_FORBIDS, Mishap.UPGRADE]


@pytest.mark.parametrize("mishap", FAILURES)
@pytest.mark.parametrize(("woken", "most"), [(False, ALONE), (True, WOKEN)])
def test_nobody_is_flooded(tmp_path: Path, mishap: Mishap, woken: bool, most: int) -> None:
    with memory_office(tmp_path) as office:
        op_id = office.note("r1")
        office.wire.weather.bring([Trouble(0, mishap)] * 5_000)
        for second in range(600 if woken else 0):
            office.time.at(seconds=second, act=office.engine.wake)
        office.run_for(minutes=10)
        assert len(office.wire.log) >= 10, "it does try"
        assert office.requests_in_any_minute() <= most
        office.wire.weather.clear()
        office.run_for(minutes=10)
        assert office.state(op_id) is OperationState.SETTLED
