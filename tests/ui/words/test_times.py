"""Times and spans in words."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale

from officer_app.domain.deadlines import ClockReading, ClockState
from ui.words.times import age, clock_words, duration, wib

NOW = datetime(2026, 3, 4, 3, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def english_months() -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))


def test_a_time_of_today_is_hours_and_minutes_in_wib() -> None:
    assert wib(datetime(2026, 3, 4, 3, 2, tzinfo=UTC), NOW) == "10:02"


def test_the_day_turns_at_midnight_in_jakarta_not_in_greenwich() -> None:
    assert wib(datetime(2026, 3, 3, 16, 59, tzinfo=UTC), NOW) == "3 Mar 23:59"
    assert wib(datetime(2026, 3, 3, 17, 1, tzinfo=UTC), NOW) == "00:01"


def test_another_year_is_named() -> None:
    assert wib(datetime(2017, 2, 21, 3, 2, tzinfo=UTC), NOW) == "21 Feb 2017 10:02"
    assert wib(datetime(2026, 2, 21, 3, 2, tzinfo=UTC)) == "21 Feb 2026 10:02"


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(seconds=-5), "now"),
        (timedelta(seconds=59), "now"),
        (timedelta(minutes=59), "59 min"),
        (timedelta(hours=47), "47 h"),
        (timedelta(days=2), "2 d"),
        (timedelta(days=89), "89 d"),
        (timedelta(days=400), "13 mo"),
        (timedelta(days=1000), "2 y"),
    ],
)
def test_an_age_is_one_short_unit(span: timedelta, words: str) -> None:
    assert age(span) == words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(minutes=40, seconds=59), "40 min"),
        (timedelta(hours=2), "2 h"),
        (timedelta(hours=2, minutes=5), "2 h 5 min"),
        (timedelta(days=6, hours=3, minutes=9), "6 d 3 h"),
        (timedelta(days=94, hours=3), "94 d"),
        (-timedelta(hours=3), "3 h"),
    ],
)
def test_a_duration_has_at_most_two_units(span: timedelta, words: str) -> None:
    assert duration(span) == words


@pytest.mark.parametrize(
    ("state", "remaining", "words"),
    [
        (ClockState.RUNNING, timedelta(minutes=40), "40 min left"),
        (ClockState.LATE, -timedelta(hours=2), "late by 2 h"),
        (ClockState.PAUSED, timedelta(hours=2), "paused"),
        (ClockState.MET, timedelta(hours=2), "met"),
        (ClockState.MET_LATE, -timedelta(hours=2), "met late"),
    ],
)
def test_a_clock_in_words(state: ClockState, remaining: timedelta, words: str) -> None:
    assert clock_words(ClockReading(state, remaining, at_risk=False)) == words
