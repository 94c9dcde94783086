"""What `test_screens.py` runs on one screen: with text at 150 % all words can be read whole too, by scrolling at worst."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from officer_app.translation import install_translator
from tests.fakes.window_office import WindowOffice, report
from tests.ui.access_empty import LEAST, EmptyStates
from tests.ui.access_states import States, findings
from tests.ui.screens.words import settled
from tests.ui.window_desk import WindowDriver
from ui.desk_page import MapMode
from ui.theme import apply_text_size
from widgets.empty_state import EmptyState


@pytest.fixture(autouse=True)
def large(qapp: QApplication) -> Iterator[None]:
    """Text as large as the settings offer it."""
    apply_text_size(qapp, 150)
    yield
    apply_text_size(qapp, 100)


def screen(app: QApplication) -> tuple[int, int]:
    room = app.primaryScreen().availableGeometry()
    return room.width(), room.height()


@pytest.mark.parametrize("language", ["id", "en"])
def test_all_words_can_be_read_whole(driver: WindowDriver, qapp: QApplication, language: str) -> None:
    install_translator(language)
    found = findings(States(driver, screen(qapp)), partial(settled, driver.qtbot))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", ["id", "en"])
def test_all_words_of_a_window_without_reports_can_be_read_whole(driver: WindowDriver, qapp: QApplication, language: str) -> None:
    install_translator(language)
    found = {name: settled(driver.qtbot, root) for name, root in EmptyStates(driver, screen(qapp)).walk()}
    assert len(found) >= LEAST and not any(found.values()), found


def squeezed(empty: EmptyState) -> list[str]:
    """Words that have less height than they need."""
    labels = [label for label in empty.findChildren(QLabel) if label.isVisible() and label.text()]
    assert labels
    return [label.text() for label in labels if label.height() < label.heightForWidth(label.width())]


def in_sight(empty: EmptyState, part: QWidget) -> bool:
    place = QRect(part.mapTo(empty.viewport(), QPoint()), part.size())
    return empty.viewport().rect().contains(place)


@pytest.mark.parametrize("language", ["id", "en"])
def test_why_a_list_beside_the_map_is_empty(
    driver: WindowDriver, office: WindowOffice, qapp: QApplication, language: str
) -> None:
    install_translator(language)
    page = driver.open([report(1)], map_mode=MapMode.SPLIT, size=screen(qapp)).desk_page
    driver.key(Qt.Key.Key_Slash)
    driver.type_at_once("tidak ada yang begini")
    empty = page.queue.empty
    driver.qtbot.waitUntil(empty.isVisible)
    driver.main().resize(driver.main().minimumSize())
    driver.qtbot.waitUntil(lambda: driver.main().size() == driver.main().minimumSize())
    driver.qtbot.waitUntil(lambda: not squeezed(empty))
    [button] = empty.findChildren(QPushButton)
    for _ in range(40):
        if driver.focus() is button:
            break
        QTest.keyClick(driver.focus(), Qt.Key.Key_Tab)
    assert driver.focus() is button
    driver.qtbot.waitUntil(lambda: in_sight(empty, button))
    QTest.keyClick(button, Qt.Key.Key_Space)
    driver.qtbot.waitUntil(lambda: driver.numbers() == [1])


def test_a_pane_without_a_report_scrolls_by_key_where_it_is_low(driver: WindowDriver, qapp: QApplication) -> None:
    install_translator("id")
    empty = driver.open([], size=screen(qapp)).desk_page.queue.empty
    driver.qtbot.waitUntil(empty.isVisible)
    empty.setFixedHeight(2 * empty.fontMetrics().height())
    driver.qtbot.waitUntil(lambda: not squeezed(empty))
    for _ in range(40):
        if driver.focus() is empty:
            break
        QTest.keyClick(driver.focus(), Qt.Key.Key_Tab)
    QTest.keyClick(driver.focus(), Qt.Key.Key_PageDown)
    driver.qtbot.waitUntil(lambda: empty.verticalScrollBar().value() > 0)
