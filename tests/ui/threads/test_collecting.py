"""Garbage is collected in the GUI thread while the window lives, and by Python itself afterwards."""

import gc
import weakref

import pytest
from pytestqt.qtbot import QtBot

from ui.threads import collecting
from ui.threads.collecting import Collector


class Cycle:
    """Refers to itself."""

    def __init__(self) -> None:
        self.itself = self


def test_cycles_are_collected_by_the_timer_alone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "EVERY_MS", 5)
    collector = Collector(lambda: False)
    collector.start()
    try:
        assert not gc.isenabled()
        gone = weakref.ref(Cycle())
        qtbot.waitUntil(lambda: gone() is None)
    finally:
        collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_a_busy_line_is_waited_for_but_not_for_ever(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "EVERY_MS", 5)
    monkeypatch.setattr(collecting, "PATIENCE", 3)
    asked: list[bool] = []
    watched: list[weakref.ref[Cycle]] = []
    gone_after: list[int] = []

    def busy() -> bool:
        if watched and watched[0]() is None and not gone_after:
            gone_after.append(len(asked))
        asked.append(True)
        return True

    collector = Collector(busy)
    collector.start()
    # What was there before the start is never looked through.
    watched.append(weakref.ref(Cycle()))
    try:
        qtbot.waitUntil(lambda: bool(gone_after))
    finally:
        collector.stop()
    assert gone_after == [4]
