"""Failures of the line as the engine meets them, and the wait that the planner is given in tests."""

from datetime import timedelta

from sync.errors import Unreachable


def delay(failures: int, asked: float | None) -> timedelta:
    """The wait after so many failures, without the chance that the real one has."""
    return timedelta(seconds=max(2 * 2**failures, asked or 0))


def gateway(status: int, asked: float | None = None) -> Unreachable:
    """What something between us and the centre said."""
    return Unreachable(phase="gateway", status=status, retry_after=asked)


def busy(status: int, problem: str, asked: float | None = None) -> Unreachable:
    """What the centre itself said about its own trouble."""
    return Unreachable(phase="answer", status=status, problem=problem, retry_after=asked)
