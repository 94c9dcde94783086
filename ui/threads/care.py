"""The thread that looks after the stores while nobody asks, and tells what a person should know."""

import threading
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from sync.care.notices import Notice
from sync.pauses import Pauses, RealPauses
from ui.threads.sync import LoopThread


class RunningCaretaker(Protocol):
    """The part of `sync.care.caretaker.Caretaker` that the thread drives."""

    def run(self) -> None:
        """Look after the stores until stopped."""
        ...


MakeCaretaker = Callable[[threading.Event, Callable[[tuple[Notice, ...]], None], Pauses], RunningCaretaker]


class CareThread(QObject):
    """Runs one caretaker, from the window's start to its end, whoever is signed in.

    Signals (in the GUI thread): `noticed(notices)` with all that stand, whenever they are others than before.
    """

    noticed = Signal(object)

    def __init__(self, make: MakeCaretaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._stop = threading.Event()
        self._pauses = RealPauses(self._stop)
        self._thread = LoopThread("care", self._care, self)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End it; what it was in the middle of is done again some other time."""
        self._stop.set()
        self._pauses.wake()
        self._thread.wait()

    def _care(self) -> None:
        self._make(self._stop, self.noticed.emit, self._pauses).run()
