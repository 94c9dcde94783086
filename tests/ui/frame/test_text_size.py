"""Larger text by keys and in the settings: at once, everywhere, kept, and with nothing cut."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.fakes.window_office import WindowOffice, report
from tests.ui.access_room import room_findings
from tests.ui.window_desk import WindowDriver
from ui.frame.rail import Place
from ui.theme import apply_text_size
from widgets.plain_editor import PlainEditor

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(autouse=True)
def usual_size(qapp: QApplication) -> Iterator[None]:
    yield
    apply_text_size(qapp, 100)


def sizes(root: QWidget) -> dict[QWidget, float]:
    kinds = (*root.findChildren(QLabel), *root.findChildren(QAbstractButton), *root.findChildren(PlainEditor))
    return {part: part.font().pointSizeF() for part in kinds if part.isVisible()}


def odd(driver: WindowDriver, before: dict[QWidget, float], share: float) -> dict[QWidget, tuple[float, float]]:
    """What has another size than this share of the one before."""
    assert driver.window is not None
    now = sizes(driver.window)
    return {part: (size, now[part]) for part, size in before.items() if part in now and abs(now[part] - share * size) > 0.02}


def test_ctrl_and_plus_makes_all_text_larger_at_once_and_zero_the_usual_size(driver: WindowDriver, office: WindowOffice) -> None:
    desk = driver.open([report(number) for number in range(1, 9)])
    driver.key(Qt.Key.Key_A)
    assert driver.window is not None
    before = sizes(driver.window)
    row = desk.desk_page.queue.view.visualRect(desk.desk_page.queue.view.currentIndex()).height()
    assert desk.desk_page.detail.panel.form() is not None
    for expected in (115, 130, 150, 150):
        driver.key(Qt.Key.Key_Plus, CTRL)
        assert office.settings.text_size == expected
    assert len(before) > 20
    driver.qtbot.waitUntil(lambda: odd(driver, before, 1.5) == {})
    view = desk.desk_page.queue.view
    driver.qtbot.waitUntil(lambda: view.visualRect(view.currentIndex()).height() > 1.2 * row)
    driver.key(Qt.Key.Key_Minus, CTRL)
    assert office.settings.text_size == 130
    driver.key(Qt.Key.Key_0, CTRL)
    assert office.settings.text_size == 100
    driver.qtbot.waitUntil(lambda: odd(driver, before, 1.0) == {})


def test_the_settings_offer_the_sizes_and_show_the_one_that_is_used(driver: WindowDriver, office: WindowOffice) -> None:
    desk = driver.open([report(1)])
    driver.key(Qt.Key.Key_Plus, CTRL)
    desk.go_to(Place.SETTINGS)
    box = desk.settings.text_size
    assert box.currentText() == "115 %"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    driver.qtbot.waitUntil(lambda: office.settings.text_size == 130)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_nothing_is_cut_when_the_text_grows_by_half(driver: WindowDriver, office: WindowOffice, size: tuple[int, int]) -> None:
    desk = driver.open([report(number) for number in range(1, 9)], size=size)
    for _ in range(3):
        driver.key(Qt.Key.Key_Plus, CTRL)
    assert driver.window is not None
    found = []
    for place in (Place.QUEUE, Place.OUTBOX, Place.ALERTS, Place.SETTINGS):
        desk.go_to(place)
        for _ in range(3):
            QApplication.processEvents()
        found += [f"{place}: {finding}" for finding in room_findings(driver.window, screen=size)]
    assert not found, "\n".join(found)


def test_a_new_window_opens_in_the_size_that_was_chosen(driver: WindowDriver, office: WindowOffice, qapp: QApplication) -> None:
    usual = qapp.font().pointSizeF()
    driver.open([report(1)])
    driver.key(Qt.Key.Key_Plus, CTRL)
    driver.close()
    desk = driver.open()
    title = desk.desk_page.detail.header.findChildren(QLabel)[0]
    assert title.font().pointSizeF() > 1.1 * usual
