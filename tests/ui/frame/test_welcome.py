"""Who is new to the window is told how a day works, until he has read it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.fakes.window_office import report
from tests.ui.window_desk import WindowDriver
from widgets.buttons import PlainButton


def test_it_is_told_until_it_was_read(driver: WindowDriver) -> None:
    welcome = driver.open([report(1)], welcome=True).welcome
    assert welcome.isVisible() and "Ctrl+K" in welcome.words()
    driver.close()
    welcome = driver.open(welcome=True).welcome
    assert welcome.isVisible()
    button = next(button for button in welcome.findChildren(PlainButton) if button.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not welcome.isVisible()
    driver.close()
    assert not driver.open(welcome=True).welcome.isVisible()
