"""The clock for waiting times: set back, set ahead, suspended."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.steady_clock import SteadyClock
from tests.fakes.virtual_time import SkewedClock, VirtualTime


def test_it_is_the_computers_clock() -> None:
    time = VirtualTime()
    steady = SteadyClock(time.clock, time.monotonic)
    time.pass_by(100)
    assert steady() == time.now


@pytest.mark.parametrize("hours", [-72, -1])
def test_set_back_it_goes_on_as_before(hours: int) -> None:
    time = VirtualTime()
    computer = SkewedClock(time)
    steady = SteadyClock(computer, time.monotonic)
    time.pass_by(60)
    computer.jump(hours=hours)
    time.pass_by(60)
    assert steady() == time.now
    computer.jump(hours=-hours)
    time.pass_by(60)
    assert steady() - time.now == timedelta(hours=-hours), "what was lost stays added"


def test_set_ahead_or_asleep_it_follows() -> None:
    time = VirtualTime()
    computer = SkewedClock(time)
    steady = SteadyClock(computer, time.monotonic)
    computer.jump(days=365)
    assert steady() == time.now + timedelta(days=365)


@given(steps=st.lists(st.tuples(st.floats(0, 400), st.integers(-900, 900)), max_size=20))
def test_it_never_goes_back_and_never_lags_behind_what_passed(steps: list[tuple[float, int]]) -> None:
    time = VirtualTime()
    computer = SkewedClock(time)
    steady = SteadyClock(computer, time.monotonic)
    last = steady()
    for passes, jump in steps:
        time.pass_by(passes)
        computer.jump(minutes=jump)
        now = steady()
        assert now >= last
        assert now - last >= timedelta(seconds=passes - 5.01)
        last = now
