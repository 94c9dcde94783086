"""F39: this computer's clock goes back three days, forward a year, and jumps while something waits: order and retries stand."""

import pytest

from sync.changes import Connection
from sync.records import OperationState
from tests.fakes.city_fixtures import Seat, kinds
from tests.fakes.office import Office
from tests.fakes.small_centre import SmallCentre, refused

SETTLED = OperationState.SETTLED


def test_a_jump_while_waiting_delays_nothing(office: Office, centre: SmallCentre) -> None:
    ops = [office.note("r1", "satu"), office.note("r1", "dua")]
    centre.fail("POST /operations", lambda _: refused("unavailable", 503))
    office.sync()
    office.pass_time(days=-3)
    assert office.sync().connection is Connection.ONLINE
    office.pass_time(days=368)
    ops.append(office.note("r1", "tiga"))
    office.sync()
    assert list(centre.applied) == ops
    assert [office.state(op_id) for op_id in ops] == [SETTLED] * 3


@pytest.mark.parametrize("days", [-3, 365])
def test_the_order_is_that_of_the_work_not_of_the_clock(seat: Seat, days: int) -> None:
    lurah = seat("lurah")
    lurah.sync()
    ops = []
    for number in range(4):
        ops.append(lurah.note("r1", f"{number}"))
        lurah.pass_time(days=days)
    lurah.sync()
    assert [lurah.state(op_id) for op_id in ops] == [SETTLED] * 4
    detail = lurah.reader.detail("r1")
    assert detail is not None
    assert [event.op_id for event in detail.events if event.op_id] == ops
    assert kinds(lurah, "r1") == ["received", *["note"] * 4]
    assert detail.report.clocks.response_due.year == 2026, "a wrong clock moves no deadline"
