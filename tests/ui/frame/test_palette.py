"""Ctrl+K: whatever can be done is found by a part of its words, and done; what cannot says why."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from officer_app.domain.vocabulary import Status
from sync.records import Sort
from tests.fakes.window_office import WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.frame.palette import Command, Palette, PaletteModel, fitting
from ui.queue.filters import OPEN


@pytest.fixture
def palette(driver: WindowDriver) -> Palette:
    """The palette over two waiting reports, opened by its key."""
    driver.open([report(1), report(2)])
    return opened(driver)


def opened(driver: WindowDriver) -> Palette:
    assert driver.window is not None
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow)
    driver.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return next(palette for palette in driver.desk.findChildren(Palette) if palette.isVisible())


def words(palette: Palette) -> list[str]:
    return [palette.model.command(row).words for row in range(palette.model.rowCount())]  # type: ignore[union-attr]


def choose(palette: Palette, typed: str) -> None:
    QTest.keyClicks(palette.line, typed)
    QTest.keyClick(palette.line, Qt.Key.Key_Return)


def test_it_offers_what_the_report_allows_first(palette: Palette) -> None:
    assert words(palette)[0] == "Take on"
    QTest.keyClicks(palette.line, "send back")
    command = palette.model.command(0)
    assert command is not None and command.why_not == "There is no result to look at yet"
    QTest.keyClick(palette.line, Qt.Key.Key_Return)
    assert palette.isVisible(), "what is not possible is not done"


def test_an_action_is_done(driver: WindowDriver, palette: Palette) -> None:
    choose(palette, "take")
    reader = driver.desk.desk.reader
    driver.qtbot.waitUntil(lambda: reader.rows(["report-00002"])["report-00002"].status is Status.IN_PROGRESS)


def test_a_number_opens_its_report(driver: WindowDriver, palette: Palette) -> None:
    choose(palette, "jk2603040001")
    driver.qtbot.waitUntil(lambda: driver.opened() == "report-00001")


def test_orders_filters_and_places(driver: WindowDriver, palette: Palette) -> None:
    query = driver.desk.desk_page.queue.query
    choose(palette, "order newest")
    driver.qtbot.waitUntil(lambda: query().sort is Sort.NEWEST)
    choose(opened(driver), "only: delegated")
    driver.qtbot.waitUntil(lambda: query().statuses == (Status.DELEGATED,))
    choose(opened(driver), "go outbox")
    driver.qtbot.waitUntil(lambda: driver.desk.pages.currentWidget() is driver.desk.outbox)


def test_words_that_are_no_command_search(driver: WindowDriver, palette: Palette) -> None:
    choose(palette, "gang 2 menggenang")
    query = driver.desk.desk_page.queue.query
    driver.qtbot.waitUntil(lambda: query().text == "gang 2 menggenang")
    assert query().statuses == OPEN


def test_arrows_step_and_esc_leaves(palette: Palette) -> None:
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Down)
    QTest.keyClick(palette.line, Qt.Key.Key_Up)
    assert palette.list.currentIndex().row() == 1
    QTest.keyClick(palette.line, Qt.Key.Key_PageDown)
    QTest.keyClick(palette.line, Qt.Key.Key_PageDown)
    QTest.keyClick(palette.line, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex().row() <= palette.model.rowCount() - 1
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_the_model_is_one(office: WindowOffice) -> None:
    model = PaletteModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_commands([Command("a", "Take on", "Enter"), Command("b", "Note", "N", "no")])
    model.show_commands([])
    assert (model.rowCount(), tester.model()) == (0, model)


def test_every_typed_word_has_to_be_there() -> None:
    some = [
        Command("a", "Order: Newest"),
        Command("b", "Newest report"),
        Command("c", "Note", why_not="no"),
        Command("d", "Go to: Map"),
    ]
    assert [command.name for command in fitting(some, "new")] == ["b", "a"]
    assert [command.name for command in fitting(some, "est order")] == ["a"]
    assert [command.name for command in fitting(some, "")] == ["a", "b", "d", "c"]


def test_a_misspelt_command_is_found(driver: WindowDriver, palette: Palette) -> None:
    choose(palette, "oredr newset")
    driver.qtbot.waitUntil(lambda: driver.desk.desk_page.queue.query().sort is Sort.NEWEST)


def test_accents_and_case_need_not_be_typed() -> None:
    commands = [Command("a", "Café öffnen"), Command("b", "Jum\u2019at")]
    assert [command.name for command in fitting(commands, "CAFE offnen")] == ["a"]
    assert [command.name for command in fitting(commands, "jumat")] == ["b"]
    assert fitting(commands, "zzzzz") == []
