"""The window ends by signals and at a set time, and says one calm thing about an unforeseen error."""

import os
import signal
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from officer_app.ending import Departure, EndOnSignal, LastWords


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    return window


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals to send to oneself")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_closes_the_window_while_qt_waits(qtbot: QtBot, window: QWidget, number: signal.Signals) -> None:
    former = signal.getsignal(number)
    ending = EndOnSignal(window.close, window)
    try:
        os.kill(os.getpid(), number)
        qtbot.waitUntil(lambda: not window.isVisible())
    finally:
        ending.close()
    assert signal.getsignal(number) == former


def test_it_departs_with_a_picture(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    picture = tmp_path / "new" / "window.png"
    Departure(window, picture, 0.05).start()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert picture.stat().st_size > 100


def test_an_unforeseen_error_is_said_once_without_its_details(
    qtbot: QtBot, window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: heard.append(kind))
    words = LastWords(window)
    try:
        for error in (KeyError("rahasia"), ValueError("rahasia")):
            thread = threading.Thread(target=sys.excepthook, args=(type(error), error, None))
            thread.start()
            thread.join()
        qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    finally:
        words.close()
    boxes = window.findChildren(QMessageBox)
    assert heard == [KeyError, ValueError] and len(boxes) == 1 and not boxes[0].isModal()
    assert "rahasia" not in f"{boxes[0].text()}{boxes[0].informativeText()}{boxes[0].detailedText()}"
    boxes[0].close()
