"""The real window in this process, opened as the shell opens it and driven from here."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from bench.errors import BenchError
from bench.homes import open_home
from officer_app.application import InstalledOffice, make_application
from sync.changes import Connection
from ui.frame.main_window import MainWindow
from ui.frame.workplace import Workplace
from ui.map.pane import MapPane
from ui.queue.view import QueueView
from ui.threads.collecting import Collector

SIZE = (1366, 768)
PATIENCE = 120.0


class WaitedInVain(BenchError):
    """Something in the window did not happen in time; the text says what."""


class InsideWindow:
    """A window that is open."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    @property
    def workplace(self) -> Workplace:
        """The officer's working place."""
        assert self.window.workplace is not None
        return self.window.workplace

    @property
    def queue(self) -> QueueView:
        """The queue's list."""
        return self.workplace.desk_page.queue.view

    @property
    def pane(self) -> MapPane:
        """The map; waits until there is one."""
        room = self.workplace.desk_page.map
        until(lambda: room.pane is not None, "a map")
        assert room.pane is not None
        return room.pane

    def until_synced(self, patience: float = PATIENCE) -> None:
        """Wait until the engine has nothing more to do."""
        until(self._is_synced, "a finished sync", patience)

    def _is_synced(self) -> bool:
        state = self.workplace.state
        return state.connection is Connection.ONLINE and not state.busy and state.last_sync is not None


def application() -> QApplication:
    """The application of this process, without a screen and a graphics card."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--disable-gpu")
    return make_application("id", "light")


@contextmanager
def opened(home: Path) -> Iterator[InsideWindow]:
    """The window of a home, until the block ends."""
    application()
    installation = open_home(home)
    installation.settings.undo_seconds = 0
    office = InstalledOffice(installation)
    window = MainWindow(office)
    collector = Collector(window.is_busy, window)
    try:
        window.start(SIZE)
        collector.start()
        yield InsideWindow(window)
    finally:
        collector.stop()
        window.close()
        shiboken6.delete(window)
        office.close()


def until(condition: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Let the window live until a condition holds."""
    end = time.monotonic() + patience
    while not condition():
        if time.monotonic() > end:
            raise WaitedInVain(f"waited {patience:.0f} s in vain for {what}")
        live(0.005)


def live(seconds: float) -> None:
    """Let the window live for some time."""
    _pause().wait(round(seconds * 1000))


class _Pause(QObject):
    """A loop that a timer ends; one for the whole run, because others would be collected in whatever thread is allocating."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._loop = QEventLoop(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._loop.quit)

    def wait(self, milliseconds: int) -> None:
        """Events are handled for so long."""
        self._timer.start(milliseconds)
        self._loop.exec()


@cache
def _pause() -> _Pause:
    return _Pause(application())
