"""The queue as an officer works it, on real stores."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from officer_app.domain.vocabulary import Status
from sync.changes import Connection
from sync.records import Sort
from tests.fakes.window_office import BAMBU, KLENDER, private, report
from tests.ui.window_desk import WindowDriver
from ui.queue.delegate import QueueDelegate
from ui.queue.filter_menu import FilterMenu
from ui.queue.filters import START
from ui.queue.report_list import FIRST, PAGE


def below(menu: QMenu, *path: str) -> list[QAction]:
    for name in path:
        found = next(action.menu() for action in menu.actions() if action.text() == name)
        assert isinstance(found, QMenu)
        menu = found
    return [action for action in menu.actions() if action.text()]


def texts(menu: FilterMenu, *path: str) -> list[str]:
    return [action.text() for action in below(menu, *path)]


def choose(menu: FilterMenu, *path: str) -> None:
    next(action for action in below(menu, *path[:-1]) if action.text() == path[-1]).trigger()


def test_the_report_most_at_risk_is_open_at_the_start(driver: WindowDriver) -> None:
    driver.open([report(3), report(9), report(1)])
    assert driver.opened() == "report-00009"
    assert driver.desk.desk_page.queue.view.selectionModel().hasSelection()


def test_closed_reports_are_not_in_the_way(driver: WindowDriver) -> None:
    driver.open([report(1), report(2, status=Status.DONE)])
    assert driver.numbers() == [1]


def test_a_status_chip_narrows_and_shows_its_count(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2, status=Status.IN_PROGRESS), report(3, status=Status.IN_PROGRESS)])
    chip = desk.desk_page.queue.bar.status_chips[Status.IN_PROGRESS]
    assert chip.text() == "In progress 2" and not desk.desk_page.queue.bar.status_chips[Status.DELEGATED].isVisible()
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert chip.isChecked() and driver.numbers() == [3, 2]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert not chip.isChecked() and len(driver.numbers()) == 3


def test_the_filter_menu_offers_what_there_is(driver: WindowDriver) -> None:
    desk = driver.open([report(1, category="waste"), report(2), report(3, ward=BAMBU)])
    menu = desk.desk_page.queue.bar.menu
    menu.rebuild()
    assert len(texts(menu, "Category")) == 3
    assert texts(menu, "Area") == ["Klender", "Pondok Bambu"]
    choose(menu, "Area", "Pondok Bambu")
    assert driver.numbers() == [3]
    assert desk.desk_page.queue.bar.active_words() == ["Pondok Bambu"]


def test_filters_add_up_and_each_chip_takes_its_own_off(driver: WindowDriver) -> None:
    desk = driver.open([report(1, category="waste", ward=BAMBU), report(2, ward=BAMBU), report(3, category="waste")])
    bar = desk.desk_page.queue.bar
    bar.set_query(replace(bar.query(), categories=("waste",), areas=(BAMBU,)))
    assert driver.numbers() == [1] and len(bar.active_words()) == 2
    category_chip = next(chip for chip in bar._active_chips if chip.text() != "Pondok Bambu")
    QTest.mouseClick(category_chip, Qt.MouseButton.LeftButton)
    assert driver.numbers() == [2, 1] and bar.active_words() == ["Pondok Bambu"]


def test_mine_and_unsent_are_filters(driver: WindowDriver) -> None:
    desk = driver.open([report(1, assignee="officer-1"), report(2)])
    bar = desk.desk_page.queue.bar
    bar.menu.rebuild()
    choose(bar.menu, "Assigned to me")
    assert driver.numbers() == [1]
    bar.set_query(replace(START, unsent_only=True))
    assert driver.numbers() == [] and "No report matches" in desk.desk_page.queue.empty.words()


def test_search_waits_for_a_pause_and_for_what_can_be_looked_for(driver: WindowDriver) -> None:
    desk = driver.open([report(1, text="Pompa rusak"), report(2, text="Sampah"), report(3, text="pompa air macet")])
    bar = desk.desk_page.queue.bar
    driver.press("/")
    assert bar.search.hasFocus()
    QTest.keyClicks(bar.search, "p")
    driver.qtbot.waitUntil(lambda: not bar._pause.isActive())
    assert len(driver.numbers()) == 3
    with driver.qtbot.waitSignal(bar.query_changed, timeout=2_000):
        QTest.keyClicks(bar.search, "ompa")
    driver.qtbot.waitUntil(lambda: not bar._pause.isActive())
    assert driver.numbers() == [3, 1] and bar.active_words() == ["Text: pompa"]


def test_a_number_opens_its_report_also_when_the_filters_hide_it(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2, status=Status.DONE)])
    bar = desk.desk_page.queue.bar
    bar.focus_search()
    QTest.keyClicks(bar.search, "JK2603040002")
    QTest.keyClick(bar.search, Qt.Key.Key_Return)
    assert driver.opened() == "report-00002"


def test_the_order_can_be_changed(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(5), report(3)])
    bar = desk.desk_page.queue.bar
    bar.sort.setCurrentIndex(bar.sort.findData(Sort.NEWEST))
    bar.sort.activated.emit(bar.sort.currentIndex())
    assert driver.numbers() == [1, 3, 5]


@pytest.mark.parametrize("sort", Sort)
def test_every_order_reads_on_beyond_what_is_shown_first(driver: WindowDriver, sort: Sort) -> None:
    desk = driver.open([report(number) for number in range(1, FIRST + 11)])
    queue = desk.desk_page.queue
    bar = queue.bar
    bar.sort.setCurrentIndex(bar.sort.findData(sort))
    bar.sort.activated.emit(bar.sort.currentIndex())
    assert queue.query().sort is sort, "as the stores compare it, not as the box gives it back"
    driver.qtbot.waitUntil(lambda: len(driver.numbers()) == FIRST + 10, timeout=2_000)
    newest_first = list(range(1, FIRST + 11))
    # Due now, late since an hour and longer, time left: least first.
    at_risk = [6, *range(7, FIRST + 11), 5, 4, 3, 2, 1]
    expected = {Sort.NEWEST: newest_first, Sort.OLDEST: newest_first[::-1], Sort.RISK: at_risk}
    assert driver.numbers() == expected[sort]


def test_an_empty_list_says_what_to_do(driver: WindowDriver) -> None:
    desk = driver.open([report(1, status=Status.DONE)])
    queue = desk.desk_page.queue
    assert queue.empty.isVisible() and "Well done" in queue.empty.words()
    queue.bar.set_query(replace(START, categories=("parking",)))
    assert "No report matches" in queue.empty.words()
    queue.empty.pressed.emit()
    assert queue.query() == START


@pytest.mark.parametrize(
    ("connection", "problem"),
    [
        (Connection.OFFLINE, None),
        (Connection.SIGNED_OUT, None),
        (Connection.NOT_OUR_SERVER, "not-our-server"),
        (Connection.ONLINE, "disk-full"),
    ],
)
def test_an_empty_list_praises_nobody_while_something_is_wrong(
    driver: WindowDriver, connection: Connection, problem: str | None
) -> None:
    desk = driver.open([report(1, status=Status.DONE)])
    queue = desk.desk_page.queue
    desk.banner._offline.setInterval(0)
    driver.office.tell(connection, problem=problem)
    driver.qtbot.waitUntil(lambda: "last sync" in queue.empty.words())
    driver.qtbot.waitUntil(desk.banner.isVisible)
    assert "Well done" not in queue.empty.words() and "Nothing was sent" not in desk.banner.words()
    driver.office.tell(Connection.ONLINE)
    driver.qtbot.waitUntil(lambda: "Well done" in queue.empty.words())


@pytest.mark.parametrize("connection", [Connection.OFFLINE, Connection.SIGNED_OUT])
def test_nobody_is_told_to_go_on_with_nothing(driver: WindowDriver, connection: Connection) -> None:
    desk = driver.open()
    desk.banner._offline.setInterval(0)
    driver.office.tell(connection, last_sync=None)
    driver.qtbot.waitUntil(desk.banner.isVisible)
    assert "go on working" not in desk.banner.words() + desk.status.connection.text()
    driver.office.tell(connection)
    driver.qtbot.waitUntil(lambda: "go on working" in desk.banner.words())


def test_the_first_sync_counts_and_can_be_worked_during(driver: WindowDriver) -> None:
    driver.office.state = replace(driver.office.state, connection=Connection.CONNECTING, last_sync=None)
    desk = driver.open()
    queue = desk.desk_page.queue
    assert "Fetching" in queue.empty.words()
    driver.office.tell(Connection.ONLINE, last_sync=None, progress=2)
    driver.office.arrive(report(1), report(2))
    driver.qtbot.waitUntil(lambda: driver.numbers() == [2, 1])
    driver.qtbot.waitUntil(lambda: queue.progress.isVisible() and "2" in queue.progress.words())
    # The first report can be worked on.
    driver.qtbot.waitUntil(lambda: driver.opened() == "report-00002")
    driver.office.tell(Connection.ONLINE)
    driver.qtbot.waitUntil(lambda: not queue.progress.isVisible())


def test_without_a_connection_the_empty_queue_says_so(driver: WindowDriver) -> None:
    driver.office.state = replace(driver.office.state, connection=Connection.OFFLINE, last_sync=None)
    desk = driver.open()
    assert "as soon as the server can be reached" in desk.desk_page.queue.empty.words()


def test_changes_keep_the_report_that_is_open_and_the_place_in_the_list(driver: WindowDriver) -> None:
    desk = driver.open(report(number) for number in range(10, 130))
    view = desk.desk_page.queue.view
    view.choose("report-00060")
    driver.qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 0)
    at = view.visualRect(view.currentIndex()).top()
    driver.office.arrive(*(report(number) for number in range(200, 220)))
    driver.qtbot.waitUntil(lambda: view.queue.rowCount() == 140)
    assert driver.opened() == "report-00060"
    assert view.queue.report_id(view.currentIndex().row()) == "report-00060"
    assert abs(view.visualRect(view.currentIndex()).top() - at) <= 1


def test_a_report_that_leaves_the_list_stays_open_until_the_officer_steps_on(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2), report(3)])
    view = desk.desk_page.queue.view
    view.choose("report-00002")
    driver.office.arrive(report(2, status=Status.DONE, rev=90))
    driver.qtbot.waitUntil(lambda: driver.numbers() == [3, 1])
    assert driver.opened() == "report-00002" and not view.selectionModel().hasSelection()
    driver.press("j")
    assert driver.opened() in ("report-00001", "report-00003")


def test_stepping_past_the_last_row_reads_on(driver: WindowDriver) -> None:
    desk = driver.open(report(number) for number in range(1, PAGE + 21))
    view = desk.desk_page.queue.view
    view.choose(str(view.queue.report_id(PAGE - 1)))
    driver.press("j")
    assert view.currentIndex().row() == PAGE and view.queue.rowCount() == PAGE + 20


def test_every_kind_of_row_paints(driver: WindowDriver) -> None:
    rows = [report(number, status=status, priority=number % 2) for number, status in enumerate(Status, 1)]
    desk = driver.open([*rows, private(20), report(21, text="<img src=x onerror=alert(1)> \u202e" + "a" * 5_000)])
    desk.desk_page.queue.bar.set_query(replace(START, statuses=()))
    view = desk.desk_page.queue.view
    assert view.queue.rowCount() == len(rows) + 2
    view.resize(500, 60 * view.queue.rowCount())
    plain = view.viewport().grab().toImage()
    assert not plain.isNull() and not plain.allGray(), "statuses are coloured"
    row = view.queue.row("report-00001")
    assert row is not None and KLENDER not in view.queue.words(row), "an area is named, not coded"


def test_a_smaller_list_keeps_the_chosen_report_in_sight(driver: WindowDriver) -> None:
    view = driver.open([report(number) for number in range(1, 40)]).desk_page.queue.view
    view.setMinimumHeight(400)
    last_seen = view.indexAt(view.viewport().rect().bottomLeft())
    view.setCurrentIndex(last_seen)
    view.setMinimumHeight(0)
    view.resize(view.width(), 150)
    assert view.viewport().rect().contains(view.visualRect(last_seen))


def test_a_row_is_drawn_anew_when_it_looks_different_and_only_then(driver: WindowDriver) -> None:
    desk = driver.open([report(number) for number in range(1, 6)])
    view = desk.desk_page.queue.view
    delegate = view.itemDelegate()
    assert isinstance(delegate, QueueDelegate)

    def drawn() -> list[QImage]:
        whole = view.viewport().grab().toImage()
        return [whole.copy(view.visualRect(view.model().index(row, 0))) for row in range(5)]

    first, pictures = drawn(), dict(delegate._pictures)
    assert drawn() == first and delegate._pictures == pictures
    view.setCurrentIndex(view.model().index(1, 0))
    assert [one == other for one, other in zip(drawn(), first, strict=True)] == [False, False, True, True, True]
    view.setCurrentIndex(view.model().index(0, 0))
    view.queue.tick(("report-00003",), on=True)
    assert [one == other for one, other in zip(drawn(), first, strict=True)].count(False) == 1
    # A picture is what the row itself would have been.
    delegate._pictures.clear()
    view.queue.tick(("report-00003",), on=False)
    assert drawn() == first
    # No more are kept than a screen shows.
    for width in range(400, 400 + 2 * len(pictures) * 12, 2):
        view.resize(width, view.height())
        drawn()
    assert len(pictures) < len(delegate._pictures) < 60
