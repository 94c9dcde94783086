"""How the window ends: by a signal of the system, at a set time with a picture, and what it says about an unforeseen error."""

import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType, TracebackType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

_SIGNALS = tuple(number for name in ("SIGINT", "SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None)


class EndOnSignal(QObject):
    """Closes the window on Ctrl-C and when the system asks to end; Python alone would not hear it while Qt waits."""

    def __init__(self, end: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._end = end
        self._reading, self._writing = socket.socketpair()
        self._reading.setblocking(False)
        self._writing.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._former_fd = signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        self._former = {number: signal.signal(number, _ignore) for number in _SIGNALS}

    def close(self) -> None:
        """Leave the signals as they were."""
        for number, handler in self._former.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._former_fd)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    def _hear(self) -> None:
        if self._reading.recv(64):
            self._end()


class LastWords(QObject):
    """Shows one calm message for the first unforeseen error; the log has it already."""

    _raised = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._said = False
        self._former = sys.excepthook
        sys.excepthook = self._hear
        # Errors come from any thread; the message is shown by the GUI thread.
        self._raised.connect(self._say)

    def close(self) -> None:
        """Leave the hook as it was."""
        sys.excepthook = self._former

    def _hear(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._former(kind, error, trace)
        if issubclass(kind, Exception):
            self._raised.emit()

    def _say(self) -> None:
        if self._said:
            return
        self._said = True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("CROP Officer")
        box.setText(self.tr("Something unexpected happened"))
        box.setInformativeText(
            self.tr("What was saved is safe. You can go on; if something looks wrong, close the window and open it again.")
        )
        box.setModal(False)
        box.show()


class Departure(QObject):
    """Closes the window after some seconds, with a picture of it first where one is wanted."""

    def __init__(self, window: QWidget, screenshot: Path | None, seconds: float) -> None:
        super().__init__(window)
        self._window, self._screenshot = window, screenshot
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self._depart)

    def start(self) -> None:
        """Begin to count."""
        self._timer.start()

    def _depart(self) -> None:
        if self._screenshot is not None:
            self._screenshot.parent.mkdir(parents=True, exist_ok=True)
            self._window.grab().save(str(self._screenshot))
        self._window.close()


def _ignore(_number: int, _frame: FrameType | None) -> None:
    """Nothing: the wake-up byte tells the event loop."""
