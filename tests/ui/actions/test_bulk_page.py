"""Several reports at once: ticked by key or mouse, one form, one confirmation, one undo."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from officer_app.domain.vocabulary import Status
from tests.fakes.window_office import WindowOffice, report
from tests.ui.window_desk import WindowDriver
from ui.actions.bulk_page import BulkPage
from ui.actions.offers import Action


@pytest.fixture
def bulk(driver: WindowDriver, office: WindowOffice) -> BulkPage:
    """Four reports, the first two ticked with X."""
    office.settings.undo_seconds = 10
    driver.open([report(1), report(2), report(3), report(4, status=Status.IN_PROGRESS)])
    driver.press("XX")
    return driver.desk.desk_page.bulk


def statuses(driver: WindowDriver) -> dict[int, Status]:
    rows = driver.desk.desk.reader.rows([f"report-{number:05}" for number in range(1, 5)])
    return {int(name[-1]): row.status for name, row in rows.items()}


def ticked(driver: WindowDriver) -> set[int]:
    return {int(name[-1]) for name in driver.desk.desk_page.queue.view.queue.ticks()}


def test_ticks_open_the_page_and_esc_closes_it(driver: WindowDriver, bulk: BulkPage) -> None:
    assert (bulk.isVisible(), driver.desk.desk_page.detail.isVisible()) == (True, False)
    assert bulk.title.text() == "2 report(s) ticked"
    driver.key(Qt.Key.Key_Escape)
    assert (ticked(driver), bulk.isVisible(), driver.desk.desk_page.detail.isVisible()) == (set(), False, True)


def test_one_button_and_one_confirmation_take_them_all_on_and_z_takes_it_back(driver: WindowDriver, bulk: BulkPage) -> None:
    chosen = ticked(driver)
    bulk.button(Action.TAKE_ON).click()
    taken = [number for number in chosen if statuses(driver)[number] is Status.WAITING]
    assert bulk.confirm.text() == f"Take on ({len(taken)} report(s))"
    QTest.keyClick(bulk.confirm, Qt.Key.Key_Space)
    driver.qtbot.waitUntil(lambda: all(statuses(driver)[number] is Status.IN_PROGRESS for number in taken))
    driver.qtbot.waitUntil(lambda: not set(taken) & ticked(driver))
    driver.qtbot.waitUntil(driver.desk.status.undo.isVisible)
    driver.desk.desk_page.queue.view.setFocus()
    driver.press("Z")
    driver.qtbot.waitUntil(lambda: all(statuses(driver)[number] is Status.WAITING for number in taken))


def test_one_answer_for_many_names_each_report(driver: WindowDriver, bulk: BulkPage) -> None:
    chosen = ticked(driver)
    bulk.start(Action.ANSWER)
    form = bulk.form()
    assert form is not None
    form.editor("answer").setPlainText("Laporan {nomor} di {kelurahan} sudah kami terima.")
    form.submitted.emit()
    reader = driver.desk.desk.reader
    driver.qtbot.waitUntil(lambda: reader.counts().unsent == len(chosen))
    for number in chosen:
        detail = reader.detail(f"report-{number:05}")
        assert detail is not None
        assert detail.report.public_answer == f"Laporan JK260304{number:04} di Klender sudah kami terima."


def test_the_form_for_many_has_the_verb_of_the_form_for_one_and_esc_belongs_to_what_is_open(
    driver: WindowDriver, bulk: BulkPage
) -> None:
    assert bulk.clear.text() == "Clear the ticks  (Esc)"
    for action in (Action.NOTE, Action.COORDINATE, Action.PRIORITISE):
        QTest.mouseClick(bulk.button(action), Qt.MouseButton.LeftButton)
        form = bulk.form()
        assert form is not None and bulk.confirm.text() == f"{form.spec.send} (2 report(s))"
        assert "Esc" not in bulk.clear.text()
        driver.key(Qt.Key.Key_Escape)
        assert bulk.form() is None and bulk.clear.text() == "Clear the ticks  (Esc)"
    QTest.mouseClick(bulk.quick, Qt.MouseButton.LeftButton)
    assert bulk.macros.is_open() and "Esc" not in bulk.clear.text()
    driver.key(Qt.Key.Key_Escape)
    assert not bulk.macros.is_open() and bulk.clear.text() == "Clear the ticks  (Esc)"
    assert len(ticked(driver)) == 2


def test_only_those_that_fit_are_counted(driver: WindowDriver, bulk: BulkPage) -> None:
    driver.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert ticked(driver) == {1, 2, 3, 4}
    assert bulk.button(Action.TAKE_ON).text() == "Take on (3)"
    assert not bulk.button(Action.REOPEN).isEnabled()


def test_an_empty_form_says_what_is_missing_and_changes_nothing(driver: WindowDriver, bulk: BulkPage) -> None:
    bulk.start(Action.COORDINATE)
    bulk.confirm.click()
    assert bulk.banner.isVisible()
    assert driver.desk.desk.reader.counts().unsent == 0
    driver.key(Qt.Key.Key_Escape)
    assert bulk.isVisible() and not bulk.confirm.isVisible()


def test_the_mouse_ticks_with_ctrl_and_shift(driver: WindowDriver, bulk: BulkPage) -> None:
    view = driver.desk.desk_page.queue.view
    view.queue.tick(view.queue.ticks(), on=False)

    def click(row: int, modifier: Qt.KeyboardModifier) -> None:
        place = view.visualRect(view.queue.index(row)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, QPoint(place))

    view._go(0)
    click(2, Qt.KeyboardModifier.ShiftModifier)
    assert len(ticked(driver)) == 3
    click(1, Qt.KeyboardModifier.ControlModifier)
    assert len(ticked(driver)) == 2


def write_a_note(driver: WindowDriver, bulk: BulkPage, words: str) -> None:
    """N and some words into the field that has the keys."""
    driver.press("N")
    driver.qtbot.waitUntil(lambda: bulk.form() is not None)
    QTest.keyClicks(driver.focus(), words)


def note_at_hand(driver: WindowDriver, bulk: BulkPage) -> str:
    """What the note's form holds when it is opened."""
    driver.press("N")
    driver.qtbot.waitUntil(lambda: bulk.form() is not None)
    form = bulk.form()
    assert form is not None
    return form.value("text")


