"""F43: the line goes and comes every two seconds for ten minutes: progress, and bounded requests."""

from pathlib import Path

from sync.records import OperationState
from tests.fakes.memory_office import memory_office
from tests.fakes.office import picture

PER_MINUTE = 120


def test_the_work_gets_through(tmp_path: Path) -> None:
    with memory_office(tmp_path) as office:
        ops = [office.note("r1", f"{number}") for number in range(20)] + [office.evidence("r0", picture(3, side=900))]
        for number in range(300):
            office.time.at(seconds=2 * number, act=office.goes_down if number % 2 == 0 else office.comes_back)
        office.run_for(minutes=10)
        arrived = sum(office.state(op_id) is OperationState.SETTLED for op_id in ops)
        assert arrived >= len(ops) - 1, "in the moments when there is a line, the work goes out"
        assert office.requests_in_any_minute() <= PER_MINUTE
        office.comes_back()
        office.run_for(minutes=10)
        assert [office.state(op_id) for op_id in ops] == [OperationState.SETTLED] * len(ops)
