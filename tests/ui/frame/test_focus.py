"""The keyboard focus has one owner and comes back to where the work is, whatever had it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from officer_app.domain.vocabulary import Status
from sync.records import Sort
from tests.fakes.window_office import report
from tests.ui.window_desk import WindowDriver
from ui.actions.offers import Action
from ui.desk_page import MapMode
from ui.frame.rail import Place
from ui.frame.workplace import Workplace

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, LEFT, PLAIN)


def in_list(driver: WindowDriver) -> bool:
    return driver.focus() is driver.desk.desk_page.queue.view


def presses_the_report(driver: WindowDriver) -> bool:
    """Whether J still steps and Enter still takes on, as where the work is."""
    before = driver.opened()
    driver.press("j")
    return in_list(driver) and driver.opened() != before


def close_form_by_esc(driver: WindowDriver) -> None:
    driver.press("n")
    driver.key(Qt.Key.Key_Escape)


def close_form_by_button(driver: WindowDriver) -> None:
    driver.press("n")
    form = driver.desk.desk_page.detail.panel.form()
    assert form is not None
    button = form.findChild(QWidget, "close_form")
    assert button is not None
    click(button)


def send_note(driver: WindowDriver) -> None:
    driver.press("n")
    QTest.keyClicks(driver.focus(), "Sudah dilihat")
    driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.qtbot.waitUntil(lambda: driver.desk.desk_page.detail.panel.form() is None)


def take_on_two(driver: WindowDriver) -> None:
    driver.press("xx")
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: not driver.desk.desk_page.bulk.isVisible())


def look_into_the_status_bar(driver: WindowDriver) -> None:
    click(driver.desk.status.synced)


def open_and_close_the_sheet(driver: WindowDriver) -> None:
    driver.press("?")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    driver.qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert driver.window is not None
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow)


def choose_an_order(driver: WindowDriver) -> None:
    sort: QComboBox = driver.desk.desk_page.queue.bar.sort
    QTest.mouseClick(sort, LEFT, PLAIN, QPoint(8, 8))
    driver.qtbot.waitUntil(sort.view().isVisible)
    place = sort.view().visualRect(sort.model().index(sort.findData(Sort.NEWEST), 0)).center()
    QTest.mouseMove(sort.view().viewport(), place)

    def is_taken() -> bool:
        # The list of a box takes no click in its first moments, lest the one that opened it chooses.
        QTest.mouseClick(sort.view().viewport(), LEFT, PLAIN, place)
        return not sort.view().isVisible()

    driver.qtbot.waitUntil(is_taken)
    assert driver.desk.desk_page.queue.query().sort is Sort.NEWEST


def press_a_chip(driver: WindowDriver) -> None:
    chip = driver.desk.desk_page.queue.bar.status_chips[Status.WAITING]
    click(chip)
    click(chip)


def visit_the_outbox(driver: WindowDriver) -> None:
    click(driver.desk.rail.buttons[Place.OUTBOX])
    click(driver.desk.rail.buttons[Place.QUEUE])


def read_the_text(driver: WindowDriver) -> None:
    QTest.mouseClick(driver.desk.desk_page.detail.body.text.viewport(), LEFT, PLAIN, QPoint(4, 4))
    driver.press("jk")


def read_the_history(driver: WindowDriver) -> None:
    QTest.mouseClick(driver.desk.desk_page.detail.body.history.viewport(), LEFT, PLAIN, QPoint(4, 4))
    driver.press("jk")


@pytest.mark.parametrize(
    "did",
    [
        close_form_by_esc,
        close_form_by_button,
        send_note,
        take_on_two,
        look_into_the_status_bar,
        open_and_close_the_sheet,
        choose_an_order,
        press_a_chip,
        visit_the_outbox,
        read_the_text,
        read_the_history,
    ],
)
def test_the_keys_are_in_the_list_again(driver: WindowDriver, did: Callable[[WindowDriver], None]) -> None:
    driver.open(report(number) for number in range(1, 9))
    woken = driver.office.woken
    did(driver)
    driver.qtbot.waitUntil(lambda: in_list(driver))
    driver.office.woken = woken
    assert presses_the_report(driver)
    driver.key(Qt.Key.Key_Down)
    assert driver.desk.desk_page.queue.query().sort in (Sort.RISK, Sort.NEWEST)


def test_the_welcome_gives_the_keys_to_the_list(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2)], welcome=True)
    assert desk.welcome.isVisible()
    button = next(one for one in desk.welcome.findChildren(QWidget) if one.isVisible() and one.property("text") == "Got it")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    driver.key(Qt.Key.Key_Return)
    assert not desk.welcome.isVisible() and in_list(driver)
    assert presses_the_report(driver) and desk.desk_page.queue.bar.search.text() == ""


@pytest.mark.parametrize("above", ["menu", "window"])
def test_what_goes_while_another_has_the_keys_gives_them_home(driver: WindowDriver, above: str) -> None:
    desk = driver.open([report(1), report(2)], welcome=True)
    button = next(one for one in desk.welcome.findChildren(QWidget) if one.isVisible() and one.property("text") == "Got it")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    other = QWidget()
    driver.qtbot.addWidget(other)
    if above == "menu":
        driver.press("b")
        driver.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    else:
        other.show()
        other.activateWindow()
        driver.qtbot.waitUntil(other.isActiveWindow)
    desk.welcome.hide()
    if above == "menu":
        opened = QApplication.activePopupWidget()
        assert opened is not None
        QTest.keyClick(opened, Qt.Key.Key_Escape)
    else:
        desk.window().activateWindow()
    driver.qtbot.waitUntil(lambda: in_list(driver))
    assert presses_the_report(driver)


def test_search_filter_and_forms_work_from_the_citizens_text(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2)])
    text = desk.desk_page.detail.body.text
    for key in "/n":
        QTest.mouseClick(text.viewport(), LEFT, PLAIN, QPoint(4, 4))
        assert driver.focus() is text
        driver.press(key)
        assert desk.desk_page.queue.bar.search.hasFocus() if key == "/" else _note_is_open(desk)


def _note_is_open(desk: Workplace) -> bool:
    form = desk.desk_page.detail.panel.form()
    return form is not None and form.spec.action is Action.NOTE


@pytest.mark.parametrize("forward", [True, False])
def test_tab_goes_round_through_rail_search_list_and_report(driver: WindowDriver, forward: bool) -> None:
    desk = driver.open([report(1), report(2)], map_mode=MapMode.OFF)
    start = driver.focus()
    been = [start]
    for _ in range(80):
        key = Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab
        driver.key(key, PLAIN if forward else Qt.KeyboardModifier.ShiftModifier)
        if driver.focus() is start:
            break
        been.append(driver.focus())
    else:
        raise AssertionError("Tab does not come round")
    wanted = [desk.desk_page.queue.view, desk.desk_page.detail.body, desk.status.synced]
    wanted += [desk.rail.buttons[Place.QUEUE], desk.desk_page.queue.bar.search]
    places = [been.index(one) for one in (wanted if forward else [wanted[0], *reversed(wanted[1:])])]
    assert places == sorted(places), "list, report, status bar, rail, search, and the list again"
    assert len(set(map(id, been))) == len(been)
