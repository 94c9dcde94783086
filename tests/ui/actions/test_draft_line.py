"""An old draft says when it is from and is discarded or kept, never merged with new words unseen."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from officer_app.domain.vocabulary import Status
from tests.fakes.window_office import WindowOffice, report
from tests.ui.detail_driver import OpenPage, open_form
from tests.ui.window_desk import WindowDriver
from ui.actions.draft_line import DraftLine
from ui.actions.offers import Action


def button(line: DraftLine) -> QPushButton:
    [found] = [one for one in line.findChildren(QPushButton) if one.isVisible()]
    return found


def test_a_draft_is_discarded_and_brought_back(open_page: OpenPage) -> None:
    office, page = open_page(status=Status.IN_PROGRESS)
    page.activateWindow()
    office.qtbot.waitUntil(page.isActiveWindow)
    form = open_form(page, Action.REJECT)
    assert not form.draft.isVisible()
    QTest.keyClicks(form.editor("reason"), "Sudah lama")
    QTest.keyClick(form.editor("reason"), Qt.Key.Key_Escape)
    office.qtbot.waitUntil(lambda: "Sudah lama" in office.drafts().values())
    office.now += timedelta(hours=1)
    form = open_form(page, Action.REJECT)
    assert "Draft of 10:20" in form.draft.words()
    QTest.mouseClick(button(form.draft), Qt.MouseButton.LeftButton)
    assert form.value("reason") == "" and page.focusWidget() is form.editor("reason")
    office.qtbot.waitUntil(lambda: office.drafts() == {})
    QTest.mouseClick(button(form.draft), Qt.MouseButton.LeftButton)
    assert form.value("reason") == "Sudah lama"
    office.qtbot.waitUntil(lambda: "Sudah lama" in office.drafts().values())


def test_a_quick_reason_below_an_old_draft_stays_when_the_draft_goes(open_page: OpenPage) -> None:
    _office, page = open_page(status=Status.IN_PROGRESS)
    form = open_form(page, Action.REJECT)
    QTest.keyClicks(form.editor("reason"), "Draf lama")
    QTest.keyClick(form.editor("reason"), Qt.Key.Key_Escape)
    form = open_form(page, Action.REJECT)
    quick = next(one for one in form.findChildren(QPushButton) if one.property("field") == "reason")
    QTest.mouseClick(quick, Qt.MouseButton.LeftButton)
    assert form.value("reason") == f"Draf lama\n{quick.text()}"
    assert "added below it" in form.draft.words()
    QTest.mouseClick(button(form.draft), Qt.MouseButton.LeftButton)
    assert form.value("reason") == quick.text()


def drafts(office: WindowOffice) -> list[str]:
    reader = office.stores.open_reader()
    try:
        return [one.report_id for one in reader.drafted()]
    finally:
        reader.close()


def test_a_bulk_action_that_is_undone_leaves_no_drafts_and_its_words_in_one_form(
    driver: WindowDriver, office: WindowOffice
) -> None:
    office.settings.undo_seconds = 30
    desk = driver.open([report(1), report(2), report(3)])
    driver.press("XXN")
    bulk = desk.desk_page.bulk
    driver.qtbot.waitUntil(lambda: bulk.form() is not None)
    driver.press("Petugas berangkat")
    driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.qtbot.waitUntil(desk.status.undo.isVisible)
    driver.qtbot.waitUntil(lambda: bulk.form() is None)
    QTest.mouseClick(desk.status.undo, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: bulk.form() is not None)
    form = bulk.form()
    assert form is not None and form.value("text") == "Petugas berangkat"
    assert bulk.isVisible() and len(desk.desk_page.queue.view.queue.ticks()) == 2
    assert drafts(office) == []
    # What goes on being typed is added, and what is sent now goes to the same reports.
    driver.press(" lagi")
    driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.qtbot.waitUntil(lambda: len(desk.desk.reader.outbox()) == 2)
    assert drafts(office) == []


def test_a_bulk_action_leaves_the_drafts_of_its_reports_alone(driver: WindowDriver, office: WindowOffice) -> None:
    desk = driver.open([report(1), report(2)])
    driver.press("N")
    driver.press("Setengah ditulis")
    driver.key(Qt.Key.Key_Escape)
    driver.qtbot.waitUntil(lambda: drafts(office) == ["report-00002"])
    driver.press("XXN")
    driver.qtbot.waitUntil(lambda: desk.desk_page.bulk.form() is not None)
    driver.press("Untuk semua")
    driver.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.qtbot.waitUntil(lambda: len(desk.desk.reader.outbox()) == 2)
    assert desk.desk.reader.drafts("report-00002") == {"note.text": "Setengah ditulis"}
