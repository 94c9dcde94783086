"""The sync threads: signals in the GUI thread, and an end within two seconds."""

import logging
import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from sync.changes import ChangeSet, Connection, SyncState
from ui.threads.sync import STOP_WITHIN_MS, SyncThread

CHANGE = ChangeSet(reports=frozenset({"a"}))


class Line:
    """A line whose engine speaks once and then waits for its end."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.made_in: list[QThread] = []
        self.woken = threading.Event()
        self.asked: list[str | None] = []
        self.waiting = threading.Event()

    def engine(
        self, stop: threading.Event, on_change: Callable[[ChangeSet], None], on_state: Callable[[SyncState], None]
    ) -> "Line":
        self.made_in.append(QThread.currentThread())
        self.stop, self.on_change, self.on_state = stop, on_change, on_state
        return self

    def run(self) -> None:
        if self.error is not None:
            raise self.error
        self.on_state(SyncState(connection=Connection.ONLINE))
        self.on_change(CHANGE)
        self.stop.wait()

    def wake(self) -> None:
        self.woken.set()

    def cursor_to_wait_at(self) -> str | None:
        return "c7"

    def attend(self, *, attended: bool) -> None:
        """Nothing is looked for."""

    def renew_documents(self) -> None:
        self.woken.set()

    def wait_for_changes(self, stop: threading.Event, cursor: Callable[[], str | None], on_change: Callable[[], None]) -> None:
        while not stop.is_set() and cursor() is None:
            stop.wait(0.01)
        self.asked.append(cursor())
        on_change()
        self.waiting.set()
        stop.wait()


def test_news_arrives_in_the_gui_thread_from_an_engine_of_another(qtbot: QtBot) -> None:
    line, heard = Line(), []
    sync = SyncThread(line)
    sync.changed.connect(lambda change: heard.append((change, QThread.currentThread())))
    with qtbot.waitSignals([sync.changed, sync.state_changed], timeout=5_000):
        sync.start()
    sync.stop()
    here = QThread.currentThread()
    assert heard == [(CHANGE, here)] and line.made_in[0] is not here


def test_the_waiter_knows_the_cursor_and_wakes_the_engine(qtbot: QtBot) -> None:
    line = Line()
    sync = SyncThread(line)
    sync.start()
    assert line.waiting.wait(5)
    assert line.asked == ["c7"] and line.woken.is_set()
    sync.stop()


def test_it_ends_within_two_seconds_and_waking_it_later_harms_nobody(qtbot: QtBot) -> None:
    sync = SyncThread(Line())
    sync.start()
    began = time.monotonic()
    sync.stop()
    assert time.monotonic() - began < STOP_WITHIN_MS / 1000
    sync.wake()


@pytest.mark.expects_errors
def test_an_unforeseen_error_ends_the_thread_not_the_window(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    sync = SyncThread(Line(error=RuntimeError("broken")))
    with caplog.at_level(logging.ERROR):
        sync.start()
        qtbot.waitUntil(lambda: "ended by an unexpected error" in caplog.text, timeout=5_000)
    sync.stop()
