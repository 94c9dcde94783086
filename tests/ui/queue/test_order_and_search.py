"""What comes first, what is found, and a menu that stays: by keys and mouse, in the real window."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from officer_app.domain import deadlines
from officer_app.domain.officers import Officer
from officer_app.domain.reports import Report
from officer_app.domain.vocabulary import Role, Status
from officer_app.translation import install_translator
from sync.records import Group
from tests.fakes.window_office import LURAH, NOW, report
from tests.ui.window_desk import WindowDriver
from ui.desk_page import MapMode
from ui.queue.bar import QueueBar
from ui.queue.filters import START
from ui.queue.report_list import QueueRole

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    """With its plurals and its names."""
    install_translator("en")


def reports_of_a_morning() -> list[Report]:
    """Late since long and since an hour, due soon, due later, paused, sent for validation."""
    answered = deadlines.respond(report(50).clocks, NOW)
    return [
        report(50),
        report(7),
        report(5, received_at=NOW - timedelta(hours=6) + 8 * MINUTE),
        report(4),
        report(60, status=Status.COORDINATING, clocks=deadlines.pause(answered, NOW - 40 * MINUTE)),
        report(61, status=Status.AWAITING_VALIDATION, clocks=answered),
        report(62, status=Status.DONE),
    ]


def type_search(driver: WindowDriver, text: str) -> QueueBar:
    """Type into the search as a hand does."""
    bar = driver.desk.desk_page.queue.bar
    bar.search.clear()
    driver.key(Qt.Key.Key_Escape)
    driver.desk.desk_page.queue.view.setFocus()
    driver.press("/")
    QTest.keyClicks(bar.search, text)
    driver.qtbot.waitUntil(lambda: not bar._pause.isActive())
    return bar


def settled_words(driver: WindowDriver, bar: QueueBar, hits: str) -> list[str]:
    """The chips once the hits are counted."""
    driver.qtbot.waitUntil(lambda: bar._hits.text() == hits and not bar._hits.isHidden(), timeout=5_000)
    return bar.active_words()


def test_what_breaks_within_the_hour_comes_first_and_other_hands_last(driver: WindowDriver) -> None:
    desk = driver.open(reports_of_a_morning())
    assert driver.numbers() == [5, 7, 50, 4, 61, 60]
    assert driver.opened() == "report-00005", "eight minutes are left"
    model = desk.desk_page.queue.view.queue
    apart = [bool(model.data(model.index(row), QueueRole.APART)) for row in range(model.rowCount())]
    assert apart == [False] * 4 + [True] * 2
    assert str(model.data(model.index(5))).endswith("Not in our hands now")


def test_a_validator_has_results_in_hand(driver: WindowDriver) -> None:
    validator = replace(LURAH, id="officer-9", roles=frozenset({Role.STAFF, Role.SUPERVISOR}))
    driver.office.officer = validator
    driver.office.take_desk(validator)
    driver.open(reports_of_a_morning())
    assert driver.numbers().index(61) < driver.numbers().index(60)
    model = driver.desk.desk_page.queue.view.queue
    assert not model.data(model.index(driver.numbers().index(61)), QueueRole.APART)


@pytest.mark.parametrize("group", [None, Group.CATEGORY])
def test_the_list_moves_with_the_clock_and_the_chosen_report_stays(driver: WindowDriver, group: Group | None) -> None:
    desk = driver.open(reports_of_a_morning())
    queue = desk.desk_page.queue
    queue.bar.set_query(replace(START, group=group))
    queue.view.setFocus()
    driver.press("jj")
    assert driver.opened() == "report-00050"
    driver.office.now = NOW + 9 * MINUTE
    queue.view.pass_time()
    assert driver.numbers() == [5, 7, 50, 4, 61, 60], "it is late now, and late last of all"
    driver.office.now = NOW + 70 * MINUTE
    queue.view.pass_time()
    assert driver.numbers() == [4, 5, 7, 50, 61, 60], "less than an hour is left of the next one"
    assert driver.opened() == "report-00050" and queue.view.queue.report_id(queue.view.currentIndex().row()) == "report-00050"


def test_a_field_officer_starts_in_the_own_list(driver: WindowDriver) -> None:
    field: Officer = replace(LURAH, id="officer-5", roles=frozenset({Role.FIELD}))
    driver.office.officer = field
    driver.office.take_desk(field)
    desk = driver.open([report(1, assignee="officer-5"), report(9)])
    assert driver.numbers() == [1] and driver.opened() == "report-00001"
    assert desk.desk_page.queue.views()[0].view_id == "mine"


def test_ten_rows_stand_beside_the_map(driver: WindowDriver) -> None:
    desk = driver.open([report(number) for number in range(1, 40)], map_mode=MapMode.SPLIT, size=(1366, 700))
    view = desk.desk_page.queue.view
    driver.qtbot.waitUntil(lambda: view.viewport().height() > 300)
    rows = view.viewport().height() / view.visualRect(view.queue.index(0)).height()
    assert 10 <= rows < 13 and desk.desk_page.map.height() > 150
    assert desk.desk_page.queue.bar.search.width() >= 220


def test_categories_are_found_by_their_names_in_both_languages(driver: WindowDriver) -> None:
    driver.open([report(1, text="Air naik"), report(2, text="banjir", category="waste"), report(3, category="waste")])
    for text, numbers in {"banjir": [2, 1], "flood": [1], "rubbish": [3, 2], "sampah": [3, 2]}.items():
        bar = type_search(driver, text)
        assert driver.numbers() == numbers, text
        assert settled_words(driver, bar, f"{len(numbers)} report{'s' if len(numbers) > 1 else ''}") == [f"Text: {text}"]


def test_short_words_are_looked_for_or_named_as_too_short(driver: WindowDriver) -> None:
    driver.open([report(1, text="Got mampet RT.012/RW.03"), report(2, text="kart 12 hilang"), report(3)])
    type_search(driver, "rt 12")
    assert driver.numbers() == [1]
    bar = type_search(driver, "mampet x")
    assert driver.numbers() == [1]
    assert not bar._short.isHidden() and bar._short.text() == "Too short to be searched for: x"


@pytest.mark.parametrize(("typed", "meant"), [("bnajir", "banjir"), ("smapah", "sampah"), ("brubang", "berlubang")])
def test_a_misspelt_word_finds_what_was_meant_and_says_so(driver: WindowDriver, typed: str, meant: str) -> None:
    other = report(4, category="other", text="x")
    driver.open([report(1), report(2, category="waste"), report(3, text="jalan berlubang"), other])
    bar = type_search(driver, typed)
    driver.qtbot.waitUntil(lambda: bar.query().meant == meant, timeout=5_000)
    assert bar.search.text() == typed, "what was typed stays"
    assert len(driver.numbers()) >= 1
    chip = next(iter(bar._active_chips))
    assert chip.text() == f"Text: {meant} (nothing with “{typed}”)"
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert driver.numbers() == [] and bar.active_words() == [f"Text: {typed}"], "as it was typed"


def test_chips_count_within_search_and_filters(driver: WindowDriver) -> None:
    driver.open([report(1), report(2, category="waste"), report(3, status=Status.IN_PROGRESS), report(4, text="lampu mati")])
    bar = type_search(driver, "menggenang")
    waiting, working = bar.status_chips[Status.WAITING], bar.status_chips[Status.IN_PROGRESS]
    driver.qtbot.waitUntil(lambda: waiting.text() == "Waiting 2" and working.text() == "In progress 1", timeout=5_000)
    QTest.mouseClick(working, Qt.MouseButton.LeftButton)
    assert driver.numbers() == [3] and waiting.text() == "Waiting 2", "what a click would open"
    driver.office.arrive(report(5))
    driver.qtbot.waitUntil(lambda: waiting.text() == "Waiting 3", timeout=5_000)


def entry(menu: QMenu, words: str) -> QAction:
    """An entry by its words, without its number."""
    return next(action for action in menu.actions() if action.text().partition("\t")[0] == words)


def test_the_filter_menu_stays_while_one_ticks_and_says_how_many(driver: WindowDriver) -> None:
    desk = driver.open([report(1), report(2, category="waste"), report(3, category="waste", status=Status.IN_PROGRESS)])
    desk.desk_page.queue.view.setFocus()
    driver.press("f")
    menu = desk.desk_page.queue.bar.menu
    driver.qtbot.waitUntil(menu.isVisible)
    below = entry(menu, "Category").menu()
    assert isinstance(below, QMenu)
    driver.qtbot.waitUntil(lambda: entry(below, "Rubbish").text() == "Rubbish\t2", timeout=5_000)
    menu.setActiveAction(entry(menu, "Category"))
    QTest.keyClick(menu, Qt.Key.Key_Right)
    driver.qtbot.waitUntil(below.isVisible)
    where = below.actionGeometry(entry(below, "Rubbish")).center()
    QTest.mouseMove(below, where)
    QTest.mouseClick(below, Qt.MouseButton.LeftButton, pos=where)
    assert below.isVisible() and entry(below, "Rubbish").isChecked() and driver.numbers() == [3, 2]
    below.setActiveAction(entry(below, "Flood"))
    QTest.keyClick(below, Qt.Key.Key_Space)
    assert below.isVisible() and driver.numbers() == [3, 2, 1]
    QTest.keyClick(below, Qt.Key.Key_Return)
    assert below.isVisible() and driver.numbers() == [3, 2] and not entry(below, "Flood").isChecked()
    QTest.keyClick(below, Qt.Key.Key_Escape)
    assert not below.isVisible() and menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    assert desk.desk_page.queue.query().categories == ("waste",)
