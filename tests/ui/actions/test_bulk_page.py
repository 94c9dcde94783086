"""Several reports at once: ticked by key or mouse, one form, one confirmation, one undo."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

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
    assert bulk.confirm.text() == f"Take on: for {len(taken)} report(s)"
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
