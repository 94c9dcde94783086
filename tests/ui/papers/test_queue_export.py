"""The queue's export is about what the queue shows, and says how many reports that is; also where an older dialog is open."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from officer_app.domain.vocabulary import Status
from tests.fakes.window_office import report
from tests.ui.window_desk import WindowDriver


def said_by_the_dialog(driver: WindowDriver) -> list[str]:
    counter = driver.desk.desk_page.papers
    QTest.mouseClick(driver.desk.desk_page.queue.bar.export_button, Qt.MouseButton.LeftButton)
    driver.qtbot.waitUntil(lambda: counter.dialog is not None and counter.dialog.isVisible())
    assert counter.dialog is not None
    return [label.text() for label in counter.dialog.findChildren(QLabel)]


def test_the_number_is_that_of_the_rows(driver: WindowDriver) -> None:
    driver.open([report(1), report(2), report(3, status=Status.REJECTED), report(4, text="Sampah menumpuk")])
    queue = driver.desk.desk_page.queue
    assert any(f"All {queue.view.queue.rowCount()} " in text for text in said_by_the_dialog(driver))
    driver.press("/")
    driver.press("menumpuk")
    driver.qtbot.waitUntil(lambda: queue.view.queue.rowCount() == 1 and queue.bar.number() == 1)
    said = said_by_the_dialog(driver)
    assert any("All 1 " in text for text in said), said
