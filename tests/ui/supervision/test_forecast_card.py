"""The forecast on real stores: what it says is what the cache says, every number opens its rows, few data are said to be few."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_app.domain import deadlines
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Role, Status
from sync.forecast import MOST_SHOWN, Forecast, Promise
from sync.records import QueueQuery
from tests.ui.desk_samples import NOW, report
from tests.ui.office_desk import OfficeDesk
from tests.ui.supervision.supervised import rows_of, show
from ui.supervision.forecast_card import ForecastCard
from ui.supervision.overview_page import OverviewPage
from ui.threads.reading import ReadingThread
from widgets.buttons import LinkButton


def answered(number: int) -> Report:
    """One that was answered and closed within the last weeks; the first came 28 days ago."""
    received = NOW - timedelta(days=28) + timedelta(hours=number)
    clocks = deadlines.resolve(deadlines.start(received, ClockPolicy()), received + timedelta(minutes=30))
    return report(id=f"a{number}", number=f"JK26020400{number:02d}", status=Status.DONE, received_at=received, clocks=clocks)


def waiting(number: int, *, hours_left: float) -> Report:
    """One that waits for its first answer, and how long that has."""
    received = NOW - timedelta(hours=6 - hours_left)
    clocks = deadlines.start(received, ClockPolicy())
    return report(id=f"w{number}", number=f"JK26030400{number:02d}", received_at=received, clocks=clocks)


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    office = OfficeDesk(qtbot, tmp_path / "home", roles=frozenset({Role.SUPERVISOR}), areas=("31",))
    yield office
    office.close()


@pytest.fixture
def page(office: OfficeDesk) -> Iterator[OverviewPage]:
    feed = ReadingThread(office.desk.stores)
    page = OverviewPage(office.desk, feed)
    office.qtbot.addWidget(page)
    yield page
    page.hide()
    page.stop()
    feed.stop()


def seen(office: OfficeDesk, page: OverviewPage) -> ForecastCard:
    show(office, page)
    office.qtbot.waitUntil(page.forecast.isVisible, timeout=5_000)
    return page.forecast


def opened(office: OfficeDesk, card: ForecastCard, button: LinkButton) -> int:
    """How many rows a number opens, pressed by keyboard."""
    with office.qtbot.waitSignal(card.query_requested) as asked:
        QTest.keyClick(button, Qt.Key.Key_Return)
    assert asked.args is not None
    return rows_of(office.desk.reader, asked.args[0])


def test_at_two_a_day_the_third_of_today_will_be_late(office: OfficeDesk, page: OverviewPage) -> None:
    late = waiting(0, hours_left=-1)
    today = [waiting(number, hours_left=5 + number / 10) for number in range(1, 5)]
    office.fill(*(answered(number) for number in range(56)), late, *today)
    card = seen(office, page)
    line = card.lines[Promise.RESPONSE]
    assert line.words() == (
        "First responses: 5 to answer 1 late already at your pace of 2 a day: 4 more will be late the first: 15:26"
    )
    assert [opened(office, card, button) for button in (line.waiting, line.late, line.breaking)] == [5, 1, 4]
    resolutions = card.lines[Promise.RESOLUTION]
    assert resolutions.words() == "Resolutions: 5 to close at your pace of 2 a day: no more will be late"
    assert opened(office, card, resolutions.waiting) == 5


def test_its_numbers_are_named_and_explained(office: OfficeDesk, page: OverviewPage) -> None:
    office.fill(*(answered(number) for number in range(28)), *(waiting(number, hours_left=4) for number in range(3)))
    line = seen(office, page).lines[Promise.RESPONSE]
    assert line.breaking.accessibleName() == "First responses: 3 more will be late"
    assert "last 28 days" in line.breaking.accessibleDescription()
    assert line.waiting.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_too_little_done_is_said_and_no_number_is_made_up(office: OfficeDesk, page: OverviewPage) -> None:
    office.fill(*(answered(number) for number in range(3)), waiting(1, hours_left=1))
    card = seen(office, page)
    assert card.lines[Promise.RESPONSE].words() == "First responses: 1 to answer too few answered yet for a forecast"
    assert card.lines[Promise.RESOLUTION].words() == "Resolutions: 1 to close too few closed yet for a forecast"


def test_an_office_without_open_reports_has_nothing_to_fear(office: OfficeDesk, page: OverviewPage) -> None:
    office.fill(answered(1))
    card = seen(office, page)
    assert [line.words() for line in card.lines.values()] == [
        "First responses: nothing to answer",
        "Resolutions: nothing to close",
    ]


def test_a_slow_pace_and_a_long_list(qtbot: QtBot) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    card = ForecastCard()
    qtbot.addWidget(card)
    many = tuple(f"r{number}" for number in range(MOST_SHOWN + 1))
    forecast = Forecast(
        promise=Promise.RESPONSE, waiting=2_000, late=0, per_day=0.3, will_break=many, first=NOW + timedelta(days=1)
    )
    card.show_forecasts(QueueQuery(), [forecast], NOW)
    line = card.lines[Promise.RESPONSE]
    assert "less than one a day: 1,001 more will be late the first: Thu 5 Mar 10:20" in line.words()
    assert "The first 1,000 of them are shown." in line.breaking.toolTip()
    card.show_forecasts(QueueQuery(), [replace(forecast, will_break=(), first=None)], NOW)
    assert "no more will be late" in line.words()
