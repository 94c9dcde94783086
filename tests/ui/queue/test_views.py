"""Saved views: what every desk has, the officer's own, the office's; counted, kept, shared, deleted."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from officer_app.domain.vocabulary import Status
from sync.errors import OfficerError
from sync.records import QueueQuery
from tests.fakes.window_office import LURAH, NOW, WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.queue.filters import START
from ui.queue.page import QueuePage


@pytest.fixture
def queue(driver: WindowDriver) -> QueuePage:
    """Reports of several kinds: 1 to 3 waiting, 4 mine, 7 done."""
    mine = report(4, status=Status.IN_PROGRESS, assignee=LURAH.id)
    return driver.open([report(1), report(2), report(3, category="waste"), mine, report(7, status=Status.DONE)]).desk_page.queue


def entries(queue: QueuePage) -> dict[str, QAction]:
    queue.bar.views_menu.rebuild()
    return {action.text().partition("\t")[0]: action for action in queue.bar.views_menu.actions() if action.text()}


def counts(queue: QueuePage) -> dict[str, str]:
    return {name: action.text().partition("\t")[2] for name, action in entries(queue).items()}


def test_every_desk_has_views_with_their_counts(queue: QueuePage) -> None:
    found = counts(queue)
    assert (found["Open, most at risk first"], found["Assigned to me"], found["Assigned to nobody"]) == ("4", "1", "3")
    assert (found["Archive: everything that is closed"], found["Not sent yet"]) == ("1", "0")


def test_a_view_is_shown_and_its_filters_are_chips(driver: WindowDriver, queue: QueuePage) -> None:
    entries(queue)["Assigned to me"].trigger()
    assert driver.numbers() == [4]
    assert "Assigned to Siti Rahma" in queue.bar.active_words() or queue.query().assignee == LURAH.id


def test_what_is_shown_is_saved_and_comes_back(driver: WindowDriver, office: WindowOffice, queue: QueuePage) -> None:
    queue.bar.set_query(QueueQuery(statuses=START.statuses, categories=("waste",)))
    entries(queue)["Save what is shown as a view…"].trigger()
    queue.saver.name.setText("  Sampah   kami ")
    queue.saver.save.click()
    assert not queue.saver.isVisible()
    queue.bar.set_query(START)
    assert counts(queue)["Sampah kami"] == "1"
    entries(queue)["Sampah kami"].trigger()
    assert driver.numbers() == [3]
    reader = office.stores.open_reader()
    driver.qtbot.waitUntil(lambda: [view.name for view in reader.own_views(LURAH.id)] == ["Sampah kami"])
    reader.close()
    drop = next(action for action in queue.bar.views_menu.actions() if action.menu() is not None)
    below = drop.menu()
    assert isinstance(below, QMenu)
    queue.bar.views_menu._choose(below.actions()[0])
    assert "Sampah kami" not in entries(queue)


def test_a_view_without_a_name_is_asked_for_one(queue: QueuePage) -> None:
    queue.saver.ask()
    queue.saver.save.click()
    assert queue.saver.message.isVisible() and queue.saver.isVisible()


def test_a_late_view_moves_with_the_time(driver: WindowDriver, office: WindowOffice, queue: QueuePage) -> None:
    queue.show_view("late")
    assert queue.query().due_before == NOW
    queue.keeper.save("Telat", queue.query(), queue.keeper.find("late"), shared=False)
    view = next(view for view in queue.views() if view.name == "Telat")
    assert view.at(NOW.replace(year=2027)).due_before == NOW.replace(year=2027)


def test_the_office_shares_views(driver: WindowDriver, office: WindowOffice, queue: QueuePage) -> None:
    queue.saver.ask()
    queue.saver.name.setText("Banjir RW 05")
    queue.saver.shared.setChecked(True)
    queue.saver.save.click()
    driver.qtbot.waitUntil(lambda: "Banjir RW 05" in entries(queue))
    view = next(view for view in queue.views() if view.name == "Banjir RW 05")
    assert view.shared
    queue.keeper.drop(view.view_id)
    driver.qtbot.waitUntil(lambda: "Banjir RW 05" not in entries(queue))


def test_without_a_line_the_name_stays_and_the_reason_is_said(
    driver: WindowDriver, office: WindowOffice, queue: QueuePage
) -> None:
    office.refusal = OfficerError("unreachable")
    queue.saver.ask()
    queue.saver.name.setText("Banjir")
    queue.saver.shared.setChecked(True)
    queue.saver.save.click()
    driver.qtbot.waitUntil(queue.saver.message.isVisible)
    assert queue.saver.name.text() == "Banjir"


def test_the_next_start_shows_what_was_left(driver: WindowDriver, office: WindowOffice, queue: QueuePage) -> None:
    queue.show_view("late")
    queue.bar.search.setText("menggenang")
    driver.qtbot.waitUntil(lambda: queue.query().text == "menggenang")
    queue.bar.set_query(replace(queue.query(), due_before=None))
    queue.choose("report-00002")
    driver.close()
    assert b"menggenang" not in (office.home / "window.ini").read_bytes()
    reopened = driver.open().desk_page.queue
    assert (reopened.query().text, reopened.bar.search.text()) == ("menggenang", "menggenang")
    assert driver.opened() == "report-00002"


def test_a_late_view_that_was_left_is_of_the_new_moment(driver: WindowDriver, office: WindowOffice, queue: QueuePage) -> None:
    queue.show_view("late")
    driver.close()
    office.now += timedelta(hours=3)
    assert driver.open().desk_page.queue.query().due_before == office.now
