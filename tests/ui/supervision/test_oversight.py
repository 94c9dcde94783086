"""Supervision in the whole window: who sees it, its keys, and the way from a number to its rows and back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from officer_app.domain import deadlines
from officer_app.domain.deadlines import ClockPolicy
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Role, Status
from officer_app.translation import install_translator
from sync.figure_records import Standing
from tests.fakes.window_office import LURAH, NOW, WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.frame.command_list import CommandList
from ui.frame.rail import Place
from ui.frame.workplace import Workplace
from ui.supervision.supervision_page import SupervisionPage


def waiting(number: int) -> Report:
    """A result that waits for a validator."""
    received = NOW - timedelta(hours=number)
    clocks = deadlines.respond(deadlines.start(received, ClockPolicy()), received)
    return report(number, status=Status.AWAITING_VALIDATION, clocks=clocks, public_answer="Sudah", received_at=received)


@pytest.fixture
def supervising(qtbot: QtBot, tmp_path: Path) -> Iterator[WindowDriver]:
    office = WindowOffice(tmp_path / "home", officer=replace(LURAH, roles=frozenset({Role.SUPERVISOR})))
    driver = WindowDriver(qtbot, office)
    yield driver
    driver.close()
    office.close()


def ids(commands: CommandList) -> list[str]:
    """What the palette offers of places."""
    return [command.name for command in commands._places()]


def supervision(desk: Workplace) -> SupervisionPage:
    """The page, once it was wanted."""
    found = desk.oversight.supervision
    assert found is not None
    return found


def test_who_may_not_validate_has_no_supervision_but_statistics(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    assert desk.rail.buttons[Place.SUPERVISION].isHidden() and not desk.rail.buttons[Place.STATISTICS].isHidden()
    commands = CommandList(desk.desk, desk.desk_page, print, print, print)
    assert "place:statistics" in ids(commands) and "place:supervision" not in ids(commands)
    assert desk.oversight.supervision is None and desk.oversight.statistics is None, "nothing is made before it is wanted"


def test_the_rail_says_how_many_results_wait_and_leads_there(supervising: WindowDriver) -> None:
    desk = supervising.open([waiting(3), waiting(2), report(1)])
    button = desk.rail.buttons[Place.SUPERVISION]
    assert button.isVisible() and button.count() == 2
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    page = supervision(desk)
    assert desk.pages.currentWidget() is page and button.isChecked() and page.validation.list.hasFocus()
    assert page.validation.list.chosen() == "report-00003"
    supervising.press("j")
    assert page.validation.list.chosen() == "report-00002"
    supervising.press("k")
    assert page.validation.list.chosen() == "report-00003"


def test_a_result_is_validated_and_undone_by_keys(supervising: WindowDriver) -> None:
    supervising.office.settings.undo_seconds = 30
    desk = supervising.open([waiting(3), waiting(2)])
    desk.go_to(Place.SUPERVISION)
    page = supervision(desk)
    supervising.key(Qt.Key.Key_Return)
    supervising.qtbot.waitUntil(lambda: page.validation.list.chosen() == "report-00002", timeout=5_000)
    supervising.qtbot.waitUntil(lambda: desk.rail.buttons[Place.SUPERVISION].count() == 1)
    supervising.press("z")
    supervising.qtbot.waitUntil(lambda: page.validation.list.queue.rowCount() == 2, timeout=5_000)


def test_t_is_a_letter_in_the_reason(supervising: WindowDriver) -> None:
    desk = supervising.open([waiting(3)])
    desk.go_to(Place.SUPERVISION)
    supervising.press("t")
    supervising.press("tidak tepat, jk")
    assert supervision(desk).validation.reason.editor.toPlainText() == "tidak tepat, jk"
    supervising.key(Qt.Key.Key_Escape)
    assert not supervision(desk).validation.reason.isVisible() and desk.pages.currentWidget() is supervision(desk)
    supervising.key(Qt.Key.Key_Escape)
    assert desk.pages.currentWidget() is desk.desk_page


def test_a_number_opens_its_rows_in_the_queue_that_says_what_it_shows(supervising: WindowDriver) -> None:
    desk = supervising.open([waiting(3), report(9), report(1)])
    desk.go_to(Place.SUPERVISION)
    overview = supervision(desk).overview
    supervision(desk).show_overview()
    late = overview.tiles[Standing.LATE]
    supervising.qtbot.waitUntil(lambda: late.number() == 1, timeout=5_000)
    QTest.mouseClick(late, Qt.MouseButton.LeftButton)
    assert desk.pages.currentWidget() is desk.desk_page and supervising.numbers() == [9]
    assert "Late" in desk.desk_page.queue.bar.active_words()


def test_what_arrives_is_counted_and_listed(supervising: WindowDriver) -> None:
    desk = supervising.open([waiting(3)])
    desk.go_to(Place.SUPERVISION)
    page = supervision(desk)
    supervising.office.arrive(waiting(4))
    supervising.qtbot.waitUntil(lambda: page.validation.list.queue.rowCount() == 2, timeout=5_000)
    assert page.validation.list.chosen() == "report-00003", "the one at hand stays at hand"
    page.show_overview()
    tile = page.overview.tiles[Standing.AWAITING]
    supervising.qtbot.waitUntil(lambda: tile.number() == 2, timeout=5_000)
    supervising.office.arrive(waiting(5))
    supervising.qtbot.waitUntil(lambda: tile.number() == 3, timeout=5_000)


def test_statistics_open_rows_too(supervising: WindowDriver) -> None:
    desk = supervising.open([waiting(number) for number in range(1, 8)])
    desk.go_to(Place.STATISTICS)
    page = desk.oversight.statistics
    assert page is not None and desk.rail.buttons[Place.STATISTICS].isChecked()
    supervising.qtbot.waitUntil(lambda: page.model.rowCount() == 2, timeout=5_000)
    assert [page.model.index(row, 1).data() for row in range(2)] == ["7", "0"], "Klender, and Pondok Bambu without a report"
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(0, 1))
    supervising.key(Qt.Key.Key_Return)
    assert desk.pages.currentWidget() is desk.desk_page and len(supervising.numbers()) == 7


def test_it_fits_the_office_pc(supervising: WindowDriver) -> None:
    desk = supervising.open([waiting(3)], size=(1366, 768))
    for place in (Place.SUPERVISION, Place.STATISTICS):
        desk.go_to(place)
        page = desk.pages.currentWidget()
        assert page is not None and page.minimumSizeHint().width() <= 1366 - 92 and page.minimumSizeHint().height() <= 700


def test_the_language_changes_on_every_page(supervising: WindowDriver) -> None:
    desk = supervising.open([waiting(3)])
    desk.go_to(Place.SUPERVISION)
    desk.go_to(Place.STATISTICS)
    header = supervision(desk).validation.result.header
    install_translator("en")
    supervising.qtbot.waitUntil(lambda: header.category.text() == "Flood", timeout=5_000)
    install_translator("id")
    supervising.qtbot.waitUntil(lambda: header.category.text() == "Banjir", timeout=5_000)


def test_t_sends_a_result_back_and_a_word_that_is_typed_does_nothing(supervising: WindowDriver) -> None:
    desk = supervising.open([waiting(1), waiting(2), waiting(3)])
    desk.go_to(Place.SUPERVISION)
    page = supervision(desk).validation
    supervising.qtbot.waitUntil(lambda: page.result.detail() is not None)
    chosen = page.list.chosen()
    for word in ("terima", "jajanan", "tee"):
        supervising.type_at_once(word)
        supervising.qtbot.waitUntil(lambda: not desk.shortcuts.guard.is_waiting())
        assert not page.reason.isVisible() and page.list.chosen() == chosen, word
    supervising.press("T")
    assert page.reason.isVisible() and supervising.focus() is page.reason.editor
    supervising.type_at_once("tee jajanan")
    assert page.reason.editor.toPlainText() == "tee jajanan"
    assert desk.desk.reader.counts().unsent == 0
