"""Opens a whole window on real stores, without a map unless the test wants one, and closes it again."""

from collections.abc import Iterable

import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from officer_app.domain.reports import Report
from tests.fakes.window_office import WindowOffice
from ui.desk_page import MapMode
from ui.frame.main_window import MainWindow
from ui.frame.memory import WindowMemory
from ui.frame.workplace import Workplace
from ui.queue.report_list import QueueRole


class WindowDriver:
    """Works a window as an officer does."""

    def __init__(self, qtbot: QtBot, office: WindowOffice) -> None:
        self.qtbot = qtbot
        self.office = office
        self.window: MainWindow | None = None

    def open(
        self,
        reports: Iterable[Report] = (),
        *,
        map_mode: MapMode = MapMode.OFF,
        size: tuple[int, int] = (1366, 768),
        welcome: bool = False,
    ) -> Workplace:
        """Fill the stores and open the window on them, for somebody who knows it unless he is to be welcomed."""
        self.office.fill_reference()
        self.office.fill(reports)
        memory = WindowMemory(self.office.home)
        memory.keep_word("map", map_mode)
        if not welcome:
            memory.keep_word("welcome", "read")
        self.window = MainWindow(self.office)
        self.window.start(size)
        self.qtbot.waitUntil(self.window.isVisible)
        if self.office.officer is None:
            raise AssertionError("nobody is signed in")
        self.window.activateWindow()
        self.qtbot.waitUntil(self.office.running.is_set)
        # What the engine said before it set the flag has been posted; it is heard now, not in the middle of the test.
        QApplication.processEvents()
        self.qtbot.waitUntil(self.desk.turns.are_done)
        return self.desk

    def open_signed_out(self) -> MainWindow:
        """Open the window where nobody is signed in."""
        self.window = MainWindow(self.office)
        self.window.start((1366, 768))
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)
        return self.window

    def main(self) -> MainWindow:
        """The window, which is open."""
        assert self.window is not None
        return self.window

    @property
    def desk(self) -> Workplace:
        """The officer's working place."""
        assert self.window is not None and self.window.workplace is not None
        return self.window.workplace

    def numbers(self) -> list[int]:
        """The numbers of the reports in the list."""
        model = self.desk.desk_page.queue.view.queue
        names = (model.data(model.index(row), QueueRole.REPORT_ID) for row in range(model.rowCount()))
        return [int(str(name).rpartition("-")[2]) for name in names if name is not None]

    def headers(self) -> list[str]:
        """The headers of the groups in the list, as a screen reader says them."""
        model = self.desk.desk_page.queue.view.queue
        indexes = (model.index(row) for row in range(model.rowCount()))
        return [str(model.data(index)) for index in indexes if model.data(index, QueueRole.SECTION) is not None]

    def opened(self) -> str | None:
        """The report in the detail."""
        return self.desk.desk_page.detail.report_id()

    def press(self, keys: str) -> None:
        """Press letters one after the other where the focus is, each once what the former does has begun."""
        for key in keys:
            QTest.keyClicks(self.focus(), key)
            self._let_letters_pass()

    def type_at_once(self, text: str) -> None:
        """Type letters as fast as a machine, each where the focus is by then."""
        for letter in text:
            QTest.keyClicks(self.focus(), letter)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press one key where the focus is."""
        QTest.keyClick(self.focus(), key, modifier)
        self._let_letters_pass()

    def repeat(self, key: Qt.Key, text: str) -> None:
        """What a key that is held down sends again and again."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.focus(), QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text, autorep=True))

    def _let_letters_pass(self) -> None:
        place = self.window.workplace if self.window is not None else None
        if place is not None:
            guard = place.shortcuts.guard
            self.qtbot.waitUntil(lambda: not guard.is_waiting())

    def focus(self) -> QWidget:
        """What has the focus."""
        assert self.window is not None
        return self.window.focusWidget() or self.window

    def close(self) -> None:
        """Close the window; its threads end with it."""
        if self.window is not None and shiboken6.isValid(self.window):
            self.window.close()
            shiboken6.delete(self.window)
