"""Times and spans in words."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from officer_app.domain.deadlines import ClockReading, ClockState
from officer_app.translation import install_translator
from ui.words.times import age, duration, resolution_words, response_words, wib

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
        (timedelta(seconds=-5), "<1 min"),
        (timedelta(seconds=59), "<1 min"),
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
        (timedelta(days=89, hours=3), "89 d"),
        (timedelta(days=94, hours=3), "3 mo 3 d"),
        (timedelta(days=364), "11 mo 30 d"),
        (timedelta(days=365), "1 y"),
        (timedelta(days=2502), "6 y 10 mo"),
        (-timedelta(hours=3), "3 h"),
    ],
)
def test_a_duration_has_at_most_two_units(span: timedelta, words: str) -> None:
    assert duration(span) == words


@pytest.fixture
def indonesian(qapp: QApplication) -> Iterator[None]:
    install_translator("id")
    yield
    install_translator("en")


@pytest.mark.usefixtures("indonesian")
@pytest.mark.parametrize(
    ("span", "words"),
    [
        (timedelta(minutes=40), "40 mnt"),
        (timedelta(hours=2, minutes=5), "2 jam 5 mnt"),
        (timedelta(days=9, hours=2), "9 hr 2 jam"),
        (timedelta(days=94), "3 bln 3 hr"),
        (timedelta(days=2502), "6 thn 10 bln"),
    ],
)
def test_a_duration_in_the_units_of_an_indonesian_office(span: timedelta, words: str) -> None:
    assert duration(span) == words


@pytest.mark.usefixtures("indonesian")
@pytest.mark.parametrize(
    ("span", "words"),
    [(timedelta(0), "<1 mnt"), (timedelta(hours=3), "3 jam"), (timedelta(days=400), "13 bln"), (timedelta(days=2190), "6 thn")],
)
def test_an_age_in_the_units_of_an_indonesian_office(span: timedelta, words: str) -> None:
    assert age(span) == words


def reading(state: ClockState, remaining: timedelta) -> ClockReading:
    return ClockReading(state, remaining, at_risk=False)


@pytest.mark.parametrize(
    ("state", "remaining", "words"),
    [
        (ClockState.RUNNING, timedelta(minutes=40), "40 min left"),
        (ClockState.LATE, -timedelta(hours=2), "late by 2 h"),
        (ClockState.PAUSED, timedelta(hours=2), "paused"),
    ],
)
def test_both_clocks_say_alike_what_is_left(state: ClockState, remaining: timedelta, words: str) -> None:
    assert response_words(reading(state, remaining)) == resolution_words(reading(state, remaining)) == words


def test_a_clock_that_has_ended_says_how() -> None:
    met, late = reading(ClockState.MET, timedelta(hours=2)), reading(ClockState.MET_LATE, -timedelta(hours=2))
    assert [response_words(met), response_words(late)] == ["answered", "answered (late)"]
    assert [resolution_words(met), resolution_words(late)] == ["closed", "closed (late)"]


@pytest.mark.usefixtures("indonesian")
def test_indonesian_has_one_word_for_late() -> None:
    late = reading(ClockState.MET_LATE, -timedelta(days=2502))
    assert [response_words(late), resolution_words(late)] == ["dijawab (terlambat)", "ditutup (terlambat)"]
    assert response_words(reading(ClockState.LATE, -timedelta(days=2502))) == "lewat 6 thn 10 bln"
