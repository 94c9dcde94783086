"""How late the GUI thread is: a timer that should come every 10 ms, and a watchdog that looks where the thread is when it does not."""

import sys
import threading
import time
from collections import Counter
from pathlib import Path
from types import FrameType

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 0.010
# One frame at 60 a second; a beat that is later was seen.
FRAME = 0.016
_LOOK_EVERY = 0.004
_DEPTH = 12
_ROOT = Path(__file__).resolve().parents[2]


class Stall(msgspec.Struct, frozen=True, kw_only=True):
    """A beat that came late by more than a frame: by how long, when, and where the GUI thread was seen meanwhile.

    Times are in seconds; `at` counts from the heart's first beat. `places` are stacks, innermost call first, with how often each
    was seen; none where the thread held the interpreter's lock throughout, or had to wait for it.
    """

    late: float
    at: float
    places: list[tuple[int, list[str]]]


class Heartbeat(QObject):
    """Beats in the thread that makes it, from `start` until `stop`; `lateness` has every beat's, in seconds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lateness: list[float] = []
        self.stalls: list[Stall] = []
        self._thread = threading.get_ident()
        self._began = self._last = time.perf_counter()
        self._seen: list[tuple[float, list[str]]] = []
        self._ended = threading.Event()
        self._watchdog = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(BEAT * 1000))
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to beat."""
        self._began = self._last = time.perf_counter()
        self._timer.start()
        self._watchdog.start()

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
        self._ended.set()
        self._watchdog.join()

    def worst(self, count: int = 10) -> list[Stall]:
        """The longest stalls, longest first."""
        return sorted(self.stalls, key=lambda stall: -stall.late)[:count]

    def _beat(self) -> None:
        now = time.perf_counter()
        late = max(0.0, now - self._last - BEAT)
        self.lateness.append(late)
        if late > FRAME:
            # The watchdog may be adding at this moment: what it saw before this beat is what counts.
            seen = [tuple(stack) for at, stack in self._seen.copy() if self._last < at < now]
            places = [(times, list(stack)) for stack, times in Counter(seen).most_common(3)]
            self.stalls.append(Stall(late=late, at=now - self._began, places=places))
        self._seen.clear()
        self._last = time.perf_counter()
        # One after the other: beats missed are one late beat and not many.
        self._timer.start()

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK_EVERY):
            now = time.perf_counter()
            if now - self._last > BEAT + FRAME / 2:
                frame = sys._current_frames().get(self._thread)
                self._seen.append((now, stack_of(frame)))


def stack_of(frame: FrameType | None) -> list[str]:
    """A stack as `file:line function`, innermost call first."""
    lines = []
    while frame is not None and len(lines) < _DEPTH:
        file = Path(frame.f_code.co_filename)
        name = file.relative_to(_ROOT).as_posix() if file.is_relative_to(_ROOT) and ".venv" not in file.parts else file.name
        lines.append(f"{name}:{frame.f_lineno} {frame.f_code.co_qualname}")
        frame = frame.f_back
    return lines
