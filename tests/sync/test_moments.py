"""Times as milliseconds."""

from datetime import UTC, datetime, timedelta

from hypothesis import given

from sync.moments import from_millis, to_millis
from tests.domain.samples import moments


@given(moments)
def test_a_time_comes_back_to_the_millisecond(moment: datetime) -> None:
    back = from_millis(to_millis(moment))
    assert timedelta(0) <= moment - back < timedelta(milliseconds=1)
    assert back.tzinfo is UTC


@given(moments, moments)
def test_order_is_kept(one: datetime, other: datetime) -> None:
    assert not (one <= other) or to_millis(one) <= to_millis(other)
