"""Figures and verdicts: what is said of raw numbers."""

import pytest

from bench.measuring import Figure, at_least, at_most, percentile, seconds_of
from bench.table import number, rows_of, table_of

HUNDRED = list(map(float, range(1, 101)))


@pytest.mark.parametrize(
    ("values", "percent", "found"),
    [
        ([3.0, 1.0, 2.0], 50, 2.0),
        ([1.0], 95, 1.0),
        (HUNDRED, 95, 95.0),
        ([1.0, 9.0], 100, 9.0),
        ([5.0, 4.0], 0, 4.0),
    ],
)
def test_percentile_is_the_nearest_rank(values: list[float], percent: float, found: float) -> None:
    assert percentile(values, percent) == found


def test_a_verdict_keeps_its_reason_only_where_it_is_needed() -> None:
    missed, met = at_most("at most 50 ms", 51.2, 50, "ms", "the disk"), at_most("at most 50 ms", 50, 50, "ms", "the disk")
    assert (missed.met, missed.reached, missed.why) == (False, "51.2 ms", "the disk")
    assert (met.met, met.why) == (True, "")
    assert at_least("5 x", 4.9, 5, "x").met is False


def test_work_is_timed_as_often_as_asked() -> None:
    done: list[int] = []
    laps = seconds_of(lambda: done.append(1), 4)
    assert len(laps) == len(done) == 4
    assert all(lap >= 0 for lap in laps)


def test_the_table_names_who_and_how_many() -> None:
    figure = Figure(name="first sync", who="PouchDB", unit="reports/s", values=[1000.0, 3000.0, 2000.0], size=100_000)
    assert rows_of([figure]) == [("first sync", "PouchDB", "100,000", "2,000", "3,000", "3,000", "reports/s", "3")]
    heads, row = table_of([figure]).splitlines()
    assert heads.index("who") == row.index("PouchDB")


@pytest.mark.parametrize(("value", "text"), [(1234.5, "1,234"), (12.345, "12.3"), (0.001234, "0.00123"), (0.0, "0")])
def test_three_digits_count(value: float, text: str) -> None:
    assert number(value) == text
