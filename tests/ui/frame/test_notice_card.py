"""What the installation says about itself, above the pages."""

from datetime import timedelta

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from sync.care.notices import Notice
from sync.care.rebuilding import NOTICE as REBUILT
from sync.care.rebuilt import DAMAGED, JOURNAL, FoundOperation, MissingPhoto, Rebuilt
from tests.fakes.window_office import NOW, WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.frame.notice_card import NoticeCard
from ui.words.notice_lines import notice_lines


def rebuilt(office: WindowOffice) -> Rebuilt:
    """A rebuild that found two operations and lost one; its report lies in the home."""
    found = Rebuilt(
        name="work.damaged-1",
        at=NOW,
        reason="damaged",
        backup=None,
        backup_at=None,
        operations=(_found("JK1", "note", "queued", JOURNAL), _found("JK2", "telepathy", "asleep", DAMAGED)),
        operations_total=3,
        lost_operations=("0199-aaaa",),
        drafts_since=NOW - timedelta(hours=1),
        missing_photos=(MissingPhoto("op-1", "JK1", "ab" * 32),),
        audit_lines=5,
        audit_lines_lost=0,
    )
    (office.home / "work.damaged-1.json").write_bytes(msgspec.json.encode(found))
    return found


def _found(number: str, kind: str, state: str, place: str) -> FoundOperation:
    return FoundOperation("op", "report", number, kind, "officer-1", NOW, state, place)


def button(card: NoticeCard, words: str) -> QPushButton:
    return next(one for one in card.findChildren(QPushButton) if one.text() == words and one.isVisible())


def test_where_nothing_was_lost_no_loss_is_spoken_of(driver: WindowDriver) -> None:
    driver.office.stores.board.put(REBUILT, ("JK1 a", "JK2 b"), operations=2, lost=0)
    driver.open([report(1)])
    words = driver.main().notices.banner.words()
    assert "has been repaired" in words and "2 actions are here" in words
    assert "could not be found" not in words and "0" not in words


def test_a_rebuilt_work_file_is_told_with_its_differences_until_it_is_understood(driver: WindowDriver) -> None:
    found = rebuilt(driver.office)
    driver.office.stores.board.put(REBUILT, found.lines(), operations=3, lost=1, file="work.damaged-1.json")
    driver.open([report(1)])
    assert driver.window is not None
    card = driver.window.notices
    assert card.isVisible() and "has been repaired" in card.banner.words()
    assert "3 actions are here, 1 could not be found" in card.banner.words() and not card.list.isVisible()
    QTest.mouseClick(button(card, "Show the list"), Qt.MouseButton.LeftButton)
    lines = card.list.toPlainText().splitlines()
    assert card.list.isVisible() and "0199-aaaa" in lines[0] and "JK1" in lines[1] and "may be lost" in lines[2]
    assert lines[3] == "JK1  ·  Note  ·  4 Mar 2026 10:20  ·  Saved on this computer  ·  from the second copy"
    assert lines[4].startswith("JK2  ·  telepathy") and "asleep" in lines[4], "words of another version stay what they are"
    QTest.mouseClick(button(card, "Hide the list"), Qt.MouseButton.LeftButton)
    assert not card.list.isVisible()
    QTest.mouseClick(button(card, "Understood"), Qt.MouseButton.LeftButton)
    assert not card.isVisible() and driver.office.stores.notices() == ()


def test_without_its_report_a_rebuild_is_told_as_the_stores_wrote_it(office: WindowOffice) -> None:
    notice = Notice(REBUILT, {"file": "../../etc/passwd", "operations": 1}, ("JK1 · lost",))
    assert notice_lines(notice, office.home) == ("JK1 · lost",)


def test_what_comes_up_while_the_window_is_open_is_told_at_once_and_goes_when_it_is_over(driver: WindowDriver) -> None:
    driver.open([report(1)])
    assert driver.window is not None
    card, board = driver.window.notices, driver.office.stores.board
    assert not card.isVisible()
    board.put("journal-failed", reason="io")
    driver.qtbot.waitUntil(card.isVisible)
    assert "second copy" in card.banner.words()
    board.dismiss("journal-failed")
    driver.qtbot.waitUntil(lambda: not card.isVisible())


def test_the_most_pressing_notice_is_first_and_the_others_follow(office: WindowOffice, driver: WindowDriver) -> None:
    card = NoticeCard(office.home)
    driver.qtbot.addWidget(card)
    card.show_notices([Notice("journal-failed"), Notice("disk-full-ballast-used"), Notice("of-a-newer-version")])
    told = []
    while (shown := card.shown()) is not None:
        told.append(shown.code)
        button(card, "Understood").click()
    assert told == ["disk-full-ballast-used", "journal-failed", "of-a-newer-version"]


def test_a_notice_stands_on_the_sign_in_page_too(driver: WindowDriver) -> None:
    driver.office.stores.board.put("restart-to-repair")
    driver.open([report(1)])
    assert driver.window is not None
    driver.window.sign_out()
    assert driver.window.sign_in.isVisible() and driver.window.notices.isVisible()


def test_text_of_a_notice_is_text(office: WindowOffice, driver: WindowDriver) -> None:
    card = NoticeCard(office.home)
    driver.qtbot.addWidget(card)
    card.show_notices([Notice(REBUILT, {"operations": "<b>1</b>"}, ("<img src=x onerror=alert(1)>",))])
    button(card, "Show the list").click()
    assert card.list.toPlainText() == "<img src=x onerror=alert(1)>" and "<b>1</b>" in card.banner.words()
