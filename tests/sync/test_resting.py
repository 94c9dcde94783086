"""What the engine does between its runs, without any clock."""

from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from sync.changes import Connection, SyncState
from sync.resting import BREATH, DEEP_BREATH, GATHERING, INTERVAL, PING_LATEST, PING_SOONEST, Rest, rest_after, until_due
from sync.retry import BackOff

NOW = datetime(2026, 3, 2, 3, 0, tzinfo=UTC)


def state(connection: Connection, problem: str | None = None) -> SyncState:
    return SyncState(connection=connection, problem=problem)


def rest(connection: Connection, failures: int = 1, asked: float | None = None, problem: str | None = None) -> Rest:
    return rest_after(state(connection, problem), failures, asked, 7.0, BackOff(Random(1)))


def test_after_a_good_run_until_something_is_due() -> None:
    assert rest(Connection.ONLINE, 0) == Rest(7.0)


@pytest.mark.parametrize("connection", [Connection.OFFLINE, Connection.NOT_OUR_SERVER])
@pytest.mark.parametrize("failures", [1, 2, 9])
def test_without_an_answer_the_line_is_tried_first(connection: Connection, failures: int) -> None:
    found = rest(connection, failures, problem="unreachable")
    assert found.then_ping
    assert PING_SOONEST <= found.seconds <= PING_LATEST


def test_signed_out_a_minute_or_until_somebody_signs_in() -> None:
    assert rest(Connection.SIGNED_OUT, problem="signed-out") == Rest(INTERVAL, BREATH)


@pytest.mark.parametrize("problem", ["forbidden", "disk-full", "upgrade-required", "internal"])
def test_whatever_else_failed_is_tried_again_without_a_ping(problem: str) -> None:
    found = rest(Connection.ONLINE, problem=problem)
    assert not found.then_ping
    assert PING_SOONEST <= found.seconds <= PING_LATEST


@pytest.mark.parametrize(
    ("failures", "breath"), [(1, BREATH), (2, 2 * BREATH), (3, 4 * BREATH), (4, DEEP_BREATH), (10_000, DEEP_BREATH)]
)
def test_woken_all_the_time_the_breath_between_failures_grows(failures: int, breath: float) -> None:
    assert rest(Connection.OFFLINE, failures, problem="unreachable").at_least == breath


@pytest.mark.parametrize("connection", [Connection.OFFLINE, Connection.ONLINE])
def test_what_the_centre_asked_for_holds_even_when_woken(connection: Connection) -> None:
    found = rest(connection, asked=90.0, problem="unreachable")
    assert found.at_least == 90.0
    assert found.seconds >= 90.0


@pytest.mark.parametrize(
    ("due", "seconds"),
    [
        (None, INTERVAL),
        (NOW, GATHERING),
        (NOW - timedelta(days=1), GATHERING),
        (NOW + timedelta(seconds=9), 9.0),
        (NOW + timedelta(days=3), INTERVAL),
    ],
)
def test_until_something_is_due(due: datetime | None, seconds: float) -> None:
    assert until_due(due, NOW) == seconds
