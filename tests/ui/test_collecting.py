"""Garbage is collected in the GUI thread while the window lives, and by Python itself afterwards."""

import gc
import weakref

import pytest
from pytestqt.qtbot import QtBot

from ui import collecting
from ui.collecting import Collector


class Cycle:
    """Refers to itself."""

    def __init__(self) -> None:
        self.itself = self


def test_cycles_are_collected_by_the_timer_alone(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collecting, "EVERY_MS", 5)
    monkeypatch.setattr(collecting, "WHOLE_EVERY", 2)
    collector = Collector()
    collector.start()
    try:
        assert not gc.isenabled()
        gone = weakref.ref(Cycle())
        qtbot.waitUntil(lambda: gone() is None)
    finally:
        collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
