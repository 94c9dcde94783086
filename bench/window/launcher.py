"""Start the real program and note when it was painted: `launcher SPAWNED REPORT KEYRING close|stay|wake ARGUMENT...`.

SPAWNED is the parent's `time.monotonic()` when it made this process, REPORT the JSON file to write. What is noted, in seconds
since then: `imported` when the program's own modules were there, `painted` when the queue had painted rows, `usable` when the
event loop was free again, `map` when the map had drawn its reports. Then the window is closed as by its button, or stays until a
signal ends it; with `wake` it syncs again and again meanwhile, instead of resting longer and longer after failures.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from officer_app import __main__ as program

# A map that does not come is given up.
_GIVE_UP_MS = 60_000
_WAKE_MS = 250


class Marks:
    """The moments of one start."""

    def __init__(self, spawned: float, report: Path, keyring: Path, mode: str) -> None:
        self._spawned = spawned
        self._report = report
        self._keyring = keyring
        self._mode = mode
        self._moments: dict[str, float] = {}
        self._load = program._load

    def load(self, name: str) -> Callable[..., Any]:
        """The program's own way to load, with the probes set just before the window is made."""
        loaded = self._load(name)
        if name == "officer_app.application:run_window":
            self.mark("imported")
            self._set_probes()
        return loaded

    def mark(self, name: str) -> None:
        """Note a moment, the first time that it comes."""
        self._moments.setdefault(name, time.monotonic() - self._spawned)

    def _set_probes(self) -> None:
        # All of this is loaded already: by the program, not for the probes.
        import keyring  # noqa: PLC0415
        from PySide6.QtCore import QTimer  # noqa: PLC0415
        from PySide6.QtGui import QPaintEvent  # noqa: PLC0415

        from bench.window.open_keyring import OpenKeyring  # noqa: PLC0415
        from ui.frame.main_window import MainWindow  # noqa: PLC0415
        from ui.map.room import MapRoom  # noqa: PLC0415
        from ui.queue.view import QueueView  # noqa: PLC0415

        keyring.set_keyring(OpenKeyring(self._keyring))
        painted, shown = QueueView.paintEvent, MapRoom._show_points
        marks = self

        def paint(view: QueueView, event: QPaintEvent) -> None:
            painted(view, event)
            if view.queue.rowCount() and "painted" not in marks._moments:
                marks.mark("painted")
                QTimer.singleShot(0, lambda: marks.mark("usable"))

        def show_points(room: MapRoom, points: Any) -> None:
            assert room.pane is not None
            room.pane.drawn.connect(lambda _count: marks.end(room))
            shown(room, points)

        QueueView.paintEvent = paint  # type: ignore[method-assign, assignment]
        MapRoom._show_points = show_points  # type: ignore[method-assign, assignment]
        self._probe_start(MainWindow)

    def _probe_start(self, kind: Any) -> None:
        from PySide6.QtCore import QTimer  # noqa: PLC0415

        marks = self
        started = kind.start

        def start(window: Any, size: tuple[int, int] | None = None) -> None:
            started(window, size)
            marks.mark("started")
            if marks._mode == "close":
                QTimer.singleShot(_GIVE_UP_MS, window.close)
            elif marks._mode == "wake":
                timer = QTimer(window)
                timer.timeout.connect(partial(_wake, window))
                timer.start(_WAKE_MS)

        kind.start = start

    def end(self, room: Any) -> None:
        """The map is drawn: tell, and close."""
        if "map" in self._moments:
            return
        self.mark("map")
        self._report.write_text(json.dumps(self._moments), encoding="utf-8")
        if self._mode == "close":
            room.window().close()


def _wake(window: Any) -> None:
    if window.workplace is not None:
        window.workplace.sync.wake()


def main() -> int:
    """Start the program as its users do."""
    spawned, report, keyring = float(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3])
    program._load = Marks(spawned, report, keyring, sys.argv[4]).load
    return program.main(sys.argv[5:])


if __name__ == "__main__":
    sys.exit(main())
