"""What could not be read of the server's answers: in the window's foot, in the list behind it, and at the report itself."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from officer_app.translation import install_translator
from sync.changes import ChangeSet
from sync.remotes.feed_items import read_item
from tests.fakes.odd_reports import odd_item, put_odd
from tests.fakes.window_office import NOW, report
from tests.ui.access_colours import contrast_findings
from tests.ui.access_focus import focus_findings
from tests.ui.access_names import english_findings, name_findings
from tests.ui.access_room import room_findings
from tests.ui.access_states import SIZE
from tests.ui.access_unread import sheet_of
from tests.ui.window_desk import WindowDriver
from ui.actions.offers import Action, offers_for
from ui.frame.main_window import SMALLEST
from ui.frame.workplace import Workplace
from ui.theme import apply_theme


def opened(driver: WindowDriver) -> Workplace:
    driver.office.fill([report(1)])
    put_odd(driver.office)
    return driver.open([report(2)])


def test_the_foot_says_so_and_leads_to_the_list_and_the_report(driver: WindowDriver) -> None:
    desk = opened(driver)
    driver.qtbot.waitUntil(desk.status.unread.isVisible)
    assert desk.status.unread.text().startswith("5 not fully readable")
    QTest.mouseClick(desk.status.unread, Qt.MouseButton.LeftButton)
    sheet = sheet_of()
    lines = [sheet.list.item(row).text() for row in range(sheet.list.count())]
    assert lines[0].startswith("Channel: “whatsapp” · 3 report")
    assert "Status: “archived” · JK2603049903" in lines
    assert "Time of a photo: “9999-12-31T23:59:59Z” · JK2603049903" in lines
    assert "Shared views and templates: too long to be fetched" in lines
    sheet.list.setCurrentRow(lines.index("Status: “archived” · JK2603049903"))
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    driver.qtbot.waitUntil(lambda: driver.opened() == "odd-3")


def test_a_report_of_tomorrow_is_in_the_queue_with_its_words_and_without_moves(driver: WindowDriver) -> None:
    desk = opened(driver)
    desk.open_report("odd-3")
    driver.qtbot.waitUntil(lambda: driver.opened() == "odd-3")
    row = desk.desk_page.queue.view.queue.row("odd-3")
    assert row is not None and row.status == "archived" and not row.status.is_known
    page = desk.desk_page.detail
    offers = offers_for(row.status, desk.desk.officer.roles, desk.desk.reader.reference().workflow)
    assert not offers.find(Action.TAKE_ON).allowed and offers.find(Action.NOTE).allowed
    driver.press("n")
    assert page.panel.form() is not None


def test_the_report_itself_says_which_of_its_fields_these_are(driver: WindowDriver) -> None:
    desk = opened(driver)
    desk.open_report("odd-3")
    driver.qtbot.waitUntil(lambda: driver.opened() == "odd-3")
    body = desk.desk_page.detail.body
    assert body.unread.isVisible()
    title, _, text = body.unread.words().partition("\n")
    assert title == "Parts of this report could not be read"
    assert "Channel: “whatsapp”; Place: " in text
    assert "Status: “archived”" in text
    assert "administrator" in text
    desk.open_report("odd-1")
    driver.qtbot.waitUntil(lambda: driver.opened() == "odd-1")
    assert body.unread.isVisible() and "archived" not in body.unread.words() and "whatsapp" in body.unread.words()
    cache = driver.office.stores.open_cache()
    cache.apply_page([read_item(odd_item(20, id="odd-1"), NOW)], "c20", NOW)
    cache.close()
    desk.desk_page.detail.refresh(ChangeSet(reports=frozenset({"odd-1"})))
    assert not body.unread.isVisible(), "it was read whole meanwhile"
    other = report(2).id
    desk.open_report(other)
    driver.qtbot.waitUntil(lambda: driver.opened() == other)
    assert not body.unread.isVisible()


def test_many_fields_are_named_up_to_a_handful(driver: WindowDriver) -> None:
    desk = opened(driver)
    cache = driver.office.stores.open_cache()
    odd = {"channel": "a", "status": "b", "visibility": "c", "address": 5, "point": "d", "priority": "e", "text": 6}
    cache.apply_page([read_item(odd_item(4, **odd), NOW)], "c10", NOW)
    cache.close()
    desk.open_report("odd-4")
    driver.qtbot.waitUntil(lambda: driver.opened() == "odd-4")
    words = desk.desk_page.detail.body.unread.words()
    assert words.count(";") == 5 and "and 2 more" in words


def test_nothing_to_tell_takes_no_place(driver: WindowDriver) -> None:
    desk = driver.open([report(1)])
    assert not desk.status.unread.isVisible()
    assert not desk.desk_page.detail.body.unread.isVisible()


@pytest.mark.parametrize(("language", "size"), [("id", SIZE), ("en", SIZE), ("id", SMALLEST)])
def test_everybody_can_read_and_reach_it(driver: WindowDriver, language: str, size: tuple[int, int]) -> None:
    install_translator(language)
    apply_theme(QApplication.instance(), "light")  # type: ignore[arg-type]
    driver.office.fill([report(1)])
    put_odd(driver.office)
    desk = driver.open([report(2)], size=size)
    driver.qtbot.waitUntil(desk.status.unread.isVisible)
    QTest.mouseClick(desk.status.unread, Qt.MouseButton.LeftButton)
    desk.open_report("odd-3")
    driver.qtbot.waitUntil(lambda: driver.opened() == "odd-3")
    driver.qtbot.waitUntil(desk.desk_page.detail.body.unread.isVisible)
    for root in (desk.status, sheet_of(), desk.desk_page.detail.body.unread):
        found = name_findings(root) + contrast_findings(root) + room_findings(root, screen=SIZE)
        found += english_findings(root) if language == "id" else []
        assert not found, "\n".join(found)
    assert not focus_findings(sheet_of())
