"""Office hours in words: which they are, until when they pause, which holiday is near."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale

from officer_app.domain.calendar import AROUND_THE_CLOCK, WorkCalendar
from officer_app.translation import install_translator
from ui.words.office_hours import counting_words, hours_words, weekday_moment

NOW = datetime(2026, 3, 4, 3, 20, tzinfo=UTC)  # a Wednesday, 10:20 in WIB
WEEK = [(day, "07:30", "16:00") for day in ("monday", "tuesday", "wednesday", "thursday")]
OFFICE = WorkCalendar.of(
    [*WEEK, ("friday", "07:30", "11:30"), ("friday", "13:00", "16:30")],
    [("2026-03-05", "Proklamasi"), ("2026-03-07", "Sabtu"), ("2026-03-10", "Waisak {0}"), ("2026-03-20", "far")],
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    former = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(former)


def test_days_with_the_same_hours_are_named_together() -> None:
    assert hours_words(OFFICE) == "Mon–Thu 07:30–16:00, Fri 07:30–11:30 + 13:00–16:30"
    weekend = WorkCalendar.of([("saturday", "00:00", "24:00"), ("monday", "08:00", "12:00")], [])
    assert hours_words(weekend) == "Mon 08:00–12:00, Sat 00:00–24:00"


def test_all_time_needs_no_words() -> None:
    assert counting_words(AROUND_THE_CLOCK, NOW) == ""


def test_it_says_what_is_counted_and_which_holidays_of_workdays_are_near() -> None:
    assert counting_words(OFFICE, NOW) == (
        "Counts in office hours: Mon–Thu 07:30–16:00, Fri 07:30–11:30 + 13:00–16:30. Holiday tomorrow: Proklamasi. "
        "Holiday on Tue 10 Mar: Waisak {0}."
    )


def test_it_says_until_when_the_clock_stands_still() -> None:
    night = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
    assert "The clock is stopped until Fri 6 Mar 07:30. Holiday tomorrow: Proklamasi." in counting_words(OFFICE, night)
    assert "is stopped" not in counting_words(OFFICE, night, running=False)
    holiday = datetime(2026, 3, 5, 3, 0, tzinfo=UTC)
    assert "Holiday today: Proklamasi." in counting_words(OFFICE, holiday)
    lunch = datetime(2026, 3, 6, 5, 0, tzinfo=UTC)
    assert "until 13:00." in counting_words(OFFICE, lunch)


def test_a_moment_of_another_day_has_its_weekday() -> None:
    assert weekday_moment(NOW, NOW) == "10:20"
    assert weekday_moment(datetime(2026, 3, 6, 0, 30, tzinfo=UTC), NOW) == "Fri 6 Mar 07:30"


@pytest.mark.usefixtures("qapp")
def test_in_indonesian() -> None:
    install_translator("id")
    words = counting_words(OFFICE, NOW)
    assert words.startswith("Dihitung pada jam kerja: Sen–Kam 07:30–16:00, Jum")
    assert "Besok libur: Proklamasi." in words
