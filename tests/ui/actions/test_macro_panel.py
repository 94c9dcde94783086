"""Quick actions by hand: chosen by digit, seen before they are done, whole in one undo, for one report and for several."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from officer_app.domain.macros import ME, Macro
from officer_app.domain.operations import Answer, Assign, Move, Note, Payload
from officer_app.domain.vocabulary import Status
from tests.fakes.window_office import report
from tests.ui.window_desk import WindowDriver
from ui.actions.macro_panel import MacroPanel

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def panel_of(driver: WindowDriver) -> MacroPanel:
    return driver.desk.desk_page.detail.tools.macros


def lines(panel: MacroPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def payloads(driver: WindowDriver, report_id: str) -> list[Payload]:
    reader = driver.office.stores.open_reader()
    found = [item.payload for item in reader.outbox() if item.report_id == report_id]
    reader.close()
    return found


def keep(driver: WindowDriver, *macros: Macro) -> None:
    with driver.qtbot.waitSignal(driver.desk.desk.orders.done):
        driver.desk.desk.orders.keep_macros(macros)


def test_a_low_window_scrolls_the_steps_and_leaves_the_buttons(driver: WindowDriver) -> None:
    driver.open([report(1)])
    driver.press("q")
    panel = panel_of(driver)
    whole = panel.height()
    panel.window().resize(1024, 420)
    driver.qtbot.waitUntil(lambda: panel.height() < whole)
    for button in (panel.send, panel.send_on, panel.manage, panel.leave):
        assert button.visibleRegion().boundingRect() == button.rect(), button.text()


def test_three_keys_take_on_answer_and_assign_and_one_takes_all_back(driver: WindowDriver) -> None:
    driver.office.settings.undo_seconds = 10
    driver.open([report(1, assignee="officer-2"), report(2)])
    driver.desk.open_report("report-00001")
    driver.desk.desk_page.queue.view.setFocus()
    driver.press("q")
    panel = panel_of(driver)
    assert panel.isVisible() and driver.focus() is panel.list and not driver.desk.desk_page.detail.bar.isVisible()
    driver.press("1")
    assert "Take on  →  Public answer  →  Assign: you" in panel.steps.text()
    assert "laporan Anda nomor JK2603040001" in panel.answer.toPlainText(), "what the citizen will read is seen before"
    driver.key(Qt.Key.Key_Return, CTRL)
    driver.qtbot.waitUntil(lambda: len(payloads(driver, "report-00001")) == 3)
    move, answer, assign = payloads(driver, "report-00001")
    assert (move, assign) == (Move(to=Status.IN_PROGRESS), Assign(officer="officer-1"))
    assert isinstance(answer, Answer) and "nomor JK2603040001" in answer.text
    driver.qtbot.waitUntil(lambda: not panel.isVisible())
    assert driver.focus() is driver.desk.desk_page.queue.view
    driver.qtbot.waitUntil(driver.desk.status.undo.isVisible)
    driver.press("z")
    driver.qtbot.waitUntil(lambda: payloads(driver, "report-00001") == [])
    assert driver.desk.desk.reader.rows(["report-00001"])["report-00001"].status is Status.WAITING


def test_an_answer_that_was_changed_stays_until_it_is_sent(driver: WindowDriver) -> None:
    driver.office.settings.undo_seconds = 10
    driver.open([report(1), report(2)])
    driver.press("q1")
    panel = panel_of(driver)
    proposed = panel.answer.toPlainText()
    QTest.mouseClick(panel.answer.viewport(), Qt.MouseButton.LeftButton)
    driver.key(Qt.Key.Key_End, CTRL)
    QTest.keyClicks(driver.focus(), " Kami kabari lagi.")
    written = f"{proposed} Kami kabari lagi."
    assert panel.answer.toPlainText() == written
    panel.list.setFocus()
    driver.press("2")
    assert panel.answer.toPlainText() not in (proposed, written), "another quick action has words of its own"
    driver.press("1")
    assert panel.answer.toPlainText() == written
    driver.key(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    driver.press("jq1")
    assert "Kami kabari lagi" not in panel.answer.toPlainText(), "another report is answered with what is proposed for it"
    driver.key(Qt.Key.Key_Escape)
    driver.press("kq1")
    assert panel.answer.toPlainText() == written
    driver.key(Qt.Key.Key_Return, CTRL)
    driver.qtbot.waitUntil(lambda: written in answers(driver))
    assert answers(driver) == [written]


def answers(driver: WindowDriver) -> list[str]:
    """The public answers that were recorded for the first two reports."""
    done = [*payloads(driver, "report-00001"), *payloads(driver, "report-00002")]
    return [one.text for one in done if isinstance(one, Answer)]


def test_with_shift_the_next_report_is_there(driver: WindowDriver) -> None:
    driver.open([report(number) for number in (1, 2, 3)])
    first, second, _ = driver.numbers()
    driver.press("q")
    driver.key(Qt.Key.Key_Return, CTRL | SHIFT)
    driver.qtbot.waitUntil(lambda: driver.opened() == f"report-{second:05}")
    assert len(payloads(driver, f"report-{first:05}")) == 2, "it becomes one's own by being taken on"
    assert driver.focus() is driver.desk.desk_page.queue.view and not panel_of(driver).isVisible()


def test_what_is_not_possible_says_why_and_cannot_be_chosen(driver: WindowDriver) -> None:
    driver.open([report(1, status=Status.IN_PROGRESS)])
    driver.press("q")
    panel = panel_of(driver)
    assert "Take on: It is being handled already" in lines(panel)[0]
    assert panel.list.currentRow() == 1
    driver.press("1")
    assert panel.list.currentRow() == 1
    driver.press("3")
    assert panel.list.currentRow() == 2
    assert driver.desk.desk.reader.counts().unsent == 0, "a digit chooses, it moves no report"


def test_the_words_can_be_changed_and_an_unfilled_variable_holds_them_back(driver: WindowDriver) -> None:
    driver.open([report(1)])
    keep(driver, Macro(macro_id="m", name="Serahkan", answer="Ditangani {dinas}.", note="Cek"))
    driver.press("q")
    panel = panel_of(driver)
    driver.key(Qt.Key.Key_Return, CTRL)
    assert panel.banner.isVisible() and driver.focus() is panel.answer and not payloads(driver, "report-00001")
    driver.key(Qt.Key.Key_A, CTRL)
    QTest.keyClicks(driver.focus(), "Ditangani hari ini.")
    driver.key(Qt.Key.Key_Return, CTRL)
    driver.qtbot.waitUntil(lambda: payloads(driver, "report-00001") == [Answer(text="Ditangani hari ini."), Note(text="Cek")])


def test_by_mouse_and_esc_leaves_everything_as_it_was(driver: WindowDriver) -> None:
    page = driver.open([report(1)]).desk_page
    driver.press("q")
    driver.key(Qt.Key.Key_Escape)
    panel = panel_of(driver)
    assert not panel.isVisible() and page.detail.bar.isVisible() and driver.focus() is page.queue.view
    driver.press("q")
    item = panel.list.visualItemRect(panel.list.item(1)).center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=item)
    QTest.mouseClick(panel.send, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: len(payloads(driver, "report-00001")) == 2)


def test_several_reports_get_their_own_words(driver: WindowDriver) -> None:
    page = driver.open([report(1), report(2, status=Status.IN_PROGRESS), report(3)]).desk_page
    page.queue.view.queue.tick(["report-00001", "report-00002", "report-00003"], on=True)
    driver.press("q")
    panel = page.bulk.macros
    assert panel.isVisible() and "for 2 of 3" in lines(panel)[0]
    assert "{nomor}" in panel.answer.toPlainText()
    driver.key(Qt.Key.Key_Return, CTRL)
    driver.qtbot.waitUntil(lambda: len(payloads(driver, "report-00003")) == 2)
    assert payloads(driver, "report-00002") == []
    for number in (1, 3):
        answer = payloads(driver, f"report-0000{number}")[1]
        assert isinstance(answer, Answer) and f"nomor JK260304000{number}" in answer.text
    driver.qtbot.waitUntil(lambda: page.queue.view.queue.ticks() == ("report-00002",))


def test_one_is_made_renamed_and_deleted_by_hand(driver: WindowDriver) -> None:
    page = driver.open([report(1)]).desk_page
    driver.press("q")
    panel = panel_of(driver)
    QTest.mouseClick(panel.manage, Qt.MouseButton.LeftButton)
    dialog = page.quick.macros.dialog
    assert dialog is not None
    dialog.activateWindow()
    driver.qtbot.waitUntil(dialog.isActiveWindow)
    QTest.mouseClick(dialog.new, Qt.MouseButton.LeftButton)
    QTest.keyClicks(dialog.editor.name, "  Ambil   sekarang ")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert "does nothing yet" in dialog.message.words()
    dialog.editor.move_to.setFocus()
    QTest.keyClick(dialog.editor.move_to, Qt.Key.Key_Down)
    dialog.editor.assignee.setFocus()
    QTest.keyClicks(dialog.editor.assignee, "you")
    dialog.editor.note.setFocus()
    QTest.keyClicks(dialog.editor.note, "Besok")
    with driver.qtbot.waitSignal(dialog.changed):
        QTest.keyClick(dialog.editor.note, Qt.Key.Key_Return, CTRL)
    reader, me = driver.desk.desk.reader, driver.desk.desk.officer.id
    kept = reader.own_macros(me)
    assert kept is not None and len(kept) == 4
    assert (kept[-1].name, kept[-1].move, kept[-1].assignee, kept[-1].note) == ("Ambil sekarang", "in_progress", ME, "Besok")
    assert lines(panel)[3].startswith("4  Ambil sekarang"), "the open list has it at once"
    dialog.editor.name.selectAll()
    QTest.keyClicks(dialog.editor.name, "Ambil")
    with driver.qtbot.waitSignal(dialog.changed):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.drop, Qt.MouseButton.LeftButton)
    assert "Delete “Ambil”?" in dialog.message.words()
    with driver.qtbot.waitSignal(dialog.changed):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert [macro.name for macro in reader.own_macros(me) or []] == [macro.name for macro in kept[:3]]
    dialog.close()


def test_a_hand_over_needs_its_agency(driver: WindowDriver) -> None:
    page = driver.open([report(1)]).desk_page
    page.quick.macros.open()
    dialog = page.quick.macros.dialog
    assert dialog is not None
    QTest.mouseClick(dialog.new, Qt.MouseButton.LeftButton)
    QTest.keyClicks(dialog.editor.name, "Serahkan")
    for _ in range(2):
        QTest.keyClick(dialog.editor.move_to, Qt.Key.Key_Down)
    assert dialog.editor.agency.isVisibleTo(dialog)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert "needs the agency" in dialog.message.words()
    assert driver.desk.desk.reader.own_macros(driver.desk.desk.officer.id) is None
    dialog.close()


def test_what_is_typed_and_not_saved_is_there_again(driver: WindowDriver) -> None:
    page = driver.open([report(1)]).desk_page
    page.quick.macros.open()
    dialog = page.quick.macros.dialog
    assert dialog is not None
    dialog.activateWindow()
    driver.qtbot.waitUntil(dialog.isActiveWindow)
    QTest.mouseClick(dialog.new, Qt.MouseButton.LeftButton)
    QTest.keyClicks(dialog.editor.name, "Setengah jadi")
    second = dialog.list.visualItemRect(dialog.list.item(1)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert dialog.editor.name.text() == "Sudah di lokasi, kabari warga"
    QTest.keyClick(dialog.editor.name, Qt.Key.Key_Escape)
    driver.qtbot.waitUntil(lambda: page.quick.macros.dialog is None)
    page.quick.macros.open()
    again = page.quick.macros.dialog
    assert again is not None and "Setengah jadi (not saved)" in again.list.item(3).text()
    again.list.setCurrentRow(3)
    assert again.editor.name.text() == "Setengah jadi"
    assert driver.desk.desk.reader.own_macros(driver.desk.desk.officer.id) is None
    again.close()