def test_what_was_typed_for_several_is_there_again_for_them(driver: WindowDriver, bulk: BulkPage) -> None:
    write_a_note(driver, bulk, "Dicek bersama RW")
    driver.key(Qt.Key.Key_Escape)
    assert bulk.form() is None
    assert note_at_hand(driver, bulk) == "Dicek bersama RW"
    driver.key(Qt.Key.Key_Escape)
    driver.press("X")
    assert note_at_hand(driver, bulk) == "Dicek bersama RW"


def test_what_was_typed_for_several_is_not_offered_for_others_and_not_again_once_sent(
    driver: WindowDriver, bulk: BulkPage
) -> None:
    write_a_note(driver, bulk, "Dicek bersama RW")
    driver.key(Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_Escape)
    assert ticked(driver) == set()
    driver.press("X")
    assert note_at_hand(driver, bulk) == ""
    driver.key(Qt.Key.Key_Escape)
    driver.press("KKX")
    assert note_at_hand(driver, bulk) == "Dicek bersama RW"
    QTest.keyClick(driver.focus(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.qtbot.waitUntil(lambda: bulk.form() is None and not bulk.isVisible())
    driver.key(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert note_at_hand(driver, bulk) == ""


def test_another_language_leaves_what_was_typed_for_several(driver: WindowDriver, bulk: BulkPage) -> None:
    write_a_note(driver, bulk, "Dicek bersama RW")
    former = bulk.form()
    QApplication.sendEvent(bulk, QEvent(QEvent.Type.LanguageChange))
    form = bulk.form()
    assert form is not None and form is not former
    assert form.value("text") == "Dicek bersama RW"
