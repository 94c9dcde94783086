"""The forecast against the same line worked by hand, turn by turn; and when it says that it cannot tell."""

import random
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from officer_app.domain.calendar import AROUND_THE_CLOCK, Weekday, WorkCalendar
from sync.forecast import ENOUGH, LOOK_BACK, MOST_SHOWN, Forecast, Pace, Pending, Promise, breaking_query, foretell, pace_of
from sync.moments import from_millis, to_millis
from sync.records import QueueQuery

NOW = datetime(2026, 3, 4, 4, 0, tzinfo=UTC)  # a Wednesday, 11:00 in WIB
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
OFFICE = WorkCalendar.of([(day, "08:00", "16:00") for day in list(Weekday)[:5]], [("2026-03-05", "libur")])


def pending(number: int, due: datetime, category: str = "waste") -> Pending:
    return Pending(to_millis(due), f"r{number:03d}", category)


def told(line: list[Pending], done: dict[str, int], calendar: WorkCalendar = AROUND_THE_CLOCK) -> Forecast:
    return foretell(Promise.RESPONSE, line, pace_of(done, None, calendar, NOW), calendar, NOW)


def by_hand(line: list[Pending], done: dict[str, int], calendar: WorkCalendar) -> list[str]:
    """The same by another way: each turn's moment is found by letting working time pass from the turn before it."""
    spent = Fraction(calendar.worked(NOW - LOOK_BACK, NOW) // timedelta(microseconds=1))
    own = {category for category, number in done.items() if number >= ENOUGH}
    broken = []
    for category in {entry.category for entry in line}:
        alone = category in own
        rate = spent / (done[category] if alone else sum(done.values()))
        turn = Fraction(0)
        for entry in sorted(line, key=lambda entry: (entry.due, entry.report_id)):
            if alone and entry.category != category:
                continue
            turn += rate
            finished = calendar.after(NOW, timedelta(microseconds=int(turn)) + timedelta(microseconds=turn != int(turn)))
            if entry.category == category and entry.due >= to_millis(NOW) and finished > from_millis(entry.due):
                broken.append((entry.due, entry.report_id))
    return [report_id for _, report_id in sorted(broken)]


@pytest.mark.parametrize("calendar", [AROUND_THE_CLOCK, OFFICE], ids=["clock", "office"])
@pytest.mark.parametrize("seed", range(30))
def test_it_is_what_working_the_line_by_hand_comes_to(calendar: WorkCalendar, seed: int) -> None:
    rng = random.Random(seed)
    categories = ("waste", "flood", "parking")
    line = [
        pending(number, NOW + timedelta(minutes=rng.randrange(-2_000, 14_000)), rng.choice(categories))
        for number in range(rng.randrange(80))
    ]
    done = {category: rng.choice((0, 3, 9, 10, 28, 120)) for category in categories}
    done["waste"] = max(done["waste"], ENOUGH)
    found = told(line, done, calendar)
    assert found.will_break is not None
    assert list(found.will_break) == by_hand(line, done, calendar)
    assert found.late == sum(from_millis(entry.due) < NOW for entry in line)
    assert found.waiting == len(line)
    dues = {entry.report_id: from_millis(entry.due) for entry in line}
    assert found.first == (dues[found.will_break[0]] if found.will_break else None)


def test_four_a_day_leave_the_fifth_of_today_too_late() -> None:
    line = [pending(number, NOW + DAY) for number in range(6)]
    found = told(line, {"waste": 4 * 28})
    assert (found.per_day, found.will_break, found.first) == (4.0, ("r004", "r005"), NOW + DAY)


def test_what_is_late_already_comes_first_and_is_not_counted_again() -> None:
    line = [pending(0, NOW - DAY), pending(1, NOW - HOUR), pending(2, NOW + DAY / 2)]
    assert told(line, {"waste": 2 * 28}).will_break == ("r002",)
    assert told(line, {"waste": 8 * 28}).will_break == ()
    assert told(line, {"waste": 8 * 28}).late == 2


def test_a_category_with_a_pace_of_its_own_does_not_wait_for_the_others() -> None:
    line = [*(pending(number, NOW + HOUR, "flood") for number in range(20)), pending(99, NOW + DAY, "waste")]
    assert told(line, {"flood": 10, "waste": 56}).will_break == tuple(f"r{number:03d}" for number in range(20))
    # With too few of its own done it waits for all of them.
    assert "r099" in (told(line, {"flood": 60, "waste": ENOUGH - 1}).will_break or ())


def test_too_little_done_tells_nothing_but_an_empty_line_is_no_riddle() -> None:
    found = told([pending(1, NOW + HOUR)], {"waste": ENOUGH - 1})
    assert (found.can_tell, found.will_break, found.waiting) == (False, None, 1)
    assert told([], {}).can_tell


def test_weeks_without_a_working_day_tell_nothing() -> None:
    closed = WorkCalendar(OFFICE.hours, tuple((date(2026, 1, 20) + n * DAY, "libur") for n in range(60)))
    assert not told([pending(1, NOW + HOUR)], {"waste": 50}, closed).can_tell


def test_the_pace_is_of_working_days_and_of_the_weeks_there_were() -> None:
    assert pace_of({"waste": 40}, None, OFFICE, NOW).days == 21  # 20 whole days; the first and the last are parts of one day each
    assert pace_of({"waste": 56}, None, AROUND_THE_CLOCK, NOW).per_day == 2.0
    young = pace_of({"waste": 20}, NOW - 5 * DAY, AROUND_THE_CLOCK, NOW)
    assert (young.since, young.days, young.per_day) == (NOW - 5 * DAY, 5, 4.0)
    assert pace_of({}, NOW + DAY, AROUND_THE_CLOCK, NOW).since == NOW
    assert Pace(NOW, {}, 0).per_day == 0.0


def test_what_a_query_shows_is_bounded() -> None:
    many = tuple(f"r{number}" for number in range(MOST_SHOWN + 5))
    forecast = Forecast(promise=Promise.RESPONSE, waiting=2_000, late=0, per_day=1.0, will_break=many)
    assert breaking_query(QueueQuery(areas=("31",)), forecast).reports == many[:MOST_SHOWN]
