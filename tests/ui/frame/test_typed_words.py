"""A word typed at the window where no field has the focus is looked for, and does nothing to any report."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from officer_app.domain.vocabulary import Status
from tests.fakes.window_office import report
from tests.ui.window_desk import WindowDriver
from ui.desk_page import MapMode
from ui.frame.rail import Place


def test_a_word_goes_into_the_search_and_nothing_is_done(driver: WindowDriver) -> None:
    desk = driver.open([report(1, text="jajanan di trotoar"), report(2), report(3)])
    opened, bar = driver.opened(), desk.desk_page.queue.bar
    driver.type_at_once("jajanan")
    assert bar.search.text() == "jajanan" and driver.focus() is bar.search
    driver.qtbot.waitUntil(lambda: driver.numbers() == [1])
    assert driver.opened() == opened, "the step of the first letter was taken back"
    assert desk.desk_page.detail.panel.form() is None
    driver.key(Qt.Key.Key_Return)
    assert driver.opened() == "report-00001" and desk.desk.reader.counts().unsent == 0


def test_a_word_replaces_what_was_searched_before(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2)])
    bar = desk.desk_page.queue.bar
    driver.press("/")
    QTest.keyClicks(driver.focus(), "lama")
    driver.key(Qt.Key.Key_Return)
    driver.key(Qt.Key.Key_Escape)
    assert driver.focus() is not bar.search
    driver.type_at_once("gang 2")
    assert bar.search.text() == "gang 2"
    assert desk.desk.reader.counts().unsent == 0 and not desk.desk_page.queue.view.queue.ticks()


def test_a_word_typed_on_another_page_does_nothing(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2)])
    desk.go_to(Place.OUTBOX)
    driver.type_at_once("mundur")
    driver.qtbot.waitUntil(lambda: not desk.shortcuts.guard.is_waiting())
    assert desk.pages.currentWidget() is desk.outbox and desk.desk_page.map_mode is MapMode.OFF
    assert desk.desk.reader.counts().unsent == 0


def test_a_key_and_then_text_for_the_form_that_it_opened(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2)])
    driver.press("a")
    form = desk.desk_page.detail.panel.form()
    assert form is not None
    driver.type_at_once("jajanan sudah ditertibkan")
    assert form.value("answer") == "jajanan sudah ditertibkan"


def test_control_and_enter_right_behind_a_letter_come_after_it(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2)])
    QTest.keyClicks(driver.focus(), "x")
    driver.key(Qt.Key.Key_Return)
    assert desk.desk_page.bulk.isVisible(), "ticked before Enter asked for the main action of what is ticked"
    assert {row.status for row in desk.desk.reader.rows(["report-00001", "report-00002"]).values()} == {Status.WAITING}
    assert desk.desk_page.bulk.confirm.isVisible()


def test_a_key_that_is_held_down_does_not_write_into_the_form_that_it_opened(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    driver.press("n")
    form = desk.desk_page.detail.panel.form()
    assert form is not None
    for _ in range(5):
        driver.repeat(Qt.Key.Key_N, "n")
    assert form.value("text") == ""
    QTest.keyClicks(driver.focus(), "nnn")
    assert form.value("text") == "nnn"
