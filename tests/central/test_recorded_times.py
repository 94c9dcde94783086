"""Times of work that cannot be believed: a desk that was connected in between would have sent the work then."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tests.fakes.central_office import START, Caller, SetClock

Open = Callable[[str | None], Caller]


def renew(line: Caller) -> None:
    """As a desk does four times an hour while it is connected."""
    line.use(line.call("POST", "/session/refresh", json={"refresh_token": line.tokens["refresh_token"]}).json())


def connected(line: Caller, clock: SetClock, span: timedelta) -> None:
    """The desk stays connected for so long."""
    ends = clock.now + span
    while clock.now < ends:
        clock.move(timedelta(minutes=50))
        renew(line)


def noted(line: Caller, recorded_at: str, **changes: Any) -> bool:
    """Whether the time of a note that says so is told apart in the history."""
    operation = line.operation("r1", "note", {"text": "x"}, recorded_at=recorded_at) | changes
    assert line.send(operation)[0]["status"] == "applied"
    return bool(line.get("/reports/r1/events")["items"][-1]["data"].get("time_doubtful", False))


def test_work_of_a_desk_that_was_away_is_believed(lurah: Caller, clock: SetClock) -> None:
    clock.move(timedelta(days=9))
    renew(lurah)
    assert not noted(lurah, START.isoformat()), "nine days without a line"
    connected(lurah, clock, timedelta(hours=5))
    assert not noted(lurah, START.isoformat()), "and five hours until its photos were there"
    assert not noted(lurah, clock.now.isoformat())


def test_what_a_connected_desk_dates_back_is_told_apart(lurah: Caller, clock: SetClock) -> None:
    connected(lurah, clock, timedelta(days=3))
    assert not noted(lurah, (clock.now - timedelta(hours=20)).isoformat())
    assert noted(lurah, START.isoformat())


def test_neither_a_break_nor_another_sign_in_nor_another_name_hides_it(lurah: Caller, clock: SetClock) -> None:
    connected(lurah, clock, timedelta(days=3))
    clock.move(timedelta(hours=2))
    renew(lurah)
    assert noted(lurah, START.isoformat()), "a break of two hours"
    lurah.call("DELETE", "/session")
    lurah.sign_in("lurah")
    assert noted(lurah, START.isoformat()), "a sign-out"
    assert noted(lurah, START.isoformat(), device_id="another"), "a device of which nobody knows"


@pytest.mark.parametrize("days", [0, 1])
def test_a_new_desk_is_not_suspected(caller: Open, clock: SetClock, days: int) -> None:
    clock.move(timedelta(days=days))
    assert not noted(caller("lurah"), START.isoformat())
