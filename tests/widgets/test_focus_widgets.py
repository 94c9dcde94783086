"""Where Tab goes, and how the focus is seen."""

import gc

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLineEdit, QListWidget, QVBoxLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

from widgets.flowing_text import FlowingText
from widgets.focus_ring import FocusRing, RowlessRing
from widgets.tab_order import order_tabs


def test_tab_follows_the_layouts_not_the_order_of_making(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    last, right, left, first = (QLineEdit(page) for _ in range(4))
    grid = QGridLayout()
    grid.addWidget(right, 0, 1)
    grid.addWidget(left, 0, 0)
    column = QVBoxLayout(page)
    column.addWidget(first)
    column.addLayout(grid)
    column.addWidget(last)
    page.show()
    order_tabs(page)
    first.setFocus()
    seen = [first]
    for _ in range(3):
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
        here = page.focusWidget()
        assert isinstance(here, QLineEdit)
        seen.append(here)
    assert seen == [first, left, right, last]


def test_a_ring_shows_the_focus_of_a_text_that_was_reached_by_key(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    text, other = FlowingText(page), QLineEdit(page)
    column = QVBoxLayout(page)
    column.addWidget(text)
    column.addWidget(other)
    page.show()
    page.activateWindow()
    ring = text.findChild(FocusRing)
    assert ring is not None and not ring.isVisible()
    text.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert ring.isVisible() and ring.size() == text.size()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert not ring.isVisible()
    text.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not ring.isVisible(), "who clicks knows where he is"


def test_a_list_without_a_row_at_hand_shows_the_focus_too(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    rows, other = QListWidget(page), QLineEdit(page)
    rows.addItems(["satu", "dua"])
    ring = RowlessRing(rows)
    column = QVBoxLayout(page)
    column.addWidget(other)
    column.addWidget(rows)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    corner = QPoint(1, rows.height() // 2)

    def is_framed() -> bool:
        colour = page.grab().toImage().pixelColor(rows.mapTo(page, corner))
        return colour == ring.palette().color(QPalette.ColorRole.Highlight)

    other.setFocus()
    QTest.keyClick(other, Qt.Key.Key_Tab)
    rows.setCurrentRow(-1)
    qtbot.waitUntil(is_framed)
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert rows.currentRow() == 0
    qtbot.waitUntil(lambda: not is_framed())
    QTest.keyClick(rows, Qt.Key.Key_Backtab)
    rows.setCurrentRow(-1)
    qtbot.waitUntil(lambda: not is_framed())


def test_ordering_leaves_nothing_behind_that_outlives_a_part(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column, line = QVBoxLayout(page), QHBoxLayout()
    column.addLayout(line)
    for layout in (line, column):
        layout.addWidget(QLineEdit(page))
    before = _items()
    order_tabs(page)
    # A wrapper of a layout's item is taken for whatever comes to lie at its address once Qt has deleted the item.
    assert _items() == before


def _items() -> int:
    gc.collect()
    return sum(type(kept) is QWidgetItem for kept in gc.get_objects())
