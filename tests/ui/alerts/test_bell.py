"""The bell: what was told stays, with a count, and leads to its report, by mouse and by keys."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from officer_app.domain.operations import Move
from officer_app.domain.vocabulary import Status
from sync.alerts import Alert, AlertKind, alerts_of_arrivals
from sync.changes import ChangeSet
from sync.feed import FeedReport
from sync.records import OperationState
from tests.fakes.window_office import LURAH, NOW, WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.alerts.page import AlertsPage
from ui.frame.rail import Place


def assigned(number: int, minutes: int = 0) -> Alert:
    name = f"report-{number:05}"
    return Alert(
        kind=AlertKind.ASSIGNED,
        at=NOW - timedelta(minutes=minutes),
        keys=(f"assigned:{name}:7",),
        reports=(name,),
        number=f"JK260304{number:04}",
        categories=("flood",),
        ward="31.75.07.1003",
        actor="Budi Santoso",
    )


def tell(office: WindowOffice, *alerts: Alert) -> None:
    """The engine keeps alerts, and says that their reports changed."""
    work = office.stores.open_work()
    work.tell(LURAH.id, alerts)
    work.close()
    office.on_change(ChangeSet(reports=frozenset(name for alert in alerts for name in alert.reports)))


def words(page: AlertsPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


def count(driver: WindowDriver) -> int:
    return driver.desk.rail.buttons[Place.ALERTS].count()


def test_an_assignment_is_counted_listed_and_opened_by_keys(driver: WindowDriver, office: WindowOffice) -> None:
    desk = driver.open([report(number) for number in range(1, 6)])
    assert count(driver) == 0
    tell(office, assigned(4, minutes=9), assigned(5))
    driver.qtbot.waitUntil(lambda: count(driver) == 2)
    assert "Budi Santoso assigned a report to you" in desk.notifications.toast.words()
    driver.key(Qt.Key.Key_L)
    page = desk.bell.page
    assert page.isVisible() and page.list.hasFocus()
    assert [line.split("·")[1].strip() for line in words(page)] == ["JK2603040005", "JK2603040004"]
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Return)
    assert driver.opened() == "report-00004" and desk.desk_page.isVisible()
    driver.qtbot.waitUntil(lambda: count(driver) == 1)


def test_a_click_opens_and_all_are_read_with_one_button_for_good(driver: WindowDriver, office: WindowOffice) -> None:
    desk = driver.open([report(number) for number in range(1, 6)])
    tell(office, assigned(2), assigned(3), assigned(4))
    driver.qtbot.waitUntil(lambda: count(driver) == 3)
    QTest.mouseClick(desk.rail.buttons[Place.ALERTS], Qt.MouseButton.LeftButton)
    page = desk.bell.page
    box = page.list.visualItemRect(page.list.item(1))
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert driver.opened() == "report-00003"
    driver.key(Qt.Key.Key_L)
    driver.qtbot.waitUntil(lambda: count(driver) == 2)
    QTest.mouseClick(page.read_all, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: count(driver) == 0)
    assert page.list.hasFocus() and not page.read_all.isEnabled()
    # They stay in the list, also after the window was closed and opened again.
    driver.close()
    desk = driver.open()
    driver.key(Qt.Key.Key_L)
    assert len(words(desk.bell.page)) == 3 and count(driver) == 0


def test_a_conflict_leads_to_its_decision_and_afterwards_to_the_report(driver: WindowDriver, office: WindowOffice) -> None:
    desk = driver.open([report(1), report(2)])
    commands = office.stores.open_commands()
    op_id = commands.record(LURAH, "report-00001", Move(to=Status.IN_PROGRESS))
    commands.close()
    work = office.stores.open_work()
    work.finish(op_id, OperationState.QUARANTINED, problem="refused-repeatedly")
    work.close()
    office.on_change(ChangeSet(operations=frozenset({op_id}), reports=frozenset({"report-00001"})))
    driver.qtbot.waitUntil(lambda: count(driver) == 1)
    driver.key(Qt.Key.Key_L)
    driver.key(Qt.Key.Key_Return)
    assert desk.decision.isVisible()
    driver.qtbot.waitUntil(lambda: count(driver) == 0)


def test_several_arrivals_are_one_line_that_opens_exactly_them(driver: WindowDriver, office: WindowOffice) -> None:
    desk = driver.open([report(1), report(2)])
    arrived = [report(number, text="RAHASIA Ibu Ani") for number in (7, 8, 9)]
    change = office.fill(arrived)
    found = alerts_of_arrivals([FeedReport(one) for one in arrived], change.arrived, (), NOW)
    tell(office, *found)
    driver.qtbot.waitUntil(lambda: count(driver) == 1)
    driver.key(Qt.Key.Key_L)
    [line] = words(desk.bell.page)
    assert line.startswith("●  3 new report") and "Banjir" in line and "RAHASIA" not in line
    driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: sorted(driver.numbers()) == [7, 8, 9])


def test_a_deadline_within_the_hour_is_kept_though_messages_are_switched_off(driver: WindowDriver, office: WindowOffice) -> None:
    office.settings.notifications = False
    soon = report(3, received_at=NOW - timedelta(hours=5, minutes=30))
    desk = driver.open([report(1), soon])
    for _ in range(2):
        desk.bell.clocks.look()
    driver.qtbot.waitUntil(lambda: count(driver) == 1)
    assert not desk.notifications.toast.isVisible()
    driver.key(Qt.Key.Key_L)
    assert "1 report(s) will be late within the hour" in words(desk.bell.page)[0]


def test_another_officer_of_this_computer_sees_none_of_it(driver: WindowDriver, office: WindowOffice) -> None:
    driver.open([report(1)])
    tell(office, assigned(1))
    driver.qtbot.waitUntil(lambda: count(driver) == 1)
    driver.close()
    office.officer = replace(LURAH, id="officer-9", login="other")
    office.take_desk(office.officer)
    desk = driver.open()
    assert count(driver) == 0
    driver.key(Qt.Key.Key_L)
    assert desk.bell.page.empty.isVisible()
