"""Each list is found as it was left: its order, its groups, the map below it, also after a restart."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QSplitter

from sync.records import Group, Sort
from tests.fakes.window_office import LURAH, WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.desk_page import MapMode
from ui.queue.page import QueuePage


def choose(driver: WindowDriver, name: str) -> None:
    """Choose a view in the menu behind V, by its name and Enter."""
    assert driver.window is not None
    # Where the map's engine comes in, the platform makes the window anew.
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow)
    queue(driver).view.setFocus()
    driver.press("V")
    driver.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    action = next(one for one in menu.actions() if one.text().partition("\t")[0] == name)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)


def group_by_officer(driver: WindowDriver) -> None:
    """B and 4."""
    driver.press("B")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClicks(menu, "4")


def queue(driver: WindowDriver) -> QueuePage:
    return driver.desk.desk_page.queue


def sort_by(driver: WindowDriver, steps: int) -> None:
    """Step down in the box of orders."""
    box = queue(driver).bar.sort
    box.setFocus()
    for _ in range(steps):
        QTest.keyClick(box, Qt.Key.Key_Down)
    queue(driver).view.setFocus()


def test_order_and_groups_come_back_with_their_list(driver: WindowDriver, office: WindowOffice) -> None:
    driver.open([report(number, assignee=LURAH.id if number % 2 else None) for number in range(1, 9)])
    choose(driver, "Assigned to me")
    sort_by(driver, 1)
    group_by_officer(driver)
    chosen = queue(driver).query()
    assert (chosen.sort, chosen.group, chosen.assignee) == (Sort.NEWEST, Group.OFFICER, LURAH.id)
    choose(driver, "Late")
    assert (queue(driver).query().sort, queue(driver).query().group) == (Sort.RISK, None)
    choose(driver, "Assigned to me")
    assert queue(driver).query() == chosen
    driver.close()
    driver.open()
    assert queue(driver).query() == chosen
    choose(driver, "Late")
    choose(driver, "Assigned to me")
    assert queue(driver).query() == chosen


def test_what_a_view_is_by_its_nature_stays(driver: WindowDriver, office: WindowOffice) -> None:
    driver.open([report(1), report(2)])
    choose(driver, "Who has what")
    driver.press("B")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClicks(menu, "0")
    assert queue(driver).query().group is None
    choose(driver, "Late")
    choose(driver, "Who has what")
    assert queue(driver).query().group is Group.OFFICER


def test_a_moving_time_stays_moving_in_another_order(driver: WindowDriver, office: WindowOffice) -> None:
    driver.open([report(number) for number in range(1, 9)])
    choose(driver, "Late")
    group_by_officer(driver)
    before = queue(driver).query().due_before
    driver.close()
    office.now = office.now.replace(hour=9)
    driver.open()
    after = queue(driver).query().due_before
    assert before is not None and after is not None and after > before
    assert queue(driver).query().group is Group.OFFICER


def test_the_map_and_its_height_belong_to_the_list(driver: WindowDriver, office: WindowOffice) -> None:
    desk = driver.open([report(number, assignee=LURAH.id) for number in range(1, 9)])

    def mode() -> MapMode:
        return desk.desk_page.map_mode

    choose(driver, "Assigned to me")
    driver.press("M")
    assert mode() is MapMode.SPLIT
    driver.qtbot.waitUntil(lambda: desk.desk_page.map.pane is not None, timeout=10_000)
    splitter = queue(driver).parentWidget()
    assert isinstance(splitter, QSplitter)
    driver.qtbot.waitUntil(lambda: splitter.sizes()[1] > 0)
    handle = splitter.handle(1)
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(handle, start - QPoint(0, 60))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start - QPoint(0, 60))
    sizes = splitter.sizes()
    choose(driver, "Late")
    driver.press("M")
    driver.press("M")
    assert mode() is MapMode.OFF
    choose(driver, "Assigned to me")
    assert mode() is MapMode.SPLIT
    driver.qtbot.waitUntil(lambda: abs(splitter.sizes()[1] - sizes[1]) <= 2)
    choose(driver, "Late")
    assert mode() is MapMode.OFF
