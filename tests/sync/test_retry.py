"""Waiting times: within their bounds, and what a server asks for is honoured."""

from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.retry import LONGEST, LONGEST_ASKED, BackOff, asked_wait

NOW = datetime(2017, 2, 21, 6, 0, tzinfo=UTC)


@given(failures=st.integers(-1, 10_000), seed=st.integers())
def test_the_delay_is_drawn_below_a_growing_ceiling(failures: int, seed: int) -> None:
    delay = BackOff(Random(seed)).delay(failures).total_seconds()
    assert 0 <= delay <= min(LONGEST, 2 * 2 ** max(failures, 0) if failures < 20 else LONGEST)


def test_the_jitter_is_full() -> None:
    back_off = BackOff(Random(1))
    drawn = [back_off.delay(4).total_seconds() for _ in range(500)]
    assert min(drawn) < 3
    assert max(drawn) > 29


def test_never_sooner_than_the_server_asked() -> None:
    back_off = BackOff(Random(1))
    assert all(back_off.delay(0, 120.0).total_seconds() >= 120 for _ in range(50))


def test_bounds_of_the_ping() -> None:
    back_off = BackOff(Random(1))
    drawn = [back_off.delay(9, shortest=2.0, longest=60.0).total_seconds() for _ in range(200)]
    assert min(drawn) >= 2
    assert max(drawn) <= 60


@pytest.mark.parametrize(
    ("asked", "date", "seconds"),
    [
        ("7", None, 7.0),
        (" 0 ", None, 0.0),
        ("99999999999", None, LONGEST_ASKED),
        ("-3", None, None),
        ("soon", None, None),
        ("", None, None),
        (None, None, None),
        # This computer's clock (NOW) is four years off; only the distance between the server's own two times counts.
        ("Mon, 01 Mar 2021 10:00:30 GMT", "Mon, 01 Mar 2021 10:00:00 GMT", 30.0),
        ("Mon, 01 Mar 2021 09:00:00 GMT", "Mon, 01 Mar 2021 10:00:00 GMT", 0.0),
        ("Tue, 21 Feb 2017 06:00:05 GMT", None, 5.0),
        ("Tue, 21 Feb 2017 06:00:05 GMT", "no date", 5.0),
        ("Mon, 99 Zzz 2021 10:00:30 GMT", None, None),
    ],
)
def test_retry_after_in_its_forms(asked: str | None, date: str | None, seconds: float | None) -> None:
    assert asked_wait(asked, date, NOW) == seconds
