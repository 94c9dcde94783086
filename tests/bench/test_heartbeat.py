"""The heart that benchmarks listen to: it finds a stall, says how long it was and where."""

import gc
import time

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from bench.window.heartbeat import FRAME, Heartbeat

STALL = 0.2


def hold_up_the_window() -> None:
    """Something slow in the GUI thread; the interpreter lets other threads run in between."""
    end = time.perf_counter() + STALL
    while time.perf_counter() < end:
        pass


def test_a_stall_is_found_with_its_length_and_its_place(qtbot: QtBot) -> None:
    heart = Heartbeat()
    heart.start()
    QTimer.singleShot(30, hold_up_the_window)
    qtbot.waitUntil(lambda: any(stall.late > STALL / 2 for stall in heart.stalls))
    heart.stop()
    (worst,) = heart.worst(1)
    assert worst.late > STALL / 2
    assert "hold_up_the_window" in worst.places[0][1][0]
    assert worst.places[0][1][0].startswith("tests/bench/test_heartbeat.py:")
    assert max(heart.lateness) == worst.late > FRAME


def test_a_collection_is_told_as_such(qtbot: QtBot) -> None:
    heart = Heartbeat()
    heart.start()

    def collect() -> None:
        hold_up_the_window()
        gc.collect()

    QTimer.singleShot(30, collect)
    qtbot.waitUntil(lambda: any(stall.late > STALL / 2 for stall in heart.stalls))
    heart.stop()
    assert heart.worst(1)[0].collecting > 0


def test_a_heart_that_stopped_says_nothing_more(qtbot: QtBot) -> None:
    heart = Heartbeat()
    heart.start()
    qtbot.waitUntil(lambda: len(heart.lateness) > 3)
    heart.stop()
    beats = len(heart.lateness)
    hold_up_the_window()
    later: list[None] = []
    QTimer.singleShot(50, lambda: later.append(None))
    qtbot.waitUntil(lambda: bool(later))
    assert len(heart.lateness) == beats
