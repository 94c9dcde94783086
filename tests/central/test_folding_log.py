"""The log of a server: repeated lines are folded and counted, long ones cut, and an hour has no more than its bytes."""

import io
import logging
from datetime import timedelta

import pytest

from central.folding_log import FoldingHandler
from tests.fakes.central_office import SetClock

BEGAN = SetClock().now


class Log:
    """A folding log whose time is moved by hand."""

    def __init__(self, **options: int) -> None:
        self.clock = SetClock()
        self.text = io.StringIO()
        handler = FoldingHandler(self.text, clock=lambda: (self.clock.now - BEGAN).total_seconds(), **options)
        self.log = logging.Logger("central.tried")
        self.log.addHandler(handler)

    @property
    def lines(self) -> list[str]:
        """What was written."""
        return self.text.getvalue().splitlines()


def test_the_same_line_is_written_a_few_times_a_minute_and_counted() -> None:
    log = Log()
    for number in range(1000):
        log.log.warning("a caller from %d went away", number)
    log.log.warning("something else")
    assert len(log.lines) == 6
    log.clock.move(timedelta(minutes=1))
    log.log.warning("a caller from %d went away", 1000)
    assert len(log.lines) == 8
    assert "995 more like this in 60 s: a caller from %d went away" in log.lines[6]


def test_errors_are_the_same_by_their_kind() -> None:
    log = Log()
    for kind in [ValueError] * 20 + [KeyError]:
        try:
            raise kind("x")
        except (ValueError, KeyError):
            log.log.exception("%s failed", kind)
    assert sum("Traceback" in line for line in log.lines) == 6


def test_an_hour_has_no_more_than_its_bytes() -> None:
    log = Log(hourly_bytes=10_000)
    for number in range(1000):
        log.log.warning(f"line {number} {'x' * 200}")
    assert len(log.text.getvalue()) < 11_000
    assert "nothing more is written" in log.lines[-1]
    log.clock.move(timedelta(hours=1))
    log.log.warning("a new hour")
    assert log.lines[-1].endswith("a new hour")


def test_a_long_line_is_cut(caplog: pytest.LogCaptureFixture) -> None:
    log = Log()
    log.log.warning("x" * 1_000_000)
    assert len(log.text.getvalue()) < 20_000
