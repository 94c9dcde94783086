"""The queue in groups as an officer works it, by keyboard, in the real window."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Status
from officer_app.translation import install_translator
from sync.records import Group, QueueQuery
from sync.views import Folding
from tests.fakes.window_office import BAMBU, LURAH, NOW, WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.frame.command_list import CommandList
from ui.queue.filters import START
from ui.queue.group_words import group_words
from ui.queue.page import QueuePage
from ui.queue.report_list import PAGE
from ui.queue.view import QueueView

SHIFT = Qt.KeyboardModifier.ShiftModifier


def reports() -> list[Report]:
    """Two of mine, two of Budi's, three of nobody's; the most urgent is nobody's."""
    return [
        report(7),
        report(8, assignee=LURAH.id, status=Status.IN_PROGRESS),
        report(9, assignee="officer-2", ward=BAMBU),
        report(5),
        report(4, assignee=LURAH.id, ward=BAMBU),
        report(3, assignee="officer-2"),
        report(2),
    ]


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    """With its plurals."""
    install_translator("en")


@pytest.fixture
def queue(driver: WindowDriver) -> QueuePage:
    """The queue by officer: who has what."""
    page = driver.open(reports()).desk_page.queue
    page.show_view("who")
    return page


def current(view: QueueView) -> str:
    """What a screen reader says of the row that the officer is at."""
    return str(view.queue.data(view.currentIndex(), Qt.ItemDataRole.AccessibleTextRole))


def test_who_has_what_is_a_view_of_every_desk(driver: WindowDriver, queue: QueuePage) -> None:
    assert driver.headers() == [
        "group Nobody, 3 reports, 1 late, open",
        "group Siti Rahma, 2 reports, 1 late, open",
        "group Budi Santoso, 2 reports, 1 late, open",
    ]
    assert driver.numbers() == [7, 5, 2, 8, 4, 9, 3] and driver.opened() == "report-00007"
    assert queue.bar.active_words() == ["By officer"]
    QTest.mouseClick(next(iter(queue.bar._active_chips)), Qt.MouseButton.LeftButton)
    assert driver.headers() == [] and driver.numbers() == [7, 8, 9, 5, 4, 3, 2]
    assert driver.opened() == "report-00007", "the report that one was at stays open"


def test_j_and_k_step_over_headers_and_arrows_stop_at_them(driver: WindowDriver, queue: QueuePage) -> None:
    view = queue.view
    view.setFocus()
    for expected in (5, 2, 8, 4, 9, 3):
        driver.press("j")
        assert driver.opened() == f"report-{expected:05}"
    driver.press("j")
    assert driver.opened() == "report-00003", "the end"
    driver.press("kk")
    assert driver.opened() == "report-00004"
    driver.key(Qt.Key.Key_Down)
    assert current(view).startswith("group Budi Santoso") and driver.opened() == "report-00004"
    driver.key(Qt.Key.Key_Down)
    assert driver.opened() == "report-00009"
    driver.key(Qt.Key.Key_Up)
    driver.press("k")
    assert driver.opened() == "report-00004"


def test_left_and_right_close_and_open_the_group_one_is_in(driver: WindowDriver, queue: QueuePage) -> None:
    view = queue.view
    view.setFocus()
    driver.press("j")
    driver.key(Qt.Key.Key_Left)
    assert current(view) == "group Nobody, 3 reports, 1 late, closed" and driver.numbers() == [8, 4, 9, 3]
    assert driver.opened() == "report-00005", "nothing else is opened because a group was closed"
    driver.key(Qt.Key.Key_Left)
    assert len(driver.headers()) == 3
    driver.key(Qt.Key.Key_Right)
    assert current(view).endswith("open") and driver.numbers()[:3] == [7, 5, 2]
    driver.key(Qt.Key.Key_Right)
    assert driver.opened() == "report-00007", "from an open header on to its first report"
    driver.key(Qt.Key.Key_Left, SHIFT)
    assert driver.numbers() == [] and len(driver.headers()) == 3 and current(view).startswith("group Nobody")
    driver.press("j")
    assert driver.opened() == "report-00007", "there is nothing to step to"
    driver.key(Qt.Key.Key_Right, SHIFT)
    assert driver.numbers() == [7, 5, 2, 8, 4, 9, 3]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_space_and_enter_turn_a_header_over_and_do_nothing_to_a_report(
    driver: WindowDriver, queue: QueuePage, key: Qt.Key
) -> None:
    asked: list[None] = []
    queue.main_action_requested.connect(lambda: asked.append(None))
    queue.view.setFocus()
    driver.key(Qt.Key.Key_Up)
    driver.key(key)
    assert driver.headers()[0].endswith("closed") and driver.numbers() == [8, 4, 9, 3]
    driver.key(key)
    assert driver.headers()[0].endswith("open") and not asked


