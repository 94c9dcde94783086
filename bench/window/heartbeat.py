"""How late the GUI thread is: a timer that should come every 10 ms, and a watchdog that looks where it is when it does not."""

import faulthandler
import gc
import re
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 0.010
# One frame at 60 a second; a beat that is later was seen.
FRAME = 0.016
_LOOK_EVERY = 0.004
_DEPTH = 12
# Where a thread that waits is: it takes nothing from anybody.
_RESTING = ("threading.py", "selectors.py", "socket.py", "queue.py", "thread.py", "tests/fakes/relay.py")
_HEAD = re.compile(r"(?:Current t|T)hread 0x([0-9a-f]+)")
_PLACE = re.compile(r'  File "(.*)", line (\d+) in (.*)')
_ROOT = Path(__file__).resolve().parents[2]


class Stall(msgspec.Struct, frozen=True, kw_only=True):
    """A beat that came late by more than a frame: by how long, when, and where the GUI thread was seen meanwhile.

    Times are in seconds; `at` counts from the heart's first beat. `work` is the processor time that the GUI thread itself used
    since the beat before: where it is less than a frame, the thread waited for a core or for the interpreter. `places` are
    stacks, innermost call first, with how often each was seen; none where the interpreter's lock was elsewhere throughout.
    `others` is where other threads were that ran meanwhile, `collecting` how much of it Python's garbage collection took, in
    whatever thread: it stops them all.
    """

    late: float
    at: float
    work: float
    places: list[tuple[int, list[str]]]
    others: list[tuple[int, list[str]]] = []
    collecting: float = 0.0


class Heartbeat(QObject):
    """Beats in the thread that makes it, from `start` until `stop`.

    `lateness` has every beat's, `work` the processor time that the thread used before each; in seconds.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lateness: list[float] = []
        self.work: list[float] = []
        self.stalls: list[Stall] = []
        self._thread = threading.get_ident()
        self._began = self._last = time.perf_counter()
        self._worked = time.thread_time()
        self._seen: list[tuple[float, list[str], list[list[str]]]] = []
        self._collected = 0.0
        self._collecting_since = 0.0
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
        self._worked = time.thread_time()
        self._timer.start()
        self._watchdog.start()
        gc.callbacks.append(self._note_collection)

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()
        self._ended.set()
        self._watchdog.join()
        gc.callbacks.remove(self._note_collection)

    def worst(self, count: int = 10) -> list[Stall]:
        """The longest stalls, longest first."""
        return sorted(self.stalls, key=lambda stall: -stall.late)[:count]

    def _beat(self) -> None:
        now = time.perf_counter()
        late = max(0.0, now - self._last - BEAT)
        work = time.thread_time() - self._worked
        self.lateness.append(late)
        self.work.append(work)
        if late > FRAME:
            # The watchdog may be adding at this moment: what it saw before this beat is what counts.
            seen = [entry for entry in self._seen.copy() if self._last < entry[0] < now]
            self.stalls.append(
                Stall(
                    late=late,
                    at=now - self._began,
                    work=work,
                    places=_most_common([stack for _, stack, _ in seen]),
                    others=_most_common([stack for _, _, stacks in seen for stack in stacks]),
                    collecting=self._collected,
                )
            )
        self._seen.clear()
        self._collected = 0.0
        self._last = time.perf_counter()
        self._worked = time.thread_time()
        # One after the other: beats missed are one late beat and not many.
        self._timer.start()

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK_EVERY):
            now = time.perf_counter()
            if now - self._last > BEAT + FRAME / 2:
                stacks = stacks_of_threads()
                here = stacks.pop(self._thread, [])
                stacks.pop(threading.get_ident(), None)
                others = [stack for stack in stacks.values() if stack and not stack[0].startswith(_RESTING)]
                self._seen.append((now, here, others))

    def _note_collection(self, phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            self._collecting_since = time.perf_counter()
        else:
            self._collected += time.perf_counter() - self._collecting_since


def _most_common(stacks: list[list[str]]) -> list[tuple[int, list[str]]]:
    return [(times, list(stack)) for stack, times in Counter(map(tuple, stacks)).most_common(3)]


def stacks_of_threads() -> dict[int, list[str]]:
    """Where each thread is, as `file:line function`, innermost call first.

    Written down by the interpreter in one go. Whoever holds another thread's frames keeps its painters alive, and ends them in
    the wrong thread: that brought the program down.
    """
    with tempfile.TemporaryFile() as file:
        faulthandler.dump_traceback(file, all_threads=True)
        file.seek(0)
        text = file.read().decode(errors="replace")
    found: dict[int, list[str]] = {}
    stack: list[str] = []
    for line in text.splitlines():
        if head := _HEAD.match(line):
            stack = found.setdefault(int(head[1], 16), [])
        elif (place := _PLACE.match(line)) and len(stack) < _DEPTH:
            stack.append(f"{_short(Path(place[1]))}:{place[2]} {place[3]}")
    return found


def _short(file: Path) -> str:
    return file.relative_to(_ROOT).as_posix() if file.is_relative_to(_ROOT) and ".venv" not in file.parts else file.name
