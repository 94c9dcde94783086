"""How old operations are by the centre's days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.day_marks import last_until, older_than, read_marks, with_day, written

DAY = date(2026, 3, 2)


def days(count: int) -> date:
    return DAY + timedelta(days=count)


def test_a_day_is_marked_once_and_days_never_go_back() -> None:
    marks = with_day(with_day((), days(0), 5), days(1), 9)
    assert marks == (("2026-03-02", 5), ("2026-03-03", 9))
    assert with_day(marks, days(1), 12) == marks
    assert with_day(marks, days(-400), 12) == marks


@pytest.mark.parametrize(("until", "seq"), [(-1, 0), (0, 5), (1, 9), (2, 9), (9, 12)])
def test_what_was_recorded_until_a_day(until: int, seq: int) -> None:
    marks = (("2026-03-02", 5), ("2026-03-03", 9), ("2026-03-07", 12))
    assert last_until(marks, days(until)) == seq


@given(steps=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5)), max_size=80))
def test_what_is_younger_than_a_month_is_never_taken_for_older(steps: list[tuple[int, int]]) -> None:
    """Each step: so many days pass, so many operations are recorded, the centre is met."""
    marks, today, seq = read_marks(None), 0, 0
    recorded: dict[int, int] = {}
    for passed, count in steps:
        today += passed
        for _ in range(count):
            seq += 1
            recorded[seq] = today
        marks = read_marks(written(with_day(marks, days(today), seq)))
        older = last_until(marks, days(today - 30))
        assert all(recorded[number] <= today - 30 for number in recorded if number <= older)
        met = {number for number, day in recorded.items() if day < today - 30 - 9}
        assert not [number for number in met if number > older], "what is older than that and the longest pause is known to be"


def test_what_is_surely_so_old_by_the_centres_latest_day() -> None:
    marks = (("2026-03-02", 5), ("2026-03-03", 9), ("2026-04-01", 12))
    assert older_than(marks, timedelta(days=30)) == 5
    assert older_than(marks, timedelta(days=90)) == 0
    assert older_than((), timedelta(days=30)) is None


def test_what_cannot_be_read_marks_nothing() -> None:
    assert read_marks("[[1]") == ()