def test_a_click_turns_a_header_over(driver: WindowDriver, queue: QueuePage) -> None:
    view = queue.view
    position = view.queue.header_position(LURAH.id)
    assert position is not None
    place = view.visualRect(view.queue.index(position)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert driver.headers()[1] == "group Siti Rahma, 2 reports, 1 late, closed" and driver.opened() == "report-00007"


def test_x_at_a_header_ticks_all_of_the_group(driver: WindowDriver, queue: QueuePage) -> None:
    view = queue.view
    view.setFocus()
    driver.key(Qt.Key.Key_Left)
    driver.press("x")
    assert set(view.queue.ticks()) == {"report-00007", "report-00005", "report-00002"}, "also those that are hidden"
    assert driver.desk.desk_page.bulk.isVisible() and "3 report" in driver.desk.desk_page.bulk.title.text()
    queue.bar.set_query(START)
    assert len(view.queue.ticks()) == 3, "ticks stay when the list is laid out anew"
    queue.show_view("who")
    driver.key(Qt.Key.Key_Up)
    driver.key(Qt.Key.Key_Up)
    assert current(view).startswith("group Nobody")
    driver.press("x")
    assert view.queue.ticks() == ()
    place = view.visualRect(view.queue.index(0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    assert len(view.queue.ticks()) == 3


def test_what_arrives_keeps_the_place_the_report_and_the_header(driver: WindowDriver, queue: QueuePage) -> None:
    view = queue.view
    view.setFocus()
    driver.press("jjj")
    assert driver.opened() == "report-00008"
    driver.office.arrive(report(20), report(5, assignee=LURAH.id, rev=50))
    driver.qtbot.waitUntil(lambda: driver.numbers() == [7, 20, 2, 8, 5, 4, 9, 3])
    assert driver.opened() == "report-00008" and view.queue.report_id(view.currentIndex().row()) == "report-00008"
    driver.key(Qt.Key.Key_Up)
    assert current(view).startswith("group Siti Rahma, 3 reports")
    driver.office.arrive(report(21), report(4, rev=51))
    driver.qtbot.waitUntil(lambda: driver.numbers() == [7, 20, 21, 4, 2, 8, 5, 9, 3])
    assert current(view).startswith("group Siti Rahma, 2 reports"), "one stays at the header"
    driver.office.arrive(gone=["report-00009", "report-00003"])
    driver.qtbot.waitUntil(lambda: len(driver.headers()) == 2)
    assert driver.opened() == "report-00008"


def test_after_a_report_went_to_another_group_j_goes_on_where_it_stood(driver: WindowDriver, queue: QueuePage) -> None:
    queue.view.setFocus()
    driver.press("j")
    driver.office.arrive(report(5, assignee="officer-2", rev=50))
    driver.qtbot.waitUntil(lambda: driver.numbers() == [7, 2, 8, 4, 9, 5, 3])
    assert driver.opened() == "report-00005"
    driver.press("j")
    assert driver.opened() == "report-00002"


def test_a_long_queue_in_groups_is_stepped_through_to_its_end(driver: WindowDriver) -> None:
    made = [report(number, category=("flood", "waste")[number % 2]) for number in range(1, 2 * PAGE)]
    queue = driver.open(made).desk_page.queue
    queue.bar.set_query(replace(START, group=Group.CATEGORY))
    driver.qtbot.waitUntil(lambda: len(driver.numbers()) >= PAGE - 40)
    queue.view.choose(str(queue.view.queue.report_id(150)))
    queue.view.setFocus()
    seen = set()
    for _ in range(2 * PAGE - 150):
        driver.press("j")
        seen.add(driver.opened())
    assert len(seen) > PAGE and len(driver.headers()) == 2
    assert sorted(driver.numbers()) == list(range(1, 2 * PAGE))


def test_the_bar_the_key_and_the_palette_offer_groups(driver: WindowDriver) -> None:
    desk = driver.open(reports())
    bar = desk.desk_page.queue.bar
    commands = CommandList(desk.desk, desk.desk_page, desk.keys.press, desk.go_to, desk.open_report)
    assert not [command for command in commands.offer("groups") if command.name.startswith("fold:")]
    commands.run("group:due")
    assert bar.query().group is Group.DUE and driver.headers()[0] == "group Late, 3 reports, open"
    assert [command.name for command in commands.offer("close all groups")][:1] == ["fold:closed"]
    commands.run("fold:closed")
    assert driver.numbers() == []
    commands.run("fold:open")
    bar.groups_menu.rebuild()
    actions = {action.text().partition("\t")[0].partition("  ")[2]: action for action in bar.groups_menu.actions()[:7]}
    actions |= {action.text().partition("\t")[0]: action for action in bar.groups_menu.actions()[7:]}
    assert [group_words(group) for group in (None, *Group)] == list(actions)[:7]
    assert actions["By when due"].isChecked()
    actions["By status"].trigger()
    assert bar.query().group is Group.STATUS
    actions["Close all groups"].trigger()
    assert driver.numbers() == [] and desk.desk_page.queue.view.hasFocus()
    commands.run("group:")
    assert bar.query() == START and len(driver.numbers()) == 7


def test_the_key_opens_the_menu_and_a_number_chooses(driver: WindowDriver) -> None:
    bar = driver.open(reports()).desk_page.queue.bar
    driver.press("b")
    driver.qtbot.waitUntil(bar.groups_menu.isVisible)
    QTest.keyClick(bar.groups_menu, Qt.Key.Key_4)
    assert bar.query().group is Group.OFFICER
    driver.qtbot.waitUntil(lambda: not bar.groups_menu.isVisible())


def test_filters_and_orders_hold_within_groups(driver: WindowDriver, queue: QueuePage) -> None:
    queue.bar.set_query(replace(queue.query(), areas=(BAMBU,)))
    assert driver.numbers() == [9, 4] and len(driver.headers()) == 2
    queue.bar.set_query(replace(queue.query(), areas=(), text="gang 7"))
    driver.qtbot.waitUntil(lambda: driver.numbers() == [7])
    queue.bar.set_query(replace(queue.query(), text="tidak ada yang begini"))
    assert queue.empty.isVisible()
    queue.empty.pressed.emit()
    assert queue.query() == replace(START, group=Group.OFFICER)


def test_a_view_keeps_its_groups_and_the_session_what_was_closed(
    driver: WindowDriver, office: WindowOffice, queue: QueuePage
) -> None:
    queue.view.setFocus()
    driver.press("jjj")
    driver.key(Qt.Key.Key_Left)
    queue.keeper.save("Siapa", queue.query(), None, shared=False)
    queue.keeper.save("Siapa kita", replace(queue.query(), group=Group.AREA), None, shared=True)
    driver.qtbot.waitUntil(lambda: any(view.shared for view in queue.views()))
    driver.close()
    reopened = driver.open().desk_page.queue
    assert reopened.query().group is Group.OFFICER and reopened.view.folding == Folding(others=frozenset({LURAH.id}))
    assert driver.headers()[1] == "group Siti Rahma, 2 reports, 1 late, closed" and driver.numbers() == [7, 5, 2, 9, 3]
    kept = {view.name: view.query.group for view in reopened.views()}
    assert (kept["Siapa"], kept["Siapa kita"], kept["Late"]) == (Group.OFFICER, Group.AREA, None)


def test_time_passes_under_the_officers_eyes(driver: WindowDriver, office: WindowOffice) -> None:
    queue = driver.open([report(5), report(1), report(2)]).desk_page.queue
    queue.bar.set_query(replace(START, group=Group.DUE))
    queue.view.choose("report-00002")
    office.now = NOW + timedelta(hours=1, minutes=30)
    queue.view.pass_time()
    assert driver.headers() == ["group Late, 1 report, open", "group Due today, 2 reports, open"]
    assert queue.view.queue.report_id(queue.view.currentIndex().row()) == "report-00002"


def test_a_screen_reader_hears_headers_as_rows_of_the_list(driver: WindowDriver, queue: QueuePage) -> None:
    face = QAccessible.queryAccessibleInterface(queue.view)
    assert face is not None and face.childCount() == queue.view.queue.rowCount()
    said = [face.child(place).text(QAccessible.Text.Name) for place in range(face.childCount())]
    assert said[0] == "group Nobody, 3 reports, 1 late, open" and said[1].startswith("JK2603040007")


def test_groups_are_drawn_lower_than_reports_and_a_list_without_them_as_before(driver: WindowDriver, queue: QueuePage) -> None:
    view = queue.view
    QApplication.processEvents()
    heights = [view.visualRect(view.queue.index(row)).height() for row in (0, 1)]
    assert heights[0] < heights[1] and not view.uniformItemSizes()
    assert view.indexAt(QPoint(20, heights[0] + 5)).row() == 1
    queue.bar.set_query(QueueQuery(statuses=START.statuses))
    assert view.uniformItemSizes()
